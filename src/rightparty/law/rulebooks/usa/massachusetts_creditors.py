"""Massachusetts, 940 CMR 7: the attorney general's rule on creditors who collect their own debts."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import (
    PROHIBITED,
    away_from_home_and_cell,
    fixed_line_of_unknown_place,
    owes_nothing,
    state,
)
from rightparty.law.vocabulary import (
    ALL,
    ATTEMPT,
    CREDITOR,
    DEBT,
    DELAY,
    DENY,
    LOCATE,
    NOT_ASKED,
    PERSON,
    PLACE,
    SMS,
    VOICE,
)

_PHONE = (*VOICE, SMS)


def binds(c):
    """Creditors who collect for themselves, where the person may be in Massachusetts."""
    return c.within("US-MA") & no(c.us_collector)


INSTRUMENT = state(
    "massachusetts_creditors",
    "US-MA",
    "940 CMR 7 (Massachusetts, creditors)",
    binds,
    confidence=0.85,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule(
    "940 CMR 7.04(1)(f)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_PHONE,
    legal_effect=PROHIBITED,
    seen_in_original=False,
)
def two_calls_or_texts_in_seven_days(c):
    """At most two calls or texts about a debt within seven days to a person's home, cell or own number."""
    return no(away_from_home_and_cell(c) | fixed_line_of_unknown_place(c)) & (
        c.count(ATTEMPT, days=7, per=(CREDITOR, PERSON, DEBT, PLACE), channels=_PHONE)
        >= c.limit("calls_in_seven_days")
    )


@rule(
    "940 CMR 7.04(1)(f), 7.05(3)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_PHONE,
    legal_effect=PROHIBITED,
)
def two_calls_or_texts_elsewhere_in_thirty_days(c):
    """At most two calls or texts about a debt within thirty days anywhere else."""
    # A fixed line of unknown place may be the one that was called already: all points count with it, out of
    # caution cells too, which cannot be it.
    limit = c.limit("calls_elsewhere_in_thirty_days")
    there = c.count(ATTEMPT, days=30, per=(CREDITOR, PERSON, DEBT, PLACE), channels=_PHONE) >= limit
    anywhere = c.count(ATTEMPT, days=30, per=(CREDITOR, PERSON, DEBT), channels=_PHONE) >= limit
    return (away_from_home_and_cell(c) & there) | (fixed_line_of_unknown_place(c) & anywhere)


@rule(
    "940 CMR 7.05(2), (3), 7.06(1), (2)",
    effect=DENY,
    since=_EVER,
    cuts=tuple(k for k in ALL if k != LOCATE),
    legal_effect=PROHIBITED,
)
def others_could_infer_a_debt(c):
    """Neither the household nor anybody else hears anything that implies a debt."""
    # A name without a business could be left with the household (7.05(3)): nothing of ours is that bare.
    return owes_nothing(c)


@rule("940 CMR 7.05(3)", effect=DELAY, since=_EVER, cuts=NOT_ASKED, legal_effect=PROHIBITED)
def outside_waking_hours(c):
    """Contact is made in waking hours: from 8 to 21 o'clock Eastern time, and where the person may be."""
    return c.outside("contact_window") | c.outside("contact_window", zone="America/New_York")
