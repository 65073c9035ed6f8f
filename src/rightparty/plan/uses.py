"""What a contact of each kind uses of a day's limits, and how much room the day still has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.law.vocabulary import REPLY, STATUTORY, VOICE
from rightparty.plan.limits import Assumed, Limits, Replies
from rightparty.plan.morning import Morning
from rightparty.plan.pacing import UNIT, Desk
from rightparty.plan.people import stamp

AGENTS, REPLIES = "agents", "replies"
_HOUR = timedelta(hours=1)
_DAY_HOURS = 24
_LONGEST_NIGHT = 96  # a weekend and two holidays: nothing that came before is still unread


@dataclass(frozen=True)
class Kind:
    """Contacts that use the same of every limit: a channel, a language, the first hour they may go out."""

    channel: str
    language: str
    earliest: int


@dataclass(frozen=True)
class Room:
    """Each limit by its name with what it has room for, in whole units of a millionth; `desks` set hours."""

    limits: Limits
    rate: Mapping[str, Fraction]
    rooms: Mapping[str, int]
    desks: Mapping[str, Desk]
    first_hour: int

    @property
    def names(self) -> tuple[str, ...]:
        """The limits, in order."""
        return tuple(self.rooms)

    def uses(self, kind: Kind) -> tuple[int, ...]:
        """What one contact of a kind takes of each limit, rounded up."""
        taken = self._taken(kind)
        return tuple(-int(-taken.get(name, Fraction(0)) * UNIT // 1) for name in self.rooms)

    def brings(self, kind: Kind) -> Mapping[str, Fraction]:
        """The minutes that one contact of a kind brings to each desk whose hours are known."""
        taken = self._taken(kind)
        return {name: taken[name] for name in self.desks if taken.get(name)}

    def _taken(self, kind: Kind) -> Mapping[str, Fraction]:
        taken: dict[str, Fraction] = {}
        agents, replies = self.limits.agents, self.limits.replies
        if agents is not None and kind.channel in VOICE:
            taken[AGENTS] = taken[f"{AGENTS}.{kind.language}"] = Fraction(agents.each)
        one = self.limits.messages.get(kind.channel)
        if one is not None:
            taken[kind.channel] = Fraction(1)
            taken[f"{kind.channel}.money"] = Fraction(one.price or 0)
        if replies is not None:
            taken[REPLIES] = self.rate.get(kind.channel, Fraction(0)) * Fraction(replies.each)
        return taken


def room_of(
    engine: Engine, tables: Mapping[str, ir.Table], morning: Morning, limits: Limits, assumed: Assumed
) -> Room:
    """What the day has room for from `morning.at` on, less what was made today and what will come of it.

    Reply rates: as the limits say; else from the book's events of the last days beside the assumption.
    """
    made = _made(engine, tables, morning, assumed)
    rate = {
        channel: Fraction(limits.replies.rate[channel])
        if limits.replies is not None and channel in limits.replies.rate
        else (made.answers.get(channel, 0) + Fraction(share) * assumed.contacts)
        / (made.contacts.get(channel, 0) + assumed.contacts)
        for channel, share in assumed.rate.items()
    }
    first = max(int((morning.at - morning.begins) / _HOUR), 0)
    desks = _desks(limits, morning, assumed, first, made, rate)
    return Room(limits, rate, _rooms(limits, made, desks), desks, first)


@dataclass(frozen=True)
class _Made:
    """Contacts and answers of the last days by channel; today's contacts by channel; and by hours ago."""

    contacts: Mapping[str, int]
    answers: Mapping[str, int]
    today: Mapping[str, int]
    lately: Mapping[tuple[str, int], int]


