"""Numbers of the law: dated, cited, and in one file per instrument.

    [contact_window]
    unit = "local time"
    values = [{ since = 2025-02-28, value = ["08:00", "22:00"], citation = "GB/T 45251-2025 5.3" }]

A value holds from its date until the next one. A value that is a date is read as days since 1970-01-01.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.faults import counted, nearest

_EPOCH = date(1970, 1, 1)
_KEYS = {"unit", "values", "open_ends", "days", "holidays", "meaning"}
_VALUE_KEYS = {"since", "value", "citation"}


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
    """Read an instrument's parameter file.

    Raises:
        InvalidInput: every value without date or citation, and every key or value that cannot be read.
    """
    path = files(package) / file
    return read_parameters(path.read_text(encoding="utf-8"), str(path))


def read_parameters(text: str, file: str) -> Mapping[str, Parameter]:
    """The same from the text of such a file, which faults name by `file`.

    Raises:
        InvalidInput: as `load_parameters`.
    """
    try:
        # A share as the text prints it: 0.24 read as a binary fraction would be a little less than 24 %.
        return parse_parameters(tomllib.loads(text, parse_float=Decimal), file, text)
    except tomllib.TOMLDecodeError as fault:
        raise InvalidInput(f"{file}: not TOML: {fault}") from fault


def parse_parameters(raw: Mapping[str, Any], file: str, text: str = "") -> Mapping[str, Parameter]:
    """Check and convert the content of a parameter file; with its `text`, faults name their lines.

    Raises:
        InvalidInput: as `load_parameters`.
    """
    problems: list[str] = []
    parameters = {}
    for name, entry in raw.items():
        lines = entry_lines(text, name)
        said = entry if isinstance(entry, Mapping) else {}
        parameters[name] = _parameter(name, said, file, lines, problems)
    if problems:
        raise InvalidInput(f"{file}: {counted(problems)} in parameters", problems=problems)
    return parameters


def entry_lines(text: str, name: str) -> tuple[int, ...]:
    r"""The line of a parameter's head, then that of each of its values; nothing where there is no text.

    >>> entry_lines('[cap]\nvalues = [\n  {value = 3},\n  {value = "}{"}]\n', "cap")
    (1, 3, 4)
    """
    head = re.search(rf"^\[{re.escape(name)}\]", text, re.MULTILINE)
    if head is None:
        return ()
    rest = text[head.end() :]
    following = re.search(r"^\[", rest, re.MULTILINE)
    section = rest[: following.start()] if following else rest
    first = text.count("\n", 0, head.start()) + 1
    braces = re.finditer(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*|(\{)", section)
    return (first, *(first + section.count("\n", 0, one.start()) for one in braces if one[1]))


def _parameter(
    name: str, entry: Mapping[str, Any], file: str, lines: tuple[int, ...], problems: list[str]
) -> Parameter:
    values: list[Dated] = []
    head = f"{file}:{lines[0]}" if lines else file
    problems += [f"{head}: `{name}` has no key `{key}`{nearest(key, _KEYS)}" for key in entry.keys() - _KEYS]
    for number, raw in enumerate(entry.get("values", ()), start=1):
        line = f":{lines[number]}" if number < len(lines) else ""
        where = f"{file}{line}: value {number} of `{name}`"
        faults = list(_value_faults(raw, entry, values))
        problems += [f"{where} {fault}" for fault in faults]
        if not faults:
            values.append(Dated(raw["since"], _value(raw["value"], entry), raw["citation"]))
    if not entry.get("values"):
        problems.append(
            f"{head}: `{name}` has no values: write "
            '`values = [{ since = 2026-01-30, value = 3, citation = "Act, art. 1" }]`'
        )
    return Parameter(name, str(entry.get("unit", "")), tuple(sorted(values, key=lambda dated: dated.since)))


def _value_faults(raw: Any, entry: Mapping[str, Any], before: list[Dated]) -> Iterator[str]:
    """What is wrong with one value, beside those before it."""
    if not isinstance(raw, Mapping):
        yield 'is no value: write `{ since = 2026-01-30, value = 3, citation = "Act, art. 1" }`'
        return
    since = raw.get("since")
    if not isinstance(since, date) or isinstance(since, datetime):
        yield "has no date: add `since = YYYY-MM-DD`, the first day on which it holds"
    elif any(dated.since == since for dated in before):
        yield f"is the second from {since}: one value holds on a day"
    if not str(raw.get("citation") or "").strip():
        yield 'has no citation: add `citation = "…"`, the text it comes from and its clause'
    yield from (f"has no key `{key}`{nearest(key, _VALUE_KEYS)}" for key in raw.keys() - _VALUE_KEYS)
    try:
        value = _value(raw["value"], entry)
    except KeyError:
        yield "has no value: add `value = …`"
    except (ValueError, TypeError):
        yield f'is no hours: {raw["value"]!r}: write `value = ["08:00", "21:00"]`'
    else:
        if isinstance(value, float) and value != value:  # noqa: PLR0124 -- only NaN differs from itself
            yield "is NaN: nothing compares with it"
        if isinstance(value, Window) and value.opens >= value.closes:
            yield f"opens after it closes: {raw['value']!r}"


def _value(raw: Any, entry: Mapping[str, Any]) -> Any:
    if entry.get("unit") == "local time":
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
