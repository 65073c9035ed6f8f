"""What a client sees: the rows of its own creditors, and of anybody else's not even that they are there.

Each question says whose rows it asks for, and the database, under the role that its policies are for, shows
no others all the same (`access.rls`): a condition that is forgotten here, or wrong, shows nothing. Whoever
decides, claims or withdraws sees every row: what one creditor was told may hold for another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from psycopg import sql

from rightparty.book.tables import Table
from rightparty.desk.access.guard import Actor
from rightparty.desk.access.sight import shown_to
from rightparty.desk.schema import store_name
from rightparty.desk.store import Connection
from rightparty.errors import Refused

# A person has no creditor to ask for: they are a client's who stand beside a debt that it is shown, and a
# point is whose evidence it is shown. To say here what the policies say would take the time twice.
_OF_OWN = "EXISTS (SELECT FROM {table} t WHERE t.{key} = w.id AND t.creditor_id = ANY (%(own)s))"
_IS_OWN = {
    "creditors": _OF_OWN.format(table="book_creditors", key="creditor_id"),
    "debts": _OF_OWN.format(table="book_debts", key="debt_id"),
    "persons": "EXISTS (SELECT FROM book_liabilities l WHERE l.person_id = w.id)"
    " OR EXISTS (SELECT FROM book_relations r WHERE r.person_id = w.id)",
    "points": "EXISTS (SELECT FROM book_evidence e WHERE e.point_id = w.id)",
    "agencies": _OF_OWN.format(table="book_agencies", key="agency_id"),
    "senders": _OF_OWN.format(table="book_senders", key="sender_id"),
    # One that was made without us is known by its events alone.
    "contacts": f"{_OF_OWN.format(table='desk_planned_contact', key='contact_id')}"
    f" OR {_OF_OWN.format(table='book_events', key='contact_id')}",
    "permits": _OF_OWN.format(table="desk_reservation", key="permit_id"),
    "bridges": _OF_OWN.format(table="desk_reservation", key="bridge_id"),
}
_ROWS = {
    "contacts": ("desk_planned_contact", "contact_id"),
    "creditors": ("book_creditors", "creditor_id"),
    "debts": ("book_debts", "debt_id"),
    "persons": ("book_persons", "person_id"),
    "points": ("book_points", "point_id"),
    "incidents": ("desk_incident", "incident_id"),
    "notices": ("book_notices", "notice_id"),
    "payments": ("book_payments", "payment_id"),
    "promises": ("book_promises", "promise_id"),
    "agreements": ("book_agreements", "agreement_id"),
}
"""Where the rows stand that a client may be told of, by what they are, and their key."""

_MOST_NAMED = 5


class NotFound(Refused):
    """What is named is not there, or is not this client's to see: nobody is told which."""


@dataclass(frozen=True)
class Named:
    """The ids that a request names."""

    persons: Sequence[str] = ()
    points: Sequence[str] = ()
    debts: Sequence[str] = ()
    creditors: Sequence[str] = ()
    contacts: Sequence[str] = ()
    permits: Sequence[str] = ()
    bridges: Sequence[str] = ()
    agencies: Sequence[str] = ()
    senders: Sequence[str] = ()


_KINDS = tuple(one.name for one in fields(Named))


def own_creditors(client: Actor) -> list[str]:
    """The creditors whose rows a client's queries ask for; the database holds it to the same ones."""
    return sorted(client.creditors)


def check_visible(connection: Connection, client: Actor, named: Named) -> None:
    """Make sure that a client may name all of these ids.

    Raises:
        NotFound: it may not, or there is no such row.
    """
    asked = {kind: sorted(set(ids)) for kind in _KINDS if (ids := getattr(named, kind))}
    if not asked:
        return
    lost = shown_to(connection, client, _unseen(tuple(asked)), {**asked, "own": own_creditors(client)})
    if lost:
        _refuse(lost)


@cache
def _unseen(kinds: tuple[str, ...]) -> bytes:
    """The query for those of the named ids that are not the client's."""
    parts = [
        f"SELECT '{_one_of(kind)}', w.id FROM unnest(%({kind})s::text[]) w (id) WHERE NOT ({_IS_OWN[kind]})"
        for kind in kinds
    ]
    return f"{' UNION ALL '.join(parts)} ORDER BY 1, 2".encode()


def _one_of(kind: str) -> str:
    return "agency" if kind == "agencies" else kind[:-1]


def _refuse(lost: Sequence[tuple[str, str]]) -> None:
    shown = ", ".join(f"{kind} `{id}`" for kind, id in lost[:_MOST_NAMED])
    more = f", and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
    raise NotFound(f"there is no {shown}{more}", "name ids of the book of your own creditors")


def seen_among(
    connection: Connection, client: Actor, ids: Mapping[str, Iterable[str]]
) -> Mapping[str, frozenset[str]]:
    """Which of some rows the database shows a client, by what they are (`contacts`, `debts` …) and their ids.

    For what is about to be told, or was just taken: what a stop withdrew may be another creditor's.
    """
    asked = {kind: given for kind, wanted in ids.items() if (given := sorted(set(wanted)))}
    found: dict[str, set[str]] = {kind: set() for kind in ids}
    for kind, id in shown_to(connection, client, _seen(tuple(asked)), asked) if asked else ():
        found[kind].add(id)
    return {kind: frozenset(seen) for kind, seen in found.items()}


@cache
def _seen(kinds: tuple[str, ...]) -> bytes:
    parts = []
    for kind in kinds:
        table, key = _ROWS[kind]
        of = "uuid" if kind == "incidents" else "text"
        parts.append(f"SELECT '{kind}', {key}::text FROM {table} WHERE {key} = ANY (%({kind})s::{of}[])")
    return " UNION ALL ".join(parts).encode()


def check_taken(seen: Mapping[str, frozenset[str]], kind: str, ids: Iterable[str]) -> None:
    """Make sure that a client sees what it just handed in; where it does not, all of that is undone.

    Raises:
        NotFound: a row is not the client's to hand in.
    """
    lost = sorted(set(ids) - seen[kind])
    if lost:
        _refuse([(kind[:-1], id) for id in lost])


def kept_ids(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which of these rows' ids the store has already, whoever's they are."""
    (key,) = table.key
    query = sql.SQL("SELECT {key} FROM {table} WHERE {key} = ANY (%s)").format(
        key=sql.Identifier(key), table=sql.Identifier(store_name(table))
    )
    return [str(id) for (id,) in connection.execute(query, [[row[key] for row in rows]]).fetchall()]


def kept_references(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What the store has under the keys of these rows: that too must be theirs who hand them in.

    Gives a row for each, of the columns that refer to other tables.
    """
    columns = [column for column in table.columns if column.refers_to]
    if len(table.key) != 1 or not columns or not rows:
        return []
    query = sql.SQL("SELECT {} FROM {} WHERE {} = ANY (%s)").format(
        sql.SQL(", ").join(sql.Identifier(column.name) for column in columns),
        sql.Identifier(store_name(table)),
        sql.Identifier(table.key[0]),
    )
    found = connection.execute(query, [[row[table.key[0]] for row in rows]]).fetchall()
    return [dict(zip((column.name for column in columns), row, strict=True)) for row in found]
