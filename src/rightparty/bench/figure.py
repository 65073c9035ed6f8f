"""One measured figure, and how the time of single calls is taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter_ns
from typing import Any

LESS, MORE = "at most", "at least"


@dataclass(frozen=True)
class Figure:
    """What was measured, how much of which unit, and the goal; `side` says which side of it is good."""

    what: str
    measured: float
    unit: str
    goal: float
    side: str = LESS

    @property
    def reached(self) -> bool:
        """Whether the goal was reached in this run."""
        return self.measured <= self.goal if self.side == LESS else self.measured >= self.goal


def median_us(call: Callable[..., object], arguments: Iterable[tuple[Any, ...]]) -> float:
    """The median of the time that each call takes by itself, in microseconds."""
    times = []
    for one in arguments:
        began = perf_counter_ns()
        call(*one)
        times.append(perf_counter_ns() - began)
    return median(times) / 1000
