"""Payments under way for too long: a human sees them, and nothing goes meanwhile."""

from datetime import timedelta

import pytest

from rightparty.desk.means import Means
from rightparty.desk.metrics import GAUGES
from rightparty.desk.pending import COLUMNS, days_max, long_pending
from rightparty.desk.sending import send_one
from rightparty.desk.stop import Fact, take_facts, take_payment
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.wrong import EARLIER, Ready, queue

PAID = {"payment_id": "Y", "debt_id": "D0001", "paid_at": "2026-11-16T09:00:00+08:00",
        "amount": "100.00", "status": "pending"}  # fmt: skip


def counted(means: Means) -> int:
    """What the operator's figure says."""
    (gauge,) = [one for one in GAUGES if one.name == "rightparty_payments_long_pending"]
    row = means.connection.execute(gauge.query, {"now": MORNING, "days": days_max()}).fetchone()
    assert row is not None
    return int(row[0])


def test_a_payment_under_way_for_long_is_a_humans_task_and_still_holds(ready: Ready) -> None:
    """It is listed and counted, nothing is sent, and what becomes of it takes it off the list."""
    means = ready(small_book(1))
    about = (means.connection, means.home)
    (one,) = queue(means)
    means.connection.execute(
        "INSERT INTO book_payments (payment_id, debt_id, paid_at, amount, status)"
        " VALUES (%s, %s, %s, %s, %s)",
        list(PAID.values()),
    )
    (row,) = long_pending(means.connection, MORNING)
    assert set(row) == set(COLUMNS)
    assert (row["of"], row["id"], row["debt_id"], row["days"]) == ("payment", "Y", "D0001", 8)
    assert counted(means) == 1
    assert send_one(means, one) == "held"
    take_payment(*about, {**PAID, "status": "posted"}, MORNING)
    assert long_pending(means.connection, MORNING) == []
    assert counted(means) == 0


@pytest.mark.parametrize("seconds", [0, 1])
def test_it_is_listed_once_the_days_of_the_house_have_passed(ready: Ready, seconds: int) -> None:
    """To the second; what somebody told us counts from when they did, until it is ended."""
    means = ready(small_book(1))
    told = EARLIER - timedelta(days=1)
    notice = {"notice_id": "N", "at": told.isoformat(), "kind": "payment_pending", "person_id": "P0001",
              "debt_id": "D0001"}  # fmt: skip
    take_facts(means.connection, means.home, [Fact("notice", notice)], EARLIER)
    at = told + timedelta(days=days_max(), seconds=-seconds)
    found = [(row["of"], row["person_id"]) for row in long_pending(means.connection, at)]
    assert found == ([] if seconds else [("notice", "P0001")])
    assert long_pending(means.connection, MORNING, days=0) != []
    means.connection.execute("UPDATE book_notices SET until = %s", [MORNING])
    assert long_pending(means.connection, at) == []
