"""A town seen from an earlier day: the lender's own doings and all money since are the policy's."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rightparty.book.book import QUARANTINE, Book
from rightparty.book.meta import BookMeta
from rightparty.engine import Engine, open_engine
from rightparty.world.diary import Diary
from rightparty.world.hindsight import seen_from
from tests.world.towns import AT, tables, town

DAY = timedelta(days=1)
BEGAN = AT - 10 * DAY


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One engine for the module."""
    return open_engine()


@pytest.fixture(scope="module")
def book(engine: Engine) -> Book:
    """A small town as a loaded book."""
    return Book(
        Path(), BookMeta(AT), tables(engine, town()), frozenset(), {}, (),
        engine.create("quarantine", [], QUARANTINE), {}, {}, {},
    )  # fmt: skip


def payment(number: int, at: datetime) -> dict[str, Any]:
    """A payment of the play."""
    debt = town()["debts"][0]["debt_id"]
    return {"payment_id": f"PLAYY{number}", "debt_id": debt, "paid_at": at, "amount": Decimal(1)}


def test_what_came_later_is_not_seen(engine: Engine, book: Book) -> None:
    """Nothing later than the instant stands in the tables, nor what the lender did since the play began."""
    seen = seen_from(engine, book, AT - 5 * DAY, BEGAN, Diary(engine).tables)
    for table in ("notices", "complaints", "evidence", "charges"):
        assert all(row["at"] <= AT - 5 * DAY for row in engine.rows(seen.tables[table])), table
    midnight = BEGAN.astimezone(ZoneInfo("Asia/Shanghai")).replace(hour=0, minute=0, second=0, microsecond=0)
    assert all(row["at"] < midnight for row in engine.rows(seen.tables["events"])), "the whole first day"
    assert all(row["paid_at"] <= BEGAN for row in engine.rows(seen.tables["payments"]))
    since = [row for row in engine.rows(seen.tables["evidence"]) if row["at"] >= BEGAN]
    assert since
    assert all(row["contact_id"] is None for row in since)
    assert seen.meta.as_of == AT - 5 * DAY


def test_the_diary_is_seen_up_to_the_instant(engine: Engine, book: Book) -> None:
    """A row that lies ahead waits for its time."""
    diary = Diary(engine)
    diary.write({"payments": [payment(1, BEGAN + DAY), payment(2, BEGAN + 3 * DAY)]})
    diary.write({"payments": [payment(3, BEGAN + 2 * DAY)]})
    seen = seen_from(engine, book, BEGAN + 2 * DAY, BEGAN, diary.tables)
    played = {row["payment_id"] for row in engine.rows(seen.tables["payments"])} & {
        "PLAYY1",
        "PLAYY2",
        "PLAYY3",
    }
    assert played == {"PLAYY1", "PLAYY3"}


def test_a_promise_ends_as_it_ends(engine: Engine) -> None:
    """It stands once, with what became of it."""
    diary = Diary(engine)
    made = {
        "promise_id": "r1", "person_id": "ana", "debt_ids": ("d1",), "made_at": BEGAN,
        "due_on": BEGAN.date() + 3 * DAY, "amount": Decimal(10), "status": "open",
    }  # fmt: skip
    diary.write({"promises": [made]})
    diary.settle({"r1": "broken"})
    assert [(row["promise_id"], row["status"]) for row in engine.rows(diary.tables["promises"])] == [
        ("r1", "broken")
    ]
