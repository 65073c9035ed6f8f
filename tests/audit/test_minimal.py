"""A book made of a log holds what the log says, and lets nothing be concluded from what it does not say."""

from datetime import UTC, datetime
from typing import Any

from rightparty.audit.log import Log, read_log
from rightparty.audit.minimal import LENDER, book_of
from rightparty.book.book import schema_of
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.gate.left_out import TABLES as LOSABLE
from tests.audit.conftest import CALLS, Written

ROWS = (
    ("K1", "D1", "2024/3/5 9:07", "13800138000", "本人", "接通", "本人填写"),
    ("K1", "D1", "2024/3/5 10:07", "+86 138-0013-8000", "本人", "空号", "本人填写"),
    ("K1", "D1", "2024/3/5 11:07", "13900139000", "配偶", "接通", "通讯录"),
    ("K1", "D1", "2024/3/5 12:07", "010-85310000", "单位", "非本人", ""),
    ("K2", "D2", "2024/3/5 13:07", "13700137000", "", "未接", ""),
    ("K2", "D2", "2024/3/5 14:07", "137****7000", "担保人", "未接", ""),
)


def _log(engine: Engine, written: Written) -> Log:
    return read_log(engine, [written(ROWS, [*CALLS, "号码来源"])], country="CN")


def _of(engine: Engine, table: Any, *columns: str) -> set[tuple[Any, ...]]:
    return {tuple(row[column] for column in columns) for row in engine.rows(table)}


def test_what_a_log_says(engine: Engine, written: Written) -> None:
    """Who owes is whom the log calls so; a number in two spellings is one point."""
    tables = book_of(_log(engine, written), engine, country="CN", creditor_kind="bank").tables
    assert set(tables) == set(TABLES)
    assert all(tables[name].schema() == schema_of(name) for name in TABLES)
    assert _of(engine, tables["creditors"], "creditor_id", "kind", "country") == {(LENDER, "bank", "CN")}
    owing = _of(engine, tables["liabilities"], "debt_id", "person_id", "role")
    assert ("D1", "K1", "borrower") in owing
    assert {(debt, role) for debt, _, role in owing} == {("D1", "borrower"), ("D2", "guarantor")}
    assert _of(engine, tables["relations"], "debt_id", "role") == {("D1", "family"), ("D1", "employer")}
    assert _of(engine, tables["points"], "kind", "value", "country") == {
        ("mobile", "+8613800138000", "CN"),
        ("mobile", "+8613900139000", "CN"),
        ("mobile", "+8613700137000", "CN"),
        ("landline", "+861085310000", "CN"),
    }
    assert _of(engine, tables["debts"], "debt_id", "product", "principal") == {
        ("D1", None, None),
        ("D2", None, None),
    }
    kinds = {(row["person_id"], row["kind"]) for row in engine.rows(tables["evidence"])}
    assert ("K1", "stated") in kinds
    assert ("K1", "disconnected") in kinds
    assert {kind for _, kind in kinds} == {"stated", "disconnected", "address_book", "wrong_number"}


def test_every_row_names_what_stands_in_the_book(engine: Engine, written: Written) -> None:
    """The events are the log's; their people and points are in the tables; a masked number is no point."""
    log = _log(engine, written)
    tables = book_of(log, engine, country="CN").tables
    events = tables["events"]
    assert _of(engine, events, "event_id") == _of(engine, log.events, "event_id")
    assert {one for (one,) in _of(engine, events, "point_id") if one} == {
        one for (one,) in _of(engine, tables["points"], "point_id")
    }
    assert {one for (one,) in _of(engine, events, "person_id")} <= {
        one for (one,) in _of(engine, tables["persons"], "person_id")
    }
    masked = [row for row in engine.rows(events) if row["to"] == "137****7000"]
    assert [row["point_id"] for row in masked] == [None]


def test_what_is_not_said_is_unknown(engine: Engine, written: Written) -> None:
    """Nothing but the events is complete, from the log's first day; every other table may lack anything."""
    log = _log(engine, written)
    book = book_of(log, engine, country="CN")
    assert book.meta.complete_since == {"events": datetime(2024, 3, 4, 16, tzinfo=UTC)}
    assert book.meta.as_of == log.last
    assert {"notices", "payments", "instalments"} <= book.absent_tables
    assert {"product", "principal", "status"} <= book.absent_columns["debts"]
    unsaid = {row["table"] for row in engine.rows(book.quarantine) if not row["person_id"]}
    assert unsaid == set(LOSABLE) - {"events"}


def test_a_row_left_out_makes_its_person_s_events_unknown(engine: Engine, written: Written) -> None:
    """A row that cannot be used is still a contact that somebody had; one that cannot be read, anybody's."""
    path = written([ROWS[0], ("K2", "D2", "bad", "13700137000", "本人", "接通", "")], [*CALLS, "号码来源"])
    book = book_of(read_log(engine, [path], country="CN"), engine, country="CN")
    (lost,) = [row for row in engine.rows(book.quarantine) if row["table"] == "events"]
    assert (lost["person_id"], lost["debt_ids"], lost["line"]) == ("K2", ("D2",), 3)
    path = written([ROWS[0], ("K2", "D2")], [*CALLS, "号码来源"])
    book = book_of(read_log(engine, [path], country="CN"), engine, country="CN")
    (lost,) = [row for row in engine.rows(book.quarantine) if row["table"] == "events"]
    assert (lost["person_id"], lost["debt_ids"], lost["point_id"]) == (None, None, None)
