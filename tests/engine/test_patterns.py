"""Queries of two days are compiled once, and answer as if each had been compiled by itself."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import ibis
import ibis.expr.types as ir
from hypothesis import given
from hypothesis import strategies as st

from rightparty.engine import duck, open_engine
from rightparty.engine.patterns import Patterns

ROWS = ibis.table({"on": "date", "at": "timestamp('UTC')", "n": "int64"}, name="rows")
DAYS = st.dates(date(1970, 1, 1), date(2100, 1, 1))
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds


def _asked(since: date, until: date, at: datetime) -> ir.Table:
    between = ROWS.filter(ROWS.on >= since, ROWS.on < until, ROWS["at"] <= at)
    return between.mutate(days=ibis.literal(until).delta(between.on, unit="day"), again=ibis.literal(since))


class Counted:
    """Compiles as the engine does, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def whole(self, op: object) -> str:
        """The engine's own way."""
        self.times += 1
        return duck._whole(op)


@given(DAYS, DAYS, INSTANTS)
def test_a_filled_query_is_the_compiled_one(since: date, until: date, at: datetime) -> None:
    """Whatever the days, and where two of them are the same."""
    patterns = Patterns(duck._whole, duck._literal_sql)
    patterns.query(_asked(date(2026, 1, 1), date(2026, 2, 1), datetime(2026, 1, 5, tzinfo=UTC)).op())
    op = _asked(since, until, at).op()
    assert patterns.query(op) == duck._whole(op)


def test_another_day_is_not_compiled_again() -> None:
    """Days and instants alone differ; a number, a name or two days that are one make another query."""
    counted = Counted()
    patterns = Patterns(counted.whole, duck._literal_sql)
    first, at = date(2026, 1, 1), datetime(2026, 1, 5, tzinfo=UTC)
    for day in range(9):
        since = first + timedelta(days=day)
        patterns.query(_asked(since, since + timedelta(days=30), at + timedelta(hours=day)).op())
    assert counted.times == 1
    patterns.query(_asked(first, first, at).op())
    assert counted.times == 2
    for number in (3, 4):
        patterns.query(ROWS.filter(ROWS.n > number, ROWS.on > first).op())
    assert counted.times == 4


def test_the_first_year_is_compiled_as_it_is() -> None:
    """A day that might be taken for a stand-in is not filled in."""
    counted = Counted()
    patterns = Patterns(counted.whole, duck._literal_sql)
    op = ROWS.filter(ROWS.on > date(1, 1, 3)).op()
    assert [patterns.query(op) for _ in range(2)] == [duck._whole(op)] * 2
    assert counted.times == 2


def test_rows_are_those_of_the_day_that_was_asked() -> None:
    """Asked for one day after another, the engine answers each."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(5)]
    with closing(open_engine()) as engine:
        rows = engine.create("rows", [{"on": day} for day in days], ibis.schema({"on": "date"}))
        found = [[row["on"] for row in engine.rows(rows.filter(rows.on == day))] for day in days]
    assert found == [[day] for day in days]
