"""`rightparty owed`: what is overdue, from the command line."""

import csv
import json
from pathlib import Path

import pytest

from rightparty.book.owed import COLUMNS
from rightparty.cli.main import run

ON = ("--on", "2026-11-23", "--folder-only")


@pytest.fixture
def book(root: Path) -> str:
    """The example book."""
    return str(root / "examples" / "first-book")


def test_the_longest_overdue_stand_first(capsys: pytest.CaptureFixture[str], book: str) -> None:
    """On the screen: a few columns, and the oldest debts at the top."""
    assert run(["owed", book, *ON]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["debt_id", "currency", "total"]
    assert first.split()[:3] == ["card-maria", "USD", "600.00"]


def test_every_column_goes_out_as_json_and_csv(
    capsys: pytest.CaptureFixture[str], book: str, tmp_path: Path
) -> None:
    """Both hold the same debts with all columns, sorted by their names."""
    assert run(["owed", book, *ON, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["debt_id"] for row in rows] == sorted(row["debt_id"] for row in rows)
    assert {row["debt_id"]: float(row["total"]) for row in rows}["loan-na"] == 1530.0
    out = tmp_path / "owed.csv"
    assert run(["owed", book, *ON, "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(COLUMNS) == list(rows[0])


def test_what_is_not_to_be_quoted_is_said(capsys: pytest.CaptureFixture[str], book: str) -> None:
    """Four days after the book was made, its sums are told to nobody, and stderr says why."""
    assert run(["owed", book, "--on", "2026-11-27", "--folder-only"]) == 0
    said = capsys.readouterr()
    assert "3 of 3 debts are not to be quoted" in said.err
    assert "3: the balance is too old to be quoted (balance_too_old)" in said.err
    assert "no" in said.out.splitlines()[1].split()


def test_a_row_left_out_makes_its_debt_unquotable(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    """A payment that cannot be read may have paid the debt; one that names no debt, any of them."""
    for bad, lost in (("P9,loan-na,yesterday,10,posted", {"loan-na"}), ("P9,,2026-11-01,10,posted", None)):
        folder = tmp_path / ("named" if lost else "nameless")
        folder.mkdir()
        for file in (root / "examples" / "first-book").iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
        payments = folder / "payments.csv"
        head = payments.read_text(encoding="utf-8").splitlines()[0].split(",")
        cells = dict(
            zip(("payment_id", "debt_id", "paid_at", "amount", "status"), bad.split(","), strict=True)
        )
        with payments.open("a", encoding="utf-8") as appended:
            appended.write(",".join(cells.get(name, "") for name in head) + "\n")
        assert run(["owed", str(folder), *ON, "--format", "json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        kept_back = {row["debt_id"] for row in rows if not row["quotable"]}
        assert kept_back == (lost or {row["debt_id"] for row in rows})


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit code 3, and a sentence."""
    assert run(["owed", str(tmp_path / "nowhere"), *ON]) == 3
    assert "error:" in capsys.readouterr().err
