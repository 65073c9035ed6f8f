"""The one sequencer: it gives waiting records their places in the journal, and their leaves in the tree.

Whoever does something writes its record in the same transaction (`journal_store.append`), where nobody
waits for anybody. The records then wait, committed, until the sequencer places them, a few thousand in a
transaction. Two processes may try: the lock on the journal's edge lets one of them through.
"""

from psycopg import sql

from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Entry, place
from rightparty.journal.tree import Frontier

MOST = 5_000
"""How many records one transaction places."""

# What waits is read in the order in which it was written; a later look finds what committed meanwhile.
_TAKE = """
WITH taken AS (
    DELETE FROM desk_journal_waiting WHERE waiting_id IN (
        SELECT waiting_id FROM desk_journal_waiting ORDER BY waiting_id LIMIT %s)
    RETURNING waiting_id, kind, contact_id, data)
SELECT kind, contact_id, data FROM taken ORDER BY waiting_id
"""
_PLACED = sql.SQL("COPY desk_journal_record (seq, kind, contact_id, data, leaf) FROM STDIN")


def place_waiting(connection: Connection) -> int:
    """Place every record that is committed and waits; gives how many there were."""
    placed = 0
    while count := _place_some(connection):
        placed += count
    return placed


def _place_some(connection: Connection) -> int:
    with connection.transaction():
        frontier = edge(connection, lock=True)
        waiting = connection.execute(_TAKE, [MOST]).fetchall()
        if not waiting:
            return 0
        with connection.cursor() as cursor, cursor.copy(_PLACED) as copy:
            for kind, contact_id, data in waiting:
                entry = _grow(frontier, bytes(data))
                copy.write_row((entry.seq, kind, contact_id, entry.data, entry.leaf))
        connection.execute("UPDATE desk_journal_edge SET frontier = %s", [frontier.encode()])
    return len(waiting)


def _grow(frontier: Frontier, data: bytes) -> Entry:
    entry = place(data, frontier.size)
    frontier.append(entry.leaf)
    return entry


def edge(connection: Connection, *, lock: bool) -> Frontier:
    """The right edge of the tree; with `lock`, nobody else's to change until the transaction ends.

    Raises:
        Refused: it is gone.
    """
    query = "SELECT frontier FROM desk_journal_edge" + (" FOR UPDATE" if lock else "")
    row = connection.execute(query).fetchone()
    if row is None:
        raise Refused("the journal has lost its edge", "restore the store from a backup")
    return Frontier.decode(bytes(row[0]))
