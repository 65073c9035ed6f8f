"""A home of its own for the benchmark of the service: a store with a book, an accepted law, a key, a plan."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from rightparty.bench.service_book import BANK, write_late_book
from rightparty.bench.service_load import Plan, Seen
from rightparty.bench.service_process import SERVE, WORK, shifted
from rightparty.bench.service_spent import spent_s
from rightparty.book.load import load_book
from rightparty.desk.acceptance import accept
from rightparty.desk.api_keys import new_key
from rightparty.desk.book_store import load_into_store
from rightparty.desk.home import open_home
from rightparty.desk.store import Store, open_store
from rightparty.engine import open_engine
from rightparty.errors import RightpartyError
from rightparty.law.load import load_law

MORNING = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
"""When the benchmark's day begins: a Monday."""

DAY = date(2026, 11, 23)
CALLED = "rightparty.bench"
_PLAN = """
INSERT INTO desk_planned_contact (contact_id, run_id, day, creditor_id, person_id, point_id, debt_ids,
    channel, content, at, status)
SELECT left(md5(l.person_id), 20), %(run)s, %(day)s, %(bank)s, l.person_id, replace(l.person_id, 'P', 'E'),
    array[l.debt_id], 'email', 'full', %(at)s, 'planned'
FROM book_liabilities l ORDER BY l.person_id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Place:
    """A home with its store, how far its clock is shifted (s), and the key of a client."""

    store: Store
    offset_s: float
    people: int
    key: str = field(repr=False)

    def now(self) -> datetime:
        """What time it is there."""
        return shifted(self.offset_s)()

    def database_s(self) -> float:
        """Processor time that the database has used so far (s)."""
        assert self.store.cluster is not None  # noqa: S101 -- `opened` has seen to it
        pid = (self.store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0]
        return spent_s([int(pid)])


@contextmanager
def opened(people: int) -> Iterator[Place]:
    """A home of its own with so many people who are late; it is gone afterwards.

    Raises:
        RightpartyError: the environment names a database: a benchmark fills only its own.
    """
    if os.environ.get("DATABASE_URL"):
        raise RightpartyError("DATABASE_URL is set", "unset it: a benchmark fills only a database of its own")
    with tempfile.TemporaryDirectory(prefix="rp-bench-") as name:
        Path(name).chmod(0o755)  # the database's own account must reach it
        store = open_store(open_home(Path(name) / "home"))
        try:
            yield _filled(store, Path(name) / "book", people)
        finally:
            store.close()


def _filled(store: Store, folder: Path, people: int) -> Place:
    with closing(store.connect()) as connection, closing(open_engine()) as engine:
        with connection.transaction():
            load_into_store(connection, engine, load_book(write_late_book(folder, people, MORNING), engine))
        accept(connection, store.home, load_law(), "chn", by="bench", note="benchmark", at=MORNING)
        key = new_key(connection, "bench", [BANK], ["decisions:read"], MORNING)
        connection.execute("VACUUM ANALYZE")  # as the database does by itself within minutes
    offset = (MORNING - datetime.now(UTC)).total_seconds()
    return Place(store, offset, people, key.text)


def plan_mails(place: Place, most: int) -> None:
    """Plan a mail to so many people, due now."""
    now = place.now()
    with closing(place.store.connect()) as connection, connection.transaction():
        row = connection.execute(
            "INSERT INTO desk_run (day, at, sends, rulebook, model, figures, finished)"
            " VALUES (%s, %s, true, '', '', '{}', false) RETURNING run_id",
            [DAY, now],
        ).fetchone()
        about = {"run": row and row[0], "day": DAY, "bank": BANK, "at": now, "most": most}
        connection.execute(_PLAN, about)


Process = subprocess.Popen[str]


@contextmanager
def server(place: Place) -> Iterator[tuple[int, Process]]:
    """The service's server as a process of its own; its port."""
    with _child([f"{CALLED}.service_process", SERVE, *_where(place)]) as process:
        yield int(_first_line(process).rstrip("/").rpartition(":")[2]), process


@contextmanager
def worker(place: Place, name: str, environment: Mapping[str, str]) -> Iterator[Process]:
    """A worker as a process of its own."""
    with _child([f"{CALLED}.service_process", WORK, *_where(place), name], environment) as process:
        _first_line(process)
        yield process


@contextmanager
def sink() -> Iterator[tuple[int, Process]]:
    """A mail server as a process of its own; its port."""
    with _child([f"{CALLED}.service_sink"]) as process:
        yield int(_first_line(process)), process


def asked(plan: Plan) -> Seen:
    """What a load generator of its own saw."""
    command = [sys.executable, "-m", f"{CALLED}.service_load"]
    done = subprocess.run(
        command, input=json.dumps(asdict(plan)), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RightpartyError(f"the load generator failed: {done.stderr.strip().splitlines()[-1:]}")
    return Seen(**json.loads(done.stdout))


def _where(place: Place) -> list[str]:
    return [str(place.store.home.folder), str(place.offset_s)]


@contextmanager
def _child(arguments: list[str], environment: Mapping[str, str] | None = None) -> Iterator[Process]:
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _first_line(process: Process) -> str:
    assert process.stdout is not None  # noqa: S101 -- a pipe
    line = process.stdout.readline().strip()
    if not line:
        raise RightpartyError("a process of the service did not start")
    return line
