"""The folder joined with the store: what the store remembers holds, and nothing of others comes in."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rightparty.book.book import Book, schema_of
from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.dossier import ENDED
from rightparty.desk.joined import REMEMBERED, joined_book
from rightparty.desk.stop import Fact, take_facts
from rightparty.desk.store import Connection
from rightparty.engine import Engine
from tests.desk.books import SmallBook, small_book
from tests.desk.wrong import EARLIER


def loaded(book: SmallBook, engine: Engine, folder: Path) -> Book:
    """A small book as loading gives it."""
    return load_book(book.write(folder), engine)


def test_what_the_store_remembers_is_joined(connection: Connection, engine: Engine, tmp_path: Path) -> None:
    """A stop and a promise that today's folder leaves out are there; another lender's are not."""
    book = small_book(2)
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0001",
             days="MO;TU")  # fmt: skip
    book.add("promises", promise_id="R1", person_id="P0001", debt_ids="D0001",
             made_at="2026-11-20T10:00:00+08:00", due_on="2026-11-30", amount="50.00")  # fmt: skip
    book.late_person(7)
    book.add("notices", notice_id="N7", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0007")
    with connection.transaction():
        load_into_store(connection, engine, loaded(book, engine, tmp_path / "full"))
    today = loaded(small_book(2), engine, tmp_path / "today")
    joined, added = joined_book(connection, engine, today)
    notices = engine.rows(joined.tables["notices"])
    assert [(row["notice_id"], row["days"]) for row in notices] == [("N1", ("MO", "TU"))]
    assert [row["promise_id"] for row in engine.rows(joined.tables["promises"])] == ["R1"]
    assert added["notices"] == 1
    assert engine.count(joined.tables["evidence"]) == engine.count(today.tables["evidence"])


def test_joining_with_the_same_book_changes_nothing(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Every remembered table has the same rows and the same types as before."""
    book = small_book(3)
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00.250000+08:00", direction="out",
             kind="attempt", channel="email", creditor_id="BANK", debt_ids="D0001;D0002", person_id="P0001",
             text='two\nlines, "quoted"', amount="12.50", duration_s="7")  # fmt: skip
    book.add("complaints", complaint_id="K1", at="2026-11-01T10:00:00+08:00", source="x", cause="y",
             person_id="P0002", due_on="2026-11-30")  # fmt: skip
    alone = loaded(book, engine, tmp_path / "book")
    with connection.transaction():
        load_into_store(connection, engine, alone)
    joined, _ = joined_book(connection, engine, alone)
    for name in REMEMBERED:
        rows = sorted(map(repr, engine.rows(joined.tables[name])))
        assert rows == sorted(map(repr, engine.rows(alone.tables[name]))), name
        assert joined.tables[name].schema() == schema_of(name)


