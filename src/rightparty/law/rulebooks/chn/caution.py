"""What we keep to in mainland China beyond the texts: quiet public holidays, and messages in good time."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, ELECTRONIC, UNASKED, Force


def binds(c):
    """Every contact that concerns mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "caution",
    rulebook="chn",
    title="Caution in mainland China",
    force=Force.POLICY,
    confidence=1.0,
    zone="Asia/Shanghai",
    binds=binds,
    parameters=load_parameters(__package__, "caution.toml"),
    seen_in_original=True,
    place="CN",
)
_EVER = date(1900, 1, 1)


@rule("Caution, after Civil Code art. 1033(1)", effect=DELAY, since=_EVER, cuts=UNASKED)
def on_a_public_holiday(c):
    """Nobody is contacted on a public holiday of mainland China, wherever they may be."""
    return c.outside("working_days")


@rule(
    "Caution, after GB/T 45251-2025, 5.3 (hours)",
    effect=DELAY,
    since=_EVER,
    cuts=UNASKED,
    channels=ELECTRONIC,
)
def too_late_to_arrive_in_time(c):
    """From ten minutes before the hours end no message is handed over: carriers may need as long as that."""
    return c.outside("handed_over_by") & no(c.within_agreed_hours)
