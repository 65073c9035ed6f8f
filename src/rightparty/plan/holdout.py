"""Who is left without contact, to learn what comes by itself: a share of the people, by their ids' hash."""

from hashlib import sha256

import ibis
import ibis.expr.types as ir

WHOLE = 1_000_000
_SALT = "holdout|"
_DIGITS = 8


def in_holdout(person_id: ir.Value, share: int) -> ir.Value:
    """Whether a person is left out; `share` in millionths. The same for a person on every day and machine."""
    salted = ibis.literal(_SALT) + person_id
    return salted.hexdigest("sha256").left(_DIGITS) < ibis.literal(_limit(share))


def is_in_holdout(person_id: str, share: int) -> bool:
    """`in_holdout` of one person."""
    return sha256(f"{_SALT}{person_id}".encode()).hexdigest()[:_DIGITS] < _limit(share)


def _limit(share: int) -> str:
    """The hash below which a person is left out: digits of a number sort as the number does."""
    whole = 16**_DIGITS
    return f"{min(whole * share // WHOLE, whole - 1):0{_DIGITS}x}"
