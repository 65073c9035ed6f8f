"""The vault: a key for each person, point, debt and notice, by which their data is sealed; and its shredding.

A key stands in `desk_data_key`, wrapped by the master key. To shred it is to forget the wrapped key: what was
sealed by it stays where it is, and nobody can open it again. The row itself stays, so that no second key is
ever made for the same subject: what a later file says of somebody who was erased is not kept.

The master key comes from `RIGHTPARTY_MASTER_KEY`, or the file that `RIGHTPARTY_MASTER_KEY_FILE` names, else
from the home's own keys. A file is read again when it has changed, so that a running process goes on with the
newest; what the environment names stays for the life of a process.
"""

import os
import secrets
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path

from rightparty.canonical import Json
from rightparty.desk.home import MASTER_KEY, MASTER_KEY_FILE, OWN_MASTER, Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.record import Record
from rightparty.sealing import KEY_BYTES, NONCE_BYTES, Key, Masters, place, read_masters

_MOST = 20_000  # keys held unwrapped
_FOUND = (
    "SELECT subject_id, wrapped, master FROM desk_data_key WHERE subject_kind = %s AND subject_id = ANY (%s)"
)
_NEW = """
INSERT INTO desk_data_key (subject_kind, subject_id, wrapped, master) VALUES (%s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
_FRESH = "CREATE TEMP TABLE IF NOT EXISTS fresh_keys (subject_id text, wrapped bytea)"
_NEW_ONES = """
INSERT INTO desk_data_key (subject_kind, subject_id, wrapped, master)
SELECT %s, subject_id, wrapped, %s FROM fresh_keys ON CONFLICT DO NOTHING
"""
# The row is made where there was no key yet: whoever was erased before any key was made stays erased too.
_SHRED = """
INSERT INTO desk_data_key AS k (subject_kind, subject_id, shredded_at) VALUES (%s, %s, %s)
ON CONFLICT (subject_kind, subject_id) DO UPDATE SET wrapped = NULL, master = NULL,
    shredded_at = excluded.shredded_at WHERE k.shredded_at IS NULL
