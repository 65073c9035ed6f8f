"""A town as a folder of CSV files with its `book.toml`, written quarter by quarter."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from rightparty.book.tables import TABLES, Kind
from rightparty.errors import Refused
from rightparty.world.quarter import SAME_PERSON, Row, Rows

EXTRA = {"relations": ("kinship",)}
"""Columns of the simulator's own; a book may have further columns, and they are ignored."""

BESIDE = {SAME_PERSON: ("person_id", "same_as")}
"""Tables of the simulator's own, in the folder `evaluation`: no book looks there."""

Texts = Mapping[str, tuple[int, str]]
"""By table, how many rows and their lines as CSV."""


def write_town(
    quarters: Iterable[Rows],
    meta: Mapping[str, Any],
    folder: Path,
    *,
    done: Callable[[int], None] | None = None,
) -> Mapping[str, int]:
    """Write the tables into a new or empty folder; rows per table.

    `done` is told the number of people written so far. Raises `Refused` if the folder holds anything.
    """
    return write_texts(map(as_texts, quarters), meta, folder, done=done)


def write_texts(
    quarters: Iterable[Texts],
    meta: Mapping[str, Any],
    folder: Path,
    *,
    done: Callable[[int], None] | None = None,
) -> Mapping[str, int]:
    """The same from lines made before, perhaps by other processes."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty", help="name a new folder: a town never overwrites a book")
    (folder / "evaluation").mkdir(parents=True)
    counts = dict.fromkeys((*TABLES, *BESIDE), 0)
    with ExitStack() as stack:
        files = {}
        for name in counts:
            place = folder / "evaluation" if name in BESIDE else folder
            file = stack.enter_context((place / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            file.write(",".join(columns_of(name)) + "\n")
            files[name] = file
        for texts in quarters:
            for name, (rows, lines) in texts.items():
                files[name].write(lines)
                counts[name] += rows
            if done is not None:
                done(counts["persons"])
    (folder / "book.toml").write_text(_toml(meta), encoding="utf-8")
    return counts


def as_texts(rows: Rows) -> Texts:
    """Lines of CSV; unknown is empty, a list is joined by `;`."""
    return {name: (len(added), _lines(name, added)) for name, added in rows.items() if added}


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a file, in order."""
    return BESIDE[table] if table in BESIDE else (*TABLES[table].by_name, *EXTRA.get(table, ()))


def _lines(table: str, rows: Sequence[Row]) -> str:
    text = io.StringIO()
    columns, special = columns_of(table), _special(table)
    cells = []
    for row in rows:
        line = list(map(row.get, columns))
        for place, write in special:
            if line[place] is not None:
                line[place] = write(line[place])
        cells.append(line)
    csv.writer(text, lineterminator="\n").writerows(cells)
    return text.getvalue()


@cache
def _special(table: str) -> tuple[tuple[int, Callable[[Any], str]], ...]:
    """The columns whose values a book writes otherwise than `str` does."""
    if table in BESIDE:
        return ()
    kinds = [column.kind for column in TABLES[table].columns]
    return tuple((place, _AS_TEXT[kind]) for place, kind in enumerate(kinds) if kind in _AS_TEXT)


_AS_TEXT: Mapping[Kind, Callable[[Any], str]] = {
    Kind.INSTANT: datetime.isoformat,
    Kind.FLAG: lambda value: "true" if value else "false",
    Kind.LIST: ";".join,
}


def _toml(meta: Mapping[str, Any]) -> str:
    lines = [
        "# A simulated town: nobody in it exists. `truth.csv` is for evaluation only.",
        f"as_of = {meta['as_of'].isoformat()}",
        "",
        "[complete_since]",
    ]
    lines += [f"{name} = {since.isoformat()}" for name, since in meta["complete_since"].items()]
    return "\n".join(lines) + "\n"
