"""Names and places, read from the data files beside this module."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.world.dice import Dice, Weighted

HAN = ("zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class City:
    """A place to live: ISO 3166-2 region, IANA zone, and the area code of its landlines."""

    country: str
    name: str
    region: str
    zone: str
    line: str
    line_digits: int


@dataclass(frozen=True)
class Names:
    """What names are made of in one language."""

    surnames: Weighted[str]
    women: tuple[str, ...]
    men: tuple[str, ...]
    either: tuple[str, ...]


def _read(name: str) -> dict[str, Any]:
    text = files("rightparty.world").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _city(country: str, row: dict[str, Any]) -> City:
    digits = row.get("line_digits", 8)
    return City(country, row["name"], row["region"], row["zone"], row["line"], digits)


@cache
def cities(country: str) -> Weighted[City]:
    """The cities of a country with their weights."""
    rows = _read("places.toml")[country]["cities"]
    return Weighted([(_city(country, row), row["weight"]) for row in rows])


@cache
def area_codes(zone: str) -> tuple[str, ...]:
    """US area codes that lie in a zone."""
    return tuple(_read("places.toml")["US"]["area_codes"][zone].split())


@cache
def words(group: str) -> Mapping[str, tuple[str, ...]]:
    """Street names (`streets`) or names of firms (`firms`), by script: `zh` or `en`."""
    source = _read("places.toml") if group == "streets" else _read("names.toml")
    return {script: tuple(names) for script, names in source[group].items()}


@cache
def names(language: str) -> Names:
    """What names are made of; earlier surnames are the more frequent ones."""
    table = _read("names.toml")[language]
    if language in HAN:
        surnames, parts = (
            tuple(table["surnames"]),
            {key: tuple(table[key]) for key in ("women", "men", "either")},
        )
    else:
        surnames = tuple(table["surnames"].split())
        parts = {"women": tuple(table["women"].split()), "men": tuple(table["men"].split()), "either": ()}
    weights = [(surname, 1 / (rank + 3)) for rank, surname in enumerate(surnames)]
    weights += [(surname, 0.002) for surname in table.get("double_surnames", ())]
    return Names(Weighted(weights), **parts)


def given_name(dice: Dice, language: str, female: bool) -> str:
    """A given name; in Chinese of one or two characters."""
    table = names(language)
    own = table.women if female else table.men
    if language not in HAN:
        return dice.pick(own)
    if dice.chance(0.2):
        return dice.pick(own)
    return dice.pick(table.either if dice.chance(0.5) else own) + dice.pick(own)


def full_name(surname: str, given: str, language: str) -> str:
    """Surname first in Chinese, last in English."""
    return f"{surname}{given}" if language in HAN else f"{given} {surname}"
