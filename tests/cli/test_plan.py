"""`rightparty plan`: a day's contacts, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from rightparty.cli.main import run


def planned(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    """The plan for the example book, by person, and what was said on stderr."""
    command = ["plan", str(root / "examples" / "first-book"), "--day", "2026-11-23", "--folder-only"]
    assert run([*command, "--format", "json", *arguments]) == 0
    said = capsys.readouterr()
    return {row["person_id"]: row for row in json.loads(said.out)}, said.err


def test_everybody_who_owes_has_one_row_and_nobody_else(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    """Three people owe, and only a proven point is told; the sister on file is not in the plan."""
    plan, said = planned(capsys, root)
    assert set(plan) == {"li-na", "wang-lei", "maria"}
    assert "3 people: 3 planned, 0 held, 0 denied, 0 skipped" in said
    # Maria's address is proven and tells; Wang Lei's number is not, so the message only knocks.
    assert (plan["maria"]["channel"], plan["maria"]["content"]) == ("email", "full")
    assert (plan["wang-lei"]["channel"], plan["wang-lei"]["content"]) == ("sms", "knock")
    assert "point_not_proven" in plan["wang-lei"]["reason"]


def test_at_night_people_are_held_until_the_morning(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """Chosen at six in the morning in Shanghai, a Chinese contact waits until eight."""
    plan, _ = planned(capsys, root, "--at", "2026-11-23T06:00:00+08:00")
    assert plan["wang-lei"]["status"] == "held"
    assert plan["wang-lei"]["at"].startswith("2026-11-23T00:00:00")


def test_an_instant_of_another_day_is_refused(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """The day and the instant must fit together."""
    book = str(root / "examples" / "first-book")
    assert run(["plan", book, "--day", "2026-11-23", "--at", "2026-11-24T06:00:00+08:00"]) == 3
    assert "is not on 2026-11-23" in capsys.readouterr().err
