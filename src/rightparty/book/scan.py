"""Look over a CSV file before an engine reads it: its encoding, its header, and each row's line.

An engine is only handed files in which every row is well formed and whose lines are known, so that
a later fault can name the line. `scan_csv` makes a repaired copy when the file itself is not like
that: another encoding, blank lines, cells with line breaks, rows with too few or too many cells.
"""

import codecs
import csv
import io
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rightparty.book.problems import ERROR, NOTE, Problem
from rightparty.engine import LINE
from rightparty.errors import InvalidInput

CHUNK = 1 << 22
MOST_BAD_ROWS = 100_000
LONGEST_CELL_LINES = 2_000
LONGEST_ROW_BYTES = 1 << 20
LONGEST_HEADER_BYTES = 1 << 16


@dataclass(frozen=True)
class CsvFile:
    """A CSV file that an engine can read as it stands.

    `path`: the file, or a repaired copy in the scratch folder; with `numbered`, the copy's first
    column `_line` holds each row's line in the file that was handed in. `rows` counts the good rows,
    `bad` holds the rows left out, `notes` what else is worth saying. `tidy`: no cell starts or ends
    with a blank.
    """

    path: Path
    header: tuple[str, ...]
    rows: int
    numbered: bool
    bad: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    tidy: bool


def scan_csv(path: Path, scratch: Path, delimiter: str = ",", *, repeats: bool = False) -> CsvFile:
    """Look over the whole file once; raises `InvalidInput` where no row of it can be trusted.

    `repeats`: whether the header may name a column twice.
    """
    encoding, notes = _encoding(path)
    source = path
    if encoding != "utf-8" or _bare_returns(path):
        source = _utf8_copy(path, scratch / f"{path.stem}.utf8.csv", encoding)
    reading = _Reading(path, delimiter, repeats)
    with source.open("rb", buffering=CHUNK) as stream:
        for _ in reading.records(stream):
            pass
    numbered = reading.irregular
    if numbered:
        target = scratch / f"{path.stem}.numbered.csv"
        source = _numbered_copy(reading, source, target)
    tidy = not numbered and _tidy(source, delimiter)
    return CsvFile(source, reading.header, reading.rows, numbered, tuple(reading.bad), notes, tidy)


def _refuse(file: str, line: int | None, what: str, help: str) -> InvalidInput:
    problem = Problem(file, line, what=what, help=help)
    return InvalidInput(f"{file}: {what}", help, (problem,))


# -- encoding -------------------------------------------------------------------------------------


