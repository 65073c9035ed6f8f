"""A table as one Parquet file or as a folder of part files, in the order of their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from rightparty.errors import InvalidInput

ENDING = ".parquet"


@dataclass(frozen=True)
class Part:
    """One file of a table, and how many rows stand in the files before it."""

    path: Path
    before: int


def is_folder_of_parts(path: Path) -> bool:
    """Whether a folder holds part files, and no file that is none: `_SUCCESS` and hidden files do not count."""
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
    names = [str(one) for one in files]
    connection = duckdb.connect()
    try:
        found = connection.execute("SELECT file_name, num_rows FROM parquet_file_metadata($1)", [names]).fetchall()
    except duckdb.Error as error:
        raise InvalidInput(f"{path.name} cannot be read as Parquet.", str(error).partition("\n")[0]) from error
    finally:
        connection.close()
    rows = {str(name): int(count) for name, count in found}
    parts, before = [], 0
    for one in files:
        parts.append(Part(one, before))
        before += rows[str(one)]
    return tuple(parts)


def _files(folder: Path) -> list[Path]:
    found = (one for one in folder.iterdir() if one.suffix.lower() == ENDING and one.is_file())
    return sorted(one for one in found if not one.name.startswith(("_", ".")))
