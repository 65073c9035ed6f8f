"""Example contacts on which two laws part: for each law, one that it alone lets through."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import z3

from rightparty.law.load import Law
from rightparty.law.properties.property import Goal
from rightparty.law.prove import PATIENCE_MS
from rightparty.law.symbols.example import Example, example
from rightparty.law.symbols.kleene import both, either, neither, term
from rightparty.law.symbols.refusal import allowed
from rightparty.law.symbols.world import World, events_for
from rightparty.law.vocabulary import ALL


@dataclass(frozen=True)
class Parting:
    """A contact that one law lets through and the other does not; `by`: 1 the first law, 2 the second."""

    by: int
    example: Example


def difference(first: Law, second: Law, at: datetime) -> Iterator[Parting]:
    """For each law, the most ordinary contact at an instant that it alone lets through; none where equal.

    `missed` of an example names the rules of the other law that refuse it.
    """
    for by, (mine, theirs) in enumerate(((first, second), (second, first)), 1):
        world = World(events_for((*mine.rules, *theirs.rules), at))
        left, right = allowed(mine.rules, world, at), allowed(theirs.rules, world, at)
        parted = term(either(*(both(left[content], neither(right[content])) for content in ALL)))
        solver = z3.Solver()
        solver.set("timeout", PATIENCE_MS)
        solver.add(*world.axioms(), parted)
        if solver.check() == z3.sat:
            goal = Goal(world, parted, rules=mine.rules, classes=ALL)
            others = [rule for rule in theirs.rules if rule not in mine.rules]
            yield Parting(by, example(goal, world, (at, at + timedelta(days=1)), others))
