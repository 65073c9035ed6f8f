"""Who is there by the hour, on days when clocks change too."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest

from rightparty.plan.desks import desks_of
from rightparty.plan.limits import Agents, Limits, Replies, assumed
from rightparty.plan.made import Made
from rightparty.plan.morning import Morning, morning_of
from rightparty.plan.pacing import Batch, Desk, paced
from rightparty.plan.uses import instant_of

SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
NINE = {9: Decimal(60)}


def us(day: date, clock: str = "09:00") -> Morning:
    """A day of an American lender, chosen at an hour of its clock."""
    return morning_of(day, ["US"], time.fromisoformat(clock))


def agents(morning: Morning, hours: dict[int, Decimal], made: Made | None = None) -> Desk:
    """The agents' desk on a day."""
    limits = Limits(agents=Agents(each=Decimal(6), hours=hours))
    return desks_of(limits, morning, assumed(), begun(morning), made or Made(), {})["agents"]


def begun(morning: Morning) -> int:
    """The hour that has begun."""
    return sum(hour <= morning.at for hour in morning.hours) - 1


def goes_at(morning: Morning, hours: dict[int, Decimal]) -> list[datetime]:
    """When a call goes out that may go out at any hour, by the lender's clock."""
    desk = agents(morning, hours)
    (out,) = paced([Batch(1, {"agents": Fraction(6)})], {"agents": desk}, len(desk.minutes))
    at = [instant_of(begun(morning) + hour, morning) for hour, some in enumerate(out) if some]
    return [one.astimezone(morning.zone) for one in at]


@pytest.mark.parametrize("day", [SPRING, AUTUMN, date(2026, 7, 1)])
@pytest.mark.parametrize(("chosen", "hour"), [("09:00", 9), ("00:30", 9), ("08:59", 9), ("09:30", 15)])
def test_a_staffed_hour_is_that_of_the_clock(day: date, chosen: str, hour: int) -> None:
    """Nine is nine, an hour after the clocks were changed as on any day; and so is a later hour."""
    (at,) = goes_at(us(day, chosen), {hour: Decimal(60)})
    assert (at.date(), at.hour, at.minute) == (day, hour, int(chosen[3:]) if chosen == "09:00" else 0)


def test_the_last_hour_of_a_long_day_is_an_hour_like_others() -> None:
    """Half past eleven at night is in the twenty-fifth hour of the first of November."""
    morning = us(AUTUMN, "23:30")
    assert (begun(morning), len(morning.hours)) == (24, 25)
    assert agents(morning, {23: Decimal(60)}).minutes == (Fraction(30),)
    replies = Limits(replies=Replies(each=Decimal(4), hours={23: Decimal(60)}, days=("sun",)))
    assert desks_of(replies, morning, assumed(), 24, Made(), {})["replies"].minutes == (Fraction(30),)


def test_an_hour_that_the_clock_shows_twice_is_worked_once() -> None:
    """An hour that it skips is not worked at all."""
    hours = dict.fromkeys(range(24), Decimal(60))
    assert sum(agents(us(AUTUMN, "00:00"), hours).minutes) == 24 * 60
    assert sum(agents(us(SPRING, "00:00"), hours).minutes) == 23 * 60
    assert us(AUTUMN).on_the_clock[:4] == (0, 1, None, 2)
    assert us(SPRING).on_the_clock[:4] == (0, 1, 3, 4)


def test_what_is_read_first_in_the_morning_is_what_came_since_somebody_was_there() -> None:
    """On the short Sunday, the night goes back to nine on Saturday by the clock: 23 hours."""
    limits = Limits(replies=Replies(each=Decimal(1), hours=NINE, rate={"sms": Decimal(1)}))
    rate = {"sms": Fraction(1)}
    for ago, left in ((22, 60), (2, 0)):
        made = Made()
        made.lately["sms", ago] = 10_000
        morning = us(SPRING)
        desk = desks_of(limits, morning, assumed(), begun(morning), made, rate)["replies"]
        assert desk.minutes[0] == left if left == 0 else desk.minutes[0] <= left


def test_of_the_hour_that_has_begun_is_left_what_time_and_calls_leave() -> None:
    """At half past, five calls of six minutes were in time; a sixth takes of what is left."""
    for calls, left in ((0, 30), (5, 30), (6, 24), (11, 0)):
        made = Made()
        made.this_hour["call"] = calls
        assert agents(us(AUTUMN, "09:30"), NINE, made).minutes[0] == left


def test_a_later_day_has_the_same_hours_of_the_clock() -> None:
    """Nine on Saturday is nine on Sunday, 23 or 25 hours after it."""
    for day in (SPRING, AUTUMN):
        assert replace(us(day), day=day).later(1) == us(date(day.year, day.month, day.day + 1))
        assert us(date(2026, day.month - 1, 20)).later(20).at.astimezone(us(day).zone).hour == 9
