"""DuckDB and Spark give the same rows of every table, from the files of a book to the contacts of a day.

A number of the model of points may differ in its last bits: the two have logarithms of their own.
"""

import csv
import math
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.book.terms import terms_on
from rightparty.cli.main import run
from rightparty.engine import Engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law, load_law
from rightparty.parties.model import default_model
from rightparty.parties.table import beliefs
from rightparty.plan.day import morning_for, plan_day
from tests.gate.books import LONG_AGO, book_of, candidates_of
from tests.gate.cases import together
from tests.gate.test_readings_agree import AS_OF, _columns, _every_law, many, with_others

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
ODD = (
    "", " ", " x ", "2026-02-30", "2026-11-23T09:30:00", "2026-11-23T09:30:00.1234567-0330", "1899-12-31T00:00:00Z",
    "2026-11-23T24:00:00+08", "2026-13-01T00:00:00Z", "-1", "1.005", "12.", ".5", "1e3", "NaN", "99999999999999999", "yes",
    "TRUE", "a;;b", ";", '{"a": 1}', "{bad", "two\nlines", 'a "quoted", cell', "张三🙂", "\u00a0", "CN", "cny", "US-NY", "x' OR",
)  # fmt: skip
"""Cells of every kind that a file may hold where another is wanted."""


def disturbed(folder: Path, seed: int) -> None:
    """Copies of rows with odd cells, whole copies, and rows that are too short, at the end of each file."""
    draw = random.Random(seed)
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        for number in range(min(20, len(rows))):
            odd = list(draw.choice(rows))
            for _one in range(draw.randrange(3)):
                odd[draw.randrange(len(header))] = draw.choice(ODD)
            odd[0] = odd[0] if draw.random() < 0.4 else f"odd-{number}"
            rows.append(odd if draw.random() < 0.95 else odd[:-1])
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def differences(duck: Sequence[Mapping[str, Any]], spark: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is not the same in two tables, sorted by all their cells that are no measured numbers."""
    if len(duck) != len(spark):
        return [f"{len(duck)} rows on DuckDB, {len(spark)} on Spark"]
    return [
        f"{name}: {one[name]!r} on DuckDB, {other[name]!r} on Spark"
        for one, other in zip(sorted(duck, key=_key), sorted(spark, key=_key), strict=True)
        for name in one
        if not _same(one[name], other[name])
    ]


def _key(row: Mapping[str, Any]) -> str:
    return repr([f"{value:.9g}" if isinstance(value, float) else value for value in row.values()])


def _same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    return bool(one == other)


class Both:
    """The same book, and the same work on it, on both engines."""

    def __init__(self, duck: Engine, spark: Engine, book: Callable[[Engine], Book]) -> None:
        self.engines = (duck, spark)
        self.books = tuple(book(engine) for engine in self.engines)

    def hold(self, what: str, build: Callable[[Engine, Book], ir.Table]) -> tuple[ir.Table, ...]:
        """Build one table on each and hold them together; both are given back."""
        tables = tuple(build(engine, book) for engine, book in zip(self.engines, self.books, strict=True))
        found = [engine.rows(table) for engine, table in zip(self.engines, tables, strict=True)]
        different = differences(*found)
        assert not different, "\n".join([f"{what}: {len(different)} cells differ", *different[:20]])
        return tables


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated town with odd rows in every file."""
    folder = tmp_path_factory.mktemp("town")
    assert run(["world", "make", "--people", "200", "--seed", "3", "--to", str(folder / "book")]) == 0
    folder = folder / "book"
    disturbed(folder, seed=7)
    return folder


@pytest.fixture(scope="module")
def both(duck: Engine, spark: Engine, town: Path) -> Both:
    """The town, loaded from its files on each engine."""
    return Both(duck, spark, lambda engine: load_book(town, engine))


def _table(name: str, _engine: Engine, book: Book) -> ir.Table:
    return book.tables[name]


@pytest.mark.slow
def test_a_loaded_book(both: Both) -> None:
    """Every table, what was left out and why, and every count."""
    one, other = both.books
    assert one.problems == other.problems
    assert len(one.problems) > 50
    assert (one.read, one.loaded, one.merged) == (other.read, other.loaded, other.merged)
    for name in one.tables:
        both.hold(name, partial(_table, name))
    both.hold("quarantine", lambda _engine, book: book.quarantine)


@pytest.mark.slow
def test_what_is_owed(both: Both) -> None:
    """Every amount to the cent, every date, and what is not to be quoted."""

    def build(engine: Engine, book: Book) -> ir.Table:
        known = "charges" not in book.absent_tables
        found = owed(book.tables, DAY, terms_on(DAY), as_of_default=book.meta.as_of,
                     quarantine=book.quarantine, charges_known=known)  # fmt: skip
        return engine.materialize(found, "owed")

    both.hold("owed", build)


@pytest.mark.slow
def test_whose_points_they_are(both: Both) -> None:
    """States, dates of proof and waterfalls."""
    both.hold("parties", lambda engine, book: engine.materialize(
        beliefs(book.tables, AT, default_model(), why=True), "beliefs"))  # fmt: skip


@pytest.mark.slow
def test_decisions_and_the_day(both: Both) -> None:
    """Verdicts, classes, waiting times, reasons; and out of them today's contacts."""
    law, model = load_law(), default_model()

    def decided(engine: Engine, book: Book) -> ir.Table:
        return decide_table(engine, book, default_candidates(book.tables, AT), AT, law, model)

    tables = dict(zip(both.engines, both.hold("decisions", decided), strict=True))

    def planned(engine: Engine, book: Book) -> ir.Table:
        return plan_day(engine, book, tables[engine], morning_for(engine, book, DAY), law=law)

    both.hold("plan", planned)


@pytest.mark.drill
def test_every_question(duck: Engine, spark: Engine) -> None:
    """All that any rule could ask of contacts drawn at random, with untidy pasts, has one answer."""
    found = many(1, 60)
    contacts = [case.contact for case in found if case.contact]
    law: Law = _every_law()
    answers = []
    for engine in (duck, spark):
        book = book_of(engine, together(found), as_of=AS_OF, complete_since=LONG_AGO)
        book = with_others(engine, book, found)
        answers.append(_columns(engine, book, contacts, law))
    assert not differences(*(list(one.values()) for one in answers))


@pytest.mark.drill
def test_decisions_on_drawn_contacts(duck: Engine, spark: Engine) -> None:
    """The law as it is, each contact at its own instant."""
    found = many(1, 60)
    contacts = [case.contact for case in found if case.contact]
    rows = []
    for engine in (duck, spark):
        book = book_of(engine, together(found), as_of=AS_OF)
        table = decide_table(
            engine, book, candidates_of(engine, contacts), AS_OF, load_law(), default_model()
        )
        rows.append(engine.rows(table))
    assert not differences(*rows)
