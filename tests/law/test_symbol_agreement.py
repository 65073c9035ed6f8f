"""The symbol reading says of drawn answers, unknown ones included, what the value reading says."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import pytest
import z3

from rightparty.law.load import load_law
from rightparty.law.logic import Missing
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Truth, Word, number, term
from rightparty.law.symbols.reading import SymbolReading, binding_of, condition_of
from rightparty.law.symbols.terms import Answer, Terms
from rightparty.law.symbols.words import code

AT = datetime(2026, 11, 23, 4, tzinfo=UTC)
RULES = load_law().every
WHOLES = (*range(-3, 41), 28_800, 75_600, 79_200, 20_780, 99_999)
NUMBERS = (0, 0.5, 1, 24, 47.5, 60, *(Decimal(text) for text in ("0.1", "0.24", "0.241", "0.36", "0.999")))


def _in_force(rule: Rule) -> datetime:
    """An instant at which a rule is in force: today, or its own first."""
    return AT if rule.in_force(AT) else rule.starts_at


def _drawn(chance: Random, terms: Terms, name: str) -> Any:
    """An answer of a question's type; one in four is unknown."""
    question = terms.asked[name]
    kind = terms.type_of(question)
    if chance.random() < 0.25:
        return None
    if kind == "truth":
        return chance.random() < 0.5
    if kind == "text":
        return chance.choice([*terms.facts[name].values, "something else"])
    return chance.choice(WHOLES if kind == "whole" else NUMBERS)


def _meaning(answer: Answer, value: Any) -> list[Any]:
    """What holds of a term when this is the answer; the term of something unknown may be anything."""
    if isinstance(answer, Truth):
        return [term(answer.yes) == (value is True), term(answer.nay) == (value is False)]
    if value is None:
        return [z3.Not(term(answer.known))]
    if isinstance(answer, Word):
        return [term(answer.known), answer.code == code(value)]
    return [term(answer.known), answer.value == number(value)]


def _said(truth: Truth, model: z3.ModelRef) -> bool | None:
    """True, false or None for a truth with every answer put in."""
    yes, nay = (model.eval(term(bit)) for bit in (truth.yes, truth.nay))
    assert all(z3.is_true(bit) or z3.is_false(bit) for bit in (yes, nay)), (yes, nay)
    return True if z3.is_true(yes) else False if z3.is_true(nay) else None


def _by_value(truth: Any) -> bool | None:
    return None if isinstance(truth, Missing) else bool(truth)


@cache
def _symbols(kind: str) -> tuple[Terms, tuple[tuple[Rule, Truth, Truth], ...]]:
    """Every rule on a kind of thing, with its condition and its binding as terms."""
    terms = Terms(kind)
    rules = [rule for rule in RULES if rule.about == kind]
    days = {rule: rule.day(_in_force(rule)) for rule in rules}
    read = [
        (rule, condition_of(rule, terms, days[rule]), binding_of(rule, terms, days[rule])) for rule in rules
    ]
    return terms, tuple(read)


def _agree(kind: str, seed: int) -> None:
    chance = Random(seed)
    terms, read = _symbols(kind)
    answers = {name: _drawn(chance, terms, name) for name in terms.asked}
    said = {what for what in terms.said if chance.random() < 0.3}
    solver = z3.Solver()
    solver.add(*(one for name, value in answers.items() for one in _meaning(terms.answers[name], value)))
    solver.add(*(variable == (what in said) for what, variable in terms.said.items()))
    assert solver.check() == z3.sat
    model = solver.model()
    for rule, condition, binding in read:
        reading = ValueReading(answers, rule.instrument.parameters, rule.day(_in_force(rule)), said)
        assert _said(condition, model) == _by_value(rule.condition(reading)), (rule.id, seed)
        assert _said(binding, model) == _by_value(rule.binds(reading)), (rule.id, seed)


@pytest.mark.parametrize("kind", sorted({rule.about for rule in RULES}))
def test_symbol_and_value_say_the_same_of_every_rule(kind: str) -> None:
    """Conditions and bindings agree, and so does what is unknown."""
    for seed in range(15):
        _agree(kind, seed)


@pytest.mark.drill
@pytest.mark.parametrize("kind", sorted({rule.about for rule in RULES}))
def test_symbol_and_value_say_the_same_of_very_many_answers(kind: str) -> None:
    """The same with a thousand drawn sets of answers."""
    for seed in range(1000, 2000):
        _agree(kind, seed)


def test_an_answer_that_is_branched_on_is_refused() -> None:
    """Python's `and`, `not`, `in` and `if` would silently give a wrong answer on a term."""
    terms = Terms()
    rule = load_law().rule("core.promise.person_does_not_owe")
    c = SymbolReading(terms, rule, AT.date())
    wrongs: tuple[Callable[[], Any], ...] = (
        lambda: c.owes and c.is_reply,
        lambda: not c.owes,
        lambda: (c.channel == "call") or c.owes,
        lambda: c.channel in ("call", "sms"),
        lambda: "call" in c.channel,
        lambda: 1 if c.overdue > 0 else 2,
    )
    for wrong in wrongs:
        with pytest.raises(TypeError):
            wrong()


def test_numbers_and_texts_are_not_mixed() -> None:
    """A number held against a text, or a text against nothing, is a fault and no silent no."""
    c = SymbolReading(Terms(), load_law().rule("core.promise.person_does_not_owe"), AT.date())
    wrongs: tuple[Callable[[], Any], ...] = (
        lambda: c.overdue == "call",
        lambda: c.channel == 1,
        lambda: c.owes & 1,
    )
    for wrong in wrongs:
        with pytest.raises(TypeError):
            wrong()
