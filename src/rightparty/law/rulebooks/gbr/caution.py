"""What we take "unreasonable times" to be in the United Kingdom, where the law names no hours."""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, NOT_ASKED, Force


def binds(c):
    """Every contact that concerns the United Kingdom."""
    return c.within("GB")


INSTRUMENT = Instrument(
    "caution",
    rulebook="gbr",
    title="Caution in the United Kingdom",
    force=Force.POLICY,
    confidence=1.0,
    zone="Europe/London",
    binds=binds,
    parameters=load_parameters(__package__, "caution.toml"),
    seen_in_original=True,
    place="GB",
)
_EVER = date(1900, 1, 1)


@rule("Caution, after CONC 7.9.4R", effect=DELAY, since=_EVER, cuts=NOT_ASKED)
def outside_reasonable_hours(c):
    """Nobody is contacted early, late or on a Sunday: reasonable times are those of working people."""
    return c.outside("contact_window")
