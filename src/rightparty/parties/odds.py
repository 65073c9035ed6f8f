"""How evidence, each piece with its weight and its date, becomes one probability.

A point is the person's until it passes to somebody else, at a yearly hazard `h`, and does not come back.
While it is theirs, and something arrives there, it shows that `s` times a year, so silence speaks against
them. Let `w` be the weights in log-odds, `a` the run from a date until now (of `h + s`; of `h` alone since
anything last arrived), and `R` the sum of the weights after a date. The odds *against* the person are then

    exp(a(start) - w(start) - R(start))                      it never was theirs
    + u * sum over the stretches between dates of
      share * exp(-R(stretch)) * (exp(a(its start)) - exp(a(its end)))   it was, and passed on in that stretch

where `share` is `h / (h + s)`, or one since anything last arrived, and `u` the share of losses of which the
person does not tell by giving another point. It is the exact posterior of that chain:
what came after a loss speaks against the person, what came before it does not. `parties/table_odds.py`
computes the same sum in columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    """How fast belief runs down: `rate` a year for changing hands, `shows` a year for silence.

    arrived: when something last arrived at the point, or the person showed themselves elsewhere; silence
    since then says nothing. None: silence counts until now. untold: the share of losses of which nobody
    tells.

    covered: two dates between which a check found that the point stayed where it was: there only the share
    `unnoticed` of the rate runs.
    """

    rate: float
    shows: float
    now: datetime
    covered: tuple[datetime, datetime] | None = None
    unnoticed: float = 1.0
    arrived: datetime | None = None
    untold: float = 1.0

    @property
    def heard_until(self) -> datetime:
        """Until when silence counts."""
        return self.now if self.arrived is None else min(self.arrived, self.now)

    @property
    def share(self) -> float:
        """Of what runs while silence counts, the part that is a loss."""
        return self.rate / (self.rate + self.shows)

    def run_since(self, at: datetime) -> float:
        """What has run from a date until now."""
        whole = self.rate * ((self.now - at) / YEAR)
        whole += self.shows * max((self.heard_until - at) / YEAR, 0.0)
        if self.covered is None:
            return whole
        since, until = self.covered
        spared = max((until - max(at, since)) / YEAR, 0.0)
        return whole - self.rate * (1.0 - self.unnoticed) * spared


def odds_against(dated: Iterable[tuple[datetime, float]], clock: Clock) -> float:
    """The odds against the person, from weights with their dates; the earliest is where belief starts."""
    lost, later, run_after, turn = 0.0, 0.0, 0.0, clock.heard_until
    weights = list(dated)
    if any(at < turn for at, _ in weights):
        weights.append((turn, 0.0))
    for at, weight in sorted(weights, reverse=True):
        run = clock.run_since(at)
        lost += (clock.share if at < turn else 1.0) * exp(-later) * (exp(run) - exp(run_after))
        later, run_after = later + weight, run
    return clock.untold * lost + exp(run_after - later)


def waterfall(dated: Sequence[Piece], clock: Clock, checked: str) -> tuple[Piece, ...]:
    """Add to pieces with dates what a check spared, and what age took: their sum is the log-odds."""
    weights = [(piece.at, piece.log_odds) for piece in dated if piece.at is not None]
    plain = -log(odds_against(weights, replace(clock, covered=None)))
    whole = -log(odds_against(weights, clock))
    spared = () if clock.covered is None else (Piece(checked, whole - plain, clock.covered[1]),)
    return (*dated, *spared, Piece("age", plain - sum(weight for _, weight in weights), None))


def holds_until(against: float, against_max: float, clock: Clock) -> datetime:
    """When the odds against reach `against_max`, if nothing new comes: in the past if they are above it.

    Silence counts until then. To the full second below, and at most `FAR` years away.
    """
    left = log((clock.share + against_max) / (clock.share + against))
    years = min(max(left / (clock.rate + clock.shows), -FAR), FAR)
    return clock.now + timedelta(seconds=floor(years * (YEAR / _SECOND)))
