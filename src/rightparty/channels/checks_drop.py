"""Checks by file: a query is put into a folder, and its answers are read from files that came back.

A query file is complete when it appears, and readable by its owner alone: it holds people's numbers.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from rightparty.book.problems import Problem
from rightparty.channels.checks import Declared
from rightparty.channels.checks_aliyun import AliyunCheck
from rightparty.errors import InvalidInput
from rightparty.parties.checks import aliyun, mnrl, rnd
from rightparty.parties.checks.check import RECYCLED, Answer, Question

LINES_MOST: Final = 500_000
"""A longer query becomes several files. Our choice: what the databases take is not public."""

PROBLEMS_MOST: Final = 1_000
_PIECE: Final = 65_536


@dataclass(frozen=True)
class Put:
    """The files written, and the questions that were not, each with the reason."""

    files: Sequence[Path] = ()
    left_out: Sequence[tuple[Question, str]] = ()


@dataclass
class _Faults:
    """Faults of files that came back, the first thousand of them."""

    found: list[Problem] = field(default_factory=list)
    count: int = 0

    def note(self, problem: Problem) -> None:
        self.count += 1
        if len(self.found) < PROBLEMS_MOST:
            self.found.append(problem)

    def refuse(self) -> None:
        """A file in which anything is wrong may be another file than it is taken for: none of it counts."""
        if self.count:
            what = f"{self.count:,} lines that came back cannot be read, and none of the answers is taken"
            raise InvalidInput(what, "mend the file, or fetch it again", self.found)


class Drop(ABC):
    """A source that answers by file."""

    declared: Declared

    @abstractmethod
    def put(self, questions: Iterable[Question], folder: Path, at: datetime) -> Put:
        """Write the query; several files where it is long."""

    def take(self, questions: Iterable[Question], files: Sequence[Path], at: datetime) -> list[Answer]:
        """The answers in files that came back, asked for at `at`.

        Raises:
            InvalidInput: a file cannot be read; every bad line is named, and no answer is taken.
        """
        faults = _Faults()
        answers = list(self._taken(list(questions), files, at, faults))
        faults.refuse()
        return answers

    @abstractmethod
    def _taken(
        self, questions: Sequence[Question], files: Sequence[Path], at: datetime, faults: _Faults
    ) -> Iterator[Answer]:
        """The answers, as they are read."""


class RndDrop(Drop):
    """The US Reassigned Numbers Database: bulk queries are uploaded, and their results fetched, by hand."""

    declared = Declared(rnd.SOURCE, {RECYCLED: ("number", "date")}, timedelta(days=36), None, "USD")

    def put(self, questions: Iterable[Question], folder: Path, at: datetime) -> Put:
        """Files of `number,date` lines."""
        today = at.astimezone(UTC).date()
        asked, left_out = _sorted_out(questions, partial(rnd.unaskable, today=today))
        return Put(_written(rnd.query_lines(asked), folder, f"rnd-query-{_stamp(at)}", "csv"), left_out)

    def _taken(
        self, questions: Sequence[Question], files: Sequence[Path], at: datetime, faults: _Faults
    ) -> Iterator[Answer]:
        today = at.astimezone(UTC).date()
        asked = [one for one in questions if rnd.unaskable(one, today) is None]
        return rnd.answers(asked, _every_result(files, faults), at)


class MnrlDrop(Drop):
    """India's list: it is fetched whole, and compared here. A file's name says of which month it tells."""

    declared = Declared(mnrl.SOURCE, {RECYCLED: ()}, timedelta(days=39), Decimal(0), "INR")

    def put(self, questions: Iterable[Question], folder: Path, at: datetime) -> Put:
        """Nothing: no number leaves the house."""
        del folder, at
        _, left_out = _sorted_out(questions, mnrl.unaskable)
        return Put((), left_out)

    def _taken(
        self, questions: Sequence[Question], files: Sequence[Path], at: datetime, faults: _Faults
    ) -> Iterator[Answer]:
        asked = [one for one in questions if mnrl.unaskable(one) is None]
        return mnrl.answers(asked, _every_list(files, faults), at)


class AliyunDrop(Drop):
    """Alibaba Cloud's checks as lines of JSON, for a lender whose own system makes the calls."""

    declared = replace(AliyunCheck.declared, per_second=None)

    def __init__(self, auth_code: str, lag_of: aliyun.LagOf, mask: str = aliyun.SHA256) -> None:
        self._auth_code, self._lag_of, self._mask = auth_code, lag_of, mask

    def put(self, questions: Iterable[Question], folder: Path, at: datetime) -> Put:
        """Files of one call a line."""
        asked, left_out = _sorted_out(questions, aliyun.unaskable)
        lines = aliyun.request_lines(asked, self._auth_code, self._mask)
        return Put(_written(lines, folder, f"aliyun-query-{_stamp(at)}", "jsonl"), left_out)

    def _taken(
        self, questions: Sequence[Question], files: Sequence[Path], at: datetime, faults: _Faults
    ) -> Iterator[Answer]:
        del at  # each line says when its call was made
        asked = {one.reference: one for one in questions}
        for path in files:
            with _opened(path) as file:
                told = aliyun.read_responses(file, asked.values(), path.name, faults.note, self._lag_of)
                for answer in told:
                    del asked[answer.question.reference]
                    yield answer


def _sorted_out(
    questions: Iterable[Question], unaskable: Callable[[Question], str | None]
) -> tuple[list[Question], list[tuple[Question, str]]]:
    asked: list[Question] = []
    left_out: list[tuple[Question, str]] = []
    for question in questions:
        why = unaskable(question)
        if why is None:
            asked.append(question)
        else:
            left_out.append((question, why))
    return asked, left_out


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _written(lines: Iterable[str], folder: Path, name: str, ending: str) -> list[Path]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    waiting = iter(lines)
    files: list[Path] = []
    while part := list(islice(waiting, LINES_MOST)):
        path = folder / f"{name}-{len(files) + 1}.{ending}"
        partial_path = path.with_suffix(".part")
        partial_path.touch(mode=0o600)
        partial_path.write_text("".join(part), encoding="utf-8")
        partial_path.replace(path)
        files.append(path)
    return files


def _opened(path: Path) -> TextIO:
    """As UTF-8; a byte that is none spoils its own line and no other."""
    return path.open(encoding="utf-8", errors="replace", newline="")


def _every_result(files: Sequence[Path], faults: _Faults) -> Iterator[rnd.Result]:
    for path in files:
        with _opened(path) as file:
            yield from rnd.read_results(file, path.name, faults.note)


def _every_list(
    files: Sequence[Path], faults: _Faults
) -> Iterator[tuple[mnrl.Month, Iterator[mnrl.Revoked]]]:
    for path in files:
        named = re.search(r"(20\d\d)-(0[1-9]|1[0-2])(?!\d)", path.name)
        if named is None:
            help = "Name it for the month of which it tells, as mnrl-2026-10.json."
            faults.note(Problem(path.name, what="does not name its month", help=help))
            continue
        month = mnrl.Month(int(named[1]), int(named[2]))
        with _opened(path) as file:
            if path.suffix == ".json":
                yield month, mnrl.read_json(iter(partial(file.read, _PIECE), ""), path.name, faults.note)
            else:
                yield month, mnrl.read_table(file, path.name, faults.note)
