"""Reading for somebody: the database shows the rows of their creditors and no others.

`seen_by` opens a transaction for as many readings as a page needs. `shown_to` is one query in one round trip,
inside another transaction or not: the API asks by it what a client may name, and what it is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

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
# The same for one query, which is planned once: with the policies of all that it asks, that takes longer than
# its reading. What was set before is kept beside, to be set again where a transaction goes on.
_AS_ONCE = """
SELECT set_config('rightparty.role_before', current_setting('role'), true),
    set_config('rightparty.plans_before', current_setting('plan_cache_mode'), true),
    set_config('plan_cache_mode', 'force_generic_plan', true),
    set_config(%s, %s::text[]::text, true), set_config(%s, %s, true), set_config('role', %s, true)
"""
_AS_BEFORE = """
SELECT set_config('role', current_setting('rightparty.role_before'), true),
    set_config('plan_cache_mode', current_setting('rightparty.plans_before'), true),
    set_config(%s, '', true), set_config(%s, '', true)
"""
_MAY_BE_TAKEN = """
SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND NOT rolsuper AND NOT rolbypassrls
    AND pg_has_role(session_user, oid, 'SET'))
"""
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


def shown_to(
    connection: Connection, actor: Actor, query: bytes, values: Mapping[str, Any] | Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """The rows of one query as the database shows them to `actor`, in one round trip.

    Role and settings end with the query: a transaction that is open goes on as before, and can only be undone
    where the query fails. The role writes nothing.

    Raises:
        Refused: the database cannot hold creditors apart, and there are others than the actor's.
    """
    if not _holds_apart(connection):
        _refuse_unless_everything(connection, actor)
        return connection.execute(query, values).fetchall()
    within = connection.info.transaction_status is not psycopg.pq.TransactionStatus.IDLE
    settings = [CREDITORS, sorted(actor.creditors), AGENCY, actor.agency or "", ROLE]
    # Sent together: where no transaction is open they are one, and what is set ends with it.
    with connection.pipeline():
        connection.execute(_AS_ONCE, settings, prepare=True)
        found = connection.execute(query, values, prepare=True)
        if within:
            connection.execute(_AS_BEFORE, [CREDITORS, AGENCY], prepare=True)
    return found.fetchall()


def _holds_apart(connection: Connection) -> bool:
    """Whether there is a role to read under; asked once a connection, and again as long as there is none."""
    if not connection.holds_apart:
        row = connection.execute(_MAY_BE_TAKEN, [ROLE]).fetchone()
        connection.holds_apart = row == (True,)
    return connection.holds_apart


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
