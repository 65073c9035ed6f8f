"""What credit costs in all: every charge by its name, and the yearly rate that they amount to together.

Two rates are in use, and a law says which it means. The effective one compounds by the year and counts days
(Directive (EU) 2023/2225, annex III). The nominal one is twelve times that of a month (12 CFR 1026, appendix
J); in mainland China the internal rate of return by the month, times twelve, is how a loan in instalments is
annualised where a price is to be told.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from rightparty.errors import InvalidInput
from rightparty.relief.schedule import month_after

INTEREST_KIND: Final = "interest"
KINDS: Final = (INTEREST_KIND, "fee", "guarantee", "insurance", "service", "membership")
"""What a charge is called. Whoever takes it, it is part of the price."""

IN_DEFAULT: Final = ("penalty_interest", "late_fee", "collection_cost")
"""What is charged only where a payment is missed; it is told apart, and is in no rate."""

_DAYS_A_YEAR = 365
_DAYS_A_MONTH = 30
_MONTHS_A_YEAR = 12
_PLACES = Decimal("0.000001")
_MOST = 1_000.0
_HALVINGS = 50


@dataclass(frozen=True)
class Paid:
    """Money that the borrower pays on a day."""

    on: date
    amount: Decimal


@dataclass(frozen=True)
class Charge:
    """One cost: of `KINDS` or of `IN_DEFAULT`, who takes it, how much in all, or how it is reckoned."""

    kind: str
    taken_by: str
    amount: Decimal | None
    reckoned: str = ""

    def __post_init__(self) -> None:
        if self.kind not in (*KINDS, *IN_DEFAULT):
            raise InvalidInput(f"no charge is called `{self.kind}`", f"there are {', '.join(KINDS)}")
        if self.kind in KINDS and (self.amount is None or self.amount < 0):
            raise InvalidInput(f"`{self.kind}` of {self.amount}", "say how much it comes to in all")
        if self.amount is None and not self.reckoned:
            raise InvalidInput(f"`{self.kind}` without an amount", "say how it is reckoned")


@dataclass(frozen=True)
class CostTable:
    """The table that is shown before anybody signs: each charge, all of them, and the yearly rates.

    `received`: what came into the borrower's hands, which is less than was lent where something was kept
    back (Civil Code, art. 670).
    """

    received: Decimal
    charges: Sequence[Charge]
    if_late: Sequence[Charge]
    total: Decimal
    effective: Decimal
    nominal: Decimal


def cost_table(
    received: Decimal, received_on: date, payments: Sequence[Paid], charges: Sequence[Charge]
) -> CostTable:
    """The table of a loan or an agreement; the charges have to explain all that is paid beyond `received`.

    Raises:
        InvalidInput: they do not, or less is paid than was received.
    """
    usual = [charge for charge in charges if charge.kind in KINDS]
    paid = sum((payment.amount for payment in payments), Decimal(0))
    named = sum((charge.amount or Decimal(0) for charge in usual), Decimal(0))
    if paid - received != named:
        what = f"{paid} is paid for {received}, and the charges come to {named}"
        raise InvalidInput(what, "name every charge, whoever takes it: nothing may be left out of the price")
    return CostTable(
        received,
        usual,
        [charge for charge in charges if charge.kind in IN_DEFAULT],
        named,
        effective_rate(received, received_on, payments),
        nominal_rate(received, received_on, payments),
    )


def effective_rate(received: Decimal, received_on: date, payments: Sequence[Paid]) -> Decimal:
    """The rate at which the payments are worth what was received, compounded by the year: 0.12 is 12 %.

    Raises:
        InvalidInput: less is paid than was received, or something on a day before.
    """
    years = [(payment.on - received_on).days / _DAYS_A_YEAR for payment in payments]
    worth = [(float(payment.amount), after) for payment, after in zip(payments, years, strict=True)]
    _check(received, received_on, payments)

    def at(rate: float) -> float:
        return sum(sum_ / math.pow(1 + rate, after) for sum_, after in worth)

    return _told(_solved(float(received), at))


def nominal_rate(received: Decimal, received_on: date, payments: Sequence[Paid]) -> Decimal:
    """Twelve times the rate of a month; days beyond whole months are thirtieths, with simple interest.

    Raises:
        InvalidInput: as `effective_rate`.
    """
    _check(received, received_on, payments)
    worth = [(float(payment.amount), *_months(received_on, payment.on)) for payment in payments]

    def at(rate: float) -> float:
        return sum(sum_ / ((1 + days * rate) * (1 + rate) ** months) for sum_, months, days in worth)

    return _told(_MONTHS_A_YEAR * _solved(float(received), at))


def _check(received: Decimal, received_on: date, payments: Sequence[Paid]) -> None:
    paid = sum((payment.amount for payment in payments), Decimal(0))
    if received <= 0 or paid < received:
        raise InvalidInput(f"{paid} is paid for {received}", "a price is of what was received and paid back")
    if any(payment.on < received_on for payment in payments):
        raise InvalidInput(f"something is paid before {received_on}", "take it off what was received")


def _months(since: date, until: date) -> tuple[int, float]:
    """Whole months counted back from the later day, and what is left as a part of a month."""
    months = (until.year - since.year) * _MONTHS_A_YEAR + until.month - since.month
    if month_after(until, -months) < since:
        months -= 1
    return months, (month_after(until, -months) - since).days / _DAYS_A_MONTH


def _solved(received: float, worth: Callable[[float], float]) -> float:
    """The rate at which all payments are worth what was received: the higher it is, the less they are."""
    low, high = 0.0, 1.0
    while worth(high) > received and high < _MOST:
        low, high = high, 2 * high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) > received else (low, middle)
    return high


def _told(rate: float) -> Decimal:
    return Decimal(rate).quantize(_PLACES)
