"""PostgreSQL without setting one up: the wheel's own programs, run on a folder of the home.

Every process that uses the server holds a shared lock on a file; the last one to let go stops the
server. A killed process lets go too (the kernel sees to it), and the server recovers by itself at
its next start. Nothing listens on the network: clients come through a socket file.
"""

import atexit
import fcntl
import hashlib
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from rightparty.desk.home import Home, KeysLost
from rightparty.desk.postgres_programs import ROOTS_PLACE, other_account, reaches, run
from rightparty.errors import RightpartyError

OWNER = "rightparty"  # the database and its role
WORD = "postgres"  # the key of the home that is its password
_WRONG_WORD = "password authentication failed"  # said in English: the cluster's locale is C
PATIENCE_S = 45
HELP = "`rightparty doctor` tells what it needs; or set DATABASE_URL to a server of your own"
LONGEST_SOCKET_FOLDER = 80  # bytes; the socket's full path must stay under about 100

# A failed statement is told to whoever made it and not to the log: its words may hold personal data.
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
log_min_messages = log
log_statement = none
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_min_duration_statement = -1
"""


class Cluster:
    """The embedded server of one home."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.account = other_account()
        self._holding: int | None = None
        self._pid = 0

    def start(self) -> Mapping[str, str]:
        """Start the server if need be and hold it; returns psycopg's connection parameters.

        Raises:
            RightpartyError: with the end of the server's own log where it does not come up.
        """
        with self._turn():
            if not (self._data / "PG_VERSION").exists():
                self._make()
            elif not self.home.has(WORD):
                raise _without_its_word(self.home)
            self._wake()
            self._hold()
        return self._parameters(OWNER)

    def stop(self) -> None:
        """Let go; the last holder stops the server. A forked child holds nothing."""
        if self._holding is None or not self.holding:
            return
        with self._turn():
            # Said aloud, because closing is not enough while some child still has a copy of the handle.
            fcntl.flock(self._holding, fcntl.LOCK_UN)
            os.close(self._holding)
            self._holding = None
            atexit.unregister(self.stop)
            with self._lock_file("holders.lock", fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
                if alone and self._runs():
                    run(self.account, "pg_ctl", "stop", "-D", self._data, "-m", "fast", "-w", "-t", "30")

    @property
    def running(self) -> bool:
        """Whether the server answers now, whoever started it."""
        return (self._data / "PG_VERSION").exists() and self._runs()

    @property
    def holding(self) -> bool:
        """Whether this process holds the server: then nobody stops it, and one that is down was killed."""
        return self._holding is not None and self._pid == os.getpid()

    # --- where things stand -------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder of the data, the programs' copy and the server's log."""
        own = self.home.folder / "postgres"
        if self.account is None or reaches(self.home.folder, self.account):
            return own
        # Under root's own folder another user reaches nothing: then the data stands elsewhere.
        pointer = self.home.folder / "postgres.place"
        if not pointer.exists():
            pointer.write_text(str(_roots_place(self.home.folder)), encoding="utf-8")
        return Path(pointer.read_text(encoding="utf-8").strip())

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _socket_folder(self) -> str:
        """As the running server states it: its environment may differ from ours."""
        return (self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[4]

    def _new_socket_folder(self) -> Path:
        near = self.folder
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER and not any(c.isspace() for c in str(near)):
            return near
        mark = hashlib.sha256(os.fsencode(near)).hexdigest()[:12]
        short = Path(tempfile.gettempdir()) / f"rightparty-{mark}"
        self._own_folder(short)
        return short

    def _own_folder(self, folder: Path) -> None:
        with suppress(FileExistsError):  # then it must already be ours: never take over what others made
            folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
            if self.account is not None:
                os.chown(folder, self.account.uid, self.account.gid, follow_symlinks=False)
        found, wanted = folder.lstat(), self.account.uid if self.account else os.geteuid()
        if found.st_uid != wanted or not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077:
            raise RightpartyError(
                f"`{folder}` is not a private folder of the user who runs the database",
                help="remove it, or name another RIGHTPARTY_HOME",
            )

    # --- locks --------------------------------------------------------------------------------

    @contextmanager
    def _lock_file(self, name: str, how: int) -> Iterator[bool]:
        handle = os.open(self.home.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, how)
            yield True
        except BlockingIOError:
            yield False
        finally:
            os.close(handle)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One process at a time starts or stops."""
        with self._lock_file("postgres.lock", fcntl.LOCK_EX):
            yield

    def _hold(self) -> None:
        if self.holding:
            return
        handle = os.open(self.home.folder / "holders.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, fcntl.LOCK_SH)
        self._holding, self._pid = handle, os.getpid()
        atexit.register(self.stop)
        os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        if self._holding is not None and self._pid != os.getpid():
            os.close(self._holding)
            self._holding = None

    # --- the programs -------------------------------------------------------------------------

    def _make(self) -> None:
        """A new cluster, complete or not at all."""
        self._own_folder(self.folder)
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        word = self.folder / "password"
        word.unlink(missing_ok=True)
        word.touch(mode=0o600)
        self.home.make_key(WORD)
        word.write_text(self.home.secret(WORD).hex(), encoding="ascii")
        if self.account is not None:
            os.chown(word, self.account.uid, self.account.gid)
        try:
            self._program(
                "initdb", "-D", fresh, "-U", OWNER, "--encoding=UTF8", "--locale=C",
                "--auth=scram-sha-256", f"--pwfile={word}",
            )  # fmt: skip
        finally:
            word.unlink()
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(SETTINGS)
        fresh.rename(self._data)

    def _wake(self) -> None:
        """Start the server until it answers, and see that our database is in it.

        After a kill it may look alive for an instant, or its old children still hold its memory.
        """
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                if not self._runs():
                    log, sockets = self.folder / "server.log", self._new_socket_folder()
                    self._program("pg_ctl", "start", "-D", self._data, "-w", "-l", log, "-o", f"-k {sockets}")
                with psycopg.connect(
                    make_conninfo(**self._parameters("postgres")), autocommit=True
                ) as connection:
                    query = "SELECT 1 FROM pg_database WHERE datname = %s"
                    if connection.execute(query, [OWNER]).fetchone() is None:
                        connection.execute(f"CREATE DATABASE {OWNER}")
            except (psycopg.OperationalError, RightpartyError, FileNotFoundError) as fault:
                if _WRONG_WORD in str(fault):
                    raise _without_its_word(self.home) from fault
                if time.monotonic() > until:
                    raise RightpartyError(
                        f"the embedded database does not start: {fault}", help=HELP
                    ) from fault
                time.sleep(0.2)
            else:
                return

    def _parameters(self, database: str) -> dict[str, str]:
        word = self.home.secret(WORD).hex()
        return {"host": self._socket_folder(), "user": OWNER, "password": word, "dbname": database}

    def _runs(self) -> bool:
        """Whether a server process lives on the data; a dead one that nobody has buried does not."""
        lock = self._data / "postmaster.pid"
        try:
            owner = lock.read_text(encoding="utf-8").split("\n", 1)[0].strip()
        except FileNotFoundError:
            return False
        process = Path("/proc") / owner / "stat"
        if process.exists() and process.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            lock.unlink(missing_ok=True)
            return False
        return run(self.account, "pg_ctl", "status", "-D", self._data).returncode == 0

    def _program(self, *command: str | Path) -> None:
        done = run(self.account, *command)
        if done.returncode != 0:
            words = _last_words(done.stdout, self.folder / "server.log")
            raise RightpartyError(f"the database's `{command[0]}` failed: {words}", help=HELP)


def _without_its_word(home: Home) -> KeysLost:
    return KeysLost(
        f"the embedded database beside `{home.keys}` was made with another key `{WORD}`, or it is missing",
        help="restore that folder from its backup: docs/guides/back-up.md",
    )


def _roots_place(home: Path) -> Path:
    """A new folder beyond root's own; of a home that is itself temporary, a temporary one."""
    mark, temporary = secrets.token_hex(6), Path(tempfile.gettempdir()).resolve()
    return temporary / f"rightparty-{mark}" if home.is_relative_to(temporary) else ROOTS_PLACE / mark


def _last_words(output: str, log: Path) -> str:
    lines = output.strip().splitlines()[-3:]
    if log.exists():
        lines += log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-3:]
    return " / ".join(line.strip() for line in lines) or "it said nothing"
