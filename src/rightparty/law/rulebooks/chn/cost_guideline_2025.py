"""Guideline on the all-in cost of micro-loan companies (December 2025), and its like for consumer finance."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force


def binds(c):
    """Micro-loan and consumer finance companies, in mainland China."""
    return c.within("CN") & among(c.creditor_kind, ("micro_loan", "consumer_finance"))


INSTRUMENT = Instrument(
    "cost_guideline_2025",
    rulebook="chn",
    title="Micro-loan cost guideline (2025)",
    force=Force.LAW,
    confidence=0.9,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "cost_guideline_2025.toml"),
)
_SINCE = date(2025, 12, 19)


@rule("Micro-loan cost guideline 2025", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def micro_loan_costs_too_much(c):
    """A micro-loan made since the guideline that costs more in all than 24 % a year is not demanded."""
    new = (c.creditor_kind == "micro_loan") & (c.debt_number("opened_on") >= c.limit("loans_since"))
    return new & (c.debt_number("all_in_rate") > c.limit("all_in_rate_max"))


@rule(
    "Guidance to consumer finance companies, 2026",
    effect=DENY,
    since=date(2026, 1, 1),
    cuts=NOT_ORDERED,
    confidence=0.6,
)
def consumer_finance_loan_costs_too_much(c):
    """A consumer finance loan made since 2026 that costs more in all than 24 % a year is not demanded."""
    new = (c.creditor_kind == "consumer_finance") & (
        c.debt_number("opened_on") >= c.limit("consumer_finance_loans_since")
    )
    return new & (c.debt_number("all_in_rate") > c.limit("all_in_rate_max"))
