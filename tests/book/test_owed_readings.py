"""What is owed, read from tables and from rows: the same to the cent, for whatever a book may hold."""

from collections.abc import Iterator
from datetime import date, timedelta

import ibis
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rightparty.book.owed import COLUMNS, owed
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.engine import Engine, open_engine
from tests.book.ledgers import ON, USED, Account, packs, plain, tables


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all examples: opening one takes longer than asking it."""
    running = open_engine()
    yield running
    running.close()


no_shrinking = [Phase.explicit, Phase.generate]  # a smaller book would take minutes to find
a_day = st.sampled_from([ON, ON - timedelta(days=45), date(2027, 1, 1)])


@pytest.mark.slow
@settings(max_examples=5, phases=no_shrinking)
@given(accounts=packs(40), on=a_day)
def test_both_readings_agree(engine: Engine, accounts: list[Account], on: date) -> None:
    """Every column of every debt is the same in both readings."""
    agree(engine, accounts, on)


@pytest.mark.drill
@settings(max_examples=60, phases=no_shrinking)
@given(accounts=packs(40), on=a_day)
def test_both_readings_agree_at_length(engine: Engine, accounts: list[Account], on: date) -> None:
    """The same, with more books."""
    agree(engine, accounts, on)


def agree(engine: Engine, accounts: list[Account], on: date) -> None:
    """Read a book in both ways and compare debt by debt."""
    rows = engine.rows(owed(tables(engine, accounts), on))
    by_id = {row["debt_id"]: row for row in rows}
    assert len(rows) == len(accounts)
    for account in accounts:
        row = by_id[account.debt["debt_id"]]
        assert list(row) == list(COLUMNS)
        assert row == plain(account.owed(on)), account


def test_the_expression_can_be_said_to_spark() -> None:
    """Nothing in it belongs to one engine alone: it compiles for Spark too."""
    schemas = {
        name: {column.name: IBIS_TYPE[column.kind] for column in TABLES[name].columns} for name in USED
    }
    unbound = {name: ibis.table(schema, name=name) for name, schema in schemas.items()}
    assert "OVER (" in ibis.to_sql(owed(unbound, ON), dialect="pyspark")
