"""Chance that falls the same way for one seed on every machine and every Python version."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

_CENT = Decimal("0.01")


class Dice:
    """Draws from one seed; each quarter of a town has dice of its own.

    Only `Random.random()` is used: of the generator's methods it alone is promised to give the same
    sequence in every version of Python. No logarithm or root either: libraries round them differently.
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.roll = Random(seed).random  # the same 0 ≤ x < 1 everywhere

    def apart(self, topic: str) -> "Dice":
        """Dice of their own for a topic: what they are used for leaves all else as it was."""
        return Dice(f"{self.seed}/{topic}")

    def chance(self, probability: float) -> bool:
        """True with the given probability."""
        return self.roll() < probability

    def below(self, end: int) -> int:
        """An integer of 0 … end - 1, each equally likely."""
        return int(self.roll() * end)

    def between(self, low: int, high: int) -> int:
        """An integer of low … high, both included."""
        return low + int(self.roll() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each equally likely."""
        return items[int(self.roll() * len(items))]

    def weighted(self, table: "Weighted[T]") -> T:
        """One item of a weighted table."""
        return table.at(self.roll())

    def sample(self, items: Sequence[T], size: int) -> list[T]:
        """Different items, in random order; all of them when fewer than `size` are there."""
        moved: dict[int, int] = {}  # a shuffle of which only the cards that moved are written down
        drawn = []
        for index in range(min(size, len(items))):
            other = index + self.below(len(items) - index)
            drawn.append(items[moved.get(other, other)])
            moved[other] = moved.get(index, index)
        return drawn

    def moment(self, start: datetime, end: datetime) -> datetime:
        """A whole second from `start` until before `end`; `start` when there is none between."""
        seconds = int((end - start).total_seconds())
        return start + timedelta(seconds=int(self.roll() * seconds)) if seconds > 0 else start

    def day(self, start: date, end: date) -> date:
        """A day from `start` to `end`, both included."""
        return start + timedelta(days=int(self.roll() * ((end - start).days + 1)))

    def share(self, amount: Decimal, low: float, high: float) -> Decimal:
        """Between `low` and `high` of an amount, in whole cents, at least one cent."""
        part = Decimal(int((low + self.roll() * (high - low)) * 10_000)) / 10_000
        return max((amount * part).quantize(_CENT), _CENT)


class Weighted(Generic[T]):
    """Items with weights, drawn in proportion to them."""

    def __init__(self, weights: Sequence[tuple[T, float]]) -> None:
        self.items = tuple(item for item, _ in weights)
        total = sum(weight for _, weight in weights)
        self._ends = [end / total for end in accumulate(weight for _, weight in weights)]

    def at(self, point: float) -> T:
        """The item that covers a point of 0 ≤ x < 1."""
        return self.items[min(bisect_right(self._ends, point), len(self.items) - 1)]
