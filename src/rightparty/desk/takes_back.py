"""Which PostgreSQL takes a backup back, asked before anything is touched; all by their major versions.

PostgreSQL promises nothing for a server older than the one that a dump was taken from, and no program reads
a dump that a later one has written.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightparty.desk.postgres_programs import programs_folder
from rightparty.errors import Refused, RightpartyError

LEAST_RESTORED: Final = 17
"""The oldest server that takes a backup back at all: `pg_restore` sets what older ones lack."""

_SERVER = re.compile(r"Dumped from database version: (\d+)")
_DUMP = re.compile(r"Dumped by pg_dump version: (\d+)")


@dataclass(frozen=True)
class Dumped:
    """What a dump says of itself: the version of its server, and of the `pg_dump` that wrote it."""

    server: int
    dump: int


def program_version(name: str) -> int:
    """The version of one of PostgreSQL's programs that are here.

    Raises:
        RightpartyError: there is none.
    """
    program = programs_folder() / name
    try:
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
        return int(said.split(")")[-1].split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError) as fault:
        raise RightpartyError(f"`{program}` does not run", "pip install 'rightparty[service]'") from fault


def dumped(file: Path) -> Dumped:
    """What a dump says of itself.

    Raises:
        Refused: the `pg_restore` that is here cannot read it: a later `pg_dump` wrote it.
    """
    program = programs_folder() / "pg_restore"
    done = subprocess.run(
        [str(program), "--list", str(file)],
        capture_output=True,
        text=True,
        env={"LC_ALL": "C"},
        check=False,
    )
    server, dump = _SERVER.search(done.stdout), _DUMP.search(done.stdout)
    if done.returncode or server is None or dump is None:
        ours, said = program_version("pg_restore"), done.stderr.strip().splitlines()[-1:]
        raise Refused(
            f"the pg_restore of {ours} that is here cannot read `{file.name}`: {' '.join(said)}",
            "install the version of rightparty that made the backup, or a later one; `backup.toml` names it",
        )
    return Dumped(int(server[1]), int(dump[1]))


def check_taken_back(found: Dumped, *, server: int, restorer: int) -> None:
    """Refuse a server that does not take the dump back, or a `pg_restore` that is too old for it.

    Raises:
        Refused: with both versions, and what to do.
    """
    if restorer < found.dump:
        raise Refused(
            f"the pg_dump of {found.dump} made this backup, and the pg_restore that is here is of {restorer}",
            "install the version of rightparty that made it, or a later one; `backup.toml` names it",
        )
    least = max(found.server, LEAST_RESTORED)
    if server < least:
        raise Refused(
            f"this backup was taken from PostgreSQL {found.server}, and the server to restore into is"
            f" PostgreSQL {server}: none before {least} takes it back",
            f"name a server of {least} or later in DATABASE_URL, or restore without it: the embedded one"
            f" is of {program_version('postgres')}",
        )
