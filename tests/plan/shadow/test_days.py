"""Past days planned twice: which days, and what is told of two plans and of what was made."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.plan.accounted import COLUMNS as PLAN
from rightparty.plan.morning import Morning
from rightparty.plan.shadow import days as shadow
from rightparty.plan.shadow.days import (
    COLUMNS,
    Side,
    changes,
    compared,
    counted,
    made_on,
    sampled,
    shadow_of_days,
)
from tests.plan.responses import MANNER
from tests.plan.samples import DAY, MORNING, NOW, Row, book_of, debt
from tests.plan.shadow.months import event

KINDS = dict.fromkeys(PLAN, "string") | {
    "debt_ids": "array<string>",
    "at": "timestamp",
    "expected_value": "float64",
}


def plan(engine: Engine, name: str, *rows: Row) -> ibis.expr.types.Table:
    """A plan of some people: contacted by e-mail in the morning, if nothing else is said."""
    usual = {"status": "planned", "channel": "email", "content": "full", "point_id": "p", "at": NOW}
    return engine.create(name, [usual | row for row in rows], ibis.schema(KINDS))


def test_two_plans_and_what_was_made_are_told_beside_each_other(engine: Engine) -> None:
    """Everybody has one row: contacted under both, one or neither, and really contacted or not."""
    now = plan(engine, "now", {"person_id": "a"}, {"person_id": "b"}, {"person_id": "c"})
    then = plan(
        engine,
        "then",
        {"person_id": "a"},
        {"person_id": "b", "channel": "sms", "content": "knock"},
        {"person_id": "c", "status": "denied", "channel": None, "at": None, "point_id": None},
        {"person_id": "d"},
    )
    sent = [
        event("x", "a", 13) | {"at": NOW, "event_id": "1"},
        event("x", "a", 13) | {"at": NOW + timedelta(days=2), "event_id": "2"},
        event("y", "e", 13) | {"at": NOW - timedelta(days=1)},
        event("z", "f", 13) | {"at": NOW, "channel": "sms"},
    ]
    book = book_of(engine, debt("d-a", "a"), events=sent)
    both = compared((now, then), made_on(book.tables["events"], MORNING), DAY)
    table = engine.materialize(both, "both")
    rows = {row["person_id"]: row for row in engine.rows(table)}
    assert list(table.columns) == list(COLUMNS)
    assert {who: row["change"] for who, row in rows.items()} == {
        "a": "same",
        "b": "otherwise",
        "c": "no_longer",
        "d": "newly",
        "f": "same",
    }
    assert (rows["a"]["made"], rows["a"]["made_channels"]) == (1, ("email",))
    assert (rows["f"]["made"], rows["f"]["status_now"]) == (1, None)
    assert sum(changes(engine, table).values()) == len(rows)
    told = {row.pop("what"): row for row in counted(engine, table)}
    assert told["contacts"] == {"made": 2, "now": 3, "then": 3}
    assert told["made, and planned too"] == {"made": 2, "now": 1, "then": 1}
    assert told["telling"] == {"made": 0, "now": 3, "then": 2}
    assert told["by sms"] == {"made": 1, "now": 0, "then": 1}


def test_days_are_spread_and_the_last_is_among_them(engine: Engine) -> None:
    """Of thirty days ten, three apart; of two days two; none whose morning lies outside."""
    book = book_of(engine, debt("d1", "ana"))
    last = MORNING.ends
    many = sampled(engine, book, last - timedelta(days=30), last - timedelta(seconds=1), 10, [MANNER])
    assert [(DAY - one).days for one in many] == list(range(27, -1, -3))
    few = sampled(engine, book, last - timedelta(days=2), last - timedelta(seconds=1), 10, [MANNER])
    assert [(DAY - one).days for one in few] == [1, 0]
    assert not sampled(engine, book, NOW + timedelta(seconds=1), last - timedelta(hours=1), 10, [MANNER])
    late = replace(MANNER, opens=time(14))
    noon = NOW + timedelta(hours=3)  # nine o'clock lies before it, and two o'clock behind it
    assert sampled(engine, book, NOW, noon, 1, [MANNER]) == [DAY]
    assert not sampled(engine, book, NOW, noon, 1, [MANNER, late])


def test_each_side_has_the_morning_of_its_own_plan_file(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan file that opens the day at two reads the book at two, with what came in since nine."""
    seen: dict[str, tuple[datetime, int]] = {}

    def plans(running: Engine, book: Book, _: ir.Table, morning: Morning, **more: Any) -> ir.Table:
        paid = len(running.rows(book.tables["payments"].select("payment_id")))
        seen[more["name"]] = (morning.at, paid)
        return plan(running, more["name"], {"person_id": "a", "at": morning.at})

    monkeypatch.setattr(shadow, "plan_day", plans)
    asked_at: list[datetime] = []
    monkeypatch.setattr(shadow, "decide_table", lambda *said, **_: asked_at.append(said[3]))
    money = {"payment_id": "y", "debt_id": "d-a", "paid_at": NOW + timedelta(hours=2), "amount": "1.00"}
    book = book_of(engine, debt("d-a", "a"), payments=[money])
    law, late = load_law(), NOW + timedelta(hours=5)
    now, then = Side(law, MANNER), Side(law, replace(MANNER, opens=time(14)))
    played = shadow_of_days(engine, book, [DAY], now, then, default_model())
    assert seen == {"shadow_days_now": (NOW, 0), "shadow_days_then": (late, 1)}
    assert asked_at == [NOW, late]
    [row] = engine.rows(played)
    assert (row["change"], row["at_now"], row["at_then"]) == ("otherwise", NOW, late)
    asked_at.clear()
    shadow_of_days(engine, book, [DAY], now, replace(then, manner=MANNER), default_model())
    assert asked_at == [NOW]  # at one hour and by one law, everybody is asked about once
