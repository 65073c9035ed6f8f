"""`law prove`: a table of proofs, a story for each that fails, and a case file of it."""

import json
import sys
from pathlib import Path

import pytest

from rightparty.cli.main import run

OWES = "core.promise.person_does_not_owe"


def test_core_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    """Each property of core in a row, and how long the histories are."""
    assert run(["law", "prove", "core"]) == 0
    told = capsys.readouterr().out
    assert "promise.no_stranger_is_told" in told
    assert "FAILED" not in told
    assert "0 failed" in told
    assert "histories of at least 8 past contacts" in told


def test_a_missing_rule_is_missed_in_a_story_and_a_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The counterexample is written as a case, which the whole law answers as it should."""
    case = tmp_path / "stranger.toml"
    assert run(["law", "prove", "core", "--without", OWES, "--case", str(case)]) == 1
    told = capsys.readouterr().out
    assert "FAILED promise.no_stranger_is_told" in told
    assert "an emergency contact is called" in told
    assert f"Missed: {OWES}" in told
    assert run(["law", "check", str(case)]) == 0
    assert "1 of 1 cases agree" in capsys.readouterr().out


def test_proofs_as_json_have_sentences_and_citations(capsys: pytest.CaptureFixture[str]) -> None:
    """What a report needs."""
    assert run(["law", "prove", "twn", "--format", "json"]) == 0
    rows = {row["property"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["hours.tw"]["result"] == "proven"
    assert rows["hours.tw"]["citation"]
    assert any("agreed" in one for one in rows["hours.tw"]["exceptions"])
    assert "promise.no_stranger_is_told" not in rows


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["cor"], "no rulebook `cor`: did you mean `core`?"),
        (["core", "--without", "person_does_not_ow"], f"did you mean `{OWES}`?"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(
    arguments: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rulebooks and rules alike."""
    assert run(["law", "prove", *arguments]) != 0
    assert error in capsys.readouterr().err


def test_without_the_solver_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The extra `proof` brings it."""
    for name in [
        one for one in sys.modules if one.startswith(("rightparty.law.prove", "rightparty.law.prop"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    needing = ("rightparty.law.prove", "rightparty.law.properties", "rightparty.law.symbols")
    for name in [one for one in sys.modules if one.startswith(needing)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "z3", None)
    assert run(["law", "prove", "core"]) != 0
    assert "pip install 'rightparty[proof]'" in capsys.readouterr().err


def test_planted_faults_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A few, spread over a rulebook: each has a fate, and the share noticed is told."""
    assert run(["law", "prove", "twn", "--mutants", "--sample", "6"]) in (0, 1)
    told = capsys.readouterr().out
    assert "6 faults" in told
    assert "noticed" in told


@pytest.mark.drill
def test_two_laws_part_on_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """`law diff --example`: the law without a rule lets a stranger be called."""
    assert run(["law", "diff", "now", f"without:{OWES}", "--example"]) == 0
    told = capsys.readouterr().out
    assert "Only the second law lets this through" in told
    assert f"Missed: {OWES}" in told
    assert "Only the first law" not in told
