"""A large book of debts by instalments, made by arithmetic and written as Parquet, sorted by debt.

Every debt has twelve monthly instalments, of which one to twelve have been due, and a payment for each that
was met. Of those who are behind, some miss one instalment, some two or three; one debt in fifty that is not
behind has paid the next instalment early.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import schema_of
from rightparty.book.tables import TABLES
from rightparty.engine import Engine

ON = date(2026, 11, 23)
INSTALMENTS = 12

_AS_OF = datetime(2026, 11, 22, 22)  # noqa: DTZ001 - as tables hold it: UTC without a zone
_MONTH_DAYS, _CREDITOR = 30, "C"
_SPREAD, _WHOLE = 7919, 10_000
_EARLY_ONE_IN = 50
_MIDNIGHT = ibis.literal(datetime.combine(ON, time()))
_LAST_PAID = ibis.literal(ON - timedelta(days=2))


def write_owed_book(
    engine: Engine, folder: Path, debts: int, overdue: float, report: Callable[[str, int, int], None]
) -> None:
    """Write a book of so many debts, a share of which is `overdue`: a Parquet file a table."""
    engine.materialize(ibis.range(debts).unnest().name("i").as_table(), "bench_debts")
    rows = _tables(ibis.table({"i": "int64"}, name="bench_debts"), overdue)
    for place, (name, table) in enumerate(rows.items()):
        report("the book", place, len(rows))
        schema = schema_of(name)
        columns = {column: table[column] for column in schema if column in table.columns}
        cast = table.select(**{column: cell.cast(schema[column]) for column, cell in columns.items()})
        engine.write(cast, folder / f"{name}.parquet")
    (folder / "book.toml").write_text(f"as_of = {_AS_OF.isoformat()}+00:00\n", encoding="utf-8")
    engine.drop("bench_debts")


def _tables(debts: ir.Table, overdue: float) -> Mapping[str, ir.Table]:
    """The tables that a book must have; those that no sum depends on are empty."""
    debts = _courses(debts, overdue)
    each = debts.mutate(k=ibis.range(INSTALMENTS).unnest())
    days = each.last_due + (each.k - each.past + 1) * _MONTH_DAYS
    each = each.mutate(due_on=(_MIDNIGHT + days.as_interval("D")).date())
    paid = each.filter(each.k < each.paid)
    rows: dict[str, ir.Table] = {name: _none(debts, name) for name, table in TABLES.items() if table.required}
    made: dict[str, tuple[ir.Table, Mapping[str, Any]]] = {
        "creditors": (debts.filter(debts.i == 0), {"creditor_id": _CREDITOR, "name": "Bank", "kind": "bank",
                      "country": "CN"}),
        "debts": (debts, {"creditor_id": _CREDITOR, "product": "personal", "currency": "CNY",
                  "opened_on": date(2025, 1, 1), "principal": 12_000, "annual_rate": 0.12, "as_of": _AS_OF,
                  "status": "active", "penalty_rate": 0.18}),
        "instalments": (each, {"number": each.k + 1, "due_on": each.due_on, "principal": 1000,
                        "interest": 120 - each.k * 10 + each.i % 7, "fee": each.i % 2}),
        "charges": (debts.filter(debts.behind), {"kind": "late_fee", "amount": 15, "at": _AS_OF,
                    "charge_id": "F" + _digits(debts.filter(debts.behind).i)}),
        "payments": (paid, {"payment_id": "Z" + _digits(paid.i * INSTALMENTS + paid.k), "paid_at":
                     ibis.least(paid.due_on, _LAST_PAID).cast("timestamp"), "status": "posted",
                     "amount": 1120 - paid.k * 10 + paid.i % 7 + paid.i % 2}),
    }  # fmt: skip
    for name, (table, columns) in made.items():
        values = {
            key: value if isinstance(value, ibis.Value) else ibis.literal(value)
            for key, value in columns.items()
        }
        own = {} if name == "creditors" else {"debt_id": "D" + _digits(table.i)}
        rows[name] = table.select(**own, **values)
    return rows


def _courses(debts: ir.Table, overdue: float) -> ir.Table:
    """How each debt has gone: how many instalments were due (`past`) and paid, and how it stands."""
    i = debts.i
    debts = debts.mutate(
        past=(i * 5) % INSTALMENTS + 1,
        last_due=-(i % 28 + 1),
        behind=(i * _SPREAD) % _WHOLE < round(overdue * _WHOLE),
    )
    missed = ibis.least(debts.past, (i // 3) % 3 + 1)
    early = ((i // 2) % _EARLY_ONE_IN == 0).cast("int64")
    paid = ibis.ifelse(debts.behind, debts.past - missed, ibis.least(debts.past + early, INSTALMENTS))
    return debts.mutate(paid=paid)


def _none(debts: ir.Table, name: str) -> ir.Table:
    return debts.filter(ibis.literal(False)).select(
        **{
            column: ibis.null(kind)
            for column, kind in schema_of(name).items()
            if column in TABLES[name].by_name
        }
    )


def _digits(number: ir.IntegerValue) -> ir.StringValue:
    return number.cast("string").lpad(9, "0")
