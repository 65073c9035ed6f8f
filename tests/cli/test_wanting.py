"""`book check` says beforehand every rule that will refuse because the book does not state something."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.tables import TABLES
from rightparty.cli.book import wanting
from rightparty.engine import Engine, open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.gathering import dossier_of
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

FOLDER = Path("examples/first-book")
NOW = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
OPTIONAL = sorted(path.stem for path in FOLDER.glob("*.csv") if not TABLES[path.stem].required)
ABOUT = {"person_id": "li-na", "debt_id": "loan-na", "debt_ids": "loan-na", "point_id": "na-mobile"}
SPOILT = sorted(path.stem for path in FOLDER.glob("*.csv") if path.stem not in ("creditors", "persons"))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for every book."""
    with closing(open_engine()) as running:
        yield running


def _refused(engine: Engine, book: Book) -> set[str]:
    """The rules that refuse some contact of the morning because they miss a fact."""
    law, model, found = load_law(), default_model(), set()
    asked = engine.rows(
        default_candidates(book.tables, NOW).filter(lambda t: t.channel.isin(("sms", "call")))
    )
    for row in asked:
        debts = tuple(row["debt_ids"])
        contact = Contact("1", debts, row["person_id"], row["point_id"], row["channel"], NOW)
        dossier = dossier_of(engine, book, contact.person_id, contact.point_id, debts)
        decision = decide(contact, dossier, law, model)
        found |= {reason.rule for reason in decision.reasons if reason.missing}
    return found


def _check(engine: Engine, folder: Path) -> set[str]:
    book = load_book(folder, engine)
    told = {rule for refusal in wanting(book, engine, load_law(), NOW) for rule in refusal.rules}
    refused = _refused(engine, book)
    assert refused <= told
    return refused


@pytest.mark.parametrize("table", OPTIONAL)
def test_a_table_is_missing(engine: Engine, tmp_path: Path, table: str) -> None:
    """What an absent table leaves open is said."""
    folder = shutil.copytree(FOLDER, tmp_path / "b")
    (folder / f"{table}.csv").unlink()
    _check(engine, folder)


@pytest.mark.parametrize("table", ["events", "notices"])
def test_nobody_says_since_when_a_table_is_complete(engine: Engine, tmp_path: Path, table: str) -> None:
    """What silence leaves open is said."""
    folder = shutil.copytree(FOLDER, tmp_path / "b")
    stated = folder / "book.toml"
    lines = stated.read_text(encoding="utf-8").splitlines()
    stated.write_text("\n".join(line for line in lines if not line.startswith(f"{table} ")), encoding="utf-8")
    assert _check(engine, folder)


@pytest.mark.parametrize("table", SPOILT)
def test_a_row_is_quarantined(engine: Engine, tmp_path: Path, table: str) -> None:
    """What a row that cannot be used leaves open is said."""
    folder = shutil.copytree(FOLDER, tmp_path / "b")
    path = folder / f"{table}.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    spoilt = [ABOUT.get(name, "?") for name in header.split(",")]
    path.write_text("\n".join([header, ",".join(spoilt), *rows[1:]]) + "\n", encoding="utf-8")
    _check(engine, folder)


def test_a_sound_book_wants_nothing(engine: Engine) -> None:
    """Nothing is said where nothing refuses for want of a fact."""
    book = load_book(FOLDER, engine)
    assert wanting(book, engine, load_law(), NOW) == ()
    assert _refused(engine, book) == set()


def test_an_old_book_cannot_be_quoted(engine: Engine) -> None:
    """Weeks later both rules about the balance refuse."""
    later = datetime.fromisoformat("2026-12-30T10:00:00+08:00")
    (refusal,) = wanting(load_book(FOLDER, engine), engine, load_law(), later)
    assert set(refusal.rules) >= {
        "house.default.balance_is_too_old",
        "core.promise.balance_cannot_be_stated",
    }
