"""A window begins with the first instant of its first local day, wherever that is."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.engine import Engine, open_engine
from rightparty.gate.where import OFFSETS_SCHEMA, ZONESET_SCHEMA, offset_rows, zoneset_rows
from rightparty.gate.windows import begins, days_run_on, windows
from rightparty.gate.zones import day_in

ZONES = [
    "Asia/Shanghai",
    "America/New_York",
    "America/Santiago",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "UTC",
]
DAYS = (1, 7, 30, 180)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An empty engine for all tests of the module."""
    with closing(open_engine()) as opened:
        yield opened


def _begun(engine: Engine, zones: list[str], at: datetime) -> dict[str, Any]:
    key = ";".join(sorted(zones))
    around = timedelta(days=200)
    rows = offset_rows(zones, at - around, at + around)
    s: Any = SimpleNamespace(
        engine=engine,
        base=engine.create(
            "case_base", [{"zones_key": key, "asked_at": at}],
            ibis.schema({"zones_key": "string", "asked_at": "timestamp"}),
        ),
        zonesets=engine.create("case_zonesets", zoneset_rows([key]), ibis.schema(dict(ZONESET_SCHEMA))),
        offsets=engine.create("case_offsets", rows, ibis.schema(dict(OFFSETS_SCHEMA))),
        named=lambda name: f"case_{name}",
    )  # fmt: skip
    (row,) = engine.rows(windows(s, DAYS))
    return row


_INSTANTS = st.integers(1_735_689_600, 1_798_761_600).map(lambda s: datetime.fromtimestamp(s, UTC))
"""Any second of 2025 and 2026."""


@pytest.mark.slow
@given(zones=st.lists(st.sampled_from(ZONES), min_size=1, max_size=3, unique=True), at=_INSTANTS)
def test_just_before_it_is_another_day(engine: Engine, zones: list[str], at: datetime) -> None:
    """In the zone that counts most, the window's first instant lies in it, and the second before does not."""
    begun = _begun(engine, zones, at)
    for days in DAYS:
        first = begun[begins(days)]
        ages = [day_in(at, zone) - day_in(first, zone) for zone in zones]
        before = [day_in(at, zone) - day_in(first - timedelta(seconds=1), zone) for zone in zones]
        assert min(ages) < days
        assert min(before) >= days


@pytest.mark.parametrize("zone", ["America/Santiago", "Africa/Casablanca", "Asia/Kathmandu"])
def test_clocks_in_use_do_not_go_back_a_day(zone: str) -> None:
    """Where midnight is put back by an hour the old day goes on, but no new day had begun."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    assert days_run_on(offset_rows([zone], start, start + timedelta(days=1000)))


@pytest.mark.parametrize(("at", "run_on"), [("23:30", True), ("00:00", True), ("00:30", False)])
def test_a_clock_that_goes_back_a_day_is_noticed(at: str, run_on: bool) -> None:
    """Put back by an hour half an hour after midnight, the old day comes again."""
    change = datetime.fromisoformat(f"2026-03-02T{at}+00:00")
    long = timedelta(days=100)
    rows = [
        {"zone": "Some/Where", "since": change - long, "until": change, "ahead_s": 0},
        {"zone": "Some/Where", "since": change, "until": change + long, "ahead_s": -3600},
    ]
    assert days_run_on(rows) is run_on
