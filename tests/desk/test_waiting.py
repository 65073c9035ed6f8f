"""A day within limits, in the service: who is left out waits, and comes first the next day."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.cli.folder import waited_by
from rightparty.cli.main import run
from rightparty.desk import planned
from rightparty.desk.day import Order, run_day
from rightparty.desk.store import Connection, Store
from rightparty.desk.waiting import waited_for_room
from rightparty.engine import Engine
from tests.desk.books import DAY, small_book

LIMITS = "[messages.email]\nmost = 1\n[messages.sms]\nmost = 0\n[messages.inbox]\nmost = 0\n"


@pytest.mark.slow
def test_whoever_a_limit_left_out_is_known_the_next_day(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """The environment's limits hold for a run; each day without room counts, until a contact is made."""
    limits = tmp_path / "limits.toml"
    limits.write_text(LIMITS, encoding="utf-8")
    folder = small_book(3).write(tmp_path / "book")
    run_day(store, engine, Order(folder, DAY), {"RIGHTPARTY_LIMITS": str(limits)})
    skipped = "status = 'skipped' AND reason LIKE 'limit:%'"
    query = f"SELECT person_id FROM desk_planned_contact WHERE {skipped} ORDER BY 1"
    left_out = [person for (person,) in connection.execute(query)]
    assert left_out
    tomorrow = DAY + timedelta(days=1)
    waited = engine.rows(waited_for_room(connection, engine, tomorrow, "waited").order_by("person_id"))
    assert [(row["person_id"], row["days"]) for row in waited] == [(person, 1) for person in left_out]
    assert not engine.rows(waited_for_room(connection, engine, DAY, "waited"))


@pytest.mark.slow
def test_a_plan_knows_who_waited_as_a_run_does(
    store: Store,
    engine: Engine,
    connection: Connection,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The day after somebody was left out, `plan` within the same limits leaves out whom `run` does."""
    limits = tmp_path / "limits.toml"
    limits.write_text(LIMITS, encoding="utf-8")
    folder, tomorrow = small_book(3).write(tmp_path / "book"), DAY + timedelta(days=1)
    environment = {"RIGHTPARTY_LIMITS": str(limits)}
    assert waited_by(engine, tomorrow) is None, "there is no home, so there is no store"
    run_day(store, engine, Order(folder, DAY), environment)

    @contextmanager
    def ours() -> Iterator[Connection]:
        yield connection

    monkeypatch.setattr("rightparty.cli.folder._connected", ours)
    known = waited_by(engine, tomorrow)
    assert known is not None
    assert {row["days"] for row in engine.rows(known)} == {1}
    capsys.readouterr()
    command = ["plan", str(folder), "--day", str(tomorrow), "--limits", str(limits), "--format", "json"]
    assert run([*command]) == 0
    told = {row["person_id"]: row["channel"] for row in json.loads(capsys.readouterr().out)}
    waiting = {row["person_id"] for row in engine.rows(known)}
    assert {person for person, channel in told.items() if channel} <= waiting, "whoever waited comes first"
    run_day(store, engine, Order(folder, tomorrow), environment)
    kept = connection.execute(
        "SELECT person_id, channel FROM desk_planned_contact WHERE day = %s", [tomorrow]
    ).fetchall()
    assert told == dict(kept)


@pytest.mark.slow
def test_a_later_hour_is_waited_for(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """Where a run sends at once, what has a later hour is held until then."""
    run_day(store, engine, Order(small_book(2).write(tmp_path / "book"), DAY), {})
    with connection.transaction():
        connection.execute("UPDATE desk_planned_contact SET status = 'planned' WHERE status = 'held'")
        (run_id, at) = connection.execute(
            "SELECT run_id, min(at) FROM desk_planned_contact GROUP BY 1"
        ).fetchall()[0]
        assert planned.hold_later(connection, run_id, at) == 0
        assert planned.hold_later(connection, run_id, at - timedelta(hours=1)) > 0
    rows = connection.execute(
        "SELECT reason, retry_at = at FROM desk_planned_contact WHERE status = 'held'"
    ).fetchall()
    assert set(rows) == {(planned.PACED, True)}
