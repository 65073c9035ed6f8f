"""Links in the running service: what one record of a person said, or was sent, holds for the others.

The store keeps who is one person. A day's plan goes by it, and so does every claim, on fresh rows.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import ibis

from rightparty.book.book import Book, schema_of
from rightparty.book.dossier import Dossier, Row
from rightparty.desk.dossier import typed_rows
from rightparty.desk.schema import STORED, store_name
from rightparty.desk.store import Connection
from rightparty.engine import Engine, open_engine
from rightparty.parties.linkage.laid_over import laid_over
from rightparty.parties.linkage.tightening import REPORTS, STOPS, tightened

if TYPE_CHECKING:
    import ibis.expr.types as ir

_PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})
_CHANGED = ("notices", "evidence", "events")

# What a link may carry from the others: see `tightening`. Every row of a contact tells of it.
_WHERE = {
    "notices": "person_id = ANY (%(others)s) AND kind = ANY (%(stops)s)",
    "evidence": "person_id = ANY (%(others)s) AND kind = ANY (%(reports)s)",
    "liabilities": "person_id = ANY (%(others)s)",
    "events": f"""contact_id IN (SELECT e.contact_id FROM {store_name(STORED["events"])} e
        WHERE e.person_id = ANY (%(others)s) OR (e.person_id IS NULL AND EXISTS (
            SELECT FROM {store_name(STORED["liabilities"])} l WHERE l.person_id = ANY (%(others)s)
            AND (l.debt_id = ANY (e.debt_ids) OR l.debt_id = ANY (e.named_debts)
                 OR l.debt_id = ANY (e.counted_debts)))))""",
}


def hold_links(connection: Connection, book: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep a book's links in place of those that it had, in the caller's transaction."""
    connection.execute("DELETE FROM desk_link WHERE book = %s", [book])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_link (book, person_id, other_id) VALUES (%s, %s, %s)",
            [(book, *pair) for pair in pairs],
        )


def linked_book(connection: Connection, engine: Engine, book: Book) -> Book:
    """A book with the store's links laid over it."""
    pairs = connection.execute("SELECT DISTINCT person_id, other_id FROM desk_link").fetchall()
    return laid_over(book, engine, pairs) if pairs else book


def others_of(connection: Connection, people: Sequence[str]) -> list[tuple[str, str]]:
    """The other ids of some persons: pairs of a person and one who is the same, in order."""
    query = "SELECT DISTINCT person_id, other_id FROM desk_link WHERE person_id = ANY (%s) ORDER BY 1, 2"
    return [(str(one), str(other)) for one, other in connection.execute(query, [list(people)]).fetchall()]


def linked_dossier(connection: Connection, dossier: Dossier, person_id: str) -> Dossier:
    """A dossier with what the other records of its people bring: of the person, and of all liable beside."""
    people = {person_id, *(row["person_id"] for row in dossier.rows("liabilities"))}
    pairs = others_of(connection, sorted(people))
    if not pairs:
        return dossier
    brought = _brought(connection, dossier, pairs)
    tables = {
        name: [*dossier.rows(name), *_copies(name, rows, dossier, people)] for name, rows in brought.items()
    }
    return replace(dossier, tables={**dossier.tables, **tables})


def _brought(
    connection: Connection, dossier: Dossier, pairs: Sequence[tuple[str, str]]
) -> dict[str, list[Row]]:
    """The changed tables of dossier and others together, after `tightened`."""
    about = {
        "others": sorted({other for _, other in pairs}),
        "stops": list(STOPS),
        "reports": list(REPORTS),
    }
    both_ways = sorted({pair for one, other in pairs for pair in ((one, other), (other, one))})
    with closing(open_engine()) as engine:
        tables = {
            name: _table(engine, name, [*dossier.rows(name), *_rows(connection, name, about)])
            for name in _WHERE
        }
        linked = engine.create("links", [dict(zip(_PAIRS, pair, strict=True)) for pair in both_ways], _PAIRS)
        found = tightened(tables, linked)
        return {name: list(engine.rows(found[name])) for name in _CHANGED}


def _table(engine: Engine, name: str, rows: Iterable[Row]) -> "ir.Table":
    """Rows as a table of the book, each once."""
    key = STORED[name].key
    return engine.create(
        name, {tuple(row[one] for one in key): row for row in rows}.values(), schema_of(name)
    )


def _rows(connection: Connection, name: str, about: dict[str, list[str]]) -> Sequence[Row]:
    wanted = f"SELECT * FROM {store_name(STORED[name])} WHERE {_WHERE[name]}"
    query = f"SELECT coalesce(json_agg(r), '[]')::text FROM ({wanted}) r"
    found = connection.execute(query, about).fetchone()
    return typed_rows(name, found[0]) if found else ()


def _copies(name: str, rows: Iterable[Row], dossier: Dossier, people: set[str]) -> list[Row]:
    """What was added for the people of a dossier; the others' own rows stay out of it."""
    key = STORED[name].key
    known = {tuple(row[one] for one in key) for row in dossier.rows(name)}
    return [row for row in rows if row["person_id"] in people and tuple(row[one] for one in key) not in known]
