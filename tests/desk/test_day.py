"""A day is carried out once, by whoever may, and everybody is accounted for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk.acceptance import accept
from rightparty.desk.day import Order, Report, run_day
from rightparty.desk.journal_store import verify_store
from rightparty.desk.planned import ENDS
from rightparty.desk.store import Connection, Store
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused
from rightparty.law.load import load_law
from tests.desk.books import DAY, SmallBook, small_book
from tests.desk.sink import Sink

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def accepted(store: Store, connection: Connection) -> Store:
    """The store, with somebody answering for the rulebook of China."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    return store


def counted(report: Report) -> Mapping[str, Any]:
    """The statuses, once it is shown that they add up."""
    figures = report.figures
    assert figures["planned"] == sum(figures["statuses"][name] for name in ENDS)
    assert set(figures["statuses"]) == set(ENDS)
    statuses: Mapping[str, Any] = figures["statuses"]
    return statuses


def test_a_day(store: Store, connection: Connection, engine: Engine, sink: Sink, tmp_path: Path) -> None:
    """x"""
    folder = small_book(4).write(tmp_path / "book")
    accepted(store, connection)
    report = run_day(store, engine, Order(folder, DAY, send=True), sink.environment)
    print(report.figures)
    print(counted(report), sink.recipients)
    assert verify_store(connection, store.home).ok
    return
