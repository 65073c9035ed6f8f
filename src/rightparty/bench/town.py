"""The towns that a response model is learnt and measured in, and the days that are played in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rightparty.bench.parties import MORNING
from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.engine import Engine
from rightparty.plan.day import morning_for
from rightparty.world.course import Stage, stage_of
from rightparty.world.mornings import Rules
from rightparty.world.play import date_of
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town

Progress = Callable[[str, int, int], None]

CHURN = 0.04
MONTH_DAYS = 30


@dataclass(frozen=True)
class Size:
    """How much is measured: inhabitants of a town, towns learnt from and measured, days played, hold-out.

    `learn_days`: in towns that are learnt from, where a window has to be over before the days are.
    `first_seed`: of the first town that is measured.
    """

    people: int = 5_000
    days: int = 6
    learn_days: int = 12
    learn_towns: int = 2
    towns: int = 2
    holdout: float = 0.2
    first_seed: int = 1


def town_in(engine: Engine, folder: Path, people: int, seed: int, progress: Progress) -> Book:
    """A town as a lender's book with its truth."""

    def done(made: int) -> None:
        progress(f"town {seed}", min(made, people), people)

    write_town(make_town(people, seed, CHURN, MORNING), book_meta(MORNING), folder, done=done)
    return load_book(folder, engine)


def stage_in(engine: Engine, book: Book, rules: Rules) -> Stage:
    """A month before the town's date: what comes in after the days played is known too."""
    last = date_of(book)
    return stage_of(engine, book, last - timedelta(days=MONTH_DAYS - 1), last, rules)


def days_of(engine: Engine, book: Book, days: int) -> list[date]:
    """The first days of the month before a town's date."""
    first = morning_for(engine, book, (date_of(book) - timedelta(days=MONTH_DAYS - 1)).date()).day
    return [first + timedelta(days=number) for number in range(days)]
