"""The figures of an audit: each finding is counted once in every part, and nothing unknown is fine."""

from datetime import timedelta
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.audit import whom
from rightparty.audit.counting import PARTS
from rightparty.audit.finding import COLUMNS
from rightparty.audit.summary import LogTotals, Summary, summary_of
from rightparty.engine import Engine
from rightparty.words.verdicts import GRAVE, MINOR, SERIOUS
from tests.audit.samples import (
    ADDRESS,
    HOURS,
    REFUSED,
    SINCE,
    STRANGER,
    TOTALS,
    UNTIL,
    ZONE,
    at,
    finding,
    sample_contacts,
    sample_findings,
    sample_rows,
    undecided,
)


@pytest.fixture(scope="module")
def summary(engine: Engine) -> Summary:
    """Of the sample log."""
    return summary_of(engine, sample_findings(engine), TOTALS, contacts=sample_contacts(engine), zone=ZONE)


def test_each_contact_is_in_violation_or_cannot_be_told_or_fine(summary: Summary) -> None:
    """Ten contacts: five broke something, two of the others cannot be told, three are fine."""
    assert (summary.violation, summary.cannot_tell, summary.fine) == (5, 2, 3)
    assert (summary.violations, summary.undecided) == (7, 3)


def test_a_contact_with_a_violation_is_not_also_one_that_cannot_be_told(engine: Engine) -> None:
    """What is broken is broken, whatever else is missing."""
    rows = [finding(1, HOURS, 0), undecided(1, STRANGER, 0, "to_role")]
    found = summary_of(engine, sample_findings(engine, rows=rows), LogTotals(1, 1, SINCE, SINCE))
    assert (found.violation, found.cannot_tell, found.fine) == (1, 0, 0)


def test_rules_stand_by_how_much_was_broken(summary: Summary) -> None:
    """The rule of most violations first, with its worst severity and its contacts."""
    told = [(row["rule"], row["severity"], row["violations"], row["cannot_tell"]) for row in summary.rules]
    assert told == [
        (HOURS, SERIOUS, 3, 1),
        (STRANGER, GRAVE, 2, 2),
        (ADDRESS, GRAVE, 1, 0),
        (REFUSED, GRAVE, 1, 0),
    ]


def test_an_agency_without_a_finding_is_told_too(summary: Summary) -> None:
    """Each agency with its contacts; one that the log does not name is none of them."""
    told = {row["value"]: (row["contacts"], row["of"]) for row in summary.by["agency"]}
    assert told == {"AGY1": (3, 6), "AGY2": (2, 2), "AGY3": (0, 1), "": (0, 1)}


def test_hours_are_those_of_the_lender_where_the_log_does_not_say_the_recipient_s(summary: Summary) -> None:
    """13.6 days after Monday 09:00 is a Sunday, 23:24 in Shanghai."""
    assert summary.clock == "lender"
    assert {(row["weekday"], row["hour"]): row["violations"] for row in summary.hours}[6, 23] == 1


def test_hours_are_the_recipient_s_where_the_log_says_them(engine: Engine) -> None:
    """`local_at` decides; a row without one stands on the lender's clock, and that is said."""
    kinds = ibis.schema(dict(COLUMNS) | {"local_at": "timestamp"})
    local = SINCE + timedelta(hours=20)
    rows = [finding(1, HOURS, 0) | {"local_at": local}, finding(2, HOURS, 0) | {"local_at": None}]
    found = summary_of(engine, engine.create("some", rows, kinds), TOTALS, zone=ZONE)
    assert found.clock == "mixed"
    assert [(row["weekday"], row["hour"]) for row in found.hours] == [(0, 9), (0, 21)]


def test_a_finding_without_an_instant_is_counted_and_stands_on_no_clock(engine: Engine) -> None:
    """Nothing is dropped for want of a time."""
    rows = [finding(1, HOURS, 0), finding(2, HOURS, 0) | {"at": None}]
    found = summary_of(engine, sample_findings(engine, rows=rows), TOTALS, zone=ZONE)
    assert found.violations == 2
    assert sum(row["violations"] for row in found.hours) == 1


def test_strangers_and_people_contacted_after_a_stop_are_owed_an_apology(summary: Summary) -> None:
    """Two people: told apart by point, masked, with how often and when last."""
    keys = ("number", "happened", "point_id", "contacts", "last", "row")
    assert [tuple(row[key] for key in keys) for row in summary.apologies] == [
        (1, whom.STRANGER, "138****5678", 2, at(1), "log.csv:3"),
        (2, whom.AFTER_STOP, "w***@e***", 1, at(8), "log.csv:4"),
    ]
    assert summary.people == 2
    assert summary.apologised == {whom.STRANGER: 1, whom.AFTER_STOP: 1}


def test_one_person_at_one_point_has_one_number(engine: Engine) -> None:
    """Whatever happened to them, whatever their ids; without a file the log's own id leads back."""
    rows = [
        finding(1, STRANGER, 3, file=None, line=None, person_id="zz"),
        finding(2, REFUSED, 2, person_id="zz"),
        finding(3, STRANGER, 1, person_id="aa"),
    ]
    found = summary_of(engine, sample_findings(engine, rows=rows), TOTALS)
    told = [(row["number"], row["happened"], row["row"]) for row in found.apologies]
    assert told == [
        (1, whom.STRANGER, "e1"),
        (1, whom.AFTER_STOP, "log.csv:3"),
        (2, whom.STRANGER, "log.csv:4"),
    ]


