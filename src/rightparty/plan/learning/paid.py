"""What came in after each day of the past, as a share of what was overdue on it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.book.book import Book
from rightparty.book.stayed import stayed
from rightparty.engine import Engine

Row = dict[str, Any]
DAY = timedelta(days=1)


def pay(
    engine: Engine,
    book: Book,
    cases: Iterable[Row],
    ends: datetime,
    window_days: int,
) -> None:
    """What came in on each case's debts in its window, as a share of what was overdue.

    Once all is paid the window ends: nothing more could come in, and no contact would follow.
    """
    paid = _payments(engine, book)
    for case in cases:
        start = case["start"]
        until = min(start + window_days * DAY, case["next_at"] or ends, ends)
        came = sorted(
            (at, amount)
            for debt in case["debt_ids"]
            for at, amount in paid.get(debt, ())
            if start < at <= until
        )
        total = first_day = Decimal(0)
        for at, amount in came:
            total += amount
            first_day += amount if at <= start + DAY else 0
            if total >= case["amount"]:  # nothing is left that could come in
                until = at
                break
        case["days"] = (until - start) / DAY
        case["whole_day"] = start + DAY <= ends
        case["share"] = float(min(total / case["amount"], Decimal(1)))
        case["day_share"] = float(min(first_day / case["amount"], Decimal(1)))
        case["week_share"] = _week_share(case, paid, ends, window_days)


def _week_share(
    case: Row, paid: Mapping[str, Sequence[tuple[datetime, Decimal]]], ends: datetime, window_days: int
) -> float | None:
    """What came in in the whole window from the morning on, whatever was sent in it."""
    until = case["at"] + window_days * DAY
    if until > ends:
        return None
    came = (
        amount for debt in case["debt_ids"] for at, amount in paid.get(debt, ()) if case["at"] < at <= until
    )
    return float(min(sum(came, Decimal(0)) / case["amount"], Decimal(1)))


def _payments(engine: Engine, book: Book) -> dict[str, list[tuple[datetime, Decimal]]]:
    """Money that came in and stayed, by debt."""
    found: dict[str, list[tuple[datetime, Decimal]]] = {}
    for row in engine.rows(stayed(book.tables["payments"]).order_by("paid_at", "payment_id")):
        found.setdefault(row["debt_id"], []).append((row["paid_at"], row["amount"]))
    return found
