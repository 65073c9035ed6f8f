"""Measures on short message services (2015)."""

from datetime import date

from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, SMS, Force


def binds(c):
    """Whoever sends text messages in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "sms_measures_2015",
    rulebook="chn",
    title="SMS measures (2015)",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2015, 6, 30)


@rule("SMS measures 2015, commercial messages", effect=DENY, since=_SINCE, about=WORDING, channels=(SMS,))
def sells_in_the_same_message(c):
    """A text about a debt does not sell anything: that would need consent and a way to opt out."""
    return c.says("sells")
