"""Permits that are out, raced against stops, returns and one another: one of the two wins, never both."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.acceptance import accept
from rightparty.desk.book_store import load_into_store
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.redeeming import expire_permits, give_back, redeem
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.stop import take_notice
from rightparty.desk.store import Connection, Store
from rightparty.engine import open_engine
from rightparty.law.load import load_law
from tests.desk.books import small_book
from tests.desk.means import MORNING, means_for

PEOPLE = 10
BANK = ("BANK",)


@pytest.fixture
def loaded(store: Store, connection: Connection, tmp_path: Path) -> None:
    """A bank and people who are late; nothing is planned."""
    with closing(open_engine()) as engine, connection.transaction():
        book = load_book(small_book(PEOPLE).write(tmp_path / "book"), engine)
        load_into_store(connection, engine, book)
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)


def _wanted(number: int, channel: str = "email") -> Wanted:
    point = f"{'E' if channel == 'email' else 'M'}{number:04}"
    return Wanted("lender", f"P{number:04}", point, (f"D{number:04}",), channel, "full")


@contextmanager
def _hands(store: Store, count: int) -> Iterator[list[Means]]:
    with ExitStack() as stack:
        yield [means_for(store, stack.enter_context(closing(store.connect()))) for _ in range(count)]


def _together(*works: Callable[[], None]) -> None:
    """Run all at once, and let no fault pass."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        start.wait(30)
        work()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(run, work) for work in works]:
            done.result()


def _redeemed(means: Means, permit_id: str, ends: list[bool]) -> None:
    ends.append(redeem(means, permit_id, BANK).ok)


def _given_back(means: Means, permit_id: str, ends: list[bool]) -> None:
    ends.append(give_back(means, permit_id, BANK).ok)


def _expired(means: Means, ends: list[bool]) -> None:
    ends.append(expire_permits(means) > 0)


@pytest.mark.usefixtures("loaded")
def test_no_permit_is_used_after_the_commit_of_a_stop(store: Store, connection: Connection) -> None:
    """Whoever begins to redeem after a stop was confirmed is refused; the journal is whole."""
    stopped_at: dict[int, float] = {}
    used: dict[int, tuple[float, bool]] = {}
    with _hands(store, 2) as (sender, listener):
        permits: dict[int, str] = {}
        for number in range(1, PEOPLE + 1):
            done = reserve(sender, _wanted(number))
            assert isinstance(done, Reserved)
            permits[number] = done.claimed.permit.permit_id

        def use() -> None:
            for number, permit_id in permits.items():
                began = time.monotonic()
                used[number] = (began, redeem(sender, permit_id, BANK).ok)

        def stop() -> None:
            for number in reversed(permits):
                row = {"notice_id": f"N{number}", "kind": "opt_out", "scope": "all", "at": MORNING,
                       "person_id": f"P{number:04}"}  # fmt: skip
                take_notice(listener.connection, listener.home, row, MORNING)
                stopped_at[number] = time.monotonic()

        _together(use, stop)
    for number, (began, ok) in used.items():
        assert not (ok and began > stopped_at[number]), number
    assert {ok for _, ok in used.values()} == {True, False}, "one side was always first: no race"
    rows = connection.execute(
        "SELECT state, count(*), count(e.event_id) FROM desk_reservation r"
        " LEFT JOIN book_events e USING (contact_id) GROUP BY 1"
    ).fetchall()
    assert {state: (count, events) for state, count, events in rows} == {
        "redeemed": (sum(ok for _, ok in used.values()),) * 2,
        "withdrawn": (sum(not ok for _, ok in used.values()), 0),
    }
    seal_store(connection, store.home, MORNING)
    assert verify_store(connection, store.home).ok


@pytest.mark.usefixtures("loaded")
def test_of_many_who_reserve_for_a_person_at_once_one_gets_a_permit(store: Store) -> None:
    """On whichever channels: what is out counts for all who come after."""
    got: list[Reserved | NotReserved] = []
    with _hands(store, 4) as hands:
        works = [
            (lambda means=means, channel=channel: got.append(reserve(means, _wanted(1, channel))))
            for means, channel in zip(hands, ("email", "call", "email", "call"), strict=True)
        ]
        _together(*works)
    assert sorted(isinstance(one, Reserved) for one in got) == [False, False, False, True]


@pytest.mark.usefixtures("loaded")
def test_a_permit_is_redeemed_or_returned_and_never_both(store: Store, connection: Connection) -> None:
    """Nor does it run out as well."""
    ends: list[bool] = []
    with _hands(store, 3) as hands:
        for number in range(1, 5):
            done = reserve(hands[0], _wanted(number))
            assert isinstance(done, Reserved)
            permit_id = done.claimed.permit.permit_id
            before = len(ends)
            _together(
                partial(_redeemed, hands[0], permit_id, ends),
                partial(_given_back, hands[1], permit_id, ends),
                partial(_expired, hands[2], ends),
            )
            assert sum(ends[before:]) == 1
    states = connection.execute("SELECT state FROM desk_reservation").fetchall()
    assert {state for (state,) in states} <= {"redeemed", "returned"}
