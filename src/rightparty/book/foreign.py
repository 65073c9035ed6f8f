"""Cells as lenders write them: 2026年11月2日, ¥1,234.50, 24%, 第3期, and citizens' numbers.

Each reader gives the value a book holds, or raises `ValueError` saying what is wrong.
"""

import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

DAY_FORMS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%d %b %Y", "%b %d, %Y", "%d-%b-%Y")
"""Patterns for dates that do not start with the year; the guess chooses among them."""

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(.*))?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
_CURRENCY = re.compile(
    r"^(人民币|rmb|cny|usd|us\$|hk\$|hkd|inr|rs\.?|¥|\$|€|£|₹)\s*|\s*(元|圆|rmb|cny|usd|yuan)$", re.IGNORECASE
)
_LONGEST_RATE = 40
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def plain(text: str) -> str:
    """Full-width forms made ordinary, blanks around and doubled ones gone."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def read_money(text: str) -> Decimal:
    """An amount with two decimals.

    >>> read_money("¥1,234.50")
    Decimal('1234.50')
    """
    bare = _CURRENCY.sub("", _CURRENCY.sub("", plain(text)))
    unit = Decimal(10_000) if bare.endswith("万") else Decimal(1)
    bare = bare.removesuffix("万").strip()
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    if not re.fullmatch(r"-?\d{1,16}(\.\d+)?", bare):
        raise ValueError("is not an amount")
    amount = Decimal(bare) * unit
    cents = amount.quantize(Decimal("0.01"))
    if cents != amount:
        raise ValueError("has more than two decimals")
    if amount < 0:
        raise ValueError("is negative")
    return cents


def read_rate(text: str, form: str = "") -> Decimal:
    """A yearly rate as a share of one; a number without % is read by its form, `percent` or `share`.

    >>> read_rate("24%"), read_rate("24", "percent"), read_rate("0.24", "share")
    (Decimal('0.24'), Decimal('0.24'), Decimal('0.24'))
    """
    bare = plain(text)
    percent = bare.endswith("%")
    if len(bare) > _LONGEST_RATE:
        raise ValueError("is not a rate")
    try:
        number = Decimal(bare.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError("is not a rate") from None
    # An exponent out of all proportion overflows when it is divided.
    if not number.is_finite() or number < 0 or abs(number.adjusted()) > _LONGEST_RATE:
        raise ValueError("is not a rate")
    rate = number / 100 if percent or form == "percent" else number
    if rate > 10:
        raise ValueError("is a rate above 10")
    return rate.normalize() if rate else Decimal(0)


def read_day(text: str, form: str = "") -> date:
    """A date: year first in any of the usual spellings, or by a pattern.

    >>> read_day("2026年11月2日"), read_day("20261102"), read_day("02/11/2026", "%d/%m/%Y")
    (datetime.date(2026, 11, 2), datetime.date(2026, 11, 2), datetime.date(2026, 11, 2))
    """
    bare = plain(text)
    found = _YEAR_FIRST.match(bare) or _COMPACT.match(bare)
    try:
        if found:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        elif form:
            day = datetime.strptime(bare, form).replace(tzinfo=UTC).date()
        else:
            raise ValueError("is not a date, or day and month cannot be told apart")
    except ValueError as error:
        known = str(error).startswith("is not")
        raise ValueError(str(error) if known else "is no day of the calendar") from None
    if not 1900 <= day.year <= 2200:
        raise ValueError("lies outside the years 1900 to 2200")
    return day


def read_instant(text: str, zone: str, form: str = "") -> datetime:
    """An instant in UTC: without an offset it is meant in `zone`, without a clock time midnight there."""
    bare = plain(text)
    day = read_day(bare, form)
    clock = _CLOCK.search(bare)
    if clock is None:
        return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("is no time of day")
    offset = clock[4]
    if offset:
        written = f"{day.isoformat()}T{hour:02}:{minute:02}:{second:02}{offset}"
        return datetime.fromisoformat(written).astimezone(UTC)
    at = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=ZoneInfo(zone))
    return at.astimezone(UTC)


def read_number(text: str) -> int:
    """Which instalment: 3, 3.0, 第3期, 3/12.

    >>> read_number("第3期"), read_number("3/12")
    (3, 3)
    """
    found = re.fullmatch(r"第?\s*(\d{1,6})(?:\.0+)?\s*(?:期|/\s*\d+期?)?", plain(text))
    if not found:
        raise ValueError("is not a number")
    return int(found[1])


def read_citizen_id(text: str, country: str) -> str:
    """The number of an identity card; a mainland Chinese one is checked to its last digit.

    >>> read_citizen_id("11010519491231002x", "CN")
    '11010519491231002X'
    """
    bare = plain(text).upper().replace(" ", "")
    if country == "CN" and (not re.fullmatch(r"\d{17}[\dX]", bare) or not is_mainland_id(bare)):
        raise ValueError("is no citizen's number: its last digit does not fit")
    return bare


def is_mainland_id(text: str) -> bool:
    """Whether eighteen characters are a citizen's number by GB 11643: a date of birth and a check digit."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", text):
        return False
    try:
        read_day(text[6:14])
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == text[17]
