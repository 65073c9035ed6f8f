"""California, Civil Code 1788 ff. (Rosenthal Act): federal rules for creditors too, and two disclosures."""

from datetime import date

from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, owes_nothing, state
from rightparty.law.vocabulary import ALL, DENY, LETTER, LOCATE, REQUIRE, TELLING


def binds(c):
    """Original creditors and collectors, where the person may be in California."""
    return c.within("US-CA")


INSTRUMENT = state(
    "california",
    "US-CA",
    "Cal. Civ. Code 1788 ff. (California)",
    binds,
    confidence=0.6,
    zone="America/Los_Angeles",
    numbers=False,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule(
    "Cal. Civ. Code 1788.12, 1788.17",
    effect=DENY,
    since=_EVER,
    cuts=tuple(k for k in ALL if k != LOCATE),
    legal_effect=PROHIBITED,
)
def others_are_told(c):
    """A creditor, like a collector, tells nobody but the debtor of the debt."""
    return owes_nothing(c)


@rule(
    "Cal. Civ. Code 1788.14(d)",
    effect=REQUIRE,
    since=_EVER,
    cuts=TELLING,
    channels=(LETTER,),
    obligation="time_barred_disclosure",
)
def time_barred_debt_is_called_so(c):
    """A letter about a debt whose limitation has passed says that nobody will be sued for it."""
    return c.time_barred


@rule(
    "Cal. Civ. Code 1788.11(b)",
    effect=REQUIRE,
    since=_EVER,
    cuts=TELLING,
    channels=(LETTER,),
    obligation="licence_number",
)
def licence_number_is_shown(c):
    """A collector's letter shows the number of its California licence."""
    return c.us_collector
