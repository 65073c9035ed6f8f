"""Getting a store back from a backup: into a new home, halted before anything else, its journal verified.

What was sent after the backup is not in it, and nobody here knows it. So the home is halted first of all;
another person lets go once they have looked at what the providers have. What was made before the backup
counts as it did; what a dead sender had in hand counts as made, whatever became of it.
"""

import shutil
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import psycopg

from rightparty.canonical import Json
from rightparty.desk.backup import AGENCIES, DUMP, KEYS, Backup, postgres_program, read_backup, sum_of
from rightparty.desk.halt import halt
from rightparty.desk.halt_flag import raise_flag
from rightparty.desk.home import Home, open_home
from rightparty.desk.journal_store import append, heads, marks_of, seal_store, verify_store
from rightparty.desk.rewrapping import masters_in_use
from rightparty.desk.sandbox import SCHEMA, sandbox_of
from rightparty.desk.store import Connection, Store, make_tables, newer_steps, open_store, server_of
from rightparty.desk.takes_back import check_taken_back, dumped, program_version
from rightparty.desk.vault import vault_of
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant

_THERE = """
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
"""
# Whatever could have left between the backup and its restoring; a contact that is held waits for an hour.
_GAP = """
SELECT day, channel, count(*) FROM desk_planned_contact
WHERE status IN ('planned', 'claimed') OR (status = 'held' AND retry_at <= %(until)s)
GROUP BY day, channel ORDER BY day, channel
"""


@dataclass(frozen=True)
class Gap:
    """From a backup to its restoring: what happened in between is not known here.

    `contacts`: how many of the backup's contacts may have left since, by day and channel. What was planned,
    reported, paid or promised after the backup is not even counted.
    """

    since: datetime
    until: datetime
    contacts: Mapping[tuple[date, str], int]

    @property
    def count(self) -> int:
        """How many contacts may have left."""
        return sum(self.contacts.values())


@dataclass(frozen=True)
class Restored:
    """The store that is back, open and halted; what is not known of it; how much of the journal there is.

    `sandbox`: whether it has one again; without its keys it is left out.
    """

    store: Store
    gap: Gap
    records: int
    sandbox: bool


def restore(backup: Path, home_folder: Path, at: datetime, *, by: str, keys: Path | None = None) -> Restored:
    """Get a store back into a new home, halt it, and verify its journal.

    `keys`: the folder of the home's keys, where the backup has none. `DATABASE_URL`, where it is set, names
    an empty database to restore into; else the new home has an embedded one.

    Raises:
        Refused: nobody is named; the home or the database holds something; the keys are not those of this
            backup, or a master key is missing; a newer version made it, of us or of PostgreSQL; the journal
            is not what it was.
        InvalidInput: the backup is damaged.
    """
    if not by.strip():
        raise Refused("a restore needs a name", "say who answers for it with --by")
    found = read_backup(backup)
    source = _right_keys(found, keys or backup / KEYS)
    if home_folder.exists() and any(home_folder.iterdir()):
        raise Refused(f"`{home_folder}` is not empty", "name a new folder for the home")
    demo = found.kind == "demo"
    server, restorer = server_of(Home(home_folder, demo)), program_version("pg_restore")
    check_taken_back(dumped(backup / DUMP), server=server, restorer=restorer)
    home = open_home(home_folder, demo=demo)
    # Before there is anything that could send.
    raise_flag(home, None, by=by, at=at)
    sandbox = _give_keys(home, source, found)
    if (backup / AGENCIES).is_dir():
        shutil.copytree(backup / AGENCIES, home.folder / AGENCIES)
    store = open_store(home, tables=False)
    try:
        _load(store, backup / DUMP, sandbox=sandbox)
        return _checked(store, found, at, by, sandbox=sandbox)
    except BaseException:
        store.close()
        raise


def _right_keys(backup: Backup, source: Path) -> Path:
    """The folder of keys, once it holds all that the home had: a fresh key would forget every stop."""
    if not source.is_dir():
        raise Refused("a backup is of no use without the keys of its home", "name their folder with --keys")
    wanted = {name: kept for name, kept in backup.keys.items() if not name.startswith(f"{SCHEMA}/")}
    wrong = sorted(name for name, kept in wanted.items() if sum_of(source / name) != kept)
    if wrong:
        raise Refused(
            f"`{source}` does not hold the keys of this backup: {', '.join(wrong)}",
            "give the `keys` folder as it was when the backup was made",
        )
    return source


