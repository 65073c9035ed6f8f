"""The rules of a law as terms, and facts at hand as plain values: what every peer's translation starts from.

A peer knows no third truth value, so rows are left out of which some rule could not be answered, or of which
it is unknown whether some instrument binds (we then say that it does). A fact that is unknown without anybody
missing it may be anything: the answer is the same, and a peer is given nought, false or the first word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from rightparty.law.compiled import Compiled, Heard, compiled
from rightparty.law.facts import FACTS
from rightparty.law.logic import Missing
from rightparty.law.questions import Question
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule
from rightparty.law.terms import Building, Term

_NOTHING: Mapping[str, Any] = {"truth": False, "whole": 0, "number": 0}


@dataclass(frozen=True, eq=False)
class Ruled:
    """One rule: it speaks where `guard` (its instrument binds) and `spoken` (channel, condition) hold.

    `number` is its place among the rules in force.
    """

    number: int
    rule: Rule
    guard: Term | bool
    spoken: Term | bool


@dataclass(frozen=True, eq=False)
class Ruleset:
    """`ruled`: the rules that may speak at an instant, in order. `questions`: what they ask, by name."""

    at: datetime
    rules: tuple[Rule, ...]
    ruled: tuple[Ruled, ...]
    questions: Mapping[str, Question]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """A short name for each question, the same for every peer: `q0`, `q1` …"""
        return {name: f"q{number}" for number, name in enumerate(self.questions)}

    @cached_property
    def guards(self) -> Mapping[str, tuple[str, Term]]:
        """Guards that may fail, each once, by their key: a short name (`g0` …) and the term."""
        terms = {one.guard.key: one.guard for one in self.ruled if isinstance(one.guard, Term)}
        return {key: (f"g{number}", term) for number, (key, term) in enumerate(terms.items())}

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """All that each text question can be, by its name, in order."""
        return {name: FACTS[name].values for name, one in self.questions.items() if one.type == "text"}

    def spoken(self, known: Mapping[str, Any]) -> Heard:
        """By our own value reading: the numbers of the rules that speak; below nought, that cannot tell."""
        return self._value_reading.heard(known)

    @cached_property
    def _value_reading(self) -> Compiled:
        return compiled(self.rules, self.at)

    def complete(self, known: Mapping[str, Any]) -> dict[str, Any] | None:
        """Facts that every peer can read, by short name; None where one is lacking that matters."""
        if any(number < 0 for number in self.spoken(known)) or self._binding_unknown(known):
            return None
        return {self.names[name]: self._plain(name, known.get(name)) for name in self.questions}

    def _binding_unknown(self, known: Mapping[str, Any]) -> bool:
        instruments = dict.fromkeys(one.rule.instrument for one in self.ruled)
        readings = ((one, ValueReading(known, one.parameters, one.day(self.at))) for one in instruments)
        return any(isinstance(one.binds(reading), Missing) for one, reading in readings)

    def _plain(self, name: str, value: Any) -> Any:
        kind = self.questions[name].type
        if value is None:
            return self.words[name][0] if kind == "text" else _NOTHING[kind]
        return float(value) if kind == "number" else value


def ruleset(rules: Sequence[Rule], at: datetime) -> Ruleset:
    """The rules in force at an instant as terms."""
    found = tuple(_ruled(rules, at))
    asked = {name for one in found for term in (one.guard, one.spoken) for name in _asks(term)}
    questions = {name: q for rule in rules for name, q in rule.questions.items() if name in asked}
    return Ruleset(at, tuple(rules), found, questions)


def _ruled(rules: Sequence[Rule], at: datetime) -> Iterator[Ruled]:
    for instrument, pairs in groupby(enumerate(rules), key=lambda pair: pair[1].instrument):
        reading = Building(instrument.parameters, instrument.day(at), {})
        guard = instrument.binds(reading)
        for number, rule in pairs:
            spoken = rule.on_channel(reading) & rule.condition(reading)
            if guard is not False and spoken is not False:
                yield Ruled(number, rule, guard, spoken)


def _asks(term: Term | bool) -> Iterable[str]:
    return term.asks if isinstance(term, Term) else ()
