"""On which occasion a text was sent: what a book says of it, and what it leaves unknown."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.audit.occasions import occasions_of
from rightparty.engine import Engine
from rightparty.gate.facts_debts import BALANCES, balances_of
from tests.audit.rows import DEBT, LENDER, NOON, Row, book_of_rows, contacts_of_rows

PAID = {"payment_id": "Y", "debt_id": "D", "amount": "400.00", "status": "posted"}
SUIT = {"notice_id": "N", "kind": "litigation", "debt_id": "D", "ref": "(2026)沪01民初1号"}
SINCE = {"notices": NOON - timedelta(days=900)}


def occasion(engine: Engine, contact: Row | None = None, **book: Any) -> dict[str, Any]:
    """What is known of one contact at midday, whose debt is 1,050 late for a month."""
    found = book_of_rows(engine, **book)
    contacts = contacts_of_rows(engine, [{"contact_id": "c", **(contact or {})}], {})
    days = contacts.select(debt_id=contacts.debt_ids.unnest(), on=contacts["at"].date())
    balances = engine.materialize(balances_of(found.tables, days, found.meta.as_of), "balances")
    known = replace(found, tables={**found.tables, BALANCES: balances})
    [row] = engine.rows(occasions_of(contacts, known))
    return row


@pytest.mark.slow
def test_what_was_owed_then(engine: Engine) -> None:
    """What was paid before is off; what came later is not."""
    assert occasion(engine)["amount_owed"] == Decimal("1050.00")
    before = PAID | {"paid_at": NOON - timedelta(days=3)}
    assert occasion(engine, payments=[before])["amount_owed"] == Decimal("650.00")
    after = PAID | {"paid_at": NOON + timedelta(days=3)}
    assert occasion(engine, payments=[after])["amount_owed"] == Decimal("1050.00")


@pytest.mark.parametrize(
    "book",
    [
        {"payments": [PAID | {"paid_at": NOON + timedelta(hours=3)}]},
        {"absent": ["charges"]},
        {"lost": [{"table": "payments", "debt_ids": ("D",)}]},
        {"lost": [{"table": "instalments", "debt_ids": ()}]},
        {"payments": [PAID | {"paid_at": NOON - timedelta(days=3), "status": None}]},
    ],
    ids=[
        "paid that day",
        "no table of charges",
        "a payment left out",
        "a row of nobody",
        "of unknown status",
    ],
)
def test_what_was_owed_is_unknown(engine: Engine, book: dict[str, Any]) -> None:
    """Money of that day may have come after the message; a row that was left out may be about it."""
    assert occasion(engine, **book)["amount_owed"] is None


@pytest.mark.parametrize(
    ("barred_on", "expected"), [(timedelta(days=-1), True), (timedelta(days=1), False), (None, False)]
)
def test_a_period_of_limitation(engine: Engine, barred_on: timedelta | None, expected: bool) -> None:
    """A stated day decides; a debt that is a month late is barred nowhere."""
    day = None if barred_on is None else (NOON + barred_on).date()
    assert occasion(engine, debts=[DEBT | {"time_barred_on": day}])["time_barred"] is expected


def test_a_case_is_on_file_or_not_or_nobody_knows(engine: Engine) -> None:
    """Its number from the day on which it was told of; none, where every notice is on file."""
    told = SUIT | {"at": NOON - timedelta(days=2)}
    assert occasion(engine, notices=[told])["filed_case"] == SUIT["ref"]
    later = SUIT | {"at": NOON + timedelta(days=2)}
    assert occasion(engine, notices=[later])["filed_case"] is None
    assert occasion(engine, notices=[later], complete=SINCE)["filed_case"] == ""
    lost = [{"table": "notices", "debt_ids": ("X",)}]
    assert occasion(engine, complete=SINCE, lost=lost)["filed_case"] is None
    assert occasion(engine, complete={"notices": NOON + timedelta(days=1)})["filed_case"] is None


def test_whom_the_law_binds(engine: Engine) -> None:
    """The lender's associations and the agency's; who sends for a lender is a collector of 12 CFR 1006."""
    agency = {"agency_id": "A", "creditor_id": "L", "name": "明诺商务", "member_of": ("nifa",)}
    row = occasion(engine, {"agency_id": "A"}, agencies=[agency])
    assert set(row["member_of"]) == {"cba", "nifa"}
    assert set(row["creditor_names"]) == {"云岭银行", "明诺商务"}
    assert row["us_collector"] is True
    own = occasion(engine, creditors=[LENDER | {"member_of": None}])
    assert own["member_of"] is None
    assert own["creditor_names"] == ("云岭银行",)
    assert own["us_collector"] is None
