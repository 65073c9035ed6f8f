"""What another clock has stamped later was told, and done, all the same."""

from datetime import UTC, datetime, timedelta
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.desk.clock import rehearsed
from rightparty.desk.heard import all_heard, heard
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.store import Connection, Store
from rightparty.parties.model import default_model
from tests.desk.books import small_book
from tests.desk.means import MORNING, means_for
from tests.desk.wrong import Ready

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=3)
MODEL = default_model()


def _dossier(**rows: Any) -> Dossier:
    return Dossier(BookMeta(NOW, {}), rows)


def test_a_contact_that_went_out_counts_as_just_before() -> None:
    """One that came in waits for its time: an answer may only loosen."""
    made = {"direction": "out", "kind": "attempt", "at": SOON}
    came = {**made, "direction": "in"}
    past = {**made, "at": NOW - timedelta(days=1)}
    dossier = _dossier(events=[made, came, past])
    assert not all_heard(dossier, NOW, MODEL)
    found = heard(dossier, NOW, MODEL)
    assert list(found.rows("events")) == [{**made, "at": NOW - timedelta(microseconds=1)}, came, past]
    assert all_heard(found, NOW, MODEL)
    assert all_heard(_dossier(events=[came, past]), NOW, MODEL)


def test_two_clocks_do_not_contact_one_person_twice(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """Whoever is behind sees what the other made, also for another record of the person."""
    ready(small_book(2))
    connection.execute("DELETE FROM desk_planned_contact")
    connection.execute(
        "INSERT INTO desk_link (book, person_id, other_id)"
        " VALUES ('B', 'P0001', 'P0002'), ('B', 'P0002', 'P0001')"
    )
    ahead = means_for(store, connection, clock=rehearsed(MORNING + timedelta(minutes=7)))
    first = reserve(ahead, Wanted("lender", "P0001", "E0001", ("D0001",), "email", "full"))
    assert isinstance(first, Reserved)
    behind = means_for(store, connection, clock=rehearsed(MORNING))
    second = reserve(behind, Wanted("lender", "P0002", "E0002", ("D0002",), "email", "full"))
    assert isinstance(second, NotReserved)
