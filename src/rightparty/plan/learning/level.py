"""How much contacts bring in on the whole: what people held out by chance say, beside what was assumed."""

from dataclasses import dataclass

from rightparty.plan.learning.contrast import Contrast

SCALE_SPREAD = 0.7
"""Standard deviation of what all assumptions together are off by, as a share of them."""


@dataclass(frozen=True)
class Level:
    """The mean effect of a contact, a share of what is overdue.

    `seen` and `error`: as outcomes alone have it. `by_chance`: people held out say it; else it is held
    against days that a plan left without contact, and why it did stays in it. `scale`: by what the
    assumptions are to be multiplied, drawn towards one as far as `seen` is uncertain. `told`: whether
    outcomes say more of it than the assumption did.
    """

    seen: float
    error: float
    by_chance: bool
    assumed: float
    scale: float
    scale_error: float
    told: bool

    @property
    def value(self) -> float:
        """The mean effect that the model goes by."""
        return self.assumed * self.scale

    @property
    def value_error(self) -> float:
        """Its standard error."""
        return self.assumed * self.scale_error

    @property
    def people_times(self) -> float:
        """How many times as many people it takes to say as much as the assumption."""
        return (self.error / (SCALE_SPREAD * self.assumed)) ** 2 if self.assumed > 0 else 0.0


def level_of(held: Contrast | None, observed: tuple[float, float], assumed: float) -> Level:
    """The level by the hold-out alone, where there is one; else by days without contact.

    Args:
        held: of `contrast`.
        observed: mean effect and error, held against days without contact.
        assumed: the mean effect of the same contacts by the assumptions.
    """
    seen, error = observed if held is None else (held.effect, held.error)
    error = max(error, 1e-9)
    prior = 1.0 / SCALE_SPREAD**2
    precision = (assumed / error) ** 2
    scale = max((prior + precision * seen / assumed) / (prior + precision), 0.0) if assumed > 0 else 1.0
    spread = (prior + precision) ** -0.5
    return Level(seen, error, held is not None, assumed, scale, spread, precision >= prior)
