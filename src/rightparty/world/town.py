"""A town, quarter after quarter: all that a lender's book says of its people, and the truth."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput
from rightparty.world.assumptions import Assumptions
from rightparty.world.borrowing import also_liable, lend
from rightparty.world.dice import Dice
from rightparty.world.lender import CREDITORS, lender_rows
from rightparty.world.numbers import further_points, numbers_through_time
from rightparty.world.past import contact, place
from rightparty.world.people import firms, settle
from rightparty.world.proofs import apply_for_credit, check_overdue
from rightparty.world.quarter import QUARTER_SIZE, Quarter, Rows
from rightparty.world.ranges import PEOPLE_MAX
from rightparty.world.ties import tie
from rightparty.world.told import tell

COMPLETE_FOR = timedelta(days=5 * 365)
"""How long back every table of the town is complete."""

CHURN = 0.04
"""Share of mobile numbers that change hands in a year, unless told otherwise."""

CHURN_MAX = 0.3


def make_town(
    people: int, seed: int, churn: float, at: datetime, country: str = "CN", rates: Assumptions | None = None
) -> Iterator[Rows]:
    """Rows of a simulated book, a quarter of the town at a time, each by table with Python values.

    The same arguments give the same rows on every machine, and a larger town begins with the smaller
    one. Instants are aware UTC datetimes; `truth` says who really held each point and when.
    """
    _check(people, churn, at, country)
    rates = rates or Assumptions()
    yield lender_rows(country, at)
    for number, first in enumerate(range(1, people + 1, QUARTER_SIZE)):
        quarter = Quarter(
            number,
            country,
            at,
            churn,
            Dice(f"{country}/{seed}/{number}"),
            rates,
            {name: [] for name in TABLES},
        )
        fill(quarter, first, min(QUARTER_SIZE, people - first + 1))
        yield quarter.rows


def book_meta(at: datetime) -> dict[str, Any]:
    """What `book.toml` says of the town."""
    return {"as_of": at, "complete_since": dict.fromkeys(TABLES, at - COMPLETE_FOR)}


def fill(quarter: Quarter, first: int, size: int) -> None:
    """Write one quarter's history from its first inhabitants to this morning."""
    settle(quarter, first, size)
    employers = firms(quarter, 2)
    numbers_through_time(quarter)
    further_points(quarter)
    debts = lend(quarter)
    also_liable(quarter, debts)
    place(quarter, debts)
    apply_for_credit(quarter, debts, employers)
    tie(quarter, debts, employers)
    check_overdue(quarter, debts)
    contact(quarter, debts)
    tell(quarter, debts)
    _points_and_truth(quarter)


def _points_and_truth(quarter: Quarter) -> None:
    """The points that the lender knows, and who really held them."""
    for point in quarter.known:
        quarter.add(
            "points",
            point_id=point.point_id,
            kind=point.kind,
            value=point.value,
            place=quarter.maybe(point.place),
            zone=point.zone,
            carrier=point.carrier,
            carrier_type=quarter.maybe(point.carrier_type),
            ported=point.ported,
        )
        for holding in point.holdings:
            if holding.since < quarter.at:
                quarter.add(
                    "truth",
                    point_id=point.point_id,
                    person_id=holding.holder,
                    **{"from": holding.since, "until": holding.until},
                )


def _check(people: int, churn: float, at: datetime, country: str) -> None:
    problems = []
    if not 1 <= people <= PEOPLE_MAX:
        problems.append(f"`people` is {people}; a town has 1 to {PEOPLE_MAX} inhabitants")
    if not 0 <= churn <= CHURN_MAX:
        problems.append(f"`churn` is {churn}; it is a share a year, 0 to {CHURN_MAX}")
    if country not in CREDITORS:
        problems.append(f"`country` is {country}; there are {', '.join(CREDITORS)}")
    if at.tzinfo is None:
        problems.append("`at` has no offset from UTC")
    if problems:
        raise InvalidInput("this town cannot be made", problems=problems)
