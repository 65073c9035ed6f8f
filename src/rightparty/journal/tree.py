"""The Merkle tree of RFC 9162, section 2.1: one root for any number of records, and short proofs.

A leaf hash is SHA-256 over a zero byte and the record; an inner node is SHA-256 over a one byte and
its two children. The left child of a tree of n leaves holds the largest power of two below n.

`Frontier` grows a tree one leaf at a time, remembering one hash for each set bit of its size.
`Tree` keeps every complete subtree of a given list of leaves and makes proofs from them; `tiles.Tiled`
looks them up where they are kept. The `verify_` functions need neither: a root, a proof, and what is claimed.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rightparty.errors import InvalidInput

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds `data`."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node from those of its children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Frontier:
    """The right edge of a growing tree: all that is needed to append, and to tell the root.

    `peaks` are the roots of the complete subtrees that the leaves fall into, largest first: as many
    as `size` has set bits.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        fits = len(self.peaks) == self.size.bit_count()
        if not fits or any(len(peak) != HASH_BYTES for peak in self.peaks):
            raise InvalidInput(f"this is no frontier of a tree of {self.size} records", "load it anew")

    def append(self, leaf: bytes) -> int:
        """Add a leaf by its hash; gives its index, counted from zero."""
        if len(leaf) != HASH_BYTES:
            raise InvalidInput(f"a leaf hash has {HASH_BYTES} bytes, this one {len(leaf)}", "hash the record")
        index, carried = self.size, leaf
        while index & 1:
            carried = node_hash(self.peaks.pop(), carried)
            index >>= 1
        self.peaks.append(carried)
        self.size += 1
        return self.size - 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add many leaves by their hashes."""
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        result = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            result = node_hash(peak, result)
        return result

    def encode(self) -> bytes:
        """The frontier as bytes, to be kept beside the records: the size in eight bytes, the peaks."""
        return self.size.to_bytes(8, "big") + b"".join(self.peaks)

    @classmethod
    def decode(cls, data: bytes) -> "Frontier":
        """The frontier that `encode` wrote.

        Raises:
            InvalidInput: the number of peaks does not fit the size.
        """
        size, peaks = int.from_bytes(data[:8], "big"), data[8:]
        return cls(size, [peaks[at : at + HASH_BYTES] for at in range(0, len(peaks), HASH_BYTES)])


class Proofs(ABC):
    """Proofs from the hashes of complete subtrees, wherever these are kept."""

    @abstractmethod
    def __len__(self) -> int:
        """The number of leaves."""

    @abstractmethod
    def node(self, level: int, number: int) -> bytes:
        """The root of the complete subtree number `number` of 2^`level` leaves, counted from zero."""

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves (all of them, unless told)."""
        size = len(self) if size is None else size
        self._check_size(size)
        return self._subtree(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> list[bytes]:
        """The path from leaf `index` to the root over the first `size` leaves, lowest sibling first."""
        size = len(self) if size is None else size
        self._check_size(size)
        if not 0 <= index < size:
            raise InvalidInput(f"there is no record {index} among {size}", f"name one from 0 to {size - 1}")
        path, begin, end = [], 0, size
        while end - begin > 1:
            middle = begin + _left_leaves(end - begin)
            if index < middle:
                path.append(self._subtree(middle, end))
                end = middle
            else:
                path.append(self._subtree(begin, middle))
                begin = middle
        return path[::-1]

    def consistency_proof(self, first: int, size: int | None = None) -> list[bytes]:
        """The nodes that show the tree of `first` leaves to be the beginning of that of `size`."""
        size = len(self) if size is None else size
        self._check_size(size)
        if not 0 <= first <= size:
            raise InvalidInput(f"a tree of {size} does not begin with one of {first}", "swap the two")
        return self._extension(first, 0, size, whole=True) if 0 < first < size else []

    def _extension(self, first: int, begin: int, end: int, *, whole: bool) -> list[bytes]:
        """RFC 9162, 2.1.4.1: the subproof over leaves `begin` to `end`, of which `first` are old."""
        if first == end - begin:
            return [] if whole else [self._subtree(begin, end)]
        left = _left_leaves(end - begin)
        middle = begin + left
        if first <= left:
            return [*self._extension(first, begin, middle, whole=whole), self._subtree(middle, end)]
        return [*self._extension(first - left, middle, end, whole=False), self._subtree(begin, middle)]

    def _subtree(self, begin: int, end: int) -> bytes:
        """The root over leaves `begin` to `end`; `begin` is a multiple of the left child's size."""
        width = end - begin
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self.node(level, begin >> level)
        middle = begin + _left_leaves(width)
        return node_hash(self._subtree(begin, middle), self._subtree(middle, end))

    def _check_size(self, size: int) -> None:
        if not 0 <= size <= len(self):
            raise InvalidInput(f"there are {len(self)} records, not {size}", "load the missing ones")


class Tree(Proofs):
    """Every complete subtree over `leaves` (leaf hashes): makes any number of proofs, each quickly."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels: list[Sequence[bytes]] = [leaves]
        while len(below := self._levels[-1]) > 1:
            self._levels.append(parents(below))

    def __len__(self) -> int:
        return len(self._levels[0])

    def node(self, level: int, number: int) -> bytes:
        """The root of a complete subtree."""
        return self._levels[level][number]


def parents(below: Sequence[bytes]) -> list[bytes]:
    """The nodes over each pair of nodes; one left over has none yet."""
    return [node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in one pass and with no more kept than a frontier."""
    frontier = Frontier()
    frontier.extend(leaves)
    return frontier.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The proof that `leaves[index]` stands under the root of `leaves`."""
    return Tree(leaves).inclusion_proof(index)


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """The proof that the tree of the first `first` leaves is the beginning of the tree of all."""
    return Tree(leaves).consistency_proof(first)


def root_of_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that `proof` leads to from `leaf` at `index` of a tree of `size` (RFC 9162, 2.1.3.2).

    None if a proof for that place cannot have this form.
    """
    if not 0 <= index < size or not _are_hashes(leaf, *proof):
        return None
    at, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            result = node_hash(sibling, result)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        at, last = at >> 1, last >> 1
    return result if last == 0 else None


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows that `leaf` stands at `index` under `root` of a tree of `size`."""
    return root_of_inclusion(leaf, index, size, proof) == root


def verify_consistency(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether `proof` shows the tree of `first` records to be the beginning of that of `second`.

    RFC 9162, 2.1.4.2; besides, every tree begins with the empty one, and a tree with itself.
    """
    if not 0 <= first <= second or not _are_hashes(first_root, second_root, *proof):
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == EMPTY_ROOT
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, node)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def _left_leaves(size: int) -> int:
    """The largest power of two below `size` (two or more)."""
    return 1 << ((size - 1).bit_length() - 1)


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
