"""Learning from a town's book, and the command that writes the model."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.cli.main import run
from rightparty.engine import Engine, open_engine
from rightparty.parties.learning.outcomes import check_outcomes, contact_outcomes, match_outcomes
from rightparty.parties.model import default_model, load_model


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town's book on disk."""
    folder = tmp_path_factory.mktemp("town") / "book"
    assert run(["world", "make", "--people", "4000", "--seed", "11", "--to", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all cases."""
    opened = open_engine()
    yield opened
    opened.close()


@pytest.mark.slow
def test_outcomes_know_nothing_of_what_came_after(town: Path, engine: Engine) -> None:
    """What is believed before a contact rests on evidence before it, its own outcome left out."""
    book = load_book(town, engine)
    rows = engine.rows(contact_outcomes(book.tables, default_model()))
    assert {row["outcome"] for row in rows} >= {"answered", "denied", "dead", "silent"}
    assert len({(row["contact_id"], row["point_id"]) for row in rows}) == len(rows)
    for row in rows:
        assert all(piece["at"] is None or piece["at"] <= row["at"] for piece in row["pieces"])


@pytest.mark.slow
def test_a_carrier_is_heard_once_on_each_pair(town: Path, engine: Engine) -> None:
    """The first answer counts, with what was believed before it: later ones repeat it."""
    book = load_book(town, engine)
    rows = engine.rows(match_outcomes(book.tables, default_model()))
    assert {row["outcome"] for row in rows} == {"answered", "silent"}
    assert len({(row["point_id"], row["person_id"]) for row in rows}) == len(rows)
    for row in rows:
        assert not {"carrier_match", "carrier_mismatch"} & {piece["name"] for piece in row["pieces"]}


def test_checks_say_both_dates(town: Path, engine: Engine) -> None:
    """Each check looked from a date to the date of its data."""
    book = load_book(town, engine)
    rows = engine.rows(check_outcomes(book.tables, default_model()))
    assert {row["passed_on"] for row in rows} == {True, False}
    assert all(row["since"] is not None and row["until"] is not None for row in rows)


@pytest.mark.slow
def test_a_model_is_fitted_written_and_used(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file says on what it was fitted and how good it is, and other commands go by it."""
    model, curve = tmp_path / "model.toml", tmp_path / "curve.svg"
    fit = ["parties", "fit", str(town), "--to", str(model), "--curve", str(curve), "--folder-only"]
    assert run(fit) == 0
    assert "calibration error" in capsys.readouterr().out
    card = tomllib.loads(model.read_text(encoding="utf-8"))["card"]
    assert card["outcomes"] > 100
    assert 0 < card["held_out"]["brier"] < 0.1
    assert set(card["responses"]) >= {"call", "sms"}
    assert curve.read_text(encoding="utf-8").startswith("<svg")
    assert load_model(model).version != default_model().version
    asked = [
        "parties",
        str(town),
        "--at",
        "2026-11-24T09:00:00+08:00",
        "--folder-only",
        "--model",
        str(model),
    ]
    assert run([*asked, "--why", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert any(row["pieces"] for row in rows)
    assert run(fit) == 2, "a model that is there is never overwritten"
