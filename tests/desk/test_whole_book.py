"""A whole book that is the first to tell of a stop takes back as much as a stop that is handed in."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from rightparty.book.load import load_book
from rightparty.desk.claim import claim
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.linked import hold_links
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.same_point import points_held
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import Claimed
from rightparty.desk.whole_book import take_book
from rightparty.engine import open_engine
from tests.desk.books import SmallBook, placed_book, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.replied import rows, take
from tests.desk.sealed import add_point
from tests.desk.wrong import EARLIER, Ready, count, queue

AT = "2026-11-24T08:00:00+08:00"
NOTICE = {"notice_id": "N1", "at": AT, "person_id": "P0001"}
PAID = {"payment_id": "Y1", "debt_id": "D0001", "paid_at": AT, "amount": "10.00"}
TOLD: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "opt_out": ("notices", {**NOTICE, "kind": "opt_out"}),
    "attorney": ("notices", {**NOTICE, "kind": "attorney"}),
    "of_the_debt": ("notices", {"notice_id": "N1", "at": AT, "kind": "dispute", "debt_id": "D0001"}),
    "of_the_point": ("notices", {"notice_id": "N1", "at": AT, "kind": "opt_out", "point_id": "E0001"}),
    "paid": ("payments", {**PAID, "status": "posted"}),
    "on_its_way": ("payments", {**PAID, "status": "pending"}),
    "promised": ("promises", {"promise_id": "R1", "person_id": "P0001", "debt_ids": "D0001", "made_at": AT,
                              "due_on": "2026-11-30", "amount": "100.00", "status": "open"}),
    "agreed": ("agreements", {"agreement_id": "A1", "debt_ids": "D0001", "person_id": "P0001",
                              "kind": "instalment", "status": "performing", "agreed_at": AT}),
    "reported": ("evidence", {"point_id": "E0001", "person_id": "P0001", "at": AT, "kind": "wrong_number"}),
}  # fmt: skip
Load = Callable[[Means, SmallBook], None]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Take a whole book over, as the nightly drop does."""

    def taken_over(means: Means, book: SmallBook) -> None:
        with closing(open_engine()) as engine, means.connection.transaction():
            take_book(means, engine, load_book(book.write(tmp_path / "next"), engine))

    return taken_over


@pytest.mark.parametrize("what", TOLD)
def test_what_a_book_is_the_first_to_tell_takes_back_what_is_queued(
    ready: Ready, load: Load, what: str
) -> None:
    """For the person alone, and once: what is planned after it stays, though the same book comes again."""
    table, row = TOLD[what]
    means, book = ready(small_book(2)), small_book(2)
    first, second = sorted(queue(means), key=lambda one: one.person_id)
    load(means, book)
    assert set(statuses(means.connection).values()) == {"planned"}, "nothing was told"
    book.add(table, **row)
    load(means, book)
    assert statuses(means.connection) == {first.contact_id: "denied", second.contact_id: "planned"}
    reasons = means.connection.execute("SELECT reason FROM desk_planned_contact WHERE status = 'denied'")
    assert str(reasons.fetchone()[0]).startswith("withdrawn:")  # type: ignore[index]
    assert send_one(means, first) == "skipped"
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned', reason = NULL")
    load(means, book)
    assert set(statuses(means.connection).values()) == {"planned"}
    seal_store(means.connection, means.home, MORNING)
    assert verify_store(means.connection, means.home).ok


def test_a_stop_that_a_book_lets_expire_holds(ready: Ready, load: Load) -> None:
    """Ninety days after it was given, by the lender's file; a moratorium may have an end."""
    means, book = ready(small_book(2)), small_book(2)
    long_ago = {"at": "2026-08-24T08:00:00+08:00", "until": "2026-11-22T08:00:00+08:00"}
    book.add("notices", **NOTICE | long_ago, kind="opt_out", scope="all", given_by="P0001")
    book.add("notices", **NOTICE | long_ago | {"notice_id": "N2", "person_id": "P0002"}, kind="moratorium")
    load(means, book)
    assert not {one.person_id for one in queue(means)} - {"P0002"}
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned', reason = NULL")
    first, second = sorted(queue(means), key=lambda one: one.person_id)
    assert isinstance(claim(means, first), Dropped)
    assert isinstance(claim(means, second), Claimed)


