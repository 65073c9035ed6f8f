"""Cells as lenders write them are read exactly, or refused with a reason."""

import doctest
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book import foreign
from tests.book.exports import citizen


def test_the_examples_in_the_docstrings_hold() -> None:
    """What the docstrings show is what happens."""
    assert doctest.testmod(foreign).failed == 0


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("¥1,234.50", "1234.50"),
        ("１２３４．５元", "1234.50"),
        ("人民币 1000", "1000.00"),
        ("1.5万", "15000.00"),
        ("USD 12", "12.00"),
        ("0", "0.00"),
        ("3.1000", "3.10"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    """Currency signs, thousands and full-width digits do not matter."""
    assert foreign.read_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "abc", "1.234,50", "1,23", "-5", "1.005", "NaN", "1e3", "12,3456"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """A comma that is no thousands separator could mean either thing."""
    with pytest.raises(ValueError, match=r"is|has"):
        foreign.read_money(text)


@given(st.decimals(0, 10**12, places=2))
def test_an_amount_survives_thousands_separators(amount: Decimal) -> None:
    """The same number comes back however it is grouped."""
    assert foreign.read_money(f"¥{amount:,}") == amount


@pytest.mark.parametrize(
    "text", ["2026-02-30", "31/12", "13/13/2026", "1899-01-01", "2262-01-01", "soon", "45678"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Days that are not in the calendar, and numbers of days since 1900, are not guessed at."""
    with pytest.raises(ValueError, match=r"is|lies"):
        foreign.read_day(text)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_date_reads_the_same_in_every_spelling(day: date) -> None:
    """Year first in any spelling, or by the pattern it was written with."""
    spellings = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y-%m-%d 13:14:15")
    assert {foreign.read_day(day.strftime(spelling)) for spelling in spellings} == {day}
    assert foreign.read_day(f"{day.year:04}{day.month:02}{day.day:02}") == day
    for form in foreign.DAY_FORMS:
        assert foreign.read_day(day.strftime(form), form) == day


def test_instants_are_meant_in_the_zone_unless_they_say_otherwise() -> None:
    """A date is midnight there; an offset wins."""
    zone = "Asia/Shanghai"
    assert foreign.read_instant("2026-11-02", zone) == datetime(2026, 11, 1, 16, tzinfo=UTC)
    assert foreign.read_instant("2026/11/2 9:30", zone) == datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
    assert foreign.read_instant("2026-11-02T09:30:00+00:00", zone) == datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time of day"):
        foreign.read_instant("2026-11-02 25:00", zone)


@given(st.integers(1, 999), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_in_a_citizens_number_is_found(number: int, place: int, shift: int) -> None:
    """The check digit catches every single mistake."""
    good = citizen(number)
    assert foreign.is_mainland_id(good)
    old = good[place]
    new = (
        "0123456789X"[(("0123456789X".index(old)) + shift) % 11]
        if place == 17
        else str((int(old) + shift) % 10)
    )
    assert not foreign.is_mainland_id(good[:place] + new + good[place + 1 :])


def test_citizens_numbers_of_other_countries_are_taken_as_they_are() -> None:
    """Only the mainland's can be checked here."""
    assert foreign.read_citizen_id("123-45-6789", "US") == "123-45-6789"
    with pytest.raises(ValueError, match="citizen"):
        foreign.read_citizen_id("123", "CN")
