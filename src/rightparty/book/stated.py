"""`book.toml`: what the lender states about the book as a whole.

    as_of = 2026-11-02T06:00:00+08:00

    [complete_since]
    events = 2024-01-01
    notices = 2023-06-01T00:00:00+08:00

`[tables.events]` and `[events]` with `complete_since = …` are read too. A date stands for its first
instant in UTC.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rightparty.book.meta import BookMeta
from rightparty.book.problems import NOTE, Problem
from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

FILE = "book.toml"


def read_meta(folder: Path) -> tuple[BookMeta, tuple[Problem, ...]]:
    """What `book.toml` states, and what is wrong with it; a faulty entry states nothing."""
    path = folder / FILE
    if not path.exists():
        what = "is missing: neither the book's date nor any table's completeness is known"
        return BookMeta(), (Problem(FILE, what=what, help="`book import` writes one.", severity=NOTE),)
    try:
        stated = read_toml(path.read_bytes(), "it")
    except InvalidInput as error:
        return BookMeta(), (Problem(FILE, what=f"cannot be used: {error.message}", help=error.help),)
    problems: list[Problem] = []
    as_of = _instant(stated.pop("as_of", None), "as_of", problems)
    since: dict[str, datetime] = {}
    for table, value in _completeness(stated, problems):
        if table not in TABLES:
            near = get_close_matches(table, TABLES, 1)
            help = f"Did you mean `{near[0]}`?" if near else "Tables: " + ", ".join(TABLES) + "."
            problems.append(Problem(FILE, None, table, what="is no table of a book", help=help))
        elif (at := _instant(value, f"complete_since.{table}", problems)) is not None:
            since[table] = at
    return BookMeta(as_of, since), tuple(problems)


def _completeness(stated: Mapping[str, Any], problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """Each (table, value) of the three forms; anything else is a problem."""
    for key, value in stated.items():
        if key == "complete_since" and isinstance(value, dict):
            yield from value.items()
        elif key == "tables" and isinstance(value, dict):
            yield from _completeness(value, problems)
        elif isinstance(value, dict) and set(value) == {"complete_since"}:
            yield key, value["complete_since"]
        else:
            help = "It may hold `as_of` and a table `[complete_since]`."
            problems.append(Problem(FILE, None, key, what="is not known here", help=help))


def _instant(value: Any, key: str, problems: list[Problem]) -> datetime | None:
    """An instant, an ISO 8601 text of one, or a date; None, and a problem, for anything else."""
    if value is None:
        return None
    at = instant_of(value)
    if isinstance(at, datetime):
        return at
    problems.append(Problem(FILE, None, key, str(value), at, "Write it as 2026-11-02T06:00:00+08:00."))
    return None


def instant_of(value: Any) -> datetime | str:
    """The instant in UTC that a value states (a date: its start in UTC), or what is wrong with it."""
    if isinstance(value, str):
        try:
            value = (
                date.fromisoformat(value)
                if len(value) == len("2026-11-02")
                else datetime.fromisoformat(value)
            )
        except ValueError:
            return "is not an instant"
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo is not None else "has no offset from UTC"
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else "is not an instant"


def meta_text(meta: BookMeta) -> str:
    """The text of a `book.toml` that states this."""
    lines = [] if meta.as_of is None else [f"as_of = {meta.as_of.isoformat()}"]
    if meta.complete_since:
        lines += ["", "[complete_since]"]
        lines += [f"{table} = {at.isoformat()}" for table, at in sorted(meta.complete_since.items())]
    return "\n".join(lines) + "\n"
