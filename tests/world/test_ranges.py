"""Telephone numbers of a town: nobody's, valid in form, and none given out twice in ten million people."""

from collections.abc import Iterator
from datetime import UTC, datetime

import phonenumbers
import pytest
from phonenumbers import carrier

from rightparty.errors import InvalidInput
from rightparty.world.assumptions import Assumptions
from rightparty.world.dice import Dice
from rightparty.world.places import City, area_codes, cities
from rightparty.world.quarter import Quarter
from rightparty.world.ranges import QUARTERS_MAX, american_number, new_mobile, new_switchboard
from rightparty.world.town import CHURN_MAX

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
PLACES = [cities("CN").items[0], cities("CN").items[-1], *cities("US").items]
NUMBERS = (0, 1, 2, 999, 4_999, 8_000, 10_988, 10_989, 15_000, QUARTERS_MAX - 1)


def quarter(number: int, churn: float = 0.04) -> Quarter:
    """A quarter in which nobody lives yet."""
    return Quarter(number, "CN", AT, churn, Dice(f"{number}"), Assumptions(), {})


def every(number: int, churn: float, city: City) -> Iterator[str]:
    """All mobiles of a quarter, until none is left."""
    one = quarter(number, churn)
    try:
        while True:
            yield new_mobile(one, city)
    except InvalidInput:
        return


@pytest.mark.parametrize("churn", [0.0, 0.04, 0.1, CHURN_MAX])
def test_no_two_quarters_share_a_number(churn: float) -> None:
    """Quarters at the beginning, at the seams and at the end of the largest town have their own numbers."""
    chinese = [number for one in NUMBERS for number in every(one, churn, PLACES[0])]
    american = [number for one in NUMBERS for number in every(one, churn, PLACES[-1])]
    assert len(chinese) >= 750 * len(NUMBERS)
    assert len(set(chinese)) == len(chinese)
    assert len(american) >= 1_700 * len(NUMBERS)
    assert len(set(american)) == len(american)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("city", PLACES[::4], ids=lambda city: city.name)
def test_every_number_is_valid_and_nobodys(number: int, city: City) -> None:
    """`phonenumbers` takes it as valid; it is in 1349, local with a 1, or in an exchange never given out."""
    one = quarter(number)
    for given in [*(new_mobile(one, city) for _ in range(60)), new_switchboard(one, city)]:
        parsed = phonenumbers.parse(given)
        assert phonenumbers.is_valid_number(parsed), given
        assert nobodys(given), given


def nobodys(number: str) -> bool:
    """True for a number that a numbering plan gives to nobody."""
    if number.startswith("+1"):
        exchange, line = number[5:8], number[8:]
        free = exchange == "555" and line not in ("1212", "4334")
        return free or exchange[1:] == "11" or exchange in ("958", "959")
    lines = {city.line for city in cities("CN").items}
    local = next((number[3 + len(line) :] for line in lines if number[3:].startswith(line)), "")
    return number.startswith("+861349") or (len(local) == 8 and local[0] == "1" and local[1] in "3456789")


def test_an_area_code_belongs_to_one_zone() -> None:
    """Zones share no area code, so their numbers cannot meet."""
    codes = [code for zone in {city.zone for city in cities("US").items} for code in area_codes(zone)]
    assert len(set(codes)) == len(codes) > 300


def test_no_operator_is_known_for_the_range_of_small_towns() -> None:
    """1349 has no operator in the tables of `phonenumbers`, as the satellite range 1740 has."""
    known = {head: carrier.name_for_number(phonenumbers.parse(f"+86{head}00000"), "en")
             for head in ("134900", "134955", "134999", "174000")}  # fmt: skip
    assert known == {"134900": "", "134955": "", "134999": "", "174000": "China Telecom"}


def test_a_small_town_has_numbers_of_the_usual_form_only() -> None:
    """Local numbers stand in for mobiles only in the part of a town that is beyond five million people."""
    assert all(number.startswith("+861349") for number in every(10_000, 0.04, PLACES[0]))
    assert not any(number.startswith("+861349") for number in every(11_000, 0.04, PLACES[0]))


def test_whose_zone_has_no_number_left_brings_one_along() -> None:
    """After a zone's share come numbers of others, as people keep theirs when they move."""
    denver = next(city for city in cities("US").items if city.zone == "America/Denver")
    one = quarter(3)
    codes = [american_number(one, denver)[2:5] for _ in range(200)]
    assert codes[0] in "303 307 385 406 435 505 575 719 720 801 970 748 915 983".split()
    assert codes[-1] not in "303 307 385 406 435 505 575 719 720 801 970 748 915 983".split()
