"""What the instruments of states and cities share: parts of conditions, and how an instrument is named."""

from typing import Any, Final

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Condition, Instrument, part
from rightparty.law.vocabulary import Force

PROHIBITED: Final = "prohibited_state"
"""What the cases call that which a state or city forbids."""


def state(name: str, place: str, title: str, binds: Condition, **more: Any) -> Instrument:
    """An instrument of a state or city, with the parameters beside it."""
    return Instrument(
        name,
        rulebook="usa",
        title=title,
        force=Force.LAW,
        zone=more.pop("zone", "America/New_York"),
        binds=binds,
        parameters=load_parameters(__package__, f"{name}.toml") if more.pop("numbers", True) else {},
        place=place,
        **more,
    )


@part
def at_work(c):
    """The point is where the person works."""
    return c.point_place == "work"


@part
def away_from_home_and_cell(c):
    """The point is neither at home nor a personal number."""
    return among(c.point_place, ("work", "shared", "billing"))


@part
def fixed_line_of_unknown_place(c):
    """The point is a fixed line that may be anywhere, at home or away from it."""
    return (c.point_kind == "landline") & (c.point_place == "unknown")


@part
def owes_nothing(c):
    """The person neither owes nor stands in for who does."""
    return no(c.owes | c.stands_in)


@part
def agreed_to_electronic_messages(c):
    """The person consented to electronic messages by this channel from whoever sends now."""
    return c.notice("consent", to="collector", for_channel=True, detail=("purpose=electronic",))
