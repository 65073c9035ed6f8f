"""Findings as a file: the contract's columns first, nothing that a spreadsheet would run."""

import csv
import json
from pathlib import Path

import pytest

from rightparty.audit.finding import COLUMNS
from rightparty.audit.out import FIRST, write_findings
from rightparty.engine import Engine
from rightparty.errors import Refused
from tests.audit.samples import HOURS, TELEPHONE, finding, sample_findings, sample_rows


def test_the_columns_of_the_contract_stand_first(engine: Engine, tmp_path: Path) -> None:
    """In its order, then all others; a row a finding, by time."""
    path = tmp_path / "findings.csv"
    assert write_findings(engine, sample_findings(engine), path) == 10
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0])[: len(FIRST)] == FIRST
    assert set(rows[0]) == set(COLUMNS)
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert {row["missing"] for row in rows} == {"", "delivered_at", "to_role;delivered_at", "to_role"}


def test_json_holds_lists_and_the_same_ids(engine: Engine, tmp_path: Path) -> None:
    """Objects, as checks from outside read them."""
    path = tmp_path / "findings.json"
    write_findings(engine, sample_findings(engine), path)
    rows = json.loads(path.read_text(encoding="utf-8"))
    assert {row["finding_id"] for row in rows} == {row["finding_id"] for row in sample_rows()}
    assert ["to_role", "delivered_at"] in [row["missing"] for row in rows]


def test_parquet_is_read_again_as_it_was(engine: Engine, tmp_path: Path) -> None:
    """As many rows, with the types of the table."""
    path = tmp_path / "findings.parquet"
    write_findings(engine, sample_findings(engine), path)
    again = engine.read_parquet(path, "again")
    assert engine.count(again) == 10
    assert again.schema()["missing"].is_array()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_no_full_number_is_handed_out(engine: Engine, tmp_path: Path, ending: str) -> None:
    """Neither as an id nor in the words."""
    path = tmp_path / f"findings.{ending}"
    write_findings(engine, sample_findings(engine), path)
    text = path.read_text(encoding="utf-8")
    assert TELEPHONE not in text
    assert "wang@example.com" not in text
    assert "person-0001" in text
    assert "3,000.00" in text


@pytest.mark.parametrize(
    "number",
    [
        "123-45-6789",
        "4111 1111 1111 1111",
        "6222 0200 0000 1234 567",
        "(212) 555-0123",
        "212-555-0123",
        "A123456789",
    ],
)
def test_no_number_of_anybody_stays_in_words(engine: Engine, tmp_path: Path, number: str) -> None:
    """However it is written; nor a mobile number or an address in a code of the lender's own."""
    rows = [
        finding(1, HOURS, 0, evidence=f"on 2026-03-05 13:40 pay 3,000.00 by {number} today")
        | {
            "collector_id": "张三13900139000",
            "batch_id": "zhang.wei@example.com",
            "person_id": "of 13800138000",
        }
    ]
    write_findings(engine, sample_findings(engine, "numbers", rows), tmp_path / "n.json")
    (row,) = json.loads((tmp_path / "n.json").read_text(encoding="utf-8"))
    assert row["evidence"] == "on 2026-03-05 13:40 pay 3,000.00 by **** today"
    assert (row["collector_id"], row["batch_id"], row["person_id"]) == ("张三****", "****", "of ****")


def test_no_cell_of_a_csv_begins_as_a_formula(engine: Engine, tmp_path: Path) -> None:
    """A log may hold anything; JSON has it as it was."""
    rows = [finding(1, HOURS, 0, evidence='=HYPERLINK("x")', agency_id="@SUM(1)", batch_id="-1+1")]
    table = sample_findings(engine, "formulas", rows)
    write_findings(engine, table, tmp_path / "f.csv")
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["evidence"], row["agency_id"], row["batch_id"]) == ('\'=HYPERLINK("x")', "'@SUM(1)", "'-1+1")
    write_findings(engine, table, tmp_path / "f.json")
    (told,) = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert told["agency_id"] == "@SUM(1)"


def test_another_form_is_refused(engine: Engine, tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(Refused, match="no such output format"):
        write_findings(engine, sample_findings(engine), tmp_path / "findings.xml")
