"""What is shown of personal data where the whole is not needed: enough to recognise it, not to use it."""

import re
from typing import Final

HIDDEN: Final = "*"
_FEW = 4
PLACES: Final = {
    "86": (3, 4),
    "1": (3, 2),
    "852": (2, 2),
    "853": (2, 2),
    "886": (2, 3),
    "91": (2, 3),
    "65": (2, 2),
}
"""Digits shown before and after, by calling code; others show two at the end."""

_CODES = tuple(sorted(PLACES, key=len, reverse=True))
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def masked(field: str, value: str) -> str:
    """A value of `persons`, `points` or `debts` as people see it without a reason to see more.

    `field` is the name of the column; for a contact point, its kind.
    """
    text = value.strip()
    if not text:
        return ""
    if field in ("name", "shown_name"):
        return masked_name(text)
    if field in ("mobile", "landline"):
        return masked_phone(text)
    if field == "email":
        return masked_email(text)
    if field == "birth_date":
        return f"{text[:4]}-{HIDDEN * 2}-{HIDDEN * 2}"
    return masked_id(text)


def masked_name(name: str) -> str:
    """The surname of a Chinese name, the initials of another: 王**, L. N."""
    if _CJK.match(name):
        return name[0] + HIDDEN * min(max(len(name) - 1, 1), 2)
    parts = name.split()
    return " ".join(f"{part[0].upper()}." for part in parts[:3])


def masked_phone(number: str) -> str:
    """A number with its middle hidden, by the habit of its country: 138****8000."""
    digits = re.sub(r"\D", "", number)
    code = next((one for one in _CODES if number.startswith("+") and digits.startswith(one)), "")
    own, (before, after) = digits[len(code) :], PLACES.get(code, (0, 2))
    if len(own) < before + after + _FEW:
        return HIDDEN * _FEW + own[-2:]
    lead = "" if code in ("86", "") else f"+{code} "
    return f"{lead}{own[:before]}{HIDDEN * (len(own) - before - after)}{own[-after:]}"


def masked_email(address: str) -> str:
    """The first letter and how the domain begins: l***@m***."""
    name, _, domain = address.rpartition("@")
    return f"{name[:1]}{HIDDEN * 3}@{domain[:1]}{HIDDEN * 3}" if name else masked_id(address)


def masked_point(value: str) -> str:
    """A number or an e-mail address, told apart by its form."""
    return masked_email(value) if "@" in value else masked_phone(value)


def masked_id(text: str) -> str:
    """The last two characters of an id, a number of an account, or an address; none of a short one."""
    return HIDDEN * _FEW + (text[-2:] if len(text) > 2 * _FEW else "")
