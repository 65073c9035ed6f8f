"""The book of a bench's morning, what is gathered from it, and what deciding cannot do without."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from rightparty.bench.book import CHANNELS, morning_book
from rightparty.bench.floor import floor
from rightparty.bench.law import AT
from rightparty.bench.peers.facts_at_hand import dossiers, facts_at_hand
from rightparty.bench.plain_book import CHINA
from rightparty.bench.profile import Profiled
from rightparty.book.book import Book
from rightparty.engine import Engine, open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.gathering import dossier_of
from rightparty.law.load import load_law

NOW = datetime.fromisoformat(AT["CN"]).astimezone(UTC)
PEOPLE = range(40, 80)
"""Contiguous, and not from nought: a chunk of a larger book."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for the module."""
    with closing(open_engine()) as running:
        yield running


@pytest.fixture(scope="module")
def book(engine: Engine) -> Book:
    """A small book."""
    return morning_book(engine, CHINA, PEOPLE, 10, NOW)


def test_everybody_has_several_ways_and_ten_events_for_each(engine: Engine, book: Book) -> None:
    """Five channels each and three more of every other; some have told us something."""
    candidates = default_candidates(book.tables, NOW)
    assert engine.count(candidates) == 5 * 40 + 3 * 20
    assert {row["channel"] for row in engine.rows(candidates)} == set(CHANNELS)
    assert engine.count(book.tables["events"]) == 10 * engine.count(candidates)
    assert engine.count(book.tables["instalments"]) == 12 * 40
    for told in ("notices", "promises", "complaints"):
        assert 0 < engine.count(book.tables[told]) < 10


def test_tables_are_sorted_by_person(engine: Engine, book: Book) -> None:
    """As a kept book is."""
    for table, key in (("persons", "person_id"), ("events", "person_id"), ("instalments", "debt_id")):
        keys = [row[key] for row in engine.rows(book.tables[table])]
        assert keys == sorted(keys)


def test_what_is_gathered_at_once_is_the_dossier_of_each(engine: Engine, book: Book) -> None:
    """The same rows, table by table, as the gate itself gathers for one contact."""
    for number, quick in dossiers(engine, book, range(43, 45)):
        own = dossier_of(engine, book, f"P{number:08}", f"M{number:08}", (f"D{number:08}",))
        for table in own.tables:
            assert sorted(map(repr, quick.rows(table))) == sorted(map(repr, own.rows(table))), table


def test_facts_are_at_hand_for_every_candidate_of_the_sample(engine: Engine, book: Book) -> None:
    """In the order of candidates, each with an answer to every question."""
    law = load_law().only("core", "chn")
    candidates = engine.materialize(default_candidates(book.tables, NOW), "sample_candidates")
    known = list(facts_at_hand(engine, book, candidates, range(40, 42), law, NOW))
    assert len(known) == 8 + 5
    assert all(set(law.questions) <= set(one.facts) for one in known)


def test_the_floor_has_a_row_for_each_candidate_and_counts_their_past(engine: Engine, book: Book) -> None:
    """Nothing is decided, everything is joined; who spent what is noted by who asked."""
    candidates = engine.materialize(default_candidates(book.tables, NOW), "floor_candidates")
    noted = Profiled(engine)
    rows = engine.rows(floor(noted.engine, book, candidates, NOW, load_law().questions.values()))
    assert len(rows) == engine.count(candidates)
    assert all(row["counted"] > 0 and row["owed"] > 0 and row["proven"] for row in rows)
    top = noted.top()
    assert {"bench.floor: materialize floor_base", "bench.floor: materialize floor_count_N"} <= {
        row["query"] for row in top
    }
    seconds = [float(str(row["seconds"])) for row in top]
    assert seconds == sorted(seconds, reverse=True)
