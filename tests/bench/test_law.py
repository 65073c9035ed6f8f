"""What is measured is a real decision, and every figure says what it is held against."""

from contextlib import closing
from datetime import datetime

import pytest

from rightparty.bench.figure import MORE, Figure, median_us
from rightparty.bench.law import AT, as_rows, column_figures, value_figures
from rightparty.bench.plain_book import CHINA, USA, Country, one_contact_each, plain_book
from rightparty.engine import open_engine
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

PEOPLE = 40


@pytest.mark.slow
@pytest.mark.parametrize("country", [CHINA, USA], ids=lambda country: country.code)
def test_a_plain_book_leaves_nothing_unknown(country: Country) -> None:
    """Everybody is decided, each point is proven, and no rule refuses for want of a fact."""
    at = datetime.fromisoformat(AT[country.code])
    with closing(open_engine()) as engine:
        book = plain_book(engine, country, PEOPLE, 10, at)
        assert engine.count(book.tables["events"]) == 10 * PEOPLE
        decided = decide_table(engine, book, one_contact_each(book, at), at, load_law(), default_model())
        rows = engine.rows(decided)
    assert len(rows) == PEOPLE
    assert {row["right_party"] for row in rows} == {"verified"}
    assert "core.promise.not_liable" not in {reason for row in rows for reason in row["reasons"]}
    if country is CHINA:
        assert "allow" in {row["verdict"] for row in rows}


@pytest.mark.slow
def test_each_way_of_reading_has_its_figures() -> None:
    """Two of single contacts and two of tables, each with its goal."""
    law = load_law()
    figures = [*value_figures(law, "CN", calls=8), *column_figures(law, CHINA, PEOPLE)]
    assert [figure.unit for figure in figures] == ["µs", "µs", "a second", "a second"]
    assert all(figure.measured > 0 for figure in figures)
    assert [row["what"] for row in as_rows(figures)] == [figure.what for figure in figures]


def test_a_goal_is_reached_on_its_good_side() -> None:
    """A time has a most, a rate a least."""
    assert Figure("a", 9.9, "µs", 10).reached
    assert not Figure("a", 10.1, "µs", 10).reached
    assert Figure("a", 11, "a second", 10, MORE).reached
    assert not Figure("a", 9, "a second", 10, MORE).reached


def test_a_median_is_over_the_calls_made() -> None:
    """Every call is made once, with its arguments."""
    seen: list[int] = []
    assert median_us(seen.append, ((n,) for n in range(5))) > 0
    assert seen == list(range(5))
