"""Measures on labelling content made by artificial intelligence (2025)."""

from datetime import date

from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Whoever sends what a model made, in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "ai_labelling_2025",
    rulebook="chn",
    title="AI labelling measures (2025)",
    force=Force.LAW,
    confidence=0.6,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2025, 9, 1)


@rule("AI labelling measures 2025", effect=DENY, since=_SINCE, about=WORDING)
def made_by_a_model_without_saying_so(c):
    """What a model speaks or writes says so, where people hear or see it."""
    return c.says("unlabelled_ai")
