"""The files of a log as tables of text: CSV, TSV, Parquet and Excel, one by one or in folders.

Beside the encodings that a book is read in, a log may be UTF-16 where its first bytes say so.
"""

import codecs
import csv
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rightparty.audit.headers import is_known
from rightparty.book.files import CSV, EXCEL, PARQUET, RawTable, Workbook, read_csv, read_parquet
from rightparty.book.importing import DELIMITERS, delimiter_of
from rightparty.book.problems import ERROR, Problem
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput, Refused

TEXTS = (CSV, ".txt", ".tsv", ".log")
ENDINGS = (*TEXTS, PARQUET, *EXCEL)
_MOST_ABOVE = 30
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_files(paths: Sequence[Path], engine: Engine, prefix: str) -> tuple[list[RawTable], list[Problem]]:
    """Every table of the files, and what is to be told of files that have none.

    A folder stands for all files below it that are read here. Raises `InvalidInput`, naming every file that
    cannot be read as a whole, and `Refused` for a file of another kind.
    """
    tables: list[RawTable] = []
    told: list[Problem] = []
    broken: list[Problem] = []
    for path, name in _named(paths):
        try:
            found, notes = _read(path, name, engine, f"{prefix} {len(tables)}")
        except InvalidInput as fault:
            given = [one for one in fault.problems if isinstance(one, Problem)]
            broken += [replace(one, file=name) for one in given] or [
                Problem(name, what=fault.message, help=fault.help)
            ]
            continue
        tables += found
        told += notes
    if broken:
        one = len(broken) == 1
        what = str(broken[0]) if one else f"{len(broken)} files of the log cannot be read"
        raise InvalidInput(what, broken[0].help if one else "Mend or leave out these files.", broken)
    return tables, told


def _named(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each file with the name it is told by; files of a folder in order of their names."""
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file() and _is_read(one))
            if not inside:
                raise Refused(f"{path} holds no file of a log.", f"Files end in {', '.join(ENDINGS)}.")
            found += [(one, one.relative_to(path).as_posix()) for one in inside]
        elif not path.exists():
            raise Refused(f"{path} does not exist.", "Name the files of the log, or a folder of them.")
        elif not _is_read(path):
            raise Refused(f"`{path.name}` is not a kind of file that is read here.", "CSV, Excel or Parquet.")
        else:
            found.append((path, path.name))
    return found


def _is_read(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", "."))


def _read(path: Path, name: str, engine: Engine, table: str) -> tuple[list[RawTable], list[Problem]]:
    ending = path.suffix.lower()
    if ending in EXCEL:
        return _sheets(path, name, engine, table)
    if ending == PARQUET:
        return [_as(read_parquet(path, engine, table), name)], []
    whole = _as_utf8(path, engine.scratch)
    above = _lines_above(whole)
    source = _without(whole, above, engine.scratch) if above else whole
    raw = read_csv(source, engine, table, delimiter=delimiter_of(source), repeats=True)
    for copy in {whole, source} - {path}:
        if not engine.far:
            copy.unlink(missing_ok=True)
    return [_as(_lower(raw, above), name)], []


def _lines_above(path: Path) -> int:
    """How many lines of titles and dates stand above the header; none where no line is known to be one."""
    with path.open("rb") as stream:
        lines = [line for line, _ in zip(stream, range(_MOST_ABOVE), strict=False)]
    for number, line in enumerate(lines):
        text = line.decode("utf-8-sig", errors="replace")
        if "\ufffd" in text:
            text = line.decode("gb18030", errors="replace")
        if any(_is_header(next(csv.reader([text], delimiter=one), [])) for one in DELIMITERS):
            return number
    return 0


def _without(path: Path, lines: int, scratch: Path) -> Path:
    """A copy of the file from its header on."""
    target = scratch / "below titles" / path.name
    target.parent.mkdir(exist_ok=True)
    with path.open("rb") as source, target.open("wb") as sink:
        for _ in range(lines):
            source.readline()
        shutil.copyfileobj(source, sink)
    return target


def _lower(raw: RawTable, lines: int) -> RawTable:
    """The same, told by the lines of the whole file."""
    if not lines:
        return raw
    problems = tuple(
        replace(one, line=None if one.line is None else one.line + lines) for one in raw.problems
    )
    return replace(raw, table=raw.table.mutate(**{LINE: raw.table[LINE] + lines}), problems=problems)


def _as(raw: RawTable, name: str) -> RawTable:
    return replace(raw, file=name, problems=tuple(replace(one, file=name) for one in raw.problems))


def _sheets(path: Path, name: str, engine: Engine, table: str) -> tuple[list[RawTable], list[Problem]]:
    """Each sheet whose header is known; titles and dates may stand above it."""
    workbook = Workbook(path)
    tables: list[RawTable] = []
    told: list[Problem] = []
    for sheet in workbook.sheets:
        called = f"{name}[{sheet}]"
        try:
            raw = workbook.read(sheet, engine, f"{table} {len(tables)}", is_header=_is_header, repeats=True)
        except InvalidInput:
            what, help = "no row is a header of a log; the sheet is not read", "Name its columns."
            told.append(Problem(called, what=what, help=help, severity=ERROR))
            continue
        tables.append(_as(raw, called))
    return tables, told


def _is_header(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) >= 2 and sum(map(is_known, filled)) * 3 >= len(filled)


def _as_utf8(path: Path, scratch: Path) -> Path:
    """The file, or where it is UTF-16 a copy of it in UTF-8 under the same name; read strictly."""
    with path.open("rb") as stream:
        start = stream.read(2)
    encoding = _UTF16.get(start)
    if encoding is None:
        return path
    target = scratch / "utf16" / path.name
    target.parent.mkdir(exist_ok=True)
    decoder = codecs.getincrementaldecoder(encoding)()
    place = len(start)
    with path.open("rb") as source, target.open("w", encoding="utf-8", newline="") as sink:
        source.seek(place)
        while chunk := source.read(1 << 20):
            pending = len(decoder.getstate()[0])
            try:
                sink.write(decoder.decode(chunk, final=len(chunk) < 1 << 20))
            except UnicodeDecodeError as fault:
                at = place - pending + fault.start
                what = f"byte {at:,} is not UTF-16, which the first bytes of the file say it is"
                help = "Export it again, as “CSV UTF-8”."
                raise InvalidInput(
                    f"{path.name}: {what}", help, (Problem(path.name, what=what, help=help),)
                ) from fault
            place += len(chunk)
    return target
