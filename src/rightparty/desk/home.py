"""The service's own folder: its keys, its embedded database, and whether it is a demonstration.

RIGHTPARTY_HOME (default ~/.rightparty)
├── home.toml      what kind of home this is
├── keys/          made together when its store is first opened, readable by their owner only
└── postgres/      the embedded database
"""

import os
import secrets
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rightparty.errors import Refused, RightpartyError
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

KEY_FILES: Final = (*SECRETS, *(f"{name}.pem" for name in SIGNING_KEYS))
"""The names of their files in `keys`."""


class KeysLost(Refused):
    """A home does not hold the keys that its database was made with."""


@dataclass(frozen=True)
class Home:
    """One installation's folder.

    `demo` is a flag of the folder itself, set when it is made and never by a command: a
    demonstration's store sends without an accepted rulebook, because its people are simulated.
    """

    folder: Path
    demo: bool = False

    def secret(self, name: str) -> bytes:
        """A 32-byte secret of this home; none is made, since whoever lost one would go on with a stranger's.

        Raises:
            KeysLost: it is not there.
            RightpartyError: it cannot be read.
        """
        return self._read(name)

    def has(self, name: str) -> bool:
        """Whether this home has such a secret already."""
        return (self.keys / name).exists()

    def signing_key(self, name: str) -> "Ed25519PrivateKey":
        """An Ed25519 key of this home; none is made.

        Raises:
            KeysLost: it is not there.
            RightpartyError: it cannot be read.
        """
        return _read_key(self._read(f"{name}.pem"))

    def held(self, file: str) -> bytes | None:
        """What stands in a file of its keys; None where it is not there.

        Raises:
            RightpartyError: it cannot be read.
        """
        try:
            return (self.keys / file).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise self._out_of_reach(file, fault) from fault

    @property
    def keys(self) -> Path:
        """The folder of its keys."""
        return self.folder / "keys"

    def _read(self, file: str) -> bytes:
        found = self.held(file)
        if found is None:
            raise KeysLost(
                f"the key `{file}` of this home is missing",
                help=f"restore `{self.keys}` from its backup; one that is new in this version is made when"
                " the user to whom that folder belongs opens the store: `rightparty doctor`",
            )
        return found

    def _out_of_reach(self, file: str, fault: OSError) -> RightpartyError:
        return RightpartyError(
            f"the key `{file}` of this home cannot be read or made: {fault.strerror}",
            help=f"`{self.folder}` must belong to the user who runs rightparty",
        )

    def make_key(self, file: str) -> None:
        """Make a key where it is not there yet: only for a database that was made with none.

        Raises:
            RightpartyError: it cannot be made.
        """
        path = self.keys / file
        # A name of its own, then a link: two first starts agree on one key, and none is half written.
        fresh = path.with_name(f".{file}.{os.getpid()}.{secrets.token_hex(4)}")
        try:
            self.keys.mkdir(mode=0o700, exist_ok=True)
            if path.exists():
                return
            _write_private(fresh, _new_key(file))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        except OSError as fault:
            raise self._out_of_reach(file, fault) from fault


def make_keys(home: Home, files: Iterable[str] = KEY_FILES) -> None:
    """Make those keys of a home that are not there yet, so that a copy of them lacks none later.

    Nothing happens for a reader who may not write, nor for anybody but the owner of the keys, from whom a key
    made by root would be kept: one that is not there is told to whoever needs it. `desk/held_keys.py` says
    when a database allows it.
    """
    try:
        if home.keys.stat().st_uid != os.geteuid():
            return
    except FileNotFoundError:
        pass
    except OSError:
        return
    with suppress(RightpartyError):
        for file in files:
            home.make_key(file)


def _new_key(file: str) -> bytes:
    if not file.endswith(".pem"):
        return secrets.token_bytes(32)
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 -- heavy

    return private_pem(ed25519.Ed25519PrivateKey.generate())


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
    """The home at `folder` (or the environment's), made where it does not exist yet.

    Its keys are made when its store is opened, which may know that they were lost. `demo=True` makes a new
    home a demonstration's; an existing real home is never turned into one.
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
    return Home(folder, demo=kind == "demo")


def existing_home(folder: Path | None = None) -> Home | None:
    """The home at `folder` (or the environment's) if there is one; nothing is made."""
    folder = (folder or home_folder()).resolve()
    return open_home(folder) if (folder / "home.toml").exists() else None
