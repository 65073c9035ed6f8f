"""Numbers in one cell are all the same to the law: no rule answers differently for two of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.law.cells import cells_of
from rightparty.law.facts import FACTS
from rightparty.law.load import load_law
from rightparty.law.logic import Missing
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule

AT = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
RULES = load_law().in_force(AT)
CELLS = cells_of(RULES, AT)


def _asks_numbers() -> Iterator[Rule]:
    for rule in RULES:
        if any(_is_number(rule, name) for name in rule.questions):
            yield rule


def _is_number(rule: Rule, name: str) -> bool:
    return rule.questions[name].type in ("whole", "number")


def _values(rule: Rule, name: str) -> st.SearchStrategy[Any]:
    """What a question may answer: around every limit, every text of a closed list, a truth, or nothing."""
    if _is_number(rule, name):
        near = sorted({v + d for v in CELLS.limits.get(name, {0}) for d in (-2, -1, 0, 1, 2)})
        return st.sampled_from([None, *near])
    if name in FACTS and FACTS[name].values:
        return st.sampled_from([None, *FACTS[name].values])
    return st.sampled_from([None, True, False])


def _cell(name: str, value: Any) -> tuple[bool, ...]:
    return tuple(
        truth for limit in sorted(CELLS.limits.get(name, ())) for truth in (value < limit, value == limit)
    )


def _same_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    def order(facts: Mapping[str, Any], pair: tuple[str, str]) -> int | None:
        first, last = (facts.get(name) for name in pair)
        return None if first is None or last is None else (first > last) - (first < last)

    return all(order(before, pair) == order(after, pair) for pair in CELLS.pairs)


def _truth(rule: Rule, facts: Mapping[str, Any]) -> Any:
    reading = ValueReading(facts, rule.instrument.parameters, rule.day(AT))
    truths = (rule.binds(reading), rule.on_channel(reading), rule.condition(reading))
    return tuple("unknown" if isinstance(truth, Missing) else bool(truth) for truth in truths)


@pytest.mark.slow
@pytest.mark.parametrize("rule", list(_asks_numbers()), ids=lambda rule: rule.id)
@given(data=st.data())
def test_a_rule_cannot_tell_numbers_of_one_cell_apart(rule: Rule, data: st.DataObject) -> None:
    """Whatever else is known: a number moved within its cell changes no answer."""
    facts = {name: data.draw(_values(rule, name), label=name) for name in rule.questions}
    numbers = [n for n in facts if _is_number(rule, n) and facts[n] is not None and n not in CELLS.exact]
    moved = dict(facts)
    for name in numbers:
        steps: list[int | Decimal] = [-1, Decimal("-0.25"), 0, Decimal("0.25"), 1, 1000]
        step = data.draw(st.sampled_from(steps), label=f"move {name}")
        there = facts[name] + (step if rule.questions[name].type == "number" else int(step))
        if _cell(name, there) == _cell(name, facts[name]):
            moved[name] = there
    if _same_pairs(facts, moved):
        assert _truth(rule, facts) == _truth(rule, moved)


def test_every_number_asked_has_cells_or_is_exact() -> None:
    """No number slips through: it is compared with something, or with another, or kept as it stands."""
    numbers = {name for rule in RULES for name in rule.questions if _is_number(rule, name)}
    paired = {name for pair in CELLS.pairs for name in pair}
    named = {name for rule in RULES for name in rule.questions}
    assert numbers - set(CELLS.limits) - paired - CELLS.exact == set()
    assert paired | CELLS.exact | set(CELLS.limits) <= named
