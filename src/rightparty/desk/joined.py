"""A book as the folder says it, joined with what the store will not forget.

A stop that today's file leaves out or ends, a contact that we made ourselves, a promise of last week: they
hold, whatever the folder says. What is current (persons, debts, payments …) is taken from the folder;
but a payment, promise or agreement that reached the store after the folder's book was drawn up is newer
than the folder, and so is a recall that an agency owes an answer to: there, the store is right. A debt that
a later book has no more is nobody's, though an older folder has it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import ibis
from psycopg import sql

from rightparty.book.book import Book, schema_of
from rightparty.book.tables import STOP_KINDS, TABLES, Column, Kind, Table
from rightparty.desk.book_store import KEPT, TAKEN, newer_than
from rightparty.desk.dossier import ENDED, PRESENT
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_number import FOR_ALL
from rightparty.desk.schema import SEALED, store_name
from rightparty.desk.store import Connection
from rightparty.engine import LINE, Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

REMEMBERED = tuple(
    name for name, table in TABLES.items() if table.grows or (name in KEPT and name != "transactions")
)
"""The tables whose rows a folder cannot take back."""


def joined_book(connection: Connection, engine: Engine, book: Book) -> tuple[Book, Mapping[str, int]]:
    """The book with the store's rows about its people, points and debts; how many came, by table.

    Where both have a row, an unknown cell is filled from the other; in a table that grows, what the
    store has known longer stands, in any other what the folder says, unless the store's is newer.
    Whoever was erased is no person of the book any more, so that nothing is decided for them. Evidence of a
    number or address that its point has no more is left out, and what is known of it under other ids, and
    speaks against who is named there, is added.
    """
    tables, added = dict(book.tables), {}
    tables["persons"] = _without_erased(connection, engine, book.tables["persons"])
    tables |= _without_left(connection, engine, book)
    for name in REMEMBERED:
        stored = _stored(connection, engine, TABLES[name])
        about = engine.materialize(_about(stored, book, TABLES[name]), f"store {name}")
        count = engine.count(about)
        if count:
            joined = _joined(book.tables[name], about, TABLES[name])
            tables[name] = engine.materialize(joined, f"joined {name}")
            added[name] = engine.count(tables[name]) - engine.count(book.tables[name])
    for name in (*TAKEN, "placements"):
        newer = _stored(connection, engine, TABLES[name], _newer(TABLES[name], book), part="newer")
        about = engine.materialize(_about(newer, book, TABLES[name]), f"newer {name}")
        if engine.count(about):
            joined = _joined(tables[name], about, TABLES[name], stored_first=True)
            tables[name] = engine.materialize(joined, f"renewed {name}")
            added[name] = engine.count(tables[name]) - engine.count(book.tables[name])
    evidence = _of_the_value(connection, engine, tables["evidence"])
    tables["evidence"] = _with_other_ids(connection, engine, evidence, book)
    return replace(book, tables=tables), added


_PAST = f"""
s.point_id IN (SELECT point_id FROM book_points WHERE value_since IS NOT NULL) AND NOT {counts("s")}
"""


def _of_the_value(connection: Connection, engine: Engine, evidence: "ir.Table") -> "ir.Table":
    """Evidence without what is of a number or address that its point has no more."""
    past = engine.materialize(
        _stored(connection, engine, TABLES["evidence"], sql.SQL(_PAST), part="past"),
        "evidence of past values",
    )
    if not engine.count(past):
        return evidence
    key = list(TABLES["evidence"].key)
    return engine.materialize(evidence.anti_join(past, key), "evidence of the value")


def _with_other_ids(connection: Connection, engine: Engine, evidence: "ir.Table", book: Book) -> "ir.Table":
    """Evidence with what is known of the book's numbers and addresses under other ids, and speaks against."""
    rows = sql.SQL(f"({FOR_ALL})")
    found = _stored(connection, engine, TABLES["evidence"], part="crossing", rows=rows)
    ours = engine.materialize(
        found.filter(found.point_id.isin(book.tables["points"].point_id)), "evidence of other ids"
    )
    if not engine.count(ours):
        return evidence
    return engine.materialize(evidence.union(ours.select(*evidence.columns)), "evidence of the numbers")


_LATER_BOOK = """
EXISTS (SELECT FROM desk_book_statement b JOIN book_debts d USING (creditor_id)
    WHERE d.debt_id = {debts} AND b.as_of > coalesce({as_of}::timestamptz, '-infinity'))
"""
_RECALLED = """
EXISTS (SELECT FROM desk_recall r WHERE r.debt_id = s.debt_id AND r.agency_id = s.agency_id
    AND r.placed_from = s."from")
"""


def _newer(table: Table, book: Book) -> sql.Composable:
    """Whether a stored row `s` is newer than the book: the service took it since, or a later book has it."""
    as_of = book.meta.as_of
    debts = "s.debt_id" if "debt_id" in table.by_name else "ANY (s.debt_ids)"
    later = sql.SQL(_LATER_BOOK).format(debts=sql.SQL(debts), as_of=as_of)
    taken = sql.SQL(_RECALLED) if table.name == "placements" else newer_than(table, as_of)
    return sql.SQL("({} OR {})").format(taken, later)


def _without_erased(connection: Connection, engine: Engine, persons: "ir.Table") -> "ir.Table":
    rows = connection.execute(
        "SELECT subject_id FROM desk_data_key WHERE subject_kind = 'person' AND shredded_at IS NOT NULL"
    ).fetchall()
    if not rows:
        return persons
    erased = engine.create(
        "erased persons", [{"person_id": one} for (one,) in rows], ibis.schema({"person_id": "string"})
    )
    return engine.materialize(persons.anti_join(erased, "person_id"), "joined persons")


