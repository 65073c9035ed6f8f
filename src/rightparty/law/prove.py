"""Proving properties of a law at every date on which something changes.

A property that fails comes with a contact that breaks it: told as a story, and as a case file.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

import z3

from rightparty.law.load import Law
from rightparty.law.properties import PROPERTIES
from rightparty.law.properties.property import Goal, Property, names_of
from rightparty.law.rule import Rule
from rightparty.law.symbols.example import Example, Period, example
from rightparty.law.symbols.world import World

Report = Callable[[str, int, int], None]
Clock = Callable[[], float]
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Failure:
    """`label`: what exactly failed. `example`: a contact that breaks it; None where none was found."""

    label: str
    at: datetime
    example: Example | None = None
    undecided: bool = False


@dataclass(frozen=True)
class Proof:
    """`dates`: at how many instants the law differed and was proven anew; none: there is nothing to prove."""

    of: Property
    dates: int
    goals: int
    failures: tuple[Failure, ...]
    seconds: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether it holds."""
        return not self.failures

    @property
    def result(self) -> str:
        """`proven`, `FAILED`, `nothing to prove`, or a `remark` where a failure is none."""
        if self.absent:
            return "nothing to prove"
        return "proven" if self.proven else "FAILED" if self.of.serious else "remark"

    @property
    def absent(self) -> bool:
        """Whether this law has no rules that it speaks about."""
        return self.dates == 0


def chosen(law: Law, books: Sequence[str]) -> tuple[Law, Sequence[Property]]:
    """The part of a law that some rulebooks are proven in, and the properties that speak of nothing else.

    Core stands under each of them, and the house policy over each but core itself. What a whole rulebook
    keeps is not asked of one of its instruments.

    Raises:
        InvalidInput: one of them is no rulebook.
    """
    if not books:
        return law, PROPERTIES
    law.only(*books)
    kept = {"core", *books} | (set() if set(books) <= {"core"} else {"house"})
    cut = law.where(lambda rule: names_of(rule) & kept)
    asked = {name for rule in law.only(*books).rules for name in names_of(rule)}
    whole = [one for one in PROPERTIES if all({name, name.split(".")[0]} & kept for name in one.books)]
    return cut, [one for one in whole if not one.books or asked & {*one.books}]


def prove(
    law: Law,
    properties: Sequence[Property],
    *,
    left_out: Sequence[Rule] = (),
    report: Report = lambda _label, _done, _total: None,
    clock: Clock = lambda: 0.0,
) -> Iterator[Proof]:
    """Prove properties one by one; `left_out`: rules taken away, to be named where they are missed.

    `clock`: tells seconds, for who wants to know how long each took.
    """
    for number, one in enumerate(properties):
        report("properties", number, len(properties))
        began = clock()
        proof = prove_one(law, one, left_out=left_out)
        yield replace(proof, seconds=clock() - began)
    report("properties", len(properties), len(properties))


def prove_one(law: Law, one: Property, *, left_out: Sequence[Rule] = (), first_only: bool = False) -> Proof:
    """Prove one property at every date; with `first_only`, only whether it holds, and no example."""
    run = _Run(one, left_out, first_only=first_only)
    for part in one.parts(speaks_of(law, one)):
        seen: set[tuple[object, ...]] = set()
        for at, key, until in periods(part, instants(law, one)):
            if key and key not in seen and not run.over:
                seen.add(key)
                run.on(part, at, until)
    return run.proof()


