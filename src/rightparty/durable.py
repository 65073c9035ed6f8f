"""Files that are there whole or not at all, and still there when the machine has stopped in between."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put all of a file under its name, in place of what was there; it is on the disk when this returns.

    Until then it stands beside under a hidden name of this call alone, which ends in `.part`: of several who
    write one file at once the last takes its name, and none sees another's bytes.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Have a file's bytes, or the names in a folder, on the disk: a name is not kept with its file."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
