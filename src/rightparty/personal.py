"""Numbers and addresses of persons in a text, told from other numbers by their check digits."""

import re
from collections.abc import Iterator
from typing import Final

_DIGIT = re.compile("[0-9]")
_FEWEST = 6
"""Digits that any of these numbers has at least: an identity card of Hong Kong."""

_FEWEST_OTHERS, _FEWEST_MOBILE, _FEWEST_LONG = 9, 10, 13

_LONG = re.compile(r"[0-9](?<![0-9.](?s:.))(?:[ -]?[0-9]){12,18}(?:[ -]?x)?(?![0-9])")
_TAIWAN = re.compile(r"(?<![a-z0-9])[a-z][1289][0-9]{8}(?![0-9])")
_HONG_KONG = re.compile(r"(?<![a-z0-9])[a-z]{1,2}[0-9]{6}\([0-9a]\)")
_SSN = re.compile(r"(?<![0-9-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9-])")
_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|09[0-9]{2}-?[0-9]{3}-?[0-9]{3}"
    r"|\+852[ -]?[4-9][0-9]{3}[ -]?[0-9]{4})(?![0-9])"
)
_HOME = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址|住址|家住|住在)[^。;!?\n]{4,40}[0-9]+ ?(?:室|号|楼|户|单元)"
    r"|(?:home address(?: is)?|lives at|resides at|living at):? [^.;!?\n]{0,20}?[0-9]+[a-z]? [a-z]+"
    r"(?: [a-z]+)?"
)
_MAYBE_HOME = re.compile("住|address|(?:lives|resides|living) at")
_EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
BIRTH_DATE: Final = r"(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
"""How eight digits look that may be a day of birth."""

NETWORKS: Final = "4|5[1-5]|2[2-7]|3[4-7]|6[0245]|81|9"
"""With which digits a payment card begins."""

_DATE, _CARDS = re.compile(BIRTH_DATE), re.compile(NETWORKS)
RESIDENT_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RESIDENT_CHECKS: Final = "10x98765432"
"""By which the digits of a resident's number count, and its last character by their sum (GB 11643)."""

TAIWAN_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2, 1, 1)
TAIWAN_LETTERS: Final = "abcdefghjklmnpqrstuvxywzio"
"""By which the digits of a Taiwanese number count; its first letter stands for ten and its place here."""

Found = tuple[str, int, int]
"""What was found (national_id, bank_card, ssn, mobile_number, email, home_address), from where to where."""


def personal(plain: str) -> Iterator[Found]:
    """Every number and address of a person in a text in plain form (small letters, no full-width)."""
    yield from _addresses(plain)
    digits = len(_DIGIT.findall(plain))
    if digits < _FEWEST:
        return
    if digits >= _FEWEST_LONG:
        yield from _long(plain)
    if digits >= _FEWEST_OTHERS:
        for found in _TAIWAN.finditer(plain):
            if is_taiwan_number(found[0]):
                yield "national_id", *found.span()
    if "(" in plain:
        for found in _HONG_KONG.finditer(plain):
            if is_hong_kong_number(found[0]):
                yield "national_id", *found.span()
    if digits >= _FEWEST_OTHERS and "-" in plain:
        yield from (("ssn", *found.span()) for found in _SSN.finditer(plain))
    if digits >= _FEWEST_MOBILE:
        yield from (("mobile_number", *found.span()) for found in _MOBILE.finditer(plain))


def _addresses(plain: str) -> Iterator[Found]:
    if "@" in plain:
        yield from (("email", *found.span()) for found in _EMAIL.finditer(plain))
    if _MAYBE_HOME.search(plain) is not None:
        yield from (("home_address", *found.span()) for found in _HOME.finditer(plain))


def _long(plain: str) -> Iterator[Found]:
    for found in _LONG.finditer(plain):
        digits = re.sub(r"[ -]", "", found[0])
        if is_resident_number(digits):
            yield "national_id", *found.span()
        elif digits.isdigit() and is_card_number(digits):
            yield "bank_card", *found.span()


def is_resident_number(number: str) -> bool:
    """Whether 18 characters are a resident's number of mainland China: a date, and its check (GB 11643)."""
    if len(number) != 18 or not number[:17].isdigit() or _DATE.fullmatch(number[6:14]) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, RESIDENT_WEIGHTS, strict=False))
    return number[17].lower() == RESIDENT_CHECKS[total % 11]


def is_card_number(digits: str) -> bool:
    """Whether digits may be a payment card's: a network's first digits, and the check of ISO/IEC 7812."""
    if not 13 <= len(digits) <= 19 or _CARDS.match(digits) is None or len(set(digits)) == 1:
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def is_taiwan_number(number: str) -> bool:
    """Whether a letter and nine digits are a national or resident number of Taiwan."""
    area = TAIWAN_LETTERS.index(number[0].lower()) + 10
    total = area // 10 + area % 10 * 9
    total += sum(int(digit) * weight for digit, weight in zip(number[1:], TAIWAN_WEIGHTS, strict=True))
    return total % 10 == 0


def is_hong_kong_number(number: str) -> bool:
    """Whether a text is the number of a Hong Kong identity card, its check digit in brackets."""
    body, check = number.lower()[:-3], number.lower()[-2]
    places = body.rjust(8)
    values = [36 if char == " " else int(char, 36) for char in places]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(check, 16)
