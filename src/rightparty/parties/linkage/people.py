"""Records gathered into people, the surest links first, and never across a veto.

A link that would bring two records together which a veto keeps apart is left out; as stronger links come
first, what gives way on the path between the two is its weakest link. What a human confirmed comes before all
links, and what a human cut is a veto.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rightparty.parties.linkage.vetoes import CUT, Facts

SAME_FILE = "same file"
"""Why two records of a file in which nobody stands twice are two people."""


@dataclass(frozen=True)
class Edge:
    """A link that could be: two records by number, and its weight in bits."""

    left: int
    right: int
    weight: float


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
    facts: Mapping[int, Facts],
    forbids: Forbids,
    *,
    confirmed: Iterable[tuple[int, int]] = (),
    cut: Iterable[tuple[int, int]] = (),
    single: Mapping[int, str] | None = None,
) -> Gathered:
    """Gather records into people.

    Args:
        edges: The links that weigh enough.
        facts: What vetoes read, by record.
        forbids: The vetoes between two records.
        confirmed: Records that a human said are one person.
        cut: Records that a human said are two people; this wins over what was confirmed by way of others.
        single: The source of each record whose source holds nobody twice.
    """
    groups = _Groups(facts, forbids, cut, single or {})
    for left, right in sorted(confirmed):
        groups.confirm(left, right)
    taken, parted = [], []
    for edge in sorted(edges, key=lambda one: (-one.weight, one.left, one.right)):
        refused = groups.join(edge)
        if refused is None:
            taken.append(edge)
        else:
            parted.append(refused)
    return Gathered(groups.people(), taken, parted)


class _Groups:
    """Disjoint sets of records; each remembers its members, their distinct facts, and their files."""

    def __init__(
        self,
        facts: Mapping[int, Facts],
        forbids: Forbids,
        cut: Iterable[tuple[int, int]],
        single: Mapping[int, str],
    ) -> None:
        self._facts, self._forbids, self._single = facts, forbids, single
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
        refused = self._between(one, other)
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
            facts = self._facts.get(record)
            self._kinds[record] = {facts: record} if facts is not None else {}
        return self._of[record]

    def _merge(self, one: int, other: int) -> None:
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        moved = self._members.pop(other)
        for member in moved:
            self._of[member] = one
        self._members[one] += moved
        self._kinds[one] = {**self._kinds.pop(other), **self._kinds[one]}

    def _between(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        found = self._cut_between(one, other)
        if found is not None:
            return found, (CUT,)
        for a, left in self._kinds[one].items():
            for b, right in self._kinds[other].items():
                if names := self._forbids(a, b):
                    return (left, right), names
        return self._same_file(one, other)

    def _cut_between(self, one: int, other: int) -> tuple[int, int] | None:
        for member in self._members[one]:
            for against in self._cut.get(member, ()):
                if self._of.get(against) == other:
                    return member, against
        return None

    def _same_file(self, one: int, other: int) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        if not self._single:
            return None
        files = {self._single[member]: member for member in self._members[one] if member in self._single}
        for member in self._members[other]:
            if (against := files.get(self._single.get(member, ""))) is not None:
                return (against, member), (SAME_FILE,)
        return None
