"""The drill: a day is half sent, backed up, sent to its end, and its home destroyed; then it is got back."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.cli.main import run as rightparty
from rightparty.desk.day import Order, run_day
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import verify_store
from rightparty.desk.store import Store, open_store
from rightparty.engine import open_engine
from tests.desk.books import DAY, small_book
from tests.desk.sink import Sink, opened_sink

PEOPLE = 300


def send(store: Store, folder: Path, sink: Sink) -> None:
    """Carry out the day, or what is left of it."""
    with closing(open_engine()) as engine:
        run_day(store, engine, Order(folder, DAY, send=True), sink.environment)


def killed_half_way(folder: Path, home: Path, sink: Sink) -> None:
    """The real command, killed -9 once half of the mails have left."""
    command = [sys.executable, "-W", "ignore", "-m", "rightparty", "run", str(folder)]
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "RIGHTPARTY_HOME": str(home),
        **sink.environment,
    }
    process = subprocess.Popen([*command, "--day", DAY.isoformat(), "--send"], env=environment)
    until = time.monotonic() + 240
    while len(sink.mails) < PEOPLE // 2 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    assert process.poll() is None, "it ended before it could be killed"
    process.kill()
    process.wait()
    # Its mail server may still be at the last one.
    seen = -1
    while seen != len(sink.mails):
        seen = len(sink.mails)
        time.sleep(0.5)


def destroy(store: Store) -> None:
    """The machine is gone: the server, the data, the keys."""
    assert store.cluster is not None
    pid = int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGQUIT)
    store.close()
    shutil.rmtree(store.home.folder)


@pytest.mark.drill
def test_a_store_is_lost_and_got_back(
    home_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What left before the backup never leaves again; what left after it only once somebody lets go."""
    folder, lost, new = small_book(PEOPLE).write(tmp_path / "book"), home_folder / "lost", home_folder / "new"
    monkeypatch.setenv("RIGHTPARTY_HOME", str(lost))
    store = open_store(open_home(lost))
    with opened_sink() as sink:
        assert rightparty(["law", "accept", "chn", "--by", "Li Na", "--note", "read"]) == 0
        killed_half_way(folder, lost, sink)
        assert rightparty(["admin", "backup", "--to", str(tmp_path / "backup"), "--with-keys"]) == 0
        first = set(sink.recipients)
        assert PEOPLE // 2 <= len(first) < PEOPLE
        send(store, folder, sink)
        second = set(sink.recipients) - first
        assert second, "something left after the backup"
        assert set(Counter(sink.recipients).values()) == {1}
        destroy(store)

        capsys.readouterr()
        arguments = ["admin", "restore", str(tmp_path / "backup"), "--home", str(new), "--by", "Wang Fang"]
        assert rightparty(arguments) == 0
        told = capsys.readouterr().out
        assert "not known here: what happened from" in told
        may_have_left = int(told.partition("may have left since: ")[2].split()[0].replace(",", ""))
        assert may_have_left >= len(second), "everybody who was written to since is counted"

        monkeypatch.setenv("RIGHTPARTY_HOME", str(new))
        store = open_store(open_home(new))
        before = len(sink.mails)
        send(store, folder, sink)
        assert len(sink.mails) == before, "halted: nothing leaves"
        assert rightparty(["admin", "go", "--by", "Wang Fang", "--note", "all is well"]) == 2
        assert rightparty(["admin", "go", "--by", "Li Na", "--note", "the provider's list is seen"]) == 0
        send(store, folder, sink)
        again = Counter(sink.recipients)
        assert {one for one, count in again.items() if count > 1} <= second
        assert all(again[one] == 1 for one in first)
        before = len(sink.mails)
        send(store, folder, sink)
        assert len(sink.mails) == before, "and once more: nothing"
        with closing(store.connect()) as connection:
            assert verify_store(connection, store.home).ok
        assert rightparty(["admin", "crosscheck"]) == 0
    store.close()
