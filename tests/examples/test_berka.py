"""The real bank of examples/berka: every loan accounted for, and nothing for those who owe nothing."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.engine import Engine, open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

ROOT = Path(__file__).parent.parent.parent
DATA = Path(os.environ.get("RIGHTPARTY_DATA") or ROOT.parent / "shared" / "data") / "credit" / "berka"
DAY, MORNING = date(2026, 12, 31), datetime(2026, 12, 31, 2, tzinfo=UTC)
TELLING = {"full", "offer", "reminder", "statutory", "reply"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (DATA / "loan.asc").is_file(),
        reason=f"the PKDD'99 data are not in {DATA}: set RIGHTPARTY_DATA to the folder with credit/berka",
    ),
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The book under both countries."""
    made = {country: tmp_path_factory.mktemp("berka") / country for country in ("CZ", "CN")}
    for country, folder in made.items():
        script = [sys.executable, str(ROOT / "examples" / "berka" / "make_book.py"), str(DATA)]
        subprocess.run([*script, "--to", str(folder), "--country", country], check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all tests."""
    running = open_engine()
    yield running
    running.close()


@pytest.fixture(scope="module")
def decided(folders: Mapping[str, Path], engine: Engine) -> Mapping[str, list[dict[str, Any]]]:
    """Every default candidate of each book, decided at ten in the morning in China."""
    return {country: _decide(engine, load_book(folder, engine)) for country, folder in folders.items()}


def _decide(engine: Engine, book: Book) -> list[dict[str, Any]]:
    assert not book.problems or not any(problem.severity == "error" for problem in book.problems)
    asked = default_candidates(book.tables, MORNING)
    return engine.rows(decide_table(engine, book, asked, MORNING, load_law(), default_model()))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """A table of a book as it was written."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_loan_is_accounted_for(folders: Mapping[str, Path], engine: Engine) -> None:
    """682 loans, and exactly those that the bank calls unpaid are overdue."""
    book = load_book(folders["CZ"], engine)
    rows = engine.rows(owed(book.tables, DAY, as_of_default=book.meta.as_of))
    assert len(rows) == 682
    status = {row["debt_id"]: row["pkdd_status"] for row in table(folders["CZ"], "debts")}
    late = {row["debt_id"] for row in rows if row["dpd"] > 0}
    assert late == {debt_id for debt_id, said in status.items() if said in "BD"}
    assert len(late) == 76
    for row in rows:
        if status[row["debt_id"]] != "A":
            assert row["paid"] + row["taken_off"] + row["total"] == row["due"] + row["credit"]
        assert row["quotable"] == (status[row["debt_id"]] != "A")


def test_what_a_loan_missed_in_the_transactions_is_overdue(
    folders: Mapping[str, Path], engine: Engine
) -> None:
    """Loan 5314 paid first in its ninth month: on that day eight real instalments are missing."""
    book = load_book(folders["CZ"], engine)
    priced = owed(book.tables, date(2022, 3, 31), as_of_default=book.meta.as_of)
    (row,) = engine.rows(priced.filter(priced.debt_id == "L5314"))
    assert (row["total"], row["paid"]) == (8 * Decimal("8033.20"), Decimal("8033.20"))


def test_no_disponent_is_a_candidate(
    folders: Mapping[str, Path], decided: Mapping[str, list[dict[str, Any]]]
) -> None:
    """145 people who may use an account and owe nothing: none is proposed, none is allowed."""
    for country, rows in decided.items():
        disponents = {row["person_id"] for row in table(folders[country], "relations")}
        assert len(disponents) == 145
        assert not [row for row in rows if row["person_id"] in disponents]
        assert {row["person_id"] for row in rows} <= {
            row["person_id"] for row in table(folders[country], "liabilities")
        }


def test_a_disponents_number_is_never_told_of_a_debt(
    folders: Mapping[str, Path], decided: Mapping[str, list[dict[str, Any]]]
) -> None:
    """Also where the borrower gave it as their own: no class that tells goes to it."""
    folder = folders["CN"]
    disponents = {row["person_id"] for row in table(folder, "relations")}
    theirs = {row["point_id"] for row in table(folder, "evidence") if row["person_id"] in disponents}
    asked = [row for row in decided["CN"] if row["point_id"] in theirs]
    assert asked
    assert not [row for row in asked if TELLING & set(row["allowed"])]


def test_a_stranger_is_never_told_of_a_debt_where_the_proof_is_fresh(
    folders: Mapping[str, Path], decided: Mapping[str, list[dict[str, Any]]]
) -> None:
    """By the simulated truth: no point that has passed to somebody else may be told anything."""
    holders: dict[str, str] = {}
    for row in table(folders["CN"], "truth"):
        if not row["until"]:
            holders[row["point_id"]] = row["person_id"]
    telling = [row for row in decided["CN"] if TELLING & set(row["allowed"])]
    assert telling
    assert not [row for row in telling if holders[row["point_id"]] != row["person_id"]]


def test_where_national_law_is_unknown_everything_is_refused(
    decided: Mapping[str, list[dict[str, Any]]],
) -> None:
    """The Czech Republic's own law is in no rulebook, and every refusal says so."""
    assert {row["verdict"] for row in decided["CZ"]} == {"deny"}
    assert all("eu.national.national_law_is_not_in_a_rulebook" in row["reasons"] for row in decided["CZ"])
    assert {row["verdict"] for row in decided["CN"]} > {"deny"}


def test_every_contact_point_is_labelled_as_simulated(folders: Mapping[str, Path]) -> None:
    """No row of evidence passes for something that the bank knew."""
    for folder in folders.values():
        assert {row["source"] for row in table(folder, "evidence")} == {"simulated"}
        origins = [row["origin"] for row in table(folder, "payments")]
        assert (origins.count("transaction"), set(origins)) == (123, {"transaction", "assumed"})


def test_the_day_runs(folders: Mapping[str, Path], tmp_path: Path) -> None:
    """The whole day through the store: all loans taken over, all 76 people accounted for, nobody else."""
    environment = {**os.environ, "RIGHTPARTY_HOME": str(tmp_path / "home")}
    command = [
        sys.executable,
        "-m",
        "rightparty",
        "run",
        str(folders["CN"]),
        "--day",
        str(DAY),
        "--format",
        "json",
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert (figures["debts"], figures["debts_overdue"], figures["people_overdue"]) == (682, 76, 76)
    assert figures["planned"] == sum(figures["statuses"].values()) == 76
    assert figures["not_liable"] == 0
