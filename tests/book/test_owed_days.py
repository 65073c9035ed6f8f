"""What is owed on days of one's own: for every debt and day what it is when that day is asked alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import ibis
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rightparty.book.owed import owed
from rightparty.book.owed_days import ON, owed_on_days
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.engine import Engine, open_engine
from tests.book.ledgers import ON as TODAY
from tests.book.ledgers import USED, Account, at, debt, instalment, packs, tables

PAIRS = ibis.schema({"debt_id": "string", ON: "date"})
DAYS = (TODAY, TODAY - timedelta(days=45), date(2028, 2, 29))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all examples."""
    running = open_engine()
    yield running
    running.close()


@pytest.mark.slow
@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(
    accounts=packs(12),
    asked=st.sets(st.tuples(st.integers(0, 11), st.sampled_from(DAYS)), min_size=1, max_size=20),
)
def test_each_pair_is_as_if_asked_alone(
    engine: Engine, accounts: list[Account], asked: set[tuple[int, date]]
) -> None:
    """Agreements, reversals, cards and unknown dates: moving days changes nothing."""
    named = {(str(accounts[place % len(accounts)].debt["debt_id"]), day) for place, day in asked}
    book = tables(engine, accounts)
    pairs = engine.create("pairs", [{"debt_id": one, ON: day} for one, day in sorted(named)], PAIRS)
    found = {(row["debt_id"], row.pop(ON)): row for row in engine.rows(owed_on_days(book, pairs))}
    assert set(found) == named
    for day in {day for _, day in named}:
        alone = {row["debt_id"]: row for row in engine.rows(owed(book, day))}
        for one, on in named:
            if on == day:
                assert found[one, on] == alone[one]


def test_a_date_of_the_books_own_stands_in(engine: Engine) -> None:
    """A debt without a date of its own has the book's, and grows old from there."""
    account = Account(debt={**debt(), "as_of": None}, instalments=(instalment(1, TODAY),))
    book = tables(engine, [account])
    pairs = engine.create("pairs", [{"debt_id": "d", ON: TODAY + timedelta(days=n)} for n in (1, 90)], PAIRS)
    rows = engine.rows(owed_on_days(book, pairs, as_of_default=at(TODAY, 0)).order_by(ON))
    assert [row["unquotable_because"] for row in rows] == [None, "balance_too_old"]
    assert {row["total"] for row in rows} == {Decimal("1100.00")}
    assert {row["as_of"] for row in rows} == {at(TODAY, 0)}


@pytest.mark.parametrize(("about", "told"), [(["d"], {"d"}), ([], {"d", "e"}), (["somebody"], set())])
def test_a_row_left_out_makes_its_debt_unquotable(engine: Engine, about: list[str], told: set[str]) -> None:
    """One that names no debt may be about any."""
    accounts = [Account(debt=debt(one), instalments=()) for one in ("d", "e")]
    book = tables(engine, accounts)
    schema = ibis.schema({"table": "string", "debt_ids": "array<string>"})
    lost = engine.create("lost", [{"table": "payments", "debt_ids": about}], schema)
    pairs = engine.create("pairs", [{"debt_id": one, ON: TODAY} for one in ("d", "e")], PAIRS)
    rows = engine.rows(owed_on_days(book, pairs, quarantine=lost))
    assert {row["debt_id"] for row in rows if "rows_left_out" in row["unquotable_because"]} == told


def test_it_can_be_said_to_spark() -> None:
    """Nothing in it belongs to one engine alone."""
    schemas = {
        name: {column.name: IBIS_TYPE[column.kind] for column in TABLES[name].columns} for name in USED
    }
    unbound = {name: ibis.table(schema, name=name) for name, schema in schemas.items()}
    pairs = ibis.table({"debt_id": "string", ON: "date"}, name="pairs")
    assert "OVER (" in ibis.to_sql(owed_on_days(unbound, pairs), dialect="pyspark")
