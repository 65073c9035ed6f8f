"""Reading what others write, in pieces: tables line by line, and the values of a long list in JSON."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

from rightparty.book.problems import Problem

Note = Callable[[Problem], None]
"""Takes each fault as it is found: reading goes on, so that all are told at once."""

END: Final = object()
_LONGEST = 65_536  # no single value, and no text before a list, is longer


def rows(lines: Iterable[str], file: str, note: Note, help: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a table with their line numbers, without a heading, blank lines and a byte order mark.

    A first row without a digit in its first cell is a heading.
    """
    reader = csv.reader(_without_mark(lines), strict=True)
    first = True
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            note(Problem(file, reader.line_num, what=f"is no line of a table: {fault}", help=help))
            first = False
            continue
        if any(cell.strip() for cell in row):
            if not first or re.search(r"\d", row[0]):
                yield reader.line_num, row
            first = False


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line


@lru_cache(maxsize=4096)  # a file of millions of lines holds a few thousand days
def read_date(text: str, forms: tuple[str, ...]) -> date | None:
    """The day that a text means in the first of these forms that fits; None if none does."""
    for form in forms:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


class Values:
    """The values of one list in a JSON text that comes in pieces; only a piece is held at a time."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces, self._decoder = iter(pieces), JSONDecoder()
        self._text, self._at = "", 0

    @property
    def beginning(self) -> str:
        """What stands at the place reached, to be shown where it is not what was expected."""
        return self._text[self._at : self._at + 200]

    def enter(self, key: str) -> bool:
        """Move into the list that stands under a key; False where there is none."""
        opening = re.compile(rf'"{re.escape(key)}"\s*:\s*\[')
        while not (found := opening.search(self._text)):
            if len(self._text) > _LONGEST or not self._more():
                return False
        self._at = found.end()
        return True

    def next(self) -> Any:
        """The next value; END after the last.

        Raises:
            ValueError: the text breaks off, or is none.
        """
        while True:
            self._skip(" \t\r\n,")
            if self._text[self._at : self._at + 1] == "]":
                return END
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except JSONDecodeError as fault:
                if len(self._text) - self._at > _LONGEST or not self._more():
                    raise ValueError("the list breaks off") from fault
                continue
            if end == len(self._text) and self._more():  # a bare number may go on in the next piece
                continue
            self._at = end
            return value

    def _skip(self, blanks: str) -> None:
        while self._text[self._at : self._at + 1] in blanks and self._at < len(self._text):
            self._at += 1

    def _more(self) -> bool:
        piece = next(self._pieces, None)
        self._text, self._at = self._text[self._at :] + (piece or ""), 0
        return piece is not None
