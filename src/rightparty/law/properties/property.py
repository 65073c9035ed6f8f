"""A property: a sentence about every contact there could be, and the formulas that would break it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import z3

from rightparty.law.load import Law
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Bit, both, either, term
from rightparty.law.symbols.refusal import allowed
from rightparty.law.symbols.terms import Terms
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import ALL

EVER = date(1900, 1, 1)


@dataclass(frozen=True)
class Goal:
    """One formula over a world: not to be met by any contact, or (`possible`) to be met by some contact.

    `label`: what exactly it is about. `rules`: the rules whose decision it is about. `classes`: the content
    classes that must not be allowed.
    """

    world: Terms
    formula: Any
    label: str = ""
    possible: bool = False
    rules: tuple[Rule, ...] = ()
    classes: tuple[str, ...] = ()


Goals = Callable[[Law, datetime], Iterator[Goal]]


@dataclass(frozen=True)
class Property:
    """`books`: the rulebooks or instruments it speaks of; adding others only adds refusals (`stacking`).

    `place`: it is about instruments of this place alone, and there is nothing to prove while there are none.
    `since`, `until`: the days between which the text it restates is in force, in `zone`. `exceptions`: where
    law itself allows what the sentence denies, with citations. `parts`: the laws, within those books, that it
    is proven of one by one; a part that did not change at a date is not proven anew. `serious`: whether a
    failure fails the proof; otherwise it is told as a remark. `newest_only`: it is asked of the law after
    its last change alone. `once`: what has to be possible need be so at one date only. `records`:
    it speaks of rules about records as well.
    """

    id: str
    sentence: str
    citation: str
    books: tuple[str, ...]
    goals: Goals
    since: date = EVER
    until: date | None = None
    zone: str = "UTC"
    place: str = ""
    exceptions: tuple[str, ...] = ()
    parts: Callable[[Law], Sequence[Law]] = lambda law: (law,)
    serious: bool = True
    newest_only: bool = False
    once: bool = False
    records: bool = False


def each_rulebook(law: Law) -> Sequence[Law]:
    """Core by itself, then each other rulebook under core."""
    return [law.where(_from("core", book)) for book in _books(law)]


def each_rulebook_whole(law: Law) -> Sequence[Law]:
    """Each rulebook with core and house policy, as the product decides where it alone is concerned."""
    whole = ("core", "house")
    return [law.where(_from(*whole, book)) for book in _books(law) if book not in whole]


def each_rulebook_alone(law: Law) -> Sequence[Law]:
    """Each rulebook's instruments, without core and house policy."""
    alone = law.alone
    return [alone.where(_from(book)) for book in _books(alone) if book != "core"]


def each_instrument(law: Law) -> Sequence[Law]:
    """Each instrument by itself."""
    keys = dict.fromkeys(f"{rule.instrument.rulebook}.{rule.instrument.id}" for rule in law.rules)
    return [law.where(_from(key)) for key in keys]


def _books(law: Law) -> Sequence[str]:
    return list(dict.fromkeys(rule.instrument.rulebook for rule in law.rules))


def _from(*names: str) -> Callable[[Rule], object]:
    """Whether a rule is of one of these rulebooks or instruments."""
    return lambda rule: names_of(rule) & {*names}


def names_of(rule: Rule) -> set[str]:
    """The names of a rule's rulebook and instrument."""
    return {rule.instrument.rulebook, f"{rule.instrument.rulebook}.{rule.instrument.id}"}


def never(when: Callable[[World], Bit], classes: Sequence[str] = ALL) -> Goals:
    """None of these classes is allowed in such a situation, and there is such a situation."""

    def goals(law: Law, at: datetime) -> Iterator[Goal]:
        world = World()
        situation = term(when(world))
        yield Goal(world, situation, "such a contact exists", possible=True)
        left = allowed(law.rules, world, at)
        formula = z3.And(situation, term(either(*(left[content] for content in classes))))
        yield Goal(world, formula, rules=law.rules, classes=tuple(classes))

    return goals


def possible(*situations: tuple[str, Callable[[World], Bit], Sequence[str]]) -> Goals:
    """In each of these situations one of the classes named is allowed: the refusal ends where it should."""

    def goals(law: Law, at: datetime) -> Iterator[Goal]:
        for label, when, classes in situations:
            world = World()
            situation = when(world)
            left = allowed(law.rules, world, at)
            formula = z3.And(term(situation), term(either(*(left[content] for content in classes))))
            yield Goal(world, formula, label, possible=True, rules=law.rules)

    return goals


def together(*several: Goals) -> Goals:
    """All goals of several."""

    def goals(law: Law, at: datetime) -> Iterator[Goal]:
        for one in several:
            yield from one(law, at)

    return goals


def all_of(*conditions: Callable[[World], Bit]) -> Callable[[World], Bit]:
    """A situation in which all of these hold."""
    return lambda world: both(*(condition(world) for condition in conditions))
