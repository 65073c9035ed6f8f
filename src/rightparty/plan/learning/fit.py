"""Fitting: what contacts brought in beyond the baseline, step by step, near what was assumed.

The effect of a contact is a share of the overdue sum: that of its step, times a factor for each fact of the
past. A step's share is drawn towards what all contacts together say of the assumption, a factor towards that
of the bin before it, as far as outcomes are few. Factors of facts that stand for distress only fall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rightparty.errors import Refused
from rightparty.law.vocabulary import REMINDER
from rightparty.plan.learning.baseline import Baseline, Bools, Floats, Ints, baseline
from rightparty.plan.learning.outcomes import PersonDay
from rightparty.plan.manner import LOWERING, Lowers
from rightparty.plan.response import FACTOR_MOST, FALLING, THOUSAND, WHOLE, Effect, Factor, Response

CONTACTS_MIN = 200
"""Fewer contacts in all teach nothing."""
STEP_MIN = 30
"""A step with fewer contacts than this keeps its assumption, times what all contacts say of assumptions."""
SCALE_SPREAD = 0.7
"""Standard deviation of what all assumptions together are off by, as a share of them."""
STEP_SPREAD = 0.5
"""The same of one step, around what all together say."""
FACTOR_SPREAD = 0.35
"""The same of a factor, around that of the bin before."""
ROUNDS = 8
SURE = 1.96

EDGES: Mapping[str, tuple[int, ...]] = {
    "own_choice": (1,),
    "hour": (12, 17),
    "dpd": (31, 61, 91),
    "reached": (1, 2, 3),
    "unanswered": (1, 2, 3),
    "paid_days": (15, 31, 61),
}
"""Bins of the facts: the first lies below the first edge."""


@dataclass(frozen=True)
class Sample:
    """Contacts as arrays: what came in beyond the baseline, their step, and the bins of their facts."""

    excess: Floats
    days: Floats
    step: Ints
    bins: Mapping[str, Ints]
    lowered: Mapping[str, Bools]
    people: tuple[str, ...]


@dataclass(frozen=True)
class Fitted:
    """A response with the baseline it rests on; `scale`: what all assumptions together are off by."""

    response: Response
    baseline: Baseline
    scale: float
    scale_error: float
    raw: float
    raw_error: float
    contacts: int
    bounds: Mapping[str, tuple[tuple[float, float], ...]]


def sample_of(rows: Sequence[PersonDay], known: Baseline, stated: Response) -> Sample:
    """Contacts with a step of the plan file, as arrays; reminders of what falls due are about other sums."""
    steps = {
        (one.channel, one.content): number
        for number, one in enumerate(stated.effects)
        if one.content != REMINDER
    }
    made = [row for row in rows if (row.channel, row.content) in steps]
    days = np.array([row.days for row in made], dtype=np.float64)
    share = np.array([row.share for row in made], dtype=np.float64)
    return Sample(
        share - known.expected(made),
        days,
        np.array([steps[row.channel or "", row.content or ""] for row in made], dtype=np.int64),
        {name: _bins(made, name) for name in EDGES},
        {name: np.array([getattr(row, name) for row in made], dtype=np.bool_) for name in LOWERING},
        tuple(row.person_id for row in made),
    )


def _bins(rows: Sequence[PersonDay], name: str) -> Ints:
    """The bin of each row; -1 where the fact is unknown."""
    values = [getattr(row, name) for row in rows]
    found = np.digitize([0 if value is None else int(value) for value in values], EDGES[name])
    return np.where([value is None for value in values], -1, found).astype(np.int64)


def fit(rows: Sequence[PersonDay], stated: Response, window_days: int, name: str) -> Fitted:
    """The response nearest to `stated` that the outcomes of these days allow.

    Raises:
        Refused: too few contacts, or no days without one, to learn from.
    """
    known = baseline(rows, window_days)
    sample = sample_of(rows, known, stated)
    if len(sample.excess) < CONTACTS_MIN or not known.controls:
        raise Refused(
            f"{len(sample.excess):,} contacts and {known.controls:,} days without one: too few to learn from",
            f"wait until there are {CONTACTS_MIN} contacts; until then the assumptions hold",
        )
    factors = {name: np.ones(len(edges) + 1) for name, edges in EDGES.items()}
    lowered = {one.name: one.lift / THOUSAND for one in stated.lowers}
    assumed = np.array([one.share / WHOLE for one in stated.effects])
    shares, errors, scale = assumed, assumed, (1.0, SCALE_SPREAD)
    noise, spreads = _noise(sample), dict(factors)
    for _ in range(ROUNDS):
        facts = _product(sample, factors, lowered)
        shares, errors, scale = _shares(sample, assumed, facts, noise, known.error)
        factors, spreads = _factors(sample, shares[sample.step], factors, lowered, noise)
        lowered = _lowered(sample, shares[sample.step], factors, lowered, stated.lowers, noise)
    response = _response(stated, name, sample, (shares, errors), factors, lowered)
    whole = sample.excess.sum() / len(sample.excess)
    shared = known.error * float(sample.days.mean())
    return Fitted(
        response,
        known,
        scale[0],
        scale[1],
        float(whole),
        float(np.hypot(_clustered(sample.excess - whole, sample.people) / len(sample.excess), shared)),
        len(sample.excess),
        _bounds(factors, spreads),
    )


def _noise(sample: Sample) -> float:
    """The variance of one contact's outcome, enlarged as far as those of one person hang together."""
    centred = sample.excess - sample.excess.mean()
    alone = float((centred**2).sum())
    together = _clustered(centred, sample.people) ** 2
    return float(centred.var()) * max(1.0, together / alone if alone else 1.0) + 1e-9


