"""The database dies while a sender has a batch in its hand: its locks are gone, so nothing more leaves."""

import os
import signal
import threading
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from rightparty.desk.home import open_home
from rightparty.desk.sending import begin, recover, send_many
from rightparty.desk.stop import Fact, take_facts
from rightparty.desk.store import open_store
from tests.desk.books import small_book
from tests.desk.means import MORNING, made_ready, means_for, queued, statuses
from tests.desk.test_wrong_party_race import Slow


@pytest.mark.slow
def test_a_sender_that_lost_its_database_lets_go_of_what_it_had_claimed(
    home_folder: Path, tmp_path: Path
) -> None:
    """The first of three is on its way when the server is killed; then the last opts out, and is told so."""
    store = open_store(open_home(home_folder / "lost"))
    assert store.cluster is not None
    with closing(store), closing(store.connect()) as own:
        made_ready(store, own, small_book(3), tmp_path / "book")
        begin(own)
        means = means_for(store, own)
        channel = Slow(means)
        means = means_for(store, own, {"email": channel})
        first, _, last = ones = queued(own)
        faults: list[BaseException] = []

        def sending() -> None:
            try:
                send_many(means, ones)
            except psycopg.OperationalError as fault:
                faults.append(fault)

        sender = threading.Thread(target=sending)
        sender.start()
        assert channel.begun.wait(20)
        os.kill(
            int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL
        )
        with closing(store.connect()) as other:
            row = {"notice_id": "N1", "kind": "opt_out", "person_id": last.person_id, "scope": "all"}
            take_facts(other, store.home, [Fact("notice", row)], MORNING)
            channel.go_on.set()
            sender.join(20)
            assert faults, "the sender did not notice"
            assert [one.reference for one in channel.carried.messages] == [first.contact_id]
            recover(means_for(store, other))
            assert set(statuses(other).values()) == {"failed"}, "what was claimed counts as made"
