"""The cases that speak of a rule, told in words: the last contact it allows, and the first it refuses."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.law.load import rulebooks

_SIDES = ("allowed", "refused")


@dataclass(frozen=True)
class Spoken:
    """One entry of a case file about a rule: where it stands, and in words what it shows.

    `lines` of a pair: what both sides share, the last allowed, the first refused.
    """

    where: str
    lines: tuple[str, ...]
    pair: bool = True


def cases_about(rule: str) -> tuple[Spoken, ...]:
    """The pairs of a rule, and the cases that expect it to speak or to be silent."""
    book, instrument, _name = rule.split(".", 2)
    return tuple(_of_instrument(book, instrument).get(rule, ()))


@cache
def _of_instrument(book: str, instrument: str) -> Mapping[str, list[Spoken]]:
    """What each case file of a rulebook says of any rule; an instrument's own first."""
    found: dict[str, list[Spoken]] = {}
    others = [name for name in rulebooks()[book].instruments if name != instrument]
    for name in (instrument, *others):
        path = files("rightparty.law.rulebooks") / book / f"{name}.cases.toml"
        if path.is_file():
            for rule, spoken in _in_file(path.read_text(encoding="utf-8"), book, name):
                found.setdefault(rule, []).append(spoken)
    return found


def _in_file(text: str, book: str, instrument: str) -> Iterator[tuple[str, Spoken]]:
    raw = tomllib.loads(text)
    where = f"{book}/{instrument}.cases.toml"
    for line, entry in zip(_lines(text, "pair"), raw.get("pair", ()), strict=True):
        told = _pair(entry)
        yield f"{book}.{instrument}.{entry['rule']}", Spoken(f"{where}:{line}", told)
    for line, entry in zip(_lines(text, "case"), raw.get("case", ()), strict=True):
        expected = entry.get("expected", {})
        for rule in (*expected.get("speaks", ()), *expected.get("silent", ())):
            told = (f"{entry['id']}: {entry.get('why', '')}".rstrip(": "), *_told(entry))
            yield rule, Spoken(f"{where}:{line}", told, pair=False)


def _lines(text: str, kind: str) -> list[int]:
    return [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\[\[{kind}\]\]", line)]


def _pair(entry: Mapping[str, Any]) -> tuple[str, ...]:
    why = [str(entry["why"])] if entry.get("why") else []
    shared = "; ".join(_told({key: value for key, value in entry.items() if key not in _SIDES}))
    sides = [f"{side}: {'; '.join(_told(entry.get(side, {}))) or 'nothing more'}" for side in _SIDES]
    return (*why, f"both: {shared}", *sides)


def _told(entry: Mapping[str, Any]) -> Iterator[str]:
    """What an entry sets, key by key, in few words."""
    if "at" in entry:
        yield f"at {entry['at']}"
    if "country" in entry:
        yield f"in {entry['country']}"
    if "dpd" in entry:
        yield f"{entry['dpd']} days past due"
    for key in ("contact", "record", "facts"):
        if entry.get(key):
            yield _columns(entry[key])
    if entry.get("agency"):
        yield "sent by an agency" + _in_brackets(entry["agency"])
    for table, rows in entry.get("add", {}).items():
        yield from _added(_one(table), rows)
    for table, columns in entry.get("change", {}).items():
        yield f"{table} with {_columns(columns)}"
    for table, rows in entry.get("drop", {}).items():
        yield from (f"without {table}{_in_brackets(row)}" for row in rows)
    if entry.get("absent"):
        yield f"the book has no {', '.join(entry['absent'])}"


def _added(what: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Rows of a table; those that differ in their instant alone, together with all their instants."""
    at: dict[str, list[str]] = {}
    for row in rows:
        same = _in_brackets({name: value for name, value in row.items() if name != "at"})
        at.setdefault(same, []).extend([str(row["at"])] if "at" in row else [])
    yield from (f"with {what}{same}{' at ' if when else ''}{', '.join(when)}" for same, when in at.items())


def _in_brackets(row: object) -> str:
    return f" ({_columns(row)})" if isinstance(row, Mapping) and row else ""


def _columns(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in row.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return f"({_columns(value)})"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "+".join(_value(one) for one in value) or "none"
    return str(value)


def _one(table: str) -> str:
    one = {"liabilities": "liability", "evidence": "piece of evidence", "agencies": "agency"}.get(
        table, table.removesuffix("s")
    )
    return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"