def test_a_point_is_shown_by_what_was_reached(engine: Engine) -> None:
    """Where the findings know it; an id of a point says nothing to anybody."""
    table = sample_findings(engine, rows=[finding(1, STRANGER, 3, point_id="P1")])
    known = table.mutate(reached=ibis.literal("139****0000"))
    assert [row["point_id"] for row in summary_of(engine, known, TOTALS).apologies] == ["139****0000"]


def test_the_fact_that_would_tell_most_by_itself_stands_first(engine: Engine) -> None:
    """`delivered_at` alone would decide two findings, `to_role` none."""
    rows = [
        undecided(1, HOURS, 0, "delivered_at"),
        undecided(2, HOURS, 0, "delivered_at"),
        *(undecided(n, STRANGER, 0, "to_role", "content") for n in (3, 4, 5)),
        undecided(6, STRANGER, 0),
    ]
    found = summary_of(engine, sample_findings(engine, rows=rows), TOTALS)
    told = [(row["fact"], row["alone"], row["findings"]) for row in found.missing]
    assert told == [("delivered_at", 2, 2), ("content", 0, 3), ("to_role", 0, 3), ("", 0, 1)]


def test_what_the_gate_would_have_stopped_is_counted_by_contact(engine: Engine) -> None:
    """Refused, delayed or narrowed is stopped; let go, or not asked, is not."""
    kinds = ibis.schema({"contact_id": "string", "gate_verdict": "string"})
    said = {"c1": "deny", "c2": "delay", "c3": "limited", "c4": "allow", "c9": "deny"}
    gate = engine.create("gate", [{"contact_id": c, "gate_verdict": v} for c, v in said.items()], kinds)
    found = summary_of(engine, sample_findings(engine), TOTALS, gate=gate)
    assert found.stopped == 3
    assert {row["gate_verdict"]: row["contacts"] for row in found.gate or ()} == {
        "": 1, "allow": 1, "delay": 1, "deny": 1, "limited": 1
    }  # fmt: skip


def test_a_figure_is_told_only_where_a_text_states_one(engine: Engine) -> None:
    """The national standard states none; the criminal code counts from 25 people told."""
    few = [finding(n, STRANGER, n / 10) for n in range(24)]
    assert not summary_of(engine, sample_findings(engine, rows=few), TOTALS).threats
    many = [*few, finding(24, STRANGER, 3)]
    (threat,) = summary_of(engine, sample_findings(engine, rows=many), TOTALS).threats
    assert "253-1" in threat["citation"]
    assert threat["contacts"] == 25


def test_exposure_names_the_texts_and_leaves_out_our_own_rules(summary: Summary) -> None:
    """Four contacts broke the national standard; the fifth broke a rule of ours beside it."""
    (text,) = summary.exposure
    assert (text["title"], text["force"]) == ("GB/T 45251-2025", "standard")
    assert (text["findings"], text["contacts"]) == (6, 5)


def test_an_empty_log_has_figures_of_nothing(engine: Engine) -> None:
    """No finding, no contact, no fault."""
    found = summary_of(engine, sample_findings(engine, rows=[]), LogTotals(0, 0))
    assert (found.violation, found.fine, found.people, found.stopped) == (0, 0, 0, None)


def test_a_long_period_is_told_week_by_week(engine: Engine) -> None:
    """Weeks begin on Monday."""
    rows = [finding(1, HOURS, 0), finding(2, HOURS, 6), finding(3, HOURS, 7)]
    totals = LogTotals(3, 3, SINCE, SINCE + timedelta(days=60))
    found = summary_of(engine, sample_findings(engine, rows=rows), totals, zone=ZONE)
    assert [(f"{row['day']:%a %d}", row["violations"]) for row in found.trend] == [
        ("Mon 02", 2),
        ("Mon 09", 1),
    ]


_SOME = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.integers(0, 5),
            "rule": st.sampled_from((STRANGER, HOURS, REFUSED, ADDRESS)),
            "days": st.none() | st.floats(0, 50),
            "severity": st.sampled_from((GRAVE, SERIOUS, MINOR)),
            "known": st.booleans(),
            "agency_id": st.none() | st.sampled_from(("A", "B")),
            "source": st.none() | st.just("skip_traced"),
        }
    ),
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=10)
@given(_SOME)
def test_every_part_counts_every_finding_once(engine: Engine, some: list[dict[str, Any]]) -> None:
    """Whatever was found, the counts of each part add up to the number of findings."""
    rows = []
    for place, one in enumerate(some):
        other = {name: one[name] for name in ("severity", "agency_id", "source")}
        row = finding(one["number"], one["rule"], one["days"] or 0, **other) | {"finding_id": str(place)}
        rows.append(row | ({} if one["known"] else {"verdict": "cannot_tell", "missing": ["x", "y"]}))
        if one["days"] is None:
            rows[-1]["at"] = None
    found = summary_of(engine, sample_findings(engine, rows=rows), LogTotals(20, 6, SINCE, UNTIL))
    assert found.violations + found.undecided == len(rows)
    assert found.violation + found.cannot_tell + found.fine == 6
    for part in PARTS:
        assert sum(row["violations"] for row in found.by[part]) == found.violations
        assert sum(row["cannot_tell"] for row in found.by[part]) == found.undecided
    timed = [row for row in rows if row["at"] is not None and row["verdict"] == "violation"]
    assert sum(row["violations"] for row in found.hours) == len(timed)
    assert sum(row["violations"] for row in found.trend) == len(timed)


def test_the_sample_is_what_its_docstring_says() -> None:
    """Seven violations of five contacts, three findings of two more that cannot be told."""
    rows = sample_rows()
    assert len({row["contact_id"] for row in rows if row["verdict"] == "violation"}) == 5
    assert len(rows) == 10
