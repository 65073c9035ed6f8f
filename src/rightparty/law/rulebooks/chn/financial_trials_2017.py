"""Supreme People's Court, opinions on financial trials (2017), art. 2: what a court takes off."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import NOTE, Force


def binds(c):
    """Licensed lenders, in mainland China."""
    return c.within("CN") & among(
        c.creditor_kind, ("bank", "consumer_finance", "auto_finance", "trust", "micro_loan")
    )


INSTRUMENT = Instrument(
    "financial_trials_2017",
    rulebook="chn",
    title="Opinions on financial trials (2017)",
    force=Force.LAW,
    confidence=0.8,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "financial_trials_2017.toml"),
)
_SINCE = date(2017, 8, 4)


@rule(
    "Opinions on financial trials 2017, art. 2", effect=NOTE, since=_SINCE, legal_effect="reducible_by_court"
)
def court_may_reduce_the_cost(c):
    """What a licensed lender's loan costs in all beyond 24 % a year, a court takes off if asked to."""
    return c.debt_number("all_in_rate") > c.limit("all_in_rate_max")
