"""A town as a folder of CSV files with its `book.toml`, written quarter by quarter."""

import csv
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rightparty.book.tables import TABLES
from rightparty.errors import Refused
from rightparty.world.quarter import Rows

EXTRA = {"relations": ("kinship",)}
"""Columns of the simulator's own; a book may have further columns, and they are ignored."""


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
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty", help="name a new folder: a town never overwrites a book")
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(TABLES, 0)
    with ExitStack() as stack:
        writers = {}
        for name, table in TABLES.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            columns = tuple(table.by_name) + EXTRA.get(name, ())
            writers[name] = (csv.writer(file, lineterminator="\n"), columns)
            writers[name][0].writerow(columns)
        for rows in quarters:
            for name, added in rows.items():
                writer, columns = writers[name]
                writer.writerows([cell(row.get(column)) for column in columns] for row in added)
                counts[name] += len(added)
            if done is not None:
                done(counts["persons"])
    (folder / "book.toml").write_text(_toml(meta), encoding="utf-8")
    return counts


def cell(value: Any) -> str:
    """A value as a book writes it; unknown is empty, a list is joined by `;`."""
    return _AS_TEXT[type(value)](value)


_AS_TEXT: Mapping[type, Callable[[Any], str]] = {
    str: str,
    type(None): lambda _: "",
    datetime: datetime.isoformat,
    date: date.isoformat,
    Decimal: str,
    int: str,
    bool: lambda value: "true" if value else "false",
    tuple: ";".join,
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
