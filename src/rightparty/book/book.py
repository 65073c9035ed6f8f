"""A loaded book: every table typed and checked, and what had to be left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import ibis
import ibis.expr.types as ir

from rightparty.book.contacts import Contacts, contacts_of
from rightparty.book.meta import BookMeta
from rightparty.book.problems import Problem
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.engine import Engine

DERIVED: Mapping[str, Mapping[str, str]] = {"points": {"country": "string", "zones": "array<string>"}}
"""Columns that loading adds: of a phone number its country (ISO 3166-1) and IANA zones, NULL if unknown."""

QUARANTINE = ibis.schema(
    {
        "table": "string",
        "file": "string",
        "line": "int64",
        "columns": "array<string>",
        "reason": "string",
        "person_id": "string",
        "debt_ids": "array<string>",
        "point_id": "string",
    }
)
"""One row for each row left out: where it stands, why, and whom it was about (NULL = cannot be told)."""


@dataclass(frozen=True)
class Book:
    """What `load_book` makes of a folder.

    `tables` has every table of `TABLES` with all its columns (absent ones NULL, absent tables empty)
    and the `DERIVED` ones. `absent_tables` are not in the folder; `absent_columns[table]` are optional
    columns that the file lacks. `quarantine` holds the rows left out (`QUARANTINE`), `problems` says
    why in words. `past`: the table of events, and the contacts of which it tells; None where nobody has
    gathered them. `read`, `loaded` and `merged` count rows by table: read =
    loaded + merged + quarantined, merged being exact copies of another row.
    """

    folder: Path
    meta: BookMeta
    tables: Mapping[str, ir.Table]
    absent_tables: frozenset[str]
    absent_columns: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]
    quarantine: ir.Table
    read: Mapping[str, int]
    loaded: Mapping[str, int]
    merged: Mapping[str, int]
    past: tuple[ir.Table, Contacts] | None = None

    def contacts(self, engine: Engine) -> Contacts:
        """The contacts of the book's events, gathered now if they have not been."""
        events = self.tables["events"]
        if self.past is not None and self.past[0].equals(events):
            return self.past[1]
        return contacts_of(engine, events, "contacts now")


def schema_of(table: str) -> ibis.Schema:
    """The columns and types that a loaded table has."""
    columns = {column.name: IBIS_TYPE[column.kind] for column in TABLES[table].columns}
    return ibis.schema({**columns, **DERIVED.get(table, {})})
