"""A loaded book kept on disk, so that a second look at an unchanged folder need not check it again."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.meta import BookMeta
from rightparty.book.problems import Problem
from rightparty.book.tables import TABLES
from rightparty.engine import Engine

FORM = 2
"""Counts up when what is kept changes shape; an older keep is then not read."""

_META = "book.json"


def fingerprint(folder: Path) -> str:
    """A digest of a folder's files by name, size and time of change, and of the schema they are read by."""
    digest = hashlib.sha256(repr((FORM, TABLES)).encode())
    files = [one for one in folder.iterdir() if one.is_file()]
    parts = [one for one in folder.glob("*/*") if one.is_file()]
    for path in sorted([*files, *parts]):
        stat = path.stat()
        digest.update(repr((str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns)).encode())
    return digest.hexdigest()[:32]


def keep(book: Book, engine: Engine, place: Path) -> None:
    """Write a loaded book to a folder, whole or not at all."""
    draft = place.with_name(f"{place.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    for name, table in book.tables.items():
        engine.write(table, draft / f"{name}.parquet")
    engine.write(book.quarantine, draft / "quarantine.parquet")
    (draft / _META).write_text(json.dumps(_stated(book), ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    draft.rename(place)


def kept_book(folder: Path, engine: Engine, place: Path) -> Book | None:
    """The book kept at a place; None where there is none."""
    if not (place / _META).exists():
        return None
    stated = json.loads((place / _META).read_text(encoding="utf-8"))
    tables = {name: _typed(engine, place, name, schema_of(name)) for name in TABLES}
    complete = {name: datetime.fromisoformat(since) for name, since in stated["complete_since"].items()}
    return Book(
        folder=folder,
        meta=BookMeta(datetime.fromisoformat(stated["as_of"]) if stated["as_of"] else None, complete),
        tables=tables,
        absent_tables=frozenset(stated["absent_tables"]),
        absent_columns={name: frozenset(columns) for name, columns in stated["absent_columns"].items()},
        problems=tuple(Problem(**problem) for problem in stated["problems"]),
        quarantine=_typed(engine, place, "quarantine", QUARANTINE),
        read=stated["read"],
        loaded=stated["loaded"],
        merged=stated["merged"],
    )


def _typed(engine: Engine, place: Path, name: str, schema: Any) -> Any:
    table = engine.read_parquet(place / f"{name}.parquet", f"kept {name}")
    return table.select(**{column: table[column].cast(kind) for column, kind in schema.items()})


def _stated(book: Book) -> Mapping[str, Any]:
    return {
        "as_of": book.meta.as_of.isoformat() if book.meta.as_of else None,
        "complete_since": {name: since.isoformat() for name, since in book.meta.complete_since.items()},
        "absent_tables": sorted(book.absent_tables),
        "absent_columns": {name: sorted(columns) for name, columns in book.absent_columns.items()},
        "problems": [asdict(problem) for problem in book.problems],
        "read": dict(book.read),
        "loaded": dict(book.loaded),
        "merged": dict(book.merged),
    }
