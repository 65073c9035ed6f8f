"""The worker: every chore does its part, one at a time or all at once, and survives what it must."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.channels.port import Channel
from rightparty.channels.recording import Recording
from rightparty.desk.clock import Clock, rehearsed
from rightparty.desk.means import Means
from rightparty.desk.release import release_held
from rightparty.desk.sending import send_many
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.worker.chores import CHORES, Chore, do_chore
from rightparty.desk.worker.jobs import jobs_of, work_once
from rightparty.desk.worker.workshop import Workshop
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, made_ready, queued, statuses

Ready = Callable[..., Means]
BY_NAME = {chore.name: chore for chore in CHORES}


@pytest.fixture
def clock() -> Clock:
    """Nine in the morning, and on from there."""
    return rehearsed(MORNING)


@pytest.fixture
def workshop(store: Store, clock: Clock) -> Iterator[Workshop]:
    """A workshop whose channels keep what they are given, all in one place."""
    key = store.home.signing_key(PERMIT_KEY).public_key()
    channels: dict[str, Channel] = {name: Recording(name, key, clock) for name in ("email", "call")}
    made = Workshop(store, load_law(), default_model(), clock, {}, lambda _: channels)
    yield made
    made.close()


def ready_store(store: Store, connection: Connection, folder: Path, people: int = 4) -> None:
    """People who are late, each with a planned mail."""
    made_ready(store, connection, small_book(people), folder / "book")


def test_every_chore_runs_on_an_empty_store(workshop: Workshop, store: Store) -> None:
    """Nothing to do is nothing done, and no fault."""
    assert {chore.name: do_chore(workshop, chore) for chore in CHORES} == dict.fromkeys(BY_NAME, 0)


def test_what_is_due_is_sent_placed_and_sealed(
    workshop: Workshop, store: Store, connection: Connection, tmp_path: Path
) -> None:
    """The round of a worker carries out what was planned, and the journal has it."""
    ready_store(store, connection, tmp_path)
    assert do_chore(workshop, BY_NAME["send"]) == 4
    assert set(statuses(connection).values()) == {"sent"}
    waiting = connection.execute("SELECT count(*) FROM desk_journal_waiting").fetchone()
    assert waiting is not None
    assert do_chore(workshop, BY_NAME["place"]) == waiting[0]
    do_chore(workshop, BY_NAME["seal"])
    assert connection.execute("SELECT count(*) FROM desk_tree_head").fetchone() == (1,)


def test_what_is_not_due_yet_waits(
    workshop: Workshop, store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A contact is made when its hour has come."""
    ready_store(store, connection, tmp_path)
    connection.execute("UPDATE desk_planned_contact SET at = %s", [MORNING + timedelta(hours=2)])
    assert do_chore(workshop, BY_NAME["send"]) == 0
    later = replace(workshop, clock=rehearsed(MORNING + timedelta(hours=3)))
    assert do_chore(later, BY_NAME["send"]) == 4
    later.close()


def test_what_was_held_is_decided_again_in_its_hour(
    ready: Ready, connection: Connection, store: Store
) -> None:
    """Held before the lawful hours, planned again when they begin, and decided on the rows of that moment."""
    early = rehearsed(MORNING - timedelta(hours=2))  # seven in Shanghai
    means = ready(clock=early)
    connection.execute("UPDATE desk_run SET ends = %s", [MORNING + timedelta(hours=15)])
    send_many(means, queued(connection))
    assert set(statuses(connection).values()) == {"held"}
    assert release_held(means) == 0, "not before its time"
    at_nine = replace(means, clock=rehearsed(MORNING))
    assert release_held(at_nine) == 2
    columns = "notice_id, at, kind, person_id"
    connection.execute(
        f"INSERT INTO book_notices ({columns}) VALUES ('N', %s, 'opt_out', 'P0001')",
        [MORNING - timedelta(minutes=5)],
    )
    key = store.home.signing_key(PERMIT_KEY).public_key()
    at_nine = replace(at_nine, channels={"email": Recording("email", key, at_nine.clock)})
    ended = send_many(at_nine, queued(connection))
    assert sorted(ended.values()) == ["denied", "sent"]


def test_a_chore_is_one_workers_at_a_time(workshop: Workshop, store: Store) -> None:
    """The second finds it taken and lets go; once the first has ended, it is free."""
    began, end = threading.Event(), threading.Event()

    def slow(given: Workshop, means: Means) -> int:
        began.set()
        assert end.wait(20)
        return 1

    chore = Chore("slow", "* * * * *", slow)
    first = threading.Thread(target=do_chore, args=(workshop, chore))
    first.start()
    assert began.wait(20)
    assert do_chore(workshop, chore) is None
    end.set()
    first.join(20)
    assert do_chore(workshop, chore) == 1


def test_two_senders_never_take_the_same_contact(
    workshop: Workshop, store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Twelve people, four threads at once: everybody is written to once."""
    ready_store(store, connection, tmp_path, people=12)
    done: list[int | None] = []
    threads = [
        threading.Thread(target=lambda: done.append(do_chore(workshop, BY_NAME["send"]))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(filter(None, done)) == 12
    kinds = [record.kind for record in journal_of(connection)]
    assert kinds.count("message") == kinds.count("outcome") == 12


def test_means_that_broke_are_not_lent_again(
    workshop: Workshop, store: Store, connection: Connection
) -> None:
    """The database ended a worker's line: the next chore opens another."""
    with workshop.borrowed() as means:
        first = means
    connection.execute("SELECT pg_terminate_backend(%s)", [first.connection.info.backend_pid])
    with pytest.raises(Exception, match=r"closed|terminat"), workshop.borrowed() as means:
        means.connection.execute("SELECT 1")
    with workshop.borrowed() as means:
        assert means is not first
        assert means.connection.execute("SELECT 1").fetchone() == (1,)


def test_all_chores_at_once_and_none_left(
    workshop: Workshop, store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A single round does everything there is."""
    ready_store(store, connection, tmp_path, people=3)
    assert work_once(workshop) >= 3
    assert set(statuses(connection).values()) == {"sent"}


def test_each_chore_is_a_periodic_job(store: Store, workshop: Workshop) -> None:
    """By its own name, in its own queue, never queued twice."""
    app = jobs_of(store, workshop)
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic == {chore.name: chore.cron for chore in CHORES} | {"tidy": "* * * * * */20"}
    assert all(app.tasks[chore.name].queueing_lock == chore.name for chore in CHORES)


@pytest.mark.slow
def test_the_command_works_until_it_is_ended(store: Store, connection: Connection, tmp_path: Path) -> None:
    """A process of its own, beside procrastinate's tables: it seals, tells its counts, and ends politely."""
    import os
    import signal
    import socket
    import subprocess
    import sys
    import time
    from urllib.request import urlopen

    ready_store(store, connection, tmp_path, people=1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
    environment = {**os.environ, "RIGHTPARTY_HOME": str(store.home.folder)}
    process = subprocess.Popen(
        [sys.executable, "-m", "rightparty", "worker", "--name", "w1", "--metrics-port", str(port)],
        env=environment,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 60
    while connection.execute("SELECT count(*) FROM desk_journal_record").fetchone() == (0,):
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        assert time.monotonic() < end
        time.sleep(0.1)
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        assert b"rightparty_" in answer.read()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
