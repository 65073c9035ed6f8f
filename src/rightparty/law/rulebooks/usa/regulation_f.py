"""What the instruments of Regulation F share: whom it binds, since when, and whom it calls a consumer."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, part
from rightparty.law.vocabulary import LOCATE, REPLY, Force

SINCE = date(2021, 11, 30)


def binds(c):
    """Debt collectors under 12 CFR 1006.2(i), where the person or creditor is in the United States."""
    return c.within("US") & c.us_collector


def instrument(name: str, subject: str, *, numbers: bool = False, confidence: float = 0.97) -> Instrument:
    """One part of Regulation F as an instrument; `numbers`: it has a file of parameters."""
    return Instrument(
        name,
        rulebook="usa",
        title=f"Regulation F: {subject}",
        force=Force.LAW,
        confidence=confidence,
        zone="America/New_York",
        binds=binds,
        parameters=load_parameters(__package__, f"{name}.toml") if numbers else {},
        seen_in_original=True,
        place="US",
    )


@part
def is_consumer(c):
    """The consumer as 12 CFR 1006.6(a) widens it: spouse, parent, guardian, who acts for an estate."""
    return c.owes | c.stands_in | (c.role == "spouse")


@part
def answers_somebody(c):
    """The one response to what the person began, in the same medium."""
    return c.is_reply & (c.content == REPLY)


@part
def asks_for_somebody(c):
    """A question to a third person after somebody's whereabouts."""
    return (c.content == LOCATE) & no(is_consumer(c))


@part
def permitted_at_any_time(c):
    """The consumer told this collector, or a court ruled, that the time or place is permitted: 6(b)(4)."""
    # A consent given to the creditor or to an earlier collector does not count: comment 6(b)(4)(i)-2.
    return c.notice("consent", to="collector", detail=("purpose=any_time",)) | c.notice(
        "consent", detail=("court",)
    )
