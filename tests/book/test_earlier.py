"""A book as it could be known earlier."""

from datetime import timedelta
from typing import Any

from rightparty.book.earlier import as_known
from rightparty.engine import open_engine
from tests.plan.samples import NOW, book_of, debt

DAY = timedelta(days=1)
THEN = NOW - 10 * DAY


def known(**rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The tables of a book ten days ago; a debt is settled by money that came since."""
    engine = open_engine()
    book = book_of(engine, debt("open", "ana"), debt("paid", "ben", status="settled"), **rows)
    earlier = as_known(engine, book, THEN)
    assert earlier.meta.as_of == THEN
    found = {name: engine.rows(table) for name, table in earlier.tables.items()}
    engine.close()
    return found


def test_what_came_later_is_left_out() -> None:
    """Payments, notices, contacts and proofs by their own dates; what happened to a row since is undone."""
    paid = {"debt_id": "paid", "amount": "1000.00", "status": "posted"}
    told = {"kind": "opt_out", "person_id": "ana"}
    complained = {"source": "hotline", "cause": "x", "person_id": "ana", "due_on": NOW.date()}
    tables = known(
        payments=[
            paid | {"payment_id": "a", "paid_at": THEN - DAY},
            paid | {"payment_id": "b", "paid_at": THEN + DAY},
        ],
        notices=[
            told | {"notice_id": "a", "at": THEN},
            told | {"notice_id": "b", "at": THEN + timedelta(seconds=1)},
        ],
        complaints=[complained | {"complaint_id": "a", "at": THEN - DAY, "answered_at": THEN + DAY}],
    )
    assert [row["payment_id"] for row in tables["payments"]] == ["a"]
    assert [row["notice_id"] for row in tables["notices"]] == ["a"]
    assert [row["answered_at"] for row in tables["complaints"]] == [None]
    assert {row["debt_id"]: (row["status"], row["as_of"]) for row in tables["debts"]} == {
        "open": (None, THEN),
        "paid": ("active", THEN),
    }


def test_a_promise_kept_since_was_open() -> None:
    """One that was due before was kept or broken already, and one that was withdrawn stays so."""
    made = {"person_id": "ana", "debt_ids": ("open",), "made_at": THEN - 5 * DAY, "amount": "1.00"}
    later, before = (THEN + 3 * DAY).date(), (THEN - 3 * DAY).date()
    tables = known(
        promises=[
            made | {"promise_id": "a", "due_on": later, "status": "kept"},
            made | {"promise_id": "b", "due_on": before, "status": "broken"},
            made | {"promise_id": "c", "due_on": later, "status": "withdrawn"},
        ]
    )
    states = {row["promise_id"]: row["status"] for row in tables["promises"]}
    assert states == {"a": "open", "b": "broken", "c": "withdrawn"}
