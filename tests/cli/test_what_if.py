"""`rightparty what-if`: the last days under another policy, from the command line."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from rightparty.cli.main import run
from tests.plan.responses import STATED
from tests.plan.test_response import raw_of

KIND = 'contact_window = ["14:00", "18:00"]\ntelling_contacts_in_30_days = 1\n'


@pytest.fixture(scope="module")
def kind(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A house policy that tightens."""
    path = tmp_path_factory.mktemp("house") / "kind.toml"
    path.write_text(KIND, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small simulated town, with what its lender did in the last month."""
    folder = tmp_path_factory.mktemp("town") / "town"
    assert run(["world", "make", "--people", "500", "--seed", "3", "--to", str(folder)]) == 0
    return str(folder)


def rows_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """The rows that a command prints."""
    capsys.readouterr()
    assert run(["what-if", *arguments, "--folder-only", "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


@pytest.mark.slow
def test_a_summary_is_told_and_a_picture_drawn(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path, kind: str
) -> None:
    """Two contacts, of which one would have waited: who, why, on which channel, at which hour."""
    book, picture = str(root / "examples" / "first-book"), tmp_path / "month.svg"
    told = ["--folder-only", "--from", "2026-11-09", "--svg", str(picture), "--lang", "zh-Hant"]
    pytest.importorskip("altair", reason="pictures are an extra")
    assert run(["what-if", book, "--house", kind, *told]) == 0
    golden = root / "tests" / "cli" / "what_if_first_book.txt"
    assert capsys.readouterr().out == golden.read_text(encoding="utf-8")
    drawn = picture.read_text(encoding="utf-8")
    assert '<title id="title">2 次聯絡，按另一套規則重演</title>' in drawn


@pytest.mark.slow
def test_a_town_s_week_under_a_tighter_policy(
    capsys: pytest.CaptureFixture[str], root: Path, town: str, kind: str, tmp_path: Path
) -> None:
    """A tighter policy never lets more go; the file has every contact."""
    week = ["--from", "2026-11-17", "--house", kind]
    assert run(["what-if", town, *week, "--folder-only", "--out", str(tmp_path / "week.csv")]) == 0
    golden = root / "tests" / "cli" / "what_if_town.txt"
    assert capsys.readouterr().out == golden.read_text(encoding="utf-8")
    lines = (tmp_path / "week.csv").read_text(encoding="utf-8").splitlines()
    worse = (",later,", ",newly_refused,", ",narrower,")
    better = (",newly_allowed,", ",sooner,", ",wider,")
    assert any(change in line for line in lines for change in worse)
    assert not any(change in line for line in lines for change in better)


@pytest.mark.slow
def test_the_same_law_changes_nothing(capsys: pytest.CaptureFixture[str], town: str) -> None:
    """Under the law in force twice, every contact stays as it was."""
    rows = rows_of(capsys, town, "--law", "now", "--from", "2026-11-22")
    assert rows
    assert {row["change"] for row in rows} == {"same"}
    assert all(row["fate_now"] == row["fate_then"] for row in rows)


@pytest.mark.slow
def test_the_plan_of_a_past_day_is_made_twice(
    capsys: pytest.CaptureFixture[str], town: str, kind: str, root: Path, tmp_path: Path
) -> None:
    """Everybody stands in it once a day; a gentler manner alone changes the plan, too."""
    rows = rows_of(capsys, town, "--plan", "--days", "1", "--house", kind)
    assert len({(row["day"], row["person_id"]) for row in rows}) == len(rows)
    assert {row["change"] for row in rows} >= {"otherwise"}
    gentle = (root / "src/rightparty/plan/gentle.toml").read_text(encoding="utf-8")
    manner = tmp_path / "gentler.toml"
    manner.write_text(gentle.replace("most = 4", "most = 1"), encoding="utf-8")
    assert manner.read_text(encoding="utf-8") != gentle
    few = rows_of(capsys, town, "--plan", "--days", "1", "--manner", str(manner))
    assert {row["status_then"] for row in few if row["reason_then"] == "contacted_often"} <= {"denied"}
    assert not [row for row in few if row["change"] == "newly"]


@pytest.mark.slow
def test_a_plan_file_opens_its_own_day(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    """One that opens at two plans the same people at two, beside those of nine o'clock."""
    gentle = (root / "src/rightparty/plan/gentle.toml").read_text(encoding="utf-8")
    manner = tmp_path / "late.toml"
    manner.write_text(gentle.replace('opens = "09:00"', 'opens = "14:00"'), encoding="utf-8")
    book = str(root / "examples" / "first-book")
    rows = rows_of(capsys, book, "--plan", "--days", "1", "--manner", str(manner))
    hours = {(row["at_now"][11:16], row["at_then"][11:16]) for row in rows if row["change"] == "otherwise"}
    assert hours == {("01:00", "06:00")}  # in Shanghai nine, and two


@pytest.mark.slow
def test_a_model_on_trial(capsys: pytest.CaptureFixture[str], town: str, tmp_path: Path) -> None:
    """By a model that learnt of every step that it brings in nothing, nobody is pressed any more."""
    learnt = tuple(replace(one, share=0, learnt=True) for one in STATED.effects)
    card = {"limits": ["none"], "data": "nowhere", "contacts": 0}
    model = tmp_path / "model.toml"
    model.write_text(tomli_w.dumps(raw_of(replace(STATED, effects=learnt)) | {"card": card}), "utf-8")
    rows = rows_of(capsys, town, "--plan", "--days", "1", "--response", str(model))
    left = [row for row in rows if row["change"] == "no_longer"]
    assert {row["reason_then"] for row in left} == {"not_worth_it"}
    assert len(left) > 20
    assert not [row for row in rows if row["change"] == "newly"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no law on trial is named"),
        (["--law", "now", "--house", "x.toml"], "two laws on trial"),
        (["--house", "{harsh}"], "would loosen the default"),
        (["--law", "now", "--from", "2026-12-24", "--to", "2026-12-25"], "nothing lies between"),
        (["--law", "now", "--plan", "--svg", "x.svg"], "a picture is drawn of the log alone"),
        (["--law", "now", "--manner", "x.toml"], "--manner is about plans"),
        (["--law", "now", "--response", "x.toml"], "--response is about plans"),
        (["--plan", "--response", "{harsh}"], "not a usable response model"),
        (["--law", "now", "--lang", "fr", "--svg", "x.svg"], "there is no picture in `fr`"),
    ],
)
def test_what_cannot_be_asked_is_said(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    """Exit code 3, what is wrong and what to write instead; a looser policy is refused as everywhere."""
    harsh = tmp_path / "harsh.toml"
    harsh.write_text("telling_contacts_in_30_days = 9\n", encoding="utf-8")
    book = str(root / "examples" / "first-book")
    given = [one.format(harsh=harsh) for one in arguments]
    assert run(["what-if", book, *given, "--folder-only"]) == 3
    assert said in capsys.readouterr().err
