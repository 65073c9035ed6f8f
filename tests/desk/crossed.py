"""A circle of locks, made for real: somebody has what the actor asks for, and asks for what the actor has."""

import threading
import time
from collections.abc import Callable
from contextlib import closing

from rightparty.desk.same_point import lock_people, lock_plan, lock_points
from rightparty.desk.store import Connection, Store

_WAITS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND pid <> %s"


def waiting(connection: Connection) -> int:
    """How many others wait for a lock that somebody took by name."""
    row = connection.execute(_WAITS, [connection.info.backend_pid]).fetchone()
    assert row is not None
    return int(row[0])


def crossed(store: Store, point_id: str, person_id: str, act: Callable[[], object]) -> list[BaseException]:
    """Let somebody act while another holds the plan and then asks for the point and the person.

    PostgreSQL ends whoever has first waited for a second: the actor. Gives what the actor raised, if any.
    """
    raised: list[BaseException] = []

    def acting() -> None:
        try:
            act()
        except BaseException as fault:  # noqa: BLE001 -- it is given back
            raised.append(fault)

    actor = threading.Thread(target=acting)
    with closing(store.connect()) as other:
        other.execute("SET deadlock_timeout = '60s'")
        (mark,) = other.execute(
            "SELECT value_mark FROM book_points WHERE point_id = %s", [point_id]
        ).fetchall()[0]
        with other.transaction():
            lock_plan(other)
            actor.start()
            for _ in range(600):
                if waiting(other) or not actor.is_alive():
                    break
                time.sleep(0.02)
            assert waiting(other), f"the actor never asked for the plan: {raised}"
            lock_points(other, [mark])
            lock_people(other, [person_id])
    actor.join(30)
    assert not actor.is_alive()
    return raised
