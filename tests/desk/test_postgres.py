"""The embedded database: shared by processes, stopped by the last, whole again after a kill, discreet."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.desk import postgres_programs
from rightparty.desk.home import open_home
from rightparty.desk.postgres import Cluster
from rightparty.desk.store import Store, open_store
from rightparty.errors import RightpartyError

HOLD = """
import sys
from pathlib import Path
from rightparty.desk.home import open_home
from rightparty.desk.postgres import Cluster
cluster = Cluster(open_home(Path(sys.argv[1])))
cluster.start()
print("holding", flush=True)
sys.stdin.readline()
cluster.stop()
"""


def answers(store: Store) -> bool:
    """Whether a statement goes through."""
    with store.connect() as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


@pytest.fixture
def own(home_folder: Path, request: pytest.FixtureRequest) -> Path:
    """A home of the test's own."""
    return home_folder / str(request.node.name)[:30]


def test_the_last_holder_stops_the_server(own: Path) -> None:
    """Another process's end leaves the server running for us; ours stops it."""
    cluster = Cluster(open_home(own))
    cluster.start()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(own)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "holding\n"
    cluster.stop()
    assert cluster.running, "the other process still holds it"
    other.communicate("\n", timeout=60)
    assert not cluster.running


def test_a_killed_holder_holds_nothing_and_a_forked_child_neither(own: Path) -> None:
    """After kill -9 of one process, and with a child of ours alive, our own stop is the last."""
    cluster = Cluster(open_home(own))
    cluster.start()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(own)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    other.kill()
    other.communicate(timeout=60)
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        cluster.stop()
        assert not cluster.running
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_it_recovers_by_itself_after_a_kill(own: Path) -> None:
    """What was committed before a kill -9 of the server is there after its next start."""
    store = open_store(open_home(own))
    with store.connect() as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    assert store.cluster is not None
    pid = int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    again = open_store(open_home(own))
    with again.connect() as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
    again.close()
    store.close()


def test_whoever_holds_a_killed_server_starts_it_by_connecting(own: Path) -> None:
    """A process that goes on working needs nobody to start its database; one that let go starts nothing."""
    store = open_store(open_home(own))
    assert store.cluster is not None
    pid = int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    assert answers(store)
    store.close()
    with pytest.raises(RightpartyError, match="cannot be reached"):
        store.connect()


def test_its_log_holds_no_value(template: Store, store: Store) -> None:
    """A failing statement leaves nothing of itself in the server's log; the server's own life does."""
    name = "王小明 13816000001"
    with store.connect() as connection:
        connection.execute("CREATE TEMP TABLE one (person text UNIQUE)")
        connection.execute("INSERT INTO one VALUES (%s)", [name])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO one VALUES (%s)", [name])
        with pytest.raises(psycopg.DataError):
            connection.execute("SELECT '13816000001 is no number'::text::int")
    assert template.cluster is not None
    log = (template.cluster.folder / "server.log").read_text(encoding="utf-8")
    assert "ready to accept connections" in log
    assert "13816000001" not in log


def test_a_socket_path_with_a_blank_is_put_elsewhere(home_folder: Path) -> None:
    """A home whose path PostgreSQL's sockets cannot stand works all the same."""
    store = open_store(open_home(home_folder / "a home with blanks"))
    assert " " not in store.parameters["host"]
    assert answers(store)
    store.close()


def test_an_address_that_is_none_is_explained(home_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DATABASE_URL is named as what is wrong, and nothing is started."""
    monkeypatch.setenv("DATABASE_URL", "no address = at all")
    with pytest.raises(RightpartyError, match="DATABASE_URL"):
        open_store(open_home(home_folder / "unused"))
    assert not (home_folder / "unused" / "postgres").exists()


def test_a_server_of_ones_own_is_used(
    template: Store, home_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With DATABASE_URL the embedded server is not even made."""
    host, word = template.parameters["host"], template.parameters["password"]
    monkeypatch.setenv("DATABASE_URL", f"host={host} user=rightparty password={word} dbname=rightparty")
    shutil.copytree(template.home.keys, home_folder / "elsewhere" / "keys")
    store = open_store(open_home(home_folder / "elsewhere"))
    assert answers(store)
    assert store.cluster is None
    assert not (home_folder / "elsewhere" / "postgres").exists()


def test_programs_are_copied_by_two_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads, or machines with a folder in common, are at it at the same moment: there is one, whole."""
    wheel = tmp_path / "wheel" / "bin"
    wheel.mkdir(parents=True)
    (wheel / "postgres").write_text("a server", encoding="utf-8")
    place, together = tmp_path / "place", threading.Barrier(2)
    monkeypatch.setattr(postgres_programs, "ROOTS_PLACE", place)
    monkeypatch.setattr(postgres_programs, "programs_folder", lambda: wheel)
    monkeypatch.setattr(postgres_programs, "reaches", lambda path, account: False)
    plain = shutil.copytree

    def copied(*about: Any, **how: Any) -> Any:
        together.wait(10)
        done = plain(*about, **how)
        together.wait(10)
        return done

    monkeypatch.setattr(shutil, "copytree", copied)
    account = postgres_programs.Account("nobody", 65534, 65534)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(postgres_programs._programs, [account, account])
    assert one == other
    assert (one / "postgres").read_text(encoding="utf-8") == "a server"
    assert list((place / "programs").iterdir()) == [one.parent], "and nothing is left beside it"
    assert one.parent.stat().st_mode & 0o777 == 0o755
