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
_VALUE = "value"  # the kind of digest that a mark is
_BLOCK = 64  # bytes of a block of SHA-256

_MARKED = """
SELECT mark, point_id FROM (SELECT point_id,
    encode(sha256(%(outer)s || sha256(%(inner)s || %(prefix)s || convert_to(value, 'UTF8'))), 'hex') AS mark
    FROM book_points) marked
WHERE mark = ANY (%(marks)s) ORDER BY point_id
"""


def value_of(connection: Connection, point_id: str) -> str | None:
    """The number or address of a point, None where the store has no such point."""
    row = connection.execute("SELECT value FROM book_points WHERE point_id = %s", [point_id]).fetchone()
    return str(row[0]) if row else None


def ids_of(connection: Connection, value: str) -> list[str]:
    """Every id under which this number or address stands, in whosever book."""
    rows = connection.execute("SELECT point_id FROM book_points WHERE value = %s ORDER BY point_id", [value])
    return [point_id for (point_id,) in rows.fetchall()]


def mark_of(marks: Marks, value: str) -> str:
    """The keyed digest by which a number or address is known when its id has changed."""
    return marks.of(_VALUE, value)


def ids_marked(connection: Connection, marks: Marks, wanted: Collection[str]) -> Mapping[str, Sequence[str]]:
    """The ids of the points whose number or address has one of these marks, by mark.

    The database works the digests out (HMAC-SHA256, RFC 2104, as `journal.record.digest` makes it): one
    pass over all points, and none of them leaves it.
    """
    if not wanted:
        return {}
    key = marks.key.ljust(_BLOCK, b"\x00")  # a secret is shorter than a block
    about = {
        "outer": bytes(byte ^ 0x5C for byte in key),
        "inner": bytes(byte ^ 0x36 for byte in key),
        "prefix": f"{_VALUE}\x00".encode(),
        "marks": sorted(set(wanted)),
    }
    found: dict[str, list[str]] = {}
    for mark, point_id in connection.execute(_MARKED, about).fetchall():
        found.setdefault(mark, []).append(point_id)
    return found


def lock_point(connection: Connection, value: str) -> None:
    """Within the caller's transaction, let nobody else claim or report on this point until it ends.

    Waits for a message that is on its way there at this moment, at most as long as its channel may take.
    """
    connection.execute(f"SELECT pg_advisory_xact_lock({_KEY})", [value])


_OF_CONTACT = """
SELECT coalesce(x.value, p.point_id) FROM desk_planned_contact p LEFT JOIN book_points x USING (point_id)
WHERE p.contact_id = %s
"""


def lock_contact_point(connection: Connection, contact_id: str) -> None:
    """The same for the point of a contact: the first lock, as whoever claims or reports takes it."""
    for (value,) in connection.execute(_OF_CONTACT, [contact_id]).fetchall():
        if value is not None:
            lock_point(connection, value)


@contextmanager
def point_held(connection: Connection, point_id: str) -> Iterator[None]:
    """Hold the point beyond single transactions: from the claim until the channel has answered.

    So a report is either heard before the message leaves, or confirmed after it has left: the reporter
    is never told that nothing more will come while something is on its way.
    """
    value = value_of(connection, point_id) or point_id
    connection.execute(f"SELECT pg_advisory_lock({_KEY})", [value])
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute(f"SELECT pg_advisory_unlock({_KEY})", [value])


def lock_plan(connection: Connection, *, shared: bool = False) -> None:
    """Within the caller's transaction, let nobody else change many planned contacts, or claim one.

    Claims share the lock with one another: none of them waits but while something is withdrawn.
    """
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    connection.execute(f"SELECT {name}(%s)", [_PLAN])
