"""The symbol reading says of drawn answers, unknown ones included, what the value reading says."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.law.load import load_law
from rightparty.law.logic import Missing
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Amount, Truth, Word, number, term
from rightparty.law.symbols.reading import SymbolReading, binding_of, condition_of
from rightparty.law.symbols.terms import Answer, Terms
from rightparty.law.symbols.words import code

AT = datetime(2026, 11, 23, 4, tzinfo=UTC)
RULES = (*load_law().rules, *load_law().records)
WHOLES = st.one_of(st.integers(-3, 40), st.sampled_from([0, 28800, 75600, 79200, 20780, 99_999]))
NUMBERS = st.one_of(
    st.integers(0, 60), st.decimals(0, 1, places=3), st.sampled_from([Decimal("0.24"), Decimal("0.36"), 47.5])
)


def _in_force(rule: Rule) -> datetime:
    """An instant at which a rule is in force: today, or its own first."""
    return AT if rule.in_force(AT) else rule.starts_at


def _drawn(draw: st.DrawFn, terms: Terms, name: str) -> Any:
    question = terms.asked[name]
    kind = terms.type_of(question)
    if kind == "truth":
        strategy: st.SearchStrategy[Any] = st.booleans()
    elif kind == "text":
        values = terms.facts[name].values or ("something else",)
        strategy = st.sampled_from([*values, "something else"])
    else:
        strategy = WHOLES if kind == "whole" else NUMBERS
    return draw(st.one_of(st.none(), strategy, strategy, strategy))


def _substitution(answer: Answer, value: Any) -> list[tuple[Any, Any]]:
    """What stands for a term and for its being known; the term of something unknown may be anything."""
    known = [(answer.known, z3.BoolVal(value is not None))] if not isinstance(answer, Truth) else []
    if isinstance(answer, Truth):
        return [(term(answer.yes), z3.BoolVal(value is True)), (term(answer.nay), z3.BoolVal(value is False))]
    if value is None:
        return known
    if isinstance(answer, Word):
        return [*known, (answer.code, z3.IntVal(code(value)))]
    assert isinstance(answer, Amount)
    exact = number(value)
    return [
        *known,
        (answer.value, exact if answer.value.is_int() else z3.ToReal(exact) if exact.is_int() else exact),
    ]


def _said(truth: Truth, pairs: list[tuple[Any, Any]]) -> bool | None:
    """True, false or None for a truth with every answer put in."""
    yes, nay = (z3.simplify(z3.substitute(term(bit), *pairs)) for bit in (truth.yes, truth.nay))
    assert all(z3.is_true(bit) or z3.is_false(bit) for bit in (yes, nay)), (yes, nay)
    return True if z3.is_true(yes) else False if z3.is_true(nay) else None


def _by_value(truth: Any) -> bool | None:
    return None if isinstance(truth, Missing) else bool(truth)


@settings(max_examples=12, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", sorted({rule.about for rule in RULES}))
def test_symbol_and_value_say_the_same_of_every_rule(kind: str, data: st.DataObject) -> None:
    """Conditions and bindings agree, and so does what is unknown."""
    rules = [rule for rule in RULES if rule.about == kind]
    terms = Terms(kind)
    symbols = [
        (
            condition_of(rule, terms, rule.day(_in_force(rule))),
            binding_of(rule, terms, rule.day(_in_force(rule))),
        )
        for rule in rules
    ]
    answers = data.draw(st.composite(lambda draw: {n: _drawn(draw, terms, n) for n in terms.asked})())
    said = data.draw(st.sets(st.sampled_from(sorted(terms.said)))) if terms.said else set()
    pairs = [pair for name, value in answers.items() for pair in _substitution(terms.answers[name], value)]
    pairs += [(variable, z3.BoolVal(what in said)) for what, variable in terms.said.items()]
    for rule, (condition, binding) in zip(rules, symbols, strict=True):
        reading = ValueReading(answers, rule.instrument.parameters, rule.day(_in_force(rule)), said)
        assert _said(condition, pairs) == _by_value(rule.condition(reading)), rule.id
        assert _said(binding, pairs) == _by_value(rule.binds(reading)), rule.id


def test_an_answer_that_is_branched_on_is_refused() -> None:
    """Python's `and`, `not`, `in` and `if` would silently give a wrong answer on a term."""
    terms = Terms()
    rule = load_law().rule("core.promise.person_does_not_owe")
    c = SymbolReading(terms, rule, AT.date())
    for wrong in (
        lambda: c.owes and c.is_reply,
        lambda: not c.owes,
        lambda: (c.channel == "call") or c.owes,
        lambda: c.channel in ("call", "sms"),
        lambda: "call" in c.channel,
        lambda: 1 if c.overdue > 0 else 2,
    ):
        with pytest.raises(TypeError):
            wrong()


def test_numbers_and_texts_are_not_mixed() -> None:
    """A number held against a text, or a text against nothing, is a fault and no silent no."""
    c = SymbolReading(Terms(), load_law().rule("core.promise.person_does_not_owe"), AT.date())
    for wrong in (lambda: c.overdue == "call", lambda: c.channel == 1, lambda: c.owes & 1):
        with pytest.raises(TypeError):
            wrong()