def _made(engine: Engine, tables: Mapping[str, ir.Table], morning: Morning, assumed: Assumed) -> _Made:
    events, now = tables["events"], stamp(morning.at)
    since = stamp(morning.at - timedelta(days=assumed.days))
    row = events.filter(events["at"] > since, events["at"] <= now, events.channel.notnull())
    # What answers somebody or the law orders is no part of the plan, and brings no replies of its own.
    asked = row.content.isnull() | ~row.content.isin((REPLY, STATUTORY))
    lag = assumed.last_hours + _LONGEST_NIGHT
    out = row.filter((row.direction == "out") & asked)
    out = out.group_by("contact_id", "channel").aggregate(
        today=(out["at"] >= stamp(morning.begins)).any(),
        ago=((now.epoch_seconds() - out["at"].epoch_seconds()) // 3600).min(),
    )
    counted = out.group_by(
        "channel", "today", ago=ibis.ifelse(out.ago < lag, out.ago, lag).cast("int64")
    ).aggregate(n=out.count())
    came = row.filter(row.direction == "in")
    back = came.group_by("channel").aggregate(n=came.count())
    contacts: dict[str, int] = {}
    today: dict[str, int] = {}
    lately: dict[tuple[str, int], int] = {}
    for one in engine.rows(counted):
        channel, n = one["channel"], one["n"]
        contacts[channel] = contacts.get(channel, 0) + n
        if one["today"]:
            today[channel] = today.get(channel, 0) + n
        lately[channel, one["ago"]] = lately.get((channel, one["ago"]), 0) + n
    return _Made(contacts, {one["channel"]: one["n"] for one in engine.rows(back)}, today, lately)


def _rooms(limits: Limits, made: _Made, desks: Mapping[str, Desk]) -> dict[str, int]:
    rooms: dict[str, Fraction] = {}
    agents = limits.agents
    if agents is not None:
        spent = sum(made.today.get(channel, 0) for channel in VOICE) * Fraction(agents.each)
        minutes = [Fraction(agents.minutes) - spent] if agents.minutes is not None else []
        minutes += [desks[AGENTS].most()] if AGENTS in desks else []
        if minutes:
            rooms[AGENTS] = min(minutes)
        rooms |= {f"{AGENTS}.{name}": Fraction(some) for name, some in agents.language.items()}
    for channel, one in limits.messages.items():
        sent = made.today.get(channel, 0)
        if one.most is not None:
            rooms[channel] = Fraction(one.most - sent)
        if one.money is not None:
            rooms[f"{channel}.money"] = Fraction(one.money) - sent * Fraction(one.price or 0)
    if REPLIES in desks:
        rooms[REPLIES] = desks[REPLIES].most()
    return {name: max(int(some * UNIT), 0) for name, some in rooms.items()}


def _desks(
    limits: Limits,
    morning: Morning,
    assumed: Assumed,
    first: int,
    made: _Made,
    rate: Mapping[str, Fraction],
) -> Mapping[str, Desk]:
    desks: dict[str, Desk] = {}
    agents, replies = limits.agents, limits.replies
    left = 1 - Fraction((morning.at - morning.begins) % _HOUR / _HOUR)  # of the hour that has begun
    if agents is not None and agents.hours:
        at_work = [Fraction(agents.hours.get(hour, Decimal(0))) for hour in range(first, _DAY_HOURS)]
        at_work[0] *= left
        desks[AGENTS] = Desk(tuple(at_work), (Fraction(1),), Fraction(0))
    if replies is not None:
        shares = tuple(Fraction(share).limit_denominator(UNIT) for share in assumed.shares())
        hours = range(-_night(replies, morning, first), _DAY_HOURS - first)
        due = _still_due(made, rate, Fraction(replies.each), shares, hours)
        staffed = [Fraction(replies.of_hour(hour, morning.day)) for hour in range(first, _DAY_HOURS)]
        staffed[0] *= left
        opening = next((some for some in replies.hours.values() if some > 0), Decimal(0))
        desks[REPLIES] = Desk(tuple(_less(staffed, due)), shares, Fraction(opening))
    return desks


def _still_due(
    made: _Made,
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
    while hours < _LONGEST_NIGHT:
        days, hour = divmod(first - hours - 1, _DAY_HOURS)
        if replies.of_hour(hour, morning.day + timedelta(days=days)) > 0:
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


def hour_of(at: ir.Value, morning: Morning) -> ir.Value:
    """The lender's hour in which an instant lies, counted from the day's beginning."""
    return ((at.epoch_seconds() - int(morning.begins.timestamp())) // 3600).cast("int64")


def instant_of(hour: int, morning: Morning) -> datetime:
    """The instant at which a contact of an hour goes out: no earlier than the day's contacts are chosen."""
    return max(morning.begins + hour * _HOUR, morning.at)
