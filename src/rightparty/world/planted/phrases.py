"""What planted messages say: lawful wordings, and one sentence more, forbidden or only alike."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightparty.world.planted.case import Case

BAD, LIKE = "bad", "like"


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(
        files("rightparty.world.planted").joinpath("phrases.toml").read_text(encoding="utf-8")
    )


def sentences(key: str, language: str, side: str) -> Sequence[str]:
    """The sentences of a key, forbidden (`BAD`) or alike (`LIKE`), in a language."""
    found: Sequence[str] = _read()[key][side][language]
    return found


def keys() -> Sequence[str]:
    """Every key that has sentences of both sides."""
    return tuple(key for key in _read() if key not in ("message", "call"))


def lawful(case: "Case", channel: str, agency: str | None = None, **changed: str) -> str:
    """A lawful message about the case's debt: who speaks, what is owed, whom to ask, how to stop.

    `changed` replaces parts of it: `identity`, `owed`, `extra`, `help`, `stop`.
    """
    parts = _read()["message"][case.language]
    filled = _filling(case, agency)
    chosen = {part: case.dice.pick(parts[part]).format(**filled) for part in _PARTS}
    if agency and "identity" not in changed:
        chosen["identity"] = parts["agency"].format(**filled)
    if channel not in ("sms", "im", "email", "push", "app", "inbox"):
        chosen["stop"] = ""
    chosen |= {part: text.format(**filled) for part, text in changed.items()}
    gap = "" if case.language.startswith("zh") else " "
    return gap.join(chosen[part] for part in _PARTS if chosen[part])


_PARTS = ("identity", "owed", "extra", "help", "stop")


def spoken(case: "Case", key: str, **changed: str) -> str:
    """A call as it was written down, from one of the courses of a key."""
    course = case.dice.pick(_read()["call"][key][case.language])
    return str(course).format(**(_filling(case, None) | changed))


def _filling(case: "Case", agency: str | None) -> dict[str, str]:
    amount, name = case.debt["owed"], case.person["name"]
    chinese = case.language.startswith("zh")
    agencies = {row["agency_id"]: row["name"] for row in case.sheet.rows["agencies"]}
    return {
        "lender": case.lender.name,
        "agency": agencies.get(agency or "", ""),
        "name": name,
        "short": name[:1] if chinese else name.split()[-1],
        "amount": f"{amount:.2f}",
        "hotline": _HOTLINES[case.sheet.table.country],
        "digits": f"{case.dice.between(1000, 9999)}",
    }


_HOTLINES = {"CN": "021-18000000", "US": "404-555-0100", "TW": "02-18000009"}
