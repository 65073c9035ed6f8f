"""Find the tables of a book in its folder: each a file, a folder of Parquet, or a sheet of a workbook."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rightparty.book.files import CSV, EXCEL, PARQUET, RawTable, Workbook, read_csv, read_parquet
from rightparty.book.problems import NOTE, Problem
from rightparty.book.tables import TABLES, Table
from rightparty.engine import Engine
from rightparty.engine.parts import is_folder_of_parts
from rightparty.errors import InvalidInput


@dataclass(frozen=True)
class Source:
    """Where one table stands: a file, or a sheet of a workbook."""

    path: Path
    workbook: Workbook | None = None
    sheet: str = ""

    @property
    def file(self) -> str:
        """The name problems give it."""
        return f"{self.path.name}[{self.sheet}]" if self.workbook else self.path.name


def locate(folder: Path, *, partial: bool = False) -> tuple[dict[str, Source], list[Problem]]:
    """The source of each table, and what is wrong with the folder; raises `InvalidInput` if there is none.

    `partial`: a part of a book, in which no table must be.
    """
    if not folder.is_dir():
        help = "Name a folder with a file a table: persons.csv, debts.csv …"
        problem = Problem(
            str(folder), what="is not a folder" if folder.exists() else "does not exist", help=help
        )
        raise InvalidInput(str(problem), help, (problem,))
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if is_folder_of_parts(path) and _names_a_table(path):
                _place(path.stem, Source(path), sources, problems)
        elif path.suffix.lower() in (CSV, PARQUET):
            _place(path.stem, Source(path), sources, problems)
        elif path.suffix.lower() in EXCEL and not path.name.startswith(("~$", ".")):
            _place_sheets(path, sources, problems)
    if not sources and not problems:
        required = ", ".join(name for name, table in TABLES.items() if table.required)
        help = f"A book needs at least {required}, as .csv, .parquet or sheets of an .xlsx."
        problem = Problem(folder.name or str(folder), what="holds no table of a book", help=help)
        raise InvalidInput(str(problem), help, (problem,))
    if not partial:
        problems += [
            _missing(table) for name, table in TABLES.items() if table.required and name not in sources
        ]
    return sources, problems


def _names_a_table(path: Path) -> bool:
    """A folder of parts is called `events.parquet` or `events`; other folders are the lender's own affair."""
    return path.suffix.lower() == PARQUET or path.name.lower() in TABLES


def _place_sheets(path: Path, sources: dict[str, Source], problems: list[Problem]) -> None:
    try:
        workbook = Workbook(path)
    except InvalidInput as fault:
        problems += [problem for problem in fault.problems if isinstance(problem, Problem)]
        return
    for sheet in workbook.sheets:
        _place(sheet, Source(path, workbook, sheet), sources, problems)


def _place(name: str, source: Source, sources: dict[str, Source], problems: list[Problem]) -> None:
    """Take a file for the table of its name; a name that only resembles one is a fault, others a note."""
    table = name.strip().lower()
    near = get_close_matches(table, TABLES, 1, cutoff=0.8)
    if table in sources:
        what = f"the table `{table}` is also in {sources[table].file}"
        problems.append(Problem(source.file, what=what, help="Keep one of them."))
    elif table in TABLES:
        sources[table] = source
    elif near:
        help = f"Rename it to `{near[0]}`, or move it out of the folder."
        problems.append(
            Problem(source.file, what=f"is no table of a book, but nearly `{near[0]}`", help=help)
        )
    else:
        problems.append(Problem(source.file, what="is no table of a book; ignored", severity=NOTE))


def _missing(table: Table) -> Problem:
    columns = ", ".join(column.name for column in table.columns if column.required)
    return Problem(f"{table.name}{CSV}", what="is missing", help=f"It needs the columns {columns}.")


def read_source(source: Source, engine: Engine, name: str, wanted: Collection[str]) -> RawTable:
    """The table as it stands in its source; raises `InvalidInput` where that cannot be read."""
    if source.workbook is not None:
        return source.workbook.read(source.sheet, engine, name, wanted)
    if source.path.is_dir() or source.path.suffix.lower() == PARQUET:
        return read_parquet(source.path, engine, name)
    return read_csv(source.path, engine, name)


def match_columns(table: Table, raw: RawTable) -> tuple[dict[str, str], list[Problem]]:
    """Which column of the file each column of the table is, required ones that are missing, and notes."""
    given = {column.strip().lower(): column for column in raw.columns}
    present = {name: given[name] for name in table.by_name if name in given}
    strange = [column for key, column in given.items() if key not in table.by_name]
    problems = [_missing_column(table, raw.file, name, strange) for name, column in table.by_name.items()
                if column.required and name not in present]  # fmt: skip
    absent = [name for name in table.by_name if name not in present]
    for column in strange:
        if near := get_close_matches(column.lower(), absent, 1, cutoff=0.8):
            help = f"Did you mean `{near[0]}`?"
            problems.append(Problem(raw.file, None, column, what="is ignored", help=help, severity=NOTE))
    return present, problems


def _missing_column(table: Table, file: str, name: str, strange: Collection[str]) -> Problem:
    near = get_close_matches(name, strange, 1)
    help = f"Is it `{near[0]}`?" if near else f"Every row of {table.name} needs it."
    if any(";" in column or "\t" in column for column in strange):
        help = "Separate the columns with commas."
    return Problem(file, 1, name, what="is missing from the header", help=help)
