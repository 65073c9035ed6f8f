"""A book with links laid over it."""

from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.parties.linkage.tightening import tightened

CHANGED = ("notices", "evidence", "events")
"""The tables to which links add rows."""

_PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})


def paired(engine: Engine, pairs: Sequence[tuple[str, str]]) -> ir.Table:
    """Pairs of persons who are one, both ways round, as the table that `tightened` and a day's plan take."""
    rows = [{"person_id": one, "other_id": other} for one, other in pairs]
    return engine.create("links", rows, _PAIRS)


def laid_over(book: Book, engine: Engine, links: ir.Table) -> Book:
    """The book with stops, contacts and reports of linked persons under each other's ids.

    links: every two persons who are one, both ways round (`paired`).
    """
    tables = tightened(book.tables, links)
    kept = {name: engine.materialize(tables[name], f"linked_{name}") for name in CHANGED}
    return replace(book, tables={**tables, **kept})
