"""What agreement weighs, learnt from the pairs themselves: no label is ever read.

A pair is of one of several kinds: one person, strangers, or one of the kinds of two people that agree for a
cause (`kinds.py`: one household, neighbours, namesakes). For each kind and comparison there is a share of
pairs on each level: `m` of one person, learnt; `u` of strangers, counted on random pairs less the few that
are one person; and those of the other kinds, learnt where they share for a cause and as among strangers
elsewhere.

One person's pairs are of two ways, moved house or not: who has moved agrees on no part of the address but by
chance, so that four columns of it that differ speak against them once and not four times.

Without these kinds eight columns of one address would outweigh any birth date, for they all say the same.
Where the data hold no such pairs, a kind's share falls to nothing. The method is expectation maximisation
over the distinct patterns of levels, so that its cost hangs on their number, not on that of the pairs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import log2

from rightparty.parties.linkage.comparing import Comparison
from rightparty.parties.linkage.kinds import HOME, KINDS, Kind
from rightparty.parties.linkage.roles import Role

Pattern = tuple[int, ...]
"""A pair's levels in the order of the comparisons: -1 unknown, 0 different, up to the most alike."""

Shares = tuple[tuple[float, ...], ...]
"""For each comparison, the share of pairs on each level, from 0 (different) to the most alike."""

ROUNDS = 60
SETTLED = 1e-6
AGREE = 0.85
"""With how many of one person's pairs on the most alike level the learning begins."""

DIFFER_AT_MOST: Mapping[Role, float] = {Role.GIVEN: 0.4, Role.DATE: 0.4, Role.IDENTIFIER: 0.4}
"""More of one person's pairs than this never differ in what a person is known by: else it is another kind."""

MOVED = 0.1
"""With how many of one person's pairs at two addresses the learning begins."""

PSEUDO = 0.5
"""Added to each level's count, so that what was never seen is rare, not impossible."""

NEGLIGIBLE = 1e-6
"""A pattern less likely than this to be of any kind but strangers is a stranger's once and for all."""


@dataclass(frozen=True)
class Other:
    """A kind of two people that agree: how often it occurs, its shares of levels, and what it shares."""

    name: str
    share: float
    levels: Shares
    shares: tuple[int, ...]  # places of comparisons whose values its pairs have in common

    def bits(self, pattern: Pattern, u: Shares) -> float:
        """The weight of this kind against strangers, in bits."""
        bits = log2(self.share)
        for place, level in enumerate(pattern):
            if level >= 0:
                bits += log2(self.levels[place][level] / u[place][level])
        return bits


@dataclass(frozen=True)
class Learnt:
    """Shares of levels of one person and of strangers, how often a pair is one person, and the other kinds.

    `stayed`: the shares of one person who has not moved; `moved`: how many have; `home`: the places of the
    comparisons of an address. `m` is the shares of one person in all.
    """

    stayed: Shares
    u: Shares
    match: float
    others: tuple[Other, ...] = ()
    moved: float = 0.0
    home: tuple[int, ...] = ()

    @cached_property
    def m(self) -> Shares:
        """The shares of levels of one person, moved or not."""
        return tuple(
            tuple(
                (1 - self.moved) * one + self.moved * strange for one, strange in zip(ones, us, strict=True)
            )
            if place in self.home
            else ones
            for place, (ones, us) in enumerate(zip(self.stayed, self.u, strict=True))
        )

    @cached_property
    def weights(self) -> Shares:
        """What each level of each comparison weighs for one person against strangers, in bits."""
        return tuple(
            tuple(log2(one / strange) for one, strange in zip(ones, us, strict=True))
            for ones, us in zip(self.m, self.u, strict=True)
        )

    @property
    def prior(self) -> float:
        """The weight, in bits, that two records drawn at random have of being one person."""
        return log2(self.match / (1 - self.match))

    def weight(self, comparison: int, level: int) -> float:
        """What a level of a comparison weighs, in bits; 0 if unknown."""
        return self.weights[comparison][level] if level >= 0 else 0.0

    def as_one_home(self, pattern: Pattern, rarity: Sequence[float]) -> float:
        """What the comparisons of an address weigh together, more or less than one by one, in bits."""
        if not self.home or self.moved <= 0:
            return 0.0
        stayed, moved = self._ways(pattern)
        return _either(stayed, moved - sum(rarity[place] for place in self.home))

    def explained(self, pattern: Pattern, rarity: Sequence[float]) -> tuple[str, float]:
        """How much less a pair weighs, in bits, for what other kinds explain as well, and which above all."""
        if not self.others:
            return "", 0.0
        found = [
            (bits + sum(rarity[place] for place in one.shares), one.name)
            for one, bits in zip(self.others, self._by_kind(pattern), strict=True)
        ]
        return max(found)[1], -log2(1 + sum(2.0 ** min(bits, 300.0) for bits, _ in found))

    def total(self, pattern: Pattern, rarity: Sequence[float]) -> float:
        """The weight of a pair, in bits: the prior and all that is seen of it."""
        found = self._plain(pattern) + sum(rarity) + self.as_one_home(pattern, rarity)
        return found + self.explained(pattern, rarity)[1]

    @property
    def most_as_one_home(self) -> float:
        """The most that `as_one_home` can add: an address that differs in every part."""
        nothing = tuple(0 for _ in self.u)
        return max(0.0, self.as_one_home(nothing, [0.0] * len(nothing)))

    # Patterns are few and pairs many: what hangs on the pattern alone is reckoned once.

    @cached_property
    def _plain(self) -> Callable[[Pattern], float]:
        def plain(pattern: Pattern) -> float:
            return self.prior + sum(self.weight(place, level) for place, level in enumerate(pattern))

        return lru_cache(None)(plain)

    @cached_property
    def _by_kind(self) -> Callable[[Pattern], tuple[float, ...]]:
        def by_kind(pattern: Pattern) -> tuple[float, ...]:
            return tuple(one.bits(pattern, self.u) for one in self.others)

        return lru_cache(None)(by_kind)

    @cached_property
    def _ways(self) -> Callable[[Pattern], tuple[float, float]]:
        def ways(pattern: Pattern) -> tuple[float, float]:
            stayed, moved = log2(1 - self.moved), log2(self.moved)
            for place in self.home:
                level = pattern[place]
                if level >= 0:
                    stayed += log2(self.stayed[place][level] / self.m[place][level])
                    moved += log2(self.u[place][level] / self.m[place][level])
            return stayed, moved

        return lru_cache(None)(ways)


