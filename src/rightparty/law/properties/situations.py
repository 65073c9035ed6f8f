"""Situations in which a property speaks, in words of their own: hours, counts of past contacts, notices.

Counting is written here a second time, over the events of the history, and not through the questions that
rules ask.
"""

from collections.abc import Callable
from typing import Any

import z3

from rightparty.law.questions import DebtIs, Flag, Member, NoticeDays, NoticeInForce, Within
from rightparty.law.symbols.events import DEBTS, ZONES, Event
from rightparty.law.symbols.kleene import Bit, Truth, amount, both, either, neither, truth
from rightparty.law.symbols.words import code
from rightparty.law.symbols.world import WEEKDAYS, World

Situation = Callable[[World], Bit]
Picked = Callable[[World, Event], Bit]


def _truth(world: World, question: Any) -> Truth:
    return truth(world.answer(question))


def maybe(name: str) -> Situation:
    """A fact that is true, or of which nobody knows."""
    return lambda world: neither(world.truth(name).nay)


def surely(name: str) -> Situation:
    """A fact that is known to be true."""
    return lambda world: world.truth(name).yes


def doubtful(name: str) -> Situation:
    """A fact that is not known to be true."""
    return lambda world: neither(world.truth(name).yes)


def denied(name: str) -> Situation:
    """A fact that is known to be false."""
    return lambda world: world.truth(name).nay


def notice(kind: str, **only: Any) -> Situation:
    """A notice in force, or of which nobody knows whether it is."""
    return lambda world: neither(_truth(world, NoticeInForce(kind, **only)).nay)


def surely_notice(kind: str, **only: Any) -> Situation:
    """A notice known to be in force."""
    return lambda world: _truth(world, NoticeInForce(kind, **only)).yes


def no_notice(kind: str, **only: Any) -> Situation:
    """No notice of this kind is in force."""
    return lambda world: _truth(world, NoticeInForce(kind, **only)).nay


def within(place: str) -> Situation:
    """The place is concerned, or may be."""
    return lambda world: neither(_truth(world, Within(place)).nay)


def younger(kind: str, days: int) -> Situation:
    """The latest notice of this kind is less than so many days old."""

    def situation(world: World) -> Bit:
        return (amount(world.answer(NoticeDays(kind))) < days).yes

    return situation


def surely_within(place: str) -> Situation:
    """The place is known to be concerned."""
    return lambda world: _truth(world, Within(place)).yes


def member(association: str) -> Situation:
    """Somebody who sends is a member, or may be."""
    return lambda world: neither(_truth(world, Member(association)).nay)


def flagged(flag: str) -> Situation:
    """The contact is proposed with this flag."""
    return lambda world: _truth(world, Flag(flag)).yes


def debt_is(column: str, *values: str) -> Situation:
    """Some debt is known to be so."""
    return lambda world: _truth(world, DebtIs(column, values)).yes


def is_one_of(name: str, *values: str) -> Situation:
    """A text that is known to be one of these."""

    def situation(world: World) -> Bit:
        word = world.word(name)
        return both(word.known, either(*(word.code == code(value) for value in values)))

    return situation


def may_be_one_of(name: str, *values: str) -> Situation:
    """A text that is one of these, or of which nobody knows."""

    def situation(world: World) -> Bit:
        word = world.word(name)
        return either(neither(word.known), *(word.code == code(value) for value in values))

    return situation


def opposite(situation: Situation) -> Situation:
    """Where a situation is not given."""
    return lambda world: neither(situation(world))


def any_of(*situations: Situation) -> Situation:
    """Where one of them is given."""
    return lambda world: either(*(situation(world) for situation in situations))


def outside(opens: int, closes: int, zone: str = "") -> Situation:
    """Before an hour or not before another, in seconds, somewhere the person may be or in one named zone."""

    def situation(world: World) -> Bit:
        seconds = [world._second_in(zone)] if zone else [world.now.second(one) for one in ZONES]
        bad = either(*(z3.Or(second < opens, second >= closes) for second in seconds))
        return bad if zone else both(world.now.situated, bad)

    return situation


