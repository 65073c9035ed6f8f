"""When collection stops everywhere, agencies included, until something happens."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    ATTEMPT,
    CALLBACK,
    CREDITOR,
    DENY,
    FULL,
    KNOCK,
    NOT_ASKED,
    NOT_ORDERED,
    OFFER,
    PERSON,
    REMINDER,
    SUSPEND,
    Force,
)

INSTRUMENT = Instrument(
    "stops",
    rulebook="core",
    title="Stops",
    force=Force.POLICY,
    confidence=1.0,
    seen_in_original=True,
    parameters=load_parameters(__package__, "stops.toml"),
)
_EVER = date(1900, 1, 1)
_PRESSING = (FULL, CALLBACK, KNOCK, REMINDER)


@rule("Rightparty stop 1", effect=DENY, since=_EVER, cuts=NOT_ASKED)
def person_opted_out(c):
    """The person, or the holder of this point, asked us to stop: it ends only when they say so."""
    return c.notice("opt_out") | c.notice("refuses_contact")


@rule("Rightparty stop 1", effect=DENY, since=_EVER, cuts=NOT_ORDERED)
def person_ceased_contact(c):
    """The person told us to cease, or refused to pay: only what law orders, or they ask, may follow."""
    return c.notice("cease") | c.notice("refused_to_pay")


@rule("Rightparty stop 2", effect=SUSPEND, since=_EVER, cuts=NOT_ORDERED, event="representation_ended")
def represented(c):
    """Somebody acts for the person on this debt, attorney or guardian: we speak to them, not past them."""
    return no(c.stands_in) & (c.represented | c.notice("attorney") | c.notice("adviser"))


@rule("Rightparty stop 3", effect=SUSPEND, since=_EVER, cuts=NOT_ORDERED, event="dispute_answered")
def disputed(c):
    """The debt is disputed, or somebody else took it out in this name: it is looked into first."""
    return c.notice("dispute") | c.notice("identity_theft")


@rule("Rightparty stop 4", effect=DENY, since=_EVER, cuts=NOT_ORDERED)
def debt_is_settled(c):
    """The debt is settled, sold or discharged."""
    return c.settled | c.notice("settled")


@rule("Rightparty stop 4", effect=SUSPEND, since=_EVER, cuts=(*_PRESSING, OFFER), event="payment_posted")
def payment_under_way(c):
    """A payment is on its way: nobody is asked twice."""
    return c.payment_pending | c.notice("payment_pending")


@rule("Rightparty stop 4", effect=SUSPEND, since=_EVER, cuts=(*_PRESSING, OFFER), event="next_day")
def payment_was_taken_back_today(c):
    """A payment went back: nobody is asked for it on the same day."""
    return c.reversed_today


@rule(
    "Rightparty stop 5",
    effect=SUSPEND,
    since=_EVER,
    cuts=(FULL, OFFER, CALLBACK, KNOCK),
    event="agreement_breached",
)
def agreement_kept(c):
    """A repayment agreement is being kept: collection stops, here and at every agency."""
    return c.agreement_performing | c.notice("agreement_performing")


@rule("Rightparty stop 5", effect=SUSPEND, since=_EVER, cuts=(FULL, CALLBACK, KNOCK), event="promise_due")
def promise_is_open(c):
    """A promise to pay is open: we wait until the day after it is due."""
    return c.promise_open


@rule("Rightparty stop 5", effect=SUSPEND, since=_EVER, cuts=(OFFER,), event="promise_due")
def promise_waits_without_an_offer(c):
    """While a promise to pay is open nothing is offered: only one that was just kept may be confirmed."""
    return c.promise_open & no(c.promise_kept_lately)


@rule("Rightparty stop 5", effect=SUSPEND, since=_EVER, cuts=(REMINDER,), event="promise_due")
def promise_is_reminded_of_once(c):
    """Of an open promise one reminder goes, on the day before it is due."""
    again = c.count(ATTEMPT, days=1, per=(CREDITOR, PERSON), contents=(REMINDER,)) >= c.limit(
        "promise_reminders"
    )
    return c.promise_open & (no(c.promise_due_tomorrow) | again)


@rule("Rightparty stop 6", effect=SUSPEND, since=_EVER, cuts=NOT_ORDERED, event="moratorium_ended")
def moratorium(c):
    """A moratorium or bankruptcy protects the person."""
    return c.notice("moratorium") | c.notice("bankruptcy")


@rule("Rightparty stop 7", effect=DENY, since=_EVER)
def person_has_died(c):
    """The person has died: nobody writes to the dead, and their family does not owe for being family."""
    return (c.person_status == "deceased") | c.notice("deceased")


@rule("Rightparty stop 7", effect=SUSPEND, since=_EVER, cuts=NOT_ASKED, event="welfare_cleared")
def person_is_at_risk(c):
    """The person may harm themselves, mourns, or lacks capacity: people come first."""
    return (
        among(c.person_status, ("minor", "incapable"))
        | c.notice("incapable")
        | c.notice("welfare_risk")
        | c.notice("bereavement")
    )


@rule("Rightparty stop 8", effect=SUSPEND, since=_EVER, cuts=_PRESSING, event="hardship_decided")
def hardship_is_open(c):
    """The person told us that they cannot pay: offers may follow, pressing may not."""
    return c.notice("hardship")


@rule("Rightparty stop 8", effect=SUSPEND, since=_EVER, cuts=NOT_ORDERED, event="complaint_closed")
def complaint_is_open(c):
    """A complaint is open: only its answer may go out."""
    return c.notice("complaint_open") | c.complaint_unanswered


@rule("Rightparty stop 10", effect=DENY, since=_EVER)
def agency_left_a_recall_unanswered(c):
    """An agency that has not acknowledged a recall within 24 hours does nothing, about any debt."""
    return c.by_agency & c.agency_recall_overdue


@rule("Rightparty stop 9", effect=DENY, since=_EVER, cuts=NOT_ASKED)
def hour_named_inconvenient(c):
    """The person named this hour or day as inconvenient."""
    return c.inconvenient_now
