"""A town's days under each policy: what it sends, what people do, and what came of it by the truth."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.world.course import Course, stage_of
from rightparty.world.mornings import Rules
from rightparty.world.policies import POLICIES

Progress = Callable[[str, int, int], None]


def play(
    engine: Engine,
    book: Book,
    days: int,
    rules: Rules,
    *,
    policies: Sequence[str] = POLICIES,
    progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Play the book's last `days` days under each policy; one row a policy and day, with its score.

    `people` are the inhabitants, `overdue` the cases of that day: what one person owes one creditor.
    The other columns: `tally.of_day`, `tally.of_money` and `score.Score`; those that end in `so_far` count
    since the play began. `harassed`: of those whom something reached on the day, how many feel harassed by
    what reached them in the month. `often_so_far` counts the people who got five or more contacts, whoever
    they were meant for, except what they asked for themselves.
    """
    last = date_of(book)
    began = last - timedelta(days=days - 1)
    persons = book.tables["persons"]
    people = engine.count(persons.filter(persons.kind == "person"))
    stage = stage_of(engine, book, began, last, rules)
    rows: list[dict[str, Any]] = []
    for policy in policies:
        course = Course(stage, policy)
        for number in range(days):
            rows.append(course.day(number) | {"people": people})
            if progress is not None:
                progress(policy, number + 1, days)
    return rows


def date_of(book: Book) -> datetime:
    """The date of a simulated book; raises `InvalidInput` where it says none."""
    if book.meta.as_of is None:
        raise InvalidInput("the book says no `as_of`", help="a simulated book states its date in book.toml")
    return book.meta.as_of
