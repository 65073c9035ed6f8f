"""What agreement weighs, learnt from the pairs themselves: no label is ever read.

Pairs are taken to be of three kinds: one person, two people of one household, two people who have nothing to
do with each other. For each kind and comparison there is a share of pairs on each level:

- *one person* (`m`): learnt;
- *strangers* (`u`): counted on random pairs, less the few among these that are one person;
- *one household* (`h`): what tells its members apart (given name, birth date, identifier) is as among strangers,
  but for namesakes and twins; the rest, above all the surname and the address, is learnt.

Without the third kind, eight columns of one address would outweigh any birth date, for they all say the same.
Where the data hold no households, its share falls to nothing. The method is expectation maximisation over the
distinct patterns of levels, so its cost hangs on their number, not on that of the pairs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from rightparty.parties.linkage.comparing import Comparison
from rightparty.parties.linkage.roles import PERSONAL, Role

Pattern = tuple[int, ...]
"""A pair's levels in the order of the comparisons: -1 unknown, 0 different, up to the most alike."""

Shares = tuple[tuple[float, ...], ...]
"""For each comparison, the share of pairs on each level, from 0 (different) to the most alike."""

ROUNDS = 60
SETTLED = 1e-7
NAMESAKES = 0.02
"""How many of two relatives are taken to share a given name, or a birth date, beside coincidence."""

AGREE = 0.85
"""With how many of one person's pairs on the most alike level the learning begins."""

PSEUDO = 0.5
"""Added to each level's count, so that what was never seen is rare, not impossible."""

NEGLIGIBLE = 1e-7
"""A pattern less likely than this to be a person or a household is a stranger's once and for all."""


@dataclass(frozen=True)
class Learnt:
    """Shares of levels by kind of pair, and how often each kind occurs among all possible pairs."""

    m: Shares
    u: Shares
    h: Shares
    match: float
    household: float

    @property
    def prior(self) -> float:
        """The weight, in bits, that two records drawn at random have of being one person."""
        return log2(self.match / (1 - self.match))

    def weight(self, comparison: int, level: int) -> float:
        """What a level of a comparison weighs for one person against strangers, in bits; 0 if unknown."""
        if level < 0:
            return 0.0
        return log2(self.m[comparison][level] / self.u[comparison][level])

    def home(self, pattern: Pattern, rarity: float = 0.0) -> float:
        """How much less a pair of this pattern weighs, in bits, for what a household would explain: at most 0.

        `rarity`: the bits by which the values shared, beyond those that tell relatives apart, are rare.
        """
        if self.household <= 0:
            return 0.0
        bits = log2(self.household) + rarity
        for comparison, level in enumerate(pattern):
            if level >= 0:
                bits += log2(self.h[comparison][level] / self.u[comparison][level])
        return -log2(1 + 2.0 ** min(bits, 500.0))


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
    at_home = _has_households(comparisons)
    state = Learnt(
        m=_first_guess(observed),
        u=observed,
        h=_first_home(comparisons, observed),
        match=min(0.1, 1 / max(pairs, 1) ** 0.5 / 10),
        household=0.0,
    )
    state = Learnt(state.m, state.u, state.h, state.match, state.match / 10 if at_home else 0.0)
    live = dict(patterns)
    for number in range(ROUNDS):
        new, live = _round(comparisons, live, state, observed, pairs, prune=number >= 2)
        moved = abs(new.match - state.match) + abs(new.household - state.household)
        state = new
        if number > 4 and moved < SETTLED * state.match:
            break
    return _ordered(state)


def _has_households(comparisons: Sequence[Comparison]) -> bool:
    roles = {comparison.field.role for comparison in comparisons}
    return bool(roles & set(PERSONAL)) and Role.SURNAME in roles


def _first_guess(observed: Shares) -> Shares:
    return tuple(
        tuple(
            AGREE if level == len(shares) - 1 else (1 - AGREE) / (len(shares) - 1)
            for level in range(len(shares))
        )
        for shares in observed
    )


def _first_home(comparisons: Sequence[Comparison], observed: Shares) -> Shares:
    found = []
    for comparison, alike, strange in zip(comparisons, _first_guess(observed), observed, strict=True):
        mixed = 0.5 if comparison.field.role is Role.CATEGORY else 1 - NAMESAKES
        if comparison.field.role in PERSONAL:
            found.append(_leaked(strange))
        else:
            found.append(tuple(mixed * a + (1 - mixed) * s for a, s in zip(alike, strange, strict=True)))
    return tuple(found)


