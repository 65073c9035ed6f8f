"""From prices to whole contacts: how many of each group get which option, never above a limit.

At the best prices all but a few people have one option that is clearly theirs; only who is near the edge
has to be fitted in by whole contacts. Uses and room are whole numbers: no rounding error exceeds anything.
"""

from collections.abc import Iterable, Sequence

from rightparty.plan.multipliers import Group, costs_of

NOTHING = -1
_NEAR = 120
"""How many of the groups nearest to the edge are tried against one another."""

_PASSES = 20


class Filling:
    """How many people of each group have which option, and what is left of the limits' room."""

    def __init__(self, groups: Sequence[Group], uses: Sequence[Sequence[int]], room: Sequence[int]) -> None:
        self.groups, self.uses, self.room = groups, uses, list(room)
        self.counts = [{NOTHING: group.people} for group in groups]

    def worth(self, group: int, place: int) -> float:
        """What an option of a group is worth; nothing, 0."""
        return 0.0 if place == NOTHING else self.groups[group].options[place][1]

    def fits(self, group: int, place: int, instead: int = NOTHING) -> int:
        """How many more people of a group have room for an option, if they give up another for it."""
        takes, gives = self._used(group, place), self._used(group, instead)
        most = self.counts[group].get(instead, 0)
        for some, back, left in zip(takes, gives, self.room, strict=True):
            if some > back:
                most = min(most, max(left, 0) // (some - back))
        return most

    def move(self, group: int, place: int, instead: int, people: int) -> None:
        """So many people of a group take this option instead of that one."""
        takes, gives = self._used(group, place), self._used(group, instead)
        for limit, (some, back) in enumerate(zip(takes, gives, strict=True)):
            self.room[limit] -= people * (some - back)
        counts = self.counts[group]
        counts[place] = counts.get(place, 0) + people
        counts[instead] -= people
        if not counts[instead]:
            del counts[instead]

    def total(self) -> float:
        """What all contacts are worth together."""
        return sum(
            people * self.worth(group, place)
            for group, counts in enumerate(self.counts)
            for place, people in counts.items()
        )

    def _used(self, group: int, place: int) -> Sequence[int]:
        return (0,) * len(self.room) if place == NOTHING else self.uses[self.groups[group].options[place][0]]


def filled(
    groups: Sequence[Group], uses: Sequence[Sequence[int]], room: Sequence[int], prices: Sequence[float]
) -> Filling:
    """Whole contacts at these prices: the furthest from the edge first, then what still fits, then swaps."""
    filling = Filling(groups, uses, room)
    costs = costs_of(uses, prices)
    wishes = [_wishes(group, costs) for group in groups]
    edges = sorted(range(len(groups)), key=lambda group: (-_margin(wishes[group]), group))
    for group in edges:
        for _, place in wishes[group]:
            if place == NOTHING:
                break
            if people := filling.fits(group, place):
                filling.move(group, place, NOTHING, people)
    near = list(reversed(edges))[:_NEAR]
    for _ in range(_PASSES):
        if not (_better(filling, edges) or _swapped(filling, near)):
            break
    return filling


def _wishes(group: Group, costs: Sequence[float]) -> list[tuple[float, int]]:
    """A group's options by what is left of them after their costs, the best first, and nothing among them."""
    left = [(worth - costs[kind], place) for place, (kind, worth) in enumerate(group.options)]
    return sorted([*left, (0.0, NOTHING)], key=lambda wish: (-wish[0], wish[1] == NOTHING, wish[1]))


def _margin(wishes: Sequence[tuple[float, int]]) -> float:
    return wishes[0][0] - wishes[1][0]


def _better(filling: Filling, edges: Iterable[int]) -> bool:
    """Give people what is worth more to them and still fits; the most valuable change first."""
    changes = [
        (filling.worth(group, place) - filling.worth(group, instead), group, place, instead)
        for group in edges
        for instead in tuple(filling.counts[group])
        for place in range(len(filling.groups[group].options))
        if place != instead and filling.fits(group, place, instead)
    ]
    changes = [change for change in changes if change[0] > 0 or (change[0] == 0 and change[3] == NOTHING)]
    moved = False
    for _, group, place, instead in sorted(changes, key=lambda change: (-change[0], *change[1:])):
        if people := filling.fits(group, place, instead):
            filling.move(group, place, instead, people)
            moved = True
    return moved


def _swapped(filling: Filling, near: Sequence[int]) -> bool:
    """One person near the edge gives way to another, where that is worth more; whether any did."""
    done = False
    for group in near:
        done |= any(_give_way(filling, group, other) for other in near if other != group)
    return done


def _give_way(filling: Filling, group: int, other: int) -> bool:
    """One of the other group falls back so that one of this group may have better, if both together gain."""
    for theirs in tuple(filling.counts[other]):
        if theirs == NOTHING:
            continue
        for fallback in _fallbacks(filling, other, theirs):
            lost = filling.worth(other, theirs) - filling.worth(other, fallback)
            if filling.counts[other].get(theirs, 0) and filling.fits(other, fallback, theirs):
                filling.move(other, fallback, theirs, 1)
                if _takes_more(filling, group, lost):
                    return True
                filling.move(other, theirs, fallback, 1)
    return False


def _fallbacks(filling: Filling, group: int, place: int) -> list[int]:
    return [*(other for other in range(len(filling.groups[group].options)) if other != place), NOTHING]


def _takes_more(filling: Filling, group: int, lost: float) -> bool:
    """Give one person of the group the option that gains most, if it gains more than was lost for it."""
    gains = [
        (filling.worth(group, place) - filling.worth(group, mine), place, mine)
        for mine in tuple(filling.counts[group])
        for place in range(len(filling.groups[group].options))
        if place != mine and filling.fits(group, place, mine)
    ]
    best = max(gains, default=(0.0, 0, 0))
    if best[0] <= lost * (1 + 1e-9) + 1e-9:
        return False
    filling.move(group, best[1], best[2], 1)
    return True
