"""A day that is handed over to the workers: sent in its hours, and closed by them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rightparty.channels.recording import Recording
from rightparty.desk import day as days
from rightparty.desk.acceptance import accept
from rightparty.desk.clock import Clock, rehearsed
from rightparty.desk.closing import DAY_OVER
from rightparty.desk.day import Order, Report, run_day
from rightparty.desk.policy import HOUSE, law_of, model_of
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.worker.chores import CHORES, do_chore
from rightparty.desk.worker.workshop import Workshop
from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.desk.books import DAY, small_book
from tests.desk.journal import journal_of
from tests.desk.means import statuses

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
BY_NAME = {chore.name: chore for chore in CHORES}


def handed_over(store: Store, connection: Connection, engine: Engine, folder: Path, **more: object) -> Report:
    """A small morning, planned and handed over."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    order = Order(small_book(4).write(folder / "book"), DAY, send=True, hand_over=True, **more)  # type: ignore[arg-type]
    return run_day(store, engine, order, {})


def working(store: Store, clock: Clock) -> Workshop:
    """A worker's workshop at some hour of the day."""
    key = store.home.signing_key(PERMIT_KEY).public_key()
    channels = {name: Recording(name, key, clock) for name in ("email", "call")}
    return Workshop(store, load_law(), default_model(), clock, {}, lambda _: channels)


@pytest.fixture(autouse=True)
def _that_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is nine o'clock of the day of the book."""
    monkeypatch.setattr(days, "real", rehearsed(NOW))


@pytest.mark.slow
def test_workers_send_the_day_and_close_it(
    store: Store, connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Nothing has left when the run ends; the workers send, and the day's sum goes into the journal."""
    report = handed_over(store, connection, engine, tmp_path)
    assert set(statuses(connection).values()) == {"planned"}
    assert not report.figures.get("finished")
    workshop = working(store, rehearsed(NOW + timedelta(hours=9)))
    assert do_chore(workshop, BY_NAME["close"]) == 0, "not while something is left"
    assert do_chore(workshop, BY_NAME["send"]) == 4
    assert do_chore(workshop, BY_NAME["close"]) == 1
    assert do_chore(workshop, BY_NAME["close"]) == 0, "once"
    row = connection.execute("SELECT finished, figures FROM desk_run").fetchone()
    assert row is not None
    assert row[0]
    assert row[1]["planned"] == 4
    assert row[1]["candidates"] == report.figures["candidates"]
    assert journal_of(connection)[-1].kind == "day_closed"
    workshop.close()


@pytest.mark.slow
def test_what_nobody_got_to_is_skipped_when_the_day_is_over(
    store: Store, connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """It is accounted for, and never sent on another day."""
    handed_over(store, connection, engine, tmp_path)
    workshop = working(store, rehearsed(NOW + timedelta(hours=16)))
    assert do_chore(workshop, BY_NAME["close"]) == 1
    assert set(statuses(connection).values()) == {"skipped"}
    assert connection.execute("SELECT DISTINCT reason FROM desk_planned_contact").fetchall() == [(DAY_OVER,)]
    assert do_chore(workshop, BY_NAME["send"]) == 0
    workshop.close()


def test_only_today_and_only_what_the_workers_know(
    store: Store, connection: Connection, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another day, a rehearsal, and a policy of this run's own are refused."""
    house = tmp_path / "house.toml"
    house.write_text("telling_contacts_in_30_days = 2\n", encoding="utf-8")
    with pytest.raises(Refused, match="workers do not know"):
        handed_over(store, connection, engine, tmp_path, house=house)
    with pytest.raises(Refused, match="real clock"):
        handed_over(store, connection, engine, tmp_path, at=NOW)
    monkeypatch.setattr(days, "real", rehearsed(NOW + timedelta(days=2)))
    with pytest.raises(Refused, match="not today"):
        handed_over(store, connection, engine, tmp_path)
    assert connection.execute("SELECT count(*) FROM desk_planned_contact").fetchone() == (0,)


def test_the_environments_policy_holds_for_every_process(tmp_path: Path) -> None:
    """Named once, read by runs, workers and the API; a run's own file goes before it."""
    house = tmp_path / "house.toml"
    house.write_text("telling_contacts_in_30_days = 2\n", encoding="utf-8")
    plain = law_of({})
    assert plain.version == load_law().version
    assert law_of({HOUSE: str(house)}).version == load_law(house).version != plain.version
    assert law_of({}, house).version == load_law(house).version
    assert model_of({}).version == default_model().version