def _leaked(strange: tuple[float, ...]) -> tuple[float, ...]:
    """As among strangers, but for namesakes."""
    top = len(strange) - 1
    return tuple(
        (1 - NAMESAKES) * share + (NAMESAKES if level == top else 0) for level, share in enumerate(strange)
    )


def _round(
    comparisons: Sequence[Comparison],
    patterns: Mapping[Pattern, float],
    state: Learnt,
    observed: Shares,
    pairs: float,
    *,
    prune: bool,
) -> tuple[Learnt, dict[Pattern, float]]:
    """One round: how likely each pattern is of each kind, and what then the shares are."""
    m_ratio = [[m / u for m, u in zip(ms, us, strict=True)] for ms, us in zip(state.m, state.u, strict=True)]
    h_ratio = [[h / u for h, u in zip(hs, us, strict=True)] for hs, us in zip(state.h, state.u, strict=True)]
    places = range(len(comparisons))
    m_count = [defaultdict(float) for _ in places]  # type: list[defaultdict[int, float]]
    h_count = [defaultdict(float) for _ in places]  # type: list[defaultdict[int, float]]
    stranger = 1 - state.match - state.household
    matches = homes = 0.0
    live: dict[Pattern, float] = {}
    for pattern, count in patterns.items():
        match, home = state.match / stranger, state.household / stranger
        for place in places:
            level = pattern[place]
            if level >= 0:
                match *= m_ratio[place][level]
                home *= h_ratio[place][level]
        whole = 1 + match + home
        if prune and match + home < NEGLIGIBLE * whole:
            continue
        live[pattern] = count
        match_count, home_count = count * match / whole, count * home / whole
        matches += match_count
        homes += home_count
        for place in places:
            level = pattern[place]
            if level >= 0:
                m_count[place][level] += match_count
                h_count[place][level] += home_count
    m = tuple(_shares(m_count[place], len(observed[place])) for place in places)
    match = max(matches, 1e-6) / pairs
    h = tuple(
        state.h[place]
        if comparisons[place].field.role in PERSONAL
        else _shares(h_count[place], len(observed[place]))
        for place in places
    )
    u = tuple(_less(observed[place], m[place], match) for place in places)
    household = homes / pairs if state.household else 0.0
    return Learnt(m, u, tuple(_home(h, u, comparisons)), match, household), live


def _home(h: Shares, u: Shares, comparisons: Sequence[Comparison]) -> list[tuple[float, ...]]:
    return [
        _leaked(strange) if comparison.field.role in PERSONAL else home
        for comparison, home, strange in zip(comparisons, h, u, strict=True)
    ]


def _shares(counts: Mapping[int, float], levels: int) -> tuple[float, ...]:
    total = sum(counts.values()) + PSEUDO * levels
    return tuple((counts.get(level, 0.0) + PSEUDO) / total for level in range(levels))


def _less(observed: tuple[float, ...], m: tuple[float, ...], match: float) -> tuple[float, ...]:
    """Shares among strangers: those among random pairs, less the one-person pairs among these."""
    return tuple(max((o - match * one) / (1 - match), o / 100) for o, one in zip(observed, m, strict=True))


def _ordered(state: Learnt) -> Learnt:
    """The same with shares pooled wherever a less alike level would weigh more than a more alike one."""
    pooled = [_pooled(m, u) for m, u in zip(state.m, state.u, strict=True)]
    return Learnt(
        tuple(m for m, _ in pooled), tuple(u for _, u in pooled), state.h, state.match, state.household
    )


def _pooled(m: tuple[float, ...], u: tuple[float, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    groups: list[tuple[list[int], float, float]] = []
    for level in range(len(m)):
        groups.append(([level], m[level], u[level]))
        while len(groups) > 1 and groups[-1][1] / groups[-1][2] < groups[-2][1] / groups[-2][2]:
            levels, one, strange = groups.pop()
            before = groups.pop()
            groups.append((before[0] + levels, before[1] + one, before[2] + strange))
    ms, us = [0.0] * len(m), [0.0] * len(u)
    for levels, one, strange in groups:
        for level in levels:
            ms[level] = one * u[level] / strange if len(levels) > 1 else m[level]
            us[level] = u[level]
    return tuple(ms), tuple(us)
