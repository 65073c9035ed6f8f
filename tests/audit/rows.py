"""Tables for tests of an audit, from a few rows: what a row does not say is unknown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine

Row = Mapping[str, Any]
NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
"""Midday in China."""

LENDER = {"creditor_id": "L", "name": "云岭银行", "kind": "bank", "country": "CN", "member_of": ("cba",)}
DEBT = {
    "debt_id": "D", "creditor_id": "L", "product": "personal", "currency": "CNY", "country": "CN",
    "opened_on": (NOON - timedelta(days=400)).date(), "principal": "1000.00", "annual_rate": "0.1",
    "as_of": NOON, "status": "active",
}  # fmt: skip
INSTALMENT = {
    "debt_id": "D", "number": 1, "due_on": (NOON - timedelta(days=30)).date(), "principal": "1000.00",
    "interest": "50.00", "fee": "0.00",
}  # fmt: skip


def book_of_rows(
    engine: Engine,
    absent: Sequence[str] = (),
    lost: Sequence[Row] = (),
    complete: Mapping[str, datetime] | None = None,
    **rows: Sequence[Row],
) -> Book:
    """A book with these rows; of all other tables it has none."""
    given: dict[str, Sequence[Row]] = {"creditors": [LENDER], "debts": [DEBT], "instalments": [INSTALMENT]}
    tables = {
        name: engine.create(f"rows {name}", (given | rows).get(name, ()), schema_of(name)) for name in TABLES
    }
    return Book(
        folder=Path(),
        read={},
        loaded={},
        merged={},
        meta=BookMeta(as_of=NOON, complete_since=dict(complete or {})),
        tables=tables,
        absent_tables=frozenset(absent),
        absent_columns={},
        problems=(),
        quarantine=engine.create("rows lost", lost, QUARANTINE),
    )


def contacts_of_rows(engine: Engine, rows: Sequence[Row], columns: Mapping[str, str]) -> ir.Table:
    """Contacts about `DEBT`, at midday, with these columns."""
    common = {"at": NOON, "debt_ids": ("D",), "creditor_id": "L", "country": "CN"}
    plain = {
        "contact_id": "string", "at": "timestamp", "debt_ids": "array<string>", "creditor_id": "string",
        "agency_id": "string", "country": "string",
    }  # fmt: skip
    return engine.create(
        "rows contacts", [{**common, **row} for row in rows], ibis.schema({**plain, **columns})
    )
