"""What a contact of each kind uses of a day's limits, and how much room the day still has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.law.vocabulary import VOICE
from rightparty.plan.desks import AGENTS, REPLIES, desks_of
from rightparty.plan.limits import Assumed, Limits
from rightparty.plan.made import Made, made_of
from rightparty.plan.morning import Morning
from rightparty.plan.pacing import UNIT, Batch, Desk

_HOUR = timedelta(hours=1)
_BITS = 30  # no day has more hours


@dataclass(frozen=True)
class Kind:
    """Contacts that use the same of every limit: a channel, a language, the hours at which they may go out.

    `hours`: a bit for each hour of the day.
    """

    channel: str
    language: str
    hours: int


@dataclass(frozen=True)
class Room:
    """Each limit by its name with what it has room for, in whole units of a millionth; `desks` set hours.

    Desks begin at the hour `first_hour` of the day, the one that has begun.
    """

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

    @property
    def hours_left(self) -> int:
        """How many hours the day still has, as the desks count them."""
        return max((len(desk.minutes) for desk in self.desks.values()), default=0)

    def shut(self, kind: Kind) -> str | None:
        """The limit for which contacts of a kind have to wait: nobody is there in any hour that is theirs."""
        batch = Batch(1, self.brings(kind), kind.hours >> self.first_hour)
        if not batch.brings or batch.choice(self.desks, self.hours_left):
            return None
        hours = [hour for hour in range(self.hours_left) if batch.may_leave(hour)]
        away = [name for name in batch.brings if not any(self.desks[name].minutes[one] for one in hours)]
        return next(iter(away or batch.brings))

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
    first = max(int((morning.at - morning.begins) / _HOUR), 0)
    made = made_of(engine, tables, morning, limits, assumed)
    rate = {
        channel: Fraction(limits.replies.rate[channel])
        if limits.replies is not None and channel in limits.replies.rate
        else (made.answers.get(channel, 0) + Fraction(share) * assumed.contacts)
        / (made.contacts.get(channel, 0) + assumed.contacts)
        for channel, share in assumed.rate.items()
    }
    desks = desks_of(limits, morning, assumed, first, made, rate)
    return Room(limits, rate, _rooms(limits, made, desks), desks, first)


def _rooms(limits: Limits, made: Made, desks: Mapping[str, Desk]) -> dict[str, int]:
    rooms: dict[str, Fraction] = {}
    agents = limits.agents
    if agents is not None:
        spent = sum(made.today.get(channel, 0) for channel in VOICE) * Fraction(agents.each)
        minutes = [Fraction(agents.minutes) - spent] if agents.minutes is not None else []
        minutes += [desks[AGENTS].most()] if AGENTS in desks else []
        if minutes:
            rooms[AGENTS] = min(minutes)
        for name, some in agents.language.items():
            spent = made.languages.get(name, 0) * Fraction(agents.each)
            rooms[f"{AGENTS}.{name}"] = Fraction(some) - spent
    for channel, one in limits.messages.items():
        sent = made.today.get(channel, 0)
        if one.most is not None:
            rooms[channel] = Fraction(one.most - sent)
        if one.money is not None:
            rooms[f"{channel}.money"] = Fraction(one.money) - sent * Fraction(one.price or 0)
    if REPLIES in desks:
        rooms[REPLIES] = desks[REPLIES].most()
    return {name: max(int(some * UNIT), 0) for name, some in rooms.items()}


def from_hour(first: int) -> int:
    """The bits of a day's hours from one on."""
    return (1 << _BITS) - (1 << first)


def hour_of(at: ir.Value, morning: Morning) -> ir.Value:
    """The hour of the day in which an instant lies, as `morning.hours` counts them."""
    return ((at.epoch_seconds() - int(morning.begins.timestamp())) // 3600).cast("int64")


def instant_of(hour: int, morning: Morning) -> datetime:
    """The instant at which a contact of an hour goes out: no earlier than the day's contacts are chosen."""
    return max(morning.begins + hour * _HOUR, morning.at)
