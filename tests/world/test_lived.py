"""A lender's book after some days of our plan: a book like any other, without the truth."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.book.problems import errors
from rightparty.engine import Engine, open_engine
from rightparty.errors import Refused
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.plan.holdout import is_in_holdout
from rightparty.plan.manner import default_manner
from rightparty.world.lived import lived, write_book
from rightparty.world.mornings import Rules
from rightparty.world.practice import default_practice
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.world.towns import AT

DAYS, HELD = 2, 300_000


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One engine for the module's town."""
    return open_engine()


@pytest.mark.drill
def test_a_book_that_was_lived_in_is_a_lenders_book(engine: Engine, tmp_path: Path) -> None:
    """It loads, ends where the days end, tells no truth, and leaves alone whom it held out."""
    write_town(make_town(900, 5, 0.04, AT), book_meta(AT), tmp_path / "town")
    book = load_book(tmp_path / "town", engine)
    manner = replace(default_manner(), holdout=HELD)
    rules = Rules(load_law(), default_model(), default_practice(), manner=manner)
    told: list[tuple[str, int, int]] = []
    after = lived(engine, book, DAYS, rules, lambda *done: told.append(done))
    assert told == [("days", 1, DAYS), ("days", 2, DAYS)]
    counts = write_book(engine, after, tmp_path / "lived")
    assert "truth" not in counts
    found = load_book(tmp_path / "lived", engine)
    assert not errors(found.problems)
    assert "truth" in found.absent_tables
    began = AT - timedelta(days=29)
    assert found.meta.as_of == began + DAYS * timedelta(days=1) - timedelta(seconds=1)
    events = found.tables["events"]
    rows = engine.rows(events.filter(events.direction == "out").select("person_id", "at", "content"))
    made = [row for row in rows if row["at"] >= began and row["content"] not in (None, "reply", "statutory")]
    assert made
    assert not any(is_in_holdout(row["person_id"], HELD) for row in made if row["content"] != "reminder")


def test_nothing_is_overwritten(engine: Engine, tmp_path: Path) -> None:
    """A folder that holds anything is refused."""
    (tmp_path / "kept").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="not empty"):
        write_book(engine, None, tmp_path)  # type: ignore[arg-type]
