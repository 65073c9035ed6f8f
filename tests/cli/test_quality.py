"""`rightparty quality`: drawn from a log, filled in by hand, scored, and two checkers held side by side."""

import csv
import json
from pathlib import Path

import pytest

from rightparty.cli.main import run

LOG = """客户编号,案件编号,拨打时间,被叫号码,联系人关系,接通状态,催收员
C1,L1,2026-03-02 10:00:00,13800138001,本人,接通,A7
C2,L2,2026-03-03 10:00:00,13800138002,朋友,接通,A7
C3,L3,2026-03-03 11:00:00,13800138003,本人,接通,A8
C4,L4,2026-03-03 12:00:00,13800138004,本人,接通,A8
C5,L5,2026-03-03 13:00:00,13800138005,本人,接通,A8
"""


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """Sheets of two contacts a collector."""
    log, out = tmp_path / "calls.csv", tmp_path / "checks.csv"
    log.write_text(LOG, encoding="utf-8")
    assert (
        run(["quality", "sample", str(log), "--country", "CN", "--seed", "of March", "--out", str(out)]) == 0
    )
    return out


def fill(source: Path, to: Path, checker: str, **answers: str) -> Path:
    """All is well in each contact, but for these answers in the first one."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    items = [name for name in rows[0] if name not in ABOUT]
    for number, row in enumerate(rows):
        row |= {"checker": checker, **dict.fromkeys(items, "yes"), **(answers if number == 0 else {})}
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return to


ABOUT = {"contact_id", "collector_id", "where", "because", "chance", "found", "checker", "sheet", "note"}


def test_a_sample_names_contacts_collectors_and_lines(drawn: Path) -> None:
    """The least number of each collector, with its chance, and where it stands in the log."""
    rows = list(csv.DictReader(drawn.read_text(encoding="utf-8").splitlines()))
    assert sorted((row["collector_id"], row["chance"]) for row in rows) == [
        ("A7", "1"), ("A7", "1"), ("A8", "2/3"), ("A8", "2/3"),
    ]  # fmt: skip
    assert {row["where"] for row in rows} >= {"calls.csv:2", "calls.csv:3"}
    assert {row["sheet"] for row in rows} == {"1"}


def test_a_hard_violation_stops_a_script(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told with its file, line and question; without one the command ends well."""
    bad = fill(drawn, tmp_path / "bad.csv", "li.na", no_threat="no")
    capsys.readouterr()
    assert run(["quality", "score", str(bad), "--strict", "--lang", "zh-Hans"]) == 1
    told = capsys.readouterr().out
    assert f"{bad}:2: hard violation, no_threat: 是否没有威胁、辱骂或羞辱？  no, says li.na" in told
    fine = fill(drawn, tmp_path / "fine.csv", "li.na", tone="no")
    assert run(["quality", "score", str(fine), "--strict", "--format", "json"]) == 0
    rows = {row["collector_id"]: row for row in json.loads(capsys.readouterr().out)}
    assert sorted(row["score"] for row in rows.values()) == [95.0, 100.0]
    assert run(["quality", "score", str(drawn)]) == 0
    assert "4 sheets are not filled in yet" in capsys.readouterr().err


def test_two_checkers_are_held_side_by_side(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Item by item and together; and what they answered differently."""
    one = fill(drawn, tmp_path / "one.csv", "li.na", tone="no")
    other = fill(drawn, tmp_path / "other.csv", "wang.wei")
    capsys.readouterr()
    assert run(["quality", "agree", str(one), str(other), "--format", "json"]) == 0
    rows = {row["item"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows["tone"]["contacts"], rows["tone"]["alike"], rows["tone"]["kappa"]) == (4, 0.75, 0)
    assert rows["no_threat"]["kappa"] is None
    assert rows["all"]["alike"] == 0.975
    assert run(["quality", "agree", str(one), str(other), "--differences", "--format", "json"]) == 0
    (different,) = json.loads(capsys.readouterr().out)
    assert (different["item"], different["answer"], different["other_answer"]) == ("tone", "no", "yes")
    assert run(["quality", "agree", str(one)]) == 3
    assert "sheets of two" in capsys.readouterr().err


def test_the_machine_is_held_against_people(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its findings go to the items that they are about."""
    one = fill(drawn, tmp_path / "one.csv", "li.na", no_threat="no")
    contact = next(csv.DictReader(one.read_text(encoding="utf-8").splitlines()))["contact_id"]
    findings = tmp_path / "findings.csv"
    findings.write_text(
        f"contact_id,rule,severity,verdict\n{contact},words.shames,grave,violation\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["quality", "agree", str(one), "--findings", str(findings), "--format", "json"]) == 0
    rows = {row["item"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows["no_threat"]["precision"], rows["no_threat"]["recall"]) == (1, 1)
    assert rows["tone"]["precision"] is None


def test_the_sheet_is_shown_in_three_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """With its points, and which items are hard."""
    for lang, words in (
        ("en", "Was the tone calm"),
        ("zh-Hans", "语气是否平和"),
        ("zh-Hant", "語氣是否平和"),
    ):
        assert run(["quality", "sheet", "--lang", lang]) == 0
        assert words in capsys.readouterr().out


def test_what_no_sample_can_be_drawn_by_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An odd share, and an empty seed."""
    log = tmp_path / "calls.csv"
    log.write_text(LOG, encoding="utf-8")
    assert run(["quality", "sample", str(log), "--country", "CN", "--seed", "x", "--share", "some"]) == 3
    assert "`some` is no share" in capsys.readouterr().err
    assert run(["quality", "sample", str(log), "--country", "CN", "--seed", ""]) == 3
    assert "the key is empty" in capsys.readouterr().err
