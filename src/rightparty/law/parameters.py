"""Numbers of the law: dated, cited, and in one file per instrument.

    [contact_window]
    unit = "local time"
    values = [{ since = 2025-02-28, value = ["08:00", "22:00"], citation = "GB/T 45251-2025 5.3" }]

A value holds from its date until the next one. A value that is a date is read as days since 1970-01-01.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Dated:
    """One value of a parameter, the day it took force, and the text that says so."""

    since: date
    value: Any
    citation: str


@dataclass(frozen=True)
class Window:
    """Hours in which contact is permitted, as seconds of a local day.

    `open_ends`: the opening and closing instants themselves are outside. `days`: weekdays on which the
    window opens (empty: all). `holidays`: ISO 3166 of the country on whose public holidays it stays closed.
    """

    opens: int
    closes: int
    open_ends: bool = False
    days: tuple[str, ...] = ()
    holidays: str = ""


@dataclass(frozen=True)
class Parameter:
    """A named number of the law through time; `values` are in order of date."""

    name: str
    unit: str
    values: tuple[Dated, ...]

    def on(self, day: date) -> Any:
        """The value in force on a day; raises where the law gives none."""
        for dated in reversed(self.values):
            if dated.since <= day:
                return dated.value
        raise InvalidInput(f"parameter `{self.name}` has no value on {day}")


def load_parameters(package: str, file: str) -> Mapping[str, Parameter]:
    """Read an instrument's parameter file, naming every value that lacks a date or a citation."""
    path = files(package) / file
    return parse_parameters(tomllib.loads(path.read_text(encoding="utf-8")), file)


def parse_parameters(raw: Mapping[str, Any], file: str) -> Mapping[str, Parameter]:
    """Check and convert the content of a parameter file."""
    problems: list[str] = []
    parameters = {name: _parameter(name, entry, file, problems) for name, entry in raw.items()}
    if problems:
        raise InvalidInput(f"{file}: {len(problems)} faults in parameters", problems=problems)
    return parameters


def _parameter(name: str, entry: Mapping[str, Any], file: str, problems: list[str]) -> Parameter:
    values = []
    for number, raw in enumerate(entry.get("values", ()), start=1):
        where = f"{file}: value {number} of `{name}`"
        if not isinstance(raw.get("since"), date):
            problems.append(f"{where} has no date: add `since = YYYY-MM-DD`")
        elif not raw.get("citation"):
            problems.append(f"{where} has no citation: name the text it comes from")
        else:
            values.append(Dated(raw["since"], _value(raw.get("value"), entry), raw["citation"]))
    if not entry.get("values"):
        problems.append(f"{file}: `{name}` has no values")
    return Parameter(name, str(entry.get("unit", "")), tuple(sorted(values, key=lambda dated: dated.since)))


def _value(raw: Any, entry: Mapping[str, Any]) -> Any:
    if isinstance(raw, list) and entry.get("unit") == "local time":
        opens, closes = (second_of_day(text) for text in raw)
        days, holidays = tuple(entry.get("days", ())), str(entry.get("holidays", ""))
        return Window(opens, closes, bool(entry.get("open_ends", False)), days, holidays)
    if isinstance(raw, date):
        return (raw - _EPOCH).days
    return tuple(raw) if isinstance(raw, list) else raw


def second_of_day(text: str) -> int:
    """Seconds since midnight of a clock time `HH:MM` or `HH:MM:SS` (24:00 is the day's end).

    >>> second_of_day("08:00")
    28800
    """
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0)
