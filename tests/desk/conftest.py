"""A real embedded PostgreSQL for the session, emptied before each test."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk.home import Home, open_home
from rightparty.desk.means import Means
from rightparty.desk.sandbox import SCHEMA
from rightparty.desk.store import Connection, Store, open_store
from rightparty.engine import Engine, open_engine
from tests.desk.books import SmallBook, small_book
from tests.desk.means import made_ready, means_for
from tests.desk.sink import Sink, opened_sink
from tests.desk.tampering import unlocked


@pytest.fixture(autouse=True)
def _no_other_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reaches the home or the database of whoever runs it."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(tmp_path / "nobody's home"))
    for name in [name for name in os.environ if name.startswith("RIGHTPARTY_")] + ["DATABASE_URL"]:
        if name != "RIGHTPARTY_HOME":
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
    """The session's store, with its server."""
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
    """An empty store in a real (not a demonstration's) home, the same database for every test."""
    with closing(template.connect()) as connection, unlocked(connection):
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY (%s) AND tablename ~"
            " '^(book_|desk_|auth_user$|account_|mfa_|socialaccount_|django_session)'",
            [["public", SCHEMA]],
        ).fetchall()
        for schema, name in tables:
            connection.execute(f"DELETE FROM {schema}.{name}")
        shutil.rmtree(template.home.folder / "halted", ignore_errors=True)  # no test halts the next
        for schema in {schema for schema, _ in tables}:
            connection.execute(f"INSERT INTO {schema}.desk_journal_edge VALUES (1, '\\x0000000000000000')")
    return Store(template.home, template.parameters)


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


@pytest.fixture
def ready(store: Store, connection: Connection, tmp_path: Path) -> Callable[..., Means]:
    """Load a book, plan its people, and give the means to send."""

    def prepared(book: SmallBook | None = None, channel: str = "email", **options: Any) -> Means:
        made_ready(store, connection, book or small_book(2), tmp_path / "book", channel)
        return means_for(store, connection, **options)

    return prepared