def _either(one: float, other: float) -> float:
    """The logarithm of a sum of two numbers from their logarithms."""
    return max(one, other) + log2(1 + 2.0 ** -min(abs(one - other), 60.0))


def learn(
    comparisons: Sequence[Comparison],
    patterns: Mapping[Pattern, float],
    observed: Shares,
    pairs: float,
    drawn: float,
) -> Learnt:
    """What the patterns of the compared pairs say.

    Args:
        comparisons: The comparisons, in the order of a pattern's levels.
        patterns: How many of the compared pairs have each pattern.
        observed: The shares of levels among random pairs.
        pairs: How many pairs are possible; those not compared are strangers'.
        drawn: How many random pairs the shares were counted on.
    """
    floor = 0.5 / drawn
    observed = tuple(tuple(max(share, floor) for share in shares) for shares in observed)
    share = 0.2 / max(pairs, 1) ** 0.5  # a fifth of the records, about, have one double
    home = tuple(place for place, one in enumerate(comparisons) if one.field.role in HOME)
    state = Learnt(
        _alike(observed, AGREE),
        observed,
        share,
        _first_others(comparisons, observed, share),
        MOVED if len(home) > 1 else 0.0,
        home if len(home) > 1 else (),
    )
    live = dict(patterns)
    for number in range(ROUNDS):
        before = state
        live, counts = _expected(live, state, len(comparisons), prune=number >= 2)
        state = _maximised(comparisons, counts, state, observed, pairs)
        if number > 4 and abs(state.match - before.match) < SETTLED * state.match:
            break
    return _ordered(state)


def _alike(observed: Shares, top: float) -> Shares:
    return tuple(
        tuple(
            top if level == len(shares) - 1 else (1 - top) / (len(shares) - 1) for level in range(len(shares))
        )
        for shares in observed
    )


def _first_others(comparisons: Sequence[Comparison], observed: Shares, share: float) -> tuple[Other, ...]:
    roles = {one.field.role for one in comparisons}
    kinds = [kind for kind in KINDS if all(roles & set(group) for group in kind.needs)]
    found = []
    for kind in kinds:
        levels = []
        for comparison, strange in zip(comparisons, observed, strict=True):
            part = kind.shared.get(comparison.field.role)
            levels.append(_leaked(kind, comparison, strange) if part is None else _mixed(strange, part))
        places = tuple(place for place, one in enumerate(comparisons) if one.field.role in kind.shared)
        found.append(Other(kind.name, share, tuple(levels), places))
    return tuple(found)


def _mixed(strange: Sequence[float], top: float) -> tuple[float, ...]:
    """As among strangers, but for a part on the most alike level."""
    last = len(strange) - 1
    return tuple((1 - top) * share + (top if level == last else 0) for level, share in enumerate(strange))


def _leaked(kind: Kind, comparison: Comparison, strange: Sequence[float]) -> tuple[float, ...]:
    return _mixed(strange, kind.leaks.get(comparison.field.role, 0.0))


Counts = list[list[list[float]]]
"""Expected pairs by kind (one person who stayed, one who moved, the others), comparison and level."""


