"""Whether a promise about several debts was just kept: alike for one contact and in a table."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rightparty.engine import Engine, open_engine
from rightparty.gate.answers import answers
from rightparty.gate.asked import normalised
from rightparty.gate.chunk import chunk_of
from rightparty.gate.contact import Contact
from rightparty.gate.facts import facts
from rightparty.gate.facts_history import surroundings
from rightparty.gate.gathering import dossier_of
from rightparty.law.load import Law
from rightparty.parties.model import default_model
from tests.gate.books import book_of, candidates_of
from tests.gate.cases import instant
from tests.gate.every_question import every_rule

NOW = instant("2026-11-24T09:00:00+08:00")
MADE = instant("2026-11-10T10:00:00+08:00")
YESTERDAY = instant("2026-11-23T10:00:00+08:00")
FACT = "promise_kept_lately"
Row = dict[str, Any]


@pytest.fixture(scope="module")
def law() -> Law:
    """A law that asks this one question."""
    return Law(tuple(rule for rule in every_rule().rules if FACT in rule.questions))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all books."""
    with closing(open_engine()) as running:
        yield running


def debt(debt_id: str, currency: str = "CNY", creditor: str = "bank") -> Row:
    """A debt."""
    return {"debt_id": debt_id, "creditor_id": creditor, "product": "personal", "currency": currency,
            "opened_on": date(2026, 1, 1), "principal": Decimal(1000), "annual_rate": Decimal(0)}  # fmt: skip


def paid(debt_id: str, amount: str, **more: Any) -> Row:
    """Money that came yesterday."""
    return {"payment_id": f"y-{debt_id}-{amount}", "debt_id": debt_id, "paid_at": YESTERDAY,
            "amount": Decimal(amount), "status": "posted"} | more  # fmt: skip


BOTH = (paid("d1", "60"), paid("d2", "40"))
CASES: Sequence[tuple[Row, tuple[str, ...], Sequence[Row], bool | None]] = [
    ({}, ("d1", "d2"), BOTH, True),
    ({}, ("d1", "d2"), [paid("d1", "100")], True),
    ({}, ("d1", "d2", "d3"), BOTH, True),
    ({}, ("d1", "d2"), [paid("d1", "60"), paid("d2", "39.99")], False),
    ({}, ("d1", "d2"), [paid("d1", "60"), paid("d3", "40")], False),
    ({}, ("d1",), BOTH, False),
    ({}, ("d1", "d3"), BOTH, False),
    ({"debt_ids": ("d1", "d2", "d2")}, ("d2", "d1"), BOTH, True),
    ({"debt_ids": ("d1", "usd")}, ("d1", "usd"), [paid("d1", "100")], False),
    ({"debt_ids": ("d1", "nowhere")}, ("d1", "nowhere"), [paid("d1", "100")], False),
    ({"debt_ids": ("d1",)}, ("d1", "usd"), [paid("d1", "100")], True),
    ({"person_id": "other"}, ("d1", "d2"), BOTH, False),
    ({"status": "withdrawn"}, ("d1", "d2"), BOTH, False),
    ({}, ("d1", "d2"), [*BOTH, paid("d2", "1", status=None)], None),
    ({}, ("d1", "d2"), [paid("d1", "60"), paid("d2", "40", status="pending")], False),
]


@pytest.mark.slow
@pytest.mark.parametrize(("promise", "named", "payments", "expected"), CASES)
def test_the_sum_over_all_its_debts_and_a_contact_about_all_of_them(
    engine: Engine, law: Law, promise: Row, named: tuple[str, ...], payments: Sequence[Row], expected: bool
) -> None:
    """What came may be for one debt or several; a contact about some of them only knows of no thanks."""
    made = {"promise_id": "r", "person_id": "p", "debt_ids": ("d1", "d2"), "made_at": MADE,
            "due_on": date(2026, 11, 24), "amount": Decimal(100), "status": "open"} | promise  # fmt: skip
    rows: Mapping[str, Sequence[Row]] = {
        "creditors": [{"creditor_id": "bank", "name": "Bank", "kind": "bank", "country": "CN"}],
        "persons": [{"person_id": "p", "country": "CN", "zone": "Asia/Shanghai"}],
        "debts": [*map(debt, ("d1", "d2", "d3")), debt("usd", "USD")],
        "liabilities": [
            {"debt_id": one, "person_id": "p", "role": "borrower"} for one in ("d1", "d2", "d3", "usd")
        ],
        "promises": [made],
        "payments": payments,
    }
    book = book_of(engine, rows, as_of=NOW)
    contact = Contact("c", named, "p", "x", "email", NOW, "offer")
    dossier = dossier_of(engine, book, "p", "x", named)
    _, by_value = answers(contact, dossier, law, default_model())
    asked = engine.materialize(normalised(candidates_of(engine, [contact]), NOW), "case_asked")
    found = chunk_of(engine, book, asked, surroundings(engine, book, NOW, NOW, law), law)
    (by_column,) = engine.rows(facts(found, default_model()))
    assert (by_value[FACT], by_column[FACT]) == (expected, expected)
