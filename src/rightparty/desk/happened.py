"""What a contact leaves in the book: its events, and what it told us of the point."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg import sql

from rightparty.desk.schema import SEALED, STORED, store_name
from rightparty.desk.sealed_rows import sealed_cells, stored_row
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of

_FROM_PLAN = (
    "contact_id",
    "channel",
    "creditor_id",
    "debt_ids",
    "person_id",
    "point_id",
    "mode",
    "content",
    "sender_id",
)


def add_event(connection: Connection, contact_id: str, name: str, more: Mapping[str, Any]) -> None:
    """Add an outbound event of a planned contact within the caller's transaction.

    `name` makes its id, so that the same event is added once; `more` are further columns of `events`; a text
    or a number among them comes in the clear, and is sealed here.
    """
    more = {**more, **_sealed(connection, contact_id, f"{contact_id}:{name}", more)}
    columns = [*_FROM_PLAN, *more]
    values = [sql.Identifier(name) for name in _FROM_PLAN] + [sql.Placeholder(name) for name in more]
    query = sql.SQL(
        "INSERT INTO book_events (event_id, direction, {columns}) SELECT {id}, 'out', {values}"
        " FROM desk_planned_contact WHERE contact_id = {contact} ON CONFLICT DO NOTHING"
    ).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(values),
        id=sql.Placeholder("event"),
        contact=sql.Placeholder("contact"),
    )
    connection.execute(query, {**more, "event": f"{contact_id}:{name}", "contact": contact_id})


def _sealed(
    connection: Connection, contact_id: str, event_id: str, more: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What of an event is sealed, under the key of the contact's person."""
    said = {name: more[name] for name in SEALED["events"].columns if more.get(name) is not None}
    if not said:
        return {}
    query = "SELECT person_id FROM desk_planned_contact WHERE contact_id = %s"
    row = connection.execute(query, [contact_id]).fetchone()
    whose = {"event_id": event_id, "person_id": row[0] if row else None, **said}
    return sealed_cells(connection, vault_of(connection), "events", whose)


def add_evidence(
    connection: Connection, person_id: str, point_id: str, kind: str, at: datetime, contact_id: str
) -> None:
    """Keep what a contact told us of a point, within the caller's transaction."""
    connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind, source, contact_id)"
        " VALUES (%s, %s, %s, %s, 'contact', %s) ON CONFLICT DO NOTHING",
        [point_id, person_id, at, kind, contact_id],
    )


def add_row(connection: Connection, table: str, row: Mapping[str, Any]) -> bool:
    """Add a row by the book's names, within the caller's transaction, with what is personal in it sealed.

    False where one with its key is there already.
    """
    kept = stored_row(connection, vault_of(connection), table, row)
    query = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING").format(
        sql.Identifier(store_name(STORED[table])),
        sql.SQL(", ").join(map(sql.Identifier, kept)),
        sql.SQL(", ").join(map(sql.Placeholder, kept)),
    )
    return connection.execute(query, kept).rowcount == 1
