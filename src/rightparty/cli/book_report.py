"""What `book check` says, for people and for programs."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Literal

from rightparty.book.problems import ERROR, Problem
from rightparty.book.refusals import Refusal

Format = Literal["text", "json", "csv"]
_COLUMNS = ("file", "line", "column", "value", "severity", "what", "help")
_RULES_SHOWN = 3
REFUSES = "refuses"
"""Severity, in CSV, of a fact that is missing: nothing is left out, but rules will refuse."""


@dataclass(frozen=True)
class Report:
    """What was found: `read`, `loaded` and `quarantined` count rows by table.

    `refused`: a file as a whole cannot be used, so nothing was loaded.
    """

    folder: str
    problems: Sequence[Problem]
    refusals: Sequence[Refusal] = ()
    read: Mapping[str, int] = field(default_factory=dict)
    loaded: Mapping[str, int] = field(default_factory=dict)
    quarantined: Mapping[str, int] = field(default_factory=dict)
    refused: bool = False

    @property
    def errors(self) -> list[Problem]:
        """Problems that leave something out."""
        return [problem for problem in self.problems if problem.severity == ERROR]

    @property
    def notes(self) -> list[Problem]:
        """Problems that leave nothing out."""
        return [problem for problem in self.problems if problem.severity != ERROR]


def show(report: Report, format: Format) -> None:
    """Print the report on stdout."""
    if format == "json":
        body = asdict(report) | {"errors": len(report.errors), "notes": len(report.notes)}
        json.dump(body, sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(problem, name) for name in _COLUMNS] for problem in report.problems)
        writer.writerows(_row(refusal) for refusal in report.refusals)
    else:
        print("\n".join(_lines(report)))


def _row(refusal: Refusal) -> list[str | int | None]:
    """What will refuse, as a row beside the problems: the value names its rules."""
    file, _, column = refusal.where.rpartition(" ") if " " in refusal.where else refusal.where.partition(".")
    return [file, None, column, ";".join(refusal.rules), REFUSES, refusal.what, refusal.help]


def _lines(report: Report) -> Iterator[str]:
    yield _answer(report)
    if report.errors:
        yield ""
        yield from _grouped(report.errors)
    if report.notes:
        yield ""
        yield "Notes"
        yield from _grouped(report.notes)
    if not report.refused:
        yield ""
        yield from lines_of_refusals(report.refusals)


def lines_of_refusals(refusals: Sequence[Refusal]) -> Iterator[str]:
    """What will refuse for want of facts, and what mends it."""
    if not refusals:
        yield "No rule will refuse for want of facts."
        return
    needs = "it" if len(refusals) == 1 else "them"
    yield f"{_some(len(refusals), 'fact')} missing; what needs {needs} will refuse"
    for refusal in refusals:
        yield from _refusal(refusal)


def lines_of_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """Problems by file, notes behind the others."""
    yield from _grouped([one for one in problems if one.severity == ERROR])
    yield from _grouped([one for one in problems if one.severity != ERROR])


def _answer(report: Report) -> str:
    """The first line: how many rows are fine, and how much is wrong."""
    wrong = _some(len(report.errors), "problem")
    if report.refused:
        return f"{report.folder}: {wrong}; the book cannot be loaded"
    fine, out = sum(report.loaded.values()), sum(report.quarantined.values())
    if not report.errors:
        return f"{report.folder}: {_some(fine, 'row')} fine, no problems"
    return f"{report.folder}: {_some(fine, 'row')} fine, {wrong}, {_some(out, 'row')} quarantined"


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _grouped(problems: Sequence[Problem]) -> Iterator[str]:
    """Problems by file; the help once for each sort of problem, under the last of them."""
    ordered = sorted(problems, key=lambda one: (one.file, one.line or 0, one.column))
    for file, group in groupby(ordered, key=lambda one: one.file):
        yield file
        found = list(group)
        last = Counter(one.help for one in found)
        for one in found:
            line = f"line {one.line}" if one.line is not None else "file"
            cell = " ".join(part for part in (one.column, f"`{one.value}`" if one.value else "") if part)
            yield f"  {line:<10} {cell}{' ' if cell else ''}{one.what}"
            last[one.help] -= 1
            if one.help and not last[one.help]:
                yield f"  {'':<10} → {one.help}"


def _refusal(refusal: Refusal) -> Iterator[str]:
    yield f"  {refusal.where}: {refusal.what}"
    if refusal.rules:
        shown = ", ".join(refusal.rules[:_RULES_SHOWN])
        more = len(refusal.rules) - _RULES_SHOWN
        yield f"      refuses: {shown}{f' and {more} more (--format json names them)' if more > 0 else ''}"
    yield f"      → {refusal.help}"
