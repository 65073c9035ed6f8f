"""How steps and facts differ as a fit has it, and the response that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from rightparty.plan.learning.baseline import Floats, Ints
from rightparty.plan.learning.sample import EDGES, Sample, product
from rightparty.plan.manner import Lowers
from rightparty.plan.response import FALLING, THOUSAND, WHOLE, Effect, Factor, Response

STEP_MIN = 30
"""A step with fewer contacts than this keeps its assumption."""
SURE = 1.96


@dataclass(frozen=True)
class Shape:
    """Shares and their errors by step, factors and theirs, and what distress leaves."""

    shares: Floats
    errors: Floats
    factors: Mapping[str, Floats]
    spreads: Mapping[str, Floats]
    lowered: Mapping[str, float]


def response_of(
    stated: Response,
    name: str,
    sample: Sample,
    shape: Shape,
    *,
    told: bool,
) -> Response:
    """A model; where outcomes say less of the level than the assumption does, no step of it is learnt."""
    counts = np.bincount(sample.step, minlength=len(shape.shares))
    effects = tuple(
        _effect(one, float(share), float(error), int(count), told=told)
        for one, share, error, count in zip(stated.effects, shape.shares, shape.errors, counts, strict=True)
    )
    if not told:
        return replace(stated, name=name, learnt=True, effects=effects)
    factors = tuple(_factor(name, values, sample.bins[name]) for name, values in shape.factors.items())
    lowers = tuple(
        Lowers(one.name, min(one.lift, int(shape.lowered[one.name] * THOUSAND)), one.burden)
        for one in stated.lowers
    )
    return replace(stated, name=name, learnt=True, effects=effects, factors=factors, lowers=lowers)


def _effect(one: Effect, share: float, error: float, count: int, *, told: bool) -> Effect:
    if count < STEP_MIN or not told:
        return replace(one, contacts=count)
    return replace(
        one,
        share=_parts(share, WHOLE),
        low=_parts(share - SURE * error, WHOLE),
        high=_parts(share + SURE * error, WHOLE),
        learnt=True,
        contacts=count,
    )


def _factor(name: str, values: Floats, bins: Ints) -> Factor:
    counts = np.bincount(bins[bins >= 0], minlength=len(values))
    whole = [_parts(float(value), THOUSAND) for value in values]
    if name in FALLING:  # rounding shall not lift one above the one before
        whole = np.minimum.accumulate(whole).tolist()
    return Factor(name, EDGES[name], tuple(whole), tuple(int(count) for count in counts))


def alone_of(sample: Sample, shape: Shape, noise: float) -> dict[str, tuple[float, ...]]:
    """The standard error of each factor by its own outcomes: what they could tell if nothing were assumed."""
    found = {}
    every = shape.shares[sample.step] * product(sample, shape.factors, shape.lowered)
    for name, values in shape.factors.items():
        bins = sample.bins[name]
        squares = [float((every[bins == number] ** 2).sum()) for number in range(len(values))]
        found[name] = tuple(
            float(max(value, 0.0) * np.sqrt(noise / one)) if one > 0 else float("inf")
            for value, one in zip(values, squares, strict=True)
        )
    return found


def bounds_of(shape: Shape) -> dict[str, tuple[tuple[float, float], ...]]:
    """Where each factor lies with 95 %."""
    return {
        name: tuple(
            (float(value - SURE * error), float(value + SURE * error))
            for value, error in zip(values, shape.spreads[name], strict=True)
        )
        for name, values in shape.factors.items()
    }


def _parts(value: float, parts: int) -> int:
    return round(value * parts)
