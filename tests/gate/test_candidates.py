"""Which candidates a book has: about what a person owes, and apart from it about what they stand in for."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.gate.candidates import STANDS_IN, default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

AT = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
WHO = "li-na"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all cases."""
    opened = open_engine()
    yield opened
    opened.close()


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """The first book, to be changed."""
    return Path(shutil.copytree(root / "examples" / "first-book", tmp_path / "book"))


def decided(engine: Engine, folder: Path, *relations: str) -> dict[str, dict[str, Any]]:
    """The gate's answers about everybody in the book with these relations, by candidate."""
    lines = ["debt_id,person_id,role,verified_at", "loan-na,li-ting,emergency_contact,", *relations]
    (folder / "relations.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    book = load_book(folder, engine)
    rows = engine.rows(
        decide_table(engine, book, default_candidates(book.tables, AT), AT, load_law(), default_model())
    )
    found = {row["candidate_id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.slow
def test_who_stands_in_for_somebody_is_still_spoken_to_about_their_own_debt(
    engine: Engine, folder: Path
) -> None:
    """An adviser of another borrower of the creditor: two candidates a channel, nothing else is changed."""
    before = decided(engine, folder)
    after = decided(engine, folder, f"loan-wang,{WHO},adviser,2026-11-01T00:00:00+08:00")
    more = {name: row for name, row in after.items() if name not in before}
    assert set(more) == {name + STANDS_IN for name, row in before.items() if row["person_id"] == WHO}
    assert {row["debt_ids"] for row in more.values()} == {("loan-wang",)}
    for name, row in before.items():
        assert after[name]["debt_ids"] == row["debt_ids"]
        if row["person_id"] == WHO:
            assert after[name] == row
    assert not any("core.promise.person_does_not_owe" in row["reasons"] for row in more.values())


@pytest.mark.slow
def test_who_owes_a_debt_and_stands_in_for_it_owes_it(engine: Engine, folder: Path) -> None:
    """A mandate on one's own debt makes no second candidate."""
    after = decided(engine, folder, f"loan-na,{WHO},adviser,2026-11-01T00:00:00+08:00")
    mine = [name for name, row in after.items() if row["person_id"] == WHO]
    assert mine
    assert not any(name.endswith(STANDS_IN) for name in mine)


@pytest.mark.slow
def test_who_only_stands_in_keeps_the_plain_id(engine: Engine, folder: Path) -> None:
    """Somebody who owes this creditor nothing has one candidate a point and channel, named as ever."""
    evidence = folder / "evidence.csv"
    header = evidence.read_text(encoding="utf-8").splitlines()[0].split(",")
    told = {"point_id": "na-mobile", "person_id": "li-ting", "at": "2026-11-20T10:00:00+08:00"}
    told |= {"kind": "stated"}
    with evidence.open("a", encoding="utf-8") as stream:
        stream.write(",".join(told.get(name, "") for name in header) + "\n")
    after = decided(engine, folder, "loan-wang,li-ting,adviser,2026-11-01T00:00:00+08:00")
    theirs = {name: row for name, row in after.items() if row["person_id"] == "li-ting"}
    assert theirs
    for name, row in theirs.items():
        assert name.split("|") == ["li-ting", "chenguang", row["point_id"], row["channel"]]
        assert row["debt_ids"] == ("loan-wang",)
