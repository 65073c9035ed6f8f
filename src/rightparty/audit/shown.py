"""How ids and words of a log are shown: enough to be found again in the log, not to be used."""

import re
from collections.abc import Iterable
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.masking import HIDDEN, PLACES, masked_email, masked_id, masked_name, masked_phone

_MOMENT = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?![\d-])"
_SUM = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.+)(-])\d{1,8}\.\d\d(?!\d|-|\.\d)"
_EMAIL = r"[^\s@<>(),;:，。；：“”\"']+@[^\s@<>(),;:，。；：“”\"']+\.[^\s@<>(),;:，。；：“”\"']+"
_NATIONAL = (
    r"(?<![0-9A-Za-z])(?:[A-Z]{1,2}\d{6,9}(?:\([0-9A]\))?|[A-Z]{5}\d{4}[A-Z]|\d{17}[\dXx])(?![0-9A-Za-z])"
)
_NUMBER = r"[+(]{0,2}\d(?:[ \u00a0().\-–]{0,2}\d){6,}"
_FOUND: Final = re.compile(
    f"(?P<kept>{_MOMENT}|{_SUM})|(?P<email>{_EMAIL})|(?P<national>{_NATIONAL})|(?P<number>{_NUMBER})"
)

_DAY = re.compile(r"(?<!\d)(20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_MOBILE = re.compile(r"1[3-9]\d{9}")

_MAILED = r"^(.).*@(.).*$"
_SHORT = 6
"""Of a shorter value nothing is shown."""

LOOKS_PERSONAL: Final = r"@|^\+?[0-9][0-9 ().\-]{5,}[0-9Xx]$|^[A-Z]{1,2}[0-9]{6,9}$|^[A-Z]{5}[0-9]{4}[A-Z]$"
"""An id that is itself a telephone number, a mail address or a national id; both engines read it."""


def masked_words(text: str, names: Iterable[str] = ()) -> str:
    """Words of a log with numbers, addresses and these names hidden; days, hours and sums stay.

    A number is seven digits or more, whatever stands between them; full-width digits count.
    """
    hidden = _FOUND.sub(_masked, text)
    known = sorted({name.strip() for name in names if len(name.strip()) > 1}, key=len, reverse=True)
    if not known:
        return hidden
    return re.sub("|".join(map(re.escape, known)), lambda found: masked_name(found.group()), hidden)


def _masked(found: re.Match[str]) -> str:
    text = found.group()
    match found.lastgroup:
        case "kept":
            return text
        case "email":
            return masked_email(text)
        case "national":
            return masked_id(text)
        case _:
            return _masked_number(text)


def _masked_number(text: str) -> str:
    """A number by the habit of its country; eleven digits as mainland mobiles have them are one."""
    digits = "".join(str(int(one)) for one in re.findall(r"\d", text))
    if "+" in text[:2]:
        return masked_phone(f"+{digits}")
    return masked_phone(f"+86{digits}" if _MOBILE.fullmatch(digits) else digits)


def masked_key(key: str | None) -> str:
    """An id of a person, a debt or a point of the log; a number or an address as such."""
    if not key:
        return ""
    if "@" in key:
        return masked_email(key)
    return _masked_number(key) if re.fullmatch(r"\+?[\d ().-]{7,}", key) else masked_id(key)


def masked_code(code: str) -> str:
    """A code of a batch, an agency or a collector: a day in it (`B20260710-2`) is no telephone number."""
    parts = _DAY.split(code)
    return "".join(part if place % 2 else masked_words(part) for place, part in enumerate(parts))


_WITHIN = r"[^\s@]+@[^\s@]+|\d{17}[\dXx]|(?:\+?86)?1[3-9]\d{9}"
"""A mail address, a mainland national id or mobile number in the midst of an id."""


def masked_column(column: ir.StringValue) -> ir.StringValue:
    """A column of ids in which those are hidden that are somebody's number or address; the others stay."""
    personal = column.re_search(LOOKS_PERSONAL)
    return personal.ifelse(HIDDEN * 4 + column.right(2), masked_within(column))


def masked_within(column: ir.StringValue) -> ir.StringValue:
    """A column of codes without the numbers and addresses of people that stand in them."""
    return column.re_replace(_WITHIN, HIDDEN * 4)


def masked_values(values: ir.StringValue) -> ir.StringValue:
    """A column of the numbers and addresses of points as people see them; the engine does it."""
    stars = HIDDEN * 4
    kinds = [(values.contains("@"), values.re_replace(_MAILED, rf"\1{HIDDEN * 3}@\2{HIDDEN * 3}"))]
    for code, (before, after) in PLACES.items():
        number = rf"^[+]{code}(\d{{{before}}})\d{{4,}}(\d{{{after}}})$"
        lead = "" if code == "86" else f"+{code} "
        kinds.append((values.re_search(number), values.re_replace(number, rf"{lead}\1{stars}\2")))
    told = ibis.cases(*kinds, else_=ibis.literal(stars) + values.right(2))
    return (values.length() > _SHORT).ifelse(told, ibis.cases((values.notnull(), stars)))
