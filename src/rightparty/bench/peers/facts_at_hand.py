"""Facts at hand of some candidates of a bench's book, gathered one by one by the value reading of the gate.

Peers begin where facts are gathered and counted already; ours begins at the tables of the book.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rightparty.bench.book import DIGITS
from rightparty.book.book import Book
from rightparty.book.dossier import Dossier, Row
from rightparty.engine import Engine
from rightparty.gate.contact import Contact
from rightparty.gate.prepared import Prepared
from rightparty.law.load import Law
from rightparty.parties.model import default_model

if TYPE_CHECKING:
    import ibis.expr.types as ir

_OWNER = ("person_id", "debt_id", "point_id")


@dataclass(frozen=True)
class AtHand:
    """One candidate, and the answers to every question of the law about it."""

    contact: Contact
    facts: Mapping[str, Any]


def facts_at_hand(
    engine: Engine, book: Book, candidates: ir.Table, people: range, law: Law, at: datetime
) -> Iterator[AtHand]:
    """Every candidate of the people with these numbers, person by person, in the order of their ids."""
    model = default_model()
    asked = _of(engine, candidates.order_by("candidate_id"), people)
    for number, dossier in dossiers(engine, book, people):
        prepared = Prepared(dossier, law, model)
        for row in asked.get(number, ()):
            contact = Contact(
                row["candidate_id"], row["debt_ids"], row["person_id"], row["point_id"], row["channel"], at
            )
            yield AtHand(contact, prepared.gather(contact))


def dossiers(engine: Engine, book: Book, people: range) -> Iterator[tuple[int, Dossier]]:
    """What the book says of each of some people: all their ids end in their number (`bench.book`)."""
    creditors = engine.rows(book.tables["creditors"])
    found = {
        name: _of(engine, table, people)
        for name, table in book.tables.items()
        if any(key in table.columns for key in _OWNER)
    }
    for number in people:
        rows: dict[str, Sequence[Row]] = {name: by.get(number, ()) for name, by in found.items()}
        rows = {name: rows.get(name, ()) for name in book.tables}
        yield number, Dossier(book.meta, {**rows, "creditors": creditors})


def _of(engine: Engine, table: ir.Table, people: range) -> Mapping[int, list[Row]]:
    """A table's rows by the number of whoever they are about."""
    key = next(name for name in _OWNER if name in table.columns)
    number = table[key].right(DIGITS).cast("int64")
    by: dict[int, list[Row]] = defaultdict(list)
    for row in engine.rows(table.filter(number >= people.start, number < people.stop)):
        by[int(row[key][-DIGITS:])].append(row)
    return by
