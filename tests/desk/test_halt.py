"""Everything that leaves is stopped: by a row, by a file, and where a worker hangs."""

import os
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.channels.port import HaltedError
from rightparty.channels.recording import Recording
from rightparty.desk import worklist
from rightparty.desk.claim import claim
from rightparty.desk.clock import rehearsed
from rightparty.desk.halt import (
    SENDER,
    halt,
    halt_flagged,
    halted_by,
    halts,
    lift_halt,
    name_sender,
    standing_halts,
)
from rightparty.desk.halt_flag import UNREADABLE, flag, flagged, halted, heeding, lower_flag, raise_flag
from rightparty.desk.home import Home
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.redeeming import redeem
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.sending import begin, recover, send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import Claimed
from rightparty.desk.worker.chores import CHORE
from rightparty.desk.wrong_party import report_wrong_party
from rightparty.errors import Refused
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, made_ready, means_for, statuses
from tests.desk.test_wrong_party_race import Slow
from tests.desk.wrong import Ready, queue

LATER = MORNING + timedelta(minutes=1)
NAMED = {"by": "Wang Fang", "note": "wrong amounts"}


@pytest.fixture(autouse=True)
def no_flag(store: Store) -> None:
    """The home is the session's: no test leaves a flag to the next."""
    for creditor in (None, "BANK"):
        lower_flag(store.home, creditor)


def stopped(means: Means, creditor: str | None = None, **more: float) -> None:
    """Somebody stops it."""
    halt(means.connection, means.home, at=MORNING, creditor_id=creditor, **NAMED, **more)  # type: ignore[arg-type]


def test_no_claim_succeeds_and_what_is_planned_is_held(ready: Ready) -> None:
    """Held for the event that another person brings; then it is decided anew."""
    means = ready(small_book(2))
    first, second = queue(means)
    stopped(means)
    assert send_one(means, first) == "held"
    row = means.connection.execute(
        "SELECT reason, until_event FROM desk_planned_contact WHERE contact_id = %s", [first.contact_id]
    ).fetchone()
    assert row == ("halted:all", "halt_lifted")
    lift_halt(means.connection, means.home, by="Li Na", note="mended", at=LATER)
    assert send_one(means, second) == "sent"
    seal_store(means.connection, means.home, LATER)
    assert verify_store(means.connection, means.home).ok
    kinds = [record.kind for record in journal_of(means.connection)]
    assert kinds.count("halt") == 2


def test_a_message_that_was_claimed_before_is_not_carried(ready: Ready) -> None:
    """The channel asks the file last of all, whatever it was told before; the contact counts as made."""
    means = ready(small_book(1))
    (one,) = queue(means)
    channel = means.channels["email"]
    assert isinstance(channel, Recording)
    channel.heed(heeding(means.home))
    claimed = claim(means, one)
    assert isinstance(claimed, Claimed)
    halt_flagged(means.home, at=MORNING, **NAMED)
    with pytest.raises(HaltedError):
        channel.send(claimed.message, claimed.permit)
    assert not channel.carried.messages
    with pytest.raises(Refused, match="used before"):
        channel.send(claimed.message, claimed.permit)


def test_a_flag_alone_stops_every_act_of_the_desk(ready: Ready) -> None:
    """Reserving, redeeming and claiming ask the file beside the row: the database may not have heard."""
    means = ready(small_book(2))
    first, second = queue(means)
    means.connection.execute("DELETE FROM desk_planned_contact WHERE contact_id = %s", [first.contact_id])
    wanted = Wanted("lender", first.person_id, first.point_id, first.debt_ids, "email", "full")
    held = reserve(means, wanted)
    assert isinstance(held, Reserved)
    halt_flagged(means.home, at=MORNING, **NAMED)
    used = redeem(means, held.claimed.permit.permit_id, ("BANK",))
    assert (used.ok, used.because) == (False, "halted:all")
    refused = reserve(means, wanted)
    assert isinstance(refused, NotReserved)
    assert refused.dropped.reason == "halted:all"
    assert send_one(means, second) == "held"


def test_flags_say_whose_contacts_they_stop(home_folder: Path) -> None:
    """A creditor's stops that creditor; one that cannot be read, everybody."""
    home = Home(home_folder / "flagged")
    home.folder.mkdir(exist_ok=True)
    assert flagged(home) == ()
    raise_flag(home, "BANK", by="Li Na", at=MORNING, senders=["x"])
    assert flagged(home) == ("BANK",)
    (path,) = (home.folder / "halted").iterdir()
    for rubbish in ("{", "[]", '{"creditor_id": 7}'):
        path.write_text(rubbish, encoding="utf-8")
        assert flagged(home) == (None,)
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")
    assert flagged(home) == (None,)


