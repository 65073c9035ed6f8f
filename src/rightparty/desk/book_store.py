"""Taking a lender's book over into the store, all of it or nothing, as often as one likes.

Three ways to take a table over:

- it *grows* (`notices`, `evidence`, `events`, `complaints`): a row is never forgotten, and what it
  once said is never changed; a cell that was unknown may become known (the end of a dispute, say). A
  person's own stop has no end, and no file gives it one.
- it is *kept* (`promises`, `agreements`, `transactions`): a later row takes the place of an earlier
  one with its key; a row that a later file leaves out stays.
- every other table is *current*: as the last file says. Rows about one of its debts that it no
  longer has are gone.

A debt of its creditors that a book no longer has is kept, since what happened hangs on it; it has *left* the
book: nobody is known to owe it, until a book or some rows name it again.

A payment, promise or agreement that the service itself took after the book was drawn up
(`desk.stop`) is newer than the file: it stays as it was taken.

Names, numbers, ids and texts are sealed before they reach the database (`schema.SEALED`). What a file says of
somebody who was erased is left out.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from rightparty.book.tables import Column, Kind, Table
from rightparty.desk.held_to import hold_to
from rightparty.desk.on_conflict import Pair, on_conflict
from rightparty.desk.recall import hold_recalls
from rightparty.desk.schema import (
    PERSON,
    POINT,
    ROW_KEY,
    SEALED,
    STORED,
    clear_columns_of,
    mark_column,
    store_name,
)
from rightparty.desk.sealed_rows import Layout, copy_sealed, rows_of_csv
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.desk.whose_rows import check_whose_book
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    from rightparty.book.book import Book

KEPT = ("promises", "agreements", "transactions")
TAKEN = {"payments": "payment", "promises": "promise", "agreements": "agreement"}
"""The tables whose rows the service may take itself, and what a row of each is called in `desk_fact`."""
_CHUNK = 1 << 20

LEAVES = """
FROM book_debts d WHERE d.creditor_id = ANY (%(creditors)s)
    AND NOT EXISTS (SELECT FROM pg_temp.fresh_debts f WHERE f.debt_id = d.debt_id)
    AND NOT EXISTS (SELECT FROM desk_debt_left l WHERE l.debt_id = d.debt_id)
    AND NOT coalesce(d.as_of > %(as_of)s::timestamptz
        AND d.as_of <= %(as_of)s::timestamptz + interval '1 day', false)
