"""Reading for somebody: within, the database shows the rows of their creditors and no others."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.rls import AGENCY, CREDITORS, ROLE
from rightparty.desk.store import Connection
from rightparty.errors import Refused

_LOOK = {
    "person": ("book_persons", "person_id"),
    "point": ("book_points", "point_id"),
    "debt": ("book_debts", "debt_id"),
    "contact": ("desk_planned_contact", "contact_id"),
}
_AS = "SELECT set_config('role', %s, true), set_config(%s, %s::text[]::text, true), set_config(%s, %s, true)"
NO_ROLE = "the database's user must be able to create the role `rightparty_app`, or be given it"


class NotSeen(Refused):
    """What was asked for is not there for whoever asks: nobody learns whether it is there for others."""


@contextmanager
def seen_by(connection: Connection, actor: Actor) -> Iterator[Connection]:
    """A transaction that reads, and reads only, what `actor` may see.

    Where the database cannot hold creditors apart, it opens for those alone who may see everything.

    Raises:
        Refused: a transaction is open already (its rest would be read for `actor` too), or the database
            cannot hold creditors apart and there are others than the actor's.
    """
    if connection.info.transaction_status is not psycopg.pq.TransactionStatus.IDLE:
        raise Refused("a reading for somebody needs a transaction of its own", "end the one that is open")
    with connection.transaction():
        try:
            with connection.transaction():
                connection.execute(
                    _AS, [ROLE, CREDITORS, sorted(actor.creditors), AGENCY, actor.agency or ""]
                )
        except (psycopg.errors.InvalidParameterValue, psycopg.errors.InsufficientPrivilege):
            _refuse_unless_everything(connection, actor)
        connection.execute("SET TRANSACTION READ ONLY")
        yield connection


def _refuse_unless_everything(connection: Connection, actor: Actor) -> None:
    """Without a role to read under, let pass only whoever may see every row there is."""
    rows = connection.execute(
        "SELECT creditor_id FROM book_creditors UNION SELECT creditor_id FROM book_debts"
    ).fetchall()
    if actor.agency is not None or not {one for (one,) in rows} <= actor.creditors:
        raise Refused("this database cannot show each creditor its own rows only", NO_ROLE)


def sees(connection: Connection, actor: Actor, kind: str, id: str) -> bool:
    """Whether an actor may see one person, point, debt or contact, by `kind` and id."""
    table, key = (sql.Identifier(name) for name in _LOOK[kind])
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(table, key)
    with seen_by(connection, actor) as reading:
        return reading.execute(query, [id]).fetchone() is not None


def require_sight(connection: Connection, actor: Actor, kind: str, id: str) -> None:
    """Let pass whoever sees what they are about to change: acts run as the service, which sees all.

    Raises:
        NotSeen: it is not there for them.
    """
    if not sees(connection, actor, kind, id):
        raise NotSeen(f"there is no {kind} `{id}` here", "check the id; other creditors' are not shown")
