"""Books and candidate tables made of plain rows, for tests of the gate over tables."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.gate.contact import Contact

LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)


def book_of(
    engine: Engine,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    as_of: datetime,
    absent: frozenset[str] = frozenset(),
    complete_since: datetime = LONG_AGO,
    name: str = "case",
) -> Book:
    """A loaded book of these rows, complete since long ago."""
    tables = {
        table: engine.create(f"{name}_{table}", rows.get(table, ()), schema_of(table)) for table in TABLES
    }
    left_out = engine.create(f"{name}_quarantine", rows.get("quarantine", ()), QUARANTINE)
    meta = BookMeta(as_of, dict.fromkeys(TABLES, complete_since))
    counts = {table: len(rows.get(table, ())) for table in TABLES}
    return Book(Path("case"), meta, tables, absent, {}, (), left_out, counts, counts, {})


def candidates_of(engine: Engine, contacts: Sequence[Contact], name: str = "case_candidates") -> Any:
    """Contacts as a candidates table."""
    columns = {
        "candidate_id": "string",
        "debt_ids": "array<string>",
        "person_id": "string",
        "point_id": "string",
        "channel": "string",
        "mode": "string",
        "content": "string",
        "at": "timestamp",
        "sender_id": "string",
        "valid_until": "timestamp",
        "flags": "array<string>",
        "in_reply_to": "string",
        "amount": "decimal(18, 2)",
        "collectors": "int64",
    }
    return engine.create(
        name, [{key: getattr(c, key) for key in columns} for c in contacts], ibis.schema(columns)
    )
