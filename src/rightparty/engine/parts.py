"""A table as one Parquet file or as a folder of part files, in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rightparty.errors import InvalidInput, Refused

ENDING = ".parquet"


@dataclass(frozen=True)
class Part:
    """One file of a table, and how many rows stand in the files before it."""

    path: Path
    before: int


def is_folder_of_parts(path: Path) -> bool:
    """Whether a folder holds part files; `_SUCCESS` and hidden files do not count."""
    return path.is_dir() and bool(_files(path))


def parts_of(path: Path) -> tuple[Part, ...]:
    """The files of a table with their places; a file by itself is the only one.

    Raises:
        InvalidInput: a folder without part files, or a file that is no Parquet.
    """
    files = _files(path) if path.is_dir() else [path]
    if not files:
        raise InvalidInput(f"{path.name} holds no part files.", f"A table's folder holds files `*{ENDING}`.")
    if len(files) == 1:
        return (Part(files[0], 0),)
    counts = _counts(files)
    before = itertools.accumulate(counts, initial=0)
    return tuple(Part(one, rows) for one, rows in zip(files, before, strict=False))


def rows_of(files: Iterable[Path]) -> int:
    """How many rows some files have together."""
    return sum(_counts(list(files)))


def _counts(files: Sequence[Path]) -> list[int]:
    """The number of rows of each file."""
    import duckdb  # noqa: PLC0415 -- looking for a folder of parts must be cheap

    connection = duckdb.connect()
    try:
        found = connection.execute(
            "SELECT file_name, num_rows FROM parquet_file_metadata($1)", [[str(one) for one in files]]
        ).fetchall()
    except duckdb.Error as error:
        raise InvalidInput(
            f"{files[0].parent.name} cannot be read as Parquet.", str(error).partition("\n")[0]
        ) from error
    finally:
        connection.close()
    rows = {str(name): int(count) for name, count in found}
    return [rows[str(one)] for one in files]


def _files(folder: Path) -> list[Path]:
    found = (one for one in folder.iterdir() if one.suffix.lower() == ENDING and one.is_file())
    return sorted((one for one in found if not one.name.startswith(("_", "."))), key=_place)


def _place(path: Path) -> list[tuple[int, str]]:
    """By name, but `part-10` after `part-2`."""
    return [(int(text), "") if text.isdigit() else (-1, text) for text in re.split(r"(\d+)", path.name)]


def check_free(folder: Path) -> None:
    """A folder that parts are to be written into must hold none: two tables would become one.

    Raises:
        Refused: it holds some.
    """
    if _files(folder):
        raise Refused(f"{folder} holds parts of a table already.", "Name an empty folder, or take them out.")
