"""The compliance sheet of a month."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pytest

from rightparty.audit.sheet_page import sheet_html
from rightparty.audit.sheets import COLUMNS, sheet_of, write_sheet
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.law.sentences import LANGUAGES
from tests.audit.samples import HOURS, ZONE, at, finding, sample_contacts, sample_findings, sample_rows
from tests.audit.test_report import read


def notices(engine: Engine) -> ir.Table:
    """Two stops of one person, before and after the contact against them, and a dispute."""
    kinds = {
        "notice_id": "string",
        "at": "timestamp",
        "kind": "string",
        "person_id": "string",
        "point_id": "string",
    }
    told = (("n1", 2, "opt_out"), ("n2", 9, "cease"), ("n3", 3, "dispute"))
    rows = [
        {"notice_id": n, "at": at(day), "kind": kind, "person_id": "person-0001"} for n, day, kind in told
    ]
    return engine.create("notices", rows, ibis.schema(kinds))


def complaints(engine: Engine) -> ir.Table:
    """Four of the month: answered at the last minute, a minute late, never, and one that is not yet due."""
    kinds = {"complaint_id": "string", "at": "timestamp", "due_on": "date", "answered_at": "timestamp"}
    told = (
        (date(2026, 3, 10), datetime(2026, 3, 10, 15, 59, tzinfo=UTC)),
        (date(2026, 3, 10), datetime(2026, 3, 10, 16, 0, tzinfo=UTC)),
        (date(2026, 3, 31), None),
        (date(2026, 4, 1), datetime(2026, 4, 2, 16, tzinfo=UTC)),
    )
    rows = [
        {"complaint_id": f"k{n}", "at": at(2), "due_on": due, "answered_at": answered}
        for n, (due, answered) in enumerate(told)
    ]
    return engine.create("complaints", rows, ibis.schema(kinds))


def test_each_agency_has_a_row_with_its_contacts_and_violations(engine: Engine) -> None:
    """An agency without a violation has one, too."""
    sheet = sheet_of(engine, sample_findings(engine), sample_contacts(engine), "2026-03", zone=ZONE)
    names = ("contacts", "contacts_broken", "violations", "grave", "serious", "cannot_tell", "after_stop")
    told = {row["agency_id"]: tuple(row[name] for name in names) for row in sheet.rows}
    assert told == {
        "AGY1": (6, 3, 5, 3, 2, 2, 0),
        "AGY2": (2, 2, 2, 1, 1, 0, 1),
        "AGY3": (1, 0, 0, 0, 0, 0, 0),
        "": (1, 0, 0, 0, 0, 1, 0),
    }
    assert sum(row["violations"] for row in sheet.rules) == 7


def test_the_month_before_stands_beside(engine: Engine) -> None:
    """What was of March is “before” in April, by creditor, agency and rule; April has what is its own."""
    rows = [*sample_rows(), finding(20, HOURS, 35)]
    sheet = sheet_of(
        engine, sample_findings(engine, rows=rows), sample_contacts(engine), "2026-04", zone=ZONE
    )
    (first,) = (row for row in sheet.rows if row["agency_id"] == "AGY1")
    assert (first["violations"], first["violations_before"], first["contacts_before"]) == (1, 5, 6)
    (hours,) = (row for row in sheet.rules if (row["rule"], row["agency_id"]) == (HOURS, "AGY1"))
    assert (hours["violations"], hours["violations_before"]) == (1, 2)


def test_a_month_turns_at_the_lender_s_midnight(engine: Engine) -> None:
    """31 March, 16:30 in UTC is April in Shanghai."""
    rows = [finding(1, HOURS, 0) | {"at": datetime(2026, 3, 31, 16, 30, tzinfo=UTC)}]
    table = sample_findings(engine, "one", rows)
    months = [
        sum(
            row["violations"]
            for row in sheet_of(engine, table, sample_contacts(engine), month, zone=ZONE).rows
        )
        for month in ("2026-03", "2026-04")
    ]
    assert months == [0, 1]


def test_stops_are_honoured_or_broken_by_what_came_after_them(engine: Engine) -> None:
    """The stop before the contact was broken, the one after it was honoured; a dispute is none."""
    sheet = sheet_of(
        engine,
        sample_findings(engine),
        sample_contacts(engine),
        "2026-03",
        zone=ZONE,
        notices=notices(engine),
    )
    assert sheet.stops == {"received": 2, "honoured": 1, "broken": 1}
    assert sheet.complaints is None


def test_complaints_are_told_as_they_stood_at_the_end_of_the_month(engine: Engine) -> None:
    """A day is over at the lender's midnight; what was answered in April was waiting."""
    sheet = sheet_of(
        engine,
        sample_findings(engine),
        sample_contacts(engine),
        "2026-03",
        zone=ZONE,
        complaints=complaints(engine),
    )
    assert sheet.complaints == {"received": 4, "in_time": 1, "late": 1, "overdue": 1, "waiting": 1}


