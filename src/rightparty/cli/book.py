"""`rightparty book`: check what a lender hands in, and bring foreign tables into the form of a book."""

import sys
from collections import defaultdict
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from cyclopts import App

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.problems import Problem
from rightparty.book.refusals import Refusal, refusals
from rightparty.cli.arguments import aware
from rightparty.cli.book_report import Format, Report, show
from rightparty.cli.progress import progress
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput
from rightparty.law.load import COUNTRIES, Law, load_law
from rightparty.law.questions import Counter

app = App(name="book", help="Check what a lender hands in, or make it from foreign tables.")

MEMORY = "2GB"
"""What the engine may hold at once; more spills to disk."""


@app.command
def check(
    dir: Path,
    *,
    at: datetime | None = None,
    quarantine: Path | None = None,
    house: Path | None = None,
    format: Format = "text",
) -> int:
    """Name every problem of a book at once, and what will refuse for want of facts.

    Ends with 3 if any row or file cannot be used.

    Example: rightparty book check book --quarantine left-out.csv

    Args:
        dir: the book's folder.
        at: when the book is to be used, with its offset; says whether it is too old by then.
        quarantine: write the rows left out, each with its reasons, to this file.
        house: the lender's policy file: its rules may need more facts.
        format: text for people; json has everything; csv the problems, one a line.
    """
    law = load_law(house)
    moment = None if at is None else aware(at, "--at")
    with closing(open_engine(memory_limit=MEMORY)) as engine:
        try:
            with progress() as tell:
                book = load_book(dir, engine, tell)
        except InvalidInput as fault:
            problems = [problem for problem in fault.problems if isinstance(problem, Problem)]
            show(Report(str(dir), problems, refused=True), format)
            print(f"error: {fault.message}", file=sys.stderr)
            return InvalidInput.exit_code
        if quarantine is not None:
            engine.write(book.quarantine.order_by("file", "line"), quarantine)
        report = _report(book, engine, wanting(book, engine, law, moment))
    show(report, format)
    if not report.errors:
        return 0
    print(f"error: {len(report.errors):,} problems in {dir}", file=sys.stderr)
    return InvalidInput.exit_code


def _report(book: Book, engine: Engine, refused: tuple[Refusal, ...]) -> Report:
    rows = engine.rows(book.quarantine.group_by("table").agg(n=book.quarantine.count()))
    return Report(
        folder=str(book.folder),
        problems=book.problems,
        refusals=refused,
        read=book.read,
        loaded=book.loaded,
        quarantined={row["table"]: row["n"] for row in rows},
    )


def wanting(book: Book, engine: Engine, law: Law, at: datetime | None) -> tuple[Refusal, ...]:
    """What this law will refuse because the book does not state it."""
    asking: dict[str, list[str]] = defaultdict(list)
    for rule in law.rules:
        for name, question in rule.questions.items():
            asking[name].append(rule.id)
            if isinstance(question, Counter) and rule.id not in asking["history"]:
                asking["history"].append(rule.id)
    oldest = None
    if at is not None:
        parameters = law.rule("house.default.balance_is_too_old").instrument.parameters
        oldest = timedelta(hours=int(parameters["balance_hours_max"].on(at.date())))
    return refusals(
        book, engine, asking, history_days=law.history_days_max, countries=COUNTRIES, at=at, oldest=oldest
    )
