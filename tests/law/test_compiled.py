"""The compiled law, held against its rules read one by one on drawn answers, known or not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.gate.decide import spoken
from rightparty.law.compiled import Compiled, compiled
from rightparty.law.facts import FACTS
from rightparty.law.load import Law, load_law
from rightparty.law.logic import Missing
from rightparty.law.parameters import parse_parameters
from rightparty.law.questions import Fact, Question
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule
from rightparty.law.terms import Building, Term, written

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
_NUMBERS = (-1, 0, 1, 2, 3, 7, 30, 28_799, 28_800, 50_000, 75_600, 79_200, 86_399, 99_999)


def _answer(question: Question, rng: Random) -> Any:
    """Any answer to a question, now and then none."""
    if rng.random() < 1 / 4:
        return None
    if question.type == "truth":
        return rng.random() < 1 / 2
    if question.type == "text" and isinstance(question, Fact):
        return rng.choice(FACTS[question.name].values)
    return rng.choice(_NUMBERS)


def _known(law: Law, rng: Random, *, quiet: bool) -> dict[str, Any]:
    """Answers to all questions; `quiet`: mostly false and zero, so that few rules speak."""
    found = {name: _answer(q, rng) for name, q in law.questions.items()}
    if quiet:
        loud = set(rng.sample(sorted(found), rng.randrange(12)))
        plain = {n: False if q.type == "truth" else 0 for n, q in law.questions.items()}
        found = {name: found[name] if name in loud else plain[name] for name in found}
    found["channel"] = _answer(law.questions["channel"], rng)
    return found


def _heard(made: Compiled, known: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(made.rules[n if n >= 0 else ~n].id, n < 0) for n in made.heard(known)]


def _one_by_one(law: Law, known: dict[str, Any], at: datetime) -> list[tuple[str, bool]]:
    return [(s.rule.id, bool(s.missing)) for s in spoken(law.in_force(at), known, at)]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), quiet=st.booleans(), data=st.data())
def test_the_compiled_law_hears_what_its_rules_say_one_by_one(
    seed: int, quiet: bool, data: st.DataObject
) -> None:
    """On any answers, at any change of law, for one channel and for any: the same rules, known or not."""
    law = load_law()
    at = data.draw(st.sampled_from([*law.changes(), *(c - timedelta(seconds=1) for c in law.changes()), NOW]))
    known = _known(law, Random(seed), quiet=quiet)
    expected = _one_by_one(law, known, at)
    assert _heard(law.compiled.at(at), known) == expected
    if known["channel"] is not None:
        assert _heard(law.compiled.at(at, known["channel"]), known) == expected


@pytest.mark.parametrize("rule", load_law().rules, ids=lambda rule: rule.id)
def test_each_rule_alone_is_compiled_as_it_is_read(rule: Rule) -> None:
    """Every rule, with each of its questions unknown in turn and all together, as `ValueReading` answers."""
    at = max(rule.starts_at, NOW) if rule.ends_at is None else rule.ends_at - timedelta(seconds=1)
    made, law = compiled((rule,), at), Law((rule,))
    for base in (True, False):
        full = {name: _plain(question, base=base) for name, question in rule.questions.items()}
        for unknown in (None, *full, ""):
            known = dict.fromkeys(full) if unknown == "" else full | ({unknown: None} if unknown else {})
            assert _heard(made, known) == _one_by_one(law, known, at), known


def _plain(question: Question, *, base: bool) -> Any:
    if question.type == "truth":
        return base
    if question.type == "text" and isinstance(question, Fact):
        return FACTS[question.name].values[0 if base else -1]
    return 50_000 if base else 0


def test_an_answer_left_out_is_unknown() -> None:
    """A mapping without a fact is read as one in which it is unknown."""
    law = load_law()
    known = dict.fromkeys(law.questions) | {"channel": "call", "content": "full"}
    short = {name: value for name, value in known.items() if value is not None}
    made = law.compiled.at(NOW, "call")
    assert made.heard(short) == made.heard(known) != ()


def test_one_period_is_compiled_once() -> None:
    """Two instants between the same changes of law share one function; a change has another."""
    law = load_law()
    change = law.changes()[-1]
    assert law.compiled.at(change, "call") is law.compiled.at(change + timedelta(days=1), "call")
    assert law.compiled.at(change, "call") is not law.compiled.at(change - timedelta(seconds=1), "call")


_CONDITIONS: dict[str, Callable[[Any], Any]] = {
    "a != b": lambda c: c.a != c.b,
    "a == b": lambda c: c.a == c.b,
    "a + 1 < b": lambda c: c.a + 1 < c.b,
    "2 * a >= b - 1": lambda c: c.a * 2 >= c.b - 1,
    "limit": lambda c: (c.a >= c.limit("n")) | (c.b != c.limit("n")),
    "nested": lambda c: ~((c.x & ~c.y) | (c.a < 1)) & (~c.x | c.b.isin((1, 2))),
    "twice": lambda c: (c.x & c.x) | (c.x & c.y),
    "empty": lambda c: c.a.isin(()),
}


class _Lenient(ValueReading):
    """Answers that may be unknown, in the operations a rule has through its helpers."""

    def _answer(self, name: str) -> Any:
        return _Value(self._answers[name])


class _Value:
    """A value or None with the three-valued operations of `law/logic.py`, written as plainly as can be."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def _apply(self, other: Any, work: Any) -> "_Value":
        right = other.value if isinstance(other, _Value) else other
        return _Value(None if self.value is None or right is None else work(self.value, right))

    def __and__(self, other: "_Value") -> "_Value":
        pair = (self.value, other.value)
        return _Value(False if False in pair else None if None in pair else True)

    def __or__(self, other: "_Value") -> "_Value":
        pair = (self.value, other.value)
        return _Value(True if True in pair else None if None in pair else False)

    def __invert__(self) -> "_Value":
        return _Value(None if self.value is None else not self.value)

    def __eq__(self, other: object) -> Any:
        return self._apply(other, lambda a, b: a == b)

    def __ne__(self, other: object) -> Any:
        return self._apply(other, lambda a, b: a != b)

    def __lt__(self, other: Any) -> Any:
        return self._apply(other, lambda a, b: a < b)

    def __ge__(self, other: Any) -> Any:
        return self._apply(other, lambda a, b: a >= b)

    def __add__(self, other: Any) -> Any:
        return self._apply(other, lambda a, b: a + b)

    def __sub__(self, other: Any) -> Any:
        return self._apply(other, lambda a, b: a - b)

    def __mul__(self, other: Any) -> Any:
        return self._apply(other, lambda a, b: a * b)

    def isin(self, values: Any) -> Any:
        return _Value(None if self.value is None else self.value in values)

    __hash__ = None  # type: ignore[assignment]  # never a key


