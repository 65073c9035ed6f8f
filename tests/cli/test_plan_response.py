"""`plan card`, `plan fit` and `plan --response` from the command line."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from rightparty.cli.main import run
from rightparty.law.load import Law, load_law
from rightparty.plan.fairness import GROUPS, Check, checks
from rightparty.plan.learning import run as learning
from rightparty.plan.learning.outcomes import PersonDay
from rightparty.plan.manner import load_manner
from rightparty.plan.morning import Morning
from tests.plan.learning.days import days as made_up
from tests.plan.responses import MANNER, STATED
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


def people_late(*weak: int) -> list[dict[str, Any]]:
    """Who is late in the made-up days: of two people one was contacted, the odd one; who is sick is said."""
    known = dict.fromkeys(GROUPS)
    return [
        known | {"person_id": f"p{number}", "sick": number % 2 in weak and number < 3_000}
        for number in range(6_000)
    ]


@pytest.mark.parametrize(("weak", "code"), [((1,), 2), ((0, 1), 0)])
def test_a_model_that_presses_the_weak_is_not_written(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    weak: tuple[int, ...],
    code: int,
) -> None:
    """Where those whom its plan contacts are the sick ones: code 2, the figures, and no file."""
    seen: list[date] = []

    def rows(_: Any, __: Any, ___: Any, asked_days: list[date], *____: Any) -> tuple[list[PersonDay], int]:
        seen.extend(asked_days)
        return made_up(3_000, 0.03), 0

    monkeypatch.setattr(learning, "person_days", rows)
    monkeypatch.setattr(learning, "people_of", lambda *_: people_late(*weak))
    out = tmp_path / "new.toml"
    book = str(root / "examples" / "first-book")
    assert run(["plan", "fit", book, "--out", str(out), "--days", "2", "--folder-only"]) == code
    assert seen == [date(2026, 11, 21), date(2026, 11, 22)]  # drawn up at seven on the 23rd, in Shanghai
    said = capsys.readouterr()
    assert out.exists() is (code == 0)
    assert ("the plan of this model is rejected" in said.err) is (code == 2)
    found, book_share = ("rejected", 25) if code else ("passed", 50)
    assert f"sick: 50.0%, in the book {book_share}.0%: {found}" in said.out


@pytest.fixture
def day_planned(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a day is planned by; the gate is not asked, and everybody planned is sick."""
    seen: dict[str, Any] = {}

    def decided(_: Any, __: Any, ___: Any, at: datetime, law: Law, *____: Any, **_____: Any) -> None:
        seen.update(at=at, decided_by=law)

    def plan(_: Any, __: Any, ___: Any, morning: Morning, **by: Any) -> None:
        seen.update(by, day=morning.day)

    def checked(*_: Any) -> list[Check]:
        some = people_late(1)
        return checks(some, {row["person_id"]: 1.0 for row in some if row["sick"]})

    monkeypatch.setattr("rightparty.gate.table.decide_table", decided)
    monkeypatch.setattr("rightparty.plan.day.plan_day", plan)
    monkeypatch.setattr("rightparty.plan.fairness.checks_of_day", checked)
    return seen


def test_a_card_with_a_book_refuses_a_day_that_presses_the_weak(
    root: Path, model: Path, day_planned: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """The card is told with the figures, and ends with code 2; the day is the lender's own."""
    card = ["plan", "card", str(model), str(root / "examples" / "first-book"), "--folder-only"]
    assert run([*card, "--format", "json"]) == 2
    said = capsys.readouterr()
    assert "the plan of this day is rejected" in said.err
    assert "rejected" in said.out
    assert day_planned["day"] == date(2026, 11, 23)  # by the clock of UTC the 22nd
    assert day_planned["at"] == datetime(2026, 11, 23, 1, tzinfo=UTC)
    assert day_planned["manner"] == MANNER


def test_a_card_s_day_is_planned_by_the_lender_s_own_files(
    root: Path, model: Path, tmp_path: Path, day_planned: dict[str, Any]
) -> None:
    """The house policy and the plan file named; the model stands at that file's prices and lowers."""
    house, manner = tmp_path / "kind.toml", tmp_path / "mine.toml"
    house.write_text("telling_contacts_in_30_days = 1\n", encoding="utf-8")
    gentle = (root / "src/rightparty/plan/gentle.toml").read_text(encoding="utf-8")
    mine = gentle.replace('opens = "09:00"', 'opens = "14:00"').replace('CNY = "5.00"', 'CNY = "7.00"')
    mine = mine.replace("lift = 0.5", "lift = 0.25")
    manner.write_text(mine, encoding="utf-8")
    own = ["--house", str(house), "--manner", str(manner)]
    card = ["plan", "card", str(model), str(root / "examples" / "first-book"), "--folder-only"]
    assert run([*card, *own, "--day", "2026-11-24"]) == 2
    assert day_planned["at"] == datetime(2026, 11, 24, 6, tzinfo=UTC)
    assert day_planned["decided_by"] == day_planned["law"]
    assert day_planned["law"].version == load_law(house).version != load_law().version
    assert day_planned["manner"] == load_manner(manner)
    assert day_planned["response"].units["CNY"] == Decimal("7.00")
    assert {one.lift for one in day_planned["response"].lowers} == {250}


def test_a_card_without_a_book_plans_no_day(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy or a day that nothing is held against is said, not left out in silence."""
    for option in (["--house", "x.toml"], ["--day", "2026-11-23"]):
        assert run(["plan", "card", str(model), *option]) == 3
        assert "are about a book" in capsys.readouterr().err


@pytest.mark.slow  # the gate over a whole book
def test_a_plan_by_a_model(root: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model in which nothing was learnt plans as the assumptions do."""
    command = ["plan", str(root / "examples" / "first-book"), "--day", "2026-11-23", "--folder-only"]
    assert run([*command, "--format", "json", "--response", str(model)]) == 0
    by_model = json.loads(capsys.readouterr().out)
    assert run([*command, "--format", "json"]) == 0
    assert by_model == json.loads(capsys.readouterr().out)
