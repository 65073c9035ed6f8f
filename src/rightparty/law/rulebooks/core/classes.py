"""What the content classes mean: a reply answers somebody, a reminder comes before the due date."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import LIMIT, LOCATE, REMINDER, REPLY, STATUTORY, Force

INSTRUMENT = Instrument(
    "classes",
    rulebook="core",
    title="Content classes",
    force=Force.POLICY,
    confidence=1.0,
    seen_in_original=True,
    parameters=load_parameters(__package__, "classes.toml"),
)
_EVER = date(1900, 1, 1)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(REMINDER,))
def nothing_to_remind_of(c):
    """A reminder goes before an instalment is due, with nothing overdue, or the day before a promise is."""
    of_instalment = (c.overdue <= 0) & (c.days_to_due <= c.limit("reminder_days"))
    return no(of_instalment) & no(c.promise_due_tomorrow)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(REPLY,))
def nothing_was_asked(c):
    """A reply answers an inbound contact of this person, once, in the same medium."""
    return no(c.is_reply)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(STATUTORY,))
def no_notice_is_ordered(c):
    """A notice that law orders goes out when it is asked for, never instead of something else."""
    return c.content != STATUTORY


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(LOCATE,))
def nobody_is_sought(c):
    """A question after somebody's whereabouts is put only where it was meant to be, never in passing."""
    return c.content != LOCATE
