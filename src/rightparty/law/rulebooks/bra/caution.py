"""Hours and numbers that we keep in Brazil, where federal law names none."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ATTEMPT, CREDITOR, DELAY, NOT_ASKED, PERSON, VOICE, Force


def binds(c):
    """Every contact that concerns Brazil."""
    return c.within("BR")


INSTRUMENT = Instrument(
    "caution",
    rulebook="bra",
    title="Caution in Brazil",
    force=Force.POLICY,
    confidence=0.4,
    zone="America/Sao_Paulo",
    binds=binds,
    parameters=load_parameters(__package__, "caution.toml"),
    place="BR",
)
_EVER = date(1900, 1, 1)


@rule("Caution, after CDC, art. 71", effect=DELAY, since=_EVER, cuts=NOT_ASKED)
def outside_working_hours_of_the_week(c):
    """Nobody is contacted early, late or at the weekend."""
    return c.outside("contact_window")


@rule("Caution, after CDC, art. 71", effect=DELAY, since=_EVER, cuts=NOT_ASKED)
def three_calls_this_week(c):
    """At most three calls to one person within seven days."""
    return among(c.channel, VOICE) & (
        c.count(ATTEMPT, days=7, per=(CREDITOR, PERSON), channels=VOICE) >= c.limit("calls_in_seven_days")
    )
