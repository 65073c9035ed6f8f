"""`plan card`, `plan fit` and `plan --response` from the command line."""

import json
from pathlib import Path

import pytest
import tomli_w

from rightparty.cli.main import run
from tests.plan.responses import STATED
from tests.plan.test_response import raw_of


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model file that says what the assumptions say."""
    path = tmp_path / "model.toml"
    limits = {"limits": ["none"], "data": "nowhere", "contacts": 0}
    path.write_text(tomli_w.dumps(raw_of(STATED) | {"card": limits}), encoding="utf-8")
    return path


def test_a_card_tells_what_stays_assumed(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every step, with its heading in the language asked for."""
    assert run(["plan", "card", str(model), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["part"] for row in rows} >= {"model", "inputs", "not learnt, stays assumed", "limits"}
    assert run(["plan", "card", str(model), "--lang", "zh-Hans", "--format", "json"]) == 0
    assert "未学习,沿用假设" in {row["part"] for row in json.loads(capsys.readouterr().out)}


def test_a_model_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 3, with what is wrong."""
    path = tmp_path / "bad.toml"
    path.write_text('name = "x"\n', encoding="utf-8")
    assert run(["plan", "card", str(path)]) == 3
    assert "not a usable response model" in capsys.readouterr().err


def test_a_model_that_is_there_is_not_overwritten(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that was used is never changed."""
    assert run(["plan", "fit", "nowhere", "--out", str(model)]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.slow  # the gate over a whole book
def test_a_plan_by_a_model(root: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model in which nothing was learnt plans as the assumptions do."""
    command = ["plan", str(root / "examples" / "first-book"), "--day", "2026-11-23", "--folder-only"]
    assert run([*command, "--format", "json", "--response", str(model)]) == 0
    by_model = json.loads(capsys.readouterr().out)
    assert run([*command, "--format", "json"]) == 0
    assert by_model == json.loads(capsys.readouterr().out)
