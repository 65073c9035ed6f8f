"""Sheets and findings as files: blank sheets to be filled in by hand, and what is read back from them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

from rightparty.audit.quality_sample import Drawn, Found
from rightparty.audit.quality_scores import Filled
from rightparty.audit.quality_sheet import Sheet, answer_of, sheet, wrong_answers
from rightparty.book.problems import Problem
from rightparty.errors import InvalidInput
from rightparty.words.verdicts import SEVERITIES, VERDICTS

ABOUT: Final = ("contact_id", "collector_id", "where", "because", "chance", "found", "checker", "sheet")
"""Columns before the items. where: the file and the line of the log. found: the machine's rules, separated by
`; `. sheet: the version of the sheet."""

NOTE: Final = "note"
"""The last column: what the checker has to say. It is not read."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_Row = tuple[int, Mapping[str, str]]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Sheets:
    """What was read: filled sheets, and how many rows nobody has filled in yet."""

    filled: tuple[Filled, ...]
    open: int


def columns_of(asked: Sheet) -> tuple[str, ...]:
    """The columns of a file of sheets."""
    return (*ABOUT, *asked.by_id, NOTE)


def blank(drawn: Iterable[Drawn], asked: Sheet, where: Mapping[str, str]) -> list[Mapping[str, str]]:
    """A row for each contact to be checked, its items empty; `where` each stands in the log."""
    empty = dict.fromkeys(columns_of(asked), "")
    return [
        {
            **empty,
            "contact_id": harmless(one.contact_id),
            "collector_id": harmless(one.collector_id or ""),
            "where": where.get(one.contact_id, ""),
            "because": one.because,
            "chance": str(one.chance),
            "found": "; ".join(one.rules),
            "sheet": asked.version,
        }
        for one in drawn
    ]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `read_sheets_of` takes the mark away again."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read_sheets_of(paths: Sequence[Path]) -> Sheets:
    """Every filled sheet of some files.

    Raises:
        InvalidInput: a column is missing, a cell cannot be read, an item is not answered as it must be, or
            a checker answers twice for one contact; every such cell at once, with its file and line.
    """
    problems: list[Problem] = []
    filled: list[Filled] = []
    seen: dict[tuple[str, str], str] = {}
    left = 0
    for path in paths:
        for line, row in _rows(path, ("contact_id", "collector_id", "checker", "sheet"), problems):
            if not row["checker"] and not any(row.get(item) for item in sheet().by_id):
                left += 1
                continue
            one = _filled(path, line, row, problems)
            if one is None:
                continue
            twice = seen.setdefault((one.contact_id, one.checker), one.where)
            if twice != one.where:
                problems.append(
                    Problem(str(path), line, "checker", one.checker, f"checked it before: {twice}")
                )
            filled.append(one)
    _refuse(problems, "these sheets cannot be used")
    return Sheets(tuple(filled), left)


def read_findings(path: Path) -> tuple[Found, ...]:
    """The findings of an audit, `.csv` or `.json`, as far as checking asks for them.

    Raises:
        InvalidInput: it is neither, or a row lacks its contact, rule, severity or verdict.
    """
    problems: list[Problem] = []
    needed = ("contact_id", "rule", "severity", "verdict")
    rows = _json_rows(path) if path.suffix == ".json" else _rows(path, needed, problems)
    found = []
    for line, row in rows:
        for column, allowed in (("severity", SEVERITIES), ("verdict", VERDICTS)):
            if row.get(column) not in allowed:
                what = f"is none: write {', '.join(allowed)}"
                problems.append(Problem(str(path), line, column, str(row.get(column) or ""), what))
        if not row.get("rule"):
            problems.append(Problem(str(path), line, "rule", what="is empty"))
        if row.get("contact_id"):  # else it is of the log as a whole
            found.append(Found(*(str(row.get(name)) for name in needed)))
    _refuse(problems, "these findings cannot be used")
    return tuple(found)


def _filled(path: Path, line: int, row: Mapping[str, str], problems: list[Problem]) -> Filled | None:
    """A row as a filled sheet; None where it is none, and why is among the problems."""
    mine: list[Problem] = []

    def wrong(column: str, value: str, what: str) -> None:
        mine.append(Problem(str(path), line, column, value, what))

    for column in ("contact_id", "checker"):
        if not row[column]:
            wrong(column, "", "is empty")
    asked = _known(lambda: sheet(row["sheet"] or None), lambda what: wrong("sheet", row["sheet"], what))
    chance = _known(lambda: _chance(row.get("chance", "")), lambda what: wrong("chance", row["chance"], what))
    answers = {}
    for item in asked.by_id if asked else ():
        cell = row.get(item, "")
        answer = answer_of(cell)
        if cell and answer is None:
            wrong(item, cell, "is no answer: write yes, no, na (does not apply) or unclear")
        elif cell:
            answers[item] = str(answer)
    unread = {one.column for one in mine}
    for item, what in wrong_answers(asked, answers) if asked else ():
        if item not in unread:
            wrong(item, "", what)
    problems += mine
    if mine or asked is None or chance is None:
        return None
    collector = row["collector_id"] or None
    where = f"{path}:{line}"
    return Filled(row["contact_id"], collector, row["checker"], asked.version, answers, chance, where)


def _known(read: Callable[[], _T], wrong: Callable[[str], None]) -> _T | None:
    try:
        return read()
    except (ValueError, ZeroDivisionError):
        wrong("is no chance: write a fraction above 0 and up to 1, such as 1/50")
    except InvalidInput as fault:
        wrong(f"is unknown: {fault.help}")
    return None


def _chance(cell: str) -> Fraction:
    chance = Fraction(cell) if cell else Fraction(1)
    if not 0 < chance <= 1:
        raise ValueError(cell)
    return chance


def _rows(path: Path, needed: Sequence[str], problems: list[Problem]) -> Iterator[_Row]:
    """The rows of a CSV with the lines on which they begin; a column that is missing is a problem."""
    reader = csv.reader(io.StringIO(_decoded(path), newline=""))
    header = [cell.strip() for cell in next(reader, [])]
    missing = [name for name in needed if name not in header]
    problems += [Problem(str(path), 1, name, what="is missing as a column") for name in missing]
    if missing:
        return
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, dict.fromkeys(header, "") | dict(zip(header, map(_meant, cells), strict=False))
        line = reader.line_num + 1


def _meant(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith(tuple(f"'{one}" for one in _FORMULA)) else text


def _json_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        yield from ((number, dict(row)) for number, row in enumerate(rows, start=1))
    except (ValueError, TypeError) as fault:
        raise InvalidInput(
            f"{path}: not the findings of an audit: {fault}", "hand in its .json or .csv"
        ) from fault


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):  # a spreadsheet in China saves CSV as the second
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput(f"{path} is neither UTF-8 nor GB18030", "save it as UTF-8")


def _refuse(problems: Sequence[Problem], message: str) -> None:
    if problems:
        count = f"{len(problems)} cells" if len(problems) > 1 else "one cell"
        raise InvalidInput(f"{message}: {count} to mend", "correct what is named", problems)
