"""Nevada, NRS 649.366: medical debt is collected only sixty days after a notice by mail."""

from datetime import date

from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, state
from rightparty.law.vocabulary import ATTEMPT, COLLECTOR, DEBT, DELAY, LETTER, NOT_ORDERED, PERSON

_NOTICE = "nv_medical_60day_notice"


def binds(c):
    """Collection agencies, for medical debt, where the person may be in Nevada."""
    return c.within("US-NV") & c.us_collector & c.debt_is("product", "medical")


INSTRUMENT = state(
    "nevada",
    "US-NV",
    "NRS 649.366 (Nevada)",
    binds,
    confidence=0.85,
    zone="America/Los_Angeles",
    numbers=False,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule("NRS 649.366", effect=DELAY, since=_EVER, cuts=NOT_ORDERED, legal_effect=PROHIBITED)
def medical_debt_within_sixty_days_of_the_notice(c):
    """A medical debt is collected only once sixty days have passed since a notice of it sent by mail."""
    # Of the notices of half a year, some went out sixty days ago or more: an older one is sent anew.
    # That the debtor made contact meanwhile waives nothing, so nothing here asks for it.
    sent = c.count(ATTEMPT, days=180, per=(COLLECTOR, PERSON, DEBT), channels=(LETTER,), flags=(_NOTICE,))
    lately = c.count(ATTEMPT, days=60, per=(COLLECTOR, PERSON, DEBT), channels=(LETTER,), flags=(_NOTICE,))
    return sent <= lately
