"""One counter across lenders: caps on what a person hears from all lenders that count together.

No law asks for it. It binds those whom a house policy names in `lenders_counted_together`, each with the
legal basis that it has recorded; without them, it is no part of the law that decides.
"""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ATTEMPT, DELAY, HUMANE_CAPPED, LENDERS, PERSON, TOLD, UNASKED, Force


def counts_together(c):
    """Lenders of one installation that count their contacts together, by a house policy."""
    return c.counts_with_lenders


INSTRUMENT = Instrument(
    "lenders",
    rulebook="house",
    title="House policy of several lenders",
    force=Force.POLICY,
    confidence=1.0,
    seen_in_original=True,
    binds=counts_together,
    parameters=load_parameters(__package__, "lenders.toml"),
    lenders={},
)
_EVER = date(1900, 1, 1)


@rule("House policy 7", effect=DELAY, since=_EVER, cuts=HUMANE_CAPPED)
def told_today_by_some_lender(c):
    """At most one contact a day that tells of a debt, over all lenders that count together."""
    return c.count(TOLD, days=1, per=(LENDERS, PERSON), contents=HUMANE_CAPPED) >= c.limit(
        "telling_contacts_of_all_lenders_per_day"
    )


@rule("House policy 7", effect=DELAY, since=_EVER, cuts=HUMANE_CAPPED)
def told_often_enough_by_all_lenders(c):
    """At most four contacts in thirty days that tell of a debt, over all lenders that count together."""
    return c.count(TOLD, days=30, per=(LENDERS, PERSON), contents=HUMANE_CAPPED) >= c.limit(
        "telling_contacts_of_all_lenders_in_30_days"
    )


@rule("House policy 7", effect=DELAY, since=_EVER, cuts=UNASKED)
def contacted_often_enough_by_all_lenders(c):
    """At most seven attempts in seven days, of any kind, over all lenders that count together."""
    return c.count(ATTEMPT, days=7, per=(LENDERS, PERSON), contents=UNASKED) >= c.limit(
        "contacts_of_all_lenders_in_seven_days"
    )
