"""Records gathered into people, the surest links first, and never across a veto.

A link that would bring two records together which a veto keeps apart is left out; as stronger links come
first, what gives way on the path between the two is its weakest link. So is a link between two groups whose
other records speak against it more than for it. What a human confirmed comes before all links, and what a
human cut is a veto.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rightparty.parties.linkage.vetoes import CUT, Facts

SAME_FILE = "same file"
"""Why two records of a file in which nobody stands twice are two people."""

OUTWEIGHED = "outweighed"
"""Why two groups stay two people: their other records weigh more against it than for it."""

MOST = 12.0
"""No one pair of two groups speaks for or against them with more bits than this."""

UNSEEN = -1.0
"""What two records of two groups weigh that were never compared, in bits."""

PAIRS_AT_MOST = 10_000
"""Of larger groups not every pair is looked at."""


@dataclass(frozen=True)
class Edge:
    """A link that could be: two records by number, and its weight in bits.

    `clean`: nothing that a veto reads differs, so that between these two alone none needs to be asked.
    """

    left: int
    right: int
    weight: float
    clean: bool = False


@dataclass(frozen=True)
class Parted:
    """A link that was left out, between which records a veto stands, and the names of what forbids it."""

    edge: Edge
    between: tuple[int, int]
    vetoes: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """For each record that is linked, the first record of its person; the links taken, and those left out."""

    person: Mapping[int, int]
    taken: Sequence[Edge]
    parted: Sequence[Parted]


Forbids = Callable[[Facts, Facts], tuple[str, ...]]


def gather(
    edges: Iterable[Edge],
    facts: Callable[[int], Facts | None],
    forbids: Forbids,
    *,
    confirmed: Iterable[tuple[int, int]] = (),
    cut: Iterable[tuple[int, int]] = (),
    single: Mapping[int, str] | None = None,
    against: Mapping[tuple[int, int], float] | None = None,
) -> Gathered:
    """Gather records into people.

    Args:
        edges: The links that weigh enough.
        facts: What vetoes read of a record.
        forbids: The vetoes between two records.
        confirmed: Records that a human said are one person.
        cut: Records that a human said are two people; this wins over what was confirmed by way of others.
        single: The source of each record whose source holds nobody twice.
        against: The weights of compared pairs that do not weigh enough, the smaller number first.
    """
    edges = sorted(edges, key=lambda one: (-one.weight, one.left, one.right))
    weights = {**(against or {}), **{_ends(one.left, one.right): one.weight for one in edges}}
    groups = _Groups(facts, forbids, cut, single or {}, weights)
    for left, right in sorted(confirmed):
        groups.confirm(left, right)
    taken, parted = [], []
    for edge in edges:
        refused = groups.join(edge)
        if refused is None:
            taken.append(edge)
        else:
            parted.append(refused)
    return Gathered(groups.people(), taken, parted)


def _ends(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


class _Groups:
    """Disjoint sets of records; each remembers its members, and their distinct facts once they are asked."""

    def __init__(
        self,
        facts: Callable[[int], Facts | None],
        forbids: Forbids,
        cut: Iterable[tuple[int, int]],
        single: Mapping[int, str],
        weights: Mapping[tuple[int, int], float],
    ) -> None:
        self._facts, self._forbids, self._single, self._weights = facts, forbids, single, weights
        self._of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._kinds: dict[int, dict[Facts, int]] = {}
        self._cut: dict[int, set[int]] = {}
        for left, right in cut:
            self._cut.setdefault(left, set()).add(right)
            self._cut.setdefault(right, set()).add(left)

    def confirm(self, left: int, right: int) -> None:
        """Join two records, whatever the rules say; only a human's cut keeps them apart."""
        one, other = self._root(left), self._root(right)
        if one != other and self._cut_between(one, other) is None:
            self._merge(one, other)

    def join(self, edge: Edge) -> Parted | None:
        """Join two records; what keeps them apart, if something does."""
        one, other = self._root(edge.left), self._root(edge.right)
        if one == other:
            return None
        refused = self._between(one, other, edge)
        if refused is None:
            self._merge(one, other)
            return None
        return Parted(edge, *refused)

    def people(self) -> dict[int, int]:
        """For each record in a group of several, the smallest number of the group."""
        found: dict[int, int] = {}
        for members in self._members.values():
            if len(members) > 1:
                found.update(dict.fromkeys(members, min(members)))
        return found

    def _root(self, record: int) -> int:
        if record not in self._of:
            self._of[record] = record
            self._members[record] = [record]
        return self._of[record]

    def _merge(self, one: int, other: int) -> None:
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        moved = self._members.pop(other)
        for member in moved:
            self._of[member] = one
        self._members[one] += moved
        known, more = self._kinds.pop(one, None), self._kinds.pop(other, None)
        if known is not None and more is not None:
            self._kinds[one] = {**more, **known}

    def _between(self, one: int, other: int, edge: Edge) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        alone = len(self._members[one]) == len(self._members[other]) == 1
        return (
            (self._cut_between(one, other) if self._cut else None)
            or (None if alone and edge.clean else self._vetoed(one, other))
            or (self._same_file(one, other) if self._single else None)
            or (None if alone else self._outweighed(one, other))
        )

    def _vetoed(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        for a, left in self._kinds_of(one).items():
            for b, right in self._kinds_of(other).items():
                if names := self._forbids(a, b):
                    return (left, right), names
        return None

    def _kinds_of(self, group: int) -> dict[Facts, int]:
        """The distinct facts of a group, each with a record that has them."""
        if group not in self._kinds:
            found = ((self._facts(member), member) for member in self._members[group])
            self._kinds[group] = {facts: member for facts, member in found if facts is not None}
        return self._kinds[group]

    def _outweighed(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        members, others = self._members[one], self._members[other]
        if len(members) * len(others) > PAIRS_AT_MOST:
            return None
        total, least, worst = 0.0, MOST, (one, other)
        for left in members:
            for right in others:
                weight = max(-MOST, min(MOST, self._weights.get(_ends(left, right), UNSEEN)))
                total += weight
                if weight < least:
                    least, worst = weight, (left, right)
        return None if total > 0 else (worst, (OUTWEIGHED,))

    def _cut_between(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        for member in self._members[one]:
            for against in self._cut.get(member, ()):
                if self._of.get(against) == other:
                    return (member, against), (CUT,)
        return None

    def _same_file(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        files = {self._single[member]: member for member in self._members[one] if member in self._single}
        for member in self._members[other]:
            if (against := files.get(self._single.get(member, ""))) is not None:
                return (against, member), (SAME_FILE,)
        return None
