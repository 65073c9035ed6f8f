"""Hashes of complete subtrees, kept beside the records, and the proofs that they make quick.

Tiles are worked out from committed records only, by whoever comes first: the sequencer after sealing, or
a reader who needs them. They prove nothing by themselves: a proof that does not lead to the signed root
is refused.
"""

from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead
from rightparty.journal.receipt import Receipt
from rightparty.journal.record import Entry
from rightparty.journal.tiles import HEIGHT, WIDTH, Tiled, tile
from rightparty.journal.tree import Proofs, verify_inclusion

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
