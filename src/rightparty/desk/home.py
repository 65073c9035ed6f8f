"""The service's own folder: its keys, its embedded database, and whether it is a demonstration.

RIGHTPARTY_HOME (default ~/.rightparty)
├── home.toml      what kind of home this is
├── keys/          made together when the home is first opened, readable by their owner only
└── postgres/      the embedded database
"""

import os
import secrets
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rightparty.errors import RightpartyError
from rightparty.signing import private_pem, read_private_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VARIABLE = "RIGHTPARTY_HOME"
MASTER_KEY = "RIGHTPARTY_MASTER_KEY"
MASTER_KEY_FILE = "RIGHTPARTY_MASTER_KEY_FILE"
OWN_MASTER: Final = "master"
"""The home's own master key, where the environment names none."""

SECRETS: Final = (
    "api-seal",
    "django",
    "journal-digest",
    "one-click",
    "postgres",
    "second-factor",
    "sms-report",
)
"""Every secret of a home, besides `OWN_MASTER`."""

SIGNING_KEYS: Final = ("agency", "journal", "permit")
"""Every signing key of a home. Whoever copies `keys` has them all: only a version makes the lists longer."""


@dataclass(frozen=True)
class Home:
    """One installation's folder.

    `demo` is a flag of the folder itself, set when it is made and never by a command: a
    demonstration's store sends without an accepted rulebook, because its people are simulated.
    """

    folder: Path
    demo: bool = False

    def secret(self, name: str) -> bytes:
        """A 32-byte secret of this home, made where it is not there yet."""
        return self._kept(name, lambda: secrets.token_bytes(32))

    def has(self, name: str) -> bool:
        """Whether this home has such a secret already."""
        return (self.folder / "keys" / name).exists()

    def signing_key(self, name: str) -> "Ed25519PrivateKey":
        """An Ed25519 key of this home, made where it is not there yet."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 -- heavy

        return _read_key(self._kept(f"{name}.pem", lambda: private_pem(ed25519.Ed25519PrivateKey.generate())))

    def _kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        folder = self.folder / "keys"
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / name
        try:
            # A name of its own, then a link: two first starts agree on one key, and none is half written.
            fresh = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
            if not path.exists():
                _write_private(fresh, make())
                try:
                    os.link(fresh, path)
                except FileExistsError:
                    pass
                finally:
                    fresh.unlink()
            return path.read_bytes()
        except OSError as fault:
            raise RightpartyError(
                f"the key `{name}` of this home cannot be read or made: {fault.strerror}",
                help=f"`{folder}` must belong to the user who runs rightparty",
            ) from fault


def make_keys(home: Home) -> None:
    """Make every key of a home that is not there yet, so that a copy of them lacks none later.

    The home's own master key is made with the first of them, and only where the environment names none.
    Nothing happens for a reader who may not write, nor for anybody but the owner of the keys, from whom a key
    made by root would be kept: one that is not there is told to whoever needs it, or made then.
    """
    keys = home.folder / "keys"
    try:
        if keys.stat().st_uid != os.geteuid():
            return
        there = {path.name for path in keys.iterdir()}
    except FileNotFoundError:
        there = set()
    except OSError:
        return
    named_elsewhere = os.environ.get(MASTER_KEY) or os.environ.get(MASTER_KEY_FILE)
    own = () if there or named_elsewhere else (OWN_MASTER,)
    try:
        for name in (*own, *SECRETS):
            if name not in there:
                home.secret(name)
        for name in SIGNING_KEYS:
            if f"{name}.pem" not in there:
                home.signing_key(name)
    except (RightpartyError, OSError):
        return


@lru_cache(maxsize=16)
def _read_key(pem: bytes) -> "Ed25519PrivateKey":
    """A key from the bytes of its file, checked once: that takes a quarter of a millisecond."""
    return read_private_key(pem)


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def home_folder() -> Path:
    """Where this installation lives: `RIGHTPARTY_HOME`, or `.rightparty` in the user's own folder."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser().resolve() if named else Path.home() / ".rightparty"


def open_home(folder: Path | None = None, *, demo: bool = False) -> Home:
    """The home at `folder` (or the environment's), made with all its keys where it does not exist yet.

    `demo=True` makes a new home a demonstration's; an existing real home is never turned into one.
    """
    folder = (folder or home_folder()).resolve()
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    marker = folder / "home.toml"
    if not marker.exists():
        text = f'# A demonstration has simulated people only.\nkind = "{"demo" if demo else "real"}"\n'
        marker.write_text(text, encoding="utf-8")
    kind = tomllib.loads(marker.read_text(encoding="utf-8")).get("kind")
    if demo and kind != "demo":
        raise RightpartyError(
            f"`{folder}` is a real installation and cannot serve a demonstration",
            help="name another folder",
        )
    home = Home(folder, demo=kind == "demo")
    make_keys(home)
    return home


def existing_home(folder: Path | None = None) -> Home | None:
    """The home at `folder` (or the environment's) if there is one; nothing is made."""
    folder = (folder or home_folder()).resolve()
    return open_home(folder) if (folder / "home.toml").exists() else None
