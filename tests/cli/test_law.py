"""`law list` and `law show`: every rule can be found and read."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from rightparty.cli.main import run
from rightparty.law.load import load_law
from tests.code_health.source import ROOT

FIRST_BOOK = ROOT / "examples" / "first-book"
RULES = load_law().every


def _listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert run(["law", "list", *arguments, "--format", "json"]) == 0
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return rows


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["law", *arguments]) == 0
    return capsys.readouterr().out


def test_every_rule_is_listed_with_its_citation(capsys: pytest.CaptureFixture[str]) -> None:
    """The list has exactly the rules of the law, those on records last, each with a citation."""
    rows = _listed(capsys)
    assert [row["rule"] for row in rows] == [rule.id for rule in RULES]
    assert all(row["citation"] and row["sentence"] and row["force"] for row in rows)


def test_the_list_is_narrowed_by_what_rules_are_about(capsys: pytest.CaptureFixture[str]) -> None:
    """Contacts on their own, and nothing is lost between the kinds."""
    kinds = ("contact", "agreement", "record", "transfer", "wording")
    found = [_listed(capsys, "--about", kind) for kind in kinds]
    assert [row["about"] for rows in found for row in rows] == [
        kind for kind, rows in zip(kinds, found, strict=True) for _ in rows
    ]
    assert sum(map(len, found)) == len(RULES)


def test_the_list_speaks_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences come in the language asked for."""
    assert "催收" in _listed(capsys, "chn.gbt_45251", "--lang", "zh-Hans")[0]["sentence"]


def test_a_rulebook_and_a_day_narrow_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the rulebook asked for, and on a day before its law began, nothing."""
    assert {row["rule"].split(".")[0] for row in _listed(capsys, "usa")} == {"usa"}
    assert _listed(capsys, "usa.reg_f", "--on", "2021-11-29") == []
    assert _listed(capsys, "usa.reg_f", "--on", "2021-11-30") != []


def test_each_rule_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """`law show` gives every rule's sentence, citation, binding, questions, logic and query."""
    for rule in RULES:
        shown = _shown(capsys, "show", rule.id)
        assert "  speaks where\n" in shown
        assert 'AS "speaks"' in shown
        assert rule.sentence in shown
        assert rule.citation in shown
        assert " ".join((rule.instrument.binds.__doc__ or "").split()) in shown
        assert all(name in shown for name in rule.questions)
        assert "To the borrower: " in shown


def test_a_rule_is_shown_with_its_cases_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    """Where its boundary pair stands, what the two sides are, and the number with its clause."""
    shown = _shown(capsys, "show", "gbt_45251.outside_permitted_hours", "--lang", "zh-Hant")
    assert "22:00 至次日 8:00 不得聯絡" in shown
    assert "To the borrower: 現在不在可以聯絡您的時間內。" in shown
    assert "contact_window = 08:00 to 22:00, since 2025-02-28: GB/T 45251-2025, 5.3" in shown
    assert "chn/gbt_45251.cases.toml:" in shown
    assert "refused: at 2026-11-23T22:00:00+08:00" in shown


def test_each_rule_is_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    """`law show --logic` writes parts and constants out."""
    for rule in RULES:
        assert _shown(capsys, "show", rule.id, "--logic").strip()
    assert _shown(capsys, "show", "stops.represented", "--logic").splitlines() == [
        "all of",
        "  not: stands_in",
        "  any of",
        "    represented",
        "    a notice of attorney is in force",
        "    a notice of adviser is in force",
    ]


def test_each_rule_is_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    """`law show --sql` gives every rule as a query that DuckDB understands over its own questions."""
    for rule in RULES:
        shown = _shown(capsys, "show", rule.id, "--sql")
        parsed = duckdb.execute("SELECT json_serialize_sql(?)", [shown]).fetchall()[0][0]
        assert json.loads(parsed)["error"] is False, rule.id


def test_the_list_is_narrowed_by_effect_and_channel(capsys: pytest.CaptureFixture[str]) -> None:
    """One effect; and the rules that a channel can meet, those on any channel among them."""
    assert {row["effect"] for row in _listed(capsys, "usa", "--effect", "risk")} == {"risk"}
    found = {row["rule"]: row for row in _listed(capsys, "--channel", "letter")}
    assert all(row["about"] == "contact" for row in found.values())
    assert "core.promise.person_does_not_owe" in found
    assert "usa.reg_f.more_than_seven_calls_in_seven_days" not in found
    assert run(["law", "list", "--channel", "lettre"]) == 3
    assert "did you mean `letter`?" in capsys.readouterr().err


def test_a_rule_says_what_it_does_to_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    """A text is not allowed; a contact must not be made; a risk is ours to refuse."""
    assert "deny: the text is not allowed" in _shown(capsys, "show", "criminal_law.threatens_or_harasses")
    assert "the contact must not be made" in _shown(capsys, "show", "core.promise.person_does_not_owe")
    assert "a protection that the law gives is lost" in _shown(capsys, "show", "email_without_safe_harbour")


