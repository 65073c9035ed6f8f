"""The prices of shared limits, at which each chooses for themselves and together they just fit.

A person takes at most one of a few options. Relaxing the shared limits gives each a price (its Lagrange
multiplier): whoever would pay more than a contact is worth leaves it to others. The best prices are the dual
of a small linear programme over whole answers of all people, one column an answer, one row a limit; a new
column is what people choose at the prices so far (Dantzig and Wolfe, 1960). It ends where the bound that the
prices prove and the best mixture of answers meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Option = tuple[int, float]
"""The kind of a contact, which says what it uses, and what it is worth."""

_GAP = 1e-7
_ROUNDS = 400
_TINY = 1e-11


@dataclass(frozen=True)
class Group:
    """People whose options are alike: how many, and their options in the gentle order."""

    people: int
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Prices:
    """A price for each limit, and the most that any choice within all limits can be worth."""

    prices: tuple[float, ...]
    bound: float


@dataclass(frozen=True)
class _Answer:
    worth: float  # what is chosen is worth so much, before any price
    used: tuple[float, ...]
    gain: float  # what is left of it after the prices


def best_option(options: Sequence[Option], costs: Sequence[float]) -> int:
    """The place of the option that is worth most beyond what it costs; -1 where none is worth its price.

    The earlier one where two are the same.
    """
    best, place = 0.0, -1
    for number, (kind, worth) in enumerate(options):
        left = worth - costs[kind]
        if left > best or (place < 0 and left >= best):
            best, place = left, number
    return place


def costs_of(uses: Sequence[Sequence[float]], prices: Sequence[float]) -> list[float]:
    """What a contact of each kind costs at these prices."""
    return [sum(use * price for use, price in zip(row, prices, strict=True)) for row in uses]


def best_prices(groups: Sequence[Group], uses: Sequence[Sequence[float]], room: Sequence[float]) -> Prices:
    """The prices of limits with so much `room`, where a contact of a kind uses `uses[kind]` of each."""
    scale = [max(some, 1.0) for some in room]
    uses = [[use / by for use, by in zip(row, scale, strict=True)] for row in uses]
    room = [some / by for some, by in zip(room, scale, strict=True)]
    answers, best, center = [], float("inf"), [0.0] * len(room)
    tried = list(center)
    for _ in range(_ROUNDS):
        answer = _answer(groups, uses, tried)
        answers.append(answer)
        bound = answer.gain + sum(price * some for price, some in zip(tried, room, strict=True))
        if bound < best:
            best, center = bound, list(tried)
        reached, prices = _mixture(answers, room)
        if best - reached <= _GAP * max(best, _TINY):
            break
        # Half-way to the best prices so far: a new column alone jumps far about.
        mixed = [(price + old) / 2 for price, old in zip(prices, center, strict=True)]
        tried = mixed if tried != mixed and bound <= best else prices
    return Prices(tuple(price / by for price, by in zip(center, scale, strict=True)), best)


def _answer(groups: Sequence[Group], uses: Sequence[Sequence[float]], prices: Sequence[float]) -> _Answer:
    costs = costs_of(uses, prices)
    worth, gain, counts = 0.0, 0.0, [0] * len(uses)
    for group in groups:
        place = best_option(group.options, costs)
        if place >= 0:
            kind, value = group.options[place]
            worth += group.people * value
            gain += group.people * (value - costs[kind])
            counts[kind] += group.people
    used = tuple(
        sum(count * row[limit] for count, row in zip(counts, uses, strict=True))
        for limit in range(len(prices))
    )
    return _Answer(worth, used, gain)


def _mixture(answers: Sequence[_Answer], room: Sequence[float]) -> tuple[float, list[float]]:
    """The best mixture of answers that fits, in shares that sum up to one at most; and the limits' prices."""
    rows = [[answer.used[limit] for answer in answers] for limit in range(len(room))]
    most = max((answer.worth for answer in answers), default=0.0) or 1.0
    value, duals = maximum(
        [answer.worth / most for answer in answers], [*rows, [1.0] * len(answers)], [*room, 1.0]
    )
    return value * most, [max(dual, 0.0) * most for dual in duals[:-1]]


def maximum(
    worth: Sequence[float], rows: Sequence[Sequence[float]], room: Sequence[float]
) -> tuple[float, list[float]]:
    """The most that `worth` · x reaches with x from 0 up and each row · x within its room (from 0 up).

    By the simplex method, Bland's rule: it starts at nothing, which always fits, and never goes in circles.

    Returns:
        The most, and what one unit more of each room would add.
    """
    values, duals, _ = solution(worth, rows, room)
    del values
    return sum(dual * some for dual, some in zip(duals, room, strict=True)), duals


def solution(
    worth: Sequence[float], rows: Sequence[Sequence[float]], room: Sequence[float]
) -> tuple[list[float], list[float], int]:
    """As `maximum`: the x that reaches it, the prices of the rooms, and how many steps it took."""
    count, limits = len(worth), len(rows)
    table = [
        [*map(float, row), *(1.0 if limit == other else 0.0 for other in range(limits)), float(some)]
        for limit, (row, some) in enumerate(zip(rows, room, strict=True))
    ]
    last = [-float(one) for one in worth] + [0.0] * (limits + 1)
    basis = list(range(count, count + limits))
    steps = 0
    while (entering := next((c for c in range(count + limits) if last[c] < -_TINY), None)) is not None:
        ratios = [(row[-1] / row[entering], basis[place], place)
                  for place, row in enumerate(table) if row[entering] > _TINY]  # fmt: skip
        if not ratios:
            raise ValueError("no limit holds this back: there is no greatest value")
        _, _, leaving = min(ratios)
        _pivot(table, last, leaving, entering)
        basis[leaving] = entering
        steps += 1
    values = [0.0] * count
    for place, column in enumerate(basis):
        if column < count:
            values[column] = max(table[place][-1], 0.0)
    return values, last[count : count + limits], steps


def _pivot(table: list[list[float]], last: list[float], leaving: int, entering: int) -> None:
    by = table[leaving][entering]
    table[leaving] = pivot = [cell / by for cell in table[leaving]]
    for row in (*(row for row in table if row is not pivot), last):
        times = row[entering]
        if times:
            for column, cell in enumerate(pivot):
                row[column] -= times * cell
