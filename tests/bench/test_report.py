"""What a run leaves: a line of history, a chart, and its tables on the performance page."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rightparty.bench.decide import AT_HAND, FLOOR, ONE_BY_ONE, OURS, Line, as_rows
from rightparty.bench.report import append, bars, latest, record, title

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LINES = [
    Line("CN", OURS, 100, 5_000.0, 10_000),
    Line("CN", FLOOR, 0, 10_000.0, 10_000, 1.5),
    Line("CN", AT_HAND, 100, 50_000.0, 10_000),
    Line("CN", ONE_BY_ONE, 100, 90_000.0, 500),
    Line("CN", "Slow 1.0", 100, 5.0, 50, 1000),
    Line("CN", "Quick 2.0", 100, 100_000.0, 1_000_000),
]


def test_ratios_are_of_ours_over_theirs() -> None:
    """And of the floor's speed over ours: how many times its time we take."""
    rows = {row["who"]: row for row in as_rows(LINES)}
    assert (rows["Slow 1.0"]["from_tables"], rows["Slow 1.0"]["at_hand"]) == (1000, 10_000)
    assert rows["Slow 1.0"]["reached"] is True
    assert rows["Quick 2.0"]["from_tables"] == 0.05
    assert rows["Quick 2.0"]["goal"] is rows["Quick 2.0"]["reached"] is None
    assert (rows[FLOOR]["from_tables"], rows[FLOOR]["goal"]) == (2, "at most 1.5")
    assert rows[FLOOR]["reached"] is False
    assert rows[OURS]["from_tables"] is None


def test_a_history_tells_the_last_run_of_each_bench(tmp_path: Path) -> None:
    """With commit, machine and versions; earlier runs stay in the file."""
    file = tmp_path / "runs" / "history.jsonl"
    for bench, people in (("decide", 1), ("law", 2), ("decide", 3)):
        append(file, record(bench, as_rows(LINES), NOW, {"people": people}, {"peer": "1.0"}))
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3
    runs = latest(file)
    assert {bench: run["asked"]["people"] for bench, run in runs.items()} == {"decide": 3, "law": 2}
    run = runs["decide"]
    assert run["date"] == "2026-11-23"
    assert run["machine"]["cores"] >= 1
    assert {"python", "duckdb", "peer"} <= set(run["versions"])


def test_every_row_is_a_bar_with_its_goal() -> None:
    """Of other benches too, whose goals are told in words."""
    rows: list[dict[str, Any]] = [
        {"what": "a", "measured": 3.0, "unit": "µs", "goal": "at most 1,000", "reached": True},
        {"what": "b", "measured": 0.0, "unit": "ms", "goal": "", "reached": ""},
    ]
    assert [(bar.panel, bar.goal) for bar in bars("law", rows)] == [("µs", 1000), ("ms", None)]
    assert [bar.who for bar in bars("decide", as_rows(LINES))] == [
        "ours", "floor", "ours", "ours", "peer", "peer"
    ]  # fmt: skip
    assert bars("chunks", [{"chunk": "1", "each_us": 40.0}])[0].value == 40


def test_a_chart_can_be_read_without_being_seen() -> None:
    """Its description names each figure; nought has no place on a log scale, and is drawn all the same."""
    pytest.importorskip("altair", reason="charts are an extra")
    from rightparty.bench.chart import draw
    from rightparty.bench.report import Bar

    svg = draw(*title("decide"), bars("decide", as_rows(LINES)))
    assert 'role="img"' in svg
    assert "CN, Slow 1.0: 5" in svg
    assert "100,000" in svg
    assert draw("a", "b", [Bar("ms", "nothing", 0.0, goal=10.0), Bar("ms", "negative", -1.0)])


def test_the_page_is_filled_from_the_runs() -> None:
    """Only what stands between the marks changes; missing figures are empty cells."""
    from tools.pages.performance import filled

    run = json.loads(json.dumps(record("decide", as_rows(LINES), NOW, {"people": 3})))
    text = "before\n<!-- figures: decide -->\nold\n<!-- end of figures -->\nafter\n"
    made = filled(text, {"decide": run})
    assert made.startswith("before\n<!-- figures: decide -->\nMeasured on 2026-11-23")
    assert made.endswith("<!-- end of figures -->\nafter\n")
    assert "old" not in made
    assert "| Slow 1.0 | 100 | 5 | 50 | 1,000 | 10,000 | at least 1,000 | yes |" in made
    assert filled(made, {"decide": run}) == made
    with pytest.raises(KeyError):
        filled(text, {})
