"""What a carrier answers about one number, through porting, new holders and other people's names."""

from datetime import datetime, timedelta

import pytest

from rightparty.book.tables import TABLES
from rightparty.world.assumptions import Assumptions
from rightparty.world.carriers import ask, ask_name
from rightparty.world.dice import Dice
from rightparty.world.people import settle
from rightparty.world.quarter import Holding, Inhabitant, Point, Quarter
from tests.world.towns import AT

DAY = timedelta(days=1)
LONG_AGO = AT - 2000 * DAY


def asked(point: Point, at: datetime = AT, kind: str = "name") -> str:
    """The answer about the first inhabitant of a town in which every carrier answers."""
    quarter = Quarter(0, "CN", AT, 0.0, Dice("x"), Assumptions(no_answer=0.0), {name: [] for name in TABLES})
    settle(quarter, 1, 2)
    person: Inhabitant = quarter.people[0]
    quarter.prove(point, person.person_id, AT - 1000 * DAY, "stated")
    if kind == "name":
        ask_name(quarter, person, point, at)
    else:
        while len(quarter.rows["evidence"]) < 2 or quarter.rows["evidence"][-1]["source"] != kind:
            ask(quarter, person, point, at)
            at -= timedelta(seconds=1)
    return str(quarter.rows["evidence"][-1]["kind"])


def number(*holdings: Holding, carrier: str = "中国联通", **cells: object) -> Point:
    """A number of an operator's."""
    return Point("mobile", "+8613490000000", list(holdings), carrier=carrier, **cells)  # type: ignore[arg-type]


@pytest.mark.parametrize(("carrier", "lag_days"), [("中国移动", 7), ("中国联通", 5), ("中国电信", 5)])
def test_a_carrier_answers_as_of_some_days_ago(carrier: str, lag_days: int) -> None:
    """A holder who left within the carrier's lag is still its answer; one day more, and nobody is."""
    still, gone = (AT - lag_days * DAY + offset for offset in (DAY / 2, -DAY / 2))
    assert asked(number(Holding("P0000001", LONG_AGO, still), carrier=carrier)) == "carrier_match"
    assert asked(number(Holding("P0000001", LONG_AGO, gone), carrier=carrier)) == "carrier_no_record"


def test_a_ported_number_is_with_the_carrier_of_the_day() -> None:
    """Its holder stays; within the new carrier's lag there is no data, and then the new one answers."""
    for days, kind in ((3, "match_unknown"), (6, "match_unknown"), (8, "carrier_match")):
        moved = number(Holding("P0000001", LONG_AGO), ported=(AT - days * DAY, "中国移动"))
        assert asked(moved) == kind, days
        assert moved.carrier_at(AT) == "中国移动"
        assert moved.carrier_at(AT - 9 * DAY) == "中国联通"


def test_a_virtual_operators_number_is_not_known() -> None:
    """Carriers answer for their own customers only."""
    assert asked(number(Holding("P0000001", LONG_AGO), carrier_type="virtual")) == "match_unknown"


def test_the_name_is_compared_not_the_hand() -> None:
    """In a relative's name: a mismatch, though they hold it; in theirs: a match, though a child holds it."""
    own = number(Holding("P0000001", LONG_AGO), in_name_of={"P0000001": "P0000002"})
    assert asked(own) == "carrier_mismatch"
    childs = number(Holding("S1", LONG_AGO), in_name_of={"S1": "P0000001"})
    assert asked(childs) == "carrier_match"


def test_a_number_given_out_since_is_recycled() -> None:
    """The database compares the lender's date with the holder's first day."""
    anew = number(Holding("P0000001", LONG_AGO, AT - 900 * DAY), Holding("S1", AT - 700 * DAY))
    assert asked(anew, kind="reassigned numbers") == "recycled"
    assert asked(number(Holding("S1", LONG_AGO)), kind="reassigned numbers") == "not_recycled"
