"""A log beside a book: tied to its people and points, counted once, and what cannot be tied is told."""

from pathlib import Path
from typing import Any

import pytest

from rightparty.audit.joined import joined
from rightparty.audit.log import read_log
from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.engine import Engine
from tests.audit.conftest import Written

HEADER = ["案件编号", "拨打时间", "被叫号码", "联系人关系", "接通状态"]


@pytest.fixture(scope="module")
def book(engine: Engine, root: Path) -> Book:
    """The first book of the examples."""
    return load_book(root / "examples" / "first-book", engine)


def _by_number(engine: Engine, book: Book) -> dict[str, dict[str, Any]]:
    return {row["to"]: row for row in engine.rows(book.tables["events"]) if row["to"]}


@pytest.mark.slow
def test_a_log_of_the_book_s_own_events_adds_nothing(engine: Engine, book: Book, root: Path) -> None:
    """Each contact is told by both, and stands once, as it was."""
    log = read_log(engine, [root / "examples" / "first-book" / "events.csv"])
    both = joined(log, book, engine)
    ours, theirs = both.tables["events"], book.tables["events"]
    assert engine.count(ours) == engine.count(theirs)
    assert engine.count(ours.difference(theirs)) == 0
    assert engine.count(both.tables["points"]) == engine.count(book.tables["points"])
    assert both.meta == book.meta


def test_rows_are_tied_by_number_and_debt(engine: Engine, book: Book, written: Written) -> None:
    """A number in another spelling is the book's point, its holder who is known by it; the rest is told."""
    (mobile,) = [row["value"] for row in engine.rows(book.tables["points"]) if row["point_id"] == "na-mobile"]
    local = mobile.removeprefix("+86")
    rows = [
        ("loan-na", "2026-11-20 09:07:00", local, "本人", "接通"),
        ("loan-na", "2026-11-20 10:07:00", "13600136000", "朋友", "接通"),
        ("loan-nowhere", "2026-11-20 11:07:00", "13700137000", "本人", "未接"),
    ]
    both = joined(read_log(engine, [written(rows, HEADER)], country="CN"), book, engine)
    events = _by_number(engine, both)
    assert (events[local]["point_id"], events[local]["person_id"]) == ("na-mobile", "li-na")
    assert events[local]["creditor_id"] == "chenguang"
    assert events["13600136000"]["person_id"] is None
    assert engine.count(both.tables["points"]) == engine.count(book.tables["points"]) + 1
    told = "\n".join(map(str, both.problems))
    assert "13600136000` is no contact point of the book" in told
    assert "loan-nowhere` is no debt of the book" in told
    assert engine.count(both.tables["events"]) == engine.count(book.tables["events"]) + 3


def test_one_contact_of_the_same_minute_counts_once(engine: Engine, book: Book, written: Written) -> None:
    """The book's call to the same point in the same minute gives way to the log's row."""
    told = engine.rows(book.tables["events"].filter(book.tables["events"].contact_id == "c-1"))
    (mobile,) = [row["value"] for row in engine.rows(book.tables["points"]) if row["point_id"] == "na-mobile"]
    row = ("loan-na", "2026-11-09 10:12:40", mobile, "本人", "接通")
    both = joined(read_log(engine, [written([row], HEADER)], country="CN"), book, engine)
    events = both.tables["events"]
    assert engine.count(events.filter(events.contact_id == "c-1")) == 0
    assert engine.count(events) == engine.count(book.tables["events"]) - len(told) + 1
