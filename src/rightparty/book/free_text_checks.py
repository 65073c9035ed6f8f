"""Check digits of persons' numbers over a column of text: what `rightparty.personal` does with one.

A digit's value is its place in `_DIGITS`, so that nothing is cast: an engine may try a cell that another
condition leaves out.
"""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from rightparty.personal import (
    BIRTH_DATE,
    NETWORKS,
    RESIDENT_CHECKS,
    RESIDENT_WEIGHTS,
    TAIWAN_LETTERS,
    TAIWAN_WEIGHTS,
)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz "
_CARD_DIGITS = 19
_HONG_KONG_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def is_resident(number: ir.StringValue) -> ir.BooleanValue:
    """Whether a cell, in small letters and without gaps, is a resident's number of mainland China."""
    total = _weighted(number, RESIDENT_WEIGHTS)
    check = ibis.literal(RESIDENT_CHECKS).substr(total % 11, 1)
    date = BIRTH_DATE.replace("(?:", "(")
    return number.re_search(f"^[0-9]{{6}}{date}[0-9]{{3}}[0-9x]$") & (number.substr(17, 1) == check)


def is_card(number: ir.StringValue) -> ir.BooleanValue:
    """Whether a cell of digits may be a payment card's: a network's first digits, and their check (Luhn)."""
    padded = number.lpad(_CARD_DIGITS, "0")
    total = ibis.literal(0)
    for place in range(_CARD_DIGITS):
        digit = _digit(padded, place)
        if (_CARD_DIGITS - 1 - place) % 2:
            digit = digit * 2 - ibis.ifelse(digit > 4, 9, 0)
        total = total + digit
    repeated = number.replace(number.substr(0, 1), "") == ""
    return number.re_search(rf"^({NETWORKS})[0-9]+$") & number.length().between(13, 19) \
        & (total % 10 == 0) & ~repeated  # fmt: skip


def is_taiwan(number: ir.StringValue) -> ir.BooleanValue:
    """Whether a cell is a national or resident number of Taiwan: a letter, nine digits, the last a check."""
    area = ibis.literal(TAIWAN_LETTERS).find(number.substr(0, 1)) + 10
    total = (area // 10).cast("int64") + area % 10 * 9 + _weighted(number, TAIWAN_WEIGHTS, first=1)
    return number.re_search("^[a-z][1289][0-9]{8}$") & (total % 10 == 0)


def is_hong_kong(number: ir.StringValue) -> ir.BooleanValue:
    """Whether a cell is the number of a Hong Kong identity card, its check digit in brackets."""
    total = _weighted(number.re_replace("[(].*$", "").lpad(8, " "), _HONG_KONG_WEIGHTS)
    check = _value(number.substr(number.length() - 2, 1))
    return number.re_search("^[a-z]{1,2}[0-9]{6}[(][0-9a][)]$") & ((11 - total % 11) % 11 == check)


def _weighted(number: ir.StringValue, weights: Sequence[int], *, first: int = 0) -> ir.IntegerValue:
    total = ibis.literal(0)
    for place, weight in enumerate(weights, start=first):
        total = total + _digit(number, place) * weight
    return total


def _digit(number: ir.StringValue, place: int) -> ir.IntegerValue:
    return _value(number.substr(place, 1))


def _value(char: ir.StringValue) -> ir.IntegerValue:
    return ibis.literal(_DIGITS).find(char)