def at_second(second: int, zone: str = "") -> Situation:
    """Exactly this second of the day, everywhere the person may be, and in one named zone as well."""

    def situation(world: World) -> Bit:
        there = [world.now.second(one) == second for one in ZONES]
        there += [world._second_in(zone) == second] if zone else []
        return both(world.now.situated, *there)

    return situation


def on_weekdays(*days: str) -> Situation:
    """The local day, everywhere the person may be, is one of these."""

    def situation(world: World) -> Bit:
        return both(
            world.now.situated,
            *(either(*(world.weekday(zone) == WEEKDAYS.index(day) for day in days)) for zone in ZONES),
        )

    return situation


def on_some_weekday(*days: str) -> Situation:
    """The local day is one of these somewhere the person may be."""

    def situation(world: World) -> Bit:
        every = (world.weekday(zone) == WEEKDAYS.index(day) for zone in ZONES for day in days)
        return both(world.now.situated, either(*every))

    return situation


def on_holiday(country: str) -> Situation:
    """The local day is a public holiday somewhere the person may be."""
    return lambda world: both(world.now.situated, either(*(world.holiday(country, zone) for zone in ZONES)))


def past(kind: str, world: World, event: Event) -> Bit:
    """Something that we did, or that happened in a contact we made, before now."""
    return both(event.present, neither(event.inbound), event.happened(kind), event.t(kind) < world.now.at)


def unanswered(world: World, event: Event) -> Bit:
    """A contact that nobody had taken by now."""
    return neither(both(event.bit("connected"), event.t("connected") < world.now.at))


def at_least(
    number: int, kind: str, days: int, picked: Picked, *, debts: str = "", inbound: bool = False
) -> Situation:
    """So many past contacts lie within so many local days, today included, in a zone where the person may be.

    `debts`: only those about one debt (`debt`) or account (`account`) that the contact names.
    """

    def situation(world: World) -> Bit:
        world.local_days(kind)
        found = []
        for zone in ZONES:
            for debt in DEBTS if debts else (None,):
                inside = []
                for event in world.history.events:
                    spoken = "spoken_" if kind == "conversation" else ""
                    about = True if debt is None else event.bit(f"{spoken}{debts}{debt}")
                    when = both(
                        event.present, event.happened(kind), event.t(kind) < world.now.at,
                        inbound or neither(event.inbound),
                    )  # fmt: skip
                    young = event.day(kind, zone) > world.now.day(zone) - days
                    inside.append(z3.If(both(when, young, about, picked(world, event)), 1, 0))
                named = world.now.two_debts if debt == 1 else True
                found.append(both(named, z3.Sum(inside) >= number))
        return both(world.now.situated, either(*found))

    return situation


def exactly(
    number: int, kind: str, days: int, picked: Picked, *, debts: str = "", inbound: bool = False
) -> Situation:
    """So many, and no more, in the zone and for the debt that count most."""
    more = opposite(at_least(number + 1, kind, days, picked, debts=debts, inbound=inbound))
    if number == 0:
        return lambda world: both(world.now.situated, more(world))
    enough = at_least(number, kind, days, picked, debts=debts, inbound=inbound)
    return lambda world: both(enough(world), more(world))


def same(*keys: str) -> Picked:
    """Contacts of this very person, point, creditor or collector."""
    return lambda _world, event: both(*(event.bit(f"same_{key}") for key in keys))


def through(*channels: str) -> Picked:
    """Contacts through one of these channels."""
    return lambda _world, event: event.among_channels(channels)


def of_class(*contents: str) -> Picked:
    """Contacts of one of these content classes."""
    return lambda _world, event: event.among_contents(contents)


def without(*outcomes: str) -> Picked:
    """Contacts with none of these outcomes."""
    return lambda _world, event: both(*(neither(event.bit(f"outcome_{one}")) for one in outcomes))


def unconsented(kind: str) -> Picked:
    """Contacts that were not made under a consent to be called."""
    return lambda _world, event: neither(event.bit(f"consented_{kind}"))


def each(*several: Picked) -> Picked:
    """Contacts of which all of these hold."""
    return lambda world, event: both(*(one(world, event) for one in several))
