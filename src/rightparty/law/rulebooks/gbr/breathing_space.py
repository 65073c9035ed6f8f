"""Debt Respite Scheme Regulations 2020 (SI 2020/1311): breathing space in England and Wales."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, part, rule
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force


def binds(c):
    """Creditors and their agents in England and Wales; a person of unknown residence may live there."""
    return c.within("GB") & no(c.within("GB-SCT") | c.within("GB-NIR"))


INSTRUMENT = Instrument(
    "breathing_space",
    rulebook="gbr",
    title="Debt Respite Scheme Regulations 2020",
    force=Force.LAW,
    confidence=0.95,
    zone="Europe/London",
    binds=binds,
    parameters=load_parameters(__package__, "breathing_space.toml"),
    seen_in_original=True,
    place="GB",
)
_SINCE = date(2021, 5, 4)


@part
def moratorium_runs(c):
    """A breathing space lasts sixty days; one for a mental health crisis lasts as long as its notice."""
    # Reg 26: the first day counts. A crisis moratorium ends thirty days after treatment does (reg 32).
    crisis = c.notice("moratorium", detail=("scheme=mental_health_crisis",))
    return crisis | (c.notice("moratorium") & (c.notice_days("moratorium") < c.limit("days")))


@rule("SI 2020/1311, regs 7, 11, 12, 26", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def breathing_space_runs(c):
    """In a breathing space nobody, creditor or agent, asks for the debt or speaks of enforcing it."""
    # Reg 11(2)(b): answers to the debtor and notices that other law orders stay permitted. An agent whom the
    # creditor did not tell (reg 12) is bound as well, and so is whoever asks a joint debtor.
    return moratorium_runs(c)
