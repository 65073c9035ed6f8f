"""Reading what the store has sealed, as tests compare it."""

from psycopg import sql

from rightparty.desk.reveal import Cell, opened_cell
from rightparty.desk.sealed_rows import sealed_cells
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased, vault_of


def read(connection: Connection, table: str, column: str, key: str) -> str | Erased | None:
    """A sealed value in the clear; None where there is none."""
    return opened_cell(connection, Cell(table, column, key))


def set_value(connection: Connection, point_id: str, kind: str, value: str) -> None:
    """Give a contact point another number or address."""
    cells = sealed_cells(
        connection, vault_of(connection), "points", {"point_id": point_id, "kind": kind, "value": value}
    )
    sets = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(name), sql.Literal(cell)) for name, cell in cells.items()
    )
    connection.execute(sql.SQL("UPDATE book_points SET {} WHERE point_id = %s").format(sets), [point_id])


def add_point(connection: Connection, point_id: str, kind: str, value: str) -> None:
    """A contact point as another creditor's book brings it."""
    row = {"point_id": point_id, "kind": kind, "value": value}
    cells = sealed_cells(connection, vault_of(connection), "points", row)
    connection.execute(
        sql.SQL("INSERT INTO book_points (point_id, kind, {}) VALUES (%s, %s, {})").format(
            sql.SQL(", ").join(map(sql.Identifier, cells)),
            sql.SQL(", ").join(map(sql.Literal, cells.values())),
        ),
        [point_id, kind],
    )
