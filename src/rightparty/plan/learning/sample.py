"""Contacts as arrays: what came in beyond the baseline, their step, and the bins of their facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rightparty.law.vocabulary import REMINDER
from rightparty.plan.learning.baseline import Baseline, Bools, Floats, Ints
from rightparty.plan.learning.outcomes import PersonDay
from rightparty.plan.manner import LOWERING
from rightparty.plan.response import Response

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


def sample_of(rows: Sequence[PersonDay], known: Baseline, stated: Response) -> Sample:
    """Contacts with a step of the plan file, as arrays; reminders of what falls due are about other sums."""
    steps = {
        (one.channel, one.content): number
        for number, one in enumerate(stated.effects)
        if one.content != REMINDER
    }
    made = [row for row in rows if row.allowed and (row.channel, row.content) in steps]
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


def product(sample: Sample, factors: Mapping[str, Floats], lowered: Mapping[str, float]) -> Floats:
    """What the facts of each contact multiply its step's share by; an unknown one as in `Factor.of`."""
    found = np.ones(len(sample.excess))
    for name, values in factors.items():
        found *= np.where(sample.bins[name] < 0, values.min(), values[sample.bins[name]])
    for name, value in lowered.items():
        found *= np.where(sample.lowered[name], value, 1.0)
    return found
