"""A lender's own PostgreSQL, whose user may do less than the embedded one's."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.rls import ROLE, ready, secure
from rightparty.desk.access.sight import seen_by
from rightparty.desk.store import Connection, Store, make_tables
from rightparty.errors import Refused

NAME = "plain_owner"


@pytest.fixture
def plain(store: Store) -> Iterator[Store]:
    """A database of its own whose owner may neither create roles nor take on any."""
    with closing(store.connect()) as connection:
        for command in (
            f"CREATE ROLE {NAME} LOGIN PASSWORD 'x'",
            f"CREATE DATABASE {NAME} OWNER {NAME}",
        ):
            connection.execute(command)
    made = Store(store.home, {**store.parameters, "user": NAME, "password": "x", "dbname": NAME})
    make_tables(made)
    yield made
    with closing(store.connect()) as connection:
        connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
        connection.execute(f"DROP ROLE {NAME}")


def two_creditors(connection: Connection) -> None:
    """A and B."""
    query = "INSERT INTO book_creditors (creditor_id, name, kind, country) VALUES (%s, 'x', 'bank', 'CN')"
    for side in ("A", "B"):
        connection.execute(query, [side])


def test_without_the_right_to_a_role_one_creditors_people_are_refused(plain: Store) -> None:
    """Until somebody gives the role: from the next start on, each sees its own."""
    with closing(plain.connect()) as connection:
        two_creditors(connection)
        actor = Actor("staff", creditors=frozenset({"A"}))
        assert not ready(connection)
        with pytest.raises(Refused, match="own rows only") as fault, seen_by(connection, actor):
            pass
        assert ROLE in fault.value.help
        everything = Actor("all", creditors=frozenset({"A", "B"}))
        with seen_by(connection, everything) as reading:
            assert reading.execute("SELECT count(*) FROM book_creditors").fetchone() == (2,)


def test_once_the_role_is_given_rows_are_held_apart(plain: Store, store: Store) -> None:
    """Given by the server's administrator; the owner itself is not slowed."""
    with closing(store.connect()) as administrator:
        administrator.execute(f"GRANT {ROLE} TO {NAME}")
    with closing(plain.connect()) as connection:
        secure(connection)
        assert ready(connection)
        two_creditors(connection)
        with seen_by(connection, Actor("staff", creditors=frozenset({"A"}))) as reading:
            assert reading.execute("SELECT creditor_id FROM book_creditors").fetchall() == [("A",)]
        assert connection.execute("SELECT count(*) FROM book_creditors").fetchone() == (2,)
