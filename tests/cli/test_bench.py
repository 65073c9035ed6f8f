"""`rightparty bench`: a table of figures, whatever the machine."""

import json
from pathlib import Path

import pytest

from rightparty.cli.main import run


@pytest.mark.drill
def test_the_figures_of_the_law_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure has what, how much, and whether its goal was reached."""
    assert run(["bench", "law", "--people", "20", "--no-proofs", "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert len(figures) == 8
    assert all(row["measured"] > 0 and row["goal"] for row in figures)


@pytest.mark.drill
def test_deciding_is_measured_beside_the_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns and values agree on every candidate of the sample, or there would be a fault instead."""
    history, svg = tmp_path / "history.jsonl", tmp_path / "decide.svg"
    size = ["--country", "CN", "--people", "60", "--sample", "60", "--no-peers"]
    kept = ["--history", str(history), "--svg", str(svg), "--format", "json"]
    assert run(["bench", "decide", *size, *kept]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["decided"] for row in rows] == [390] * 4
    assert rows[0]["rules"] > 100
    assert json.loads(history.read_text(encoding="utf-8"))["figures"] == rows
    assert svg.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.slow
def test_a_book_is_decided_by_chunks(capsys: pytest.CaptureFixture[str]) -> None:
    """Each from files of its own; the last line is the whole."""
    size = ["--country", "CN", "--people", "20", "--count", "2"]
    assert run(["bench", "chunks", *size, "--format", "json"]) == 0
    first, second, whole = json.loads(capsys.readouterr().out)
    assert first["candidates"] == second["candidates"] == 130
    assert whole["candidates"] == 260
    assert 0 < whole["peak_gb"] < 8


@pytest.mark.slow
def test_an_audit_is_held_against_what_was_planted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every kind of a country; each miss in a line of its own; the speed on stderr."""
    misses = tmp_path / "misses.txt"
    size = ["--country", "TW", "--number", "16", "--rows", "300", "--by", "kind"]
    assert run(["bench", "audit", *size, "--misses", str(misses), "--format", "json"]) == 0
    told = capsys.readouterr()
    rows = json.loads(told.out)
    (whole,) = [row for row in rows if row["what"] == "all"]
    assert whole["country"] == "TW"
    assert whole["planted"] == 16
    assert len({row["name"] for row in rows if row["what"] == "kind"}) == 8
    missed = [line for line in misses.read_text(encoding="utf-8").splitlines() if "missed" in line]
    assert len(missed) == whole["planted"] - whole["found"]
    assert "rows judged" in told.err