def test_one_creditors_halt_leaves_the_others_alone(ready: Ready) -> None:
    """By its id in the store, by its own addresses at the channel; an unknown creditor is kept back."""
    means = ready(small_book(1))
    stopped(means, "BANK")
    assert halted_by(standing_halts(means.connection), "BANK") == "halted:BANK"
    assert halted_by(standing_halts(means.connection), None) is not None
    assert halted_by(standing_halts(means.connection), "OTHER") is None
    assert halted(means.home, "service@bank.example") == "creditor"
    assert halted(means.home, "service@other.example") is None
    with pytest.raises(Refused, match="no creditor"):
        stopped(means, "NOBODY")
    lift_halt(means.connection, means.home, by="Li Na", note="mended", at=LATER, creditor_id="BANK")
    assert halted(means.home, "service@bank.example") is None


def test_it_takes_two_people_to_let_go(ready: Ready) -> None:
    """Not who stopped, however the name is written; not nobody; and only what is stopped."""
    means = ready(small_book(1))
    about = (means.connection, means.home)
    with pytest.raises(Refused, match="nothing is stopped"):
        lift_halt(*about, by="Li Na", note="n", at=LATER)
    stopped(means)
    for by, note in (("wang  fang", "n"), (" ", "n"), ("Li Na", " ")):
        with pytest.raises(Refused):
            lift_halt(*about, by=by, note=note, at=LATER)
    assert [one["by"] for one in halts(means.connection)] == ["Wang Fang"]
    lift_halt(*about, by="Li Na", note="mended", at=LATER)
    assert flag(means.home, None) is None
    assert not halts(means.connection)


def test_a_flag_alone_is_lifted_by_another_too(ready: Ready) -> None:
    """What was stopped while the database was away is stopped."""
    means = ready(small_book(1))
    halt_flagged(means.home, at=MORNING, **NAMED)
    with pytest.raises(Refused, match="another person"):
        lift_halt(means.connection, means.home, by="Wang Fang", note="n", at=LATER)
    lift_halt(means.connection, means.home, by="Li Na", note="mended", at=LATER)
    assert halted(means.home, "anybody") is None


