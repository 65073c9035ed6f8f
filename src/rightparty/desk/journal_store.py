"""The journal in the store: records written with what they record, sealed, and handed out.

A record is appended within the caller's transaction, so that there is never a contact without its
record nor a record without its contact. Writers do not wait for one another: a record gets its place in
the journal from the sequencer, after its commit (`desk/sequencer.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rightparty.canonical import canonical, parse
from rightparty.desk.anchor_rows import anchors_by_head
from rightparty.desk.home import Home, existing_home
from rightparty.desk.journal_tiles import false_tiles, receipt_of, tree_over
from rightparty.desk.sequencer import edge, place_waiting
from rightparty.desk.store import Connection
from rightparty.desk.store import open_store as store_of
from rightparty.errors import Refused
from rightparty.journal import export
from rightparty.journal.consistency import Consistency, prove
from rightparty.journal.head import TreeHead, read_head, seal
from rightparty.journal.receipt import Receipt
from rightparty.journal.record import Entry, Record, digest
from rightparty.journal.verify import Fault, Verification, verify

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNING_KEY = "journal"
DIGEST_KEY = "journal-digest"
_BATCH = 2_000


@dataclass(frozen=True)
class Marks:
    """Keyed digests: how records name people, points, debts and contacts without naming them."""

    key: bytes

    def of(self, kind: str, value: str) -> str:
        """The digest of one id; `kind` keeps equal ids of different kinds apart."""
        return digest(value, self.key, kind)

    def of_all(self, kind: str, values: Iterable[str]) -> list[str]:
        """The digests of several ids, in order."""
        return [self.of(kind, value) for value in values]


def marks_of(home: Home) -> Marks:
    """The digests of a home: under a secret that never leaves it."""
    return Marks(home.secret(DIGEST_KEY))


def append(connection: Connection, records: Iterable[Record], contact_id: str | None = None) -> None:
    """Append records within the caller's transaction, which must be open.

    Raises:
        Refused: no transaction is open: a record must not stand without what it records.
    """
    if not connection.info.transaction_status.name == "INTRANS":
        raise Refused("a record is only appended within the transaction of what it records")
    rows = [(record.kind, contact_id, record.canonical()) for record in records]
    append_many(connection, rows)


def append_many(connection: Connection, rows: Sequence[tuple[str, str | None, bytes]]) -> None:
    """Append records of several contacts within the caller's transaction: kind, contact, canonical bytes."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_journal_waiting (kind, contact_id, data) VALUES (%s, %s, %s)", rows
        )


def seal_store(connection: Connection, home: Home, at: datetime) -> TreeHead:
    """Place what waits and sign the tree as it stands; one that has not grown keeps the head it has."""
    place_waiting(connection)
    with connection.transaction():
        frontier = edge(connection, lock=True)
        latest = latest_head(connection)
        if latest is not None and latest.size == frontier.size:
            return latest
        # Heads follow one another in time, whatever clock a rehearsed day runs on.
        moment = max(at, latest.at) if latest is not None else at
        head = seal(frontier, home.signing_key(SIGNING_KEY), moment)
        text = canonical(head.json()).decode()
        connection.execute("INSERT INTO desk_tree_head (size, text) VALUES (%s, %s)", [head.size, text])
    return head


def latest_head(connection: Connection) -> TreeHead | None:
    """The last signed head, if the journal was ever sealed."""
    row = connection.execute("SELECT text FROM desk_tree_head ORDER BY head_id DESC LIMIT 1").fetchone()
    return read_head(parse(row[0].encode())) if row else None


def entries(connection: Connection) -> Iterator[Entry]:
    """Every record in order, a few at a time."""
    after = -1
    while True:
        rows = connection.execute(
            "SELECT seq, data, leaf FROM desk_journal_record WHERE seq > %s ORDER BY seq LIMIT %s",
            [after, _BATCH],
        ).fetchall()
        if not rows:
            return
        for seq, data, leaf in rows:
            yield Entry(seq, bytes(data), bytes(leaf))
        after = rows[-1][0]


def heads(connection: Connection) -> list[TreeHead]:
    """Every signed head, oldest first."""
    rows = connection.execute("SELECT text FROM desk_tree_head ORDER BY head_id").fetchall()
    return [read_head(parse(text.encode())) for (text,) in rows]


def lines(connection: Connection) -> Iterator[bytes]:
    """The journal as the lines of its export, each head with its time-stamps behind it."""
    return export.lines(entries(connection), heads(connection), anchors_by_head(connection))


def verify_store(connection: Connection, home: Home) -> Verification:
    """Verify the whole journal as it stands in the store, against this home's own key."""
    place_waiting(connection)
    return verify(lines(connection), [public_key(home)])


def public_key(home: Home) -> "Ed25519PublicKey":
    """What the journal of this home can be checked with."""
    return home.signing_key(SIGNING_KEY).public_key()


@dataclass(frozen=True)
class OpenedJournal:
    """The journal of an opened store, as the command line reads it."""

    connection: Connection
    home: Home

    def lines(self) -> Iterator[bytes]:
        """The lines of the export, header first, each head after the records that it covers."""
        return lines(self.connection)

    def keys(self) -> Sequence["Ed25519PublicKey"]:
        """The public keys whose heads this installation accepts."""
        return [public_key(self.home)]

    def receipts(self, id: str) -> Sequence[Receipt]:
        """The receipts of all sealed records about one contact."""
        head = latest_head(self.connection)
        if head is None:
            return []
        found = self.connection.execute(
            "SELECT seq, data, leaf FROM desk_journal_record WHERE contact_id = %s AND seq < %s ORDER BY seq",
            [id, head.size],
        ).fetchall()
        tree = tree_over(self.connection, head.size) if found else None
        return [
            receipt_of(tree, Entry(seq, bytes(data), bytes(leaf)), head)
            for seq, data, leaf in found
            if tree is not None
        ]

    def consistency(self, kept: TreeHead, keys: Sequence["Ed25519PublicKey"]) -> Consistency:
        """The proof that the journal, up to its last head, extends one that somebody kept.

        Raises:
            Refused: nothing is sealed yet, none of `keys` signed the head kept, the journal does not
                extend it, or a hash kept beside the journal was changed, so that nobody can tell.
            InvalidInput: the head kept covers more records than the journal has.
        """
        head = latest_head(self.connection)
        if head is None:
            raise Refused("the journal has no head yet", "heads are signed every few minutes")
        try:
            return prove(tree_over(self.connection, head.size), kept, head, keys)
        except Refused as refusal:
            if not self.false_tiles():
                raise
            raise Refused(
                "a hash kept beside the journal was changed, so no proof can be made from it",
                "`rightparty journal verify` names it, and says whether the journal itself is whole",
            ) from refusal

    def false_tiles(self) -> Sequence[Fault]:
        """The hashes kept for quick proofs that are not what the records come to."""
        return false_tiles(self.connection)


@contextmanager
def open_store() -> Iterator[OpenedJournal]:
    """The journal of this environment's home.

    Raises:
        Refused: there is no store yet.
    """
    home = existing_home()
    if home is None:
        raise Refused(
            "there is no store here, and so no journal", "`rightparty run` or `rightparty demo` makes one"
        )
    store = store_of(home)
    try:
        with store.connect() as connection:
            place_waiting(connection)
            yield OpenedJournal(connection, home)
    finally:
        store.close()
