"""Money during a play: never more than is owed, and never twice."""

from collections import deque
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.purse import Intent, Purse

BEGAN = datetime(2026, 11, 1, 1, tzinfo=UTC)
CENTS = st.integers(1, 500_000).map(lambda cents: Decimal(cents) / 100)


def own(amount: Decimal, hours: int, *, reverses: str | None = None, back: bool = False) -> dict[str, Any]:
    """A payment of the town's own, so many hours after the play began."""
    return {
        "payment_id": f"Y{hours}", "debt_id": "d1", "paid_at": BEGAN + timedelta(hours=hours),
        "amount": amount, "reverses": reverses, "taken_back": back,
    }  # fmt: skip


def meant(share: float, hours: int, promise_id: str = "") -> Intent:
    """Somebody means to pay, so many hours after the play began."""
    return Intent(BEGAN + timedelta(hours=hours), "ana", ("d1",), share, promise_id)


def purse(overdue: Decimal, *payments: dict[str, Any]) -> Purse:
    """One debt, 40 days late."""
    found = Purse(deque(sorted(payments, key=lambda row: row["paid_at"])))
    found.morning({"d1": (overdue, 40)})
    return found


@given(
    CENTS, st.lists(st.tuples(st.floats(0, 1), st.integers(1, 100)), max_size=8), st.lists(CENTS, max_size=4)
)
def test_contacts_never_bring_in_more_than_is_owed(
    overdue: Decimal, shares: list[tuple[float, int]], payments: list[Decimal]
) -> None:
    """Whoever means to pay how often, and whatever comes in beside it."""
    kept = purse(overdue, *(own(amount, 3 + 7 * number) for number, amount in enumerate(payments)))
    for share, hours in shares:
        kept.intend(meant(share, hours))
    kept.until(BEGAN + timedelta(days=10))
    assert sum(one.amount for one in kept.receipts) <= overdue
    assert kept.left["d1"] >= 0
    assert all(one.amount > 0 for one in kept.receipts)


@given(CENTS, st.floats(0.01, 1), CENTS)
def test_what_is_brought_forward_is_not_paid_again(overdue: Decimal, share: float, later: Decimal) -> None:
    """All that comes in is what the town has coming, or what the contact brought in where that is more."""
    kept = purse(overdue, own(later, 50))
    kept.intend(meant(share, 2))
    rows = kept.until(BEGAN + timedelta(days=10))
    brought = sum(row["amount"] for row in rows if row["payment_id"].startswith("PLAY"))
    assert sum(row["amount"] for row in rows) == max(brought, later)
    assert kept.netted == min(brought, later)


def test_rows_come_in_the_order_of_time_and_not_before_it() -> None:
    """What is due after the instant waits."""
    kept = purse(Decimal(1000), own(Decimal(10), 5))
    kept.intend(meant(0.5, 30))
    assert [row["amount"] for row in kept.until(BEGAN + timedelta(hours=6))] == [Decimal(10)]
    assert kept.until(BEGAN + timedelta(hours=29)) == []
    assert [row["amount"] for row in kept.until(BEGAN + timedelta(hours=30))] == [Decimal("495.00")]


def test_a_promise_is_kept_or_broken_on_its_day() -> None:
    """A share of nought is a promise broken; both are told to the book."""
    kept = purse(Decimal(100))
    kept.intend(meant(0.5, 10, "kept"))
    kept.intend(meant(0.0, 20, "broken"))
    rows = kept.until(BEGAN + timedelta(days=2))
    assert kept.statuses == {"kept": "kept", "broken": "broken"}
    assert [row["amount"] for row in rows] == [Decimal("50.00")]


def test_a_debit_that_the_bank_takes_back_is_no_money() -> None:
    """Both rows reach the book, neither counts, and neither is netted."""
    first, second = own(Decimal(60), 1, back=True), own(Decimal(60), 2, reverses="Y1")
    kept = purse(Decimal(100), first, second)
    assert len(kept.until(BEGAN + timedelta(days=1))) == 2
    assert kept.receipts == []
    assert kept.left["d1"] == 100


def test_what_is_not_yet_due_is_no_money_back() -> None:
    """A payment on a debt with nothing overdue is not counted."""
    kept = purse(Decimal(0), own(Decimal(60), 1))
    kept.until(BEGAN + timedelta(days=1))
    assert kept.receipts == []
