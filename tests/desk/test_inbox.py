"""The app's inbox: read by whoever has signed in, gone when a stop comes first."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.channels.inbox import AppInbox
from rightparty.desk.clock import rehearsed
from rightparty.desk.erasing import erase_person
from rightparty.desk.halt import halt, halt_flagged, lift_halt
from rightparty.desk.halt_flag import lower_flag
from rightparty.desk.inbox import StoreInbox, messages_for, open_message
from rightparty.desk.means import Means
from rightparty.desk.retention import enforce
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.errors import Refused
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.wrong import queue, report

Ready = Callable[..., Means]
SOON = MORNING + timedelta(minutes=10)


@pytest.fixture
def means(ready: Ready, store: Store, connection: Connection) -> Means:
    """One message in the inbox of a person's app."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    book = small_book(1)
    book.at_home(1)
    given = ready(
        book, "inbox", channels={"inbox": AppInbox(StoreInbox(connection), key, clock)}, clock=clock
    )
    (one,) = queue(given)
    assert send_one(given, one) == "sent"
    return given


def test_whoever_opens_it_has_signed_in_and_that_is_kept_once(means: Means) -> None:
    """The first opening is the delivery and a proof; the second shows the same."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    assert "1,060" not in waiting.subject
    assert abs(waiting.shown_until - MORNING - timedelta(hours=8)) < timedelta(minutes=1)
    opened = open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    assert "1,060.00" in opened.body
    records = len(journal_of(means.connection))
    later = SOON + timedelta(hours=1)
    assert open_message(means.connection, means.home, waiting.contact_id, "P0001", later) == opened
    assert len(journal_of(means.connection)) == records
    told = means.connection.execute(
        "SELECT point_id, kind, at FROM book_evidence WHERE contact_id = %s", [waiting.contact_id]
    ).fetchall()
    assert told == [("A0001", "used_in_app", SOON)]
    (again,) = messages_for(means.connection, "P0001", later)
    assert again.opened_at == SOON


def test_nobody_else_and_at_no_other_time(means: Means) -> None:
    """Another person, before it is shown, and after its end: there is no such message."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    for person, at in (
        ("P0002", SOON),
        ("P0001", MORNING - timedelta(seconds=1)),
        ("P0001", waiting.shown_until + timedelta(seconds=1)),
    ):
        assert messages_for(means.connection, person, at) == []
        with pytest.raises(Refused, match="no such message"):
            open_message(means.connection, means.home, waiting.contact_id, person, at)


def test_while_everything_is_stopped_nothing_is_shown(means: Means) -> None:
    """The stop reaches what was put there before it; when it is lifted, the message is there again."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    halt(means.connection, means.home, by="Wang Fang", note="a fault in a rulebook", at=MORNING)
    with pytest.raises(Refused, match="no such message"):
        open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    assert messages_for(means.connection, "P0001", SOON)[0].opened_at is None, "nothing of it was kept"
    lift_halt(means.connection, means.home, by="Li Na", note="mended", at=SOON)
    assert open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON).body


def test_a_flag_alone_hides_it_too(means: Means) -> None:
    """The database may not have been there when everything was stopped."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    halt_flagged(means.home, by="Wang Fang", note="a fault in a rulebook", at=MORNING)
    try:
        with pytest.raises(Refused, match="no such message"):
            open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    finally:
        lower_flag(means.home, None)


def test_a_message_that_was_not_read_is_taken_back(means: Means) -> None:
    """A report at the point: it is gone, was never read, and is no leak."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    done = report(means, point="A0001", at=SOON)
    assert list(done.withdrawn) == [waiting.contact_id]
    assert done.incident_id is None
    assert messages_for(means.connection, "P0001", SOON) == []
    with pytest.raises(Refused):
        open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    assert statuses(means.connection) == {waiting.contact_id: "failed"}


def test_a_message_that_was_read_cannot_be_taken_back(means: Means) -> None:
    """What was read was read: a report after it opens an incident."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    # The opening was a proof that it is their app; a later report is about what was read since.
    done = report(means, point="A0001", at=SOON + timedelta(minutes=1), told_of_debt=True)
    assert list(done.withdrawn) == []
    assert done.incident_id is not None


def body(means: Means) -> object:
    """The sealed text of the one message."""
    row = means.connection.execute("SELECT body FROM desk_inbox_message").fetchone()
    assert row is not None
    return row[0]


def test_its_text_goes_when_its_time_is_over(means: Means) -> None:
    """Two years after anybody could read it, while nothing newer went to the person; the rest stays."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    over = waiting.shown_until + timedelta(days=730)
    enforce(means.connection, over)
    assert body(means) is not None
    means.connection.execute("UPDATE book_events SET at = %s", [waiting.shown_until + timedelta(hours=1)])
    assert enforce(means.connection, over + timedelta(seconds=1))["message_text"] == 0
    means.connection.execute("UPDATE book_events SET at = %s", [MORNING])
    found = enforce(means.connection, over + timedelta(seconds=1), dry_run=True)["message_text"]
    assert found > 0
    assert enforce(means.connection, over + timedelta(seconds=1))["message_text"] == found
    assert body(means) is None
    assert enforce(means.connection, over + timedelta(seconds=1))["message_text"] == 0
    assert StoreInbox(means.connection).has(waiting.contact_id)


def test_of_an_erased_person_there_is_no_such_message(means: Means) -> None:
    """Opened before, and so not taken back: its text is gone, and nobody is shown that it was there."""
    (waiting,) = messages_for(means.connection, "P0001", SOON)
    open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
    erase_person(means.connection, "P0001", by="Li Na", basis="court", at=SOON)
    assert body(means) is None
    assert messages_for(means.connection, "P0001", SOON) == []
    with pytest.raises(Refused, match="no such message"):
        open_message(means.connection, means.home, waiting.contact_id, "P0001", SOON)
