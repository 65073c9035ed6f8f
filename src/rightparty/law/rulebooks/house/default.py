"""The default house policy: few contacts, fewer knocks, and no stale balance."""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    ATTEMPT,
    CREDITOR,
    DELAY,
    DENY,
    HUMANE_CAPPED,
    KNOCK,
    PERSON,
    POINT,
    SMS,
    TOLD,
    UNANSWERED,
    UNASKED,
    VOICE,
    Force,
)

INSTRUMENT = Instrument(
    "default",
    rulebook="house",
    title="House policy",
    force=Force.POLICY,
    confidence=1.0,
    seen_in_original=True,
    parameters=load_parameters(__package__, "default.toml"),
)
_EVER = date(1900, 1, 1)


@rule("House policy 1", effect=DELAY, since=_EVER, cuts=HUMANE_CAPPED)
def told_today_already(c):
    """At most one contact a day that tells of a debt, over all debts and agencies."""
    return c.count(TOLD, days=1, per=(CREDITOR, PERSON), contents=HUMANE_CAPPED) >= c.limit(
        "telling_contacts_per_day"
    )


@rule("House policy 1", effect=DELAY, since=_EVER, cuts=HUMANE_CAPPED)
def told_often_enough_this_month(c):
    """At most four contacts in thirty days that tell of a debt: at five, most people feel harassed."""
    return c.count(TOLD, days=30, per=(CREDITOR, PERSON), contents=HUMANE_CAPPED) >= c.limit(
        "telling_contacts_in_30_days"
    )


@rule("House policy 2", effect=DELAY, since=_EVER, cuts=UNASKED)
def texted_often_enough(c):
    """At most one text message a day and three in seven days."""
    return (c.channel == SMS) & (
        (c.count(ATTEMPT, days=1, per=(CREDITOR, PERSON), channels=(SMS,)) >= c.limit("sms_per_day"))
        | (c.count(ATTEMPT, days=7, per=(CREDITOR, PERSON), channels=(SMS,)) >= c.limit("sms_in_seven_days"))
    )


@rule("House policy 3", effect=DELAY, since=_EVER, cuts=(KNOCK,))
def knocked_often_enough(c):
    """At most two knocks in thirty days at one point."""
    return c.count(ATTEMPT, days=30, per=POINT, contents=(KNOCK,)) >= c.limit("knocks_in_30_days")


@rule("House policy 3", effect=DELAY, since=_EVER, cuts=(KNOCK,))
def knocked_in_vain(c):
    """After three knocks without an answer a point rests for 180 days, from the last of them on."""
    # "Three ever": 540 days are as far back as three knocks can lie that are each less than a rest apart.
    # Only the rest tells when to ask again, so the limit stands first here: a cap is `count >= limit`.
    in_vain = c.limit("knocks_without_answer") <= c.count(
        ATTEMPT, days=540, per=POINT, contents=(KNOCK,), since_answer=True
    )
    return in_vain & (
        c.count(ATTEMPT, days=180, per=POINT, contents=(KNOCK,), since_answer=True)
        >= c.limit("knocks_within_rest")
    )


@rule("House policy 4", effect=DENY, since=_EVER, cuts=UNASKED)
def balance_is_too_old(c):
    """Nobody is contacted over a balance that may have been paid since it was drawn up."""
    return c.balance_age_hours > c.limit("balance_hours_max")


@rule("House policy 5", effect=DELAY, since=_EVER, cuts=UNASKED)
def outside_house_hours(c):
    """The lender's own hours, where it keeps shorter ones than the law."""
    return c.outside("contact_window")


@rule("House policy 6", effect=DELAY, since=_EVER, cuts=UNASKED, channels=VOICE)
def called_in_vain_today(c):
    """At most six unanswered calls a day to one person, over all their numbers and all agencies."""
    return c.count(UNANSWERED, days=1, per=(CREDITOR, PERSON), channels=VOICE) >= c.limit(
        "unanswered_calls_per_day"
    )
