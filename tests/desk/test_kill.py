"""Killed while sending, again and again: no message twice, none lost without a record."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.planned import SENDER_DIED
from rightparty.desk.sending import BATCH
from rightparty.desk.store import Connection, Store
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, made_ready
from tests.desk.sink import Sink, opened_sink

PEOPLE = 240
KILLS = 5

SENDER = """
import os, sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.clock import rehearsed
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import marks_of
from rightparty.desk.means import Means
from rightparty.desk.sending import only_run, recover, send_run
from rightparty.desk.store import open_store
from rightparty.desk.worklist import StoreWorklist
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.wiring import open_channels

home = open_home(Path(sys.argv[1]))
clock = rehearsed(datetime.fromisoformat(sys.argv[2]))
with closing(open_store(home).connect()) as connection:
    sender = only_run(connection)
    key = home.signing_key(PERMIT_KEY).public_key()
    channels = open_channels(os.environ, key, clock, StoreWorklist(connection))
    means = Means(connection, home, load_law(), default_model(), channels, clock, marks_of(home),
                  sender=sender)
    recover(means)
    (run_id,) = connection.execute("SELECT run_id FROM desk_run").fetchone()
    for _ in send_run(means, run_id):
        pass
"""


def sender(store: Store, sink: Sink) -> "subprocess.Popen[bytes]":
    """A process of its own that recovers and sends what is planned."""
    command = [sys.executable, "-W", "ignore", "-c", SENDER, str(store.home.folder), MORNING.isoformat()]
    path = os.environ.get("PYTHONPATH", "")
    environment = {"PATH": "", "TZ": "UTC", "PYTHONPATH": path, **sink.environment}
    return subprocess.Popen(command, env=environment)


def kill_after(process: "subprocess.Popen[bytes]", sink: Sink, mails: int, pause_s: float) -> bool:
    """Kill -9 once so many mails have come in, and a moment later; whether it was still alive."""
    until = time.monotonic() + 60
    while len(sink.mails) < mails and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(pause_s)
    alive = process.poll() is None
    process.kill()
    process.wait()
    return alive


@pytest.mark.slow
def test_killed_while_sending(store: Store, connection: Connection, tmp_path: Path) -> None:
    """Five kills at random moments over 240 mails, then a run to the end."""
    contacts = made_ready(store, connection, small_book(PEOPLE), tmp_path / "book")
    moments = random.Random(20261124)
    killed = 0
    with opened_sink() as sink:
        for _ in range(KILLS):
            wanted = len(sink.mails) + moments.randrange(3, 30)
            killed += kill_after(sender(store, sink), sink, wanted, moments.random() * 0.03)
        assert sender(store, sink).wait(timeout=120) == 0
        assert killed == KILLS

        # No message twice.
        ids = Counter(str(mail["Message-ID"]) for mail in sink.mails)
        assert set(ids.values()) == {1}
        assert set(Counter(sink.recipients).values()) == {1}

        # None lost without a record: what arrived, or may have arrived, is accounted for by its reference.
        rows = connection.execute("SELECT contact_id, status, reason FROM desk_planned_contact").fetchall()
        status = {contact_id: where for contact_id, where, _ in rows}
        assert sorted(status) == contacts
        sent = {contact_id for contact_id, where in status.items() if where == "sent"}
        unknown = {contact_id for contact_id, _, why in rows if why == SENDER_DIED}
        assert sent | unknown == set(contacts), "nothing is left over, held, denied or skipped"
        assert len(unknown) <= KILLS * BATCH
        arrived = {message_id.strip("<>").split("@")[0] for message_id in ids}
        assert sent <= arrived <= sent | unknown

        # Each has its attempt, its permit, and its records, in a journal that verifies.
        events = connection.execute("SELECT contact_id FROM book_events WHERE kind = 'attempt'").fetchall()
        assert sorted(contact_id for (contact_id,) in events) == contacts
        assert connection.execute("SELECT count(*) FROM desk_permit").fetchone() == (PEOPLE,)
        kinds = Counter(record.kind for record in journal_of(connection))
        assert kinds["message"] == kinds["permit"] == kinds["outcome"] == PEOPLE
        seal_store(connection, store.home, MORNING)
        assert verify_store(connection, store.home).ok

        # And once more: nothing.
        before = len(sink.mails)
        assert sender(store, sink).wait(timeout=120) == 0
        assert len(sink.mails) == before
