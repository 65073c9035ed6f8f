"""Who is there by the hour, from now to a day's end: by the lender's clock, less what is to be done yet."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from rightparty.law.vocabulary import VOICE
from rightparty.plan.limits import Agents, Assumed, Limits, Replies
from rightparty.plan.made import LONGEST_NIGHT, Made
from rightparty.plan.morning import Morning
from rightparty.plan.pacing import UNIT, Desk

AGENTS, REPLIES = "agents", "replies"
_HOUR = timedelta(hours=1)


def desks_of(
    limits: Limits,
    morning: Morning,
    assumed: Assumed,
    first: int,
    made: Made,
    rate: Mapping[str, Fraction],
) -> Mapping[str, Desk]:
    """The desks whose hours are known, by the limit's name.

    Args:
        limits: their minutes.
        morning: the day.
        assumed: how replies come in time.
        first: the hour of the day that has begun.
        made: what was made until now.
        rate: replies for each contact, by channel.
    """
    desks: dict[str, Desk] = {}
    agents, replies = limits.agents, limits.replies
    clock = morning.on_the_clock[first:]
    if agents is not None and agents.hours:
        named = [Fraction(_at(agents.hours, hour)) for hour in clock]
        desks[AGENTS] = Desk(tuple(_of_agents(agents, named, morning, made)), (Fraction(1),), Fraction(0))
    if replies is not None:
        shares = tuple(Fraction(share).limit_denominator(UNIT) for share in assumed.shares())
        hours = range(-_night(replies, morning, first), len(clock))
        due = _still_due(made, rate, Fraction(replies.each), shares, hours)
        there = replies.hours if replies.of_day(morning.day) else {}
        staffed = [Fraction(_at(there, hour)) for hour in clock]
        staffed[0] *= _left(morning)
        opening = next((some for some in replies.hours.values() if some > 0), Decimal(0))
        desks[REPLIES] = Desk(tuple(_less(staffed, due)), shares, Fraction(opening))
    return desks


def _at(minutes: Mapping[int, Decimal], hour: int | None) -> Decimal:
    """The minutes of an hour of the clock; none of one that it shows a second time: nobody works it twice."""
    return Decimal(0) if hour is None else minutes.get(hour, Decimal(0))


def _left(morning: Morning) -> Fraction:
    """What is left of the hour that has begun."""
    return 1 - Fraction((morning.at - morning.begins) % _HOUR / _HOUR)


def _of_agents(agents: Agents, named: list[Fraction], morning: Morning, made: Made) -> list[Fraction]:
    """Their minutes from now on: of the hour that has begun, what time and the calls made in it have left."""
    spent = sum(made.this_hour[channel] for channel in VOICE) * Fraction(agents.each)
    now = max(min(named[0] * _left(morning), named[0] - spent), Fraction(0))
    return [now, *named[1:]]


def _still_due(
    made: Made,
    rate: Mapping[str, Fraction],
    each: Fraction,
    shares: tuple[Fraction, ...],
    hours: range,
) -> list[Fraction]:
    """The minutes of replies to contacts that have gone out already, from this hour on.

    `hours`: from the first hour of the night that nobody has read yet (below 0) to the end of the day.
    """
    due = [Fraction(0)] * hours.stop
    for (channel, ago), contacts in made.lately.items():
        minutes = contacts * rate.get(channel, Fraction(0)) * each
        for hour in hours:
            if 0 <= ago + hour < len(shares):
                due[max(hour, 0)] += minutes * shares[ago + hour]
    return due


def _night(replies: Replies, morning: Morning, first: int) -> int:
    """How many hours there are before this one in which nobody was there, one after the other."""
    hours = 0
    while hours < LONGEST_NIGHT:
        local = (morning.begins + (first - hours - 1) * _HOUR).astimezone(morning.zone)
        if replies.of_hour(local.hour, local.date()) > 0:
            break
        hours += 1
    return hours


def _less(staffed: list[Fraction], due: list[Fraction]) -> list[Fraction]:
    """Staffed minutes less what is due; what one hour cannot read is read in the next."""
    left, behind = [], Fraction(0)
    for some, more in zip(staffed, due, strict=True):
        behind += more
        read = min(some, behind)
        behind -= read
        left.append(some - read)
    return left
