"""What has happened since a play began, under one policy, as rows that the lender's book would hold."""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import schema_of
from rightparty.engine import Engine

Row = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]

GROWING = ("events", "evidence", "notices", "complaints", "payments")
"""Tables that only accumulate; a promise is kept or broken later, so `promises` are written anew each day."""


class Diary:
    """The rows of a play in an engine, by table; each row has an instant of its own, and may lie ahead."""

    def __init__(self, engine: Engine, name: str = "diary") -> None:
        self._engine, self._name = engine, name
        self.tables: dict[str, ir.Table] = {}
        self.promises: dict[str, dict[str, Any]] = {}  # by id
        for table in (*GROWING, "promises"):
            self.tables[table] = engine.create(f"{name}_{table}", [], schema_of(table))

    def write(self, rows: Rows) -> None:
        """Add rows."""
        for table in GROWING:
            if rows.get(table):
                self._add(table, rows[table])
        if rows.get("promises"):
            self.promises |= {row["promise_id"]: row for row in rows["promises"]}
            self._engine.create(f"{self._name}_promises", self.promises.values(), schema_of("promises"))

    def settle(self, statuses: Mapping[str, str]) -> None:
        """Say of promises, by id, what became of them."""
        changed = [self.promises[promise] | {"status": status} for promise, status in statuses.items()]
        self.write({"promises": changed})

    def _add(self, table: str, rows: Iterable[Row]) -> None:
        added = self._engine.create(f"{self._name}_new", rows, schema_of(table))
        both = ibis.union(self.tables[table], added)
        self.tables[table] = self._engine.materialize(both, f"{self._name}_{table}")
