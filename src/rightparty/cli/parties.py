"""`rightparty parties`: whose contact points these are, and why."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from rightparty.cli.arguments import aware
from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit
from rightparty.cli.progress import progress
from rightparty.engine import open_engine
from rightparty.parties.belief import beliefs
from rightparty.parties.model import default_model


def parties(
    dir: Path,
    *,
    at: datetime,
    person: str | None = None,
    point: str | None = None,
    out: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    folder_only: bool = False,
) -> None:
    """Tell whose contact points these are: verified, unverified or not theirs, and why.

    Every point with evidence for a person, with the probability that it is theirs, the date of the last
    proof, and the reasons. Evidence later than the instant does not count.

    Example: rightparty parties examples/first-book --at 2026-11-23T10:00+08:00

    Args:
        dir: the book's folder.
        at: the instant, with its offset.
        person: only this person's points.
        point: only this point.
        out: write to this file, its form by its ending.
        format: how the table is printed.
        engine: duckdb.
        folder_only: leave out what the store remembers.
    """
    moment = aware(at, "--at")
    with closing(open_engine(engine)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        found = beliefs(book.tables, moment, default_model())
        if person is not None:
            found = found.filter(found.person_id == person)
        if point is not None:
            found = found.filter(found.point_id == point)
        emit(running, found.order_by("point_id", "person_id"), format, out)
