"""Hashes of complete subtrees, kept beside the records, and the proofs that they make quick.

Tiles are worked out from committed records only, by whoever comes first: the sequencer after sealing, or
a reader who needs them. They prove nothing by themselves: a proof that does not lead to the signed root
is refused. `false_tiles` names those that were changed since.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead
from rightparty.journal.receipt import Receipt
from rightparty.journal.record import Entry
from rightparty.journal.tiles import HEIGHT, WIDTH, Tiled, tile, tiles_over
from rightparty.journal.tree import Proofs, verify_inclusion
from rightparty.journal.verify import MOST_FAULTS, Fault

_BLOCKS = 64  # tiles made at once: 64 × 256 hashes are half a megabyte


def tree_over(connection: Connection, size: int) -> Proofs:
    """The tree over the first `size` records, for any number of proofs; makes the tiles that lack."""
    fill(connection, size)
    return Tiled(size, lambda level, first, end: _read(connection, level, first, end))


def receipt_of(tree: Proofs, entry: Entry, head: TreeHead) -> Receipt:
    """The receipt of a record under the head that was signed over `tree`.

    Raises:
        InvalidInput: the head was signed over other records.
    """
    proof = tree.inclusion_proof(entry.seq)
    if not verify_inclusion(entry.leaf, entry.seq, head.size, proof, head.root):
        raise InvalidInput("the head was signed over other records than these", "verify the journal")
    return Receipt(entry, tuple(proof), head)


def fill(connection: Connection, size: int) -> int:
    """Make every tile that the first `size` records complete and that is not there; gives their number."""
    made, level = 0, HEIGHT
    while (complete := size >> level) > 0:
        row = connection.execute(
            "SELECT coalesce(max(number) + 1, 0) FROM desk_journal_tile WHERE level = %s", [level]
        ).fetchone()
        number = int(row[0]) if row else 0
        while number < complete:
            upto = min(number + _BLOCKS, complete)
            made += _make(connection, level, number, upto)
            number = upto
        level += HEIGHT
    return made


def false_tiles(connection: Connection) -> list[Fault]:
    """Every kept tile that its records do not come to, or that lacks among others; the first thousand.

    None is named where records are missing: `journal.verify` names those.
    """
    kept = dict(connection.execute(_LAST).fetchall())
    there = connection.execute(_WHOLE).fetchone()
    if there is None or there[0] != there[1]:
        return []
    return list(islice(_false(connection, kept, there[0]), MOST_FAULTS))


_LAST = "SELECT level, max(number) FROM desk_journal_tile GROUP BY level"
_WHOLE = "SELECT count(*), coalesce(max(seq) + 1, 0) FROM desk_journal_record"
_KEPT = "SELECT number, node FROM desk_journal_tile WHERE level = %s AND number >= %s AND number < %s"


def _false(connection: Connection, last: Mapping[int, int], size: int) -> Iterator[Fault]:
    """Those of the tiles up to the last of each level that are not what `size` records come to."""
    blocks: dict[int, Mapping[int, bytes]] = {}
    for level, number, node in tiles_over(_leaves(connection, size)):
        if number > last.get(level, -1):
            continue  # not made yet
        if number % _BLOCKS == 0:
            rows = connection.execute(_KEPT, [level, number, number + _BLOCKS]).fetchall()
            blocks[level] = {at: bytes(found) for at, found in rows}
        found = blocks[level].get(number, b"")
        if found != node:
            yield _fault(level, number, "was changed or removed, and they were not", node, found)
    for level, number in last.items():
        if number >= size >> level:
            yield _fault(level, number, "is there, and they are not", b"", b"")


def _fault(level: int, number: int, what: str, computed: bytes, kept: bytes) -> Fault:
    first, end = number << level, (number + 1) << level
    span = f"the records {first} to {end - 1}"
    sentence = f"the hash kept over {span} {what}: receipts and proofs that need it are refused"
    return Fault("tile", sentence, computed=computed.hex(), expected=kept.hex())


def _leaves(connection: Connection, size: int) -> Iterator[bytes]:
    step = _BLOCKS << HEIGHT
    for first in range(0, size, step):
        yield from _read(connection, 0, first, min(first + step, size))


def _make(connection: Connection, level: int, first: int, end: int) -> int:
    below = _read(connection, level - HEIGHT, first << HEIGHT, end << HEIGHT)
    if len(below) != (end - first) << HEIGHT:
        raise InvalidInput(f"records are missing between {first << level} and {end << level}", "verify it")
    nodes = [
        (level, first + at, tile(below[at << HEIGHT : (at << HEIGHT) + WIDTH])) for at in range(end - first)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_journal_tile (level, number, node) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            nodes,
        )
    return len(nodes)


def _read(connection: Connection, level: int, first: int, end: int) -> list[bytes]:
    if level == 0:
        query = "SELECT leaf FROM desk_journal_record WHERE seq >= %s AND seq < %s ORDER BY seq"
        rows = connection.execute(query, [first, end])
    else:
        query = (
            "SELECT node FROM desk_journal_tile WHERE level = %s AND number >= %s AND number < %s"
            " ORDER BY number"
        )
        rows = connection.execute(query, [level, first, end])
    return [bytes(node) for (node,) in rows.fetchall()]
