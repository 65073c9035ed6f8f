"""Local days: where they begin, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.gate.zones import day_in, midnight_of

_EPOCH = date(1970, 1, 1)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Asia/Shanghai", "2026-11-23", "2026-11-22T16:00:00+00:00"),
        ("America/New_York", "2026-03-08", "2026-03-08T05:00:00+00:00"),  # clocks go forward at two
        ("America/New_York", "2026-03-09", "2026-03-09T04:00:00+00:00"),
        ("America/New_York", "2026-11-02", "2026-11-02T05:00:00+00:00"),
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00+00:00"),  # midnight itself is left out
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00+00:00"),  # midnight comes twice
    ],
)
def test_a_local_day_begins(zone: str, day: str, begins: str) -> None:
    """At midnight; where clocks go forward on midnight, at the hour that follows it."""
    number = (date.fromisoformat(day) - _EPOCH).days
    assert midnight_of(number, zone) == datetime.fromisoformat(begins)


@given(
    st.integers(18_000, 24_000),
    st.sampled_from(
        ["America/New_York", "America/Santiago", "America/Havana", "Africa/Cairo", "Asia/Manila"]
    ),
)
def test_a_day_begins_where_the_day_before_ends(day: int, zone: str) -> None:
    """The second before the first instant is still the day before."""
    begins = midnight_of(day, zone)
    assert day_in(begins, zone) == day
    assert day_in(begins - timedelta(seconds=1), zone) == day - 1
    assert begins.tzinfo is UTC
