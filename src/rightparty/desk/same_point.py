"""One number or address, whatever ids it has: its mark, its ids, and the locks that put acts on it in order.

Whoever claims a contact and whoever reports a wrong person take their locks in this order: the point,
the person, the plan, the journal's edge. So they wait for one another, and never for ever.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rightparty.desk.journal_store import Marks
from rightparty.desk.store import Connection

_PLAN = "hashtextextended(current_schema() || ' plan', 0)"
# A sandbox is a schema of the same database: its locks are its own.
_KEYS = "hashtextextended(current_schema() || ' {kind} ' || v, 0) FROM unnest(%s::text[]) v"


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
    lock_points(connection, [mark])


def lock_points(connection: Connection, marks: Iterable[str]) -> None:
    """The same for several points, in the order in which everybody takes them."""
    wanted = sorted(set(marks))
    connection.execute(
        f"SELECT pg_advisory_xact_lock(k) FROM (SELECT {_KEYS.format(kind='point')}) q (k)", [wanted]
    )


def lock_people(connection: Connection, people: Iterable[str]) -> None:
    """Within the caller's transaction, let nobody else act on these persons until it ends."""
    wanted = sorted(set(people))
    connection.execute(
        f"SELECT pg_advisory_xact_lock(k) FROM (SELECT {_KEYS.format(kind='person')}) q (k)", [wanted]
    )


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
def points_held(connection: Connection, point_ids: Iterable[str]) -> Iterator[None]:
    """Hold points beyond single transactions: from the claim until the channel has answered.

    So a report is either heard before the message leaves, or confirmed after it has left: the reporter
    is never told that nothing more will come while something is on its way.
    """
    marks = sorted(set(marks_at(connection, point_ids).values()))
    keys = _KEYS.format(kind="point")
    try:
        # Within: where the last lock cannot be had, the first ones must not stay.
        connection.execute(f"SELECT pg_advisory_lock(k) FROM (SELECT {keys}) q (k)", [marks])
        yield
    finally:
        if not connection.closed:
            connection.execute(f"SELECT pg_advisory_unlock(k) FROM (SELECT {keys}) q (k)", [marks])


def marks_at(connection: Connection, point_ids: Iterable[str]) -> Mapping[str, str]:
    """The marks of points by their ids; of one that the store has no number of, its id."""
    wanted = list(dict.fromkeys(point_ids))
    query = (
        "SELECT point_id, value_mark FROM book_points WHERE point_id = ANY (%s) AND value_mark IS NOT NULL"
    )
    found: dict[str, str] = dict(connection.execute(query, [wanted]).fetchall())
    return {one: found.get(one, one) for one in wanted}


def lock_plan(connection: Connection, *, shared: bool = False) -> None:
    """Within the caller's transaction, let nobody else change many planned contacts, or claim one.

    Claims share the lock with one another: none of them waits but while something is withdrawn.
    """
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    connection.execute(f"SELECT {name}({_PLAN})")
