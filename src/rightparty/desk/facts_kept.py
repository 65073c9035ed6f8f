"""What records name only by a hash, kept sealed beside the journal: the facts decided on, the text as sent.

Everything is sealed under the person's own key: once that is shredded, the hash in the record stands and
tells nothing.
"""

import secrets
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rightparty.canonical import canonical, parse
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault
from rightparty.errors import InvalidInput
from rightparty.gate.basis import Basis
from rightparty.journal import facts_vector
from rightparty.sealing import NONCE_BYTES, Key
from rightparty.words.render import Text, content_hash

FACTS, TEXT = "facts", "text"
_PERSON = "person"  # the kind of subject whose key seals it


@dataclass(frozen=True)
class Part:
    """One thing that was kept, opened; `opened` is None where its key is gone, and `erased_at` says when."""

    kind: str
    digest: str
    opened: bytes | None
    erased_at: datetime | None = None


@dataclass(frozen=True)
class Whose:
    """Of which person and contact a part is, and when it came to be."""

    person_id: str
    contact_id: str
    at: datetime


Keys = Mapping[str, Key | None]
"""The key of each person, by their id; None for somebody who was erased."""

Row = tuple[str, str, str, str, datetime, bytes]
"""A row of `desk_kept_part`: kind, contact, person, digest, time, what is sealed."""


def keys_for(connection: Connection, vault: Vault, people: Collection[str]) -> Keys:
    """The keys that parts of some persons are sealed by, read in one go, within the caller's transaction."""
    return vault.keys(connection, _PERSON, people)


def facts_part(keys: Keys, whose: Whose, basis: Basis, facts_hash: str) -> Sequence[Row]:
    """The row that keeps what a decision was made from; none for somebody who was erased.

    `facts_hash`: that of the decision, by which its record names the facts.

    Raises:
        InvalidInput: a fact has no written form.
    """
    return _sealed(keys, whose, FACTS, facts_hash, facts_vector.encode(basis))


def text_part(keys: Keys, whose: Whose, text: Text) -> Sequence[Row]:
    """The row that keeps a text as it is sent, under the hash that its permit is bound to."""
    said = canonical({"body": text.body, "subject": text.subject})
    return _sealed(keys, whose, TEXT, content_hash(text), said)


def keep(connection: Connection, rows: Sequence[Row]) -> None:
    """Keep such rows, within the transaction that appends the records of what they are about."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_kept_part (kind, contact_id, person_id, digest, at, sealed)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            rows,
        )


def _sealed(keys: Keys, whose: Whose, kind: str, digest: str, plain: bytes) -> Sequence[Row]:
    key = keys[whose.person_id]
    if key is None:
        return ()  # of somebody erased nothing is kept any more
    # Facts are mostly names: less than a third of the size is left of them.
    small = zlib.compress(plain, 3)
    sealed = key.seal(small, _about(kind, whose.contact_id, digest), secrets.token_bytes(NONCE_BYTES))
    return ((kind, whose.contact_id, whose.person_id, digest, whose.at, sealed),)


def parts_of(connection: Connection, vault: Vault, contact_id: str) -> Sequence[Part]:
    """Everything that was kept of a contact, oldest first."""
    query = "SELECT kind, contact_id, person_id, digest, sealed FROM desk_kept_part WHERE contact_id = %s"
    rows = connection.execute(query + " ORDER BY part_id", [contact_id]).fetchall()
    return list(_opened(connection, vault, rows))


def facts_named(connection: Connection, vault: Vault, digest: str, contact_id: str) -> Part | None:
    """The facts that a decision's record names; None if they were not kept."""
    rows = connection.execute(
        "SELECT kind, contact_id, person_id, digest, sealed FROM desk_kept_part"
        " WHERE digest = %s AND contact_id = %s AND kind = %s ORDER BY part_id LIMIT 1",
        [digest, contact_id, FACTS],
    ).fetchall()
    return next(_opened(connection, vault, rows), None)


def text_sent(connection: Connection, vault: Vault, contact_id: str) -> Mapping[str, str] | None:
    """Subject and body that a contact was made with; None where none was kept, or it was erased."""
    rows = connection.execute(
        "SELECT kind, contact_id, person_id, digest, sealed FROM desk_kept_part"
        " WHERE contact_id = %s AND kind = %s ORDER BY part_id DESC LIMIT 1",
        [contact_id, TEXT],
    ).fetchall()
    part = next(_opened(connection, vault, rows), None)
    return None if part is None or part.opened is None else read_text(part)


def read_text(part: Part) -> Mapping[str, str]:
    """Subject and body of a text that was kept.

    Raises:
        InvalidInput: it was erased, or is not what was kept.
    """
    match parse(part.opened or b"null"):
        case {"body": str(body), "subject": str(subject)}:
            return {"subject": subject, "body": body}
    raise InvalidInput("the text that was kept cannot be read", "it was erased, or changed")


def _opened(
    connection: Connection, vault: Vault, rows: Sequence[tuple[str, str, str, str, bytes]]
) -> Iterator[Part]:
    for kind, contact_id, person_id, digest, sealed in rows:
        about = _about(kind, contact_id, digest)
        found = vault.open(connection, _PERSON, person_id, bytes(sealed), about)
        if isinstance(found, bytes):
            yield Part(kind, digest, zlib.decompress(found))
        else:
            yield Part(kind, digest, None, found.at)


def _about(kind: str, contact_id: str, digest: str) -> bytes:
    return b"\x00".join((b"desk_kept_part", kind.encode(), contact_id.encode(), digest.encode()))
