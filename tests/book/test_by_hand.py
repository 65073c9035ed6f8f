"""What is known, written by hand: read as a book is, and refused where it cannot be."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rightparty.book.by_hand import by_hand
from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
REQUIRED: dict[str, list[dict[str, object]]] = {table.name: [] for table in TABLES.values() if table.required}


def test_values_are_those_of_a_loaded_book() -> None:
    """Instants are UTC, money is decimal, lists are tuples, a number has its normal form and its zones."""
    dossier = by_hand(
        REQUIRED
        | {
            "creditors": [
                {"creditor_id": "C", "name": "Bank", "kind": "bank", "country": "CN", "member_of": "cba;x"}
            ],
            "points": [{"point_id": "X", "kind": "mobile", "value": "138 0013 8000"}],
            "payments": [
                {"payment_id": "1", "debt_id": "D", "paid_at": "2026-11-01T08:00:00+08:00", "amount": 1.5}
            ],
            "instalments": [
                {"debt_id": "D", "number": 1, "due_on": "2026-10-05", "principal": "9.90", "interest": 0}
            ],
        },
        NOW,
        NOW,
    )
    assert dossier.rows("creditors")[0]["member_of"] == ("cba", "x")
    assert dossier.rows("creditors")[0]["hotline"] is None
    [point] = dossier.rows("points")
    assert (point["value"], point["country"], point["zones"]) == ("+8613800138000", "CN", ("Asia/Shanghai",))
    [payment] = dossier.rows("payments")
    assert payment["paid_at"] == datetime(2026, 11, 1, tzinfo=UTC)
    assert payment["amount"] == Decimal("1.5")
    assert dossier.rows("instalments")[0]["due_on"] == date(2026, 10, 5)


def test_a_table_that_is_not_named_is_unknown() -> None:
    """An empty one is known to be empty, since the instant stated."""
    dossier = by_hand({**REQUIRED, "events": []}, NOW, datetime(2015, 1, 1, tzinfo=UTC))
    assert "notices" in dossier.absent_tables
    assert "events" not in dossier.absent_tables
    assert dossier.meta.complete_since["events"] == datetime(2015, 1, 1, tzinfo=UTC)
    assert "notices" not in dossier.meta.complete_since


def test_every_fault_is_told_at_once() -> None:
    """A table, a column, a word, a value, an offset and what is left out: each by its place."""
    with pytest.raises(InvalidInput) as caught:
        by_hand(
            {
                **{name: rows for name, rows in REQUIRED.items() if name != "payments"},
                "evnts": [],
                "points": [{"point_id": "X", "kind": "mobil", "value": "1", "colour": "red"}],
                "evidence": [
                    {"point_id": "X", "person_id": "P", "at": "2026-11-01T08:00:00", "kind": "stated"}
                ],
                "debts": [{"debt_id": "D", "principal": "ten"}],
            },
            datetime(2026, 11, 23),  # noqa: DTZ001 -- what the check is for
            NOW,
        )
    told = "\n".join(str(problem) for problem in caught.value.problems)
    for fault in (
        "no table `evnts`: did you mean `events`?",
        "`payments` is missing",
        "points[0]: no column `colour`",
        "points[0]: kind is never `mobil`: did you mean `mobile`?",
        "evidence[0]: at `2026-11-01 08:00:00` has no offset",
        "debts[0]: principal `ten` is no money",
        "debts[0]: `product` is left out",
        "`as_of` has no offset",
    ):
        assert fault in told
