"""A book with links laid over it."""

from collections.abc import Sequence
from dataclasses import replace

import ibis

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.parties.linkage.tightening import tightened

_PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})
_CHANGED = ("notices", "evidence", "events")


def laid_over(book: Book, engine: Engine, pairs: Sequence[tuple[str, str]]) -> Book:
    """The book with stops, contacts and reports of linked persons under each other's ids.

    pairs: every two persons who are one, both ways round.
    """
    rows = [{"person_id": one, "other_id": other} for one, other in pairs]
    tables = tightened(book.tables, engine.create("links", rows, _PAIRS))
    kept = {name: engine.materialize(tables[name], f"linked_{name}") for name in _CHANGED}
    return replace(book, tables={**tables, **kept})
