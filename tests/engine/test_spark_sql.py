"""Spark SQL means what DuckDB's means: each operation on values that the two engines by themselves tell apart."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest
from ibis import _
from ibis.common.exceptions import UnsupportedOperationError

from rightparty.engine import Engine
from rightparty.engine.spark_sql import java_pattern
from rightparty.engine.spark_steps import compiled, in_steps
from rightparty.plan.allocate import digits

SCHEMA = ibis.schema(
    {
        "n": "int64",
        "g": "string",
        "s": "string",
        "d": "decimal(18, 2)",
        "x": "float64",
        "i": "int64",
        "a": "timestamp",
        "b": "timestamp",
        "on": "date",
        "to": "date",
        "l": "array<string>",
        "m": "array<string>",
    }
)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


TEXTS = (
    "", " x ", "\u00a0x", "a;b;;c", "Å\vÄ\f", "line\n", "2026\n", "007", "'q' \"d\" \\ %_", "张三 🙂", "éI",
    "2026-02-30", "2026-11-23", "0001-01-01", "2026-11-23T09:30:00+08:00", "2026-11-23 09:30Z", "2026-11-23T24:00:00+08",
    "2026-11-23T09:30:00.1234567-0330", "2026-11-23T09:30:60Z", "2026-11-23T09:61:00Z", "2026-11-23T09:30:00",
    "1900-01-01T00:00:00+14:00", '{"a": 1}', '{"a": 1, "a": 2}', "{bad", "null", "12.345", "-0.005", "1e3", "NaN",
)  # fmt: skip
ROWS: list[dict[str, Any]] = [
    *({"n": n, "g": "text", "s": text} for n, text in enumerate(TEXTS)),
    {
        "n": 100,
        "g": "full",
        "s": "b",
        "d": Decimal("10.00"),
        "x": 1.005,
        "i": 7,
        "a": _at("2026-11-01T05:59:59.5Z"),
        "b": _at("2026-11-01T06:00:00Z"),
        "on": date(2026, 3, 29),
        "to": date(2024, 2, 29),
        "l": ("b", "a", "b"),
        "m": ("b",),
    },
    {
        "n": 101,
        "g": "full",
        "s": "a",
        "d": Decimal("-7.35"),
        "x": -2.5,
        "i": -7,
        "a": _at("1969-12-31T23:59:59.25Z"),
        "b": _at("1970-01-01T00:00:00Z"),
        "on": date(1900, 1, 1),
        "to": date(2200, 12, 31),
        "l": (),
        "m": ("a", "b"),
    },
    {
        "n": 102,
        "g": "full",
        "s": None,
        "d": Decimal("0.00"),
        "x": 0.0,
        "i": 0,
        "a": _at("2026-10-25T01:30:00Z"),
        "b": _at("2026-10-25T00:30:00.000001Z"),
        "l": ("a", None),
        "m": None,
    },
    {"n": 103, "g": "none", "x": 0.285, "i": 1 << 59, "d": Decimal("9999999999999999.99")},
    {"n": 104, "g": "none", "x": 28.499999999999996, "i": 3},
]

ONE_BY_ONE: dict[str, Callable[[ir.Table], dict[str, ir.Value]]] = {
    "division": lambda t: {
        "p": t.d / t.i,
        "q": t.i / 3,
        "r": t.d / 3,
        "z": t.x / 0,
        "f": t.i // 4,
        "g": t.d // 3,
    },
    "remainders": lambda t: {"p": t.i % 4, "q": -t.i % 4},
    "rounding": lambda t: {
        "p": t.x.round(2),
        "q": t.d.round(1),
        "r": t.x.round(),
        "s": (t.d.cast("decimal(28, 2)") * Decimal("0.15")).round(2),
    },
    "casts": lambda t: {
        "p": t.x.cast("decimal(18, 2)"),
        "q": t.d.cast("int64"),
        "r": t.d.cast("string"),
        "s": t.i.cast("string"),
        "u": t.d.cast("float64"),
    },
    "digits": lambda t: {"p": digits(t.x.abs()), "q": digits(t.x.abs() * 1e7), "r": digits(t.x.abs() / 1e4)},
    "tried casts": lambda t: {
        "p": ibis.cases((t.s.re_search(r"^\d{4}-\d{2}-\d{2}$"), t.s.try_cast("date"))),
        "q": t.s.try_cast("decimal(18, 2)"),
        "r": t.s.try_cast('timestamp("UTC")').cast("timestamp"),
        "j": t.s.try_cast("json").notnull() & t.s.startswith("{"),
    },
    "between instants": lambda t: {
        f"{unit}s": t.b.delta(t.a, unit=unit) for unit in ("microsecond", "second", "minute", "hour", "day")
    },
    "between days": lambda t: {"p": t.to.delta(t.on, unit="day")},
    "instants": lambda t: {
        "p": t.a.epoch_seconds() * 2.5,
        "q": t.a.date(),
        "r": t.a.strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "u": t.a + ibis.interval(days=3),
        "v": t.a - ibis.interval(hours=25),
        "w": t.a + (t.i % 100).as_interval("s"),
        "x": t.a.cast("date") == t.on,
    },
    "days": lambda t: {
        "p": (t.on + ibis.interval(days=1)) > t.to,
        "q": t.on.year(),
        "r": t.on.month(),
        "u": (t.on + (t.i % 50).as_interval("D")) == date(2026, 4, 5),
        "v": t.on.day_of_week.index(),
    },
    "lists": lambda t: {
        "p": t.l.length(),
        "q": t.l.contains("b"),
        "r": t.l.contains(t.s),
        "u": t.l.join(";"),
        "v": t.l[0],
        "w": t.l[5],
        "x": t.l.intersect(t.m),
        "y": t.l.filter(lambda e: e != "a"),
        "z": t.l.map(lambda e: e.upper()),
        "o": t.l.concat(t.m),
        "k": ibis.array([t.s]),
        "j": t.l.unique().sort(),
        "e": t.l == t.m,
    },
    "texts": lambda t: {
        "p": t.s.strip(),
        "q": t.s.split(";"),
        "r": t.s.lower(),
        "u": t.s.length(),
        "v": t.s.right(2),
        "w": t.s.substr(1, 2),
        "x": t.s.replace("'", "\\"),
        "y": t.s.contains("%"),
        "z": t.s.startswith("2"),
        "o": t.s.nullif(""),
        "k": t.s + "\f\v\\",
        "j": t.s.fill_null("?"),
    },
    "patterns": lambda t: {
        "p": t.s.re_search(r"^\d{4}$"),
        "q": t.s.re_search("x."),
        "r": t.s.re_replace(r"[\s;]", "_"),
        "u": t.s.re_extract(r"(\d+)-(\d+)", 2),
        "v": t.s.re_replace(r"(\d+)", r"<\1$>"),
        "w": t.s.re_search(r"\s$"),
        "x": t.s.re_extract("[^-]*$", 0),
    },
    "digests": lambda t: {"p": t.s.hexdigest("sha256")},
    "bits": lambda t: {"p": (t.i >> 2) % 2, "q": t.i | 1, "r": t.i & 6},
    "unknown": lambda t: {
        "p": ibis.greatest(t.i, 5),
        "only": ibis.greatest(t.a),
        "q": ibis.least(t.a, t.b),
        "r": ibis.coalesce(t.s, "x"),
        "u": t.i.isin([7, 0]),
        "v": (t.x > 0) | (t.i > 0),
        "w": t.s.identical_to(t.g),
        "x": ibis.ifelse(t.x > 0, t.d, Decimal(0)),
        "y": t.x.isnull(),
    },
    "in order": lambda t: {
        "p": ibis.row_number().over(order_by=t.n),
        "q": t.i.lag().over(group_by="g", order_by="n"),
        "r": t.d.sum().over(ibis.window(group_by="g", order_by="n", rows=(None, 0))),
        "u": ibis.row_number().over(group_by="g", order_by=[t.s.desc(), t.n]),
    },
}
TOGETHER: dict[str, Callable[[ir.Table], dict[str, ir.Value]]] = {
    "counts": lambda t: {"p": t.count(), "q": (t.i > 0).sum(), "r": t.i.count(), "u": t.s.nunique()},
    "sums": lambda t: {"p": t.d.sum(), "q": t.i.sum(), "r": t.d.sum(where=t.i > 0), "u": t.d.max()},
    "truths": lambda t: {"p": (t.i > 0).any(), "q": (t.i > 0).all(), "r": (t.x > 0).any(where=t.s.notnull())},
    "lists": lambda t: {
        "p": t.s.collect(distinct=True, order_by=t.s),
        "q": t.i.collect(order_by=t.n),
        "r": t.s.collect(where=t.i > 100, order_by=t.n),
        "u": t.s.group_concat("; ", order_by=t.s),
        "v": t.s.group_concat(";", where=t.i > 100, order_by=t.s),
    },
    "bits": lambda t: {"p": t.i.bit_or(), "q": t.i.bit_or(where=t.n > 2)},
    "bests": lambda t: {"p": t.n.argmin(t.a), "q": t.n.argmax(t.a), "r": t.n.argmin(t.d, where=t.i > 0)},
}


def _same(duck: Engine, spark: Engine, build: Callable[[ir.Table], ir.Table], *order: Any) -> None:
    order = order or (_[0],)
    expected = duck.rows(build(duck.create("odd", ROWS, SCHEMA)).order_by(*order))
    found = spark.rows(build(spark.create("odd", ROWS, SCHEMA)).order_by(*order))
    different = [
        f"{column} of {one}: {wanted[column]!r} on DuckDB, {got[column]!r} on Spark"
        for one, (wanted, got) in enumerate(zip(expected, found, strict=True))
        for column in wanted
        if not _equal(wanted[column], got[column])
    ]
    assert not different, "\n".join(different)


def _equal(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, float) and math.isnan(wanted):
        return isinstance(got, float) and math.isnan(got)
    return bool(wanted == got) and type(wanted) is type(got)


@pytest.mark.parametrize("what", ONE_BY_ONE)
def test_rows_are_the_same(duck: Engine, spark: Engine, what: str) -> None:
    """Every row of odd values gives what DuckDB gives: the value, its type, and NULL."""
    _same(duck, spark, lambda t: t.select("n", **ONE_BY_ONE[what](t)))


@pytest.mark.parametrize("what", TOGETHER)
def test_groups_are_the_same(duck: Engine, spark: Engine, what: str) -> None:
    """So does every group of them, the one that has nothing included."""
    known = {"full"} if what == "bests" else {"full", "text", "none"}  # of equals, either engine takes any

    def grouped(t: ir.Table) -> ir.Table:
        some = t.filter(t.g.isin(known))
        return some.group_by("g").agg(**TOGETHER[what](some))

    def of_nothing(t: ir.Table) -> ir.Table:
        none = t.filter(t.n < 0)
        return none.agg(**TOGETHER[what](none))

    _same(duck, spark, grouped)
    _same(duck, spark, of_nothing)


def test_opened_lists_are_the_same(duck: Engine, spark: Engine) -> None:
    """An empty list and an unknown one open into no row."""
    _same(duck, spark, lambda t: t.select("n", "l").unnest("l"), "n", "l")
    _same(duck, spark, lambda t: t.select("n", one=t.l.unnest()).distinct(), "n", "one")


def test_a_part_named_twice_is_worked_out_once(duck: Engine, spark: Engine) -> None:
    """Spark would write a named part out at each place that names it: 2^12 joins, here twelve steps."""
    t = ibis.table(SCHEMA, name="odd")
    grown = t.group_by("i").agg(c=t.count())
    for _number in range(12):
        grown = grown.join(grown.view(), "i").select("i", c=_.c).group_by("i").agg(c=_.c.max())
    steps = in_steps(grown.op()).steps
    assert sum(step.kept for step in steps) >= 3
    _same(duck, spark, lambda _table: grown)


def test_patterns_are_told_in_javas_words() -> None:
    """The end is the end, and what stands in brackets or after a backslash is left alone."""
    assert java_pattern(r"^a$") == r"(?d)^a\z"
    assert java_pattern(r"[$^]\$x$") == r"(?d)[$^]\$x\z"


def test_what_spark_cannot_say_is_refused() -> None:
    """No guess is made: it is a fault of ours, told before anything runs."""
    t = ibis.table(SCHEMA, name="odd")
    for wrong in (t.s.collect(order_by=[t.n.desc(), t.s]), t.s.collect(include_null=True)):
        with pytest.raises(UnsupportedOperationError):
            compiled(t.agg(found=wrong).op())
    with pytest.raises(UnsupportedOperationError):
        compiled(t.select(p=t.a.strftime("%j")).op())
