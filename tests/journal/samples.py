"""A small journal to try things on, with heads after its third, fifth and last record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.journal.export import HEADER_1, lines
from rightparty.journal.head import TreeHead, seal
from rightparty.journal.record import Entry, Record, digest
from rightparty.journal.stamp import Anchor
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

    def file(self, anchors: Callable[[TreeHead], Sequence[Anchor]] = lambda _: ()) -> bytes:
        """The journal as exported."""
        return b"".join(lines(self.entries, self.heads, anchors))

    def old_lines(self) -> list[bytes]:
        """The lines as format 1 had them: without time-stamps, and without a last line that counts."""
        return [HEADER_1, *self.file().splitlines(keepends=True)[1:-1]]

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
