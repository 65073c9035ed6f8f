"""Proofs from a journal too large to load: hashes of complete subtrees are kept in tiles of 256.

A tile of level 8 is the root over 256 leaves, one of level 16 over 256 of those, and so on: a hundredth
of the leaves' own size. Any node of the tree is at most eight levels above a leaf or a tile, so that it
is worked out from at most 256 of them; a proof in a journal of a hundred million reads about a thousand
hashes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rightparty.errors import Refused
from rightparty.journal.tree import Proofs, parents

HEIGHT = 8
WIDTH = 1 << HEIGHT

Read = Callable[[int, int, int], Sequence[bytes]]
"""Hashes of a level (0: leaves; 8, 16 …: tiles) from one number to before another, in order."""


class Tiled(Proofs):
    """The tree over the first `size` leaves, its hashes read by `read` when they are needed."""

    def __init__(self, size: int, read: Read) -> None:
        self._size, self._read = size, read
        self._blocks: dict[tuple[int, int], list[Sequence[bytes]]] = {}

    def __len__(self) -> int:
        return self._size

    def node(self, level: int, number: int) -> bytes:
        """The root of a complete subtree.

        Raises:
            Refused: hashes are missing that must be there.
        """
        base = level - level % HEIGHT
        above = level - base  # levels above the tiles that it is worked out from
        block, within = divmod(number << above, WIDTH)
        levels = self._blocks.get((base, block))
        if levels is None:
            first = block << HEIGHT
            end = min(first + WIDTH, self._size >> base)
            levels = self._blocks[base, block] = _levels(self._whole(base, first, end))
        return levels[above][within >> above]

    def _whole(self, level: int, first: int, end: int) -> Sequence[bytes]:
        found = self._read(level, first, end)
        if len(found) != end - first:
            lost = end - first - len(found)
            raise Refused(
                f"{lost} hashes of the journal are missing, of level {level} from {first}",
                "`rightparty journal verify` names what is missing",
            )
        return found


def tile(below: Sequence[bytes]) -> bytes:
    """The tile over 256 leaves or tiles."""
    while len(below) > 1:
        below = parents(below)
    return below[0]


def tiles_over(leaves: Iterable[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Every tile that leaves complete, of all levels, as they come: its level, its number, its hash."""
    waiting: list[list[bytes]] = []
    made: list[int] = []
    for leaf in leaves:
        node, depth = leaf, 0
        while True:
            if depth == len(waiting):
                waiting.append([])
                made.append(0)
            waiting[depth].append(node)
            if len(waiting[depth]) < WIDTH:
                break
            node, waiting[depth] = tile(waiting[depth]), []
            depth += 1
            yield depth * HEIGHT, made[depth - 1], node
            made[depth - 1] += 1


def _levels(nodes: Sequence[bytes]) -> list[Sequence[bytes]]:
    """A block of nodes, and what stands above them, up to one level below the next tile."""
    levels = [nodes]
    while len(levels) < HEIGHT and len(levels[-1]) > 1:
        levels.append(parents(levels[-1]))
    return levels
