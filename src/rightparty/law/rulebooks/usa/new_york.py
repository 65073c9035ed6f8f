"""New York State, 23 NYCRR 1: debt collection by third-party debt collectors and debt buyers."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, at_work, state
from rightparty.law.vocabulary import DENY, EMAIL, NOT_ORDERED, REQUIRE, SUSPEND


def binds(c):
    """Debt collectors, where the person may be in New York State."""
    return c.within("US-NY") & c.us_collector


INSTRUMENT = state(
    "new_york",
    "US-NY",
    "23 NYCRR 1 (New York State)",
    binds,
    confidence=0.85,
    numbers=False,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule(
    "23 NYCRR 1.4",
    effect=SUSPEND,
    since=_EVER,
    cuts=NOT_ORDERED,
    event="debt_substantiated",
    legal_effect=PROHIBITED,
)
def substantiation_is_asked_for(c):
    """Who disputes a charged-off debt is sent its substantiation in writing; until then collection stops."""
    charged_off = c.debt_is("status", "written_off") | c.debt_is("charged_off_on")
    return charged_off & c.notice("dispute")


@rule("23 NYCRR 1.4", effect=REQUIRE, since=_EVER, about="record", legal_effect=PROHIBITED)
def substantiation_is_late(c):
    """Substantiation of a charged-off debt goes out within sixty days of the request."""
    # `days_overdue` counts from the end of the sixty days.
    return (c.kind == "substantiation") & (c.days_overdue > 0)


@rule("23 NYCRR 1.2", effect=REQUIRE, since=_EVER, about="record", legal_effect=PROHIBITED)
def initial_disclosures_are_missing(c):
    """The first notices tell, beyond the federal one, what a collector may not do and what is exempt."""
    return (c.kind == "new_york_initial_notice") & no(c.complete)


@rule(
    "23 NYCRR 1.6",
    effect=DENY,
    since=_EVER,
    cuts=NOT_ORDERED,
    channels=(EMAIL,),
    legal_effect=PROHIBITED,
    confidence=0.6,
    seen_in_original=False,
)
def email_without_written_consent(c):
    """E-mail goes only with written consent, to an address the person gave, and never to an employer's."""
    written = c.notice(
        "consent",
        media=("written", "electronic"),
        to="collector",
        for_channel=True,
        detail=("purpose=electronic",),
    )
    return at_work(c) | no(written)
