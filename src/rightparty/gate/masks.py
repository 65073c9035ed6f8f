"""The column reading of a whole law: for every row, which rules spoke and which could not be answered.

Each rule's answer takes two bits (0 no, 1 yes, 2 unknown), thirty rules to a whole number, so that
millions of rows come down to the few distinct sets of answers that occur; each set is weighed once
(`gate.combine`). Facts that were lacking, and windows that bind, take one bit each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.gate.combine import Spoken
from rightparty.law.readings import ColumnReading
from rightparty.law.rule import Rule

WORD = 60
"""Bits used of a 64-bit whole number, so that none is ever negative."""

_UNKNOWN = 2
_UNKNOWN_BITS = sum(_UNKNOWN << (2 * place) for place in range(WORD // 2))


@dataclass(frozen=True)
class Masks:
    """What the bits of the mask columns mean: the rules in force, and the facts they asked for."""

    rules: tuple[Rule, ...]
    facts: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """`answer_0 …` and `lacks_0 …`: equal masks mean equal verdicts for one content class."""
        answers = (f"answer_{word}" for word in range(words(self.rules, 2)))
        return (*answers, *(f"lacks_{word}" for word in range(words(self.facts))))

    @property
    def windows(self) -> tuple[str, ...]:
        """`window_0 …`: rules with hours that bind the row, whether it is inside them or not."""
        return tuple(f"window_{word}" for word in range(words(self.rules)))

    def spoken(self, row: Mapping[str, int]) -> tuple[Spoken, ...]:
        """The rules that one row's masks say spoke, or could not be answered, with the facts they lacked."""
        lacking = set(unpack([row[f"lacks_{word}"] for word in range(words(self.facts))], self.facts))
        found = []
        for number, rule in enumerate(self.rules):
            answer = row[f"answer_{2 * number // WORD}"] >> (2 * number % WORD) & 3
            if answer == _UNKNOWN:
                found.append(Spoken(rule, tuple(sorted(lacking & set(rule.questions)))))
            elif answer:
                found.append(Spoken(rule))
        return tuple(found)


def masked(facts: ir.Table, rules: Sequence[Rule], at: datetime) -> tuple[Masks, Mapping[str, Any]]:
    """Mask expressions over a table of facts, under the rules in force at an instant."""
    names = tuple(dict.fromkeys(name for rule in rules for name in rule.questions))
    answers = [_answer(facts, rule, at) for rule in rules]
    windows = [_binds(facts, rule, at) if rule.recording.hours else ibis.literal(False) for rule in rules]
    columns = (
        _packed("answer", answers, 2)
        | _packed("lacks", [facts[name].isnull() for name in names])
        | _packed("window", windows)
    )
    return Masks(tuple(rules), names), columns


def only_where_unknown(marked: ir.Table, masks: Masks) -> ir.Table:
    """Forget lacking facts on rows where every rule could be answered: nobody missed them."""
    answers = [marked[name] for name in masks.columns if name.startswith("answer_")]
    unknown = reduce(lambda a, b: a | b, [(answer & _UNKNOWN_BITS) != 0 for answer in answers])
    lacks = [name for name in masks.columns if name.startswith("lacks_")]
    return marked.mutate(**{name: unknown.ifelse(marked[name], 0) for name in lacks})


def _answer(facts: ir.Table, rule: Rule, at: datetime) -> Any:
    reading = ColumnReading(facts, rule.instrument.parameters, rule.day(at))
    answer = _column(rule.condition(reading))
    if not rule.binds_always:
        answer = _binds(facts, rule, at) & answer
    return answer.cast("int64").fill_null(_UNKNOWN)


def _binds(facts: ir.Table, rule: Rule, at: datetime) -> Any:
    """Whether the rule is about each row; where that is unknown, it is."""
    reading = ColumnReading(facts, rule.instrument.parameters, rule.day(at))
    return _column(rule.binds(reading)).fill_null(True)


def _column(answer: Any) -> Any:
    return ibis.literal(answer) if isinstance(answer, bool) else answer


def _packed(prefix: str, values: Sequence[Any], bits: int = 1) -> dict[str, Any]:
    """Small whole numbers (or truths) side by side in the bits of larger ones."""
    each = WORD // bits
    return {
        f"{prefix}_{word}": reduce(
            lambda a, b: a + b,
            (
                value.cast("int64") * (1 << (bits * place))
                for place, value in enumerate(values[word * each : (word + 1) * each])
            ),
        )
        for word in range(words(values, bits))
    }


def words(values: Sequence[object], bits: int = 1) -> int:
    """How many whole numbers the bits of these values fill."""
    return -(-len(values) * bits // WORD)


def pack(chosen: Iterable[Any], meanings: Sequence[Any]) -> list[int]:
    """The words that have the bits of some meanings set."""
    packed = [0] * words(meanings)
    for item in chosen:
        index = meanings.index(item)
        packed[index // WORD] |= 1 << (index % WORD)
    return packed


def unpack(packed: Sequence[int], meanings: Sequence[Any]) -> list[Any]:
    """The meanings whose bits are set."""
    return [meaning for i, meaning in enumerate(meanings) if packed[i // WORD] >> (i % WORD) & 1]