"""
"""The debts `d` of a book's creditors that it has no more; of one that was handed in by itself after the book
was drawn up it cannot tell. A date that lies further ahead is mistyped."""

_LEFT = f"INSERT INTO desk_debt_left (debt_id, left_at) SELECT d.debt_id, %(as_of)s::timestamptz {LEAVES}"
_BACK = "DELETE FROM desk_debt_left l USING pg_temp.fresh_debts f WHERE f.debt_id = l.debt_id"


def load_into_store(
    connection: Connection,
    engine: Engine,
    book: "Book",
    *,
    owners: Collection[str] | None = None,
    at: datetime | None = None,
) -> Mapping[str, int]:
    """Take over every table of `book` within the caller's transaction; rows handed in, by table.

    What was said of a number or an address holds for it under the id that this book gives it: the plan is
    held from then on. `owners`: the creditors whose book it may be, where whoever hands it in has only these.
    `at`: when it is taken, by the service's clock (None: by the database's).

    Raises:
        Refused: the store already has a later book of the same creditor, or rows of the book stand there and
            are another's than the `owners'`.
        InvalidInput: a value that the database cannot hold.
    """
    counts = lay_out(connection, engine, book, owners)
    take_laid_out(connection, engine, book, counts, at)
    return counts


def lay_out(
    connection: Connection, engine: Engine, book: "Book", owners: Collection[str] | None
) -> Mapping[str, int]:
    """The first half: put the rows into tables for a moment, and change nothing; how many, by table."""
    _refuse_older(connection, creditors_of(engine, book), book.meta.as_of)
    counts = {
        table.name: _lay_out(connection, engine, book, table)
        for table in sorted(STORED.values(), key=_turn)
        if table.name not in book.absent_tables
    }
    if owners is not None:
        check_whose_book(connection, counts, owners)
    return counts


def take_laid_out(
    connection: Connection, engine: Engine, book: "Book", tables: Collection[str], at: datetime | None
) -> None:
    """The second half: take over what was laid out of these tables, in the order in which it was."""
    creditors = creditors_of(engine, book)
    if "debts" in tables:
        connection.execute(_LEFT, {"creditors": creditors, "as_of": book.meta.as_of})
        connection.execute(_BACK)
    for name in tables:
        _take_over(connection, engine, book, STORED[name], at)
    for name in tables:
        gone = [_fresh(name), *([_sealed(name)] if name in SEALED else [])]
        connection.execute(sql.SQL("DROP TABLE {}").format(sql.SQL(", ").join(gone)))
    _state(connection, creditors, book)
    hold_recalls(connection)
    hold_to(connection)


def creditors_of(engine: Engine, book: "Book") -> list[str]:
    """The creditors whose book it is."""
    rows = engine.rows(book.tables["creditors"].select("creditor_id"))
    return [str(row["creditor_id"]) for row in rows]


def _turn(table: Table) -> int:
    """Debts come first: what is current is judged by those that the book has. Points, after who has them."""
    return {"debts": 0, "points": 2}.get(table.name, 1)


def _fresh(table: str) -> sql.Identifier:
    """The table for a moment that holds the file's rows."""
    return sql.Identifier("pg_temp", f"fresh_{table}")


def _refuse_older(connection: Connection, creditors: Iterable[str], as_of: datetime | None) -> None:
    row = connection.execute(
        "SELECT max(as_of) FROM desk_book_statement WHERE creditor_id = ANY(%s)", [list(creditors)]
    ).fetchone()
    latest = row[0] if row else None
    if latest is not None and as_of is not None and as_of < latest:
        raise Refused(
            f"this book is of {as_of:%Y-%m-%d %H:%M}, and a later one of {latest:%Y-%m-%d %H:%M} is loaded",
            help="hand in the newest book; what was paid or said since must not be forgotten",
        )


def _state(connection: Connection, creditors: Iterable[str], book: "Book") -> None:
    """Keep what the lender says about the book as a whole, for each of its creditors."""
    since = {table: at.isoformat() for table, at in book.meta.complete_since.items()}
    values = [(one, book.meta.as_of, Jsonb(since), sorted(book.absent_tables)) for one in creditors]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_book_statement (creditor_id, as_of, complete_since, absent_tables)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (creditor_id) DO UPDATE SET as_of = excluded.as_of,"
            " complete_since = excluded.complete_since, absent_tables = excluded.absent_tables",
            values,
        )


def _lay_out(connection: Connection, engine: Engine, book: "Book", table: Table) -> int:
    """Put the file's rows into a table for a moment, beside the store's; how many there are."""
    columns = clear_columns_of(table)
    path = engine.scratch / f"{table.name}.csv"
    count = engine.write(book.tables[table.name].select(*(column.name for column in columns)), path)
    fresh = _fresh(table.name)
    spec = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(column.name), sql.SQL(_type_in_file(column)))
        for column in columns
    )
    connection.execute(sql.SQL("CREATE TABLE {} ({}) ON COMMIT DROP").format(fresh, spec))
    try:
        _copy(connection, fresh, columns, path)
    except psycopg.DataError as fault:
        where = fault.diag.context or table.name
        raise InvalidInput(f"`{table.name}` holds a value that the store cannot: {where}") from fault
    finally:
        path.unlink()
    return count


def _take_over(
    connection: Connection, engine: Engine, book: "Book", table: Table, at: datetime | None
) -> None:
    columns, fresh = clear_columns_of(table), _fresh(table.name)
    newer = newer_than(table, book.meta.as_of)
    if _is_current(table):
        _forget(connection, table, fresh, _stays(table, newer, book.meta.as_of))
    if table.name == "points":
        revived = [one for (one,) in connection.execute(_REVIVED).fetchall()]
        vault_of(connection).renew(connection, POINT, revived)
        connection.execute(_ANEW, [revived])
    if table.name in _ERASED:
        connection.execute(_ERASED[table.name])
    if table.name in SEALED:
        _seal(connection, engine, book, table)
    connection.execute(_upsert(table, columns, fresh, newer, at))
    connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(store_name(table))))


_GONE = """
DELETE FROM pg_temp.fresh_{table} f USING desk_data_key k
WHERE k.subject_kind = '{kind}' AND k.subject_id = f.{kind}_id AND k.shredded_at IS NOT NULL
"""
_ERASED = {
    **{name: _GONE.format(table=name, kind=PERSON) for name in ("persons", "transactions")},
    "points": _GONE.format(table="points", kind=POINT),
}
# A point that was erased with its last person is another's now: it may have a key again.
_REVIVED = f"""
SELECT k.subject_id FROM desk_data_key k WHERE k.subject_kind = '{POINT}' AND k.shredded_at IS NOT NULL
AND EXISTS (SELECT FROM book_evidence e JOIN book_persons USING (person_id) WHERE e.point_id = k.subject_id
    AND NOT EXISTS (SELECT FROM desk_wrong_person r
        WHERE r.person_id = e.person_id AND r.point_id = e.point_id))
"""
# A stop or a report kept its mark: without it, the value that the book has is taken in as a new one. The stop
# goes by the mark that it holds itself.
_ANEW = """
UPDATE book_points p SET value_mark = NULL WHERE p.point_id = ANY (%s) AND p.value IS NULL
AND EXISTS (SELECT FROM pg_temp.fresh_points f WHERE f.point_id = p.point_id)
"""


def _sealed(table: str) -> sql.Identifier:
    """The table for a moment that holds a file's sealed values."""
    return sql.Identifier("pg_temp", f"sealed_{table}")


def _seal(connection: Connection, engine: Engine, book: "Book", table: Table) -> None:
    """Seal what a table's rows hold of people, beside the rows themselves."""
    layout, rows, vault = Layout.of(table.name), book.tables[table.name], vault_of(connection)
    path = engine.scratch / f"sealed_{table.name}.csv"
    named = rows.select(**{f"c{number}": rows[column] for number, column in enumerate(layout.columns)})
    first = len(layout.columns) - len(layout.seals.columns)
    filled = [named[f"c{number}"].notnull() for number in range(first, len(layout.columns))]
    engine.write(named.filter(ibis.or_(*filled)), path)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            copy_sealed(connection, vault, layout, rows_of_csv(file), _sealed(table.name))
    finally:
        path.unlink()


def _copy(connection: Connection, fresh: sql.Identifier, columns: Iterable[Column], path: Path) -> None:
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
    command = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, HEADER true)").format(fresh, names)
    with connection.cursor() as cursor, cursor.copy(command) as copy, path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)


def _is_current(table: Table) -> bool:
    return not table.grows and table.name not in KEPT


def newer_than(table: Table, as_of: datetime | None) -> sql.Composable:
    """Whether a stored row `s` was taken after the book was drawn up; a book without a date is older."""
    if table.name not in TAKEN:
        return sql.SQL("false")
    return sql.SQL(
        'EXISTS (SELECT FROM desk_fact t WHERE t."of" = {of} AND t.id = s.{key}'
        " AND t.at > coalesce({as_of}::timestamptz, '-infinity'))"
    ).format(of=TAKEN[table.name], key=sql.Identifier(table.key[0]), as_of=as_of)


def _stays(table: Table, newer: sql.Composable, as_of: datetime | None) -> sql.Composable:
    """Whether a stored row `s` stays though the book has it not: a recall is to be answered for."""
    if table.name != "placements":
        return newer
    return sql.SQL(
        "(s.\"from\" > coalesce({as_of}::timestamptz, '-infinity') OR EXISTS (SELECT FROM desk_recall r"
        ' WHERE r.debt_id = s.debt_id AND r.agency_id = s.agency_id AND r.placed_from = s."from"))'
    ).format(as_of=as_of)


def _forget(connection: Connection, table: Table, fresh: sql.Identifier, stays: sql.Composable) -> None:
    """Remove rows about the book's debts that the book no longer has."""
    if "debt_id" not in table.by_name or table.name == "debts":
        return
    same = sql.SQL(" AND ").join(sql.SQL("f.{0} = s.{0}").format(sql.Identifier(name)) for name in table.key)
    connection.execute(
        sql.SQL(
            "DELETE FROM {store} s USING pg_temp.fresh_debts d WHERE d.debt_id = s.debt_id"
            " AND NOT EXISTS (SELECT FROM {fresh} f WHERE {same}) AND NOT {stays}"
        ).format(store=sql.Identifier(store_name(table)), fresh=fresh, same=same, stays=stays)
    )


_IN_FILE = {
    Kind.INSTANT: "timestamptz",
    Kind.DATE: "date",
    Kind.MONEY: "numeric(18, 2)",
    Kind.RATE: "numeric(12, 8)",
    Kind.INTEGER: "bigint",
    Kind.FLAG: "boolean",
}


def _type_in_file(column: Column) -> str:
    return _IN_FILE.get(column.kind, "text")


def _upsert(
    table: Table,
    columns: Iterable[Column],
    fresh: sql.Identifier,
    newer: sql.Composable,
    at: datetime | None,
) -> sql.Composed:
    names = [sql.Identifier(column.name) for column in columns]
    values = [_value(column) for column in columns]
    key = [sql.Identifier(name) for name in table.key]
    if not table.key:
        # Equal rows are told apart by their number, so that loading twice changes nothing.
        every = sql.SQL(", ").join(names)
        numbered = sql.SQL("md5(ROW({0})::text) || '-' || row_number() OVER (PARTITION BY {0})").format(every)
        key = [sql.Identifier(ROW_KEY)]
        names, values = [*names, *key], [*values, numbered]
    rest = [name for name in names if name not in key]
    marked, beside, source = _of_sealed(table, fresh)
    more = [one for pair in marked for one in pair] + beside
    return sql.SQL(
        "INSERT INTO {store} AS s ({names}) SELECT {values} FROM {source} ON CONFLICT ({key}) {do}"
    ).format(
        store=sql.Identifier(store_name(table)),
        names=sql.SQL(", ").join([*names, *more]),
        values=sql.SQL(", ").join([*values, *(sql.SQL("x.{}").format(name) for name in more)]),
        source=source,
        key=sql.SQL(", ").join(key),
        do=on_conflict(table, [*rest, *beside], marked, newer, at),
    )


def _of_sealed(
    table: Table, fresh: sql.Identifier
) -> tuple[list[Pair], list[sql.Identifier], sql.Composable]:
    """The sealed columns with their marks, what stands beside them, and where the rows come from."""
    seals = SEALED.get(table.name)
    if seals is None:
        return [], [], sql.SQL("{} f").format(fresh)
    marked = [(sql.Identifier(one), sql.Identifier(mark_column(one))) for one in seals.columns.values()]
    beside = [sql.Identifier(column.name) for column in seals.beside]
    source = sql.SQL("{} f LEFT JOIN {} x USING ({})").format(
        fresh, _sealed(table.name), sql.Identifier(*table.key)
    )
    return marked, beside, source


def _value(column: Column) -> sql.Composable:
    # An unqualified key: the sealed rows have it too, joined by USING.
    name = sql.Identifier(column.name)
    return sql.SQL("string_to_array({}, ';')").format(name) if column.kind is Kind.LIST else name