"""


@dataclass(frozen=True)
class Erased:
    """What was sealed cannot be opened again: its key was shredded, then."""

    at: datetime


@dataclass(frozen=True)
class Vault:
    """The master keys of a home, its marks, and the keys that were unwrapped lately.

    An unwrapped key is found by its wrapped form, which is read from the store each time: once another
    process has shredded it, it is found no more. `again`: the master keys as they are now, asked for where
    one is not among `masters`.
    """

    masters: Masters
    marks: Marks
    again: Callable[[], Masters] | None = field(default=None, repr=False, compare=False)
    _unwrapped: dict[bytes, Key] = field(default_factory=dict, repr=False)

    def seal(
        self, connection: Connection, kind: str, subject_id: str, plaintext: bytes, about: bytes
    ) -> bytes:
        """Seal a value under the key of its subject, which is made where there is none yet.

        `about` binds it to its place: see `sealing.place`.

        Raises:
            Refused: the subject was erased; nothing is kept of it any more.
        """
        key = self.keys(connection, kind, [subject_id])[subject_id]
        if key is None:
            raise Refused(f"the {kind} was erased: nothing is kept of it any more", "leave its data out")
        return key.seal(plaintext, about, secrets.token_bytes(NONCE_BYTES))

    def open(
        self, connection: Connection, kind: str, subject_id: str, sealed: bytes, about: bytes
    ) -> bytes | Erased:
        """What was sealed; `Erased` where its key was shredded.

        Raises:
            Refused: there never was a key, a master key is missing, or the value was changed or moved.
        """
        row = connection.execute(
            "SELECT wrapped, master, shredded_at FROM desk_data_key"
            " WHERE subject_kind = %s AND subject_id = %s",
            [kind, subject_id],
        ).fetchone()
        if row is None:
            raise Refused(
                f"the store has lost the key of this {kind}", "restore `desk_data_key` from a backup"
            )
        wrapped, master, shredded_at = row
        if wrapped is None:
            return Erased(shredded_at)
        return self.unwrapped(kind, subject_id, bytes(wrapped), master).open(sealed, about)

    def shred(
        self, connection: Connection, kind: str, subject_id: str, *, by: str | None, basis: str, at: datetime
    ) -> bool:
        """Forget a key for good, within the caller's transaction, and record it; false if it was before.

        Digests stay: a stop or a report holds by the mark of the number. Whoever wants everything about a
        person gone calls `erasing.erase_person`, which calls this.
        """
        if not connection.execute(_SHRED, [kind, subject_id, at]).rowcount:
            return False
        body: dict[str, Json] = {"subject": self.marks.of(kind, subject_id), "basis": basis}
        if by:
            body["actor"] = self.marks.of("actor", by)
        append(connection, [Record("erased", at, body)])
        return True

    def held(self, connection: Connection, kind: str, subject_id: str) -> Key | None:
        """The key of a subject, None where there is none or it was shredded; none is made."""
        return self._found(connection, kind, [subject_id]).get(subject_id)

    def erased_at(self, connection: Connection, kind: str, subject_id: str) -> datetime | None:
        """When a subject was erased; None for one that was not."""
        row = connection.execute(
            "SELECT shredded_at FROM desk_data_key WHERE subject_kind = %s AND subject_id = %s",
            [kind, subject_id],
        ).fetchone()
        return row[0] if row else None

    def keys(self, connection: Connection, kind: str, ids: Collection[str]) -> Mapping[str, Key | None]:
        """The key of each subject, made where there is none yet; None for one that was erased."""
        wanted = list(dict.fromkeys(ids))
        found = self._found(connection, kind, wanted)
        missing = [one for one in wanted if one not in found]
        if missing:
            found |= self._made(connection, kind, missing)
            # Somebody else made some at the same moment; they have committed by now.
            found |= self._found(connection, kind, [one for one in missing if one not in found])
        return found

    def unwrapped(self, kind: str, subject_id: str, wrapped: bytes, master: str) -> Key:
        """The key of a subject from its wrapped form.

        Raises:
            Refused: this installation does not hold the master key that wrapped it.
        """
        key = self._unwrapped.get(wrapped)
        if key is None:
            key = self._keep(wrapped, self.raw(kind, subject_id, wrapped, master))
        return key

    def raw(self, kind: str, subject_id: str, wrapped: bytes, master: str) -> bytes:
        """The bytes of a key from its wrapped form, to be wrapped anew.

        Raises:
            Refused: this installation does not hold the master key that wrapped it.
        """
        masters = self.masters
        if master not in masters.keys and self.again is not None:
            masters = self.again()
        return masters.unwrap(wrapped, master, _bound(kind, subject_id))

    def wrapped(self, kind: str, subject_id: str, raw: bytes) -> bytes:
        """The bytes of a key wrapped by the newest master key, bound to its subject."""
        return self.masters.wrap(raw, _bound(kind, subject_id), secrets.token_bytes(NONCE_BYTES))

    def mark(self, table: str, column: str, value: str) -> str:
        """The keyed digest of a value: equal for equal values, telling nothing without the home's secret.

        A number or an address has the same mark wherever it stands, so that a log which names it finds it.
        """
        return self.marker(table, column)(value)

    def marker(self, table: str, column: str) -> Callable[[str], str]:
        """The same for many values of a column."""
        if (table, column) == ("persons", "national_id"):
            # Lenders write one id in several ways; it makes their records one human (`desk/lenders.py`).
            return lambda value: self.marks.of(f"{table}.{column}", plain_id(value))
        reached = (table, column) in (("points", "value"), ("events", "to"))
        return partial(self.marks.of, "value" if reached else f"{table}.{column}")

    def renew(self, connection: Connection, kind: str, ids: Sequence[str]) -> None:
        """Give subjects that were erased a new key: a number that has passed to somebody else.

        What was sealed by the old one stays closed.
        """
        for one in ids:
            connection.execute(
                "UPDATE desk_data_key SET wrapped = %s, master = %s, shredded_at = NULL"
                " WHERE subject_kind = %s AND subject_id = %s AND wrapped IS NULL",
                [self.wrapped(kind, one, secrets.token_bytes(KEY_BYTES)), self.masters.newest, kind, one],
            )

    def _keep(self, wrapped: bytes, raw: bytes) -> Key:
        if len(self._unwrapped) >= _MOST:
            self._unwrapped.clear()
        return self._unwrapped.setdefault(wrapped, Key(raw))

    def _found(self, connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, Key | None]:
        if not ids:
            return {}
        rows = connection.execute(_FOUND, [kind, ids]).fetchall()
        return {
            subject_id: None if wrapped is None else self.unwrapped(kind, subject_id, bytes(wrapped), master)
            for subject_id, wrapped, master in rows
        }

    def _made(self, connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, Key | None]:
        drawn = secrets.token_bytes(KEY_BYTES * len(ids))
        raw = {one: drawn[place * KEY_BYTES : (place + 1) * KEY_BYTES] for place, one in enumerate(ids)}
        wrapped = {one: self.wrapped(kind, one, key) for one, key in raw.items()}
        if _insert(connection, kind, wrapped, self.masters.newest) == len(ids):
            return {one: self._keep(wrapped[one], raw[one]) for one in ids}
        return {}


def _insert(connection: Connection, kind: str, wrapped: Mapping[str, bytes], master: str) -> int:
    """Keep new keys, wrapped; gives how many there were none of yet."""
    if len(wrapped) == 1:
        (one,) = wrapped
        return connection.execute(_NEW, [kind, one, wrapped[one], master]).rowcount
    with connection.transaction():
        connection.execute(_FRESH)
        connection.execute("TRUNCATE fresh_keys")
        with connection.cursor() as cursor, cursor.copy("COPY fresh_keys FROM STDIN (FORMAT csv)") as copy:
            quoted = ((one.replace('"', '""'), key.hex()) for one, key in wrapped.items())
            copy.write("".join(f'"{one}",\\x{key}\n' for one, key in quoted))
        return connection.execute(_NEW_ONES, [kind, master]).rowcount


def _bound(kind: str, subject_id: str) -> bytes:
    return place("desk_data_key", kind, subject_id)


def plain_id(value: str) -> str:
    """A national id as it is compared: in capitals, without blanks, dots and dashes.

    >>> plain_id("11010119900307451x"), plain_id("078-05-1120")
    ('11010119900307451X', '078051120')
    """
    plain = "".join(one for one in unicodedata.normalize("NFKC", value).upper() if one.isalnum())
    return plain or value


def vault_of(connection: Connection) -> Vault:
    """The vault of the home whose store this connection is to.

    Raises:
        InvalidInput: the environment names a master key that is none, or a file that cannot be read.
    """
    home, named, file = connection.home, os.environ.get(MASTER_KEY, ""), os.environ.get(MASTER_KEY_FILE, "")
    return _vault(home, named, file, "" if named or not file else _version_of(Path(file)))


@lru_cache(maxsize=8)
def _vault(home: Home, named: str, file: str, version: str) -> Vault:
    """The vault by a version of the file: taken before it is read, so that none is kept for a later one."""
    del version
    return Vault(masters_of(home, named, file), marks_of(home), partial(masters_of, home, named, file))


def _version_of(file: Path) -> str:
    """What changes when a file is written, or another put in its place; empty where it cannot be seen."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def masters_of(home: Home, named: str, file: str) -> Masters:
    """The master keys, the newest first: as named, or from a file; then the home's own, if it has one.

    The home's own is not made here: `held_keys` makes it, for a store that nothing is sealed in.

    Raises:
        KeysLost: none is named, and the home has none.
        InvalidInput: what is named is no master key, or the file cannot be read. No key is shown.
    """
    try:
        text = named or (Path(file).read_text(encoding="ascii") if file else "")
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not ASCII text"
        raise InvalidInput(f"the file that {MASTER_KEY_FILE} names cannot be read: {reason}") from fault
    keys = read_masters(text)
    if (named or file) and not keys:
        raise InvalidInput(f"{MASTER_KEY_FILE if file else MASTER_KEY} names no master key", "one a line")
    if not keys or home.has(OWN_MASTER):
        keys.append(home.secret(OWN_MASTER))
    return Masters.of(keys)
