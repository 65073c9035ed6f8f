"""Learning from a book: its outcomes, a fit on four persons in five, how good it is on the fifth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zlib import crc32

import numpy as np

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.law.vocabulary import REMINDER
from rightparty.plan.day import morning_at, morning_for
from rightparty.plan.fairness import Check, checks, people_of
from rightparty.plan.learning.fit import Fitted, fit
from rightparty.plan.learning.outcomes import Asked, PersonDay, person_days
from rightparty.plan.response import Response, default_response
from rightparty.plan.valuing import burden_of, extra_of

DAYS = 30
WINDOW_DAYS = 7
GROUPS = 5
"""Groups of the calibration: people held out are few."""


@dataclass(frozen=True)
class Foretold:
    """A group of contacts with people held out, by what was foretold: mean shares; `error`: of `seen`."""

    contacts: int
    foretold: float
    seen: float
    error: float


@dataclass(frozen=True)
class Learnt:
    """A fit, what it rests on, how good it is on people held out, and whether its plan presses the weak."""

    fitted: Fitted
    days: int
    denied: int
    calibration: tuple[Foretold, ...]
    fairness: tuple[Check, ...]

    @property
    def response(self) -> Response:
        """The model."""
        return self.fitted.response


def days_of(engine: Engine, book: Book, days: int = DAYS) -> list[date]:
    """The lender's days before the one that a book's date lies in: they are learnt from.

    Raises:
        InvalidInput: the book says no date.
    """
    if book.meta.as_of is None:
        raise InvalidInput("the book says no `as_of`", "state its date in book.toml")
    last = morning_at(engine, book, book.meta.as_of).day
    return [last - timedelta(days=number) for number in range(days, 0, -1)]


def learn(
    engine: Engine,
    book: Book,
    asked: Asked,
    days: Sequence[date],
    name: str,
    *,
    progress: Callable[[str, int, int], None] | None = None,
) -> Learnt:
    """Learn a response from a book's days.

    Raises:
        Refused: there is too little to learn from.
    """
    rows, denied = person_days(engine, book, asked, days, progress)
    training, testing = apart(rows)
    fitted = fit(training, default_response(asked.manner), asked.window_days, name)
    morning = morning_for(engine, book, days[-1], asked.manner)
    balance = owed(book.tables, morning.day, as_of_default=book.meta.as_of)
    people = people_of(engine, book.tables, balance, morning)
    would_be = contacts_by(rows, fitted.response)
    return Learnt(
        fitted, len(days), denied, tuple(calibration(fitted, testing)), tuple(checks(people, would_be))
    )


def apart(rows: Sequence[PersonDay]) -> tuple[list[PersonDay], list[PersonDay]]:
    """Rows to fit on, and those of one person in five, the same for a name on every machine."""
    held = [crc32(row.person_id.encode()) % 5 == 0 for row in rows]
    return (
        [row for row, out in zip(rows, held, strict=True) if not out],
        [row for row, out in zip(rows, held, strict=True) if out],
    )


def calibration(fitted: Fitted, rows: Sequence[PersonDay], groups: int = GROUPS) -> list[Foretold]:
    """Of contacts with people who were not fitted on, what was foretold against what came in beyond the rest.

    What came in is moved as a whole as the fit moved it: groups tell of each other, not of the level.
    """
    made = [row for row in rows if row.allowed and _share(row, fitted.response) is not None]
    if len(made) < groups:
        return []
    foretold = np.array([_share(row, fitted.response) or 0.0 for row in made])
    seen = fitted.excess(made)
    order = np.argsort(foretold, kind="stable")
    return [
        Foretold(
            len(part),
            float(foretold[part].mean()),
            float(seen[part].mean()),
            float(seen[part].std() / np.sqrt(len(part))),
        )
        for part in np.array_split(order, groups)
    ]


def contacts_by(rows: Sequence[PersonDay], response: Response) -> dict[str, float]:
    """How many of the contacts made a plan by this response would have made, by person."""
    found: dict[str, float] = {}
    for row in rows:
        facts = facts_of(row, response)
        if facts is None:
            continue
        extra, cost = extra_of(facts, response), burden_of(facts, response)
        effect = response.of(facts["step"])
        known = effect is not None and effect.learnt and extra is not None and cost is not None
        if not known or (extra or 0) > (cost or 0):
            found[row.person_id] = found.get(row.person_id, 0.0) + 1
    return found


def facts_of(row: PersonDay, response: Response) -> Mapping[str, Any] | None:
    """A contact's `plan.response.INPUTS`; None for a day without one, and for a reminder."""
    step = (row.channel, row.content)
    place = next((one.place for one in response.effects if (one.channel, one.content) == step), None)
    if place is None or row.content == REMINDER:
        return None
    known = asdict(row)
    return known | {
        "step": place,
        "promise_step": None,
        "overdue": row.amount.quantize(Decimal("0.01")),
        "coming": None,
        "by_choice": row.own_choice,
    }


def _share(row: PersonDay, response: Response) -> float | None:
    """The share of what is overdue that a contact is foretold to bring in."""
    facts = facts_of(row, response)
    if facts is None:
        return None
    whole = dict(facts) | {"overdue": Decimal(10**6)}
    found = extra_of(whole, response)
    return None if found is None else float(found) / 10**6
