"""Local days: where they begin, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.gate.zones import day_in, day_words, hours_of, hours_word, midnight_of, personal_hours
from tests.gate.stories import Story

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


UNREAD = ("after nine", "9-12", "09:00\u201312:00", "-", " ", "09:00-12:00;later", "1|2", "\t", "10:00-10:00")
WORKDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)  # a Monday, ten o'clock in Shanghai


@pytest.mark.parametrize("hours", UNREAD)
def test_hours_that_cannot_be_read_refuse(hours: str) -> None:
    """They may stand in a store already: inconvenient all day; agreed at what can be read alone."""
    refused = hours_of(f"inconvenient_hours|{hours_word(hours)}||")
    assert all(
        personal_hours(refused, ["Asia/Shanghai"], WORKDAY + timedelta(hours=n)).inconvenient_now
        for n in range(24)
    )
    agreed = hours_of(f"agreed_hours|{hours_word(hours)}||recorded")
    evening = personal_hours(agreed, ["Asia/Shanghai"], WORKDAY + timedelta(hours=8))
    assert (evening.outside_agreed_hours, evening.within_agreed_hours) == (True, False)


@pytest.mark.parametrize("days", [("XX",), ("MO;TU",), ("mo",), ("a,b|c d",)])
def test_days_that_cannot_be_read_refuse(days: tuple[str, ...]) -> None:
    """Inconvenient on every day, agreed on none."""
    word = ",".join(day_words(days))
    (refused,) = hours_of(f"inconvenient_hours||{word}|")
    (agreed,) = hours_of(f"agreed_hours||{word}|recorded")
    assert refused.covers(WORKDAY) is True
    assert agreed.covers(WORKDAY) is False


@pytest.mark.parametrize("kind", ["agreed_hours", "inconvenient_hours"])
@pytest.mark.parametrize("told", [{"hours": "after nine"}, {"hours": "9-12"}, {"days": ("XX",)}])
def test_a_contact_beside_hours_that_cannot_be_read_waits(kind: str, told: dict[str, Any]) -> None:
    """It is decided, and not allowed."""
    noon = "2026-11-23T12:00:00+08:00"
    assert Story().ask(noon).verdict == "allow"
    assert Story().told(kind, **told).ask(noon).verdict != "allow"


def test_hours_are_read_as_before() -> None:
    """With a day's end, seconds, blanks, or one digit; over midnight; several stretches."""
    (hours,) = hours_of(f"agreed_hours|{hours_word('9:00-10:30; 22:00-06:00;12:00:30-24:00')}||")
    assert hours.spans == ((32400, 37800), (79200, 21600), (43230, 86400))
