"""Xiamen personal bankruptcy protection regulations (2025)."""

from datetime import date

from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force


def binds(c):
    """People in Xiamen."""
    return c.within("CN-FJ-Xiamen")


INSTRUMENT = Instrument(
    "xiamen_2025",
    rulebook="chn",
    title="Xiamen personal bankruptcy protection regulations (2025)",
    force=Force.LAW,
    confidence=0.75,
    zone="Asia/Shanghai",
    place="CN-FJ-Xiamen",
    binds=binds,
)
_SINCE = date(2025, 11, 1)


@rule(
    "Xiamen personal bankruptcy protection regulations 2025, effects of acceptance",
    effect=DENY,
    since=_SINCE,
    cuts=NOT_ORDERED,
)
def petition_was_accepted(c):
    """Once the court has accepted the debtor's petition, claims go to the administrator."""
    return c.notice("bankruptcy")
