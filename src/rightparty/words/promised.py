"""A promise to pay in a reply: one sum and one day, or no promise at all.

Days are reckoned from a given `today`. "Friday" is the next one to come, "next Friday" and 下周五 the one
of the week after this (weeks begin on Monday): of two readings the later, so that nobody is called late
on a day they did not mean. What has two readings and no later one is not read.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

_HAN_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_WEEK = {**dict(zip("一二三四五六", range(6), strict=True)), "日": 6, "天": 6, "末": 6}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MOST_DAYS = 366

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_HAN = r"[零〇一二两三四五六七八九十百千万]+"
_AMOUNT = re.compile(
    rf"(?P<sign>nt\$|hk\$|us\$|[$£€₹¥]) ?(?P<signed>{_NUMBER})(?P<k>k\b)?"
    rf"|(?P<counted>{_NUMBER}|{_HAN}) ?(?P<scale>[万千百])? ?(?P<word>dollars|bucks|rmb|元|块钱?)"
    r"|(?:还款?|付款?|缴|转账?|打款?|汇款?|交|先还?) ?(?:款|你们?|给你们?|过去|个)? ?"
    rf"(?P<paid>{_NUMBER}|{_HAN})(?P<scale2>[万千百])?(?! ?[号日天月点周]|\d|[/-]\d)"
    r"|\b(?:pay|send|paying|payment of|transfer|do) (?:you )?"
    rf"(?P<bare>{_NUMBER})(?!\d| ?(?:st|nd|rd|th|days?|weeks?)\b|[/-]\d)"
)


@dataclass(frozen=True)
class Promised:
    """What a reply names: sums, days, and the currencies that a sign may stand for (none: unsaid)."""

    amounts: tuple[Decimal, ...]
    days: tuple[date, ...]
    currencies: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether it is one sum on one day."""
        return len(self.amounts) == 1 and len(self.days) == 1


def promised(text: str, today: date, money: Mapping[str, frozenset[str]]) -> Promised:
    """The sums and days in a plain text; `money`: which currencies a sign may stand for."""
    days, rest = _days(text, today)
    amounts: list[Decimal] = []
    signs: set[str] = set()
    for match in _AMOUNT.finditer(rest):
        written = match["signed"] or match["counted"] or match["paid"] or match["bare"]
        value = _number(written, match["scale"] or match["scale2"] or ("k" if match["k"] else None))
        if value is not None and value > 0:
            amounts.append(value)
            signs |= {one for one in (match["sign"], match["word"]) if one}
    named = [money[sign] for sign in signs if sign in money] + [
        money[sign[0]] for sign in signs if sign not in money and sign[0] in money
    ]
    if "us$" in signs:
        named.append(frozenset({"USD"}))
    currencies = frozenset.intersection(*named) if named else frozenset()
    return Promised(tuple(dict.fromkeys(amounts)), tuple(dict.fromkeys(days)), currencies)


def _number(written: str, scale: str | None) -> Decimal | None:
    if written[0].isdigit():
        value = Decimal(written.replace(",", ""))
    else:
        counted = _han(written)
        if counted is None:
            return None
        value = Decimal(counted)
    return value * (1_000 if scale == "k" else _UNITS.get(scale or "", 1))


def _han(written: str) -> int | None:
    """A number in Chinese characters: 一千五 is 1,500, 两万 is 20,000."""
    total = section = digit = 0
    unit = 1
    for char in written:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char == "万":
            total, section, digit, unit = (total + section + digit) * 10_000, 0, 0, 10_000
        else:
            unit = _UNITS[char]
            section, digit = section + (digit or 1) * unit, 0
    if digit and unit > 10 and not written.endswith(("零", "〇")) and "零" not in written:
        digit *= unit // 10  # what is left out at the end is the next lower unit
    return total + section + digit or None


def _days(text: str, today: date) -> tuple[list[date], str]:
    """The days that a text names, and the text without them; past and impossible days make none."""
    found: list[date] = []
    for expression, reader in _READERS:
        while match := expression.search(text):
            text = text[: match.start()] + " · " + text[match.end() :]
            day = reader(match, today)
            found.append(day if day is not None else date.min)
    unread = [day for day in found if not today <= day <= today + timedelta(days=_MOST_DAYS)]
    return ([*found] if not unread else [*found, date.min, date.max]), text


Reader = Callable[[re.Match[str], date], date | None]


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(match: re.Match[str], _: date) -> date | None:
    return _made(int(match[1]), int(match[2]), int(match[3]))


def _coming(today: date, month: int, day: int) -> date | None:
    this = _made(today.year, month, day)
    return this if this is not None and this >= today else _made(today.year + 1, month, day)


