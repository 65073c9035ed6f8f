"""`law list` and `law show`: every rule can be found and read."""

import json

import duckdb
import pytest

from rightparty.cli.main import run
from rightparty.law.load import load_law


def _listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert run(["law", "list", *arguments, "--format", "json"]) == 0
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return rows


def test_every_rule_is_listed_with_its_citation(capsys: pytest.CaptureFixture[str]) -> None:
    """The list has exactly the rules of the law, each with a citation and a sentence."""
    rows = _listed(capsys)
    assert [row["rule"] for row in rows] == [rule.id for rule in load_law().rules]
    assert all(row["citation"] and row["sentence"] for row in rows)


def test_a_rulebook_and_a_day_narrow_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the rulebook asked for, and on a day before its law began, nothing."""
    assert {row["rule"].split(".")[0] for row in _listed(capsys, "usa")} == {"usa"}
    assert _listed(capsys, "usa", "--on", "2021-11-29") == []
    assert _listed(capsys, "usa", "--on", "2021-11-30") != []


def test_each_rule_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """`law show` gives every rule's sentence, citation and each question it asks."""
    for rule in load_law().rules:
        assert run(["law", "show", rule.id]) == 0
        shown = capsys.readouterr().out
        assert rule.sentence in shown
        assert rule.citation in shown
        assert all(name in shown for name in rule.questions)


def test_each_rule_is_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    """`law show --sql` gives every rule as a query that DuckDB understands over its own questions."""
    for rule in load_law().rules:
        assert run(["law", "show", rule.id, "--sql"]) == 0
        shown = capsys.readouterr().out
        parsed = duckdb.execute("SELECT json_serialize_sql(?)", [shown]).fetchall()[0][0]
        assert json.loads(parsed)["error"] is False, rule.id


def test_an_unknown_rule_is_invalid_input(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that is not there ends with exit code 3 and the way to the list."""
    assert run(["law", "show", "no_such_rule"]) == 3
    assert "law list" in capsys.readouterr().err
