"""Measures on protecting consumers of banks and insurers (2022 no. 9), art. 41."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force


def binds(c):
    """Banks and consumer finance companies, and their agencies, in mainland China."""
    return c.within("CN") & among(c.creditor_kind, ("bank", "consumer_finance", "auto_finance", "trust"))


INSTRUMENT = Instrument(
    "consumer_measures_2022",
    rulebook="chn",
    title="Consumer protection measures (2022 no. 9)",
    force=Force.LAW,
    confidence=0.9,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2023, 3, 1)


@rule("Measures 2022 no. 9, art. 41", effect=DENY, since=_SINCE, cuts=NOT_ORDERED, confidence=0.85)
def agency_was_not_announced(c):
    """The borrower is told plainly that an agency will collect, before it does."""
    return c.by_agency & no(c.agency_announced)


@rule("Measures 2022 no. 9, art. 41", effect=DENY, since=_SINCE, about=WORDING)
def poses_as_somebody_else(c):
    """Nobody poses as police, court or government, and no agency as the lender."""
    return c.says("poses_as_authority", "poses_as_other")


@rule("Measures 2022 no. 9, art. 41", effect=DENY, since=_SINCE, about=WORDING, confidence=0.95)
def presses_or_deceives(c):
    """No violence, threat, insult, harassment or deceit."""
    return c.says("threatens", "insults", "harasses", "deceives")
