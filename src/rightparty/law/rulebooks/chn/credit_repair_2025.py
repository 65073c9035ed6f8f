"""One-off credit repair notice (December 2025): its time is over."""

from datetime import date

from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Anybody, in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "credit_repair_2025",
    rulebook="chn",
    title="Credit repair notice (2025)",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2026, 4, 1)


@rule("Credit repair notice 2025-12-22", effect=DENY, since=_SINCE, about=WORDING)
def promises_a_repair_that_is_over(c):
    """Since the repair of records has ended, no text promises it: it was automatic and free."""
    return c.says("promises_credit_repair")
