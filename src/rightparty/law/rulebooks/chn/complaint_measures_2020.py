"""Measures on handling complaints of consumers of banks and insurers (2020)."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.records import RECORD
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Banks and consumer finance companies, in mainland China."""
    return c.within("CN") & among(c.creditor_kind, ("bank", "consumer_finance", "auto_finance", "trust"))


INSTRUMENT = Instrument(
    "complaint_measures_2020",
    rulebook="chn",
    title="Complaint measures (2020)",
    force=Force.LAW,
    confidence=0.9,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2020, 3, 1)


@rule("Complaint measures 2020, time limits", effect=DENY, since=_SINCE, about=RECORD)
def complaint_is_answered_late(c):
    """A complaint is decided within fifteen days, thirty where it is complex, sixty at most."""
    return (c.kind == "complaint") & (c.days_overdue > 0)


@rule("Complaint measures 2020, re-examination", effect=DENY, since=_SINCE, about=RECORD, confidence=0.6)
def reexamination_is_answered_late(c):
    """Whoever asks within thirty days that the answer be examined again hears of it within thirty more."""
    return (c.kind == "complaint_reexamination") & (c.days_overdue > 0)
