"""What only the owner of the database can do: take the locks off the tables that never change."""

from collections.abc import Iterator
from contextlib import contextmanager

from rightparty.desk.store import Connection


@contextmanager
def unlocked(connection: Connection) -> Iterator[None]:
    """Within, this connection's statements fire no triggers: rows can be changed and removed."""
    connection.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        connection.execute("SET session_replication_role = origin")