def _clustered(values: Floats, people: Sequence[str]) -> float:
    """The standard error of a sum over people whose rows hang together."""
    _, who = np.unique(np.array(people), return_inverse=True)
    return float(np.sqrt((np.bincount(who, values) ** 2).sum()))


def _product(sample: Sample, factors: Mapping[str, Floats], lowered: Mapping[str, float]) -> Floats:
    found = np.ones(len(sample.excess))
    for name, values in factors.items():
        found *= np.where(sample.bins[name] < 0, 1.0, values[sample.bins[name]])
    for name, value in lowered.items():
        found *= np.where(sample.lowered[name], value, 1.0)
    return found


def _shares(
    sample: Sample, assumed: Floats, facts: Floats, noise: float, error: float
) -> tuple[Floats, Floats, tuple[float, float]]:
    """Share and its standard error by step, and what the assumptions together are off by, with its error."""
    expected = assumed[sample.step] * facts
    shared = error * float(sample.days.mean())
    scale, scale_error = _drawn(expected, sample.excess, noise, 1.0, SCALE_SPREAD, shared)
    scale = max(scale, 0.0)
    shares, errors = assumed * scale, assumed * scale_error
    for number, one in enumerate(assumed):
        rows = sample.step == number
        if rows.sum() < STEP_MIN or one == 0:
            continue
        spread = STEP_SPREAD * one * max(scale, 0.2)
        towards, shared = float(shares[number]), error * float(sample.days[rows].mean())
        share, wide = _drawn(facts[rows], sample.excess[rows], noise, towards, spread, shared)
        shares[number], errors[number] = max(share, 0.0), wide
    return shares, errors, (scale, scale_error)


