"""Findings held against labels: made-up findings of every sort."""

from pathlib import Path
from typing import Any

import pytest

from rightparty.bench.planted import COLUMNS, LINE, read_labels, score, told
from rightparty.words.verdicts import BY_MODEL, BY_RULE, CANNOT_TELL, VIOLATION
from rightparty.world.planted.planter import plant

Row = dict[str, Any]


def label(contact: str, verdict: str = VIOLATION, **changed: Any) -> Row:
    """A label of the kind `night`, by the rule `r.hours`."""
    row: Row = {"event_id": f"E-{contact}", "contact_id": contact, "kind": "night", "verdict": verdict}
    row |= {"side": "like" if verdict == "fine" else "wrong", "rules": ("r.hours",), "also": ("r.b*",)}
    row |= {"words": False, "boundary": False, "line": 7, "sentence": "Not at night."}
    if verdict == "fine":
        row |= {"rules": (), "also": ()}
    return row | changed


def finding(contact: str, rule: str = "r.hours", **changed: Any) -> Row:
    """A violation, found by a rule."""
    row: Row = {"contact_id": contact, "rule": rule, "verdict": VIOLATION, "found_by": BY_RULE}
    return row | changed


def test_what_was_planted_and_found_is_counted() -> None:
    """Two of three, one of them at a boundary; a rule that may speak beside is no alarm."""
    labels = [label("a", boundary=True), label("b"), label("c"), label("d", "fine")]
    scored = score([finding("a"), finding("b"), finding("b", "r.beside")], labels)
    assert scored.of("all").recall == pytest.approx(2 / 3)
    assert scored.of("all").precision == 1
    assert scored.of("boundary").recall == 1
    assert scored.of("kind", "night").planted == 3
    assert scored.of("rule", "r.hours").found == 2
    assert scored.of("rule", "r.beside").precision == 1
    assert [miss["contact_id"] for miss in scored.misses] == ["c"]
    assert scored.alarms == []


def test_whoever_is_accused_wrongly_is_an_alarm() -> None:
    """A look-alike, lawful traffic without a label, and a violation called by a rule of no part in it."""
    labels = [label("a"), label("d", "fine")]
    told_of = [finding("a"), finding("a", "r.other"), finding("d"), finding("x")]
    scored = score(told_of, labels)
    assert scored.of("all").alarms == 3
    assert scored.of("kind", "night").alarms == 2
    assert scored.of("rule", "r.hours").precision == pytest.approx(1 / 3)
    assert scored.of("rule", "r.other").precision == 0
    assert [(one["kind"], one["contact_id"]) for one in scored.alarms] == [
        ("night", "a"),
        ("night", "d"),
        (None, "x"),
    ]


def test_what_cannot_be_told_is_to_be_called_so() -> None:
    """Called a violation it is missed, and told too much; called so of what is lawful it accuses nobody."""
    labels = [label("a", CANNOT_TELL), label("b", CANNOT_TELL), label("c"), label("d", "fine")]
    untold = {"verdict": CANNOT_TELL}
    told_of = [finding("a", **untold), finding("b"), finding("c", **untold), finding("d", **untold)]
    scored = score(told_of, labels)
    assert scored.of("all").found == 1
    assert scored.of("all").overtold == 1
    assert scored.of("all").alarms == 0
    assert [(miss["contact_id"], miss["instead"]) for miss in scored.misses] == [
        ("b", ("r.hours",)),
        ("c", ("r.hours",)),
    ]


def test_rules_stand_apart_from_the_model() -> None:
    """A label goes to whatever found it; one that nothing found, to the model if words had to be read."""
    labels = [label("a"), label("b", words=True), label("c", words=True), label("d")]
    scored = score([finding("a"), finding("b", found_by=BY_MODEL)], labels)
    by_rule, by_model = scored.of("found by", BY_RULE), scored.of("found by", BY_MODEL)
    assert (by_rule.found, by_rule.planted) == (1, 2)
    assert (by_model.found, by_model.planted) == (1, 2)


def test_a_log_without_ids_is_matched_by_line() -> None:
    """As an export has none."""
    scored = score([finding("ignored", line=7)], [label("a", line=7)], by=LINE)
    assert scored.of("all").recall == 1


def test_the_rows_of_a_table_and_the_lines_of_a_list() -> None:
    """Nothing to divide by is None; every miss and every alarm is a line with its sentence."""
    scored = score([finding("x"), finding("d")], [label("a"), label("d", "fine")])
    assert all(tuple(row) == COLUMNS for row in scored.table())
    assert {row["precision"] for row in scored.table() if row["what"] == "boundary"} == {None}
    lines: list[str] = []
    told(scored, lines.append)
    assert lines == [
        "missed E-a (night): Not at night.",
        "false alarm by r.hours (night, like): Not at night.",
        "false alarm by r.hours: lawful",
    ]


def test_a_perfect_audit_of_a_planting_scores_one(tmp_path: Path) -> None:
    """Findings made from the labels themselves: all found, nobody accused; without them, all missed."""
    plant(tmp_path / "p", number=130)
    labels = read_labels(tmp_path / "p")
    findings = [
        finding(one["contact_id"], one["rules"][0], verdict=one["verdict"])
        for one in labels
        if one["verdict"] != "fine"
    ]
    perfect = score(findings, labels)
    assert perfect.misses == perfect.alarms == []
    assert perfect.of("all").recall == perfect.of("all").precision == 1
    assert len(score([], labels).misses) == len(findings)
