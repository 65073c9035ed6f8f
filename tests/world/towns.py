"""A small town for tests, as rows and as tables of an engine."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import ibis.expr.types as ir

from rightparty.book.book import schema_of
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.world.town import make_town

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@cache
def town(
    people: int = 1200, seed: int = 11, churn: float = 0.04, country: str = "CN"
) -> dict[str, list[dict[str, Any]]]:
    """All rows of a town, by table."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for quarter in make_town(people, seed, churn, AT, country):
        for name, added in quarter.items():
            rows.setdefault(name, []).extend(added)
    return rows


def tables(engine: Engine, rows: dict[str, list[dict[str, Any]]]) -> dict[str, ir.Table]:
    """The rows as the tables of a loaded book (a number's country and zones stay unknown)."""
    found = {}
    for name in TABLES:
        schema = schema_of(name)
        cells = [{key: value for key, value in row.items() if key in schema.names} for row in rows[name]]
        found[name] = engine.create(name, cells, schema)
    return found


def cell(value: Any) -> str:
    """A value as a book writes it, told by its type."""
    return _AS_TEXT[type(value)](value)


_AS_TEXT: Mapping[type, Callable[[Any], str]] = {
    str: str,
    type(None): lambda _: "",
    datetime: datetime.isoformat,
    date: date.isoformat,
    Decimal: str,
    int: str,
    bool: lambda value: "true" if value else "false",
    tuple: ";".join,
}