def test_a_flag_is_on_the_disk_with_its_name(home_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is written out too, and that in which it was made: a halt outlives a loss of power."""
    synced: list[int] = []
    real = os.fsync

    def watched(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    home = Home(home_folder / "synced")
    home.folder.mkdir()
    raise_flag(home, None, by="Li Na", at=MORNING)
    (path,) = (home.folder / "halted").iterdir()
    last = [one.stat().st_ino for one in (path, path.parent)]
    assert synced == [home.folder.stat().st_ino, *last]


def test_what_cannot_be_read_stops(home_folder: Path) -> None:
    """A file of rubbish, or none at all where the folder should be, is no leave to send."""
    home = Home(home_folder / "unreadable")
    home.folder.mkdir(exist_ok=True)
    assert halted(home, "x") is None
    raise_flag(home, "BANK", by="Li Na", at=MORNING, senders=["x"])
    (path,) = (home.folder / "halted").iterdir()
    path.write_text("{", encoding="utf-8")
    assert halted(home, "y") == UNREADABLE
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")
    assert halted(home, "y") == UNREADABLE


def test_it_works_while_a_worker_hangs_in_its_channel(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """The connection is ended after its grace, permits are revoked, and nobody else waits for it."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    first, second = queue(means_for(store, connection))
    faults: list[BaseException] = []
    with closing(store.connect()) as own:
        name_sender(own)
        means = means_for(store, own)
        channel = Slow(means)
        channel.heed(heeding(store.home))
        hanging = replace(means, channels={"email": channel}, clock=rehearsed(MORNING))

        def sending(one: Planned) -> None:
            try:
                send_one(hanging, one)
            except psycopg.Error as fault:
                faults.append(fault)

        worker = threading.Thread(target=sending, args=(first,))
        worker.start()
        assert channel.begun.wait(10)
        done = halt(connection, store.home, at=MORNING, grace_s=0.4, **NAMED)
        assert (done.new, done.ended, done.revoked) == (True, 1, 1)
        assert send_one(means_for(store, connection), second) == "held"
        channel.go_on.set()
        worker.join(10)
        assert faults, "the worker went on as if nothing had happened"
    assert statuses(connection)[first.contact_id] == "claimed"
    assert recover(means_for(store, connection)) == 1
    assert statuses(connection)[first.contact_id] == "failed"


def test_an_idle_sender_is_left_alone(store: Store, connection: Connection) -> None:
    """Only who is at a message loses the connection; what a sender holds for good is no message."""
    with closing(store.connect()) as own:
        begin(own)
        own.execute("SELECT pg_advisory_lock(7)")
        own.execute("SELECT pg_advisory_lock(%s, hashtext('seal'))", [CHORE])
        assert halt(connection, store.home, at=MORNING, grace_s=0.2, **NAMED).ended == 0
        row = own.execute("SELECT current_setting('application_name')").fetchone()
        assert row == (SENDER,)


def test_calls_are_taken_off_the_list(ready: Ready) -> None:
    """Nobody dials what was put on the worklist before."""
    means = ready(small_book(1), channel="call")
    (one,) = queue(means)
    means.connection.execute(
        "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from,"
        " call_until) VALUES (%s, '', '', '', '', '{}', %s, %s)",
        [one.contact_id, MORNING, LATER],
    )
    stopped(means)
    row = means.connection.execute("SELECT withdrawn_at FROM desk_call_task").fetchone()
    assert row == (MORNING,)


def test_a_sender_that_waits_is_not_ended(store: Store, connection: Connection) -> None:
    """It holds its number as long as it lives, and is at no message: a halt leaves it alone."""
    with closing(store.connect()) as idle:
        begin(idle)
        assert halt(connection, store.home, by="Li Na", note="a trial", at=MORNING, grace_s=0).ended == 0
        assert idle.execute("SELECT 1").fetchone() == (1,)


def test_a_halt_and_a_call_that_ends_never_wait_for_each_other(
    store: Store, connection: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The caller enters "not the person" while somebody halts: each holds what the other asks for, once."""
    made_ready(store, connection, small_book(1), tmp_path / "book", "call")
    first, second = two_calls(connection)
    begun, go_on, faults = threading.Event(), threading.Event(), list[BaseException]()

    def reporting(*about: Any) -> Any:
        begun.set()
        go_on.wait(10)
        return report_wrong_party(*about)

    def ending() -> None:
        try:
            with closing(store.connect()) as own, pytest.MonkeyPatch.context() as patched:
                patched.setattr(worklist, "report_wrong_party", reporting)
                worklist.end_call(own, store.home, first, "wrong_person", MORNING)
        except psycopg.Error as fault:
            faults.append(fault)

    def halting() -> None:
        try:
            with closing(store.connect()) as own:
                halt(own, store.home, by="Wang Fang", note="wrong amounts", at=MORNING)
        except psycopg.Error as fault:
            faults.append(fault)

    caller, stopper = threading.Thread(target=ending), threading.Thread(target=halting)
    caller.start()
    assert begun.wait(10)
    stopper.start()
    for _ in range(300):
        if waits(connection):
            break
        time.sleep(0.02)
    assert waits(connection), "the halt waits for the call that ends"
    go_on.set()
    caller.join(20)
    stopper.join(20)
    assert faults == []
    assert "DeadlockDetected" not in caplog.text
    revoked = connection.execute("SELECT contact_id, revoked_because FROM desk_permit ORDER BY 1").fetchall()
    assert dict(revoked) == {first: "halted", second: "withdrawn:not_theirs"}


def two_calls(connection: Connection) -> tuple[str, str]:
    """Two calls to one person that are with a caller, each with a permit that is still good."""
    (first,) = connection.execute("SELECT contact_id FROM desk_planned_contact").fetchall()[0]
    connection.execute("UPDATE desk_planned_contact SET status = 'sent', claimed_at = at")
    second = f"x{first[1:]}"
    columns = "run_id, creditor_id, person_id, point_id, debt_ids, channel, content, at, status, claimed_at"
    connection.execute(
        f"INSERT INTO desk_planned_contact (contact_id, day, {columns})"
        f" SELECT %s, day - 1, {columns} FROM desk_planned_contact",
        [second],
    )
    for one in (first, second):
        connection.execute(
            "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from,"
            " call_until) VALUES (%s, '', '', '', '', '{}', %s, %s)",
            [one, MORNING, LATER],
        )
        connection.execute(
            "INSERT INTO desk_permit (permit_id, contact_id, text, content_hash, valid_from, valid_until)"
            " VALUES (%s, %s, '', '', %s, %s)",
            [f"p{one}", one, MORNING, LATER],
        )
    return first, second


def waits(connection: Connection) -> bool:
    """Whether anybody waits for a lock."""
    return connection.execute("SELECT FROM pg_locks WHERE NOT granted LIMIT 1").fetchone() is not None
