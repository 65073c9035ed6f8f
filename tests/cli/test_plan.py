"""`rightparty plan`: a day's contacts, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from rightparty.cli.main import run
from rightparty.cli.plan_fit import wrapped
from rightparty.plan.manner import default_manner, parse_manner


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


def test_a_plan_says_in_words_who_is_not_contacted(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    """A short summary: how many by channel, who is left out and why, how far the limits are used."""
    limits = tmp_path / "limits.toml"
    limits.write_text("[messages.sms]\nmost = 1\n", encoding="utf-8")
    plan, said = planned(capsys, root, "--limits", str(limits))
    assert plan["wang-lei"]["reason"] == "limit:sms"
    assert "3 people: 2 planned, 0 held, 0 denied, 1 skipped" in said
    assert "1  left out: no room: messages by sms" in said
    assert "1 of 1  messages by sms; one more" in said


def test_replies_never_move_a_contact_to_an_hour_that_law_closes(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    """Staff who read at ten at night in Beijing bring nobody there a message; who is elsewhere gets one."""
    limits = tmp_path / "limits.toml"
    limits.write_text(
        '[replies]\nminutes_each = 4\n[replies.hours]\n"22:00" = 60\n"23:00" = 60\n', encoding="utf-8"
    )
    plan, _ = planned(capsys, root, "--limits", str(limits))
    for person in ("li-na", "wang-lei"):
        assert (plan[person]["status"], plan[person]["reason"]) == ("skipped", "limit:replies")
    assert plan["maria"]["status"] in {"planned", "held"}
    late, _ = planned(capsys, root, "--at", plan["maria"]["at"])
    assert [person for person, row in late.items() if row["status"] == "planned"] == ["maria"]


def test_a_calendar_is_a_table_a_file_or_a_picture(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    """Fourteen days; a file has every expected contact, and a picture says what it shows."""
    command = ["plan", str(root / "examples" / "first-book"), "--day", "2026-11-23", "--folder-only"]
    assert run([*command, "--calendar", "--out", str(tmp_path / "next.csv")]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 16
    assert "nothing is sent by this" in shown
    lines = (tmp_path / "next.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "day,person_id,at,channel,says,basis,left,candidate_id"
    pytest.importorskip("altair", reason="pictures are an extra")
    assert run([*command, "--calendar", "--out", str(tmp_path / "next.svg")]) == 0
    assert '<title id="title">Contacts expected' in (tmp_path / "next.svg").read_text(encoding="utf-8")


def test_the_plan_file_that_is_printed_is_the_one_that_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A copy of it, changed, is a plan file of one's own."""
    assert run(["plan", "manner"]) == 0
    assert parse_manner(capsys.readouterr().out, "copy") == default_manner()


def test_a_long_sentence_is_broken_into_lines() -> None:
    """What a model's card says of its method fits on a screen; a number stays a number."""
    assert max(map(len, wrapped("a sentence of a card " * 40).splitlines())) <= 100
    assert wrapped(0.5) == 0.5
