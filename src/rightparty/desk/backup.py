"""Backing up a store: the database whole, what the journal was, and the keys apart.

    backup/store.dump       the database, as pg_dump writes it (custom format): the sandbox too
    backup/agencies/        the files that go between the lender and its agencies, and the agencies' keys
    backup/keys/            only where asked for: whoever has both reads everything
    backup/backup.toml      when, which version, the journal's signed head, SHA-256 of each file and key

A master key that the environment names is not in the home, and so in no backup.
`desk/restoring.py` gets a store back.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from psycopg.conninfo import make_conninfo

from rightparty.canonical import canonical, parse
from rightparty.desk.home import Home
from rightparty.desk.journal_store import seal_store
from rightparty.desk.postgres_programs import programs_folder
from rightparty.desk.sandbox import SCHEMA
from rightparty.desk.store import Store
from rightparty.durable import flush
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.head import TreeHead, read_head
from rightparty.journal.record import instant
from rightparty.outside import read_toml

DUMP = "store.dump"
MANIFEST = "backup.toml"
KEYS = "keys"
AGENCIES = "agencies"
LATEST = "backup.json"
"""In the home: when it was last backed up, and which keys it had then, by their digests."""

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Backup:
    """What a backup says of itself: when it was made, the journal's signed head, digests of files and keys.

    `kind`: of the home, real or demo. `sums`: SHA-256 by path in the folder; `keys`: by name in the home.
    """

    folder: Path
    at: datetime
    kind: str
    head: TreeHead
    sums: Mapping[str, str]
    keys: Mapping[str, str] = field(repr=False)


def back_up(store: Store, folder: Path, at: datetime, *, keys: bool = False) -> Backup:
    """Write a backup of the store into a new folder; with `keys`, those of its home too.

    Others may work meanwhile. The journal is sealed first, so that whoever holds the head can tell what must
    be there again.

    Raises:
        Refused: the folder is there already.
        RightpartyError: the database cannot be dumped.
    """
    if folder.exists():
        raise Refused(f"`{folder}` is there already", "name a new folder for each backup")
    with closing(store.connect()) as connection:
        head = seal_store(connection, store.home, at)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A folder of its own name is whole; an unfinished one is taken out.
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        made = _written(store, part, at, head, keys=keys)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    latest = {"at": instant(at), "size": head.size, "keys": dict(made.keys)}
    (store.home.folder / LATEST).write_text(json.dumps(latest), encoding="utf-8")
    return Backup(folder, made.at, made.kind, made.head, made.sums, made.keys)


def _written(store: Store, part: Path, at: datetime, head: TreeHead, *, keys: bool) -> Backup:
    postgres_program("pg_dump", store.parameters, "--format=custom", "--no-owner", f"--file={part / DUMP}")
    home = store.home
    if (home.folder / AGENCIES).is_dir():
        shutil.copytree(home.folder / AGENCIES, part / AGENCIES)
    own = keys_of(home)
    if keys:
        for name, path in own.items():
            target = part / KEYS / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(path, target)
    sums = {str(path.relative_to(part)): sum_of(path) for path in _files(part)}
    kept = {name: sum_of(path) for name, path in own.items()}
    made = Backup(part, at, "demo" if home.demo else "real", head, sums, kept)
    (part / MANIFEST).write_text(_manifest(made), encoding="utf-8")
    for path in (*_files(part), part):
        flush(path)
    return made


def keys_of(home: Home) -> Mapping[str, Path]:
    """The files of a home's keys by their names; those of the sandbox stand below its name."""
    found: dict[str, Path] = {}
    for prefix, folder in (("", home.folder / KEYS), (f"{SCHEMA}/", home.folder / SCHEMA / KEYS)):
        if folder.is_dir():
            paths = sorted(path for path in folder.iterdir() if path.is_file())
            found |= {f"{prefix}{path.name}": path for path in paths if not path.name.startswith(".")}
    return found


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
        case {
            "at": datetime() as at,
            "kind": str(kind),
            "head": str(head),
            "sha256": dict(sums),
            "keys": dict(keys),
        } if _named(folder, sums) and _named(folder, keys):
            found = Backup(folder, at, kind, read_head(parse(head.encode())), sums, keys)
        case _:
            raise InvalidInput(f"`{MANIFEST}` in `{folder}` is that of no backup", "take another")
    wrong = [name for name, wanted in sums.items() if sum_of(folder / name) != wanted]
    if wrong or DUMP not in sums:
        named = ", ".join(wrong or [DUMP])
        raise InvalidInput(f"in `{folder}` these are missing or changed: {named}", "take another backup")
    return found


def _named(folder: Path, sums: Mapping[str, object]) -> bool:
    """Whether the files named are in the folder itself, each with text for its hash."""
    inside = all((folder / name).resolve().is_relative_to(folder.resolve()) for name in sums)
    return inside and all(isinstance(one, str) for one in sums.values())


def latest_backup(home: Home) -> datetime | None:
    """When this home was last backed up by us; None where nobody knows."""
    try:
        found = json.loads((home.folder / LATEST).read_text(encoding="utf-8"))
        return datetime.fromisoformat(found["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def latest_keys(home: Home) -> Mapping[str, str] | None:
    """The keys that this home had at its last backup, by name, as digests; None where nobody knows."""
    try:
        found = json.loads((home.folder / LATEST).read_text(encoding="utf-8"))["keys"]
        return {str(name): str(kept) for name, kept in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keys_that_differ(before: Mapping[str, str], now: Mapping[str, str]) -> Sequence[str]:
    """The names of keys that were made, changed or taken away between two backups: a copy lacks them."""
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def postgres_program(name: str, parameters: Mapping[str, str], *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on a database.

    Raises:
        RightpartyError: it failed; its last words are told, none of which is a value of a row.
    """
    word = parameters.get("password", "")
    given = {key: value for key, value in parameters.items() if key != "password"}
    target = f"--dbname={make_conninfo('', **given)}"
    passed = {key: value for key, value in os.environ.items() if key in ("PGPASSFILE", "HOME")}
    if word:
        passed["PGPASSWORD"] = word
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(programs_folder() / name), target, "--no-password", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **passed},
            check=False,
        )
        output.seek(0)
        said = [line for line in output.read().splitlines() if line.startswith(name)]
    if done.returncode != 0:
        # The lines that follow a fault may quote the row that it is about.
        last = " / ".join(said[-3:]) or "it said nothing"
        raise RightpartyError(f"`{name}` failed: {last}", "see the log of the database")


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sum_of(path: Path) -> str:
    """The SHA-256 of a file; of none where it is not there."""
    if not path.is_file():
        return ""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _manifest(backup: Backup) -> str:
    """A key is known by its digest: enough to tell whether the right ones are given back."""
    lines = [
        "# A backup of a Rightparty store; `rightparty admin restore` reads it.",
        f"at = {backup.at.isoformat()}",
        f'kind = "{backup.kind}"',
        f'version = "{version("rightparty")}"',
        f"head = '''{canonical(backup.head.json()).decode()}'''",
        "",
        "[sha256]",
        *(
            f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(found)}"
            for name, found in backup.sums.items()
        ),
        "",
        "[keys]",
        *(f"{_quoted(name)} = {_quoted(found)}" for name, found in backup.keys.items()),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
