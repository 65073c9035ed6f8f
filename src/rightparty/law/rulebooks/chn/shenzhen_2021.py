"""Shenzhen personal bankruptcy regulations (2021)."""

from datetime import date

from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force


def binds(c):
    """People in Shenzhen."""
    return c.within("CN-GD-Shenzhen")


INSTRUMENT = Instrument(
    "shenzhen_2021",
    rulebook="chn",
    title="Shenzhen personal bankruptcy regulations (2021)",
    force=Force.LAW,
    confidence=0.75,
    zone="Asia/Shanghai",
    place="CN-GD-Shenzhen",
    binds=binds,
)
_SINCE = date(2021, 3, 1)


@rule(
    "Shenzhen personal bankruptcy regulations 2021, effects of acceptance",
    effect=DENY,
    since=_SINCE,
    cuts=NOT_ORDERED,
)
def petition_was_accepted(c):
    """Once the court has accepted the debtor's petition, claims go to the administrator."""
    return c.notice("bankruptcy")