def _factors(
    sample: Sample,
    share: Floats,
    factors: Mapping[str, Floats],
    lowered: Mapping[str, float],
    noise: float,
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Each fact's factors with the others held fast; on the average of the contacts they are one."""
    found, spreads = dict(factors), {}
    for name, edges in EDGES.items():
        others = share * _product(sample, {key: one for key, one in found.items() if key != name}, lowered)
        values, errors = np.ones(len(edges) + 1), np.zeros(len(edges) + 1)
        before = 1.0
        for number in range(len(values)):
            rows = sample.bins[name] == number
            values[number], errors[number] = _drawn(
                others[rows], sample.excess[rows], noise, before, FACTOR_SPREAD
            )
            before = max(float(values[number]), 0.05)
        counts = np.bincount(sample.bins[name][sample.bins[name] >= 0], minlength=len(values)).astype(float)
        if name in FALLING:
            values = _falling(values, np.maximum(counts, 1.0))
        weight = np.bincount(
            sample.bins[name][sample.bins[name] >= 0], others[sample.bins[name] >= 0], len(values)
        )
        mean = float((values * weight).sum() / weight.sum()) if weight.sum() > 0 else 1.0
        found[name] = np.clip(values / (mean if mean > 0 else 1.0), 0.0, FACTOR_MOST / THOUSAND)
        spreads[name] = errors
    return found, spreads


def _lowered(
    sample: Sample,
    share: Floats,
    factors: Mapping[str, Floats],
    lowered: Mapping[str, float],
    stated: Sequence[Lowers],
    noise: float,
) -> dict[str, float]:
    """What distress, complaints and a wrong-party past leave of an effect: what was assumed, or less."""
    found = dict(lowered)
    for one in stated:
        rows = sample.lowered[one.name]
        others = share * _product(sample, factors, {key: it for key, it in found.items() if key != one.name})
        assumed = one.lift / THOUSAND
        value, _ = _drawn(others[rows], sample.excess[rows], noise, assumed, FACTOR_SPREAD)
        found[one.name] = min(max(value, 0.0), assumed)
    return found


def _drawn(
    expected: Floats, seen: Floats, noise: float, towards: float, spread: float, shared: float = 0.0
) -> tuple[float, float]:
    """The multiple of `expected` that `seen` is, drawn towards a value; and its standard error.

    `shared`: the error that all of `seen` have in common, as of the baseline.
    """
    squares, crossed = float((expected**2).sum()), float((expected * seen).sum())
    prior = 1.0 / spread**2 if spread > 0 else 1e12
    if squares <= 0:
        return towards, float(1.0 / np.sqrt(prior))
    variance = noise / squares + (shared * float(expected.sum()) / squares) ** 2
    precision, told = 1.0 / variance, crossed / squares / variance
    return (told + towards * prior) / (precision + prior), float(1.0 / np.sqrt(precision + prior))


def _falling(values: Floats, weights: Floats) -> Floats:
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


def _response(
    stated: Response,
    name: str,
    sample: Sample,
    steps: tuple[Floats, Floats],
    factors: Mapping[str, Floats],
    lowered: Mapping[str, float],
) -> Response:
    shares, errors = steps
    counts = np.bincount(sample.step, minlength=len(shares))
    effects = tuple(
        _effect(one, float(share), float(error), int(count))
        for one, share, error, count in zip(stated.effects, shares, errors, counts, strict=True)
    )
    told = tuple(_factor(name, values, sample.bins[name]) for name, values in factors.items())
    lowers = tuple(
        Lowers(one.name, min(one.lift, int(lowered[one.name] * THOUSAND)), one.burden)
        for one in stated.lowers
    )
    return replace(stated, name=name, learnt=True, effects=effects, factors=told, lowers=lowers)


def _effect(one: Effect, share: float, error: float, count: int) -> Effect:
    if count < STEP_MIN:
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


def _bounds(
    factors: Mapping[str, NDArray[np.float64]], spreads: Mapping[str, Floats]
) -> dict[str, tuple[tuple[float, float], ...]]:
    return {
        name: tuple(
            (float(value - SURE * error), float(value + SURE * error))
            for value, error in zip(values, spreads[name], strict=True)
        )
        for name, values in factors.items()
    }


def _parts(value: float, parts: int) -> int:
    return round(value * parts)
