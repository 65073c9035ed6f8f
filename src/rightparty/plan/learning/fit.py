"""Fitting: what contacts brought in beyond the baseline, step by step, near what was assumed.

The effect of a contact is a share of the overdue sum: that of its step, times a factor for each fact of the
past. How much all contacts bring in, people held out by chance say; how steps and facts differ, days without
contact do. A step's share is drawn towards the assumption at that level, a factor towards that of the bin
before it, as far as outcomes are few. Factors of facts that stand for distress only fall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rightparty.errors import Refused
from rightparty.plan.learning.baseline import Baseline, Floats, baseline
from rightparty.plan.learning.contrast import Contrast, contrast
from rightparty.plan.learning.level import Level, level_of
from rightparty.plan.learning.outcomes import PersonDay
from rightparty.plan.learning.sample import EDGES, Sample, product, sample_of
from rightparty.plan.learning.shape import STEP_MIN, Shape, alone_of, bounds_of, response_of
from rightparty.plan.learning.shrinking import clustered, drawn, falling, noise_of
from rightparty.plan.manner import Lowers
from rightparty.plan.response import FACTOR_MOST, FALLING, THOUSAND, WHOLE, Response

CONTACTS_MIN = 200
"""Fewer contacts in all teach nothing."""
STEP_SPREAD = 0.5
"""The same of one step, around what all together say."""
FACTOR_SPREAD = 0.35
"""The same of a factor, around that of the bin before."""
ROUNDS = 8


@dataclass(frozen=True)
class Fitted:
    """A response with what it rests on.

    `observed` and `observed_error`: the mean effect against days without contact, before it is held against
    the hold-out. `shift`: a share of what is overdue a day by which it is off, then. `bounds`: of factors;
    `alone`: their standard errors by these outcomes alone, nothing drawn.
    """

    response: Response
    baseline: Baseline
    level: Level
    held: Contrast | None
    observed: float
    observed_error: float
    shift: float
    contacts: int
    bounds: Mapping[str, tuple[tuple[float, float], ...]]
    alone: Mapping[str, tuple[float, ...]]

    def excess(self, rows: Sequence[PersonDay]) -> Floats:
        """What came in beyond what comes by itself, less what that is off by."""
        days = np.array([row.days for row in rows], dtype=np.float64)
        share = np.array([row.share for row in rows], dtype=np.float64)
        found: Floats = share - self.baseline.expected(rows) - self.shift * days
        return found


def fit(rows: Sequence[PersonDay], stated: Response, window_days: int, name: str) -> Fitted:
    """The response nearest to `stated` that the outcomes of these days allow.

    Its level is that of the people held out by chance. Days without contact only say how steps and facts
    differ: what they are off by on the whole is taken off before.

    Raises:
        Refused: too few contacts, or no days without one, to learn from.
    """
    known = baseline([row for row in rows if row.allowed], window_days)
    sample = sample_of(rows, known, stated)
    if len(sample.excess) < CONTACTS_MIN or not known.controls:
        raise Refused(
            f"{len(sample.excess):,} contacts and {known.controls:,} days without one: too few to learn from",
            f"wait until there are {CONTACTS_MIN} contacts; until then the assumptions hold",
        )
    assumed = np.array([one.share / WHOLE for one in stated.effects])
    lowered = {one.name: one.lift / THOUSAND for one in stated.lowers}
    observed = _observed(sample, known)
    held = contrast(rows)
    level = level_of(held, observed, float((assumed[sample.step] * product(sample, {}, lowered)).mean()))
    shift = (observed[0] - level.value) / float(sample.days.mean())
    sample = replace(sample, excess=sample.excess - shift * sample.days)
    noise = noise_of(sample)
    found = _shape(sample, stated, assumed, level, noise)
    response = response_of(stated, name, sample, found, told=level.told)
    return Fitted(
        response,
        known,
        level,
        held,
        *observed,
        shift,
        len(sample.excess),
        bounds_of(found),
        alone_of(sample, found, noise),
    )


def _observed(sample: Sample, known: Baseline) -> tuple[float, float]:
    """The mean effect against days without contact, and its error."""
    mean = float(sample.excess.mean())
    shared = known.error * float(sample.days.mean())
    own = clustered(sample.excess - mean, sample.people) / len(sample.excess)
    return mean, float(np.hypot(own, shared))


def _shape(sample: Sample, stated: Response, assumed: Floats, level: Level, noise: float) -> Shape:
    """How steps and facts differ, at this level."""
    factors: Mapping[str, Floats] = {name: np.ones(len(edges) + 1) for name, edges in EDGES.items()}
    lowered: Mapping[str, float] = {one.name: one.lift / THOUSAND for one in stated.lowers}
    shares, errors, spreads = assumed, assumed, factors
    for _ in range(ROUNDS):
        shares, errors = _shares(sample, assumed, product(sample, factors, lowered), noise, level)
        factors, spreads = _factors(sample, shares[sample.step], factors, lowered, noise)
        lowered = _lowered(sample, shares[sample.step], factors, lowered, stated.lowers, noise)
    mean = float((shares[sample.step] * product(sample, factors, lowered)).mean())
    times = level.value / mean if mean > 0 else 0.0
    return Shape(shares * times, errors * max(times, 1.0), factors, spreads, lowered)


def _shares(
    sample: Sample, assumed: Floats, facts: Floats, noise: float, level: Level
) -> tuple[Floats, Floats]:
    """Share and its standard error by step, around what the level says of the assumptions."""
    shares, errors = assumed * level.scale, assumed * level.scale_error
    for number, one in enumerate(assumed):
        rows = sample.step == number
        if rows.sum() < STEP_MIN or one == 0:
            continue
        spread = STEP_SPREAD * one * max(level.scale, 0.2)
        towards = float(shares[number])
        share, wide = drawn(facts[rows], sample.excess[rows], noise, towards, spread)
        shares[number], errors[number] = max(share, 0.0), np.hypot(wide, errors[number])
    return shares, errors


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
        others = share * product(sample, {key: one for key, one in found.items() if key != name}, lowered)
        values, errors = np.ones(len(edges) + 1), np.zeros(len(edges) + 1)
        before = 1.0
        for number in range(len(values)):
            rows = sample.bins[name] == number
            values[number], errors[number] = drawn(
                others[rows], sample.excess[rows], noise, before, FACTOR_SPREAD
            )
            before = max(float(values[number]), 0.05)
        counts = np.bincount(sample.bins[name][sample.bins[name] >= 0], minlength=len(values)).astype(float)
        if name in FALLING:
            values = falling(values, np.maximum(counts, 1.0))
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
        others = share * product(sample, factors, {key: it for key, it in found.items() if key != one.name})
        assumed = one.lift / THOUSAND
        value, _ = drawn(others[rows], sample.excess[rows], noise, assumed, FACTOR_SPREAD)
        found[one.name] = min(max(value, 0.0), assumed)
    return found