class _Run:
    """One property on its way: which goals were asked, and which of them failed."""

    def __init__(self, one: Property, left_out: Sequence[Rule], *, first_only: bool) -> None:
        self._one, self._left_out, self._first_only = one, left_out, first_only
        self._asker = _Asker()
        self._dates: set[datetime] = set()
        self._goals = 0
        self._met: set[str] = set()
        self._failures: dict[str, Failure] = {}

    @property
    def over(self) -> bool:
        """Whether one failure was enough."""
        return self._first_only and bool(self._failures) and not self._one.once

    def on(self, part: Law, at: datetime, until: datetime | None) -> None:
        """Ask every goal of a part of the law at an instant; it stays so until another."""
        self._dates.add(at)
        for goal in self._one.goals(part, at):
            self._goals += 1
            if self.over:
                return
            if goal.label not in (self._met if self._one.once else self._failures):
                self._ask(goal, at, until)

    def _ask(self, goal: Goal, at: datetime, until: datetime | None) -> None:
        wanted = None if self._first_only else self._left_out
        failure = _failure(self._asker, goal, (at, until), wanted)
        if failure is None:
            self._met.add(goal.label)
            if self._one.once:
                self._failures.pop(goal.label, None)
        else:
            self._failures[goal.label] = failure

    def proof(self) -> Proof:
        """What has come of it."""
        return Proof(self._one, len(self._dates), self._goals, tuple(self._failures.values()))


def speaks_of(law: Law, one: Property) -> Law:
    """The law cut down to the rulebooks of a property; empty where it has none of its place."""
    if one.place and not any(rule.instrument.place in ("", one.place) for rule in law.rules):
        return Law(())
    cut = law.where(lambda rule: names_of(rule) & {*one.books}) if one.books else law
    return cut if one.records else Law(cut.rules)


def instants(law: Law, one: Property) -> Sequence[datetime]:
    """Every instant at which the law may differ, while a property's own text is in force."""
    zone = ZoneInfo(one.zone)
    since = datetime.combine(one.since, time(), zone)
    until = datetime.combine(one.until, time(), zone) if one.until else None
    changes = law.changes()
    before = changes[0] - timedelta(days=1) if changes else since
    found = [at for at in sorted({before, since, *changes}) if at >= since and (until is None or at < until)]
    return found[-1:] if one.newest_only else found


def periods(
    part: Law, starts: Sequence[datetime]
) -> Iterator[tuple[datetime, tuple[object, ...], datetime | None]]:
    """Every period in which a law stays the same: its first instant, what it says as a key, and its end."""
    keyed = [(at, in_force_key(part, at)) for at in starts]
    groups = [list(same) for _, same in groupby(keyed, key=itemgetter(1))]
    ends = [following[0][0] for following in groups[1:]]
    for group, until in zip(groups, [*ends, None], strict=True):
        yield (*group[0], until)


def in_force_key(law: Law, at: datetime) -> tuple[object, ...]:
    """What a law says at an instant, as a key: the rules in force and the numbers they read."""
    return tuple(
        (id(rule), tuple((limit, rule.limit(limit, at)) for limit in sorted(rule.recording.limits)))
        for rule in law.every
        if rule.in_force(at)
    )


class _Asker:
    """A solver that keeps what holds of a world from one goal to the next."""

    def __init__(self) -> None:
        self._world: object = None
        self._asked = 0
        self._solver = z3.Solver()

    def check(self, goal: Goal) -> z3.CheckSatResult:
        """Whether some contact meets a goal."""
        asked = len(goal.world.asked) + len(goal.world.more)
        if goal.world is not self._world or asked != self._asked:
            self._world, self._asked = goal.world, asked
            self._solver = z3.Solver()
            self._solver.set("timeout", PATIENCE_MS)
            self._solver.add(*goal.world.axioms())
        self._solver.push()
        self._solver.add(goal.formula)
        answer = self._solver.check()
        self._solver.pop()
        return answer


def _failure(asker: _Asker, goal: Goal, period: Period, left_out: Sequence[Rule] | None) -> Failure | None:
    """How a goal fails; with an example, unless no rules are given that it may name as missed."""
    at = period[0]
    answer = asker.check(goal)
    if answer == z3.unknown:
        return Failure(goal.label, at, undecided=True)
    if goal.possible:
        return Failure(goal.label, at) if answer == z3.unsat else None
    if answer == z3.unsat:
        return None
    world = goal.world
    if left_out is None or not isinstance(world, World):
        return Failure(goal.label, at)
    return Failure(goal.label, at, example(goal, world, period, left_out))
