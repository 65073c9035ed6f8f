"""The parameters by which an overdue amount is worked out: dated, cited, kept in `terms.toml`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import permutations
from typing import Any

from rightparty.errors import InvalidInput

COMPONENTS = ("costs", "interest", "principal")
"""What a debt is made of, in the words of `allocation`."""

ORDERS: Mapping[str, tuple[str, ...]] = {" ".join(order): order for order in permutations(COMPONENTS)}
"""Every order of allocation that can be asked for, by its plain spelling."""

DAILY_RATE_DIGITS = 10
"""A daily rate is rounded to this many decimals, half up, before it meets an amount."""


@dataclass(frozen=True)
class OwedTerms:
    """What holds where debt and agreement are silent.

    `tolerance` and `day_count` are by currency, the key "" standing for every other currency.
    `utc_offset` is by country in minutes, the key "" standing for every other country.
    """

    allocation: tuple[str, ...]
    tolerance: Mapping[str, Decimal]
    day_count: Mapping[str, int]
    max_age_days: int
    utc_offset: Mapping[str, int]

    def __post_init__(self) -> None:
        if self.allocation not in ORDERS.values():
            raise InvalidInput(f"allocation {self.allocation} is not an order of {', '.join(COMPONENTS)}")
        for name in ("tolerance", "day_count", "utc_offset"):
            if "" not in getattr(self, name):
                raise InvalidInput(f'{name} has no entry "" for everything that it does not name')

    def __hash__(self) -> int:
        return hash(
            (self.allocation, self.max_age_days)
        )  # of the parts that have one: equal terms have the same

    def tolerance_in(self, currency: str) -> Decimal:
        """What an instalment in this currency may be short by without being late."""
        return self.tolerance.get(currency, self.tolerance[""])

    def day_count_in(self, currency: str) -> int:
        """Days of the year that a yearly rate is divided by."""
        return self.day_count.get(currency, self.day_count[""])

    def offset_in(self, country: str | None) -> int:
        """Minutes from UTC to the ledger's clock in this country."""
        return self.utc_offset.get(country or "", self.utc_offset[""])


def order_of(text: str | None) -> tuple[str, ...] | None:
    """An order of allocation as written in a book (`costs;interest;principal`); None if unreadable."""
    return ORDERS.get(plain(text)) if text is not None else None


def plain(text: str) -> str:
    """The words of an order of allocation, whatever stands between them."""
    return re.sub("[^a-z]+", " ", text.lower()).strip()


@lru_cache(maxsize=64)
def terms_on(day: date) -> OwedTerms:
    """The parameters in force on a day."""
    text = files("rightparty.book").joinpath("terms.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    offsets = table["utc_offset"]
    return OwedTerms(
        allocation=tuple(_in_force(table["allocation"], day)[""]),
        tolerance={unit: Decimal(value) for unit, value in _in_force(table["tolerance"], day).items()},
        day_count=_in_force(table["day_count"], day),
        max_age_days=_in_force(table["max_age_days"], day)[""],
        utc_offset={"": offsets["elsewhere"], **offsets["minutes"]},
    )


def _in_force(entries: Sequence[Mapping[str, Any]], day: date) -> dict[str, Any]:
    held = {}
    for entry in sorted(entries, key=lambda entry: entry["since"]):
        if entry["since"] <= day or entry.get("currency", "") not in held:
            held[entry.get("currency", "")] = entry["value"]
    return held


DEFAULT = terms_on(date.max)
"""The newest parameters there are."""

BUCKETS = ("M1", "M2", "M3", "M4", "M5", "M6")
"""Buckets of thirty days past due each; before them stands `current`, after them `M7+`."""

IN_FORCE = ("performing", "late", "done")
"""An agreement in one of these states has taken the place of the first schedule."""

CLOSED = ("settled", "sold", "discharged")
"""Debts of these states owe nothing that could be asked for."""

UNQUOTABLE: Mapping[str, str] = {
    "settled": "the debt is settled",
    "sold": "the debt has been sold",
    "discharged": "the debt is discharged",
    "no_schedule": "no instalment of the debt is in the book",
    "rows_left_out": "a row about the debt could not be used",
    "charges_unknown": "the book has no table of charges, so fees may be missing",
    "balance_date_unknown": "the book does not say as of when the balance holds",
    "balance_too_old": "the balance is too old to be quoted",
    "payment_status_unknown": "a payment does not say whether it is posted, pending or reversed",
    "payment_negative": "a payment is negative and names no payment that it reverses",
    "reversal_unclear": "a reversal fits no payment of the debt, or takes back more than was paid",
    "agreement_unknown": "instalments name an agreement that is not in the book",
    "agreement_date_unknown": "the agreement in force does not say since when",
    "several_agreements": "more than one agreement is in force for the debt",
    "allocation_unclear": "the order of allocation cannot be read",
}
"""Why an amount must not be told to anyone: code → what is wrong, in the order in which they are listed."""
