"""Backing up a store and getting it back: the database whole, what the journal was, and the keys apart.

    backup/store.dump       the database, as pg_dump writes it (custom format)
    backup/backup.toml      when, which version, the journal's size and signed head, SHA-256 of each file
    backup/keys/            only where asked for: whoever has both reads everything

What was sent after a backup is not in it. So a store that is got back is halted: nothing leaves until a
named person has lifted that, after looking at what the providers have.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from psycopg.conninfo import make_conninfo

from rightparty.canonical import canonical, parse
from rightparty.desk.halt import halt
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import heads, latest_head, seal_store, verify_store
from rightparty.desk.postgres_programs import programs_folder
from rightparty.desk.store import Store, open_store
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.head import TreeHead, read_head
from rightparty.outside import read_toml

DUMP = "store.dump"
MANIFEST = "backup.toml"
KEYS = "keys"
RESTORED = "restored from a backup"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Backup:
    """What a backup says of itself: when it was made, and the journal's last signed head."""

    folder: Path
    at: datetime
    head: TreeHead
    sums: Mapping[str, str]


def back_up(store: Store, folder: Path, at: datetime, *, keys: bool = False) -> Backup:
    """Write a backup of the store into a new folder; with `keys`, those of its home too.

    The journal is sealed first, so that whoever holds the head can tell what must be there again.

    Raises:
        Refused: the folder is there already.
        RightpartyError: the database cannot be dumped.
    """
    if folder.exists():
        raise Refused(f"`{folder}` is there already", "name a new folder for each backup")
    with closing(store.connect()) as connection:
        head = seal_store(connection, store.home, at)
    part = folder.with_name(f"{folder.name}.part")
    part.mkdir(mode=0o700, parents=True)
    dump = part / DUMP
    _program("pg_dump", store.parameters, "--format=custom", "--no-owner", f"--file={dump}")
    if keys:
        shutil.copytree(store.home.folder / KEYS, part / KEYS)
    sums = {str(path.relative_to(part)): _sum_of(path) for path in _files(part)}
    (part / MANIFEST).write_text(_manifest(at, head, sums), encoding="utf-8")
    part.rename(folder)
    return Backup(folder, at, head, sums)


def read_backup(folder: Path) -> Backup:
    """The backup in a folder, each of its files as it was written.

    Raises:
        InvalidInput: it is none, or a file is missing or was changed; all of them at once.
    """
    try:
        raw = read_toml((folder / MANIFEST).read_bytes(), MANIFEST)
    except OSError as fault:
        raise InvalidInput(f"`{folder}` is no backup", f"a backup has a `{MANIFEST}`") from fault
    match raw:
        case {"at": datetime() as at, "head": str(head), "sha256": dict(sums)} if _named(folder, sums):
            found = Backup(folder, at, read_head(parse(head.encode())), sums)
        case _:
            raise InvalidInput(f"`{MANIFEST}` in `{folder}` is that of no backup", "take another")
    wrong = [name for name, wanted in sums.items() if _sum_of(folder / name) != wanted]
    if wrong:
        raise InvalidInput(f"in `{folder}` these are missing or changed: {', '.join(wrong)}", "take another")
    return found


def _named(folder: Path, sums: Mapping[str, object]) -> bool:
    """Whether the files named are in the folder itself, each with text for its hash."""
    inside = all((folder / name).resolve().is_relative_to(folder.resolve()) for name in sums)
    return inside and all(isinstance(one, str) for one in sums.values())


def restore(backup: Path, home_folder: Path, at: datetime, *, by: str, keys: Path | None = None) -> Store:
    """Get a store back into a new home, verify its journal, and halt it; gives the opened store.

    `keys`: the folder of the home's keys, where the backup has none.

    Raises:
        Refused: the home is there already, no keys are given, or the journal is not what it was.
        InvalidInput: the backup is damaged.
    """
    found = read_backup(backup)
    source = keys or backup / KEYS
    if not source.is_dir():
        raise Refused("a backup is of no use without the keys of its home", "name their folder with --keys")
    if home_folder.exists() and any(home_folder.iterdir()):
        raise Refused(f"`{home_folder}` is not empty", "name a new folder for the home")
    home = open_home(home_folder)
    shutil.copytree(source, home.folder / KEYS)
    store = open_store(home, tables=False)
    try:
        dump = backup / DUMP
        _program("pg_restore", store.parameters, "--no-owner", "--exit-on-error", str(dump))
        store = open_store(home)
        _check(store, found, at, by)
    except BaseException:
        store.close()
        raise
    return store


def _check(store: Store, backup: Backup, at: datetime, by: str) -> None:
    note = f"{RESTORED} of {backup.at.isoformat()}: what was sent since is not known here"
    with closing(store.connect()) as connection:
        halt(connection, store.home, by=by, note=note, at=at, grace_s=0)
        result = verify_store(connection, store.home)
        same = backup.head in heads(connection) and latest_head(connection) is not None
    if not result.ok or not same:
        raise Refused("the journal of this backup does not verify", "take an earlier backup; keep this one")


def _program(name: str, parameters: Mapping[str, str], *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on the database; its words may name no row."""
    word = parameters.get("password", "")
    given = {key: value for key, value in parameters.items() if key != "password"}
    target = f"--dbname={make_conninfo('', **given)}"
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(programs_folder() / name), target, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "PGPASSWORD": word},
            check=False,
        )
        output.seek(0)
        last = output.read().strip().splitlines()[-3:]
    if done.returncode != 0:
        raise RightpartyError(f"`{name}` failed: {' / '.join(last)}", "see the log of the database")


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sum_of(path: Path) -> str:
    if not path.is_file():
        return ""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _manifest(at: datetime, head: TreeHead, sums: Mapping[str, str]) -> str:
    lines = [
        "# A backup of a Rightparty store; `rightparty admin restore` reads it.",
        f"at = {at.isoformat()}",
        f'version = "{version("rightparty")}"',
        f"head = '''{canonical(head.json()).decode()}'''",
        "",
        "[sha256]",
        *(f'"{name}" = "{found}"' for name, found in sums.items()),
    ]
    return "\n".join(lines) + "\n"
