"""What we keep to in mainland China where no text that was read binds us: public holidays are left in peace."""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, UNASKED, Force


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
