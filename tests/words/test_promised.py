"""One sum and one day, reckoned from today; what has two readings has none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.promised import promised
from rightparty.words.reply_patterns import patterns

TUESDAY = date(2026, 11, 24)
MONEY = patterns().money


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天还500", "2026-11-25"),
        ("后天还500", "2026-11-26"),
        ("大后天还500", "2026-11-27"),
        ("周五还500", "2026-11-27"),
        ("周二还500", "2026-12-01"),
        ("下周五还500", "2026-12-04"),
        ("下周日还500", "2026-12-06"),
        ("15号还500", "2026-12-15"),
        ("24号还500", "2026-11-24"),
        ("下个月3号还500", "2026-12-03"),
        ("月底还500", "2026-11-30"),
        ("下个月底还500", "2026-12-31"),
        ("三天后还500", "2026-11-27"),
        ("两周后还500", "2026-12-08"),
        ("1月3日还500", "2027-01-03"),
        ("pay 500 on friday", "2026-11-27"),
        ("pay 500 next friday", "2026-12-04"),
        ("pay 500 on the 3rd", "2026-12-03"),
        ("pay 500 on jan 5th", "2027-01-05"),
        ("pay 500 by 5 january", "2027-01-05"),
        ("pay 500 12/20", "2026-12-20"),
        ("pay 500 on 20/12", "2026-12-20"),
        ("pay 500 in two weeks", "2026-12-08"),
        ("pay 500 at the end of next month", "2026-12-31"),
    ],
)
def test_days(text: str, day: str) -> None:
    """Days as people name them, in both languages."""
    named = promised(text, TUESDAY, MONEY)
    assert named.days == (date.fromisoformat(day),)
    assert named.amounts == (Decimal(500),)


@pytest.mark.parametrize(
    "text",
    [
        "pay 500 on 4/5",
        "还500",
        "31号2月还500 2月30日",
        "pay 500 on 2020-01-01",
        "周五或周六还500",
        "pay 500 on feb 30",
        "500天后还500",
    ],
)
def test_days_that_are_none(text: str) -> None:
    """Two readings, no day, days that do not exist, days long past or far away."""
    assert not promised(text, TUESDAY, MONEY).whole


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("还两千", "2000"),
        ("还一千五", "1500"),
        ("还一千零五", "1005"),
        ("还一万二", "12000"),
        ("还十五块", "15"),
        ("还2千", "2000"),
        ("还1.5万", "15000"),
        ("还1,200.50元", "1200.50"),
        ("$1,200", "1200"),
        ("£80.25", "80.25"),
        ("100 bucks", "100"),
        ("$2k", "2000"),
    ],
)
def test_sums(text: str, amount: str) -> None:
    """Sums in digits and in Chinese numerals, with what is left out at their end."""
    assert promised(text, TUESDAY, MONEY).amounts == (Decimal(amount),)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 6), st.booleans())
def test_a_weekday_is_always_to_come(today: date, weekday: int, next_week: bool) -> None:
    """Within seven days, or in the week after this one."""
    text = f"{'下周' if next_week else '周'}{'一二三四五六日'[weekday]}还500"
    (day,) = promised(text, today, MONEY).days
    assert day.weekday() == weekday
    monday = today - timedelta(days=today.weekday())
    low, high = (monday + timedelta(days=7), monday + timedelta(days=13)) if next_week else (
        today + timedelta(days=1),
        today + timedelta(days=7),
    )  # fmt: skip
    assert low <= day <= high


@given(st.integers(1, 99_999_999))
def test_a_number_in_digits_is_itself(number: int) -> None:
    """With and without the comma."""
    assert promised(f"${number:,}", TUESDAY, MONEY).amounts == (Decimal(number),)
    assert promised(f"{number}元", TUESDAY, MONEY).amounts == (Decimal(number),)