@pytest.mark.parametrize("kind", ["opt_out", "moratorium"])
def test_no_book_ends_a_stop_that_is_known(ready: Ready, load: Load, kind: str) -> None:
    """Somebody wrote STOP to us; whoever knows the notice's id gives it an end, under whichever kind."""
    means, book = ready(small_book(2)), small_book(2)
    take(means, "STOP", at=EARLIER, received_at=EARLIER)
    stopped = rows(
        means, "SELECT notice_id, coalesce(person_id, ''), coalesce(point_id, '') FROM book_notices"
    )
    for notice_id, person_id, point_id in stopped:
        book.add("notices", notice_id=notice_id, kind=kind, person_id=person_id, point_id=point_id,
                 at="2026-11-24T08:55:00+08:00", until="2026-11-24T08:56:00+08:00")  # fmt: skip
    load(means, book)
    assert set(rows(means, "SELECT kind, until FROM book_notices")) == {("opt_out", None)}
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned', reason = NULL")
    first = min(queue(means), key=lambda one: one.person_id)
    assert isinstance(claim(means, first), Dropped)


def test_a_call_that_waits_on_the_worklist_is_taken_back(ready: Ready, load: Load) -> None:
    """Nobody dials a number after the book told of the stop."""
    means = ready(small_book(2), "call")
    for one in queue(means):
        assert send_one(means, one) == "sent"
        means.connection.execute(
            "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from,"
            " call_until) VALUES (%s, '', '', '', '', '{}', %s, %s)",
            [one.contact_id, MORNING, MORNING],
        )
    book = small_book(2)
    book.add("notices", **NOTICE, kind="opt_out")
    load(means, book)
    assert count(means, "desk_call_task WHERE withdrawn_at IS NOT NULL") == 1
    assert count(means, "desk_call_task WHERE withdrawn_at IS NULL") == 1


def test_what_ended_long_ago_or_stops_nothing_leaves_the_queue(ready: Ready, load: Load) -> None:
    """A book brings its whole past with it."""
    means, book = ready(small_book(1)), small_book(1)
    book.add("notices", **NOTICE | {"at": "2025-01-01T00:00:00+08:00"}, kind="moratorium",
             until="2025-06-01T00:00:00+08:00")  # fmt: skip
    book.add("notices", **NOTICE | {"notice_id": "N2"}, kind="willing_to_pay")
    load(means, book)
    assert set(statuses(means.connection).values()) == {"planned"}


@pytest.mark.parametrize("what", ["attorney", "of_the_debt", "agreed"])
def test_the_agency_is_asked_for_the_debt(ready: Ready, load: Load, what: str) -> None:
    """Once, and only for the debts that it has of them."""
    means, book = ready(placed_book()), placed_book()
    table, row = TOLD[what]
    book.add(table, **row)
    load(means, book)
    load(means, book)
    asked = means.connection.execute("SELECT debt_id FROM desk_recall").fetchall()
    assert asked == [("D0001",)]
    recalled = "SELECT debt_id FROM book_placements WHERE recalled_at IS NOT NULL"
    assert means.connection.execute(recalled).fetchall() == [("D0001",)]
    assert [record.kind for record in journal_of(means.connection)].count("recall") == 1


def test_a_report_holds_for_every_id_of_its_number(ready: Ready, load: Load) -> None:
    """As one in a part of a book does: for those there now, and those that come later."""
    means, book = ready(small_book(1)), small_book(1)
    add_point(means.connection, "E9", "email", "person0001@mail.example")
    book.add("evidence", **TOLD["reported"][1])
    load(means, book)
    assert count(means, "desk_wrong_person WHERE via = 'book' AND withdrawn = 1") == 1
    assert count(means, "book_evidence WHERE point_id = 'E9' AND kind = 'wrong_number'") == 1
    load(means, book)
    assert count(means, "desk_wrong_person") == 1


def test_another_record_of_the_same_person_is_reached(ready: Ready, load: Load) -> None:
    """What one record said holds for the person."""
    means, book = ready(small_book(2)), small_book(2)
    with means.connection.transaction():
        hold_links(means.connection, ["BANK"], [("P0001", "P0002"), ("P0002", "P0001")])
    book.add("notices", **NOTICE, kind="opt_out")
    load(means, book)
    assert set(statuses(means.connection).values()) == {"denied"}


def test_it_waits_for_a_message_that_is_on_its_way(ready: Ready, load: Load, store: Store) -> None:
    """Whoever hands a stop in by a book knows, once it is taken, that nothing more comes."""
    means, book = ready(small_book(1)), small_book(1)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'claimed'")
    book.add("notices", **NOTICE, kind="opt_out")
    with closing(store.connect()) as sender, ThreadPoolExecutor(1) as aside:
        with points_held(sender, ["E0001"]):
            taken = aside.submit(load, means, book)
            waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            until = monotonic() + 60
            while sender.execute(waiting).fetchone() is None:
                assert monotonic() < until
                assert not taken.done(), "it waits"
                sleep(0.05)
            assert count_of(sender, "book_notices") == 0
        taken.result(60)
    assert count(means, "book_notices") == 1
    assert set(statuses(means.connection).values()) == {"failed"}, "what was claimed counts as made"


def count_of(connection: Connection, table: str) -> int:
    """How many rows another connection sees."""
    (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(found[0])
