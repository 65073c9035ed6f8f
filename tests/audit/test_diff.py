"""Two audits beside each other."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.audit.diff import CHANGED, CHANGES, GONE, NEW, SAME, diff_of, differences, told
from rightparty.audit.wording import wording
from rightparty.engine import Engine
from tests.audit.samples import HOURS, STRANGER, finding, sample_findings, sample_rows, undecided


def test_an_audit_does_not_differ_from_itself(engine: Engine) -> None:
    """Also where the log was read from another file, and its lines moved."""
    moved = [row | {"file": "again.csv", "line": row["line"] + 7} for row in sample_rows()]
    found = diff_of(engine, sample_findings(engine), sample_findings(engine, "after", moved))
    assert not found.differs
    assert found.counts == {GONE: 0, NEW: 0, CHANGED: 0, SAME: 10}


def test_gone_new_and_changed_are_told_by_rule(engine: Engine) -> None:
    """What was mended is gone, what came is new, what shows it otherwise is changed; with the fields."""
    before = [finding(1, HOURS, 0, evidence="22:15"), finding(2, STRANGER, 1), finding(3, STRANGER, 2)]
    after = [
        finding(1, HOURS, 0, evidence="22:45", severity="minor"),
        finding(3, STRANGER, 2),
        finding(4, HOURS, 3),
    ]
    old, new = sample_findings(engine, "old", before), sample_findings(engine, "new", after)
    found = diff_of(engine, old, new)
    assert found.counts == {GONE: 1, NEW: 1, CHANGED: 1, SAME: 1}
    assert [(row["rule"], row[GONE], row[NEW], row[CHANGED]) for row in found.rules] == [
        (HOURS, 0, 1, 1),
        (STRANGER, 1, 0, 0),
    ]
    (changed,) = (row for row in engine.rows(differences(old, new)) if row["change"] == CHANGED)
    assert changed["fields"] == ("severity", "evidence")


def test_what_can_be_told_now_is_told_as_turned(engine: Engine) -> None:
    """The log got its missing column: “cannot tell” became a violation."""
    old = sample_findings(engine, "old", [undecided(1, STRANGER, 0, "to_role")])
    new = sample_findings(engine, "new", [finding(1, STRANGER, 0)])
    found = diff_of(engine, old, new)
    assert found.turned == [{"before": "cannot_tell", "after": "violation", "findings": 1}]
    assert "Turned from “cannot tell” to “violation”: 1." in told(found, wording("en"))


_ROWS = st.dictionaries(
    st.integers(0, 8),
    st.tuples(st.sampled_from((HOURS, STRANGER)), st.sampled_from(("", "a", "b")), st.booleans()),
    max_size=6,
)


def _findings(chosen: dict[int, tuple[str, str, bool]]) -> list[dict[str, Any]]:
    return [
        finding(number, rule, 0, evidence=words) if known else undecided(number, rule, 0, words)
        for number, (rule, words, known) in chosen.items()
    ]


@pytest.mark.slow
@settings(max_examples=15)
@given(_ROWS, _ROWS)
def test_there_and_back_mirror_each_other(
    engine: Engine, before: dict[int, tuple[str, str, bool]], after: dict[int, tuple[str, str, bool]]
) -> None:
    """What is gone one way is new the other, what changed changed both ways, and nothing is lost."""
    old, new = (
        sample_findings(engine, name, _findings(some)) for name, some in (("old", before), ("new", after))
    )
    there, back = diff_of(engine, old, new), diff_of(engine, new, old)
    mirrored = {GONE: NEW, NEW: GONE, CHANGED: CHANGED, SAME: SAME}
    assert there.counts == {change: back.counts[mirrored[change]] for change in CHANGES}
    by_rule = {row["rule"]: {mirrored[change]: row[change] for change in CHANGES} for row in back.rules}
    assert {row["rule"]: {change: row[change] for change in CHANGES} for row in there.rules} == by_rule
    assert {(one["before"], one["after"], one["findings"]) for one in there.turned} == {
        (one["after"], one["before"], one["findings"]) for one in back.turned
    }
    assert there.counts[GONE] + there.counts[CHANGED] + there.counts[SAME] == len(before)
    assert there.counts[NEW] + there.counts[CHANGED] + there.counts[SAME] == len(after)
