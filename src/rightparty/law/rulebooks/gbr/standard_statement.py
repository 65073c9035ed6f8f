"""The Standard Financial Statement: the form in which UK budgets are written for a plan."""

from datetime import date

from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Its members, lenders and advisers in the United Kingdom; whoever is not known to be none."""
    return c.within("GB") & c.member("sfs")


INSTRUMENT = Instrument(
    "standard_statement",
    rulebook="gbr",
    title="Standard Financial Statement",
    force=Force.SELF_REGULATION,
    confidence=0.85,
    zone="Europe/London",
    binds=binds,
    place="GB",
)
_SINCE = date(2017, 3, 1)  # the month in which the statement was first offered


@rule("Standard Financial Statement (2017), spending guidelines", effect=DENY, since=_SINCE, about="wording")
def budget_in_another_form(c):
    """A plan rests on a budget in the statement's own categories, by the guidelines of its year."""
    return (c.kind == "agreement_offer") & c.says("budget_in_another_form")
