"""Bytes put where a reader expects a file."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """A folder of this process, gone when it ends."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def in_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    """A reader of a file, given what stands in it."""

    def given(data: bytes) -> object:
        path = folder() / name
        path.write_bytes(data)
        return read(path)

    return given


def in_folder(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    """A reader of a folder, given what stands in one file of it."""

    def given(data: bytes) -> object:
        own = folder() / f"{name}.folder"
        own.mkdir(exist_ok=True)
        (own / name).write_bytes(data)
        return read(own)

    return given
