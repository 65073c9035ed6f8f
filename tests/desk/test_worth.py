"""A response model in the service: named by the environment or by a run, it leaves people out."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import tomli_w

from rightparty.desk.day import Order, run_day
from rightparty.desk.policy import manner_of, response_of
from rightparty.desk.store import Connection, Store
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused
from rightparty.plan.fairness import REJECTED, Check
from rightparty.plan.manner import default_manner
from tests.desk.books import DAY, small_book
from tests.plan.responses import STATED
from tests.plan.test_response import raw_of


def model(path: Path, share: int) -> Path:
    """A model file by which every step was learnt to bring in so many millionths of what is overdue."""
    effects = tuple(replace(one, share=share, learnt=True) for one in STATED.effects)
    raw = raw_of(replace(STATED, learnt=True, effects=effects)) | {"card": {}}
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")
    return path


def test_a_run_names_its_own_or_the_environment_does(tmp_path: Path) -> None:
    """The run's file first, then the environment's, else none: the assumptions."""
    one, other = model(tmp_path / "one.toml", 10_000), model(tmp_path / "other.toml", 20_000)
    named = response_of({"RIGHTPARTY_RESPONSE": str(one)})
    own = response_of({"RIGHTPARTY_RESPONSE": str(one)}, other)
    assert named is not None
    assert own is not None
    assert (named.effects[0].share, own.effects[0].share) == (10_000, 20_000)
    assert response_of({}) is None
    with pytest.raises(InvalidInput):
        response_of({"RIGHTPARTY_RESPONSE": str(tmp_path / "none.toml")})


@pytest.mark.slow
def test_a_day_goes_by_the_model(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """Where no contact is worth anything, nobody is contacted, limits or not, and the plan says why."""
    limits = tmp_path / "limits.toml"
    limits.write_text("[messages.email]\nmost = 1\n", encoding="utf-8")
    nothing = {"RIGHTPARTY_RESPONSE": str(model(tmp_path / "nothing.toml", 0))}
    folder = small_book(3).write(tmp_path / "book")
    for environment in (nothing, {**nothing, "RIGHTPARTY_LIMITS": str(limits)}):
        run_day(store, engine, Order(folder, DAY), environment)
        query = "SELECT DISTINCT reason FROM desk_planned_contact WHERE status = 'skipped'"
        assert ("not_worth_it",) in connection.execute(query).fetchall()
        made = "SELECT count(*) FROM desk_planned_contact WHERE status IN ('planned', 'sent')"
        assert connection.execute(made).fetchone() == (0,)


def plan_file(path: Path, share: float) -> Path:
    """The package's plan file, with a share of the people held out."""
    text = (files("rightparty.plan") / "gentle.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text) | {"holdout": {"share": share}}
    path.write_text(tomli_w.dumps(raw), encoding="utf-8")
    return path


def test_a_plan_file_of_ones_own(tmp_path: Path) -> None:
    """The run's file first, then the environment's, else the package's."""
    one, other = plan_file(tmp_path / "one.toml", 0.1), plan_file(tmp_path / "other.toml", 0.2)
    assert manner_of({"RIGHTPARTY_MANNER": str(one)}).holdout == 100_000
    assert manner_of({"RIGHTPARTY_MANNER": str(one)}, other).holdout == 200_000
    assert manner_of({}) == default_manner()


@pytest.mark.slow
def test_a_day_goes_by_the_plan_file_and_is_refused_where_it_presses_the_weak(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom it holds out is skipped; where the most contacted are the weak, nothing is planned at all."""
    folder = small_book(12).write(tmp_path / "book")
    own = {"RIGHTPARTY_MANNER": str(plan_file(tmp_path / "half.toml", 0.5))}
    run_day(store, engine, Order(folder, DAY), own)
    reasons = connection.execute("SELECT DISTINCT reason FROM desk_planned_contact").fetchall()
    assert ("holdout",) in reasons
    planned = "SELECT count(*), max(run_id) FROM desk_planned_contact"
    before = connection.execute(planned).fetchone()
    pressed = Check("poor", 500, 50.0, 0.9, 0.2, 0.7, 0.6, REJECTED)
    monkeypatch.setattr("rightparty.plan.fairness.checks_of_day", lambda *_: [pressed])
    with pytest.raises(Refused, match=r"poor: 90.0% of that tenth, 20.0% of the book"):
        run_day(store, engine, Order(folder, DAY), own)
    assert connection.execute(planned).fetchone() == before
    run_day(store, engine, Order(folder, DAY), {})