def test_a_complaint_counts_with_who_contacted_that_person_last_before_it(engine: Engine) -> None:
    """By person or by point, whichever contact came last; one that nobody contacted is of nobody."""
    kinds = {"complaint_id": "string", "at": "timestamp", "person_id": "string", "point_id": "string"}
    kinds |= {"due_on": "date", "answered_at": "timestamp"}
    told = (
        ("k1", 7, "person-0001", None, date(2026, 3, 11)),
        ("k2", 8.5, None, "wang@example.com", date(2026, 4, 30)),
        ("k3", 9, "person-0009", None, date(2026, 4, 30)),
    )
    rows = [
        {"complaint_id": one, "at": at(days), "person_id": who, "point_id": there, "due_on": due}
        for one, days, who, there, due in told
    ]
    table = engine.create("asked", [{"answered_at": None} | row for row in rows], ibis.schema(kinds))
    some, lender = sample_contacts(engine), sample_rows()[0]["creditor_id"]
    sheet = sheet_of(engine, sample_findings(engine), some, "2026-03", zone=ZONE, complaints=table)
    names = ("creditor_id", "agency_id", "complaints", "complaints_late")
    counts = {tuple(row[name] for name in names) for row in sheet.rows if row["complaints"]}
    assert counts == {("", "", 1, 0), (lender, "AGY1", 1, 1), (lender, "AGY2", 1, 0)}
    assert sheet.complaints == {"received": 3, "in_time": 0, "late": 0, "overdue": 1, "waiting": 2}


def test_complaints_that_nobody_handed_in_are_unknown(engine: Engine) -> None:
    """Not none."""
    sheet = sheet_of(engine, sample_findings(engine), sample_contacts(engine), "2026-03", zone=ZONE)
    assert {row["complaints"] for row in sheet.rows} == {None}


def test_a_sheet_is_written_with_its_columns(engine: Engine, tmp_path: Path) -> None:
    """One row a creditor and agency."""
    sheet = sheet_of(engine, sample_findings(engine), sample_contacts(engine), "2026-03", zone=ZONE)
    assert write_sheet(engine, sheet, tmp_path / "sheet.csv") == 4
    with (tmp_path / "sheet.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == tuple(COLUMNS)
    assert [row["agency_id"] for row in rows] == ["", "AGY1", "AGY2", "AGY3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_sheet_is_well_formed(engine: Engine, language: str) -> None:
    """And what was not handed in is not told as none."""
    sheet = sheet_of(
        engine,
        sample_findings(engine),
        sample_contacts(engine),
        "2026-03",
        zone=ZONE,
        notices=notices(engine),
    )
    page = read(sheet_html(sheet, language))
    assert not page.faults
    assert page.text.count({"en": "not handed in", "zh-Hans": "未提供", "zh-Hant": "未提供"}[language]) == 1


@pytest.mark.parametrize("month", ["2026", "2026-13", "March"])
def test_what_is_no_month_is_said(engine: Engine, month: str) -> None:
    """With how it is written."""
    with pytest.raises(InvalidInput, match="is no month"):
        sheet_of(engine, sample_findings(engine), sample_contacts(engine), month)
