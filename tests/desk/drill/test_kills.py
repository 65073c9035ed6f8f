"""Workers and the database killed again and again, while a provider misbehaves: none twice, none lost."""

import random
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from rightparty.desk.home import open_home
from rightparty.desk.store import Connection, Store, open_store
from rightparty.errors import RightpartyError
from tests.desk.drill.checks import (
    check_accounted_for,
    check_at_most_once,
    check_caps,
    check_journal,
    check_recorded,
    check_reports,
    ended,
    unknowns,
)
from tests.desk.drill.provider import Log, opened_provider
from tests.desk.drill.reports import Reports
from tests.desk.drill.scale import FULL, SMALL, Scale, tell
from tests.desk.drill.staff import Staff, staffed, wait_until_killed
from tests.desk.drill.town import Town, settle
from tests.desk.drill.worker import clock_since

SEED = 20261124
PATIENCE_S = 300.0
"""So long nothing may happen at all."""


@pytest.mark.slow
def test_a_few_kills(home_folder: Path, tmp_path: Path) -> None:
    """The small drill: the same, in a minute."""
    drill(SMALL, home_folder / "few kills", tmp_path, "kills-small")


@pytest.mark.drill
def test_many_kills(home_folder: Path, tmp_path: Path) -> None:
    """200 kills of workers and 50 of PostgreSQL, while 20,000 messages are handed over by four workers."""
    drill(FULL, home_folder / "many kills", tmp_path, "kills")


def drill(scale: Scale, home: Path, folder: Path, name: str) -> None:
    """Plan the day, let the workers at it and kill them; then look at everything."""
    started = time.monotonic()
    store = open_store(open_home(home))
    try:
        with closing(store.connect()) as connection:
            town = settle(store, connection, _people(scale), folder / "book")
        began = time.monotonic()
        log, reports = Log(SEED), Reports(store, clock_since(began), SEED)
        listener = threading.Thread(target=reports.listen)
        with opened_provider(log, reports) as provider:
            listener.start()
            try:
                with staffed(Staff(home, began, provider.environment, folder)) as staff:
                    _kill(staff, log, scale)
                    _let_them_end(staff, store, log)
            finally:
                reports.end()
                listener.join(120)
        figures = _look(store, town, log, reports, staff, folder)
        assert not staff.fell, staff.fell
        assert (staff.killed, staff.databases_killed) == (scale.worker_kills, scale.database_kills)
        assert sum(log.handed.values()) >= scale.messages, "too few messages for the drill to mean anything"
        tell(name, {**figures, "seconds": round(time.monotonic() - started)})
    finally:
        store.close()


def _people(scale: Scale) -> int:
    """So many that enough are left when every kill has cost what it costs."""
    return int((scale.messages + 20 * scale.worker_kills + 70 * scale.database_kills) * 1.06)


def _kill(staff: Staff, log: Log, scale: Scale) -> None:
    """Spread the kills over the messages, each at a random moment."""
    chance = random.Random(SEED)
    kills = [False] * scale.worker_kills + [True] * scale.database_kills
    chance.shuffle(kills)
    marks = sorted(chance.sample(range(int(scale.messages * 0.95)), len(kills)))
    for mark, database in zip(marks, kills, strict=True):
        _wait_for(staff, log, mark)
        time.sleep(chance.random() * 0.08)
        wait_until_killed(staff.kill_database if database else lambda: staff.kill_worker(chance))
        staff.fill()


def _wait_for(staff: Staff, log: Log, handed: int) -> None:
    before, since = -1, time.monotonic()
    while (now := sum(log.handed.values())) < handed:
        if now != before:
            before, since = now, time.monotonic()
        assert time.monotonic() - since < PATIENCE_S, f"nothing moves: {staff.said()[-20:]} {staff.fell}"
        assert len(staff.fell) < 10, staff.fell
        staff.fill()
        time.sleep(0.01)


def _let_them_end(staff: Staff, store: Store, log: Log) -> None:
    """Until nothing is planned or claimed any more."""
    before, since = (-1, -1), time.monotonic()
    while left := _left(store):
        now = (left, sum(log.handed.values()))
        if now != before:
            before, since = now, time.monotonic()
        assert time.monotonic() - since < PATIENCE_S, (
            f"{left} are left over: {staff.said()[-20:]} {staff.fell}"
        )
        staff.fill()
        time.sleep(0.2)


def _left(store: Store) -> int:
    query = "SELECT count(*) FROM desk_planned_contact WHERE status IN ('planned', 'claimed')"
    try:
        with closing(store.connect()) as connection:
            row = connection.execute(query).fetchone()
    except (psycopg.OperationalError, RightpartyError):
        return -1
    return int(row[0]) if row else -1


def _look(
    store: Store, town: Town, log: Log, reports: Reports, staff: Staff, folder: Path
) -> dict[str, object]:
    with closing(store.connect()) as connection:
        found = ended(connection)
        counts = check_accounted_for(town, found)
        journal = check_journal(connection, store, folder)
        check_at_most_once(town, found, log)
        check_recorded(connection, found)
        return {
            "planned": len(town.contacts),
            **dict(sorted(counts.items())),
            "handed over": sum(log.handed.values()),
            "taken by the provider": len(log.took),
            **{f"provider: {way}": count for way, count in sorted(log.ways.items())},
            **unknowns(found),
            **check_caps(town, found, log),
            **check_reports(connection, log, reports),
            **journal,
            "workers killed": staff.killed,
            "databases killed": staff.databases_killed,
            "rounds without a database": len(staff.said()),
            "refused": _refused(connection),
        }


def _refused(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT reason FROM desk_planned_contact WHERE status IN ('denied', 'held', 'skipped')"
    )
    return dict(Counter(reason for (reason,) in rows.fetchall()))
