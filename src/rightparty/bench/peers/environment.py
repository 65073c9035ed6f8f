"""An environment of their own for the peers: nothing of theirs is installed beside this package.

OpenFisca is under the AGPL: it runs in a process of its own, installed by whoever measures, and is no part
of ours.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from rightparty.errors import RightpartyError

LOCK = "peers.txt"
"""Names, versions and hashes of everything in the environment; made by `make lock`."""

_DONE = ".peers-installed"


def versions() -> Mapping[str, str]:
    """The version of each package of the lock file."""
    lines = [line.partition(" ")[0] for line in _lock().splitlines() if "==" in line]
    return {name: version for name, _, version in (line.partition("==") for line in lines)}


def environment(folder: Path) -> Path:
    """The Python of an environment with all peers, made in `folder` unless it is there already.

    Raises:
        RightpartyError: the peers cannot be installed, with what pip says last.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done, digest = folder / _DONE, hashlib.sha256(_lock().encode()).hexdigest()
    if python.exists() and done.exists() and done.read_text(encoding="utf-8") == digest:
        return python
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise RightpartyError(f"{folder} holds something else: it was not touched", "name an empty folder")
    shutil.rmtree(folder, ignore_errors=True)
    lock = folder.with_name(f"{folder.name}.lock.txt")
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock.write_text(_lock(), encoding="utf-8")
    try:
        _run([sys.executable, "-m", "venv", str(folder)])
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        _run([str(python), *install, "--only-binary=:all:", "--require-hashes", "-r", str(lock)])
    finally:
        lock.unlink(missing_ok=True)
    done.write_text(digest, encoding="utf-8")
    return python


def _lock() -> str:
    return files("rightparty.bench.peers").joinpath(LOCK).read_text(encoding="utf-8")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [done.stderr[-300:]]
        raise RightpartyError(
            f"the peers cannot be installed: {said[-1].removeprefix('ERROR: ')}",
            "pip must reach a package index; or leave them out with `--no-peers`",
        )
