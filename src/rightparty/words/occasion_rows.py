"""Reading an occasion from the cells of a row: a log, a file of texts."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from rightparty.errors import InvalidInput
from rightparty.law.faults import CHANNELS
from rightparty.law.vocabulary import ALL
from rightparty.words.conduct import AUDIENCES, IN, OUT, Occasion

TRUTHS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
NONE: Final = "none"
"""Of `filed_case`: there is no case, which is not the same as an empty cell."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "audience": AUDIENCES,
    "direction": (IN, OUT),
    "channel": tuple(CHANNELS),
    "content": tuple(ALL),
}
_FLAGS = (
    "by_agency",
    "us_collector",
    "visit_scheduled",
    "suit_intended",
    "first_contact",
    "law_firm_verified",
    "time_barred",
)
_LISTS = ("member_of", "creditor_names", "own_links", "own_numbers")
COLUMNS: Final = (
    *_WORDS, "country", "at", "creditor_kind", "amount_owed", "currency", *_LISTS, "filed_case", *_FLAGS,
)  # fmt: skip
"""Columns that say something of the occasion; lists are separated by `;`. An empty cell is unknown."""


def occasion_of(row: Mapping[str, Any]) -> Occasion:
    """The occasion that a row tells of.

    Raises:
        InvalidInput: a cell cannot be read; `problems` names each, with what it may hold.
    """
    known: dict[str, Any] = {}
    problems: list[str] = []
    for name in COLUMNS:
        cell = row.get(name)
        text = "" if cell is None else str(cell).strip()
        if text:
            try:
                known[name] = _value(name, text)
            except ValueError as fault:
                problems.append(f"`{name}` is `{text}`: {fault}")
    if problems:
        raise InvalidInput("this row tells of no occasion", problems=problems)
    return Occasion(**known)


def _value(name: str, text: str) -> Any:
    if name in _WORDS:
        if text not in _WORDS[name]:
            raise ValueError(f"write one of {', '.join(_WORDS[name])}")
        return text
    if name in _FLAGS:
        return _flag(text)
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    if name == "amount_owed":
        return _amount(text)
    if name == "at":
        return _instant(text)
    if name == "country" and not (len(text) == 2 and text.isalpha() and text.isupper()):
        raise ValueError("write two capital letters, such as CN")
    return "" if name == "filed_case" and text.lower() == NONE else text


def _flag(text: str) -> bool:
    if text.lower() not in TRUTHS:
        raise ValueError("write true or false")
    return TRUTHS[text.lower()]


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError("write a number, such as 1580.50") from None
    if not amount.is_finite() or amount < 0:
        raise ValueError("write a number, such as 1580.50")
    return amount


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("write an instant with its offset: 2026-11-23T09:00+08:00") from None
    if at.tzinfo is None:
        raise ValueError("add the offset: 2026-11-23T09:00+08:00")
    return at
