"""An older store, sealed where it stands: once, before anything else is done with it.

What the migration moved aside (`<column>_plain`) is sealed in one transaction, which also drops it. A dropped
column leaves its bytes in the table's files, so each table is then written anew. Killed at any point, it goes
on at the next opening; until then the store does not open.

The database's own log of changes and older backups still hold what was plain: docs/concepts/personal-data.md.
"""

from collections.abc import Iterator

from psycopg import sql

from rightparty.desk.schema import SEALED, mark_column, store_name
from rightparty.desk.sealed_rows import BATCH, Cells, Layout, copy_sealed
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault, vault_of
from rightparty.sealing import place

CALL_TASK = "desk_call_task"
_PLAIN = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND column_name LIKE '%\\_plain' AND table_name ~ '^(book|desk)_'
ORDER BY 1, 2
"""


def seal_in_place(connection: Connection) -> None:
    """Seal what an older store holds in the clear, and write its tables anew; nothing where that is done."""
    if connection.execute("SELECT to_regclass('desk_unsealed')").fetchone() == (None,):
        return
    vault, tables = vault_of(connection), _filled(connection)
    with connection.transaction():
        plain = connection.execute(_PLAIN).fetchall()
        for name in SEALED if plain else ():
            _seal(connection, vault, Layout.of(name))
        if plain:
            _seal_tasks(connection, vault)
        for table, column in plain:
            drop = sql.SQL("ALTER TABLE {} DROP COLUMN {}")
            connection.execute(drop.format(sql.Identifier(table), sql.Identifier(column)))
    for table in tables:
        connection.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(table)))
    connection.execute("DROP TABLE desk_unsealed")


def _filled(connection: Connection) -> list[str]:
    """The tables that hold anything: an empty one has no bytes to get rid of."""
    found = []
    for table in (*(f"book_{name}" for name in SEALED), CALL_TASK):
        query = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
        if connection.execute(query).fetchone() == (True,):
            found.append(table)
    return found


def _seal(connection: Connection, vault: Vault, layout: Layout) -> None:
    into = sql.Identifier("pg_temp", f"sealing_{layout.table.name}")
    copy_sealed(connection, vault, layout, _rows(connection, layout), into)
    columns = [
        *(column for name in layout.seals.columns.values() for column in (name, mark_column(name))),
        *(column.name for column in layout.seals.beside),
    ]
    connection.execute(
        sql.SQL("UPDATE {store} s SET {changes} FROM {into} x WHERE x.{key} = s.{key}").format(
            store=sql.Identifier(store_name(layout.table)),
            changes=sql.SQL(", ").join(sql.SQL("{0} = x.{0}").format(sql.Identifier(one)) for one in columns),
            into=into,
            key=sql.Identifier(layout.key),
        )
    )
    connection.execute(sql.SQL("DROP TABLE {}").format(into))


def _rows(connection: Connection, layout: Layout) -> Iterator[Cells]:
    """The rows that hold something to seal, a few at a time; lists as the book writes them."""
    moved = {name for name, stored in layout.seals.columns.items() if name == stored}
    columns = [sql.Identifier(f"{name}_plain" if name in moved else name) for name in layout.columns]
    lists = {"debt_ids"} & set(layout.columns)
    shown = [
        sql.SQL("array_to_string({}, ';')" if name in lists else "{}::text").format(column)
        for name, column in zip(layout.columns, columns, strict=True)
    ]
    values = columns[-len(layout.seals.columns) :]
    query = sql.SQL("SELECT {shown} FROM {store} WHERE {filled}").format(
        shown=sql.SQL(", ").join(shown),
        store=sql.Identifier(store_name(layout.table)),
        filled=sql.SQL(" OR ").join(sql.SQL("{} IS NOT NULL").format(one) for one in values),
    )
    with connection.cursor(name=f"plain_{layout.table.name}") as cursor:
        cursor.itersize = BATCH
        cursor.execute(query)
        yield from cursor


def _seal_tasks(connection: Connection, vault: Vault) -> None:
    """Calls that were handed over before: the number is sealed with the point, the script with the person."""
    rows = connection.execute(
        "SELECT contact_id, person_id, point_id, number_plain, script_plain FROM desk_call_task"
        " JOIN desk_planned_contact USING (contact_id)"
    ).fetchall()
    for contact_id, person_id, point_id, number, script in rows:
        sealed = seal_task(connection, vault, (contact_id, person_id, point_id), number, script)
        connection.execute(
            "UPDATE desk_call_task SET number = %s, script = %s WHERE contact_id = %s", [*sealed, contact_id]
        )


def seal_task(
    connection: Connection, vault: Vault, whose: tuple[str, str, str], number: str, script: str
) -> tuple[bytes, bytes]:
    """The number and the script of a call, sealed; `whose`: contact, person and point.

    Raises:
        Refused: the person or the point was erased.
    """
    contact_id, person_id, point_id = whose
    return (
        vault.seal(connection, "point", point_id, number.encode(), place(CALL_TASK, "number", contact_id)),
        vault.seal(connection, "person", person_id, script.encode(), place(CALL_TASK, "script", contact_id)),
    )
