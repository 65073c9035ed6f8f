"""Read what people hand in: CSV, Parquet and Excel files as tables of text with their lines.

CSV is looked over first (`scan`), so that malformed rows are named and left out; the cells of an
Excel sheet become the text that a CSV would have held.
"""

import csv
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
from python_calamine import CalamineError, CalamineWorkbook

from rightparty.book.problems import Problem
from rightparty.book.scan import column_names, scan_csv
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput

CSV, PARQUET, EXCEL = ".csv", ".parquet", (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
LONGEST_NUMBER = 10**15  # a spreadsheet keeps fifteen digits of a number and loses the rest


@dataclass(frozen=True)
class RawTable:
    """A table as it stands in a file, text trimmed: `file` names it in `problems`."""

    table: ir.Table
    file: str
    problems: tuple[Problem, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The header, without the line."""
        return tuple(name for name in self.table.columns if name != LINE)


def read_csv(
    path: Path, engine: Engine, name: str, *, delimiter: str = ",", repeats: bool = False
) -> RawTable:
    """A CSV file as text; raises `InvalidInput` where the file as a whole cannot be trusted.

    `repeats`: a header may name a column twice; the second is then called `name (2)`.
    """
    file = scan_csv(path, engine.scratch, delimiter, repeats=repeats)
    table = engine.read_csv(file.path, name, delimiter=delimiter)
    if not file.tidy:
        table = trimmed(table)
    if file.path != path:
        file.path.unlink()
    found = engine.count(table)
    if found != file.rows:
        what = f"the engine reads {found} rows where {file.rows} stand"
        raise InvalidInput(
            f"{path.name}: {what}", "Save it again as plain CSV.", (Problem(path.name, what=what),)
        )
    return RawTable(table, path.name, file.bad + file.notes)


def read_parquet(path: Path, engine: Engine, name: str) -> RawTable:
    """A Parquet file with the types it has; the line is the row's place in the file."""
    try:
        return RawTable(trimmed(engine.read_parquet(path, name)), path.name)
    except InvalidInput as fault:
        problem = Problem(path.name, what="cannot be read as Parquet", help=fault.help)
        raise InvalidInput(fault.message, fault.help, (problem,)) from fault


def trimmed(table: ir.Table) -> ir.Table:
    """Text without blanks around it, unknown (NULL) where nothing is left; other columns as they are."""
    texts = {
        name: table[name].strip().nullif("") for name, kind in table.schema().items() if kind.is_string()
    }
    return table.mutate(**texts)


class Workbook:
    """An open Excel file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._book = CalamineWorkbook.from_path(str(path))
        except (CalamineError, OSError) as error:
            help = "Save it again as .xlsx, without a password."
            problem = Problem(path.name, what=f"cannot be read as Excel: {error}", help=help)
            raise InvalidInput(str(problem), help, (problem,)) from error

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets that hold anything."""
        return tuple(name for name in self._book.sheet_names if self._book.get_sheet_by_name(name).height)

    def read(
        self,
        sheet: str,
        engine: Engine,
        name: str,
        wanted: Collection[str] | None = None,
        *,
        is_header: Callable[[Sequence[str]], bool] = any,
        repeats: bool = False,
    ) -> RawTable:
        """One sheet; the first row that `is_header` takes is the header, lines are rows of the sheet.

        Rows with a number too long for a spreadsheet in a column of `wanted` (None: any) are left out.
        `repeats` as in `read_csv`.
        """
        file = f"{self.path.name}[{sheet}]"
        rows = enumerate(self._book.get_sheet_by_name(sheet).iter_rows(), start=1)
        header = _header(file, rows, is_header, repeats)
        judged = [place for place, column in enumerate(header) if wanted is None or column in wanted]
        target = engine.scratch / f"{name}.sheet.csv"
        problems: list[Problem] = []
        with target.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([LINE, *header])
            for line, row in rows:
                cells = row[: len(header)]
                if not any(excel_text(cell) for cell in cells):
                    continue
                lost = [place for place in judged if place < len(cells) and _digits_lost(cells[place])]
                problems.extend(_lost(file, line, header[place], cells[place]) for place in lost)
                if not lost:
                    padding = [""] * (len(header) - len(cells))
                    writer.writerow([line, *(excel_text(cell) for cell in cells), *padding])
        table = engine.read_csv(target, name)
        target.unlink()
        return RawTable(table, file, tuple(problems))


def _header(
    file: str,
    rows: Iterator[tuple[int, Sequence[Any]]],
    is_header: Callable[[Sequence[str]], bool],
    repeats: bool,
) -> tuple[str, ...]:
    for line, row in rows:
        cells = [excel_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells and is_header(cells):
            return column_names(file, line, cells, repeats)
    problem = Problem(file, what="the sheet has no header", help="It needs a row with the column names.")
    raise InvalidInput(str(problem), problem.help, (problem,))


def excel_text(cell: Any) -> str:
    """The text that a CSV would hold: numbers without exponent, dates and clock times as ISO 8601."""
    match cell:
        case bool():
            text = "true" if cell else "false"
        case float():
            text = format(Decimal(format(cell, ".15g")), "f")
        case datetime():
            midnight = cell.time() == time()
            text = cell.date().isoformat() if midnight else cell.isoformat()
        case date() | time():
            text = cell.isoformat()
        case _:
            text = str(cell).strip()
    return text


def _digits_lost(cell: Any) -> bool:
    return isinstance(cell, float) and abs(cell) >= LONGEST_NUMBER


def _lost(file: str, line: int, column: str, cell: Any) -> Problem:
    what = "is a number of more than fifteen digits: the spreadsheet has lost the last ones"
    return Problem(file, line, column, f"{cell:.0f}", what, "Format the column as text and enter it again.")
