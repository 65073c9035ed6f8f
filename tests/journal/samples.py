"""A small journal to try things on, with heads after its third, fifth and last record."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.journal.export import write
from rightparty.journal.head import TreeHead, seal
from rightparty.journal.record import Entry, Record, digest
from rightparty.journal.tree import Frontier

KEY = Ed25519PrivateKey.from_private_bytes(b"j" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
SECRET = b"a key that only the lender has.."
START = datetime(2026, 11, 23, 6, 5, tzinfo=UTC)


def outcome(number: int) -> Record:
    """The outcome of contact `number`."""
    body = {"contact": digest(f"c{number}", SECRET, "contact"), "outcome": "delivered", "channel": "email"}
    return Record("outcome", START + timedelta(seconds=number), body)


@dataclass(frozen=True)
class Journal:
    """Entries and heads that belong together."""

    entries: Sequence[Entry]
    heads: Sequence[TreeHead]

    def file(self) -> bytes:
        """The journal as exported."""
        out = io.BytesIO()
        write(self.entries, self.heads, out)
        return out.getvalue()

    def lines(self) -> list[bytes]:
        """The lines of the exported journal."""
        return self.file().splitlines(keepends=True)


def journal(records: int = 6, sealed_at: Sequence[int] = (3, 5, 6), key: Ed25519PrivateKey = KEY) -> Journal:
    """A journal of so many outcomes, sealed after the given numbers of records."""
    entries = [outcome(number).entry(number) for number in range(records)]
    return Journal(entries, seal_at(entries, sealed_at, key))


def seal_at(entries: Sequence[Entry], sizes: Sequence[int], key: Ed25519PrivateKey = KEY) -> list[TreeHead]:
    """Heads over the first `sizes` of the entries."""
    frontier, heads = Frontier(), []
    for size in range(len(entries) + 1):
        if size in sizes:
            heads.append(seal(frontier, key, START + timedelta(minutes=size)))
        if size < len(entries):
            frontier.append(entries[size].leaf)
    return heads
