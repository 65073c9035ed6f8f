"""From a lender's exports to the folder of a book, by a mapping."""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rightparty.book.files import CSV, EXCEL, PARQUET, RawTable, Workbook, read_csv, read_parquet
from rightparty.book.guess import SAMPLES, vocabulary_hits
from rightparty.book.mapping import ColumnMapping, missing_facts
from rightparty.book.meta import BookMeta
from rightparty.book.places import zones_of
from rightparty.book.problems import Problem, errors, in_order
from rightparty.book.splitting import Split
from rightparty.book.stated import FILE, meta_text
from rightparty.book.tables import CREDITOR_KINDS, PRODUCTS, TABLES
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput, Refused

BATCH = 20_000
DELIMITERS = (",", "\t", ";", "|")


@dataclass(frozen=True)
class Imported:
    """`rows` by table of the book written; how many rows were read and taken, and what was wrong."""

    rows: Mapping[str, int]
    read: int
    taken: int
    problems: tuple[Problem, ...]


def read_foreign(paths: Sequence[Path], engine: Engine, known: Collection[str] = ()) -> list[RawTable]:
    """The tables of foreign files: every sheet of an Excel file, one of a CSV or Parquet file.

    `known` are headers by which, beside the usual ones, the header row of a sheet is recognised.
    """
    found: list[RawTable] = []
    for path in paths:
        if not path.is_file():
            problem = Problem(str(path), what="does not exist", help="Name CSV, Excel or Parquet files.")
            raise InvalidInput(str(problem), problem.help, (problem,))
        ending = path.suffix.lower()
        name = f"foreign {len(found)}"
        if ending in EXCEL:
            workbook = Workbook(path)
            for sheet in workbook.sheets:
                found.append(_read_sheet(workbook, sheet, engine, f"foreign {len(found)}", known))
        elif ending == PARQUET:
            found.append(read_parquet(path, engine, name))
        elif ending in (CSV, ".txt", ".tsv"):
            found.append(read_csv(path, engine, name, delimiter=delimiter_of(path), repeats=True))
        else:
            raise Refused(f"`{path.name}` is not a kind of file that is read here.", "CSV, Excel or Parquet.")
    return found


def _read_sheet(
    workbook: Workbook, sheet: str, engine: Engine, name: str, known: Collection[str]
) -> RawTable:
    """A sheet whose header is the first row with known headers: exports put titles and dates above it."""

    def is_header(cells: Sequence[str]) -> bool:
        filled = [cell for cell in cells if cell]
        hits = vocabulary_hits(cell for cell in filled if cell not in known)
        return len(filled) >= 2 and (hits + sum(cell in known for cell in filled)) * 3 >= len(filled)

    try:
        return workbook.read(sheet, engine, name, is_header=is_header, repeats=True)
    except InvalidInput:
        several = 2  # no header is known: the first row that is more than a title
        return workbook.read(
            sheet, engine, name, is_header=lambda cells: sum(map(bool, cells)) >= several, repeats=True
        )


def delimiter_of(path: Path) -> str:
    """What separates the columns: the separator that the first line has most of."""
    with path.open("rb") as stream:
        first = stream.readline(1 << 16)
    return max(DELIMITERS, key=lambda one: (first.count(one.encode()), -DELIMITERS.index(one)))


def samples(tables: Sequence[RawTable], engine: Engine) -> dict[str, list[str]]:
    """Some cells of each column of all tables together, as text, for guessing."""
    found: dict[str, list[str]] = {}
    for raw in tables:
        rows = engine.rows(raw.table.limit(SAMPLES))
        for column in raw.columns:
            found.setdefault(column, []).extend(text for row in rows if (text := _text(row[column])))
    return found


def with_zone(mapping: ColumnMapping) -> ColumnMapping:
    """The same, with the zone filled in where the country has only one."""
    country = mapping.constants.get("country", "")
    zones = zones_of(country, None, mapping.constants.get("zone"))
    return mapping.with_constants({"zone": zones[0]}) if len(zones) == 1 else mapping


def check_mapping(mapping: ColumnMapping) -> None:
    """Raise `InvalidInput` naming everything that no column and no constant says, and odd constants."""
    problems = missing_facts(mapping)
    for name, choices in {"creditor_kind": CREDITOR_KINDS, "product": PRODUCTS}.items():
        said = mapping.constants.get(name)
        if said and said not in choices.split():
            problems.append(Problem("mapping", None, name, said, "is no such kind", f"Kinds: {choices}."))
    zone = mapping.constants.get("zone")
    if zone and not zones_of(None, None, zone):
        problems.append(Problem("mapping", None, "zone", zone, "is no time zone", "Write Asia/Shanghai."))
    if problems:
        what = "one thing that a book needs is" if len(problems) == 1 else f"{len(problems)} things are"
        raise InvalidInput(f"{what} not said", "Complete the mapping or the command.", problems)


def import_book(
    tables: Sequence[RawTable],
    mapping: ColumnMapping,
    meta: BookMeta,
    to: Path,
    engine: Engine,
    progress: Callable[[str, int, int], None] | None = None,
) -> Imported:
    """Write the book that foreign tables amount to; rows that cannot be used are problems, the rest is taken.

    Raises `InvalidInput` where the mapping leaves something open, `Refused` where `to` holds a book.
    """
    mapping = with_zone(mapping)
    check_mapping(mapping)
    _check_empty(to)
    split = Split(mapping, meta.as_of)
    total = sum(engine.count(raw.table) for raw in tables)
    for raw in tables:
        split.problems.extend(raw.problems)
        split.rows_read += len(errors(raw.problems))
        for row in _rows(raw, mapping, engine):
            split.take(row, raw.file, row[LINE])
            if progress is not None and split.rows_read % 1_000 == 0:
                progress("rows of the export", split.rows_read, total)
    to.mkdir(parents=True, exist_ok=True)
    written = {name: _write(to / f"{name}{CSV}", name, rows) for name, rows in split.tables().items()}
    (to / FILE).write_text(meta_text(meta), encoding="utf-8")
    return Imported(written, split.rows_read, split.rows_taken, in_order(split.problems))


def _check_empty(to: Path) -> None:
    if to.exists() and (not to.is_dir() or any((to / f"{name}{CSV}").exists() for name in TABLES)):
        raise Refused(f"{to} holds a book already, or is a file.", "Name a new folder.")


def _rows(raw: RawTable, mapping: ColumnMapping, engine: Engine) -> Iterator[dict[str, Any]]:
    """The rows in the order of their lines, some at a time; only mapped columns, as text."""
    columns = [column for column in raw.columns if column in mapping.columns]
    table = raw.table.select(LINE, *columns)
    last = engine.rows(table.agg(last=table[LINE].max()))[0]["last"] or 0
    for start in range(0, last + 1, BATCH):
        part = table.filter((table[LINE] >= start) & (table[LINE] < start + BATCH)).order_by(LINE)
        for row in engine.rows(part):
            yield {LINE: row[LINE], **{column: _text(row[column]) for column in columns}}


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date | datetime) else str(value)


def _write(path: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> int:
    """A CSV with the columns that some row fills, in the order of the schema; returns the number of rows."""
    known = TABLES[table].columns
    filled = {name for row in rows for name, value in row.items() if value is not None}
    columns = [column.name for column in known if column.required or column.name in filled]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_text(row.get(column)) for column in columns] for row in rows)
    return len(rows)
