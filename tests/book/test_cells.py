"""A cell is a value or has a named fault, never something in between."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.cells import FAULTS, fault, is_faulty, text_of, value
from rightparty.book.tables import IBIS_TYPE, TABLES, Column, Kind
from rightparty.engine import Engine


def _read(engine: Engine, column: Column, cells: list[str | None]) -> list[tuple[Any, str | None]]:
    rows = [{"n": str(n), "cell": cell} for n, cell in enumerate(cells)]
    table = engine.create("cells", rows, ibis.schema({"n": "int64", "cell": "string"}))
    read = table.select(
        "n",
        value=value(column, table.cell),
        fault=fault(column, table.cell),
        bad=is_faulty(column, table.cell),
    )
    assert str(read.schema()["value"]) == IBIS_TYPE[column.kind]
    found = engine.rows(read.order_by("n"))
    assert all(row["bad"] == (row["fault"] is not None) for row in found)
    assert all(row["fault"] is None or row["fault"] in FAULTS for row in found)
    return [(row["value"], row["fault"]) for row in found]


GOOD: list[tuple[Column, str, Any]] = [
    (Column("at", Kind.INSTANT), "2026-11-02T21:58:00+08:00", datetime(2026, 11, 2, 13, 58, tzinfo=UTC)),
    (Column("at", Kind.INSTANT), "2026-11-02T21:58+0800", datetime(2026, 11, 2, 13, 58, tzinfo=UTC)),
    (Column("at", Kind.INSTANT), "2026-11-02 13:58:00.5Z", datetime(2026, 11, 2, 13, 58, 0, 500000, UTC)),
    (Column("on", Kind.DATE), "2024-02-29", date(2024, 2, 29)),
    (Column("m", Kind.MONEY), "1234.5", Decimal("1234.50")),
    (Column("m", Kind.MONEY), "0", Decimal("0.00")),
    (Column("m", Kind.MONEY), "100.0000", Decimal("100.00")),
    (Column("m", Kind.MONEY, signed=True), "-5.25", Decimal("-5.25")),
    (Column("r", Kind.RATE), "0.24", Decimal("0.24000000")),
    (Column("n", Kind.INTEGER), "12", 12),
    (Column("n", Kind.INTEGER), "12.0", 12),
    (Column("f", Kind.FLAG), "TRUE", True),
    (Column("f", Kind.FLAG), "no", False),
    (Column("c", Kind.CODE, choices=("call", "sms")), "SMS", "sms"),
    (Column("l", Kind.LIST), "a; b;;c", ("a", "b", "c")),
    (Column("l", Kind.LIST), "alone", ("alone",)),
    (Column("days", Kind.LIST), "MO;TU", ("MO", "TU")),
    (Column("j", Kind.JSON), '{"a": 1}', '{"a": 1}'),
    (Column("t", Kind.TEXT), "任何文字", "任何文字"),
    (Column("country", Kind.TEXT), "CN", "CN"),
    (Column("zone", Kind.TEXT), "Asia/Shanghai", "Asia/Shanghai"),
    (Column("hours", Kind.TEXT), "09:00-12:00;14:00-24:00", "09:00-12:00;14:00-24:00"),
    (Column("language", Kind.TEXT), "zh-Hans", "zh-Hans"),
]

BAD: list[tuple[Column, str, str]] = [
    (Column("at", Kind.INSTANT), "2026-11-02T21:58:00", "offset"),
    (Column("at", Kind.INSTANT), "2026-11-02", "offset"),
    (Column("at", Kind.INSTANT), "2026-02-30T10:00:00Z", "no such instant"),
    (Column("at", Kind.INSTANT), "2262-04-12T00:00:00Z", "range"),
    (Column("at", Kind.INSTANT), "infinity", "instant"),
    (Column("at", Kind.INSTANT), "yesterday", "instant"),
    (Column("on", Kind.DATE), "2262-01-01", "range"),
    (Column("on", Kind.DATE), "0026-01-01", "range"),
    (Column("on", Kind.DATE), "2025-02-30", "no such date"),
    (Column("on", Kind.DATE), "02/03/2025", "date"),
    (Column("on", Kind.DATE), "2025-1-2", "date"),
    (Column("m", Kind.MONEY), "NaN", "not finite"),
    (Column("m", Kind.MONEY), "-Infinity", "not finite"),
    (Column("m", Kind.MONEY), "1,234.50", "money"),
    (Column("m", Kind.MONEY), "1e3", "money"),
    (Column("m", Kind.MONEY), "20.005", "decimals"),
    (Column("m", Kind.MONEY), "-1000", "negative"),
    (Column("m", Kind.MONEY), "12345678901234567", "too large"),
    (Column("r", Kind.RATE), "24", "rate range"),
    (Column("r", Kind.RATE), "24%", "rate"),
    (Column("r", Kind.RATE), "-0.1", "negative"),
    (Column("r", Kind.RATE), "NaN", "not finite"),
    (Column("n", Kind.INTEGER), "1.5", "integer"),
    (Column("n", Kind.INTEGER), "-1", "negative"),
    (Column("f", Kind.FLAG), "maybe", "flag"),
    (Column("c", Kind.CODE, choices=("call", "sms")), "phone", "code"),
    (Column("days", Kind.LIST), "MON", "form"),
    (Column("j", Kind.JSON), "[1]", "json"),
    (Column("j", Kind.JSON), "{a}", "json"),
    (Column("country", Kind.TEXT), "China", "country"),
    (Column("zone", Kind.TEXT), "Beijing", "zone"),
    (Column("currency", Kind.TEXT), "¥", "form"),
    (Column("hours", Kind.TEXT), "9-12", "form"),
]


@pytest.mark.parametrize(("column", "cell", "expected"), GOOD)
def test_a_sound_cell_is_its_value(engine: Engine, column: Column, cell: str, expected: Any) -> None:
    """Each kind of column reads what the contract allows."""
    assert _read(engine, column, [cell]) == [(expected, None)]


def test_a_list_of_separators_alone_is_a_fault(engine: Engine) -> None:
    """`;` names nothing, and is not the same as an empty cell."""
    assert _read(engine, Column("l", Kind.LIST), [";", None]) == [(None, "list"), (None, None)]


@pytest.mark.parametrize(("column", "cell", "expected"), BAD)
def test_a_faulty_cell_has_a_name_for_it(engine: Engine, column: Column, cell: str, expected: str) -> None:
    """Each fault is told apart, so that the help can fit it."""
    assert _read(engine, column, [cell]) == [(None, expected)]


def test_an_empty_cell_is_unknown_unless_it_must_be_filled(engine: Engine) -> None:
    """Unknown is NULL, never zero, false or an empty list."""
    for kind in Kind:
        choices = ("a",) if kind is Kind.CODE else ()
        assert _read(engine, Column("x", kind, choices=choices), [None]) == [(None, None)]
        assert _read(engine, Column("x", kind, required=True, choices=choices), [None]) == [(None, "empty")]


def test_every_fault_of_every_column_has_words(engine: Engine) -> None:
    """Nonsense in any column of any table is named by a fault that is in the list, or is text."""
    for table in TABLES.values():
        for column in table.columns:
            ((got, named),) = _read(engine, column, ["no such thing!"])
            assert (got is None) == (named is not None)


@given(st.decimals(-(10**17), 10**17, places=4) | st.text("0123456789.-+eE, ", max_size=8).map(str.strip))
def test_money_is_exact_or_refused(engine: Engine, amount: Decimal | str) -> None:
    """No cell becomes an amount that differs from what is written."""
    text = str(amount) or None
    ((got, named),) = _read(engine, Column("m", Kind.MONEY, signed=True), [text])
    if got is not None:
        assert got == Decimal(text or "0")
    else:
        assert named is not None or text is None


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30)),  # noqa: DTZ001 - the zone is drawn apart
    st.integers(-14 * 60, 14 * 60),
)
def test_an_instant_is_the_same_whatever_its_offset(engine: Engine, at: datetime, minutes: int) -> None:
    """An ISO 8601 text means one instant, and that instant is loaded."""
    aware = at.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    ((got, named),) = _read(engine, Column("at", Kind.INSTANT), [aware.isoformat()])
    assert (got, named) == (aware.astimezone(UTC), None)


_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)
TYPED: list[tuple[Column, str, list[Any]]] = [
    (
        Column("on", Kind.DATE),
        "date",
        [_FIRST, _LAST, _FIRST - timedelta(days=1), _LAST + timedelta(days=1), None],
    ),
    (
        Column("at", Kind.INSTANT, required=True),
        "timestamp('UTC')",
        [
            datetime(1900, 1, 1, tzinfo=UTC),
            datetime(2200, 12, 31, 23, 59, 59, 999999, UTC),
            datetime(2201, 1, 1, tzinfo=UTC),
            datetime(1899, 12, 31, 23, 59, tzinfo=UTC),
            None,
        ],
    ),
    (
        Column("m", Kind.MONEY),
        "decimal(18, 2)",
        [Decimal("0.00"), Decimal("9999999999999999.99"), Decimal("-0.01"), None],
    ),
    (Column("m", Kind.MONEY, signed=True), "decimal(18, 2)", [Decimal("-9999999999999999.99"), None]),
    (
        Column("r", Kind.RATE),
        "decimal(12, 8)",
        [Decimal(0), Decimal(10), Decimal("10.00000001"), Decimal("-0.1"), None],
    ),
    (Column("n", Kind.INTEGER, required=True), "int64", [0, 10**18 - 1, 10**18, -1, None]),
    (Column("n", Kind.INTEGER), "int32", [0, 2**31 - 1, -1, None]),
]


@pytest.mark.parametrize(
    ("column", "of", "cells"), TYPED, ids=[f"{of} {'signed' * one.signed}" for one, of, _ in TYPED]
)
def test_a_typed_cell_is_read_as_its_text_is(
    engine: Engine, column: Column, of: str, cells: list[Any]
) -> None:
    """What has its column's own type goes no way round by text, and comes to the same."""
    rows = [{"n": n, "cell": cell} for n, cell in enumerate(cells)]
    table = engine.create("typed cells", rows, ibis.schema({"n": "int64", "cell": of}))
    texts = table.mutate(cell=text_of(table.cell))
    assert texts.schema()["cell"].is_string()
    both = []
    for given_as in (table, texts):
        cell = given_as.cell
        read = given_as.select(
            "n", value=value(column, cell), fault=fault(column, cell), bad=is_faulty(column, cell)
        )
        assert str(read.schema()["value"]) == IBIS_TYPE[column.kind]
        both.append(engine.rows(read.order_by("n")))
    assert both[0] == both[1]
