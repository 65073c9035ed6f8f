"""A book as far as it could be known at an earlier instant: what came later is left out.

A book is written over, so that not everything can be known again. What has a date is read by it. A debt that
was settled since is open where money came for it later; a promise that was kept or broken since was open; any
other state without a date is read as it stands in the book.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.promises import BROKEN, KEPT, OPEN
from rightparty.engine import Engine

_KNOWN_FROM: Mapping[str, str] = {
    "charges": "at",
    "placements": "from",
    "notices": "at",
    "complaints": "at",
    "promises": "made_at",
    "payments": "paid_at",
    "events": "at",
    "evidence": "at",
    "transactions": "at",
}
"""Tables whose rows are known from an instant of their own."""

_UNDONE: Mapping[str, tuple[str, ...]] = {
    "complaints": ("answered_at",),
    "placements": ("borrower_notified_at", "recalled_at", "recall_acked_at"),
    "relations": ("verified_at",),
    "agreements": ("cost_table_confirmed_at",),
    "debts": ("assignment_notified_at",),
}
"""Instants in a row at which something happened to it: unknown before they come."""


def as_known(engine: Engine, book: Book, at: datetime, name: str = "known") -> Book:
    """The book at an earlier instant, its tables kept in the engine under `name`.

    Its balances count as drawn up at that instant: they are worked out from what was known then.
    """
    now = ibis.literal(at.astimezone(UTC).replace(tzinfo=None), "timestamp")
    tables = dict(book.tables)
    for table, column in _KNOWN_FROM.items():
        tables[table] = tables[table].filter(tables[table][column] <= now)
    for table, columns in _UNDONE.items():
        rows = tables[table]
        tables[table] = rows.mutate(
            **{column: ibis.cases((rows[column] <= now, rows[column])) for column in columns}
        )
    agreed = tables["agreements"]
    agreed = agreed.filter(agreed.agreed_at.isnull() | (agreed.agreed_at <= now))
    instalments, promises = tables["instalments"], tables["promises"]
    settled_later = promises.status.isin((KEPT, BROKEN)) & (promises.due_on >= now.date())
    tables |= {
        "agreements": agreed,
        "instalments": instalments.filter(
            instalments.agreement_id.isnull() | instalments.agreement_id.isin(agreed.agreement_id)
        ),
        "promises": promises.mutate(
            status=ibis.ifelse(settled_later.fill_null(False), OPEN, promises.status)
        ),
        "debts": _debts(tables["debts"], book.tables["payments"], now),
    }
    changed = {*_KNOWN_FROM, *_UNDONE, "instalments"}
    # Kept under the same names for every day: what is asked of them day after day is compiled only once.
    tables |= {table: engine.materialize(tables[table], f"{name}_{table}") for table in sorted(changed)}
    return replace(book, tables=tables, meta=replace(book.meta, as_of=at))


def _debts(debts: ir.Table, payments: ir.Table, now: ir.Value) -> ir.Table:
    paid = payments.filter(payments.paid_at > now).select(paid_debt="debt_id").distinct()
    rows = debts.left_join(paid, debts.debt_id == paid.paid_debt)
    reopened = ((rows.status == "settled") & rows.paid_debt.notnull()).fill_null(False)
    return rows.mutate(
        status=ibis.ifelse(reopened, "active", rows.status),
        as_of=ibis.cases((rows.as_of.notnull(), now)),
    ).select(*debts.columns)