def test_a_folder_that_knows_more_completes_what_the_store_has(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """The end of a stop stands in the folder only, its beginning in both: joined, both are known."""
    book = small_book(1)
    told = book.add(
        "notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="dispute", person_id="P0001"
    )
    with connection.transaction():
        load_into_store(connection, engine, loaded(book, engine, tmp_path / "first"))
    told |= {"until": "2026-12-01T00:00:00+08:00", "kind": "willing_to_pay"}
    joined, _ = joined_book(connection, engine, loaded(book, engine, tmp_path / "second"))
    (row,) = engine.rows(joined.tables["notices"])
    assert row["kind"] == "dispute"
    assert row["until"].isoformat() == "2026-11-30T16:00:00+00:00"


def test_no_folder_ends_a_stop_that_the_store_has(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Under whichever kind the folder has its id."""
    book = small_book(1)
    told = book.add(
        "notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="cease", person_id="P0001"
    )
    with connection.transaction():
        load_into_store(connection, engine, loaded(book, engine, tmp_path / "first"))
    told |= {"until": "2026-11-02T00:00:00+08:00", "kind": "dispute"}
    joined, _ = joined_book(connection, engine, loaded(book, engine, tmp_path / "second"))
    (row,) = engine.rows(joined.tables["notices"])
    assert (row["kind"], row["until"]) == ("cease", None)
    assert joined.tables["notices"].schema() == schema_of("notices")


def test_an_empty_store_changes_nothing(connection: Connection, engine: Engine, tmp_path: Path) -> None:
    """With nothing to remember, the folder's own tables are used as they are."""
    book = loaded(small_book(1), engine, tmp_path / "book")
    joined, added = joined_book(connection, engine, book)
    assert joined.tables == book.tables
    assert not added


def test_what_was_taken_after_the_book_was_drawn_up_is_newer_than_it(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """A payment, its end, an agreement and a withdrawn promise hold, though the folder says otherwise."""
    book = small_book(2)
    book.add("payments", payment_id="Y1", debt_id="D0001", paid_at="2026-11-20T10:00:00+08:00",
             amount="5.00", status="pending")  # fmt: skip
    book.add("promises", promise_id="R1", person_id="P0001", debt_ids="D0001",
             made_at="2026-11-20T10:00:00+08:00", due_on="2026-11-30", amount="50.00",
             status="open")  # fmt: skip
    today = loaded(book, engine, tmp_path / "book")
    with connection.transaction():
        load_into_store(connection, engine, today)
    facts = [
        Fact("payment", {"payment_id": "Y1", "debt_id": "D0001", "paid_at": "2026-11-20T10:00:00+08:00",
                         "amount": "5.00", "status": "posted"}),
        Fact("payment", {"payment_id": "Y2", "debt_id": "D0002", "paid_at": "2026-11-24T08:00:00+08:00",
                         "amount": "7.00", "status": "pending"}),
        Fact("promise", {"promise_id": "R1", "person_id": "P0001", "debt_ids": ["D0001"],
                         "made_at": "2026-11-20T10:00:00+08:00", "due_on": "2026-11-30", "amount": "50.00",
                         "status": "withdrawn"}),
        Fact("agreement", {"agreement_id": "A1", "debt_ids": ["D0002"], "person_id": "P0002",
                           "kind": "instalment", "status": "performing"}),
    ]  # fmt: skip
    take_facts(connection, connection.home, facts, EARLIER)
    joined, added = joined_book(connection, engine, today)
    said = {
        name: [(row[f"{name[:-1]}_id"], row["status"]) for row in engine.rows(joined.tables[name])]
        for name in ("payments", "promises", "agreements")
    }
    assert sorted(said["payments"]) == [("Y1", "posted"), ("Y2", "pending")]
    assert said["promises"] == [("R1", "withdrawn")]
    assert said["agreements"] == [("A1", "performing")]
    assert added["payments"] == 1
    assert joined.tables["payments"].schema() == schema_of("payments")


def test_a_debt_that_a_later_book_has_no_more_is_nobodys(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Yesterday's folder has it still; a folder of the store's own date may name it again."""
    book = small_book(2)
    book.add("relations", debt_id="D0001", person_id="P0002", role="attorney")
    with connection.transaction():
        load_into_store(connection, engine, loaded(book, engine, tmp_path / "first"))
    rest = small_book(2)
    rest.as_of = "2026-11-24T08:00:00+08:00"
    for name in ("debts", "liabilities", "instalments"):
        rest.tables[name] = [row for row in rest.tables[name] if row["debt_id"] != "D0001"]
    with connection.transaction():
        load_into_store(connection, engine, loaded(rest, engine, tmp_path / "second"))
    joined, _ = joined_book(connection, engine, loaded(book, engine, tmp_path / "first"))
    ends = {row["debt_id"]: row["until"] for row in engine.rows(joined.tables["liabilities"])}
    assert ends == {"D0001": ENDED, "D0002": None}
    assert [row["until"] for row in engine.rows(joined.tables["relations"])] == [ENDED]
    for name in ("liabilities", "relations"):
        assert joined.tables[name].schema() == schema_of(name)
    book.as_of = rest.as_of
    joined, _ = joined_book(connection, engine, loaded(book, engine, tmp_path / "first"))
    assert not any(row["until"] for row in engine.rows(joined.tables["liabilities"]))


def test_a_folder_older_than_the_stores_book_takes_no_payment_back(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Yesterday's folder, asked about today, lacks what today's book had."""
    book = small_book(1)
    yesterday = loaded(book, engine, tmp_path / "yesterday")
    assert yesterday.meta.as_of is not None
    book.add("payments", payment_id="Y1", debt_id="D0001", paid_at="2026-11-20T10:00:00+08:00",
             amount="5.00", status="pending")  # fmt: skip
    later = loaded(book, engine, tmp_path / "today")
    meta = replace(later.meta, as_of=yesterday.meta.as_of + timedelta(hours=1))
    with connection.transaction():
        load_into_store(connection, engine, replace(later, meta=meta))
    joined, _ = joined_book(connection, engine, yesterday)
    assert [row["payment_id"] for row in engine.rows(joined.tables["payments"])] == ["Y1"]
