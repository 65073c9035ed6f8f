"""Days of people who are late, with and without a contact, for tests of learning."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from rightparty.plan.learning.outcomes import PersonDay

WINDOW = 7
BY_ITSELF = 0.004
"""The share of what is overdue that comes in a day without contact."""


def day(number: int, share: float, channel: str | None = None, **facts: Any) -> PersonDay:
    """A day of somebody: an e-mail that tells, or nothing."""
    content = None if channel is None else "full"
    base = PersonDay(
        f"p{number}", "bank", date(2026, 11, 1), channel, content, "CNY", Decimal("1000.00"), share,
        share / 7, 7.0, None, channel is None, False, 9, 40, 0, 0, 20, False, False, False,
    )  # fmt: skip
    return replace(base, **facts)


def days(count: int, effect: float, *, seed: int = 1, **facts: Any) -> list[PersonDay]:
    """So many days with an e-mail and as many without; one pays a tenth of what is overdue, or nothing."""
    roll = Random(seed).random
    rows = []
    for number in range(count):
        rows.append(day(2 * number, 0.1 * (roll() < 10 * BY_ITSELF * 7)))
        came = 0.1 * (roll() < 10 * (BY_ITSELF * 7 + effect))
        rows.append(day(2 * number + 1, came, "email", **facts))
    return rows
