"""`rightparty parties`: the state of every point, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from rightparty.cli.main import run

AT = ("--at", "2026-11-23T10:00:00+08:00", "--folder-only")


def found(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> list[dict[str, Any]]:
    """The rows that the command prints as JSON about the example book."""
    book = str(root / "examples" / "first-book")
    assert run(["parties", book, *AT, "--format", "json", *arguments]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_every_pair_with_its_state_and_reasons(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """A code of this morning verifies; a number that was only stated does not."""
    states = {(row["point_id"], row["person_id"]): row["state"] for row in found(capsys, root)}
    assert states[("na-mobile", "li-na")] == "verified"
    assert states[("ting-mobile", "li-ting")] == "unverified"


def test_a_person_and_a_point_narrow_the_table(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """One person's points, or one point's people; unknown names are an empty table."""
    (row,) = found(capsys, root, "--person", "li-na")
    columns = ["point_id", "person_id", "probability", "state", "last_proof_at", "holds_until", "reasons"]
    assert list(row) == columns
    assert row["reasons"] == ["proved:code_confirmed"]
    assert {row["point_id"] for row in found(capsys, root, "--point", "maria-mobile")} == {"maria-mobile"}
    assert found(capsys, root, "--person", "nobody") == []


def test_an_instant_needs_its_offset(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """Ten o'clock where? The command does not guess."""
    assert run(["parties", str(root / "examples" / "first-book"), "--at", "2026-11-23T10:00:00"]) == 3
    assert "has no offset" in capsys.readouterr().err


def test_the_table_goes_to_a_file(capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path) -> None:
    """Lists are joined by `;`, instants say that they are UTC."""
    out = tmp_path / "parties.csv"
    assert run(["parties", str(root / "examples" / "first-book"), *AT, "--out", str(out)]) == 0
    line = next(
        line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("na-mobile,li-na")
    )
    assert "+00:00" in line
    assert capsys.readouterr().out == ""
