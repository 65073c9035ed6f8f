"""A town's book after some days of our plan: what a lender would have to learn from, with its hold-out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from rightparty.book.book import Book
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.world.course import MONTH_DAYS, Course, stage_of
from rightparty.world.mornings import Rules
from rightparty.world.play import date_of
from rightparty.world.policies import OURS

Progress = Callable[[str, int, int], None]


def lived(engine: Engine, book: Book, days: int, rules: Rules, progress: Progress | None = None) -> Book:
    """The lender's book after our plan worked for so many days, a month before the town's own date.

    Raises:
        InvalidInput: the book says no date.
    """
    last = date_of(book)
    course = Course(stage_of(engine, book, last - timedelta(days=MONTH_DAYS - 1), last, rules), OURS)
    for number in range(days):
        course.play(number)
        if progress is not None:
            progress("days", number + 1, days)
    return course.book_after(days)


def write_book(engine: Engine, book: Book, folder: Path) -> dict[str, int]:
    """Write a book as Parquet with its `book.toml` into a new folder; rows per table.

    The truth stays out of it: it is a lender's book.

    Raises:
        Refused: the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty", help="name a new folder: nothing is overwritten")
    folder.mkdir(parents=True, exist_ok=True)
    counts = {
        name: engine.write(book.tables[name], folder / f"{name}.parquet")
        for name in TABLES
        if name != "truth"
    }
    dates = [f"as_of = {book.meta.as_of.isoformat()}"] if book.meta.as_of else []
    dates += ["", "[complete_since]"]
    dates += [f"{name} = {since.isoformat()}" for name, since in book.meta.complete_since.items()]
    (folder / "book.toml").write_text("\n".join(dates) + "\n", encoding="utf-8")
    return counts