def _encoding(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """`utf-8` or `gb18030`, with a note for the latter; anything else is refused by line."""
    with path.open("rb") as stream:
        start = stream.read(4)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise _refuse(path.name, 1, "the file is UTF-16, not UTF-8", "Save it as “CSV UTF-8”.")
    fault = _first_undecodable(path, "utf-8")
    if fault is None:
        return "utf-8", ()
    if _first_undecodable(path, "gb18030") is None and _reads_as_chinese(path):
        what = "read as GB18030 (a Chinese encoding), not UTF-8"
        return "gb18030", (Problem(path.name, None, what=what, help="Save it as UTF-8.", severity=NOTE),)
    line, byte = fault
    what = f"byte 0x{byte:02x} on line {line} is not UTF-8, nor does the file read as GB18030"
    if byte == 0:
        what = f"a NUL byte on line {line}: this is not a text file"
    raise _refuse(path.name, line, what, "Save it as “CSV UTF-8”.")


def _first_undecodable(path: Path, encoding: str) -> tuple[int, int] | None:
    """Line and value of the first byte that the encoding cannot be; None when all is well."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, pending = 1, b""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            zero = chunk.find(0)
            if zero >= 0:
                return line + chunk.count(b"\n", 0, zero), 0
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                # The decoder reports a position in its kept bytes followed by this chunk.
                whole, at = pending + chunk, error.start
                return line + whole.count(b"\n", 0, at), whole[at]
            pending = decoder.getstate()[0]
            line += chunk.count(b"\n")
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return line, pending[0]
    return None


def _reads_as_chinese(path: Path) -> bool:
    """True when the characters beyond ASCII are nearly all of the everyday set, GB2312.

    Western and Big5 text often decodes as GB18030 by accident, but then into rare characters.
    """
    common = other = 0
    decoder = codecs.getincrementaldecoder("gb18030")()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            beyond = re.sub(r"[\x00-\x7f]+", "", decoder.decode(chunk))
            everyday = len(beyond.encode("gb2312", errors="ignore")) // 2
            common, other = common + everyday, other + len(beyond) - everyday
    return common > 0 and common >= 9 * other


def _tidy(path: Path, delimiter: str) -> bool:
    """True when no blank stands beside a separator, a quote or a line end, nor any rarer white space."""
    sep = delimiter.encode()
    beside = (sep + b" ", b" " + sep, b"\n ", b" \n", b" \r", b'" ', b' "')
    with path.open("rb") as stream:
        before = b"\n"
        while chunk := stream.read(CHUNK):
            rare = any(blank in chunk for blank in (b"\t", b"\v", b"\f") if blank != sep)
            if rare or (b" " in chunk and any(pair in before + chunk for pair in beside)):
                return False
            before = chunk[-1:]
    return True


def _bare_returns(path: Path) -> bool:
    """True for files whose lines end with a lone carriage return."""
    with path.open("rb") as stream:
        start = stream.read(CHUNK)
    return b"\r" in start and b"\n" not in start


def _utf8_copy(path: Path, target: Path, encoding: str) -> Path:
    newline = None if _bare_returns(path) else ""
    with (
        path.open(encoding=encoding, newline=newline) as source,
        target.open("w", encoding="utf-8", newline="") as sink,
    ):
        shutil.copyfileobj(source, sink, CHUNK)
    return target


# -- rows -----------------------------------------------------------------------------------------


class _Reading:
    """One pass over the lines of a file, telling good rows from bad ones."""

    def __init__(self, path: Path, delimiter: str, repeats: bool) -> None:
        self.path = path
        self.repeats = repeats
        self.delimiter = delimiter
        self.header: tuple[str, ...] = ()
        self.bad: list[Problem] = []
        self.rows = 0
        self.irregular = False
        self.ending = b""
        sep = re.escape(delimiter.encode())
        # Possessive quantifiers: a cell has one reading, so a mismatch need not be tried again.
        self._cell = rb'(?:"[^"]*+(?:""[^"]*+)*+"|[^"\r\n' + sep + rb"]*+)"
        self._whole = re.compile(self._cell + rb"(?:" + sep + self._cell + rb")*+\r?\n?")
        self._opens = re.compile(rb"(?:" + self._cell + sep + rb')*+"[^"]*+(?:""[^"]*+)*+')

    def records(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        """Each good row with the line it starts on; faults are collected on the way."""
        lines = enumerate(stream, start=1)
        self._read_header(lines)
        sep, cells = self.delimiter.encode(), len(self.header) - 1
        # The usual quoted row: as many cells as the header, all closed on the one line.
        row = self._cell + rb"(?:" + re.escape(sep) + self._cell + rb"){%d}\r?\n" % cells
        usual = re.compile(row).fullmatch
        for number, line in lines:
            if line[-1:] == b"\n" and _ending(line) != self.ending:
                self.irregular = True
            if b'"' in line:
                if usual(line) and len(line) < LONGEST_ROW_BYTES:
                    self.rows += 1
                    yield number, line
                    continue
                record = self._quoted(number, line, lines)
                if record is None:
                    continue
                found = re.sub(rb'"[^"]*"', b"", record).count(sep)
            else:
                record, found = line, line.count(sep)
            if found != cells or len(record) >= LONGEST_ROW_BYTES or b"\r" in line[:-2] or not line.strip():
                if not record.strip():
                    self.irregular = True
                    continue
                if not self._acceptable(number, record, found, cells):
                    continue
            self.rows += 1
            yield number, record

    def _read_header(self, lines: Iterator[tuple[int, bytes]]) -> None:
        for number, start in lines:
            line = start.removeprefix(codecs.BOM_UTF8) if number == 1 else start
            if not line.strip():
                self.irregular = True
                continue
            record = self._quoted(number, line, lines) if b'"' in line else line
            if record is None:
                raise _refuse(self.path.name, number, "the header cannot be read", "Mend its quotes.")
            self.irregular = self.irregular or number > 1
            self.ending = _ending(line)
            if len(record) > LONGEST_HEADER_BYTES:
                what = f"the header is longer than {LONGEST_HEADER_BYTES:,} bytes"
                raise _refuse(self.path.name, number, what, "The first line names the columns, nothing else.")
            rows = list(csv.reader(io.StringIO(record.decode("utf-8"), newline=""), delimiter=self.delimiter))
            self.header = column_names(self.path.name, number, rows[0], self.repeats)
            renamed = len(set(rows[0])) < len(rows[0])
            self.irregular = self.irregular or renamed or LINE in rows[0]
            return
        raise _refuse(
            self.path.name, None, "the file is empty", "It needs a header line with the column names."
        )

    def _quoted(self, number: int, line: bytes, lines: Iterator[tuple[int, bytes]]) -> bytes | None:
        """The whole row that starts with this line, which has a quote in it; None if it is faulty."""
        parts, last, record = [line], number, line
        while not self._whole.fullmatch(record):
            if not self._opens.fullmatch(record):
                what = "a quote stands inside a cell that is not quoted"
                help = "Put the cell in quotes and double the quotes in it."
                self._leave_out(number, last, what, help, record)
                return None
            self.irregular = True
            while True:
                last, more = next(lines, (0, b""))
                if not more or len(parts) >= LONGEST_CELL_LINES:
                    what = f"the quote opened on line {number} is never closed"
                    raise _refuse(
                        self.path.name, number, what, "Close it, or export the file again: it may be cut off."
                    )
                parts.append(more)
                if more.count(b'"') % 2:
                    break
            record = b"".join(parts)
        return record

    def _acceptable(self, number: int, record: bytes, found: int, cells: int) -> bool:
        have = f"{found + 1} of {cells + 1} cells"
        if found < cells and not record.endswith((b"\n", b"\r")):
            what = f"the file is cut off: its last row, on line {number}, has {have} and no line end"
            raise _refuse(self.path.name, number, what, "Export it again, whole.")
        if found != cells:
            what, help = f"the row has {have}", "Quote a cell that holds a comma; leave no cell out."
        elif len(record) >= LONGEST_ROW_BYTES:
            what, help = "the row is longer than a megabyte", "Shorten it."
        elif b"\r" in record[:-2] and b'"' not in record:
            what, help = "a lone carriage return stands inside the row", "Remove it."
        else:
            return True
        self._leave_out(number, number, what, help, record)
        return False

    def _leave_out(self, number: int, last: int, what: str, help: str, record: bytes) -> None:
        self.irregular = True
        if last > number:
            what = f"{what} (lines {number} to {last})"
        text = record[:200].decode("utf-8", errors="replace").rstrip()
        self.bad.append(Problem(self.path.name, number, value=text, what=what, help=help, severity=ERROR))
        if len(self.bad) > MOST_BAD_ROWS:
            what = f"more than {MOST_BAD_ROWS:,} rows are malformed; the first: {self.bad[0].what}"
            raise _refuse(self.path.name, self.bad[0].line, what, "Check that the header fits the rows.")


def _ending(line: bytes) -> bytes:
    return b"\r\n" if line[-2:] == b"\r\n" else line[-1:]


def column_names(file: str, line: int, cells: Sequence[str], repeats: bool = False) -> tuple[str, ...]:
    """Column names: trimmed; nameless columns get a name that no table has, repeated ones a number."""
    names = [
        f"column {place}" if cell.strip() in ("", LINE) else cell.strip()
        for place, cell in enumerate(cells, start=1)
    ]
    if repeats:
        before = [names[:place].count(name) for place, name in enumerate(names)]
        return tuple(f"{name} ({n + 1})" if n else name for name, n in zip(names, before, strict=True))
    lowered = [name.lower() for name in names]
    twice = sorted({name for name in names if lowered.count(name.lower()) > 1})
    if twice:
        raise _refuse(
            file,
            line,
            f"the header names {', '.join(f'`{n}`' for n in twice)} more than once",
            "Give each column its own name.",
        )
    return tuple(names)


def _numbered_copy(first: _Reading, source: Path, target: Path) -> Path:
    """The good rows again, each behind its line."""
    sep = first.delimiter.encode()
    again = _Reading(first.path, first.delimiter, first.repeats)
    with source.open("rb", buffering=CHUNK) as stream, target.open("wb", buffering=CHUNK) as sink:
        names = (name.replace('"', '""') for name in (LINE, *first.header))
        sink.write(sep.join(f'"{name}"'.encode() for name in names) + b"\n")
        for number, record in again.records(stream):
            sink.write(b"%d%b%b\n" % (number, sep, record.rstrip(b"\r\n")))
    return target
