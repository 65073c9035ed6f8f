"""The column reading of a whole law: for every row, which rules spoke and which could not be answered.

Each rule takes one bit among those that spoke and one among those that could not be answered, sixty rules to
a whole number, so that millions of rows come down to the few distinct sets of answers that occur; each set is
weighed once (`gate.combine`). Facts that were lacking, and windows that bind, take one bit each.

An instrument that does not bind a row is passed over, and what could not be answered is asked only of rows
that lack a fact. Bits are set by CASE and joined by OR: products and sums of large whole numbers are checked
for overflow in every row, and cost four times as much.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import groupby
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.gate.bits import WORD, unpack, words
from rightparty.gate.combine import Spoken
from rightparty.gate.settled import Settled
from rightparty.law.facts import FACTS
from rightparty.law.parameters import Parameter
from rightparty.law.readings import ColumnReading
from rightparty.law.rule import Rule

_NOTHING = Settled()


@dataclass(frozen=True)
class Masks:
    """What the bits of the mask columns mean: the rules in force, and the facts that may be lacking."""

    rules: tuple[Rule, ...]
    facts: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """`spoke_0 …`, `untold_0 …`, `lacks_0 …`: equal masks mean equal verdicts for one content class."""
        told = [f"{name}_{word}" for name in ("spoke", "untold") for word in range(words(self.rules))]
        return (*told, *(f"lacks_{word}" for word in range(words(self.facts))))

    @property
    def windows(self) -> tuple[str, ...]:
        """`window_0 …`: rules with hours that bind the row, whether it is inside them or not."""
        return tuple(f"window_{word}" for word in range(words(self.rules)))

    def spoken(self, row: Mapping[str, int]) -> tuple[Spoken, ...]:
        """The rules that one row's masks say spoke, or could not be answered, with the facts they lacked."""
        lacking = set(unpack([row[f"lacks_{word}"] for word in range(words(self.facts))], self.facts))
        found = []
        for number, rule in enumerate(self.rules):
            word, bit = divmod(number, WORD)
            if row[f"untold_{word}"] >> bit & 1:
                found.append(Spoken(rule, tuple(sorted(lacking & set(rule.questions)))))
            elif row[f"spoke_{word}"] >> bit & 1:
                found.append(Spoken(rule))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Coded:
    """A text fact kept as small whole numbers: each value's place in the fact's list of values."""

    column: Any
    values: tuple[str, ...]

    def _code(self, value: Any) -> int:
        return self.values.index(value) if value in self.values else -1

    def __eq__(self, other: object) -> Any:
        return self.column == self._code(other)

    def __ne__(self, other: object) -> Any:
        return self.column != self._code(other)

    def __hash__(self) -> int:
        return id(self)

    def isin(self, values: Collection[Any]) -> Any:
        """Membership, as a column spells it."""
        return self.column.isin(tuple(self._code(value) for value in values))


class _Reading(ColumnReading):
    """The column reading, for facts of which some are coded, and some the same on every row."""

    def __init__(
        self, table: ir.Table, parameters: Mapping[str, Parameter], day: date, values: Mapping[str, Any]
    ) -> None:
        super().__init__(table, parameters, day)
        self._values = values

    def _answer(self, name: str) -> Any:
        column = self._table[name]
        if name in self._values:
            return ibis.literal(self._values[name], column.type())
        coded = name in FACTS and FACTS[name].type == "text" and column.type().is_integer()
        return Coded(column, FACTS[name].values) if coded else column


@dataclass(frozen=True)
class _Group:
    """Truths by their number, of rows where a guard holds (True: of all)."""

    guard: Any
    truths: Sequence[tuple[int, Any]]

    def word(self, word: int) -> Any:
        """The bits of one whole number; None where none is this group's."""
        bits = [_bit(truth, number % WORD) for number, truth in self.truths if number // WORD == word]
        joined = reduce(lambda a, b: a | b, bits) if bits else None
        return joined if joined is None or self.guard is True else self.guard.ifelse(joined, _whole(0))


def masked(
    facts: ir.Table, rules: Sequence[Rule], at: datetime, known: Settled = _NOTHING
) -> tuple[Masks, Mapping[str, Any]]:
    """Mask expressions over a table of facts, under the rules in force at an instant.

    `known`: what is settled of the table. A text fact may be a column of whole numbers instead: see `Coded`.
    """
    asked = dict.fromkeys(name for rule in rules for name in rule.questions)
    names = tuple(name for name in asked if name not in known.told)
    lacking = [facts[name].isnull() for name in names]
    incomplete = reduce(lambda a, b: a | b, lacking) if lacking else True
    spoke, untold, windows = [], [], []
    for instrument, pairs in groupby(enumerate(rules), key=lambda pair: pair[1].instrument):
        reading = _Reading(facts, instrument.parameters, instrument.day(at), known.values)
        guard = _filled(instrument.binds(reading))
        found = list(_speaking(reading, pairs))
        spoke.append(_Group(guard, [(number, truth) for number, _, truth in found]))
        unsure = [
            (number, truth.isnull()) for number, rule, truth in found if set(names) & set(rule.questions)
        ]
        untold.append(_Group(guard, unsure))
        timed = [(number, rule) for number, rule, _ in found if rule.recording.hours]
        windows.append(_Group(guard, [(n, _filled(rule.on_channel(reading))) for n, rule in timed]))
    columns = _packed("spoke", spoke, len(rules)) | _packed("window", windows, len(rules))
    columns |= _packed("untold", untold, len(rules), incomplete)
    columns |= _packed("lacks", [_Group(True, list(enumerate(lacking)))], len(names), incomplete)
    return Masks(tuple(rules), names), columns


def only_where_unknown(marked: ir.Table, masks: Masks) -> ir.Table:
    """Forget lacking facts on rows where every rule could be answered: nobody missed them."""
    untold = [marked[name] != 0 for name in masks.columns if name.startswith("untold_")]
    unknown = reduce(lambda a, b: a | b, untold)
    lacks = [name for name in masks.columns if name.startswith("lacks_")]
    return marked.mutate(**{name: unknown.ifelse(marked[name], _whole(0)) for name in lacks})


def _speaking(reading: _Reading, pairs: Iterable[tuple[int, Rule]]) -> Iterable[tuple[int, Rule, Any]]:
    """Rules with what makes them speak, if their instrument binds; an unknown channel is each rule's own."""
    for number, rule in pairs:
        condition = rule.condition(reading)
        truth = _filled(rule.on_channel(reading)) & condition
        yield number, rule, ibis.literal(truth) if isinstance(truth, bool) else truth


def _filled(truth: Any) -> Any:
    """Where it is unknown whether a rule is about a row, it is."""
    return truth if isinstance(truth, bool) else truth.fill_null(True)


def _packed(prefix: str, groups: Sequence[_Group], count: int, where: Any = True) -> dict[str, Any]:
    """The words of some groups' bits, on rows where something holds."""
    found = {}
    for word in range(-(-count // WORD)):
        parts = [part for group in groups if (part := group.word(word)) is not None]
        joined = reduce(lambda a, b: a | b, parts) if parts else _whole(0)
        found[f"{prefix}_{word}"] = joined if where is True else where.ifelse(joined, _whole(0))
    return found


def _bit(truth: Any, place: int) -> Any:
    return _whole(1 << place) if truth is True else truth.ifelse(_whole(1 << place), _whole(0))


def _whole(value: int) -> Any:
    return ibis.literal(value, "int64")