def _give_keys(home: Home, source: Path, backup: Backup) -> bool:
    """Copy the keys into a home; gives whether those of its sandbox are among them."""
    of_sandbox = [name for name in backup.keys if name.startswith(f"{SCHEMA}/")]
    sandbox = bool(of_sandbox) and all(sum_of(source / name) == backup.keys[name] for name in of_sandbox)
    for name in backup.keys:
        if name in of_sandbox and not sandbox:
            continue
        prefix, _, own = name.rpartition("/")
        target = home.folder / prefix / KEYS / own
        for folder in (home.folder / prefix, target.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(source / name, target)
        target.chmod(0o600)
    return sandbox


def _load(store: Store, dump: Path, *, sandbox: bool) -> None:
    with closing(store.connect()) as connection:
        row = connection.execute(_THERE).fetchone()
        if row is None or row[0]:
            raise Refused(
                "the database is not empty: nothing is restored over what may be the only copy",
                "name an empty database in DATABASE_URL",
            )
        if sandbox:
            connection.execute(f"CREATE SCHEMA {SCHEMA}")
    # Policies name a role of the whole server, which a new one lacks: they are made anew below.
    options = ["--no-owner", "--no-privileges", "--no-policies", "--exit-on-error", "--single-transaction"]
    options += ["--schema=public", *([f"--schema={SCHEMA}"] if sandbox else [])]
    postgres_program("pg_restore", store.parameters, *options, str(dump))


def _checked(store: Store, backup: Backup, at: datetime, by: str, *, sandbox: bool) -> Restored:
    with closing(store.connect()) as connection:
        if newer := newer_steps(connection):
            raise Refused(
                f"a newer version made this backup: {newer[0]} is not known here", "install that version"
            )
    _make_policies(store)
    if sandbox:
        _make_policies(sandbox_of(store).store)
    with closing(store.connect()) as connection:
        gap = _gap(connection, backup.at, at)
        note = f"restored from the backup of {instant(backup.at)}: what was sent since is not known here"
        halt(connection, store.home, by=by, note=note, at=at, grace_s=0)
        _check_masters(connection)
        result = verify_store(connection, store.home)
        if not result.ok or backup.head not in heads(connection):
            raise Refused(
                "the journal of this backup does not verify, or is not the one that was signed",
                "take an earlier backup, and keep this one: it is evidence",
            )
        _keep_record(connection, store.home, backup, gap, by)
        size = seal_store(connection, store.home, at).size
    return Restored(store, gap, size, sandbox)


def _make_policies(store: Store) -> None:
    """Bring tables up to date, and make who may see what in them anew: the dump's mark says too much."""
    with closing(store.connect()) as connection:
        if connection.execute("SELECT to_regprocedure('desk_own_creditors()')").fetchone() != (None,):
            connection.execute("COMMENT ON FUNCTION desk_own_creditors() IS NULL")
    make_tables(store, masters=False)  # which are asked for below, by what they mean here


def _check_masters(connection: Connection) -> None:
    held = vault_of(connection).masters.keys
    missing = [master for master in masters_in_use(connection) if master not in held]
    if missing:
        raise Refused(
            f"the master key `{missing[0]}` is not given: nobody's data could be opened",
            "set RIGHTPARTY_MASTER_KEY or its file as it was, and restore into another folder",
        )


def _gap(connection: Connection, since: datetime, until: datetime) -> Gap:
    rows = connection.execute(_GAP, {"until": until}).fetchall()
    return Gap(since, until, {(day, channel): int(count) for day, channel, count in rows})


def _keep_record(connection: Connection, home: Home, backup: Backup, gap: Gap, by: str) -> None:
    """Whoever kept a later head than the journal has now finds here why."""
    body: dict[str, Json] = {
        "backed_up_at": instant(backup.at),
        "size": backup.head.size,
        "actor": marks_of(home).of("actor", by),
        "may_have_left": gap.count,
    }
    try:
        with connection.transaction():
            append(connection, [Record("restored", gap.until, body)])
    except psycopg.Error as fault:
        raise Refused("the restored journal takes no records", "see the log of the database") from fault
