"""Intervals of a counted share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.interval import wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 100, 0.0, 0.0370), (5, 100, 0.0215, 0.1118), (50, 100, 0.4038, 0.5962), (100, 100, 0.9630, 1.0)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    """Values of the formula, as tables have them."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_the_interval_holds_the_share(hits: int, more: int) -> None:
    """The counted share lies within, and within nought and one."""
    of = hits + more
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of <= high <= 1


def test_nothing_counted_says_nothing() -> None:
    """Without a count any share may be true."""
    assert wilson(0, 0) == (0.0, 1.0)