@pytest.mark.parametrize("name", _CONDITIONS)
def test_terms_are_written_in_three_valued_logic(name: str) -> None:
    """Surely true and maybe true, over all small answers and none, are what the three values say."""
    condition = _CONDITIONS[name]
    numbers = parse_parameters(
        {"n": {"unit": "days", "values": [{"since": NOW.date(), "value": 2, "citation": "§ 1"}]}}, "n.toml"
    )
    term = condition(Building(numbers, NOW.date(), {}))
    assert isinstance(term, Term)

    def text(one: Term, sure: bool) -> str:
        return written(one, sure=sure, write=text, ask=lambda asked: f"f[{asked!r}]")

    for x in (True, False, None):
        for y in (True, False, None):
            for a in (0, 1, 2, None):
                for b in (0, 1, 2, None):
                    f = {"x": x, "y": y, "a": a, "b": b}
                    truth = condition(_Lenient(f, numbers, NOW.date())).value
                    assert bool(eval(text(term, True), {"f": f})) is (truth is True), f  # noqa: S307 - our own text
                    assert bool(eval(text(term, False), {"f": f})) is (truth is not False), f  # noqa: S307 - the same


def test_a_truth_is_not_compared() -> None:
    """A comparison of truths is refused with the way to write it; a term has no truth value to branch on."""
    c = Building({}, NOW.date(), {})
    with pytest.raises(TypeError, match=r"no\(\.\.\.\)"):
        written((c.x & c.y) == c.z, sure=True, write=lambda term, sure: "", ask=str)
    with pytest.raises(TypeError, match="branch"):
        bool(c.x)
    assert isinstance(Missing(frozenset(("x",))) & True, Missing)
