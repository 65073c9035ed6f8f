"""What became of a promise: from payments alone, alike for one dossier and for a table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.promises import COLUMNS, kept_lately, promise_states, promise_states_table
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.engine import Engine, open_engine

Row = dict[str, Any]
MADE = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)  # ten in the morning in Shanghai
DUE = date(2026, 11, 20)
NOON = timedelta(hours=4)
CREDITORS = [{"creditor_id": "c", "name": "Bank", "kind": "bank", "country": "CN"},
             {"creditor_id": "u", "name": "Bank", "kind": "bank", "country": "US"}]  # fmt: skip
DEBTS = [{"debt_id": f"{one}1", "creditor_id": one, "product": "personal", "currency": "CNY",
          "opened_on": date(2026, 1, 1), "principal": Decimal(100), "annual_rate": Decimal(0)}
         for one in "cu"]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all examples."""
    running = open_engine()
    yield running
    running.close()


def promise(**more: Any) -> Row:
    """A promise of 100 on the first debt, due on the twentieth."""
    return {"promise_id": "p", "person_id": "P", "debt_ids": ("c1",), "made_at": MADE, "due_on": DUE,
            "amount": Decimal("100.00"), "status": "open"} | more  # fmt: skip


def paid(id: str, days: float, amount: str = "100.00", status: str | None = "posted", **more: Any) -> Row:
    """A payment so many days after the promise was made."""
    return {"payment_id": id, "debt_id": "c1", "paid_at": MADE + timedelta(days=days),
            "amount": Decimal(amount), "status": status} | more  # fmt: skip


def state(rows: Sequence[Row], after: int = 11, **made: Any) -> tuple[str, Decimal, date | None]:
    """What became of one promise so many days after it was made."""
    at = MADE + timedelta(days=after)
    tables: Mapping[str, Sequence[Row]] = {
        "creditors": CREDITORS,
        "debts": DEBTS,
        "promises": [promise(**made)],
        "payments": rows,
    }
    (found,) = promise_states(Dossier(BookMeta(), tables), at, (at + NOON * 2).date())
    return found.state, found.paid, found.kept_on


OUTCOMES = [
    ([], 5, "open"), ([], 10, "open"), ([], 11, "broken"),
    ([paid("y", 3)], 5, "kept"), ([paid("y", 3)], 2, "open"),
    ([paid("y", 3, "99.99")], 11, "broken"), ([paid("y", 3, "60"), paid("z", 4, "40")], 11, "kept"),
    ([paid("y", -1)], 11, "broken"), ([paid("y", 10.5)], 12, "kept"), ([paid("y", 10.6)], 12, "broken"),
    ([paid("y", 9, status="pending")], 11, "open"), ([paid("y", 9, status="pending")], 9, "open"),
    ([paid("y", 3, status="reversed")], 11, "broken"), ([paid("y", 3, status=None)], 11, "unknown"),
    ([paid("y", 3), paid("z", 12, "-100.00", reverses="y")], 11, "kept"),
    ([paid("y", 3), paid("z", 12, "-100.00", reverses="y")], 13, "broken"),
    ([paid("y", 3), paid("z", 5, "-40.00", reverses="y")], 11, "broken"),
    ([paid("y", 3), paid("z", 5, "-40.00", reverses="y", status=None)], 11, "unknown"),
    ([paid("y", 3), paid("z", 12, "-40.00", reverses="y", status=None)], 11, "kept"),
    ([paid("y", 3, debt_id="u1")], 11, "broken"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "after", "expected"), OUTCOMES)
def test_money_in_time_keeps_a_promise_and_nothing_else(
    rows: Sequence[Row], after: int, expected: str
) -> None:
    """By the end of the due day on the ledger's own clock; pending is not yet, taken back is no longer."""
    assert state(rows, after)[0] == expected


def test_it_says_what_counted_and_since_when() -> None:
    """The last day on which something came."""
    assert state([paid("y", 3, "60"), paid("z", 4, "50")]) == ("kept", Decimal("110.00"), date(2026, 11, 14))
    assert state([], status="withdrawn")[0] == "withdrawn"
    assert state([], status="kept")[0] == "kept", "the lender knows of money that we do not"
    assert state([], status="broken", after=5)[0] == "open", "worked out, not told"


