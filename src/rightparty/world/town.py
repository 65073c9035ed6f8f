"""A town, quarter after quarter: all that a lender's book says of its people, and the truth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput
from rightparty.world.assumptions import Assumptions
from rightparty.world.borrowing import also_liable, lend
from rightparty.world.carriers import check
from rightparty.world.dice import Dice
from rightparty.world.doubles import keep_old_files
from rightparty.world.lender import CREDITORS, lender_rows
from rightparty.world.numbers import further_points, numbers_through_time
from rightparty.world.past import contact
from rightparty.world.people import firms, settle
from rightparty.world.placing import place, search
from rightparty.world.proofs import apply_for_credit
from rightparty.world.quarter import QUARTER_SIZE, SAME_PERSON, Quarter, Rows
from rightparty.world.ranges import PEOPLE_MAX
from rightparty.world.registered import register
from rightparty.world.ties import tie
from rightparty.world.told import tell

COMPLETE_FOR = timedelta(days=5 * 365)
"""How long back every table of the town is complete."""

CHURN = 0.04
"""Share of mobile numbers that change hands in a year, unless told otherwise."""

CHURN_MAX = 0.3


@dataclass(frozen=True)
class Plan:
    """What fixes a town: the same plan gives the same rows on every machine.

    Raises `InvalidInput`, which names everything that is wrong.
    """

    people: int
    seed: int
    churn: float
    at: datetime
    country: str = "CN"
    rates: Assumptions = field(default_factory=Assumptions)

    def __post_init__(self) -> None:
        _check(self.people, self.churn, self.at, self.country)

    @property
    def quarters(self) -> int:
        """How many quarters the town has."""
        return -(-self.people // QUARTER_SIZE)


def make_town(
    people: int, seed: int, churn: float, at: datetime, country: str = "CN", rates: Assumptions | None = None
) -> Iterator[Rows]:
    """Rows of a simulated book, a quarter of the town at a time, each by table with Python values.

    The same arguments give the same rows on every machine, and a larger town begins with the smaller
    one. Instants are aware UTC datetimes; `truth` says who really held each point and when, and
    `truth_persons` which rows of `persons` are one person.
    """
    plan = Plan(people, seed, churn, at, country, rates or Assumptions())
    yield lender_rows(country, at)
    for number in range(plan.quarters):
        yield make_quarter(plan, number)


def make_quarter(plan: Plan, number: int) -> Rows:
    """Rows of one quarter, counted from 0; it depends on no other."""
    quarter = Quarter(
        number,
        plan.country,
        plan.at,
        plan.churn,
        Dice(f"{plan.country}/{plan.seed}/{number}"),
        plan.rates,
        {name: [] for name in (*TABLES, SAME_PERSON)},
    )
    first = number * QUARTER_SIZE
    fill(quarter, first + 1, min(QUARTER_SIZE, plan.people - first))
    return quarter.rows


def book_meta(at: datetime) -> dict[str, Any]:
    """What `book.toml` says of the town."""
    return {"as_of": at, "complete_since": dict.fromkeys(TABLES, at - COMPLETE_FOR)}


def fill(quarter: Quarter, first: int, size: int) -> None:
    """Write one quarter's history from its first inhabitants to this morning."""
    settle(quarter, first, size)
    employers = firms(quarter, 2)
    numbers_through_time(quarter)
    further_points(quarter)
    register(quarter)
    debts = lend(quarter)
    also_liable(quarter, debts)
    place(quarter, debts)
    apply_for_credit(quarter, debts, employers)
    keep_old_files(quarter, debts)
    tie(quarter, debts, employers)
    check(quarter, debts)
    search(quarter, debts)
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
            carrier=point.carrier_at(quarter.at),
            carrier_type=quarter.maybe(point.carrier_type),
            ported=point.ported is not None if point.kind == "mobile" else None,
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
