"""A lender's day, as instants."""

from datetime import UTC, date, datetime, time, timedelta

from rightparty.plan.morning import morning_of


def test_a_chinese_day_opens_at_nine_in_shanghai() -> None:
    """Nine o'clock there is one o'clock UTC, and the day began the evening before."""
    morning = morning_of(date(2026, 11, 24), ["CN"], time(9))
    assert morning.at == datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert (morning.begins, morning.ends) == (
        datetime(2026, 11, 23, 16, tzinfo=UTC),
        datetime(2026, 11, 24, 16, tzinfo=UTC),
    )


def test_a_day_may_have_25_hours() -> None:
    """The night on which summer time ends belongs to its day."""
    morning = morning_of(date(2026, 11, 1), ["US"], time(9))
    assert morning.ends - morning.begins == timedelta(hours=25)


def test_most_creditors_set_the_clock() -> None:
    """One creditor abroad does not move the day."""
    assert morning_of(date(2026, 11, 24), ["US", "CN", "CN"], time(9)).at.hour == 1


def test_a_country_without_a_rulebook_has_a_day_all_the_same() -> None:
    """Its contacts will all be denied, on the right date."""
    assert morning_of(date(2026, 11, 24), ["CZ"], time(9)).at.hour == 8


def test_nothing_known_is_utc() -> None:
    """A book without creditors still has days."""
    assert morning_of(date(2026, 11, 24), [None, "ZZ"], time(9)).at.hour == 9
