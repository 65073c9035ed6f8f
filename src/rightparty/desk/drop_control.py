"""The control file of a folder that is handed in: what there is, how much of it, and in which order.

sender = "BANK"                          whose sequence this is
kind = "full"                            or "delta"
sequence = 12                            one more each time
as_of = 2026-11-24T06:00:00+08:00
creditors = ["BANK"]
most_left_out = 0                        rows of a full book that may be left out for their faults

[files."payments.csv"]
rows = 2
sha256 = "…"
sums = { amount = "1060.00" }            of every column of money that is to be compared
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rightparty.book.cells import FIRST_YEAR, LAST_YEAR
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

CONTROL = "control.toml"
OURS = frozenset(
    {
        CONTROL,
        *(f"{dot}report.{end}{new}" for end in ("json", "txt") for dot, new in (("", ""), (".", ".new"))),
    }
)
"""Files that are no part of what is handed in: an earlier look may have left its report."""

FULL, DELTA = "full", "delta"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LARGEST_CONTROL = 1 << 20
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Stated:
    """What the control file says of one file."""

    rows: int
    sha256: str
    sums: Mapping[str, Decimal]


@dataclass(frozen=True)
class Control:
    """A control file as it was read; `digest` is its own SHA-256, and so that of all it names."""

    sender: str
    full: bool
    sequence: int
    as_of: datetime
    creditors: tuple[str, ...]
    most_left_out: int
    files: Mapping[str, Stated]
    digest: str


def read_control(folder: Path) -> Control:
    """The control file of a folder.

    Raises:
        InvalidInput: it cannot be used; names every fault.
    """
    data = _bytes(folder / CONTROL)
    raw = read_toml(data, CONTROL)
    problems = list(_wrong(raw))
    if problems:
        raise InvalidInput(f"{CONTROL} cannot be used", "see the guide of the folder drop", problems)
    return Control(
        raw["sender"],
        raw["kind"] == FULL,
        raw["sequence"],
        raw["as_of"],
        tuple(raw["creditors"]),
        raw.get("most_left_out", 0),
        {name: _stated(one) for name, one in raw["files"].items()},
        hashlib.sha256(data).hexdigest(),
    )


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_CONTROL:
        raise InvalidInput(f"{path.name} is no plain file of at most a megabyte", "hand in the file itself")
    return path.read_bytes()


def _stated(one: Mapping[str, Any]) -> Stated:
    sums = {column: Decimal(total) for column, total in one.get("sums", {}).items()}
    return Stated(one["rows"], one["sha256"].lower(), sums)


def _wrong(raw: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(raw.get("sender"), str) or not raw["sender"].strip() or _CONTROLS.search(raw["sender"]):
        yield "`sender` says whose sequence this is, in plain characters"
    if raw.get("kind") not in (FULL, DELTA):
        yield f"`kind` is {FULL} or {DELTA}"
    for name, least in (("sequence", 1), ("most_left_out", 0)):
        value = raw.get(name, 0 if name == "most_left_out" else None)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 1 << 62:
            yield f"`{name}` is a whole number, {least} or more"
    if not isinstance(raw.get("as_of"), datetime) or raw["as_of"].utcoffset() is None:
        yield "`as_of` is an instant with its offset"
    elif not FIRST_YEAR <= raw["as_of"].year <= LAST_YEAR:
        yield f"`as_of` lies in the years {FIRST_YEAR} to {LAST_YEAR}"
    creditors = raw.get("creditors")
    if not isinstance(creditors, list) or not creditors or not all(_is_id(one) for one in creditors):
        yield "`creditors` is a list of ids, in plain characters"
    files = raw.get("files")
    if not isinstance(files, dict) or not files:
        yield "`files` names every file"
    else:
        for name, one in files.items():
            yield from _wrong_file(name, one)


def _is_id(one: object) -> bool:
    return isinstance(one, str) and _CONTROLS.search(one) is None


def _wrong_file(name: str, one: object) -> Iterator[str]:
    if not _NAME.fullmatch(name) or name == CONTROL:
        yield f"`{name[:40]}` is no name of a file"
    if not isinstance(one, dict):
        yield f"`{name[:40]}` has no `rows` and `sha256`"
        return
    if not isinstance(one.get("rows"), int) or isinstance(one["rows"], bool) or one["rows"] < 0:
        yield f"`{name[:40]}`: `rows` is how many there are"
    if not isinstance(one.get("sha256"), str) or not re.fullmatch(r"[0-9a-fA-F]{64}", one["sha256"]):
        yield f"`{name[:40]}`: `sha256` has 64 digits"
    sums = one.get("sums", {})
    if not isinstance(sums, dict):
        yield f"`{name[:40]}`: `sums` has a text a column"
        return
    for column, total in sums.items():
        if not isinstance(total, str) or not _is_amount(total):
            yield f"`{name[:40]}`: the sum of `{column[:40]}` is an amount, as text"


def _is_amount(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def differing_files(folder: Path, control: Control) -> list[str]:
    """What differs between the folder and its control file, in sentences: files missing, more, or other."""
    there = {path.name: path for path in folder.iterdir() if path.name not in OURS}
    found = [f"{name} is not there" for name in sorted(control.files.keys() - there.keys())]
    for name, path in sorted(there.items()):
        if path.is_symlink() or not path.is_file():
            found.append(f"{told_name(name)} is no plain file")
        elif name not in control.files:
            found.append(f"{told_name(name)} is not in {CONTROL}")
        elif _sha256(path) != control.files[name].sha256:
            found.append(f"{name} has not the SHA-256 that {CONTROL} says")
    return found


def is_whole(folder: Path) -> bool:
    """Whether the control file is there: it is handed in last. A folder that nobody lets us into is not."""
    return os.path.exists(folder / CONTROL)  # noqa: PTH110 -- answers where `Path.exists` would fail


def told_name(name: str) -> str:
    """A name of a file or a folder, for a report: bytes that are no UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
