"""Telephone numbers that nobody is given, each range shared out among the quarters of a town.

No simulated call may reach a person, so every number is one that the numbering plan never gives out,
though it has the form of one that it might (`phonenumbers` takes it as valid):

- mainland mobiles 1349: once set aside for satellite telephones; `phonenumbers` knows neither an
  operator nor a place for any of it, and no operator opens numbers there;
- local numbers of Chinese cities that begin with 1: the national plan (MIIT, 电信网编号计划, 2017) has local
  numbers begin with 2 to 8; a leading 1 is a short code or a mobile number. 18 is for switchboards; 13 to 17
  and 19 stand in for mobiles in the part of a town that 1349 is too small for; 10, 11 and 12 are left alone
  (110, 119, 120, 10086 …);
- American exchanges 555 (without its two lines in use), 211 to 911 (service codes), 958 and 959 (the
  companies' own test lines): the guidelines for central office codes (ATIS-0300119) give none of them out.

The satellite range 1740 is not used: people hold numbers in it.
"""

from collections.abc import Sequence
from functools import cache

from rightparty.errors import InvalidInput
from rightparty.world.places import City, area_codes, cities
from rightparty.world.quarter import QUARTER_SIZE, Quarter

QUARTERS_MAX = 20_000
PEOPLE_MAX = QUARTERS_MAX * QUARTER_SIZE
"""As many people as have numbers of their own, at any rate of change that a town may have."""

_SATELLITE = 10_000_000  # numbers in 1349
_LOCAL = "345679"  # second digits of the local numbers that stand in for mobiles
_LINES_SHARE = 45  # switchboards of one quarter: 18 are usual, all quarters' stay within a million
_LINE_DIGITS = 8  # cities with shorter numbers have too few of them
_EXCHANGES = ("555", "211", "311", "411", "511", "611", "711", "811", "911", "958", "959")
_IN_USE = {("555", 1212), ("555", 4334)}
_ZONES = ("America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver")


def new_mobile(quarter: Quarter, city: City) -> str:
    """A mobile number of the city's country that no other has in the whole town."""
    if city.country == "US":
        return american_number(quarter, city)
    serial = _serial(quarter, "mobile", _mobiles_share(quarter.churn))
    if serial is None:
        raise _exhausted(quarter)
    return _mobile(serial)


def new_switchboard(quarter: Quarter, city: City) -> str:
    """A landline; where the city's own numbers are too few, one of the country's first city."""
    if city.country == "US":
        return american_number(quarter, city)
    serial = _serial(quarter, "switchboard", _LINES_SHARE)
    if serial is None:
        raise _exhausted(quarter)
    line = city.line if city.line and city.line_digits == _LINE_DIGITS else cities("CN").items[0].line
    return f"+86{line}18{serial * 7919 % 1_000_000:06d}"


def american_number(quarter: Quarter, city: City) -> str:
    """A number of the city's zone; when the quarter has used those up, one brought along from elsewhere."""
    for zone in (city.zone, *_ZONES):
        codes = area_codes(zone)
        share = len(codes) * len(_EXCHANGES) * 10_000 // QUARTERS_MAX
        while (serial := _serial(quarter, zone, share)) is not None:
            place = serial // len(codes)
            exchange, line = _EXCHANGES[place // 10_000], place * 7919 % 10_000
            if (exchange, line) not in _IN_USE:
                return f"+1{codes[serial % len(codes)]}{exchange}{line:04d}"
    raise _exhausted(quarter)


def _mobiles_share(churn: float) -> int:
    """Mainland mobiles set aside for a quarter: about a fifth more than it uses, so that none runs short."""
    return 750 + int(4_000 * churn)


def _mobile(serial: int) -> str:
    """The mainland mobile with that place in the whole range."""
    if serial < _SATELLITE:
        return f"+861349{(serial * 7_654_321 + 2_718_281) % _SATELLITE:07d}"
    lines = _city_lines()
    further = serial - _SATELLITE
    place = further // len(lines) * 7919 % (len(_LOCAL) * 1_000_000)
    line = lines[further % len(lines)]
    return f"+86{line}1{_LOCAL[place // 1_000_000]}{place % 1_000_000:06d}"


@cache
def _city_lines() -> Sequence[str]:
    """Area codes of the cities whose local numbers are long enough."""
    return tuple(city.line for city in cities("CN").items if city.line_digits == _LINE_DIGITS)


def _serial(quarter: Quarter, range_name: str, share: int) -> int | None:
    """The next number of a range, counted over the whole town; None when the quarter's share is used up."""
    used = quarter.issued.get(range_name, 0)
    if used >= share:
        return None
    quarter.issued[range_name] = used + 1
    return quarter.number * share + used


def _exhausted(quarter: Quarter) -> InvalidInput:
    return InvalidInput(
        f"quarter {quarter.number} of this town needs more telephone numbers than are set aside for it",
        help="make the town with a lower churn",
    )
