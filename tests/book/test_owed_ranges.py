"""What is owed on many debts, range after range: the same rows as at once."""

from dataclasses import replace

import pytest

from rightparty.book.book import QUARANTINE
from rightparty.book.owed import owed
from rightparty.book.owed_ranges import owed_by_ranges
from rightparty.engine import Engine
from tests.book.ledgers import ON, START, Account, charge, debt, instalment, payment, tables


def accounts(count: int, cards: int = 0) -> list[Account]:
    """Debts that differ in what was paid, and when; the first `cards` of them revolve."""
    made = []
    for place in range(count):
        name, least = f"d{place:03}", "10" if place < cards else None
        one = Account(
            debt(name, status="settled" if place % 11 == 0 else "active"),
            tuple(instalment(n, START.replace(month=n), minimum=least) for n in range(1, place % 8 + 1)),
            (payment(f"{name}-1", START.replace(day=20), str(100 * (place % 23))),),
            (charge(f"{name}-1", START.replace(month=2), "late_fee", "15"),) if place % 3 == 0 else (),
        )
        made.append(
            replace(
                one,
                instalments=tuple({**row, "debt_id": name} for row in one.instalments),
                payments=tuple({**row, "debt_id": name} for row in one.payments),
                charges=tuple({**row, "debt_id": name} for row in one.charges),
            )
        )
    return made


@pytest.mark.slow
@pytest.mark.parametrize("cards", [0, 5])
@pytest.mark.parametrize("range_debts", [8, 20, 1000])
def test_ranges_give_what_the_whole_gives(engine: Engine, range_debts: int, cards: int) -> None:
    """Every debt stands in one range, with the same sums; so do those that revolve, if any does."""
    book = tables(engine, accounts(24, cards))
    lost = engine.create("quarantine", (), QUARANTINE)
    steps: list[tuple[int, int]] = []
    found = owed_by_ranges(
        engine,
        book,
        ON,
        quarantine=lost,
        range_debts=range_debts,
        progress=lambda _label, done, total: steps.append((done, total)),
    )
    rows = engine.rows(found.order_by("debt_id"))
    assert rows == engine.rows(owed(book, ON, quarantine=lost).order_by("debt_id"))
    assert len(rows) == 24
    assert any(row["minimum_due"] is not None for row in rows) == bool(cards)
    assert steps[-1] == (len(steps) - 1, len(steps) - 1)
    assert (len(steps) > 2) == (range_debts < 24)


def test_a_book_without_debts_owes_nothing(engine: Engine) -> None:
    """No rows, and all columns."""
    found = owed_by_ranges(engine, tables(engine, []), ON)
    assert engine.rows(found) == []
