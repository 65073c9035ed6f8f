"""Interim measures on banks' internet loans (2020 no. 9), art. 63."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.records import TRANSFER
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ASKED, Force


def binds(c):
    """Banks' and finance companies' loans through platforms, and their agencies, in mainland China."""
    return (
        c.within("CN")
        & among(c.creditor_kind, ("bank", "consumer_finance", "auto_finance"))
        & c.debt_is("platform_id")
    )


INSTRUMENT = Instrument(
    "internet_loan_measures_2020",
    rulebook="chn",
    title="Internet loan measures (2020 no. 9)",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2020, 7, 12)


@rule("Internet loan measures 2020, art. 63", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def agency_has_broken_the_law(c):
    """No agency with a record of violent or other unlawful collection is used."""
    return c.by_agency & among(c.agency_violation, ("found", "serious"))


@rule("Internet loan measures 2020, art. 63", effect=DENY, since=_SINCE, about=TRANSFER)
def placed_without_contract(c):
    """A case goes to an agency only under a contract that forbids pursuing people unrelated to the loan."""
    return (c.to == "agency") & no(c.contract)
