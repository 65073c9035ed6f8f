"""The Excel example: the sheet is read by guessing, and its sums come out as they went in."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.cli.main import run
from rightparty.engine import open_engine

ROOT = Path(__file__).parent.parent.parent
SAID = {
    "--as-of": "2026-11-23T07:00:00+08:00",
    "--country": "CN",
    "--currency": "CNY",
    "--creditor-id": "BANK",
    "--creditor-name": "云岭银行",
    "--creditor-kind": "bank",
}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook that the example's script writes."""
    path = tmp_path_factory.mktemp("excel") / "export.xlsx"
    script = ROOT / "examples" / "excel" / "make_export.py"
    subprocess.run([sys.executable, str(script), str(path)], check=True, capture_output=True)
    return path


def lines(sheet: Path) -> list[dict[str, Any]]:
    """The loans of the sheet, by header."""
    _, headers, *rows, total = load_workbook(sheet).active.iter_rows(values_only=True)
    assert total[0] == "合计"
    return [dict(zip(headers, row, strict=True)) for row in rows]


def test_the_sheet_becomes_a_book(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every loan with its own sums; contacts who owe nothing have no number; the total is left out."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(tmp_path / "home"))
    folder = tmp_path / "book"
    options = [word for pair in SAID.items() for word in pair]
    assert run(["book", "import", str(sheet), "--to", str(folder), "--guess", *options]) == 0
    assert "taken for a total" in capsys.readouterr().err
    wanted = {row["借据号"]: row for row in lines(sheet)}
    assert len(wanted) > 20
    engine = open_engine()
    book = load_book(folder, engine)
    rows = engine.rows(owed(book.tables, date(2026, 11, 23), as_of_default=book.meta.as_of))
    assert {row["debt_id"] for row in rows} == set(wanted)
    for row in rows:
        line = wanted[row["debt_id"]]
        assert row["total"] == Decimal(str(line["逾期金额（元）"]))
        assert row["principal"] == Decimal(str(line["逾期本金"]))
        assert row["dpd"] == line["逾期天数"]
    others = book.tables["relations"].anti_join(book.tables["liabilities"], "person_id")
    people = engine.rows(others.join(book.tables["evidence"], "person_id"))
    assert engine.count(book.tables["relations"]) >= 20
    assert people == []
    engine.close()
