"""The US Reassigned Numbers Database: the file of a bulk query, and the file of its results.

A query is one line a number: ten digits and the date of the last certain contact or consent. A result
repeats both and adds `yes` (given up for good on that date or later), `no` or `no_data`. Sources, and what
could not be seen in the original, stand in `docs/guides/check-numbers.md`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from rightparty.book.problems import Problem
from rightparty.parties.checks.check import NO, NO_DATA, RECYCLED, YES, Answer, Question, digest_of
from rightparty.parties.checks.lines import Note, read_date, rows

SOURCE: Final = "rnd"
PREFIX: Final = "+1"
SAFE_HARBOUR: Final = "47 CFR 64.1200(m)"
"""Protects a caller to whom the newest data wrongly said `no`; the two other answers protect nobody."""

_NUMBER = re.compile(r"[2-9]\d{2}[2-9]\d{6}", re.ASCII)
_DATES = ("%Y-%m-%d", "%m/%d/%Y", "%Y%m%d")
_SEPARATORS = re.compile(r"[\s_-]+")
_WESTERNMOST = timedelta(hours=11)
_FINDING: Mapping[str, str] = {YES: "recycled", NO: "not_recycled", NO_DATA: "recycling_unknown"}
_REPORTED_ON, _COMPLETE_TO = 15, 10


@dataclass(frozen=True)
class Result:
    """One line of a result file; `asked_on` is the date that was asked, `raw` the line as it came."""

    line: int
    number: str
    asked_on: date
    answer: str
    raw: str


def asked_on(question: Question) -> date:
    """The date to ask: that of `since` in the westernmost zone, for an earlier date can only find more."""
    if question.since is None:
        raise ValueError("a question without `since` cannot be asked")
    return (question.since.astimezone(UTC) - _WESTERNMOST).date()


def unaskable(question: Question, today: date) -> str | None:
    """Why a question cannot be asked, None where it can: dates of today and later are refused there."""
    if question.check != RECYCLED:
        return f"answers no check of `{question.check}`"
    if not question.number.startswith(PREFIX) or not _NUMBER.fullmatch(question.number[len(PREFIX) :]):
        return "is no North American number"
    if asked_on(question) >= today:
        return "was last proven today: there is nothing to ask yet"
    return None


def query_lines(questions: Iterable[Question]) -> Iterator[str]:
    """The lines of a query file, each number and date once: `2025550123,2026-01-31`.

    Nothing else leaves: no name, no reference, no creditor.
    """
    told: set[tuple[str, date]] = set()
    for question in questions:
        key = (question.number, asked_on(question))
        if key not in told:
            told.add(key)
            yield f"{question.number[len(PREFIX) :]},{key[1].isoformat()}\n"


def result_lines(results: Iterable[tuple[str, date, str]]) -> Iterator[str]:
    """The lines of a result file, from numbers (E.164), dates and answers."""
    for number, on, answer in results:
        yield f"{number[len(PREFIX) :]},{on.isoformat()},{answer}\n"


def read_results(lines: Iterable[str], file: str, note: Note) -> Iterator[Result]:
    """The results in a file, line by line; each line that is none is noted and passed over.

    A heading, a byte order mark, quotes, blank lines and any case of the answer are taken.
    """
    for line, row in rows(lines, file, note, _HELP):
        found = _result(row, line, file)
        if isinstance(found, Problem):
            note(found)
        else:
            yield found


_HELP = "A line is a number of ten digits, the date that was asked, and yes, no or no_data."


def _result(row: Sequence[str], line: int, file: str) -> Result | Problem:
    if len(row) != 3:
        return Problem(file, line, what=f"has {len(row)} cells instead of three", help=_HELP)
    number, on, answer = (cell.strip() for cell in row)
    digits = number if number.isdecimal() else re.sub(r"[\s().-]", "", number).removeprefix("+1")
    if not _NUMBER.fullmatch(digits):
        return Problem(file, line, "number", number, "is no North American number", _HELP)
    day = read_date(on, _DATES)
    if day is None:
        return Problem(file, line, "date", on, "is no date", "Write it as 2026-01-31.")
    word = _SEPARATORS.sub("_", answer.lower())
    if word not in _FINDING:
        return Problem(file, line, "answer", answer, "is none of yes, no and no_data", _HELP)
    return Result(line, PREFIX + digits, day, word, ",".join(row))


def data_date(at: datetime) -> datetime:
    """Up to when the data is complete that was there at an instant.

    Carriers report by the fifteenth of each month, complete at least to the tenth.
    """
    day = at.astimezone(UTC)
    month = day.replace(day=1) if day.day > _REPORTED_ON else (day.replace(day=1) - timedelta(days=1))
    return month.replace(day=_COMPLETE_TO, hour=0, minute=0, second=0, microsecond=0)


_STRICT = {NO: 0, NO_DATA: 1, YES: 2}


def answers(questions: Iterable[Question], results: Iterable[Result], at: datetime) -> Iterator[Answer]:
    """What the results of a query made at `at` say to each question; one without a result is not answered.

    A `no` is as old as the data may be, a `yes` as young as the query. Of two results that contradict each
    other `yes` counts before `no_data`, and that before `no`.
    """
    asked: dict[tuple[str, date], list[Question]] = {}
    for question in questions:
        asked.setdefault((question.number, asked_on(question)), []).append(question)
    found: dict[tuple[str, date], Result] = {}
    for result in results:
        key = (result.number, result.asked_on)
        if key in asked and (key not in found or _STRICT[result.answer] > _STRICT[found[key].answer]):
            found[key] = result
    complete_to = data_date(at)
    for key, result in found.items():
        for question in asked[key]:
            yield Answer(
                question,
                at,
                _FINDING[result.answer],
                {YES: at, NO: complete_to, NO_DATA: None}[result.answer],
                SOURCE,
                result.answer,
                digest_of(result.raw.encode()),
                SAFE_HARBOUR if result.answer == NO else None,
            )
