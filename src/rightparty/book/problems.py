"""What is wrong with a book: one value per fault, written for the person who must mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

ERROR = "error"  # the row is quarantined, or the whole load refused
NOTE = "note"  # worth knowing; nothing is left out


@dataclass(frozen=True)
class Problem:
    """`line` is the line of the file (its header is line 1), in Excel and Parquet the row; None = the file.

    `value` is the cell as handed in, `what` says what is wrong with it, `help` how to mend it.
    """

    file: str
    line: int | None = None
    column: str = ""
    value: str = ""
    what: str = ""
    help: str = ""
    severity: str = ERROR

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        column = f" {self.column}" if self.column else ""
        value = f" `{self.value}`" if self.value else ""
        return f"{where}:{column}{value} {self.what}"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that leave something out of the book."""
    return tuple(problem for problem in problems if problem.severity == ERROR)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors before notes, then by file and line, so that two runs print the same."""
    return tuple(
        sorted(problems, key=lambda p: (p.severity != ERROR, p.file, p.line or 0, p.column, p.value, p.what))
    )
