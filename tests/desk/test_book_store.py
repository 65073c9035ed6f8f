"""A book is taken over whole, as often as one likes; what was told is never forgotten."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.schema import STORED, store_name
from rightparty.desk.store import Connection
from rightparty.engine import Engine
from rightparty.errors import Refused
from tests.desk.books import SmallBook, small_book
from tests.desk.sealed import read

Load = Callable[[SmallBook], None]
LATER = "2026-11-25T07:00:00+08:00"


@pytest.fixture
def load(connection: Connection, engine: Engine, tmp_path: Path) -> Load:
    """Write a small book, load it, and take it over."""

    def taken_over(book: SmallBook) -> None:
        with connection.transaction():
            load_into_store(connection, engine, load_book(book.write(tmp_path / "book"), engine))

    return taken_over


def everything(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table of the book, as text."""
    return {
        name: sorted(
            row for (row,) in connection.execute(f"SELECT t::text FROM {store_name(table)} t").fetchall()
        )
        for name, table in STORED.items()
    }


def test_loading_twice_is_loading_once(load: Load, connection: Connection) -> None:
    """The same book again changes no row, not even where a table has no key."""
    book = small_book(3)
    for amount in ("-12.00", "-12.00", "800.00"):
        book.add("transactions", person_id="P0001", at="2026-11-01T10:00:00+08:00", amount=amount)
    load(book)
    once = everything(connection)
    load(book)
    assert everything(connection) == once
    assert len(once["transactions"]) == 3, "two equal rows are two rows"


def test_a_stop_that_a_later_file_leaves_out_still_stands(load: Load, connection: Connection) -> None:
    """Notices, evidence, complaints and events only ever accumulate."""
    book = small_book(1)
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0001")
    load(book)
    later = small_book(1)
    later.tables["evidence"] = later.tables["evidence"][:1]
    load(later)
    assert connection.execute("SELECT count(*) FROM book_notices").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM book_evidence").fetchone() == (4,)


def test_what_was_told_is_completed_and_never_changed(load: Load, connection: Connection) -> None:
    """The unknown end of a stop may become known; its kind and a known end stay what they were."""
    book = small_book(1)
    told = book.add(
        "notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="dispute", person_id="P0001"
    )
    load(book)
    told |= {"until": "2026-12-01T00:00:00+08:00", "kind": "willing_to_pay"}
    load(book)
    told["until"] = "2026-11-02T00:00:00+08:00"
    load(book)
    row = connection.execute("SELECT kind, to_char(until, 'YYYY-MM-DD') FROM book_notices").fetchone()
    assert row == ("dispute", "2026-11-30")


def test_what_is_current_is_as_the_last_file_says(load: Load, connection: Connection) -> None:
    """A payment taken back, a guarantor released: rows of the book's debts that are gone are gone."""
    book = small_book(2)
    book.add("payments", payment_id="Y1", debt_id="D0001", paid_at="2026-11-20T10:00:00+08:00", amount="5.00")
    book.add("liabilities", debt_id="D0001", person_id="P0002", role="guarantor")
    book.tables["persons"][0]["name"] = "旧名"
    load(book)
    book.tables["payments"].clear()
    book.tables["liabilities"].pop()
    book.tables["persons"][0]["name"] = "新名"
    load(book)
    assert connection.execute("SELECT count(*) FROM book_payments").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM book_liabilities").fetchone() == (2,)
    assert read(connection, "persons", "name", "P0001") == "新名"


def test_another_lenders_book_is_left_alone(load: Load, connection: Connection) -> None:
    """A book says nothing of debts that it does not hold."""
    load(small_book(1))
    other = small_book(0)
    for row in other.tables["creditors"]:
        row["creditor_id"] = "OTHER"
    for row in other.tables["senders"]:
        row |= {"creditor_id": "OTHER", "sender_id": row["sender_id"] + "-other"}
    other.late_person(9)
    other.tables["debts"][0]["creditor_id"] = "OTHER"
    load(other)
    assert connection.execute("SELECT count(*) FROM book_liabilities").fetchone() == (2,)


def test_promises_and_agreements_stay_when_a_file_leaves_them_out(load: Load, connection: Connection) -> None:
    """Somebody's word is not lost with a table; a later row takes an earlier one's place."""
    book = small_book(1)
    promise = book.add("promises", promise_id="R1", person_id="P0001", debt_ids="D0001", due_on="2026-11-30",
                       made_at="2026-11-20T10:00:00+08:00", amount="50.00", status="open")  # fmt: skip
    load(book)
    promise["status"] = "kept"
    load(book)
    book.tables["promises"].clear()
    load(book)
    assert connection.execute("SELECT status FROM book_promises").fetchall() == [("kept",)]


def test_an_older_book_is_refused(load: Load, connection: Connection) -> None:
    """Yesterday's file after today's would undo payments; nothing of it is taken over."""
    newer = small_book(1)
    newer.as_of = LATER
    load(newer)
    before = everything(connection)
    with pytest.raises(Refused, match="later one"):
        load(small_book(5))
    assert everything(connection) == before


def test_a_load_that_fails_leaves_nothing(load: Load, connection: Connection) -> None:
    """A fault in the last step takes back every table."""
    connection.execute("ALTER TABLE desk_book_statement ADD CONSTRAINT odd CHECK (creditor_id <> 'BANK')")
    try:
        with pytest.raises(psycopg.errors.CheckViolation):
            load(small_book(2))
    finally:
        connection.execute("ALTER TABLE desk_book_statement DROP CONSTRAINT odd")
    assert not any(everything(connection).values())


def test_strange_text_comes_through_whole(load: Load, connection: Connection) -> None:
    """Quotes, commas, line breaks, emoji and a value that looks like a NULL mark stay what they are."""
    book = small_book(1)
    text = 'He said "no", 你好\n第二行; \\N 🙂 \'--'
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="in",
             kind="reply", channel="email", creditor_id="BANK", debt_ids="D0001", person_id="P0001",
             text=text)  # fmt: skip
    load(book)
    assert read(connection, "events", "text", "V1") == text
