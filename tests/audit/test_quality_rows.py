"""Sheets as files: blank ones go out, filled ones come back, and every bad cell is told at once."""

import csv
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from rightparty.audit.quality_rows import blank, columns_of, read_findings, read_sheets_of
from rightparty.audit.quality_sample import FINDING, SHARE, Drawn, Found
from rightparty.audit.quality_scores import Filled, collector_scores
from rightparty.audit.quality_sheet import NO, UNCLEAR, YES, sheet
from rightparty.errors import InvalidInput
from rightparty.words.verdicts import CANNOT_TELL, GRAVE, VIOLATION

FIRST = sheet("1")
GOOD = dict.fromkeys(FIRST.by_id, "yes")


def write(path: Path, rows: Sequence[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    """A file of sheets."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns_of(FIRST))
        writer.writeheader()
        writer.writerows(rows)
    return path


def filled(contact_id: str, checker: str = "li.na", **cells: str) -> dict[str, str]:
    """A row on which all is well, but for these cells."""
    return {"contact_id": contact_id, "collector_id": "A7", "checker": checker, "sheet": "1", **GOOD, **cells}


def test_blank_sheets_come_back_as_they_went(tmp_path: Path) -> None:
    """Rows that nobody has filled in are counted; an id that looks like a formula comes back whole."""
    drawn = [
        Drawn("=c1", "A7", FINDING, Fraction(1), ("audit.fan_out", "words.shames")),
        Drawn("c2", None, SHARE, Fraction(1, 50)),
    ]
    rows = [dict(row) for row in blank(drawn, FIRST, {"=c1": "calls.csv:2"})]
    assert rows[0]["contact_id"] == "'=c1"
    assert (rows[0]["where"], rows[0]["found"]) == ("calls.csv:2", "audit.fan_out; words.shames")
    assert read_sheets_of([write(tmp_path / "open.csv", rows)]).open == 2
    rows[0] |= {"checker": "li.na", **GOOD, "tone": " 否 ", "note": "curt\nand short"}
    rows[1] |= {"checker": "li.na", **GOOD, "amount_right": "N/A"}
    read = read_sheets_of([write(tmp_path / "done.csv", rows, "gb18030")])
    first, second = read.filled
    assert (first.contact_id, first.collector_id, first.answers["tone"]) == ("=c1", "A7", NO)
    assert (second.collector_id, second.chance) == (None, Fraction(1, 50))
    assert second.where == f"{tmp_path / 'done.csv'}:4"


def test_every_bad_cell_is_told_with_its_line(tmp_path: Path) -> None:
    """Of all files together; what is wrong with one cell is said once."""
    one = write(
        tmp_path / "one.csv",
        [
            filled("c1", tone="perhaps", record_complete=""),
            filled("c2", no_threat="na", chance="2"),
            filled("", sheet="7"),
            filled("c4"),
            filled("c4", tone="no"),
        ],
    )
    other = tmp_path / "other.csv"
    other.write_text("contact_id,tone\nc1,yes\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_sheets_of([one, other])
    told = [str(problem) for problem in refused.value.problems]
    assert [line.partition(":")[2] for line in told if line.startswith(str(one))] == [
        "2: tone `perhaps` is no answer: write yes, no, na (does not apply) or unclear",
        "2: record_complete is not answered",
        "3: chance `2` is no chance: write a fraction above 0 and up to 1, such as 1/50",
        "3: no_threat applies to every contact: answer yes, no, or unclear",
        "4: contact_id is empty",
        "4: sheet `7` is unknown: versions: 1",
        f"6: checker `li.na` checked it before: {one}:5",
    ]
    assert [line.split()[1] for line in told if line.startswith(str(other))] == [
        "collector_id", "checker", "sheet",
    ]  # fmt: skip


def test_findings_of_an_audit_are_read(tmp_path: Path) -> None:
    """As CSV and JSON; what is about no contact is left, and what is no finding is told."""
    rows = [
        {"contact_id": "c1", "rule": "words.shames", "severity": GRAVE, "verdict": VIOLATION},
        {"contact_id": None, "rule": "audit.fan_out", "severity": GRAVE, "verdict": CANNOT_TELL},
    ]
    as_json = tmp_path / "findings.json"
    as_json.write_text(json.dumps(rows), encoding="utf-8")
    as_csv = tmp_path / "findings.csv"
    as_csv.write_text(
        "contact_id,rule,severity,verdict\nc1,words.shames,grave,violation\n,audit.fan_out,grave,cannot_tell\n",
        encoding="utf-8",
    )
    assert read_findings(as_json) == read_findings(as_csv) == (Found("c1", "words.shames", GRAVE, VIOLATION),)
    as_csv.write_text("contact_id,rule,severity,verdict\nc1,,awful,maybe\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_findings(as_csv)
    assert len(refused.value.problems) == 3
    as_json.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(InvalidInput, match="not the findings"):
        read_findings(as_json)


def sheet_of(contact_id: str, chance: str = "1", checker: str = "li.na", **answers: str) -> Filled:
    """A filled sheet of collector A7, but for these answers all well."""
    answered = dict.fromkeys(FIRST.by_id, YES) | answers
    return Filled(contact_id, "A7", checker, "1", answered, Fraction(chance))


def test_a_collector_s_score_is_that_of_all_contacts() -> None:
    """What was drawn for a finding counts once, what was drawn by lot for as many as it stands for."""
    (row,) = collector_scores([sheet_of("c1", no_threat=NO), sheet_of("c2", "1/9", tone=UNCLEAR)])
    assert (row.contacts, row.score, row.lowest) == (2, Fraction(90), Fraction(0))
    assert (row.hard, row.unclear) == (("c1",), ("c2",))


def test_a_contact_checked_twice_counts_once() -> None:
    """By the mean of its scores; a hard violation that one of them names stands until it is decided."""
    twice = [sheet_of("c1", tone=NO), sheet_of("c1", checker="wang.wei")]
    (row,) = collector_scores([*twice, sheet_of("c2")])
    assert (row.contacts, row.score) == (2, Fraction(195, 2))
    (row,) = collector_scores([sheet_of("c1"), sheet_of("c1", checker="wang.wei", stop_kept=NO)])
    assert (row.score, row.hard) == (Fraction(50), ("c1",))


def test_whoever_has_a_hard_violation_stands_first() -> None:
    """Then the lowest score; a collector whom nobody knows is one of their own."""
    rows = [
        sheet_of("c1", tone=NO),
        Filled("c2", "A8", "li.na", "1", dict.fromkeys(FIRST.by_id, YES) | {"stop_kept": NO}),
        Filled("c3", None, "li.na", "1", dict.fromkeys(FIRST.by_id, UNCLEAR)),
    ]
    assert [(row.collector_id, row.score) for row in collector_scores(rows)] == [
        ("A8", 0), ("A7", 90), (None, None),
    ]  # fmt: skip