# Where either has no date, nobody knows that the folder is the later one.
_LEFT = """
SELECT l.debt_id FROM desk_debt_left l JOIN book_debts d USING (debt_id)
    JOIN desk_book_statement b USING (creditor_id) WHERE NOT coalesce(b.as_of <= %s, false)
"""


def _without_left(connection: Connection, engine: Engine, book: Book) -> dict[str, "ir.Table"]:
    """Who owes and who stands in, ended for debts that a later book has no more; nothing where none has."""
    rows = connection.execute(_LEFT, [book.meta.as_of]).fetchall()
    if not rows:
        return {}
    debts = [{"debt_id": one} for (one,) in rows]
    left = engine.create("left debts", debts, ibis.schema({"debt_id": "string"}))
    return {name: _ended(engine, book.tables[name], left, name) for name in ("liabilities", "relations")}


def _ended(engine: Engine, held: "ir.Table", left: "ir.Table", name: str) -> "ir.Table":
    gone = left.select(gone="debt_id").distinct()
    both = held.left_join(gone, held.debt_id == gone.gone)
    until = ibis.ifelse(both.gone.notnull(), ibis.literal(ENDED).cast(held.until.type()), both.until)
    return engine.materialize(both.mutate(until=until).select(*held.columns), f"left {name}")


def _stored(
    connection: Connection,
    engine: Engine,
    table: Table,
    where: sql.Composable | None = None,
    part: str = "all",
    rows: sql.Composable | None = None,
) -> "ir.Table":
    """The rows `s` that the store has of a table (`where`: these), typed as a loaded table is.

    `part` names what is asked for; `rows`: instead of the table itself.
    """
    path = engine.scratch / f"store_{part}_{table.name}.csv"
    query = sql.SQL(
        "COPY (SELECT row_number() OVER () AS {line}, {columns} FROM {store} s WHERE {where}) TO STDOUT {how}"
    ).format(
        where=where or sql.SQL("true"),
        line=sql.Identifier(LINE),
        columns=sql.SQL(", ").join(_outgoing(table, column) for column in table.columns),
        store=rows or sql.Identifier(store_name(table)),
        how=sql.SQL("(FORMAT csv, HEADER true)"),
    )
    with connection.cursor() as cursor, cursor.copy(query) as copy, path.open("wb") as file:
        for chunk in copy:
            file.write(chunk)
    text = engine.read_csv(path, f"store file {part} {table.name}")
    types = schema_of(table.name)
    return text.select(**{column.name: _typed(text, column, types[column.name]) for column in table.columns})


def _outgoing(table: Table, column: Column) -> sql.Composed:
    if column.name in _held_sealed(table):
        # No decision reads it, only whether it is there.
        there = sql.SQL("CASE WHEN {0} IS NOT NULL THEN {1} END AS {0}")
        return there.format(sql.Identifier(column.name), sql.Literal(PRESENT))
    shapes = {
        Kind.INSTANT: """to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS {0}""",
        Kind.LIST: "array_to_string({0}, ';') AS {0}",
    }
    return sql.SQL(shapes.get(column.kind, "{0}")).format(sql.Identifier(column.name))


def _typed(text: "ir.Table", column: Column, as_type: ibis.DataType) -> "ir.Value":
    cell = text[column.name]
    if column.kind is Kind.LIST:
        return ibis.ifelse(cell.isnull(), ibis.null(as_type), cell.split(";"))
    if column.kind is Kind.FLAG:
        return ibis.ifelse(cell.isnull(), ibis.null(as_type), cell == "t")
    return cell.cast(as_type)


def _about(stored: "ir.Table", book: Book, table: Table) -> "ir.Table":
    """The rows that name a person, a point or a debt of the book, and those that name nobody."""
    ids = {"person_id": "persons", "point_id": "points", "debt_id": "debts"}
    named = [column for column in ids if column in table.by_name]
    if table.name == "evidence":  # everybody's claim to a point of the book, nobody's to another
        named = ["point_id"]
    concerns = stored[named[0]].isin(book.tables[ids[named[0]]][named[0]])
    for column in named[1:]:
        concerns = concerns | stored[column].isin(book.tables[ids[column]][column])
    if table.name != "evidence":
        nobody = ibis.and_(*(stored[column].isnull() for column in named))
        concerns = concerns.fill_null(False) | nobody
    return stored.filter(concerns)


def _joined(
    folder: "ir.Table", stored: "ir.Table", table: Table, *, stored_first: bool = False
) -> "ir.Table":
    other = stored.rename({f"stored_{name}": name for name in stored.columns})
    same = [folder[name] == other[f"stored_{name}"] for name in table.key]
    both = folder.join(other, same, how="outer")
    held = _held_sealed(table)

    def cell(name: str) -> "ir.Value":
        ours = (table.grows or stored_first) and name not in held
        first, second = ("stored_{}", "{}") if ours else ("{}", "stored_{}")
        return ibis.coalesce(both[first.format(name)], both[second.format(name)])

    cells = {name: cell(name) for name in folder.columns}
    if table.name == "notices":
        stop = cells["kind"].isin(STOP_KINDS.split()).fill_null(False)
        cells["until"] = ibis.ifelse(stop, both["stored_until"], cells["until"])
    return both.select(**cells)


def _held_sealed(table: Table) -> frozenset[str]:
    """The columns of which the store tells only that something is there."""
    seals = SEALED.get(table.name)
    return (
        frozenset(name for name, stored in seals.columns.items() if name == stored) if seals else frozenset()
    )
