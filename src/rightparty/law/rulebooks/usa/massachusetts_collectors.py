"""Massachusetts, 209 CMR 18: conduct of debt collectors."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.records import RECORD
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import (
    PROHIBITED,
    at_work,
    away_from_home_and_cell,
    fixed_line_of_unknown_place,
    owes_nothing,
    state,
)
from rightparty.law.vocabulary import (
    ALL,
    ATTEMPT,
    COLLECTOR,
    DEBT,
    DELAY,
    DENY,
    ELECTRONIC,
    IM_GROUP,
    LOCATE,
    NOT_ASKED,
    PERSON,
    PLACE,
    REQUIRE,
    SMS,
    SOCIAL,
    VOICE,
)

_PHONE = (*VOICE, SMS)


def binds(c):
    """Debt collectors, where the person may be in Massachusetts."""
    return c.within("US-MA") & c.us_collector


INSTRUMENT = state(
    "massachusetts_collectors",
    "US-MA",
    "209 CMR 18 (Massachusetts, collectors)",
    binds,
    confidence=0.9,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule(
    "209 CMR 18.16(1)(d)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_PHONE,
    legal_effect=PROHIBITED,
)
def two_calls_or_texts_in_seven_days(c):
    """At most two calls or texts about a debt within seven days to a person's home or cell."""
    # Attempts count: whether one that nobody took is a communication, the excerpt does not say.
    return no(away_from_home_and_cell(c) | fixed_line_of_unknown_place(c)) & (
        c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON, DEBT, PLACE), channels=_PHONE)
        >= c.limit("calls_in_seven_days")
    )


@rule(
    "209 CMR 18.16(1)(d)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_PHONE,
    legal_effect=PROHIBITED,
)
def two_calls_or_texts_elsewhere_in_thirty_days(c):
    """At most two calls or texts about a debt within thirty days anywhere but at home or to a cell."""
    # A fixed line of unknown place may be the one that was called already: all points count with it, out of
    # caution cells too, which cannot be it.
    limit = c.limit("calls_elsewhere_in_thirty_days")
    there = c.count(ATTEMPT, days=30, per=(COLLECTOR, PERSON, DEBT, PLACE), channels=_PHONE) >= limit
    anywhere = c.count(ATTEMPT, days=30, per=(COLLECTOR, PERSON, DEBT), channels=_PHONE) >= limit
    return (away_from_home_and_cell(c) & there) | (fixed_line_of_unknown_place(c) & anywhere)


@rule("209 CMR 18.16(1)(a)", effect=DELAY, since=_EVER, cuts=NOT_ASKED, legal_effect=PROHIBITED)
def outside_convenient_hours(c):
    """No contact before 8 or after 21 o'clock where the consumer may be."""
    return c.outside("contact_window")


@rule(
    "209 CMR 18.16(1)(c)",
    effect=DENY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_PHONE,
    legal_effect=PROHIBITED,
)
def asked_not_to_be_called_at_work(c):
    """Who asked not to be called at work is not: asked in writing for good, by word of mouth for ten days."""
    # An oral request lasts on if it is confirmed in writing within seven days: that is a written one.
    work = ("place=work",)
    written = c.notice("inconvenient_place", media=("written", "electronic"), detail=work)
    oral = c.notice_days("inconvenient_place", media=("oral",), detail=work) <= c.limit("oral_request_days")
    return at_work(c) & (written | oral | c.notice("employer_prohibits"))


@rule(
    "209 CMR 18.15",
    effect=DENY,
    since=_EVER,
    cuts=tuple(k for k in ALL if k != LOCATE),
    legal_effect=PROHIBITED,
)
def third_person_is_told(c):
    """Of others a collector may ask where the consumer is, and nothing besides."""
    return owes_nothing(c)


@rule(
    "209 CMR 18.15",
    effect=DENY,
    since=_EVER,
    cuts=(LOCATE,),
    channels=(*ELECTRONIC, IM_GROUP, SOCIAL),
    legal_effect=PROHIBITED,
)
def third_person_would_pay_for_the_question(c):
    """A question to others about where the consumer is costs them nothing, no data or text fee either."""
    # Whatever comes by text or data may cost its reader a fee: e-mail and an inbox no less than an app.
    return owes_nothing(c)


@rule("209 CMR 18.16(1)(c)", effect=REQUIRE, since=_EVER, about=RECORD, legal_effect=PROHIBITED)
def right_to_refuse_calls_at_work_is_not_told(c):
    """A debtor is told that they may ask not to be called at work."""
    return (c.kind == "work_calls_notice") & no(c.complete)
