"""Money that came in and stayed."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rightparty.book.book import schema_of
from rightparty.book.stayed import stayed
from rightparty.engine import Engine

AT = datetime(2026, 11, 2, tzinfo=UTC)
LATER = datetime(2026, 11, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "backs", "stays"),
    [
        ("posted", [], "100.00"),
        (None, [], "100.00"),  # it may have been paid
        ("pending", [], None),
        ("reversed", [], None),
        ("posted", [("-100.00", "posted")], None),
        ("posted", [("30.00", "posted"), ("-20.00", "posted")], "50.00"),
        ("posted", [("-150.00", "posted")], None),
        ("posted", [("-100.00", "pending")], "100.00"),
        ("posted", [("-100.00", None)], "100.00"),  # nobody says that it was taken back
    ],
)
def test_what_stays_of_a_payment(
    engine: Engine, status: str | None, backs: list[tuple[str, str | None]], stays: str | None
) -> None:
    """What is on its way has not come in; what was taken back, whole or in part, did not stay."""
    rows = [{"payment_id": "y", "debt_id": "d", "paid_at": AT, "amount": "100.00", "status": status}]
    rows += [
        {
            "payment_id": f"b{number}",
            "debt_id": "other",
            "paid_at": LATER,
            "amount": amount,
            "status": said,
            "reverses": "y",
        }
        for number, (amount, said) in enumerate(backs)
    ]
    found = engine.rows(stayed(engine.create("payments", rows, schema_of("payments"))))
    expected = [] if stays is None else [("y", "d", AT, Decimal(stays))]
    assert [tuple(row.values()) for row in found] == expected