def _month_day(match: re.Match[str], today: date) -> date | None:
    return _coming(today, int(match[1]), int(match[2]))


def _slashed(match: re.Match[str], today: date) -> date | None:
    """12/20 can be read one way only; 4/5 cannot."""
    one, other = int(match[1]), int(match[2])
    if one <= 12 and other <= 12 and one != other:
        return None
    return _coming(today, *((one, other) if other > 12 or one == other else (other, one)))


def _dashed(match: re.Match[str], today: date) -> date | None:
    return _slashed(match, today)


def _named(match: re.Match[str], today: date) -> date | None:
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return _coming(today, _MONTHS.index(month[:3]) + 1, int(day))


def _of_month(match: re.Match[str], today: date) -> date | None:
    shift, day = bool(match["next"]), int(match["day"])
    year, month = today.year, today.month
    if shift or day < today.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _made(year, month, day)


def _month_end(match: re.Match[str], today: date) -> date | None:
    year, month = today.year, today.month
    if match["next"]:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, calendar.monthrange(year, month)[1])


def _weekday(today: date, weekday: int, *, next_week: bool) -> date:
    monday = today - timedelta(days=today.weekday())
    if next_week:
        return monday + timedelta(days=7 + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _han_weekday(match: re.Match[str], today: date) -> date | None:
    return _weekday(today, _WEEK[match["day"]], next_week=bool(match["next"]))


def _weekday_named(match: re.Match[str], today: date) -> date | None:
    weekday = next(i for i, name in enumerate(_DAYS) if name.startswith(match["day"][:3]))
    return _weekday(today, weekday, next_week=match["which"] == "next ")


def _after(days: int) -> Reader:
    return lambda _, today: today + timedelta(days=days)


def _in_days(match: re.Match[str], today: date) -> date | None:
    written = match["n"] or match["n2"]
    number = int(written) if written.isdigit() else _WORDS.get(written) or _han(written)
    unit = 7 if "week" in match[0] or "周" in match[0] or "星期" in match[0] or "礼拜" in match[0] else 1
    return today + timedelta(days=number * unit) if number and number <= _MOST_DAYS else None


_WORDS: Mapping[str, int] = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_MONTH_NAME = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ORDINAL = "(?:st|nd|rd|th)"
_DAY_NAME = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"


def _readers() -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Longer expressions first: each takes its words out of the text before the next one looks."""
    number = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]+)"
    table: Sequence[tuple[str, Reader]] = (
        (r"(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})[日号]?", _full),
        (r"(?<![\d年])(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?", _month_day),
        (
            (
                rf"\b(?P<month>{_MONTH_NAME})\.? (?:the )?(?P<day>\d{{1,2}}){_ORDINAL}?\b"
                rf"|\b(?:the )?(?P<day2>\d{{1,2}}){_ORDINAL}?(?: of)? (?P<month2>{_MONTH_NAME})\b"
            ),
            _named,
        ),
        (r"(?<![\d./-])(\d{1,2})/(\d{1,2})(?![\d./-])", _slashed),
        (r"(?<![\d.$£-])(\d{1,2})-(\d{1,2})(?![\d.-])", _dashed),
        (r"(?P<next>下个?月)?(?:这|本)?(?:个)?(?:月)?(?P<day>\d{1,2}) ?[号日]", _of_month),
        (rf"\b(?P<next>)(?:on |by )?the (?P<day>\d{{1,2}}){_ORDINAL}\b", _of_month),
        (r"(?P<next>下(?:个)?)?(?:这|本)?个?月(?:底|末)", _month_end),
        (r"\b(?:the )?end of (?:(?:the|this) |(?P<next>next ))?month", _month_end),
        (r"(?P<next>下个?)?(?:这|本)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])", _han_weekday),
        (rf"\b(?P<which>next |this |coming )?(?P<day>{_DAY_NAME})\b", _weekday_named),
        (
            (
                rf"{number} ?(?:天|日|个?(?:星期|礼拜|周))(?:之?[后内]|以后|以内)"
                r"|\b(?:in|within) (?P<n2>\d{1,3}|a|one|two|three|four|five|ten) (?:days?|weeks?)"
            ),
            _in_days,
        ),
        (r"大后天", _after(3)),
        (r"后天|day after tomorrow", _after(2)),
        (r"明天|明日|明早|明晚|听日|\btomorrow\b|\btmrw\b|\btmr\b", _after(1)),
        (r"今天|今晚|今日|\btoday\b|\btonight\b", _after(0)),
    )  # fmt: skip
    return ((re.compile(expression), reader) for expression, reader in table)


_READERS = tuple(_readers())
