"""Tables on their way out: every form holds the same rows, and stdout holds nothing else."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import ibis
import pytest

from rightparty.cli.output import Format, cell, check_out, emit, emit_rows
from rightparty.engine import Engine, open_engine
from rightparty.errors import Refused

SCHEMA = ibis.schema(
    {
        "debt_id": "string",
        "total": "decimal(18, 2)",
        "at": "timestamp",
        "due_on": "date",
        "classes": "array<string>",
        "dpd": "int64",
    }
)
ROWS = (
    {
        "debt_id": "借据-1",
        "total": Decimal("1200.50"),
        "at": datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
        "due_on": date(2026, 10, 1),
        "classes": ("full", "knock"),
        "dpd": 53,
    },
    {"debt_id": "d2", "total": None, "at": None, "due_on": None, "classes": None, "dpd": None},
)


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A fresh DuckDB."""
    opened = open_engine()
    yield opened
    opened.close()


def test_text_is_a_table_with_unknown_as_a_dash(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe, text has one line per row, no colour and no blanks at its ends; unknown is `-`."""
    emit(engine, engine.create("t", ROWS, SCHEMA))
    header, first, second = capsys.readouterr().out.splitlines()
    assert header.split() == ["debt_id", "total", "at", "due_on", "classes", "dpd"]
    assert first.split()[:4] == ["借据-1", "1200.50", "2026-11-23", "01:30:00+00:00"]
    assert "full; knock" in first
    assert second.split() == ["d2", "-", "-", "-", "-", "-"]


def test_a_long_table_says_what_it_left_out(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """The screen gets 200 rows; how many more there are, and how to get them, is said on stderr."""
    rows = [{**ROWS[0], "dpd": number} for number in range(1_250)]
    emit(engine, engine.create("t", rows, SCHEMA))
    heard = capsys.readouterr()
    assert len(heard.out.splitlines()) == 201
    assert "1,050 more rows" in heard.err


@pytest.mark.parametrize("form", ["json", "csv"])
def test_stdout_and_a_file_hold_the_same_bytes(
    form: Format, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--format json` prints exactly what `--out FILE.json` writes; the row count goes to stderr."""
    table = engine.create("t", ROWS, SCHEMA)
    emit(engine, table, form)
    printed = capsys.readouterr().out
    emit(engine, table, out=tmp_path / f"rows.{form}")
    assert (tmp_path / f"rows.{form}").read_text(encoding="utf-8") == printed
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith("2 rows in ")


def test_json_and_csv_hold_every_value(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Money, instants with their offset, lists and unknown survive both forms."""
    table = engine.create("t", ROWS, SCHEMA)
    emit(engine, table, "json")
    first, second = json.loads(capsys.readouterr().out)
    assert (first["classes"], first["at"]) == (["full", "knock"], "2026-11-23T01:30:00+00:00")
    assert second["total"] is None
    emit(engine, table, "csv")
    first, second = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (first["classes"], first["total"]) == ("full;knock", "1200.50")
    assert second["total"] == ""


def test_parquet_reads_back(engine: Engine, tmp_path: Path) -> None:
    """A Parquet file holds the same rows."""
    emit(engine, engine.create("t", ROWS, SCHEMA), out=tmp_path / "rows.parquet")
    back = engine.read_parquet(tmp_path / "rows.parquet", "back")
    assert [row["total"] for row in engine.rows(back)] == [Decimal("1200.50"), None]


def test_parquet_goes_through_a_pipe_but_not_to_a_screen(
    engine: Engine, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a pipe stdout holds the file's bytes; at a terminal it is refused with the way to get it."""
    emit(engine, engine.create("t", ROWS, SCHEMA), "parquet")
    (tmp_path / "piped.parquet").write_bytes(capfdbinary.readouterr().out)
    assert len(engine.rows(engine.read_parquet(tmp_path / "piped.parquet", "piped"))) == len(ROWS)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(Refused, match="screen") as refused:
        emit(engine, engine.create("t", ROWS, SCHEMA), "parquet")
    assert "--out FILE.parquet" in refused.value.help


def test_rows_of_values_are_written_as_parquet_too(engine: Engine, tmp_path: Path) -> None:
    """Numbers and dates keep their types, lists become text, a column of nothing known stays empty."""
    rows = [{"n": 1, "day": date(2026, 11, 23), "cuts": ("full", "knock"), "until": None}]
    emit_rows(rows, ("n", "day", "cuts", "until"), out=tmp_path / "rows.parquet")
    (back,) = engine.rows(engine.read_parquet(tmp_path / "rows.parquet", "back_rows"))
    assert {name: back[name] for name in rows[0]} == {
        "n": 1,
        "day": date(2026, 11, 23),
        "cuts": "full; knock",
        "until": None,
    }


def test_an_unknown_ending_is_refused_before_anything_runs(engine: Engine, tmp_path: Path) -> None:
    """A file name that names no form is refused, and no file appears."""
    with pytest.raises(Refused, match=r"rows\.xlsx"):
        emit(engine, engine.create("t", ROWS, SCHEMA), out=tmp_path / "rows.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_python_rows_go_out_in_the_same_forms(form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that are Python values already print in each form."""
    emit_rows(ROWS, tuple(SCHEMA), form)
    assert "借据-1" in capsys.readouterr().out


def test_python_rows_go_to_a_file_by_its_ending(tmp_path: Path) -> None:
    """One JSON object a line in `.jsonl`."""
    emit_rows(ROWS, tuple(SCHEMA), out=tmp_path / "rows.jsonl")
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["debt_id"] for line in lines] == ["借据-1", "d2"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "-"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (0.98765, "0.9877"),
        ((), ""),
        (("a", "b"), "a; b"),
        (Decimal("10.00"), "10.00"),
    ],
)
def test_a_cell_reads_as_people_write_it(value: object, shown: str) -> None:
    """Zero and false are shown as such, and never as unknown."""
    assert cell(value) == shown


@pytest.mark.parametrize(
    ("name", "format", "message"),
    [
        ("plan.xlsx", "text", "has no ending that names a form"),
        ("plan.svg", "text", "has no ending that names a form"),
        ("plan.json", "csv", "does not end in .csv"),
        ("nowhere/plan.csv", "text", "there is no folder"),
    ],
)
def test_what_cannot_be_written_is_said_beforehand(
    tmp_path: Path, name: str, format: Format, message: str
) -> None:
    """The ending, the form asked for and the folder are looked at before any work."""
    with pytest.raises(Refused, match=message):
        check_out(tmp_path / name, format)


def test_what_can_be_written_passes(tmp_path: Path) -> None:
    """No file, an ending that is known, a picture where one is drawn, and a folder that is there."""
    for out, also in ((None, ()), (tmp_path / "a.csv", ()), (tmp_path / "a.svg", (".svg",)), (tmp_path, ())):
        check_out(out, "text", also)
    check_out(tmp_path / "a.csv", "csv")
