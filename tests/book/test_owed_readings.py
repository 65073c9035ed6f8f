"""What is owed, read from tables and from rows: the same to the cent, for whatever a book may hold."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rightparty.book.owed import COLUMNS, owed
from rightparty.engine import Engine, open_engine
from tests.book.ledgers import ON, Account, packs, plain, tables


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all examples: opening one takes longer than asking it."""
    running = open_engine()
    yield running
    running.close()


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # shrinking would ask for minutes
@given(accounts=packs(40), on=st.sampled_from([ON, ON - timedelta(days=45), date(2027, 1, 1)]))
def test_both_readings_agree(engine: Engine, accounts: list[Account], on: date) -> None:
    """Every column of every debt is the same in both readings."""
    rows = engine.rows(owed(tables(engine, accounts), on))
    by_id = {row["debt_id"]: row for row in rows}
    assert len(rows) == len(accounts)
    for account in accounts:
        row = by_id[account.debt["debt_id"]]
        assert list(row) == list(COLUMNS)
        assert row == plain(account.owed(on)), account