def test_over_several_debts_the_sum_counts_and_each_part_is_known() -> None:
    """A hundred in all, whichever debt it came for."""
    rows = [paid("x", 3, "60"), paid("y", 4, "30", debt_id="u1"), paid("z", 4, "10", debt_id="u1")]
    made = [promise(debt_ids=("c1", "u1"))]
    tables: Mapping[str, Sequence[Row]] = {
        "creditors": CREDITORS,
        "debts": DEBTS,
        "payments": rows,
        "promises": made,
    }
    dossier, at = Dossier(BookMeta(), tables), MADE + timedelta(days=5)
    (found,) = promise_states(dossier, at, date(2026, 11, 15))
    assert (found.state, found.paid) == ("kept", Decimal("100.00"))
    assert found.received == {"c1": Decimal(60), "u1": Decimal(40)}
    for named, thanked in ((("c1", "u1"), [found]), (("c1",), []), (("u1",), [])):
        assert kept_lately(dossier, at, date(2026, 11, 15), "P", named) == thanked
    assert kept_lately(dossier, at, date(2026, 11, 17), "P", ("c1", "u1")) == []


_PAYMENTS = st.lists(
    st.builds(
        lambda days, amount, status, debt, reverses: paid(
            "", days, amount, status, debt_id=debt, reverses=reverses
        ),
        st.floats(-2, 14).map(lambda days: round(days, 3)),
        st.sampled_from(["10.00", "50.00", "100.00", "0.01"]),
        st.sampled_from(["posted", "posted", "pending", "reversed", None]),
        st.sampled_from(["c1", "u1"]),
        st.sampled_from([None, None, None, "y0", "y1"]),
    ),
    max_size=5,
).map(lambda rows: [row | {"payment_id": f"y{number}"} for number, row in enumerate(rows)])
_PROMISES = st.lists(
    st.builds(
        promise,
        debt_ids=st.sampled_from([("c1",), ("u1",), ("c1", "u1")]),
        amount=st.sampled_from([Decimal("10.00"), Decimal("100.00")]),
        due_on=st.integers(-1, 12).map(lambda days: DUE + timedelta(days=days - 6)),
        status=st.sampled_from(["open", "kept", "broken", "withdrawn", None]),
        made_at=st.integers(0, 5).map(lambda days: MADE + timedelta(days=days)),
    ),
    min_size=1,
    max_size=4,
).map(lambda rows: [row | {"promise_id": f"p{number}"} for number, row in enumerate(rows)])


def table(engine: Engine, name: str, rows: Sequence[Row]) -> Any:
    """Rows as a loaded table."""
    columns = TABLES[name].columns
    schema = ibis.schema({column.name: IBIS_TYPE[column.kind] for column in columns})
    filled = [{column.name: row.get(column.name) for column in columns} for row in rows]
    return engine.create(name, filled, schema)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(promises=_PROMISES, payments=_PAYMENTS, after=st.integers(0, 15))
def test_both_readings_agree(
    engine: Engine, promises: Sequence[Row], payments: Sequence[Row], after: int
) -> None:
    """Every column of every promise, whatever was paid, pending, or taken back."""
    at = MADE + timedelta(days=after)
    on = (at + NOON * 2).date()
    rows: Mapping[str, Sequence[Row]] = {
        "creditors": CREDITORS,
        "debts": DEBTS,
        "promises": promises,
        "payments": payments,
    }
    by_value = {one.promise_id: one for one in promise_states(Dossier(BookMeta(), rows), at, on)}
    tables = {name: table(engine, name, found) for name, found in rows.items()}
    by_column = engine.rows(promise_states_table(tables, at, on))
    assert {row["promise_id"] for row in by_column} == set(by_value)
    for row in by_column:
        one = by_value[row["promise_id"]]
        assert row == {name: getattr(one, name) for name in COLUMNS}


def test_two_of_the_largest_amounts_are_summed_alike(engine: Engine) -> None:
    """A cell holds sixteen digits before the point; what several of them come to has more."""
    most = "9999999999999999.99"
    payments = [paid("a", 1, most), paid("b", 2, most), paid("c", 3, most),
                paid("d", 4, f"-{most}", reverses="c"), paid("e", 5, f"-{most}", reverses="c")]  # fmt: skip
    at = MADE + timedelta(days=11)
    made = [promise(amount=Decimal(most))]
    rows: Mapping[str, Sequence[Row]] = {
        "creditors": CREDITORS, "debts": DEBTS, "promises": made, "payments": payments,
    }  # fmt: skip
    (by_value,) = promise_states(Dossier(BookMeta(), rows), at, (at + NOON * 2).date())
    tables = {name: table(engine, name, found) for name, found in rows.items()}
    (by_column,) = engine.rows(promise_states_table(tables, at, (at + NOON * 2).date()))
    assert by_column == {name: getattr(by_value, name) for name in COLUMNS}
    assert (by_value.paid, by_value.state) == (2 * Decimal(most), "kept")
