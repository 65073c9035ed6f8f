"""The keys of a home are those of its database: it remembers a print of each, and takes no other.

A home that has lost a key would make a new one, and go on with a stranger's: what is sealed stays closed, no
stop is found by its number, the journal is signed by nobody known. So a key is made only where the database
knows none of that name, and whoever opens the store with another one, or without, is refused. Of several
machines whose homes are their own, the first that opens the store makes what is lacking; the others wait for
its copy.

A database that an earlier version made is asked what else it knows of keys: who signed the journal.
"""

import hashlib
import os
from collections.abc import Mapping

from psycopg import sql

from rightparty.desk.home import (
    KEY_FILES,
    MASTER_KEY,
    MASTER_KEY_FILE,
    OWN_MASTER,
    Home,
    KeysLost,
    make_keys,
)
from rightparty.desk.postgres import WORD
from rightparty.desk.store import Connection
from rightparty.desk.vault import masters_of
from rightparty.sealing import Masters
from rightparty.signing import key_id

_TABLE = "desk_home_key"
_MASTER = "master "  # before the id of a master key, of which there may be several
_LOCK = 0x686F6D656B657973  # any number that nobody else locks
_KEEP = "INSERT INTO desk_home_key (name, print) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_FORGET = "DELETE FROM desk_home_key WHERE name = %s"
_WRAPS = "SELECT EXISTS (SELECT FROM desk_data_key WHERE master = %s)"
_SIGNED_BY = "SELECT text::json ->> 'key' FROM desk_tree_head ORDER BY head_id DESC LIMIT 1"


def hold_keys(connection: Connection, *, masters: bool = True) -> None:
    """See that the home holds the keys of this database, make those it knows nothing of, and remember them.

    `masters=False`: without asking for the master keys, for who must act where the environment names none.

    Raises:
        KeysLost: a key is missing, or is another than the one the database was made with.
        InvalidInput: the environment names a master key that is none, or a file that cannot be read.
    """
    known, wanted = _checked(connection, masters=masters), {*KEY_FILES} - {WORD}
    newest = f"{_MASTER}{_held_masters(connection.home).newest}" if masters and _any(connection.home) else ""
    if wanted <= known.keys() and (newest in known or not masters) and connection.home.has(WORD):
        return
    with connection.transaction():
        # Two machines that start at once must not both make what is lacking.
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        _checked(connection, masters=masters)
        own = (OWN_MASTER,) if masters and not _any(connection.home) else ()
        make_keys(connection.home, (*own, *KEY_FILES))
        if _there(connection, _TABLE):
            _remember(connection, masters=masters)


def print_of(file: str, key: bytes) -> str:
    """What a key is known again by, which tells nothing of it: half of a SHA-256 under a purpose."""
    return hashlib.sha256(b"rightparty home key\n" + file.encode() + b"\n" + key).hexdigest()[:32]


def _checked(connection: Connection, *, masters: bool) -> Mapping[str, str]:
    """What the database knows of keys, once the home holds all of it."""
    home, known = connection.home, _known(connection)
    files = {name: one for name, one in known.items() if not name.startswith(_MASTER)}
    missing, others = _wrong(home, files) if files else _wrong_for_an_earlier(connection)
    if missing or others:
        told = (("missing", missing), ("another one", others))
        wrong = "; ".join(f"{what}: {', '.join(names)}" for what, names in told if names)
        raise KeysLost(
            f"`{home.keys}` does not hold the keys that this database was made with; {wrong}",
            "restore that folder from its backup, or copy it from the machine whose home has it:"
            " docs/guides/back-up.md",
        )
    if masters:
        _check_masters(connection, known)
    return known


def _masters(connection: Connection, known: Mapping[str, str]) -> list[str]:
    """The ids of the master keys that may wrap something; where none is remembered, it is looked for."""
    remembered = [one for name, one in known.items() if name.startswith(_MASTER)]
    if remembered or not _there(connection, "desk_data_key"):
        return remembered
    query = "SELECT DISTINCT master FROM desk_data_key WHERE master IS NOT NULL"
    return [master for (master,) in connection.execute(query).fetchall()]


def _known(connection: Connection) -> Mapping[str, str]:
    if not _there(connection, _TABLE):
        return {}
    return dict(connection.execute("SELECT name, print FROM desk_home_key").fetchall())


def _wrong(home: Home, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The keys that are known and missing, and those that are not the ones known."""
    held = {file: home.held(file) for file in sorted(known)}
    missing = [file for file, key in held.items() if key is None]
    others = [file for file, key in held.items() if key is not None and print_of(file, key) != known[file]]
    return missing, others


def _wrong_for_an_earlier(connection: Connection) -> tuple[list[str], list[str]]:
    """The same for a database of a version that remembered none: by what it has signed and marked."""
    home = connection.home
    signed = connection.execute(_SIGNED_BY).fetchone() if _there(connection, "desk_tree_head") else None
    marks = signed is not None or _any_row(connection, "desk_data_key")
    needed = [*(["journal-digest"] if marks else []), *(["journal.pem"] if signed else [])]
    missing = [file for file in needed if not home.has(file)]
    if signed is None or missing:
        return missing, []
    ours = key_id(home.signing_key("journal").public_key())
    return [], [] if ours == signed[0] else ["journal.pem"]


def _check_masters(connection: Connection, known: Mapping[str, str]) -> None:
    """A master key that still wraps something must be there; one that wraps nothing may be given up."""
    home = connection.home
    held = _held_masters(home).keys if _any(home) else {}
    for master in _masters(connection, known):
        if master in held:
            continue
        if connection.execute(_WRAPS, [master]).fetchone() == (True,):
            raise KeysLost(
                f"the master key `{master}`, by which this database is sealed, is missing",
                f"name it in {MASTER_KEY} or {MASTER_KEY_FILE}; if it was the home's own, restore"
                f" `{home.keys / OWN_MASTER}` from its backup",
            )
        connection.execute(_FORGET, [f"{_MASTER}{master}"])


def _remember(connection: Connection, *, masters: bool) -> None:
    home = connection.home
    found = {file: home.held(file) for file in KEY_FILES if file != WORD}
    prints = {file: print_of(file, key) for file, key in found.items() if key is not None}
    if masters and _any(home):
        wrapping = (_held_masters(home).newest, *_masters(connection, _known(connection)))
        prints |= {f"{_MASTER}{one}": one for one in wrapping}
    with connection.cursor() as cursor:
        cursor.executemany(_KEEP, list(prints.items()))


def _any(home: Home) -> bool:
    """Whether there is any master key: named, or the home's own."""
    return bool(os.environ.get(MASTER_KEY) or os.environ.get(MASTER_KEY_FILE)) or home.has(OWN_MASTER)


def _held_masters(home: Home) -> Masters:
    return masters_of(home, os.environ.get(MASTER_KEY, ""), os.environ.get(MASTER_KEY_FILE, ""))


def _there(connection: Connection, table: str) -> bool:
    return connection.execute("SELECT to_regclass(%s) IS NOT NULL", [table]).fetchone() == (True,)


def _any_row(connection: Connection, table: str) -> bool:
    if not _there(connection, table):
        return False
    query = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
    return connection.execute(query).fetchone() == (True,)
