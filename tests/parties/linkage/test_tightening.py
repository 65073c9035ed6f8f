"""A link only tightens: held over drawn cases, contact by contact and over tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import Any

import ibis
import pytest

from rightparty.book.book import Book
from rightparty.engine import Engine, open_engine
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.gate.gathering import dossier_of
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.linkage.tightening import both_ways, tightened
from rightparty.parties.model import default_model
from tests.gate.books import book_of, candidates_of
from tests.gate.cases import case_of, disturbed, instant, together

AS_OF = instant("2026-11-23T06:00:00+08:00")
PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})
SEVERITY = {"allow": 0, "wait": 1, "deny": 2}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all books."""
    with closing(open_engine()) as running:
        yield running


def linked_book(engine: Engine, book: Book, pairs: Sequence[tuple[str, str]]) -> Book:
    """The book with these persons linked."""
    rows = [{"person_id": one, "other_id": other} for one, other in pairs]
    linked = engine.materialize(both_ways(engine.create("pairs", rows, PAIRS)), "linked")
    tables = tightened(book.tables, linked)
    kept = {
        name: engine.materialize(table, f"tight_{name}") if table is not book.tables[name] else table
        for name, table in tables.items()
    }
    return replace(book, tables=kept)


LAW = load_law()
BELIEVED = {"not_theirs": 0, None: 1, "unverified": 1, "verified": 2}


def decided(engine: Engine, book: Book, contact: Contact) -> Decision:
    """One contact against a book."""
    dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
    return decide(contact, dossier, LAW, default_model())


def looser(before: Decision, after: Decision) -> bool:
    """Whether a decision allows a class that it did not allow before, believes a point more, or waits less."""
    sooner = before.retry_at is not None and after.retry_at is not None and after.retry_at < before.retry_at
    return (
        not set(after.allowed) <= set(before.allowed)
        or BELIEVED[after.right_party] > BELIEVED[before.right_party]
        or sooner
    )


@pytest.mark.slow
@pytest.mark.parametrize("first", [1, pytest.param(5001, marks=pytest.mark.drill)])
def test_no_decision_is_looser_with_links(engine: Engine, first: int) -> None:
    """Of many drawn contacts whose persons are linked two by two, none is allowed that was not before."""
    count, alone = (120, 15) if first == 1 else (400, 400)
    found = [case_of(n, first + n) for n in range(count)]
    found = [disturbed(case, n) if n % 2 else case for n, case in enumerate(found)]
    book = book_of(engine, together(found), as_of=AS_OF)
    people = sorted({case.contact.person_id for case in found if case.contact})
    others = [(f"p{n}", f"q{n}") for n in range(count)]
    after = linked_book(engine, book, [*pairwise(people), *others])
    contacts = [case.contact for case in found if case.contact]
    wrong = [
        f"{contact}: {before.verdict} {before.right_party}, linked {now.verdict} {now.right_party}"
        for contact in contacts[:alone]
        for before, now in [(decided(engine, book, contact), decided(engine, after, contact))]
        if looser(before, now)
    ]
    assert not wrong, "\n".join(wrong[:20])
    _hold_in_tables(engine, book, after, contacts)


def _hold_in_tables(engine: Engine, book: Book, after: Book, contacts: Sequence[Contact]) -> None:
    """The same over tables; the links must have changed something, or they were not seen."""
    model, candidates = default_model(), candidates_of(engine, contacts)
    found: list[Mapping[str, Mapping[str, Any]]] = []
    for one in (book, after):
        table = decide_table(engine, one, candidates, AS_OF, LAW, model)
        found.append({row["candidate_id"]: row for row in engine.rows(table)})
    was, now = found
    assert not [key for key, row in now.items() if not set(row["allowed"]) <= set(was[key]["allowed"])]
    assert [key for key, row in now.items() if row["reasons"] != was[key]["reasons"]]