def test_an_unknown_rule_is_invalid_input(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that is not there ends with exit code 3 and the way to the list."""
    assert run(["law", "show", "no_such_rule"]) == 3
    assert "law list" in capsys.readouterr().err


def test_two_days_differ_by_the_rules_that_took_force(capsys: pytest.CaptureFixture[str]) -> None:
    """The day before Regulation F, and its first: its rules, and the contacts that they change."""
    shown = _shown(capsys, "diff", "2021-11-29", "2021-11-30")
    assert "usa.reg_f.more_than_seven_calls_in_seven_days" in shown
    assert "chn." not in shown


@pytest.mark.drill
def test_a_law_does_not_differ_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing differs and nothing changes."""
    shown = _shown(capsys, "diff", "now", "now")
    assert shown == "no rule and no number differs\n\nno contact changes\n"


def test_a_law_without_a_rule_allows_what_only_that_rule_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The boundary case is the contact that changes."""
    assert (
        run(["law", "diff", "now", "without:gbt_45251.three_connected_calls_today", "--format", "json"]) == 0
    )
    rows = json.loads(capsys.readouterr().out)
    changed = [row for row in rows if "gbt_45251.three_connected_calls_today refused" in row["case"]]
    assert changed
    assert all("chn.gbt_45251.three_connected_calls_today" in row["by"] for row in changed)
    assert {row["answer"] for row in changed} <= {"law alone", "product"}


@pytest.mark.drill
def test_a_house_policy_changes_numbers_and_candidates(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A shorter window is a number that differs, and on a book so many candidates change."""
    house = tmp_path / "kind.toml"
    house.write_text('contact_window = ["12:00", "18:00"]\n', encoding="utf-8")
    assert "00:00 to 24:00" in _shown(capsys, "diff", "now", str(house))
    book = ["--book", str(FIRST_BOOK), "--at", "2026-11-23T10:00+08:00", "--format", "json"]
    assert run(["law", "diff", "now", str(house), *book]) == 0
    told = capsys.readouterr()
    rows = json.loads(told.out)
    assert {row["rule"] for row in rows} == {"house.default.outside_house_hours"}
    assert {row["second"].split(",")[0] for row in rows} == {"delay"}
    assert all(row["example"].count("|") == 3 for row in rows)
    assert f"{sum(row['candidates'] for row in rows)} of 13 candidates change" in told.err


def test_rulebooks_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """A side is some rulebooks or instruments; what the classes mean is in each."""
    shown = _shown(capsys, "diff", "core", "core,usa.reg_f_harbours")
    assert "usa.reg_f_harbours.text_without_safe_harbour" in shown
    assert "core.classes" not in shown.split("\n\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "name", ["yesterday", "2026-13-01", "without:no_such_rule", "missing.toml", "chn,usx"]
)
def test_what_names_no_law_is_invalid_input(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """With what could be written instead."""
    assert run(["law", "diff", "now", name]) == 3
    assert capsys.readouterr().err


@pytest.mark.slow
def test_a_new_rule_loads_refuses_and_passes_its_cases(tmp_path: Path) -> None:
    """In a checkout of its own: files for a new instrument and for one that is there, then a second time."""
    for name in ("tools", "docs", "src"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def rightparty(*arguments: str) -> subprocess.CompletedProcess[str]:
        call = [sys.executable, "-m", "rightparty", *arguments]
        environment = os.environ | {"PYTHONPATH": str(tmp_path / "src")}
        return subprocess.run(
            call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    said = ["--citation", "Measures, art. 12", "--since", "2026-01-30"]
    for rule in ("chn.loans.night_calls", "chn.gbt_45251.night_calls"):
        made = rightparty("law", "new", rule, *said)
        assert made.returncode == 0, made.stderr
        cases = next(Path(line) for line in made.stdout.splitlines() if line.endswith(".cases.toml"))
        page = next(tmp_path / line for line in made.stdout.splitlines() if line.endswith("night_calls.md"))
        assert "is not written down yet" in page.read_text(encoding="utf-8")
        checked = rightparty("law", "check", str(cases))
        assert (checked.returncode, checked.stdout.split()[-2:]) == (0, ["cases", "agree"]), checked.stderr
        assert "deny on all content" in rightparty("law", "show", rule).stdout
        again = rightparty("law", "new", rule, *said)
        assert again.returncode == 3
        assert "there is a rule" in again.stderr
    style = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--config",
        str(ROOT / "pyproject.toml"),
        "src/rightparty/law/rulebooks",
    ]
    done = subprocess.run(style, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["loans.night_calls", "--citation", "Act 1"], "is no id of a rule"),
        (["xyz.loans.night_calls", "--citation", "Act 1"], "no rulebook `xyz`"),
        (["chn.loans.night_calls", "--citation", "Act"], "a citation names a number"),
        (["core.stops.disputed", "--citation", "Act 1"], "there is a rule"),
        (["chn.loans.night_calls", "--citation", "Act 1"], "has no sources of ours"),
    ],
)
def test_a_new_rule_that_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], told: str
) -> None:
    """Nothing is written where anything is wrong."""
    code = run(["law", "new", *arguments, "--since", "2026-01-30", "--checkout", str(tmp_path)])
    assert code == 3
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
