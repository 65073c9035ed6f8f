"""Persons of a book linked by command, and what humans decide about them."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from rightparty.cli.parties_link import confirm, cut, link_books, read_rulings
from rightparty.errors import InvalidInput, Refused
from tests.parties.linkage.sets import GIVEN, SURNAMES

BOOK = Path(__file__).parents[2] / "examples" / "first-book"
TODAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The example book with sixty more people, every other of whom stands once more under another id."""
    folder = tmp_path / "book"
    shutil.copytree(BOOK, folder)
    path = folder / "persons.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [{**row, "birth_date": "", "national_id": ""} for row in csv.DictReader(stream)]
    for number in range(60):
        person = {
            **dict.fromkeys(rows[0], ""),
            "person_id": f"n{number}",
            "name": f"{GIVEN[number % 20].title()} {SURNAMES[number % 50]}",
            "country": "US",
            "birth_date": f"{1950 + number % 40}-{1 + number % 12:02}-{1 + number % 28:02}",
            "national_id": f"{(number + 100) * 7919317 % 10**9:09}",
        }
        rows += [person, {**person, "person_id": f"n{number}-again"}][: 1 + number % 2]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.mark.slow
def test_a_book_is_linked_with_its_reasons(book: Path, tmp_path: Path) -> None:
    """Each link stands with its weight and a waterfall that adds up to it; the model is kept."""
    pytest.importorskip("splink", reason="linkage is an extra")
    out, model = tmp_path / "links.csv", tmp_path / "model.json"
    link_books(book, on=TODAY, out=out, model=model, folder_only=True)
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 30
    for row in rows:
        assert row["left_person"].removesuffix("-again") == row["right_person"].removesuffix("-again")
        steps = json.loads(row["waterfall"])
        assert sum(step["bits"] for step in steps) == pytest.approx(float(row["weight"]), abs=0.01)
    again = tmp_path / "again.csv"
    link_books(book, on=TODAY, out=again, model=model, folder_only=True)
    assert again.read_text(encoding="utf-8") == out.read_text(encoding="utf-8")


def test_rulings_are_kept_in_their_order(tmp_path: Path) -> None:
    """Who decided what, and why; the last row on two persons is the one that holds."""
    path = tmp_path / "rulings.csv"
    confirm("a/1", "b/2", rulings=path, by="ann", reason="called, passed")
    cut("a/1", "b/2", rulings=path, by="bob")
    first, last = read_rulings(path)
    assert (first.left, first.right, first.same, first.by) == (("a", "1"), ("b", "2"), True, "ann")
    assert (last.same, last.by) == (False, "bob")


def test_what_names_no_two_records_is_refused(tmp_path: Path) -> None:
    """A record needs its book, and two records are two."""
    path = tmp_path / "rulings.csv"
    with pytest.raises(Refused, match="names no record"):
        cut("1", "b/2", rulings=path, by="ann")
    with pytest.raises(Refused, match="one record"):
        confirm("a/1", "a/1", rulings=path, by="ann")
    path.write_text("left_book,same\na,perhaps\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        read_rulings(path)
