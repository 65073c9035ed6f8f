"""Washington, RCW 19.16.250: prohibited practices of licensed collection agencies."""

from datetime import date

from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, at_work, state
from rightparty.law.vocabulary import ATTEMPT, COLLECTOR, COUPLE, DELAY, NOT_ASKED, PLACE, VISIT, VOICE


def binds(c):
    """Collection agencies that need a licence, where the person may be in Washington."""
    return c.within("US-WA") & c.us_collector


INSTRUMENT = state(
    "washington",
    "US-WA",
    "RCW 19.16.250 (Washington)",
    binds,
    confidence=0.7,
    zone="America/Los_Angeles",
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule("RCW 19.16.250 (frequency)", effect=DELAY, since=_EVER, cuts=NOT_ASKED, legal_effect=PROHIBITED)
def three_contacts_this_week(c):
    """At most three contacts within seven days with a debtor and their spouse together, in any form."""
    # "A single week" is read as any seven days; an answer to the debtor is excepted, and stays uncut.
    return c.count(ATTEMPT, days=7, per=(COLLECTOR, COUPLE)) >= c.limit("contacts_in_a_week")


@rule("RCW 19.16.250 (workplace)", effect=DELAY, since=_EVER, cuts=NOT_ASKED, legal_effect=PROHIBITED)
def one_contact_at_work_this_week(c):
    """At most one contact within seven days at the workplace."""
    return at_work(c) & (
        c.count(ATTEMPT, days=7, per=(COLLECTOR, COUPLE, PLACE)) >= c.limit("contacts_at_work_in_a_week")
    )


@rule(
    "RCW 19.16.250 (hours)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=(*VOICE, VISIT),
    legal_effect=PROHIBITED,
)
def outside_hours_at_home(c):
    """Nobody is called or visited at home before 7:30 or after 21:00."""
    # The two summaries seen differ on the morning: the federal hour governs covered collectors anyway.
    return c.outside("contact_window")
