"""What carriers answer: whose name a number is in, and whether it was given out again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rightparty.world.borrowing import Debt
from rightparty.world.quarter import Inhabitant, Point, Quarter

LAG_DAYS = {"中国移动": 7, "中国联通": 5, "中国电信": 5}  # how old a carrier's data is when it answers
_OTHER_LAG_DAYS = 7
_RECYCLED_LAG_DAYS = 20  # a database of reassigned numbers comes out once a month
_ROUTINE_DAYS = 90


def check(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Ask about the numbers of half of those who are late, twice, and of some of everybody who owes."""
    dice, rates, today = quarter.dice, quarter.rates, quarter.at.date()
    for debt in debts:
        if debt.days_late(today) > 0 and dice.chance(rates.checked):
            for point in quarter.known_points(debt.borrower.person_id, "mobile"):
                at = quarter.ago(0, 30)
                ask(quarter, debt.borrower, point, at)
                ask(quarter, debt.borrower, point, at - timedelta(days=30))
        for person in debt.liable:
            if dice.chance(rates.checked_routinely):
                for point in quarter.known_points(person.person_id, "mobile"):
                    ask(quarter, person, point, quarter.ago(0, _ROUTINE_DAYS))


def ask(quarter: Quarter, person: Inhabitant, point: Point, at: datetime) -> None:
    """One check of a number that some evidence tied to the person before; nothing where there was none."""
    if quarter.first_proof[point.point_id, person.person_id] > at:
        return
    if person.city.country == "CN" and quarter.dice.chance(0.7):
        ask_name(quarter, person, point, at)
    else:
        _ask_reassigned(quarter, person, point, at)


def ask_name(quarter: Quarter, person: Inhabitant, point: Point, at: datetime) -> None:
    """Do name, identity number and telephone belong together, as far as the carrier of the day knows?"""
    carrier = point.carrier_at(at)
    as_of = at - timedelta(days=LAG_DAYS.get(carrier or "", _OTHER_LAG_DAYS))
    names = point.registered(as_of)
    new_there = (
        point.carrier_at(as_of) != carrier
    )  # ported since: the new carrier's data does not have it yet
    kind = "carrier_match" if person.who in names else "carrier_mismatch"
    silent = quarter.apart("carriers").chance(quarter.rates.no_answer)
    if silent or new_there or point.carrier_type == "virtual":
        kind = "match_unknown"
    elif not names:
        kind = "carrier_no_record"
    quarter.prove(point, person.person_id, at, kind, as_of=as_of, source="carrier check", authority=carrier)


def _ask_reassigned(quarter: Quarter, person: Inhabitant, point: Point, at: datetime) -> None:
    """Was the number given out anew since the day on which the lender learned it? While it rests: no data."""
    as_of = at - timedelta(days=_RECYCLED_LAG_DAYS)
    since = next((held.since for held in reversed(point.holdings) if held.covers(as_of)), None)
    asked = quarter.first_proof[point.point_id, person.person_id]
    if since is None or quarter.apart("carriers").chance(quarter.rates.no_answer):
        kind = "recycling_unknown"
    else:
        kind = "recycled" if since > asked else "not_recycled"
    quarter.prove(point, person.person_id, at, kind, as_of=as_of, since=asked, source="reassigned numbers")
