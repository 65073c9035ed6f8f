"""Criminal Law: pressing for a debt by violence, threat, stalking or harassment is a crime."""

from datetime import date

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


@rule("Criminal Law art. 293-1", effect=DENY, since=_SINCE, about=WORDING)
def threatens_or_harasses(c):
    """No text threatens, stalks or harasses."""
    return c.says("threatens", "harasses")


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
