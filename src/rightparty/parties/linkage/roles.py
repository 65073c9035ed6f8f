"""What the columns of a table of records hold, by their headers and by what their cells look like.

A role says how two cells are compared (`comparing.py`) and what may be kept from it as a key (`blocking.py`).
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import ibis
import ibis.expr.types as ir


class Role(StrEnum):
    """What a column holds. `IGNORE` is not compared."""

    NAME = "name"  # a whole name: it is split into given name, middle name and surname
    GIVEN = "given"
    MIDDLE = "middle"
    SURNAME = "surname"
    SUFFIX = "suffix"  # Jr, Sr, II …
    DATE = "date"  # of birth
    IDENTIFIER = "identifier"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    NUMBER = "number"  # of a house
    ADDRESS = "address"  # a street, a suburb, a town, or all in one
    CATEGORY = "category"
    TEXT = "text"
    IGNORE = "ignore"


PERSONAL = (Role.GIVEN, Role.MIDDLE, Role.DATE, Role.IDENTIFIER, Role.EMAIL)
"""What tells the members of one household apart."""

CATEGORY_SHARE = 0.02
"""A column whose distinct values are fewer than this share of its cells holds categories."""


LOOKED_AT = 50_000
"""So many cells of a column are looked at."""


@dataclass(frozen=True)
class Profile:
    """A column by numbers: how many cells are filled, how many differ, and shares of the filled ones."""

    filled: int
    distinct: int
    length: float
    dates: float
    digits: float
    mails: float
    blanks: float
    ideographs: float
    day_first: float

    @property
    def distinctness(self) -> float:
        """Distinct values a filled cell."""
        return self.distinct / self.filled if self.filled else 0.0


def profile_from(row: Mapping[str, Any]) -> Profile:
    """A profile from the row of `profile_of`: of a column without any filled cell every number is 0."""
    return Profile(**{name: value or 0 for name, value in row.items()})


def profile_of(cells: ir.Table, column: str) -> ir.Table:
    """One row of the numbers of a column's `Profile`; a list is looked at by its first value."""
    value = cells[column]
    if value.type().is_array():
        value = value[0]
    text = value.cast("string").strip()
    t = cells.select(text=text.nullif("")).filter(lambda row: row.text.notnull()).limit(LOOKED_AT)
    date = r"^(\d{4}\D?\d{1,2}\D?\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})([T ].*)?$"
    leading = t.text.re_extract(r"^(\d{1,2})[/.\-]\d{1,2}[/.\-]\d{4}", 1)

    def share(found: ir.Value) -> ir.Value:
        return found.cast("float64").mean()

    return t.aggregate(
        filled=t.count(),
        distinct=t.text.nunique(),
        length=t.text.length().cast("float64").mean(),
        dates=share(t.text.re_search(date)),
        digits=share(t.text.re_search(r"^[+(]?\d[\d .()\-]*$")),
        mails=share(t.text.re_search(r"^[^@ ]+@[^@ ]+$")),
        blanks=share(t.text.re_search(r"\S\s+\S")),
        ideographs=share(t.text.re_search("[\u4e00-\u9fff]")),
        day_first=share(leading.nullif("").notnull() & (leading.lpad(2, "0") > ibis.literal("12"))),
    )


def role_of(header: str, profile: Profile) -> Role:
    """What a column holds: its header decides, unless the cells cannot be of that kind."""
    if profile.filled == 0 or profile.distinct <= 1:
        return Role.IGNORE
    named = role_by_header(header)
    if named is Role.DATE and profile.dates < 0.5:
        return Role.NUMBER if profile.digits > 0.5 else Role.TEXT
    if named in (Role.GIVEN, Role.SURNAME, Role.NAME, Role.MIDDLE) and profile.digits > 0.5:
        named = None
    return named if named is not None else role_by_cells(profile)


def role_by_cells(profile: Profile) -> Role:
    """What a column with an unknown header holds."""
    few = profile.distinct <= 2 or profile.distinctness < CATEGORY_SHARE
    cases = (
        (Role.EMAIL, profile.mails > 0.5),
        (Role.DATE, profile.dates > 0.8 and profile.length >= 8),
        (Role.CATEGORY, few),
        (Role.IDENTIFIER, profile.digits > 0.8 and profile.distinctness > 0.3 and profile.length >= 5),
        (Role.NUMBER, profile.digits > 0.5),
        (Role.IDENTIFIER, profile.length < 14 and profile.blanks < 0.05 and profile.distinctness > 0.7),
        (Role.TEXT, True),
    )
    return next(role for role, fits in cases if fits)


def role_by_header(header: str) -> Role | None:
    """What a header says; None where it is not known."""
    words = _words(header)
    joined = "".join(words)
    for role, known in _vocabulary().items():
        whole = {"".join(_words(word)) for word in known["whole"]}
        if joined in whole or any(word in whole for word in words):
            return Role(role)
        if any("".join(_words(word)) in joined for word in known["inside"]):
            return Role(role)
    return None


@cache
def _vocabulary() -> Mapping[str, Mapping[str, Any]]:
    text = (files("rightparty.parties.linkage") / "roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words(header: str) -> tuple[str, ...]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", header))
    return tuple(re.findall(r"[^\W\d_]+", spaced.casefold()))
