"""One number or address, whatever ids it has: its mark, its ids, and the locks that put acts on it in order.

Whoever claims a contact and whoever reports a wrong person take their locks in this order: the point,
the person, the plan, the journal's edge. So they wait for one another, and never for ever.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rightparty.desk.journal_store import Marks
from rightparty.desk.store import Connection

_PLAN = 0x706C616E  # any number that nobody else locks
_KEY = "hashtextextended('point ' || %s, 0)"


def mark_at(connection: Connection, point_id: str) -> str | None:
    """The mark of the number or address of a point; None where the store has no such point, or none of it."""
    row = connection.execute("SELECT value_mark FROM book_points WHERE point_id = %s", [point_id]).fetchone()
    return row[0] if row else None


def ids_of(connection: Connection, mark: str) -> list[str]:
    """Every id under which the number or address with this mark stands, in whosever book."""
    rows = connection.execute(
        "SELECT point_id FROM book_points WHERE value_mark = %s ORDER BY point_id", [mark]
    )
    return [point_id for (point_id,) in rows.fetchall()]


def mark_of(marks: Marks, value: str) -> str:
    """The keyed digest by which a number or address is known when its id has changed, or it was erased."""
    return marks.of("value", value)


def ids_marked(connection: Connection, wanted: Collection[str]) -> Mapping[str, Sequence[str]]:
    """The ids of the points whose number or address has one of these marks, by mark."""
    found: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT value_mark, point_id FROM book_points WHERE value_mark = ANY (%s) ORDER BY point_id",
        [sorted(set(wanted))],
    )
    for mark, point_id in rows.fetchall():
        found.setdefault(mark, []).append(point_id)
    return found


def lock_point(connection: Connection, mark: str) -> None:
    """Within the caller's transaction, let nobody else claim or report on this point until it ends.

    By its mark (`mark_at`), or by its id where it has none.

    Waits for a message that is on its way there at this moment, at most as long as its channel may take.
    """
    connection.execute(f"SELECT pg_advisory_xact_lock({_KEY})", [mark])


_OF_CONTACT = """
SELECT coalesce(x.value_mark, p.point_id) FROM desk_planned_contact p LEFT JOIN book_points x USING (point_id)
WHERE p.contact_id = %s
"""


def lock_contact_point(connection: Connection, contact_id: str) -> None:
    """The same for the point of a contact: the first lock, as whoever claims or reports takes it."""
    for (mark,) in connection.execute(_OF_CONTACT, [contact_id]).fetchall():
        if mark is not None:
            lock_point(connection, mark)


@contextmanager
def point_held(connection: Connection, point_id: str) -> Iterator[None]:
    """Hold the point beyond single transactions: from the claim until the channel has answered.

    So a report is either heard before the message leaves, or confirmed after it has left: the reporter
    is never told that nothing more will come while something is on its way.
    """
    mark = mark_at(connection, point_id) or point_id
    connection.execute(f"SELECT pg_advisory_lock({_KEY})", [mark])
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute(f"SELECT pg_advisory_unlock({_KEY})", [mark])


def lock_plan(connection: Connection, *, shared: bool = False) -> None:
    """Within the caller's transaction, let nobody else change many planned contacts, or claim one.

    Claims share the lock with one another: none of them waits but while something is withdrawn.
    """
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    connection.execute(f"SELECT {name}(%s)", [_PLAN])
