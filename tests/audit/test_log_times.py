"""Times in the forms in which people write them are the instants that they mean."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.audit.log_times import (
    BOTH,
    DAY_FIRST,
    FAULTS,
    GAP,
    MONTH_FIRST,
    NEITHER,
    NO_CLOCK,
    NO_SUCH,
    NOT_A_TIME,
    TWICE,
    YEARS,
    Change,
    changes_of,
    day_order,
    of_the_day,
    padded,
    plain,
    said,
    settled,
    stated_order,
    with_day,
    with_day_first,
)
from rightparty.engine import Engine

SHANGHAI = "Asia/Shanghai"
_FIRST, _LAST = datetime(2019, 1, 1), datetime(2031, 1, 1)  # noqa: DTZ001 - wall-clock times


@cache
def _changes(zone: str) -> list[Change]:
    return changes_of(zone, _FIRST, _LAST)


def _read(
    engine: Engine, texts: list[str], zone: str = SHANGHAI, *, months: bool = False, midnight: bool = False
) -> list[tuple[datetime | None, str | None]]:
    rows = engine.create(
        "times",
        [{"n": n, "text": text} for n, text in enumerate(texts)],
        ibis.schema({"n": "int64", "text": "string"}),
    )
    dated = rows.mutate(dated=with_day_first(plain(rows.text), ibis.literal(months)))
    walled = dated.mutate(wall=padded(dated.dated))
    walled = walled.mutate(wall=of_the_day(walled.dated, walled.wall))
    read = said(walled.text, walled.wall, ibis.literal(midnight))
    says = walled.select("n", instant=read.instant, naive=read.naive, fault=read.fault)
    says = engine.materialize(says, "says")
    at, fault = settled(says.instant, says.naive, says.fault, _changes(zone))
    found = says.select("n", at=at, why=fault).order_by("n")
    return [(row["at"], row["why"]) for row in engine.rows(found)]


NINE = datetime(2024, 3, 5, 1, 7, tzinfo=UTC)
"""Seven past nine in the morning in Shanghai."""


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05 09:07:00",
        "2024-03-05T09:07",
        "2024-03-05T09:07:00+08:00",
        "2024-03-05T09:07:00.000+0800",
        "2024-03-05T09:07:00+08",
        "2024-03-05 01:07:00Z",
        "2024-03-05 01:07:00 UTC",
        "2024-03-04 20:07 -0500",
        "2024/3/5 9:07",
        "2024.03.05 09:07:00",
        "20240305090700",
        "202403050907",
        "20240305 09:07",
        "2024年3月5日 9时7分",
        "2024年3月5日9時7分",
        "2024年3月5日 9点07分00秒",
        "2024/3/5 上午 9:07",
        "２０２４－０３－０５　０９：０７",
        "5/3/2024 9:07 AM",
        "5-3-2024 09:07:00",
        "5 Mar 2024 09:07",
        "Mar 5, 2024 9:07 AM",
        "March 5, 2024 9:07:00 a.m.",
        "1709600820",
        "1709600820000",
        "1709600820.0",
        "45356.3798611111",
    ],
)
def test_one_instant_in_many_forms(engine: Engine, text: str) -> None:
    """Chinese and English forms, offsets, counts of seconds and milliseconds, a spreadsheet's days."""
    assert _read(engine, [text]) == [(NINE, None)]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2024/3/5 下午 9:07", 21),
        ("2024年3月5日 下午9:07", 21),
        ("2024/3/5 上午 12:07", 0),
        ("2024/3/5 中午12:07", 12),
        ("2024/3/5 中午 11:07", 11),
        ("2024/3/5 中午1:07", 13),
        ("3/5/2024 12:07 PM", 12),
        ("3/5/2024 12:07 AM", 0),
        ("3/5/2024 9:07:00 PM", 21),
    ],
)
def test_halves_of_the_day(engine: Engine, text: str, hour: int) -> None:
    """Twelve in the morning is midnight, and twelve after noon is noon."""
    ((at, _),) = _read(engine, [text], months=True)
    assert at is not None
    assert at.astimezone(ZoneInfo(SHANGHAI)) == datetime(2024, 3, 5, hour, 7, tzinfo=ZoneInfo(SHANGHAI))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024-03-05", NO_CLOCK),
        ("20240305", NO_CLOCK),
        ("45356", NO_CLOCK),
        ("2024-02-30 10:00", NO_SUCH),
        ("2024-03-05 25:00", NO_SUCH),
        ("2024-13-05 10:00", NO_SUCH),
        ("yesterday", NOT_A_TIME),
        ("2024/3/5 晚上12:30", NOT_A_TIME),
        ("2024-03-05 09:07:00 CST", NOT_A_TIME),
        ("24/3/5 9:07", NOT_A_TIME),
        ("1234", NOT_A_TIME),
        ("1890-03-05 09:07:00Z", YEARS),
        ("2190-03-05 09:07:00Z", YEARS),
    ],
)
def test_what_is_no_time(engine: Engine, text: str, fault: str) -> None:
    """A day alone, impossible times, and forms that may mean several things have no instant, and say why."""
    assert _read(engine, [text]) == [(None, fault)]
    assert fault in FAULTS


