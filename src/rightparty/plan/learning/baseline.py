"""What comes in without a contact, and how likely a contact was: by cells that a person can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from rightparty.plan.learning.outcomes import PersonDay

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DPD_EDGES = (31, 61, 91)
PAID_EDGES = (15, 31, 61)
"""Days past due and days since money last came in: cells of what comes in by itself."""
CELL_DAYS = 100.0
"""Days without contact that a cell needs to weigh as much as all cells together."""
SEASON_DAYS = 50.0
"""The same of one day of the calendar."""
CLIP = (0.05, 0.95)
"""Odds beyond these propensities would let a few days stand for many: they are clipped, and that is told."""


@dataclass(frozen=True)
class Cell:
    """One cell: days without contact, the share of the overdue sum that came in a day, and the propensity."""

    dpd: int
    paid: int
    days: int
    contacts: int
    rate: float
    propensity: float


@dataclass(frozen=True)
class Baseline:
    """What comes in a day without contact, by cell and day of the calendar, and the `correction` to it.

    `error`: the standard error of all rates together; every effect shares it. `seasons`: by day, how much
    more or less comes in than on other days: pay days are the same for all. The correction is what controls,
    weighted by the odds of a contact, brought in a day beyond their rate: with it, an effect is right if
    either the rates or the propensities are.
    """

    cells: tuple[Cell, ...]
    seasons: Mapping[date, float]
    correction: float
    error: float
    clipped: int
    controls: int
    held_out: int

    def expected(self, rows: Sequence[PersonDay]) -> Floats:
        """The share that would have come in without the contact, by row, in its days."""
        by_cell = np.array([cell.rate for cell in self.cells])[cells_of(rows)]
        lasted = np.array([_lasted(row, self.seasons) for row in rows], dtype=np.float64)
        days = np.array([row.days for row in rows], dtype=np.float64)
        found: Floats = by_cell * lasted + self.correction * days
        return found


def _lasted(row: PersonDay, seasons: Mapping[date, float]) -> float:
    """The days of a row, each as much as its day of the calendar brings in."""
    whole = int(row.days)
    weights = [(number, 1.0) for number in range(whole)] + [(whole, row.days - whole)]
    return sum(part * seasons.get(row.day + timedelta(days=number), 1.0) for number, part in weights)


def cells_of(rows: Sequence[PersonDay]) -> Ints:
    """The number of each row's cell of days past due and days since the last payment."""
    dpd = np.digitize([row.dpd or 0 for row in rows], DPD_EDGES)
    paid = np.digitize([10**6 if row.paid_days is None else row.paid_days for row in rows], PAID_EDGES)
    found: Ints = dpd * (len(PAID_EDGES) + 1) + paid
    return found


def baseline(rows: Sequence[PersonDay], window_days: int) -> Baseline:
    """Learn it from days without a contact, at least a window after the last: of people held out, or all.

    Where people were left without contact by chance, only their days are controls; they are true ones.
    """
    contacted = np.array([row.channel is not None for row in rows], dtype=np.bool_)
    quiet = np.array(
        [row.since_days is None or row.since_days >= window_days for row in rows], dtype=np.bool_
    )
    apart = np.array([row.held_out for row in rows], dtype=np.bool_)
    control = ~contacted & quiet
    by_chance = control & apart
    if by_chance.sum() >= CELL_DAYS:
        control = by_chance
    control &= np.array([row.day_share is not None for row in rows], dtype=np.bool_)
    share = np.array([row.day_share or 0.0 for row in rows], dtype=np.float64)
    cell = cells_of(rows)
    rates = _rates(share, cell, control)
    seasons = _seasons(rows, share, rates[cell], control)
    rate = rates[cell] * np.array([seasons.get(row.day, 1.0) for row in rows])
    propensity = _propensities(cell, contacted, control)
    kept = np.clip(propensity, *CLIP)
    odds = np.where(control, (kept / (1 - kept))[cell], 0.0)
    correction = float((odds * (share - rate)).sum() / odds.sum()) if odds.sum() > 0 else 0.0
    clipped = int(((propensity != kept)[cell] & contacted).sum())
    cells = tuple(
        Cell(
            number // (len(PAID_EDGES) + 1),
            number % (len(PAID_EDGES) + 1),
            int((control & (cell == number)).sum()),
            int((contacted & (cell == number)).sum()),
            float(rates[number]),
            float(propensity[number]),
        )
        for number in range(_CELLS)
    )
    return Baseline(
        cells,
        seasons,
        correction,
        _error(rows, share - rate, control),
        clipped,
        int(control.sum()),
        int(by_chance.sum()),
    )


_CELLS = (len(DPD_EDGES) + 1) * (len(PAID_EDGES) + 1)


def _rates(share: Floats, cell: Ints, control: Bools) -> Floats:
    """Share that came in a day, by cell, drawn towards that of all cells where days are few."""
    came = np.bincount(cell[control], share[control], _CELLS)
    lasted = np.bincount(cell[control], minlength=_CELLS)
    whole = came.sum() / lasted.sum() if lasted.sum() > 0 else 0.0
    found: Floats = (came + whole * CELL_DAYS) / (lasted + CELL_DAYS)
    return found


def _seasons(rows: Sequence[PersonDay], share: Floats, rate: Floats, control: Bools) -> dict[date, float]:
    """What came in on each day of the calendar over what its cells bring in, drawn towards one."""
    days = np.array([row.day.toordinal() for row in rows])
    mean = float(rate[control].mean()) if control.any() else 0.0
    found = {}
    for day in np.unique(days[control]):
        on = control & (days == day)
        drawn = mean * SEASON_DAYS
        expected = float(rate[on].sum()) + drawn
        found[date.fromordinal(int(day))] = (
            (float(share[on].sum()) + drawn) / expected if expected > 0 else 1.0
        )
    return found


def _error(rows: Sequence[PersonDay], missed: Floats, control: Bools) -> float:
    """The standard error of what controls bring in a day; days of one person hang together."""
    if not control.any():
        return 0.0
    _, who = np.unique(np.array([row.person_id for row in rows])[control], return_inverse=True)
    return float(np.sqrt((np.bincount(who, missed[control]) ** 2).sum()) / control.sum())


def _propensities(cell: Ints, contacted: Bools, control: Bools) -> Floats:
    """Of the days that are compared, the share with a contact, by cell."""
    with_one = np.bincount(cell[contacted], minlength=_CELLS).astype(np.float64)
    without = np.bincount(cell[control], minlength=_CELLS).astype(np.float64)
    found: Floats = (with_one + 1.0) / (with_one + without + 2.0)
    return found
