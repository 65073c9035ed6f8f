"""Learning weights: logistic regression for each family against all other texts, by small steps.

The steps follow AdaGrad, in an order that a seed gives; a weight that stays small is left out. Nothing but
Python is needed, and one seed gives the same weights to the last digit.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from rightparty.words.learning.texts import Lesson
from rightparty.words.model import FAMILIES, score_of
from rightparty.words.model_features import names
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded

_ROUNDS = 3
_STEP = 1.0
_RIDGE = 2e-5
_ENOUGH = 0.02
"""An error so small that nothing is learnt from it."""

_SEEN = 2
"""Phrases in which a feature must stand to get a weight: what one of them alone has is no rule."""

_SMALL = 0.12
"""A weight below which a feature is left out."""


@dataclass(frozen=True)
class Example:
    """The features of a lesson as numbers, and the number of its family; -1 for decent."""

    features: Sequence[int]
    family: int
    phrase: str


@dataclass(frozen=True)
class Examples:
    """All examples of a script with the names of their features."""

    names: Sequence[str]
    each: Sequence[Example]


@dataclass
class Weights:
    """One family's weights by feature, and its bias."""

    each: list[float]
    bias: float = -2.0
    steps: list[float] = field(default_factory=list)

    def sum(self, example: Example) -> float:
        """What the example adds up to."""
        scale = 1 / sqrt(len(example.features)) if example.features else 0.0
        return self.bias + scale * sum([self.each[one] for one in example.features])


def examples(lessons: Iterable[Lesson], script: str) -> Examples:
    """Lessons as examples; features that hardly stand anywhere are left out."""
    families = list(FAMILIES)
    read = []
    counts: dict[str, set[str]] = {}
    for lesson in lessons:
        run = Folded(lesson.text).run
        found = sorted(names(run, vocabulary().hits(run), 0, len(run), script))
        for one in found:
            counts.setdefault(one, set()).add(lesson.phrase)
        read.append((found, lesson))
    known = sorted(one for one, phrases in counts.items() if len(phrases) >= _SEEN)
    number = {name: place for place, name in enumerate(known)}
    each = [
        Example(
            [number[one] for one in found if one in number],
            families.index(lesson.family) if lesson.family in FAMILIES else -1,
            lesson.phrase,
        )
        for found, lesson in read
    ]
    return Examples(known, each)


def fitted(learnt_from: Sequence[Example], size: int, seed: int = 0) -> list[Weights]:
    """The weights of every sum of `model.COLUMNS`, learnt from examples with `size` features."""
    each = [
        _fitted(learnt_from, [one.family == family for one in learnt_from], size, f"{family} {seed}")
        for family in range(len(FAMILIES))
    ]
    return [*each, fitted_any(learnt_from, size, seed)]


def fitted_any(learnt_from: Sequence[Example], size: int, seed: int = 0) -> Weights:
    """The weights of whether a text says anything at all."""
    return _fitted(learnt_from, [one.family >= 0 for one in learnt_from], size, f"any {seed}")


def _fitted(learnt_from: Sequence[Example], truths: Sequence[bool], size: int, seed: str) -> Weights:
    chance = random.Random(seed)
    found = Weights([0.0] * size, steps=[1e-2] * size)
    order = list(range(len(learnt_from)))
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for number in order:
            _learn(found, learnt_from[number], truth=truths[number])
    found.each = [round(one, 2) if abs(one) >= _SMALL else 0.0 for one in found.each]
    found.bias = round(found.bias, 2)
    return found


def _learn(found: Weights, example: Example, *, truth: bool) -> None:
    error = truth - score_of(found.sum(example))
    if abs(error) < _ENOUGH or not example.features:
        return
    slope = error / sqrt(len(example.features))
    each, steps = found.each, found.steps
    for one in example.features:
        steps[one] += slope * slope
        each[one] += _STEP * (slope / sqrt(steps[one]) - _RIDGE * each[one])
    found.bias += _STEP * error / 100