def test_a_day_of_a_spreadsheet_may_be_its_midnight(engine: Engine) -> None:
    """Where other cells of the column have a time of day, a day alone is midnight."""
    read = _read(engine, ["2024-03-05", "45356"], midnight=True)
    assert read == [(datetime(2024, 3, 4, 16, tzinfo=UTC), None)] * 2


def test_clocks_that_change(engine: Engine) -> None:
    """A time that never was has no instant; of one that came twice the earlier is taken, and told."""
    read = _read(
        engine, ["2024-03-10 02:30:00", "2024-11-03 01:30:00", "2024-11-03 02:30:00"], "America/New_York"
    )
    assert read == [
        (None, GAP),
        (datetime(2024, 11, 3, 5, 30, tzinfo=UTC), TWICE),
        (datetime(2024, 11, 3, 7, 30, tzinfo=UTC), None),
    ]


def test_which_comes_first() -> None:
    """A number above twelve is a day; without any, nothing says; with both, something is wrong."""
    assert day_order(13, 12) == DAY_FIRST
    assert day_order(12, 13) == MONTH_FIRST
    assert day_order(12, 12) == NEITHER
    assert day_order(31, 31) == BOTH
    assert stated_order("%m/%d/%Y") == MONTH_FIRST
    assert stated_order("%d.%m.%Y") == DAY_FIRST
    assert stated_order("") == NEITHER


def test_a_time_of_day_goes_behind_its_day(engine: Engine) -> None:
    """Only a mere time of day does; a spreadsheet's midnight of the day is not in its way."""
    rows: list[dict[str, str | None]] = [
        {"at": "9:07", "day": "2024-03-05"},
        {"at": "9时7分", "day": "2024-03-05 00:00:00"},
        {"at": "2024-03-05 09:07", "day": "2024-03-06"},
        {"at": None, "day": "2024-03-05"},
        {"at": "9:07 PM", "day": None},
    ]
    table = engine.create("days", rows, ibis.schema({"at": "string", "day": "string"}))
    found = [row["text"] for row in engine.rows(table.select(text=with_day(table["at"], table.day)))]
    assert found == ["2024-03-05 9:07", "2024-03-05 9时7分", "2024-03-05 09:07", "2024-03-05", "9:07 PM"]


FORMS = (
    "{0.year}-{0.month:02}-{0.day:02} {0.hour:02}:{0.minute:02}:{0.second:02}",
    "{0.year}-{0.month:02}-{0.day:02}T{0.hour:02}:{0.minute:02}:{0.second:02}",
    "{0.year}/{0.month}/{0.day} {0.hour}:{0.minute:02}:{0.second:02}",
    "{0.year}.{0.month}.{0.day} {0.hour}:{0.minute}:{0.second}",
    "{0.year}{0.month:02}{0.day:02}{0.hour:02}{0.minute:02}{0.second:02}",
    "{0.year}年{0.month}月{0.day}日 {0.hour}时{0.minute}分{0.second}秒",
    "{0.year}年{0.month:02}月{0.day:02}日{0.hour:02}時{0.minute:02}分{0.second:02}秒",
    "{0.day}/{0.month}/{0.year} {0.hour}:{0.minute:02}:{0.second:02}",
    "{0:%d %b %Y %H:%M:%S}",
    "{0:%B %d, %Y %I:%M:%S %p}",
)
"""How a wall-clock time may be written; where the year is last, the day is first."""


@settings(max_examples=10)
@given(
    st.lists(
        st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(microsecond=0)),  # noqa: DTZ001
        min_size=1,
        max_size=20,
    )
)
def test_whatever_is_written_is_read_back(engine: Engine, times: list[datetime]) -> None:
    """Each time in each form, and as seconds, milliseconds and with an offset, is the same instant."""
    ahead = timedelta(hours=8)
    texts, meant = [], []
    for at in times:
        instant = (at - ahead).replace(tzinfo=UTC)
        seconds = int(instant.timestamp())
        written = [form.format(at) for form in FORMS]
        written += [str(seconds), str(seconds * 1000), instant.isoformat()]
        texts += written
        meant += [instant] * len(written)
    read = [at for at, _ in _read(engine, texts)]
    assert read == meant
