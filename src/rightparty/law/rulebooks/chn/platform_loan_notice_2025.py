"""Notice on banks' internet loans through platforms (2025 no. 9): what a loan may cost in all."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ASKED, NOT_ORDERED, Force


def binds(c):
    """Banks' and platforms' loans through platforms, in mainland China."""
    return c.within("CN") & among(c.creditor_kind, ("bank", "platform")) & c.debt_is("platform_id")


INSTRUMENT = Instrument(
    "platform_loan_notice_2025",
    rulebook="chn",
    title="Platform loan notice (2025 no. 9)",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "platform_loan_notice_2025.toml"),
)
_SINCE = date(2025, 10, 1)


@rule("Notice 2025 no. 9, all-in cost", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def costs_more_than_the_cap(c):
    """A platform loan that costs more in all than 24 % a year is not demanded as it stands."""
    since = c.debt_number("opened_on") >= c.limit("loans_since")
    return since & (c.debt_number("all_in_rate") > c.limit("all_in_rate_max"))


@rule("Notice 2025 no. 9, collection", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def agency_has_broken_the_law(c):
    """The bank answers for collection of a platform loan: no agency with a record of violations is used."""
    return c.by_agency & among(c.agency_violation, ("found", "serious"))
