"""The law that decisions were made under, kept as it is written: nothing in it is about a person.

Each file is kept once, compressed, under its SHA-256: a version that changed one file adds one. A version
names its files, and its rules, where two people had set some aside for a contact.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from psycopg.types.json import Jsonb

from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.journal.replay import LawThen
from rightparty.law.load import Law, load_written
from rightparty.law.written import Texts

_LONGEST = 16 << 20  # bytes of one file, opened: a rulebook's file has some ten thousand


def keep_law(connection: Connection, law: Law, at: datetime) -> None:
    """Keep this version of the law whole, so that decisions can be made again under it; once.

    Of a law that rules were put together for by hand, only which rules it has is kept: it has no texts.

    Raises:
        InvalidInput: its texts are not those of its version; they were changed since this process began.
    """
    query = "SELECT files IS NOT NULL FROM desk_kept_law WHERE version = %s"
    known = connection.execute(query, [law.version]).fetchone()
    if known is not None and (known[0] or not law.texts):
        return
    if law.texts:
        load_written(law.texts, law.version, law.rule_versions)
    with connection.transaction():
        _keep_files(connection, law.texts, at)
        files = Jsonb(dict(law.texts.digests)) if law.texts else None
        connection.execute(
            "INSERT INTO desk_kept_law (version, at, rules, files) VALUES (%s, %s, %s, %s)"
            # Versions that were kept before texts were get theirs when they decide again.
            " ON CONFLICT (version) DO UPDATE SET files = EXCLUDED.files WHERE desk_kept_law.files IS NULL",
            [law.version, at, Jsonb(dict(law.rule_versions)), files],
        )


def _keep_files(connection: Connection, texts: Texts, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_kept_law_file (digest, at, packed) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [(texts.digests[name], at, zlib.compress(data, 9)) for name, data in texts.files.items()],
        )


class KeptLaws:
    """The versions of the law that a store has kept, each read when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, LawThen | None] = {}

    def of(self, version: str) -> LawThen | None:
        """What was kept of a version; None if nobody decided under it here."""
        if version not in self._read:
            self._read[version] = self._kept(version)
        return self._read[version]

    def _kept(self, version: str) -> LawThen | None:
        query = "SELECT rules, files FROM desk_kept_law WHERE version = %s"
        row = self._connection.execute(query, [version]).fetchone()
        if row is None:
            return None
        rules, named = dict(row[0]), row[1]
        if named is None:
            return LawThen(rules)
        try:
            law = load_written(texts_named(self._connection, dict(named)), version, rules)
        except InvalidInput as fault:
            return LawThen(rules, fault="; ".join((fault.message, *map(str, fault.problems[:3]))))
        return LawThen(rules, law)


def texts_kept(connection: Connection, version: str) -> Texts:
    """The files of a version; none where they were not kept.

    Raises:
        InvalidInput: one of them is gone, or is not what was kept.
    """
    row = connection.execute("SELECT files FROM desk_kept_law WHERE version = %s", [version]).fetchone()
    return texts_named(connection, dict(row[0])) if row is not None and row[0] is not None else Texts({})


def texts_named(connection: Connection, digests: Mapping[str, str]) -> Texts:
    """Some files by their names and digests.

    Raises:
        InvalidInput: one of them is gone, or is not what was kept.
    """
    rows: Iterable[tuple[str, bytes]] = connection.execute(
        "SELECT digest, packed FROM desk_kept_law_file WHERE digest = ANY(%s)", [list(digests.values())]
    ).fetchall()
    packed = {digest: bytes(content) for digest, content in rows}
    gone = [name for name, digest in digests.items() if digest not in packed]
    if gone:
        raise InvalidInput(f"{', '.join(sorted(gone))} is gone from the texts kept")
    opened = {name: _unpacked(packed[digest]) for name, digest in digests.items()}
    unlike = [name for name, data in opened.items() if hashlib.sha256(data).hexdigest() != digests[name]]
    if unlike:
        raise InvalidInput(
            f"{', '.join(sorted(unlike))} is not the text that was kept: its digest is another"
        )
    return Texts(opened)


def _unpacked(packed: bytes) -> bytes:
    """What was compressed; nothing, which has no digest of any file, for what never was."""
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST)
    except zlib.error:
        return b""
