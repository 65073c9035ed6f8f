"""Criminal Law: pressing for an unlawful debt by violence, threat, stalking or harassment is a crime."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.records import TRANSFER, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Anybody, in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "criminal_law",
    rulebook="chn",
    title="Criminal Law of the PRC",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    seen_in_original=True,
)
_SINCE = date(2021, 3, 1)

_LICENSED = ("bank", "consumer_finance", "auto_finance", "trust", "micro_loan", "financing_co")
"""Lenders under supervision, whose loans are lawful: art. 293-1 speaks of usury and other unlawful debts."""


@rule("Criminal Law art. 293-1", effect=DENY, since=_SINCE, about=WORDING)
def threatens_or_harasses(c):
    """No text threatens, stalks or harasses over a debt that may be unlawful: that of no licensed lender."""
    return c.says("threatens", "harasses") & no(among(c.creditor_kind, _LICENSED))


@rule(
    "Criminal Law art. 253-1; interpretation of 2017, arts. 3, 5",
    effect=DENY,
    since=date(2017, 6, 1),
    about=TRANSFER,
    confidence=0.8,
)
def told_to_third_persons(c):
    """What is known of a citizen's credit and property is supplied to nobody outside the debt."""
    return c.to == "third_person"
