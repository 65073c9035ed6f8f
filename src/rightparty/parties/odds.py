"""How evidence, each piece with its weight and its date, becomes one probability.

A point is the person's until it passes to somebody else, at a yearly hazard, and does not come back.
Let `w` be the weights in log-odds, `a` the hazard that has run from a date until now, and `R` the sum of
the weights after a date. The odds *against* the person are then

    exp(a(start) - w(start) - R(start))                      it never was theirs
    + sum over the stretches between dates of
      exp(-R(stretch)) * (exp(a(its start)) - exp(a(its end)))   it was, and passed on in that stretch

which is the exact posterior of that chain: what came after a loss speaks against the person, what came
before it does not. `parties/table.py` computes the same sum in columns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, floor, log

YEAR = timedelta(days=365.25)
_SECOND = timedelta(seconds=1)
FAR = 10.0
"""Years from which on a date is only far away."""
LEEWAY = 1.0 + 1e-9
"""Odds this little above the limit still count as at it: two readings may differ in the last bits."""


@dataclass(frozen=True)
class Piece:
    """One piece of a waterfall: what moved the log-odds, how far, and as of when (None: ageing)."""

    name: str
    log_odds: float
    at: datetime | None


@dataclass(frozen=True)
class Clock:
    """How much hazard runs: `rate` a year, of it only the share `unnoticed` in `covered`.

    covered: two dates between which a check found that the point stayed where it was.
    """

    rate: float
    now: datetime
    covered: tuple[datetime, datetime] | None = None
    unnoticed: float = 1.0

    def hazard_since(self, at: datetime) -> float:
        """The hazard that has run from a date until now."""
        whole = self.rate * ((self.now - at) / YEAR)
        if self.covered is None:
            return whole
        since, until = self.covered
        spared = max((until - max(at, since)) / YEAR, 0.0)
        return whole - self.rate * (1.0 - self.unnoticed) * spared


def odds_against(dated: Iterable[tuple[datetime, float]], hazard_since: Callable[[datetime], float]) -> float:
    """The odds against the person, from weights with their dates; the earliest is where belief starts."""
    against, later, hazard_after = 0.0, 0.0, 0.0
    for at, weight in sorted(dated, reverse=True):
        hazard = hazard_since(at)
        against += exp(-later) * (exp(hazard) - exp(hazard_after))
        later, hazard_after = later + weight, hazard
    return against + exp(hazard_after - later)


def waterfall(dated: Sequence[Piece], clock: Clock, checked: str) -> tuple[Piece, ...]:
    """Add to pieces with dates what a check spared, and what age took: their sum is the log-odds."""
    weights = [(piece.at, piece.log_odds) for piece in dated if piece.at is not None]
    plain = -log(odds_against(weights, Clock(clock.rate, clock.now).hazard_since))
    whole = -log(odds_against(weights, clock.hazard_since))
    spared = () if clock.covered is None else (Piece(checked, whole - plain, clock.covered[1]),)
    return (*dated, *spared, Piece("age", plain - sum(weight for _, weight in weights), None))


def holds_until(against: float, against_max: float, clock: Clock) -> datetime:
    """When the odds against reach `against_max`, if nothing new comes: in the past if they are above it.

    To the full second below, and at most `FAR` years away.
    """
    years = min(max(log((1.0 + against_max) / (1.0 + against)) / clock.rate, -FAR), FAR)
    return clock.now + timedelta(seconds=floor(years * (YEAR / _SECOND)))
