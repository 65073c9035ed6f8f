"""A book may stand in CSV, Parquet or Excel files, each table once."""

import csv
import io
from datetime import UTC, date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from rightparty.book.files import excel_text
from rightparty.book.load import load_book
from rightparty.book.locate import locate
from rightparty.book.problems import Problem, errors
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from tests.book.folders import META, SOUND, write_book


def _workbook(folder: Path, sheets: dict[str, list[list[object]]], name: str = "book.xlsx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    (folder / "book.toml").write_text(META, encoding="utf-8")
    return folder


def _cells(text: str) -> list[list[object]]:
    return [list(row) for row in csv.reader(io.StringIO(text))]


def test_an_excel_file_is_a_book(engine: Engine, tmp_path: Path) -> None:
    """A sheet a table gives the same book as a CSV a table."""
    folder = _workbook(tmp_path / "b", {name: _cells(text) for name, text in SOUND.items()})
    book = load_book(folder, engine)
    assert book.problems == ()
    rows = {name: engine.rows(book.tables[name]) for name in SOUND}
    again = load_book(write_book(tmp_path / "csv"), engine)
    assert {name: engine.rows(again.tables[name]) for name in SOUND} == rows


def test_typed_cells_of_a_sheet_read_as_the_text_they_show(engine: Engine, tmp_path: Path) -> None:
    """Dates, numbers and sums of floating point are what the sheet shows; rows are those of the sheet."""
    sheets = {name: _cells(text) for name, text in SOUND.items()}
    sheets["debts"] = [
        [],
        _cells(SOUND["debts"])[0],
        ["D1", "C1", "instalment", "CNY", date(2025, 1, 1), 10000, 0.24],
        [None] * 7,
        ["D2", "C1", "personal", "CNY", datetime(2025, 2, 1), 0.1 + 0.2, "abc"],  # noqa: DTZ001 - as in a sheet
    ]
    sheets["payments"][1][2] = datetime(2025, 2, 1, 9, 0)  # noqa: DTZ001 - a sheet has no offsets
    book = load_book(_workbook(tmp_path / "b", sheets), engine)
    found = {(p.file, p.line, p.column) for p in errors(book.problems) if "quarantined" not in p.what}
    assert found == {("book.xlsx[debts]", 5, "annual_rate"), ("book.xlsx[payments]", 2, "paid_at")}
    (debt,) = engine.rows(book.tables["debts"])
    assert (debt["opened_on"], str(debt["principal"])) == (date(2025, 1, 1), "10000.00")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13800138000.0, "13800138000"),
        (0.1 + 0.2, "0.3"),
        (1e-05, "0.00001"),
        (True, "true"),
        (date(2025, 1, 2), "2025-01-02"),
        (datetime(2025, 1, 2, 3, 4), "2025-01-02T03:04:00"),  # noqa: DTZ001 - a sheet has no offsets
        (datetime(2025, 1, 2, tzinfo=UTC), "2025-01-02"),
        (time(9, 30), "09:30:00"),
        (" x ", "x"),
    ],
)
def test_what_a_cell_of_a_sheet_says(cell: object, text: str) -> None:
    """Fifteen digits, no exponent, ISO dates."""
    assert excel_text(cell) == text


def test_a_table_in_two_places_is_refused(engine: Engine, tmp_path: Path) -> None:
    """Nobody can say which of them holds; both are named."""
    folder = _workbook(write_book(tmp_path / "b"), {"persons": _cells(SOUND["persons"]), "Plan": [["x"]]})
    with pytest.raises(InvalidInput) as caught:
        load_book(folder, engine)
    (problem, *notes) = [p for p in caught.value.problems if isinstance(p, Problem)]
    assert (problem.file, "book.xlsx[persons]" in problem.what) == ("persons.csv", True)
    assert [note.file for note in notes] == ["book.xlsx[Plan]"]


def test_files_of_others_are_noted_and_lock_files_passed_over(tmp_path: Path) -> None:
    """A file that is no table is named; what a spreadsheet program leaves behind is not."""
    folder = write_book(tmp_path / "b")
    (folder / "summary.csv").write_text("x\n")
    (folder / "~$book.xlsx").write_bytes(b"lock")
    (folder / "read me.txt").write_text("x")
    sources, problems = locate(folder)
    assert set(sources) == set(SOUND)
    assert [(p.file, p.severity) for p in problems] == [("summary.csv", "note")]


@pytest.mark.parametrize("name", ["payments.parquet", "book.xlsx"])
def test_a_file_that_is_not_what_it_says_is_refused(engine: Engine, tmp_path: Path, name: str) -> None:
    """No Parquet inside, no workbook inside: named, not a trace."""
    folder = write_book(tmp_path / "b", payments=None)
    (folder / name).write_bytes(b"PK\x03\x04 not what it says")
    with pytest.raises(InvalidInput) as caught:
        load_book(folder, engine)
    assert name in {p.file for p in caught.value.problems if isinstance(p, Problem)}


def test_another_book_replaces_the_one_before(engine: Engine, tmp_path: Path) -> None:
    """One engine holds one book at a time, and nothing is left lying in its scratch folder."""
    load_book(write_book(tmp_path / "a"), engine)
    fewer = "\n".join(SOUND["persons"].splitlines()[:3]) + "\nP3,王五,??\n"
    book = load_book(write_book(tmp_path / "b", persons=fewer), engine)
    assert [row["person_id"] for row in engine.rows(book.tables["persons"].order_by("person_id"))] == [
        "P1",
        "P2",
    ]
    assert [path.name for path in engine.scratch.iterdir()] in ([], ["spill"])
