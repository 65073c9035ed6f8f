"""Who is alike to the law is decided once, and whoever is not is told apart."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import ibis
import pytest

from rightparty.bench.plain_book import CHINA, one_contact_each, plain_book
from rightparty.engine import Engine, open_engine
from rightparty.gate.alike import _classes
from rightparty.gate.facts_sources import WHOM
from rightparty.gate.table import decide_table
from rightparty.law.cells import Cells
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

NOW = datetime.fromisoformat("2026-11-23T10:30:00+08:00")
_FACTS = ibis.schema(
    {"candidate_id": "int64", "dpd": "int64", "channel": "string", "wrote": "int64", "told": "int64"}
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An empty engine for all tests of the module."""
    with closing(open_engine()) as opened:
        yield opened


@pytest.mark.slow
def test_a_book_of_plain_people_has_few_cases(engine: Engine) -> None:
    """Two thousand people with histories of their own come down to some dozens."""
    book = plain_book(engine, CHINA, 2000, 10, NOW)
    decide_table(engine, book, one_contact_each(book, NOW), NOW, load_law(), default_model())
    known = engine.count(ibis.table({"case": "int64"}, name="gate_case_facts"))
    assert 1 < known < 100


@pytest.mark.parametrize(
    ("column", "values", "cells", "classes"),
    [
        ("dpd", (6, 7, 29, None), Cells({"dpd"}, {"dpd": {30}}), [0, 0, 0, 3]),
        ("dpd", (29, 30, 31, 95), Cells({"dpd"}, {"dpd": {30}}), [0, 1, 2, 2]),
        ("dpd", (6, 7, 29, 6), Cells({"dpd"}, exact={"dpd"}), [0, 1, 2, 0]),
        ("dpd", (6, 7, 29, 6), Cells({"dpd"}), [0, 0, 0, 0]),
        ("dpd", (6, 7, 29, 6), Cells(), [0, 1, 2, 0]),
        ("channel", ("sms", "call", None, "sms"), Cells(), [0, 1, 2, 0]),
    ],
)
def test_classes(
    engine: Engine, column: str, values: tuple[object, ...], cells: Cells, classes: list[int]
) -> None:
    """Numbers that rules ask for by their cells, all else by its value; what is unknown stands apart."""
    rows = [{"candidate_id": number, column: value} for number, value in enumerate(values)]
    classed = engine.rows(_classes(engine, engine.create("case_facts", rows, _FACTS), cells, WHOM))
    assert [row["whom_class"] for row in sorted(classed, key=lambda row: row["candidate_id"])] == classes


def test_two_numbers_that_are_compared_keep_their_order(engine: Engine) -> None:
    """Neither has a limit, but which is the later one tells rows apart."""
    pairs = [(1, 2), (5, 9), (9, 5), (3, 3), (None, 3)]
    rows = [{"candidate_id": n, "wrote": wrote, "told": told} for n, (wrote, told) in enumerate(pairs)]
    facts = engine.create("case_facts", rows, _FACTS)
    classed = engine.rows(_classes(engine, facts, Cells({"told", "wrote"}, pairs={("told", "wrote")}), WHOM))
    assert [row["whom_class"] for row in sorted(classed, key=lambda row: row["candidate_id"])] == [
        0,
        0,
        2,
        3,
        4,
    ]
