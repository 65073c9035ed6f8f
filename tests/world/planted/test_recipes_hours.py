"""Where a boundary lies: seconds on both sides of a window."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.dice import Dice
from rightparty.world.planted.case import LIKE, WRONG, Case
from rightparty.world.planted.kinds import table_of
from rightparty.world.planted.recipes_hours import forbidden_second, lawful_second, second_of
from rightparty.world.planted.sheet import Sheet, lender_rows

DAY = date(2026, 6, 1)
HOUR = st.integers(min_value=0, max_value=23)


def a_case(seed: str, side: str, *, edge: bool) -> Case:
    """A case of calls at night, with dice of its own."""
    table = table_of("CN")
    sheet = Sheet(table, (DAY, DAY))
    lender_rows(sheet)
    return Case(sheet, table.kinds[0], Dice(seed), DAY, side, edge)


@given(
    seed=st.text(min_size=1, max_size=5),
    opens=st.integers(min_value=1, max_value=10 * 3600),
    hours=st.integers(min_value=3, max_value=10),
    edge=st.booleans(),
    open_ends=st.booleans(),
)
def test_seconds_fall_on_their_own_side(
    seed: str, opens: int, hours: int, edge: bool, open_ends: bool
) -> None:
    """A forbidden second lies outside, a lawful one inside; at an edge they touch the end."""
    closes = opens + hours * 3600
    first = opens + 1 if open_ends else opens
    outside = forbidden_second(a_case(seed, WRONG, edge=edge), opens, closes, open_ends=open_ends)
    inside = lawful_second(a_case(seed, LIKE, edge=edge), opens, closes, open_ends=open_ends)
    assert 0 <= outside < 24 * 3600
    assert not first <= outside < closes
    assert first <= inside < closes
    if edge:
        assert outside in (first - 1, closes)
        assert inside in (first, closes - 1)


@given(hour=HOUR, minute=st.integers(min_value=0, max_value=59))
def test_a_clock_is_a_second_of_the_day(hour: int, minute: int) -> None:
    """As the tables write it."""
    assert second_of(f"{hour:02}:{minute:02}") == hour * 3600 + minute * 60
