"""A dossier written by hand: rows of plain values, for whoever decides one contact and keeps no tables.

What a row leaves out is unknown, and so is a table that is not named; a table named and empty says that there
is nothing. Text is read as a book's cells are: instants with an offset, ISO dates, decimals, lists by `;`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.points import is_email, read_phone
from rightparty.book.tables import TABLES, Column, Kind
from rightparty.errors import InvalidInput

Row = Mapping[str, Any]
_DERIVED = ("country", "zones")
"""Columns of `points` that a loaded book has beside those handed in."""


def by_hand(tables: Mapping[str, Sequence[Row]], as_of: datetime, complete_since: datetime) -> Dossier:
    """What is known about one contact, as `gate.decide.decide` reads it.

    Args:
        tables: rows by table, with the names and words of a book's tables. Numbers without a country code
            are read as the creditor's country writes them.
        as_of: the instant that the rows describe.
        complete_since: since when nothing is missing from any table named.

    Raises:
        InvalidInput: every table, column, word and value that cannot be read, or is required and left out.
    """
    problems = [f"no table `{name}`{_near(name, TABLES)}" for name in tables if name not in TABLES]
    problems += [
        f"`{table.name}` is missing: name it, empty if there is nothing"
        for table in TABLES.values()
        if table.required and table.name not in tables
    ]
    countries = {row.get("country") for row in tables.get("creditors", ())}
    region = str(countries.pop()) if len(countries) == 1 else None
    rows: dict[str, Sequence[Row]] = {}
    for name, given in tables.items():
        if name in TABLES:
            rows[name] = [
                _row(name, row, region, f"{name}[{place}]", problems) for place, row in enumerate(given)
            ]
    for name, instant in (("as_of", as_of), ("complete_since", complete_since)):
        if instant.tzinfo is None:
            problems.append(f"`{name}` has no offset: write it as 2026-11-23T10:00:00+08:00")
    if problems:
        raise InvalidInput(f"{len(problems)} faults in what is known", problems=problems)
    absent = frozenset(name for name in TABLES if name not in tables)
    since = dict.fromkeys(tables, complete_since.astimezone(UTC))
    return Dossier(BookMeta(as_of.astimezone(UTC), since), rows, absent)


def _row(table: str, row: Row, region: str | None, where: str, problems: list[str]) -> Row:
    columns = TABLES[table].by_name
    found: dict[str, Any] = dict.fromkeys((*columns, *(_DERIVED if table == "points" else ())))
    problems += [f"{where}: no column `{name}`{_near(name, columns)}" for name in row if name not in columns]
    for name, column in columns.items():
        try:
            found[name] = _value(column, row.get(name))
        except (ValueError, TypeError, InvalidOperation):
            problems.append(f"{where}: {name} `{row[name]}` is no {column.kind}")
            continue
        problems += [f"{where}: {fault}" for fault in _faults(column, found[name])]
    return {**found, **_place(found, region)} if table == "points" else found


def _faults(column: Column, value: Any) -> Iterator[str]:
    if value is None and column.required:
        yield f"`{column.name}` is left out, and has to be there"
    if column.choices and value is not None and value not in column.choices:
        yield f"{column.name} is never `{value}`{_near(str(value), column.choices)}"
    if isinstance(value, datetime) and value.tzinfo is None:
        yield f"{column.name} `{value}` has no offset: write it as 2026-11-23T10:00:00+08:00"


def _value(column: Column, value: Any) -> Any:
    """A value as a loaded book has it."""
    if value is None or value == "":
        return None
    if column.kind is Kind.INSTANT:
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        return at.astimezone(UTC) if at.tzinfo else at
    if column.kind is Kind.DATE:
        return date.fromisoformat(value) if isinstance(value, str) else value
    if column.kind in (Kind.MONEY, Kind.RATE):
        return Decimal(str(value))
    if column.kind is Kind.LIST:
        return tuple(value.split(";")) if isinstance(value, str) else tuple(value)
    return value


def _place(point: Row, region: str | None) -> Row:
    """A point's normal value, and where its number may be; an address that can be nobody's is unknown."""
    value = str(point["value"] or "")
    if point["kind"] in ("mobile", "landline"):
        phone = read_phone(value, region)
        if phone is None:
            return {"value": None}
        return {"value": phone.e164, "country": phone.country, "zones": phone.zones or None}
    if point["kind"] == "email":
        return {"value": value.lower() if is_email(value) else None}
    return {}


def _near(word: str, words: Any) -> str:
    close = get_close_matches(word, list(words), n=1)
    return f": did you mean `{close[0]}`?" if close else ""
