"""A real embedded PostgreSQL for the session, and a fresh database in it for each test."""

import itertools
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.desk.home import Home, open_home
from rightparty.desk.store import Connection, Store, open_store
from rightparty.engine import Engine, open_engine
from tests.desk.sink import Sink, opened_sink

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_other_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reaches the home or the database of whoever runs it."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(tmp_path / "nobody's home"))
    for name in ("DATABASE_URL", "RIGHTPARTY_SMTP_URL", "RIGHTPARTY_MAIL_DOMAIN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def home_folder() -> Iterator[Path]:
    """A folder for homes that the database's own user can reach, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="rp-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def template(home_folder: Path) -> Iterator[Store]:
    """The session's store: its database stays empty, the tests' own are copied from it."""
    store = open_store(open_home(home_folder / "home"))
    with store.connect() as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # the machine will not lose its power meanwhile
        connection.execute("SELECT pg_reload_conf()")
    yield store
    assert store.cluster is not None
    # Nothing is kept, so nothing need be written: an immediate shutdown.
    os.kill(int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    store.close()


@pytest.fixture
def store(template: Store) -> Store:
    """A store of a test's own, in a real (not a demonstration's) home."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with template.connect() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template.parameters['dbname']}")
    return Store(template.home, {**template.parameters, "dbname": name})


@pytest.fixture
def demo_store(store: Store) -> Store:
    """The same, as if its home were a demonstration's."""
    return Store(Home(store.home.folder, demo=True), store.parameters)


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """A connection to the test's own store."""
    with closing(store.connect()) as opened:
        yield opened


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine of a test's own."""
    with closing(open_engine()) as opened:
        yield opened


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A real mail server on this machine that keeps what it is sent."""
    with opened_sink() as opened:
        yield opened
