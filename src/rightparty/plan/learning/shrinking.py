"""Estimates drawn towards what was believed before, as far as outcomes are few."""

from collections.abc import Sequence

import numpy as np

from rightparty.plan.learning.baseline import Floats
from rightparty.plan.learning.sample import Sample


def noise_of(sample: Sample) -> float:
    """The variance of one contact's outcome, enlarged as far as those of one person hang together."""
    centred = sample.excess - sample.excess.mean()
    alone = float((centred**2).sum())
    together = clustered(centred, sample.people) ** 2
    return float(centred.var()) * max(1.0, together / alone if alone else 1.0) + 1e-9


def clustered(values: Floats, people: Sequence[str]) -> float:
    """The standard error of a sum over people whose rows hang together."""
    _, who = np.unique(np.array(people), return_inverse=True)
    return float(np.sqrt((np.bincount(who, values) ** 2).sum()))


def drawn(expected: Floats, seen: Floats, noise: float, towards: float, spread: float) -> tuple[float, float]:
    """The multiple of `expected` that `seen` is, drawn towards a value; and its standard error."""
    squares, crossed = float((expected**2).sum()), float((expected * seen).sum())
    prior = 1.0 / spread**2 if spread > 0 else 1e12
    if squares <= 0:
        return towards, float(1.0 / np.sqrt(prior))
    variance = noise / squares
    precision, told = 1.0 / variance, crossed / squares / variance
    return (told + towards * prior) / (precision + prior), float(1.0 / np.sqrt(precision + prior))


def falling(values: Floats, weights: Floats) -> Floats:
    """The nearest values that never rise: neighbours out of order are put together at their mean."""
    blocks: list[list[float]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            later, earlier = blocks.pop(), blocks.pop()
            both = earlier[1] + later[1]
            mean = (earlier[0] * earlier[1] + later[0] * later[1]) / both
            blocks.append([mean, both, earlier[2] + later[2]])
    return np.array([block[0] for block in blocks for _ in range(int(block[2]))])
