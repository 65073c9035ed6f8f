"""Facts at hand, drawn so that every rule of a rulebook speaks on some rows and is silent on others."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from rightparty.bench.peers.ruleset import Ruleset
from rightparty.law.compiled import compiled
from rightparty.law.terms import Term

_TRIES = 100_000
_LITTLE = Decimal("0.001")


def drawn_facts(rules: Ruleset, count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Rows of complete facts: `count` at random, and for each rule that was never heard one where it is."""
    draw = Random(seed)
    values = _values(rules)
    rows = [_row(draw, values) for _ in range(count)]
    heard = {number for row in rows for number in rules.spoken(row)}
    for one in rules.ruled:
        if one.number not in heard:
            asked = [*_asks(one.guard), *_asks(one.spoken)]
            rows += _heard_on(rules, one.number, {name: values[name] for name in asked}, values, draw)
    return rows


def _heard_on(
    rules: Ruleset,
    number: int,
    asked: Mapping[str, Sequence[Any]],
    values: Mapping[str, Sequence[Any]],
    draw: Random,
) -> list[dict[str, Any]]:
    base, alone = _row(draw, values), compiled([rules.rules[number]], rules.at)
    tries = ({**base, **_row(draw, asked)} for _ in range(_TRIES))
    return next(([row] for row in tries if alone.heard(row) == (0,)), [])


def _row(draw: Random, values: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    return {name: draw.choice(found) for name, found in values.items()}


def _values(rules: Ruleset) -> dict[str, Sequence[Any]]:
    """What each question may be: every word, both truths, and each number of the law with its neighbours."""
    numbers: dict[str, set[Decimal]] = {name: {Decimal(0)} for name in rules.questions}
    for one in rules.ruled:
        for term in (one.guard, one.spoken):
            for compared in _comparisons(term):
                constants = [part for part in compared.parts if not isinstance(part, Term | tuple | str)]
                for name in compared.asks:
                    numbers[name] |= {Decimal(str(value)) for value in constants}
    found: dict[str, Sequence[Any]] = {}
    for name, question in rules.questions.items():
        if question.type == "truth":
            found[name] = (False, True)
        elif question.type == "text":
            found[name] = rules.words[name]
        else:
            step = _LITTLE if question.type == "number" else Decimal(1)
            near = sorted({value + by for value in numbers[name] for by in (-step, Decimal(0), step)})
            found[name] = near if question.type == "number" else [int(value) for value in near]
    return found


def _comparisons(term: Any) -> Iterator[Term]:
    if not isinstance(term, Term) or term.op == "ask":
        return
    if term.op in ("and", "or", "not"):
        for part in term.parts:
            yield from _comparisons(part)
    else:
        yield term


def _asks(term: Any) -> Sequence[str]:
    return term.asks if isinstance(term, Term) else ()
