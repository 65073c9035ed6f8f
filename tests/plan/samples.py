"""A small book and the gate's decisions about it, for tests of the plan."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.meta import BookMeta
from rightparty.book.owed import COLUMNS as OWED
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.gate.open_hours import OPEN_HOURS
from rightparty.gate.table import COLUMNS
from rightparty.plan.day import plan_day
from rightparty.plan.morning import Morning, morning_of
from rightparty.plan.response import Response

Row = dict[str, Any]

NEUTRAL = ("callback", "knock")
EVERYTHING = ("full", "offer", "reminder", "statutory", "callback", "knock")
DAY = date(2026, 11, 24)
MORNING: Morning = morning_of(DAY, ["CN"], time(9))
NOW = MORNING.at
HOUR = timedelta(hours=1)
USED = ("debt_id", "currency", "total", "dpd", "next_due_amount")  # of the balance, by the plan


def debt(
    debt_id: str, person_id: str, *, late: int = 34, amount: str = "1000.00", **columns: Any
) -> dict[str, Row]:
    """A debt of one instalment, so many days past due (less than none: still to come), and who owes it."""
    due_on = DAY - timedelta(days=late)
    base: Row = {"creditor_id": "bank", "product": "personal", "currency": "CNY", "annual_rate": "0.1"}
    base |= {
        "debt_id": debt_id,
        "opened_on": date(2026, 1, 1),
        "principal": amount,
        "as_of": NOW - HOUR,
        **columns,
    }
    return {
        "debts": base,
        "liabilities": {"debt_id": debt_id, "person_id": person_id, "role": "borrower"},
        "instalments": {
            "debt_id": debt_id,
            "number": 1,
            "due_on": due_on,
            "principal": amount,
            "interest": "0.00",
        },
    }


def book_of(engine: Engine, *debts: dict[str, Row], **more: Iterable[Row]) -> Book:
    """A book of these debts and whatever rows of other tables are given."""
    rows: dict[str, list[Row]] = {name: list(more.get(name, ())) for name in TABLES}
    rows["creditors"] += [{"creditor_id": "bank", "name": "Bank", "kind": "bank", "country": "CN"}]
    for one in debts:
        for name, row in one.items():
            rows[name].append(row)
    tables = {name: engine.create(name, some, schema_of(name)) for name, some in rows.items()}
    return Book(
        folder=Path(),
        meta=BookMeta(as_of=NOW - HOUR),
        tables=tables,
        absent_tables=frozenset(),
        absent_columns={},
        problems=(),
        quarantine=engine.create("quarantine", [], QUARANTINE),
        read={},
        loaded={},
        merged={},
    )


def decision(
    candidate_id: str,
    person_id: str,
    channel: str,
    allowed: Sequence[str] = (),
    *,
    debt_ids: Sequence[str] = ("d1",),
    verdict: str = "",
    **columns: Any,
) -> Row:
    """What the gate answered for one candidate that asked for `full`; the verdict follows from `allowed`."""
    verdict = verdict or ("allow" if "full" in allowed else "limited" if allowed else "deny")
    row: Row = {"candidate_id": candidate_id, "person_id": person_id, "point_id": f"{candidate_id}-point"}
    row |= {"channel": channel, "content": "full", "debt_ids": tuple(debt_ids), "allowed": tuple(allowed)}
    row |= {"verdict": verdict, "ceiling": allowed[0] if allowed else None, "requires": (), "reasons": ()}
    return row | {"right_party": "verified", "rulebook": "core@1", "model": "m1", **columns}


def balance_of(engine: Engine, book: Book) -> ir.Table:
    """What `owed` says of debts of one instalment: worked out here, so that a case takes half the time."""
    tables = book.tables
    debts = engine.rows(tables["debts"].left_join(tables["instalments"], "debt_id"))
    rows = []
    for row in debts:
        late = None if row["due_on"] is None else (DAY - row["due_on"]).days
        known: Row = {"debt_id": row["debt_id"], "currency": row["currency"], "dpd": late and max(late, 0)}
        if late is not None:
            known["total"] = row["principal_right"] if late > 0 else Decimal(0)
            known["next_due_amount"] = None if late > 0 else row["principal_right"]
        rows.append(known)
    return engine.create("balance", rows, ibis.schema({name: OWED[name] for name in USED}))


def decided_of(engine: Engine, decisions: Iterable[Row]) -> ir.Table:
    """The gate's answers as the table that a day is planned from; with hours, where some row has them."""
    rows = list(decisions)
    schema = dict(COLUMNS) | ({OPEN_HOURS: "int64"} if any(OPEN_HOURS in row for row in rows) else {})
    return engine.create("decided", rows, ibis.schema(schema))


def open_at(*hours: int) -> Row:
    """The column of a decision whose contact may go out when these hours of `DAY` begin."""
    return {OPEN_HOURS: sum(1 << hour for hour in hours)}


def planned(engine: Engine, book: Book, decisions: Iterable[Row], **options: Any) -> dict[str, Row]:
    """The plan for `DAY`, by person; fails if anybody stands in it twice. `morning`: instead of `MORNING`."""
    morning: Morning = options.pop("morning", MORNING)
    options.setdefault("balance", balance_of(engine, book))
    rows = engine.rows(plan_day(engine, book, decided_of(engine, decisions), morning, **options))
    people = [row["person_id"] for row in rows]
    assert len(people) == len(set(people))
    return {row["person_id"]: row for row in rows}


def ana(engine: Engine, *decisions: Row, response: Response | None = None, **more: Any) -> Row:
    """The plan's row about Ana, who owes `d1`."""
    return planned(engine, book_of(engine, debt("d1", "ana"), **more), decisions, response=response)["ana"]


def instant(hour: int, minute: int = 0) -> datetime:
    """An instant of `DAY`, by the clock in Shanghai."""
    return datetime(2026, 11, 24, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)
