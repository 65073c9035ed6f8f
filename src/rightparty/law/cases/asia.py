"""The vocabulary of cases for Asia, Europe and Latin America: facts by word, turned into a tiny book.

`asia_words.py` and `asia_flags.py` hold the words, `asia_told.py` reads a case with them, `asia_book.py`
draws the book, `asia_history.py` tells what happened in it, and `asia_records.py` files records.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases.asia_book import Book
from rightparty.law.cases.asia_history import tell
from rightparty.law.cases.asia_records import records_of
from rightparty.law.cases.asia_told import Told
from rightparty.law.cases.case import Case, Expected

_NUMBERED = re.compile(r"interest_up_to_[0-9.]+")


def translated(raw: Mapping[str, Any], where: str) -> Case:
    """A case of this vocabulary as a tiny book, a contact and records.

    Raises:
        InvalidInput: a key or a word that the vocabulary does not have, or an instant without an offset.
    """
    told = Told(raw, where)
    book = Book(told)
    tell(book)
    records = records_of(book)
    contact = book.contact() if told.is_contact else None
    return Case(
        str(raw["id"]),
        where,
        str(raw.get("why", "")),
        told.at,
        book.scene.dossier(),
        _expected(raw, where),
        contact,
        records,
        _stated(told),
    )


def _stated(told: Told) -> Mapping[str, Any]:
    """What no book says: how many come on a visit, and whether a member state's own law is loaded."""
    found: dict[str, Any] = {}
    if told.channel == "visit":
        found["collectors"] = told.facts.get("collectors", 2)
    if told.jurisdiction == "EU":
        found["has_national_pack"] = told.facts.get("member_state_pack", True)
    return found


def _expected(raw: Mapping[str, Any], where: str) -> Expected:
    until = str(raw.get("delay_until") or "")
    event = until.removeprefix("event:") if until.startswith("event:") else None
    return Expected(
        verdict=raw["expected"],
        product=raw.get("product_default"),
        retry_at=None if event or not until else datetime.fromisoformat(until),
        until_event=event,
        classes=tuple(dict.fromkeys(c for word in raw.get("limit_to") or () for c in _left(word, where))),
    )


def _left(word: str, where: str) -> tuple[str, ...]:
    """The content classes that a word of `limit_to` stands for."""
    name = _NUMBERED.sub("interest_up_to_cap", word)
    if name not in _limits():
        raise InvalidInput(f"{where}: no limit `{word}`", f"limits.toml has {', '.join(sorted(_limits()))}")
    return _limits()[name]


@cache
def _limits() -> Mapping[str, tuple[str, ...]]:
    text = (files("rightparty.law.cases") / "limits.toml").read_text(encoding="utf-8")
    return {word: tuple(classes) for word, classes in tomllib.loads(text).items()}