def _expected(
    patterns: Mapping[Pattern, float], state: Learnt, places: int, *, prune: bool
) -> tuple[dict[Pattern, float], tuple[list[float], Counts]]:
    """How many pairs are of each kind, and on which levels; and the patterns still worth looking at."""
    kinds = [
        (state.match * (1 - state.moved), state.stayed),
        (max(state.match * state.moved, 1e-30), _moved(state)),
        *((one.share, one.levels) for one in state.others),
    ]
    stranger = 1 - sum(share for share, _ in kinds)
    ratios = [
        [
            [one / u for one, u in zip(ones, us, strict=True)] + [1.0]
            for ones, us in zip(levels, state.u, strict=True)
        ]
        for _, levels in kinds
    ]  # the last stands for unknown: level -1
    counts: Counts = [[[0.0] * len(us) + [0.0] for us in state.u] for _ in kinds]
    totals = [0.0] * len(kinds)
    live: dict[Pattern, float] = {}
    for pattern, count in patterns.items():
        odds = [share / stranger for share, _ in kinds]
        for kind, ratio in enumerate(ratios):
            for place, level in enumerate(pattern):
                odds[kind] *= ratio[place][level]
        whole = 1 + sum(odds)
        if prune and whole - 1 < NEGLIGIBLE:
            continue
        live[pattern] = count
        for kind, odd in enumerate(odds):
            part = count * odd / whole
            if part > NEGLIGIBLE:
                totals[kind] += part
                for place in range(places):
                    counts[kind][place][pattern[place]] += part
    return live, (totals, counts)


def _maximised(
    comparisons: Sequence[Comparison],
    expected: tuple[list[float], Counts],
    state: Learnt,
    observed: Shares,
    pairs: float,
) -> Learnt:
    """The shares that the expected pairs of each kind have."""
    totals, counts = expected
    match = max(totals[0] + totals[1], 1e-6) / pairs
    stayed = tuple(
        _bounded(
            _shares(counts[0][place] if place in state.home else _sum(counts[0][place], counts[1][place])),
            DIFFER_AT_MOST.get(comparison.field.role, 1.0),
        )
        for place, comparison in enumerate(comparisons)
    )
    moved = totals[1] / (totals[0] + totals[1]) if state.home and totals[0] else 0.0
    one = replace(state, stayed=stayed, moved=min(moved, 0.9), match=match)
    u = tuple(_less(observed[place], one.m[place], match) for place in range(len(comparisons)))
    kinds = {kind.name: kind for kind in KINDS}
    others = tuple(
        Other(
            other.name,
            max(totals[number], 1e-3) / pairs,
            tuple(
                _shares(counts[number][place])
                if place in other.shares
                else _leaked(kinds[other.name], comparison, u[place])
                for place, comparison in enumerate(comparisons)
            ),
            other.shares,
        )
        for number, other in enumerate(state.others, start=2)
    )
    return replace(one, u=u, others=others)


def _moved(state: Learnt) -> Shares:
    """The shares of one person who has moved: their addresses are as strangers' are."""
    return tuple(
        us if place in state.home else ones
        for place, (ones, us) in enumerate(zip(state.stayed, state.u, strict=True))
    )


def _sum(some: Sequence[float], more: Sequence[float]) -> list[float]:
    return [a + b for a, b in zip(some, more, strict=True)]


def _shares(counts: Sequence[float]) -> tuple[float, ...]:
    """Shares of the known levels; the last count is of pairs on which nothing is known."""
    known = counts[:-1]
    total = sum(known) + PSEUDO * len(known)
    return tuple((count + PSEUDO) / total for count in known)


def _bounded(shares: tuple[float, ...], differ: float) -> tuple[float, ...]:
    if shares[0] <= differ:
        return shares
    scale = (1 - differ) / (1 - shares[0])
    return (differ, *(share * scale for share in shares[1:]))


def _less(observed: tuple[float, ...], m: tuple[float, ...], match: float) -> tuple[float, ...]:
    """Shares among strangers: those among random pairs, less the one-person pairs among these."""
    return tuple(max((o - match * one) / (1 - match), o / 100) for o, one in zip(observed, m, strict=True))


def _ordered(state: Learnt) -> Learnt:
    """The same with shares pooled wherever a less alike level would weigh more than a more alike one."""
    stayed = tuple(_pooled(m, u) for m, u in zip(state.stayed, state.u, strict=True))
    return replace(state, stayed=stayed)


def _pooled(m: tuple[float, ...], u: tuple[float, ...]) -> tuple[float, ...]:
    groups: list[tuple[list[int], float, float]] = []
    for level in range(len(m)):
        groups.append(([level], m[level], u[level]))
        while len(groups) > 1 and groups[-1][1] * groups[-2][2] < groups[-2][1] * groups[-1][2]:
            levels, one, strange = groups.pop()
            before = groups.pop()
            groups.append((before[0] + levels, before[1] + one, before[2] + strange))
    found = list(m)
    for levels, one, strange in groups:
        for level in levels:
            found[level] = u[level] * one / strange
    return tuple(found)
