"""A town as a folder: what is written is what was made, and it loads without a single problem."""

import csv
import tomllib
import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.book.tables import TABLES
from rightparty.engine import open_engine
from rightparty.errors import Refused
from rightparty.world.lender import lender_rows
from rightparty.world.ranges import PEOPLE_MAX
from rightparty.world.town import COMPLETE_FOR, Plan, book_meta, make_quarter, make_town
from rightparty.world.write import BESIDE, write_town
from tests.world.towns import AT, cell, town


def _write(folder: Path, people: int = 1200, country: str = "CN", churn: float = 0.04) -> dict[str, int]:
    return dict(write_town(make_town(people, 11, churn, AT, country), book_meta(AT), folder))


@pytest.mark.slow
@pytest.mark.parametrize(("country", "churn"), [("CN", 0.04), ("CN", 0.2), ("US", 0.1)])
def test_a_town_loads_without_a_problem(tmp_path: Path, country: str, churn: float) -> None:
    """Every row of every table passes the checks of a lender's book, and none is left out."""
    counts = _write(tmp_path / "town", country=country, churn=churn)
    engine = open_engine()
    book = load_book(tmp_path / "town", engine)
    assert book.problems == ()
    assert book.absent_tables == frozenset()
    assert book.meta.as_of == AT
    assert {name: engine.count(book.tables[name]) for name in TABLES} | {
        name: counts[name] for name in BESIDE
    } == counts


@pytest.mark.slow
@pytest.mark.parametrize("country", ["CN", "US"])
def test_the_far_end_of_a_large_town_loads_too(tmp_path: Path, country: str) -> None:
    """Where the usual numbers are used up, those that stand in for them are as good to a book."""
    plan = Plan(PEOPLE_MAX, 3, 0.1, AT, country)
    far = [make_quarter(plan, number) for number in (12_000, plan.quarters - 1)]
    write_town([lender_rows(country, AT), *far], book_meta(AT), tmp_path / "far")
    assert load_book(tmp_path / "far", open_engine()).problems == ()


def test_every_table_is_complete_for_years(tmp_path: Path) -> None:
    """No rule refuses for want of history: each table says that it is complete for five years."""
    _write(tmp_path / "town", people=20)
    meta = tomllib.loads((tmp_path / "town" / "book.toml").read_text(encoding="utf-8"))
    assert set(meta["complete_since"]) == set(TABLES)
    assert all(AT - since >= timedelta(days=3 * 365) for since in meta["complete_since"].values())
    assert timedelta(days=3 * 365) < COMPLETE_FOR


def test_what_is_written_is_what_was_made(tmp_path: Path) -> None:
    """Row by row, every cell of the files is the text of the value made."""
    _write(tmp_path / "town")
    for name, rows in town(1200, 11).items():
        place = tmp_path / "town" / ("evaluation" if name in BESIDE else ".")
        with (place / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            written = list(csv.DictReader(file))
        assert (
            written == [{key: cell(row.get(key)) for key in written[0]} for row in rows]
            if written
            else not rows
        )


def test_a_folder_with_anything_in_it_is_not_touched(tmp_path: Path) -> None:
    """A town never overwrites a book."""
    (tmp_path / "persons.csv").write_text("mine")
    with pytest.raises(Refused):
        _write(tmp_path, people=5)
    assert (tmp_path / "persons.csv").read_text() == "mine"


@pytest.mark.slow
def test_a_town_is_written_in_bounded_memory(tmp_path: Path) -> None:
    """Four quarters need no more memory than two: nothing but the quarter at hand is kept."""
    peaks = []
    write_town(make_town(50, 1, 0.04, AT), book_meta(AT), tmp_path / "first")
    for people in (1000, 2000):
        tracemalloc.start()
        write_town(make_town(people, 1, 0.04, AT), book_meta(AT), tmp_path / str(people))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
    assert peaks[1] < 30_000_000


def test_progress_tells_the_people_written(tmp_path: Path) -> None:
    """The count grows to the whole town."""
    told: list[int] = []
    write_town(make_town(1100, 1, 0.04, AT), book_meta(AT), tmp_path / "town", done=told.append)
    assert told == sorted(told)
    assert told[-1] >= 1100
