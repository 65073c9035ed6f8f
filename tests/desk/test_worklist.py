"""Calls made by people: what a caller enters becomes events, evidence and a record."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.desk.same_point import lock_plan
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.worklist import StoreWorklist, end_call
from rightparty.errors import Refused
from rightparty.gate.permit import decode
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, made_ready, means_for, queued
from tests.desk.sealed import read


@pytest.fixture
def task(store: Store, connection: Connection, tmp_path: Path) -> str:
    """One call on the worklist."""
    (contact_id,) = made_ready(store, connection, small_book(1), tmp_path / "book", "call")
    means = means_for(store, connection)
    key = store.home.signing_key("permit").public_key()
    from rightparty.channels.call_task import CallTask

    means = means_for(
        store, connection, {"call": CallTask(StoreWorklist(connection), key, means.clock)}, means.clock
    )
    row = connection.execute("SELECT run_id FROM desk_run").fetchone()
    assert row is not None
    (one,) = queued(connection)
    assert send_one(means, one) == "sent"
    return contact_id


def test_a_task_has_its_number_script_and_codes_and_ends_with_its_permit(
    task: str, connection: Connection
) -> None:
    """The number stands in the task; nothing but the permit's own time bounds it."""
    row = connection.execute(
        "SELECT t.caller_id, t.codes, t.call_until, p.text FROM desk_call_task t"
        " JOIN desk_permit p USING (contact_id) WHERE contact_id = %s",
        [task],
    ).fetchone()
    assert row is not None
    caller, codes, until, permit = row
    number, script = (read(connection, "call_task", name, task) for name in ("number", "script"))
    assert (number, caller) == ("+8613816000001", "+862118000001")
    assert "wrong_person" in codes
    assert until == decode(permit).valid_until
    assert isinstance(script, str)
    identity, _, telling = script.partition("1,060.00")
    assert telling, "the sum stands in the script"
    assert "wrong_person" in identity, "and only after the check of who is speaking"


def test_handing_over_is_the_attempt_and_not_a_conversation(task: str, connection: Connection) -> None:
    """Until a caller enters something, one attempt stands in the book."""
    assert connection.execute("SELECT kind FROM book_events").fetchall() == [("attempt",)]


@pytest.mark.parametrize(
    ("code", "kinds", "evidence"),
    [
        ("answered", ["connected", "conversation"], "answered_as_self"),
        ("wrong_person", ["connected"], "wrong_number"),
        ("refused", ["connected"], None),
        ("not_in_service", ["failed"], "disconnected"),
        ("voicemail", ["voicemail"], None),
    ],
)
def test_what_a_caller_enters(
    task: str, store: Store, connection: Connection, code: str, kinds: list[str], evidence: str | None
) -> None:
    """Each code becomes its events and its evidence, and a record of the journal."""
    end_call(connection, store.home, task, code, MORNING)
    found = [
        kind for (kind,) in connection.execute("SELECT kind FROM book_events WHERE event_id LIKE '%:call_%'")
    ]
    assert sorted(found) == sorted(kinds)
    told = connection.execute("SELECT kind FROM book_evidence WHERE contact_id = %s", [task]).fetchone()
    assert (told[0] if told else None) == evidence
    assert journal_of(connection)[-1].kind == "outcome"


def test_a_call_that_ends_holds_no_row_while_it_waits_for_a_stop(
    task: str, store: Store, connection: Connection
) -> None:
    """A stop holds the plan and goes on to the task's row: it must find it free."""
    with closing(store.connect()) as own, closing(store.connect()) as stop:
        stop.execute("SET lock_timeout = '5s'")
        caller = threading.Thread(target=end_call, args=(own, store.home, task, "wrong_person", MORNING))
        with stop.transaction():
            lock_plan(stop)
            caller.start()
            waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND pid = %s"
            while connection.execute(waits, [own.info.backend_pid]).fetchone() is None:
                assert caller.is_alive(), "it waits for the plan"
            stop.execute("UPDATE desk_call_task SET withdrawn_at = %s", [MORNING])
        caller.join(20)
    rows = connection.execute("SELECT code, withdrawn_at FROM desk_call_task").fetchall()
    assert rows == [("wrong_person", MORNING)]


def test_a_call_ends_once(task: str, store: Store, connection: Connection) -> None:
    """A second entry, an unknown code and an unknown task are refused, and change nothing."""
    end_call(connection, store.home, task, "no_answer", MORNING)
    with pytest.raises(Refused, match="no open call task"):
        end_call(connection, store.home, task, "answered", MORNING)
    with pytest.raises(Refused, match="no outcome of a call"):
        end_call(connection, store.home, task, "was rude", MORNING)
    row = connection.execute("SELECT code FROM desk_call_task").fetchone()
    assert row == ("no_answer",)
