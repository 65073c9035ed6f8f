"""The holder of a number says "stop writing to this number": nobody does, until they lift that.

Kept as a notice (`opt_out` with the scope `point`) under every id of the number or address, which the
gate reads for every person, creditor, agency, debt and channel there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rightparty.canonical import Json
from rightparty.desk.anew import anew
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_point import ids_of, lock_plan, lock_point, mark_at
from rightparty.desk.store import Connection
from rightparty.desk.webhooks import creditors_of, tell
from rightparty.desk.withdraw import STOPPED, Which, append_ended, withdraw
from rightparty.desk.wrong_party import new_reference
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant

_KEEP = """
INSERT INTO desk_stopped_point (reference, point_id, mark, at, via, by, withdrawn)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_NOTICE = """
INSERT INTO book_notices (notice_id, at, kind, point_id, scope, received_at)
VALUES (%s, %s, 'opt_out', %s, 'point', %s) ON CONFLICT DO NOTHING
"""
_LIFT = """
UPDATE desk_stopped_point SET lifted_at = %s, lifted_by_code = %s
WHERE mark = %s AND lifted_at IS NULL RETURNING reference, at
"""
_CONFIRMED = f"""
SELECT 1 FROM book_evidence e
WHERE kind = 'code_confirmed' AND point_id = ANY(%s) AND at > %s AND at <= %s AND {counts("e")} LIMIT 1
"""


@dataclass(frozen=True)
class Stopped:
    """What a stop did: the `reference` is for the holder; `new` is false where it was stopped already."""

    reference: str
    new: bool
    withdrawn: Sequence[str] = ()


@dataclass(frozen=True)
class Stop:
    """The holder of a point wants it left alone; `via` and `by` as in a report of a wrong person."""

    point_id: str
    via: str
    by: str | None = None


def suppress_point(connection: Connection, home: Home, stop: Stop, at: datetime) -> Stopped:
    """Leave a number or address alone, whoever is meant, and take back what was queued for it.

    Raises:
        Refused: the store has no such point.
    """
    return anew(connection, lambda: _suppress(connection, home, stop, at))


def _suppress(connection: Connection, home: Home, stop: Stop, at: datetime) -> Stopped:
    marks = marks_of(home)
    with connection.transaction():
        mark = _mark(connection, stop.point_id)
        lock_point(connection, mark)
        lock_plan(connection)
        points = ids_of(connection, mark)
        row = connection.execute(
            "SELECT reference FROM desk_stopped_point WHERE mark = %s AND lifted_at IS NULL", [mark]
        ).fetchone()
        if row is not None:
            return Stopped(row[0], new=False)
        reference = new_reference()
        for point_id in points:
            keep_stop(connection, reference, point_id, at)
        taken = withdraw(connection, Which.at(points), STOPPED, at)
        connection.execute(
            _KEEP, [reference, stop.point_id, mark, at, stop.via, stop.by, len(taken.contacts)]
        )
        append(connection, [_record(marks, reference, stop.point_id, at)])
        append_ended(connection, marks, taken, at)
        _tell(connection, stop.point_id, points, at)
    return Stopped(reference, new=True, withdrawn=taken.contacts)


def _tell(connection: Connection, point_id: str, points: Sequence[str], at: datetime) -> None:
    """Tell every creditor who has reason to write there."""
    query = "SELECT DISTINCT person_id FROM book_evidence WHERE point_id = ANY (%s)"
    people = [str(one) for (one,) in connection.execute(query, [list(points)]).fetchall()]
    creditors = sorted({one for person in people for one in creditors_of(connection, person)})
    tell(connection, "point.stopped", {"point_id": point_id}, at, about=point_id, creditors=creditors)


def lift_point(connection: Connection, home: Home, point_id: str, code: str, at: datetime) -> str:
    """The holder of a point lets it be used again; gives the reference of the stop that ended.

    `code` is the reference of a code that was sent to the point and confirmed by whoever holds it. That it
    was must stand in the evidence, later than the stop. What the people in question said of themselves
    stands.

    Raises:
        Refused: no code is named or none was confirmed there since, the store has no such point, or it is
            not stopped.
    """
    if not code.strip():
        raise Refused("only the holder of the point lifts this", "name the code that they confirmed")
    marks = marks_of(home)
    with connection.transaction():
        mark = _mark(connection, point_id)
        lock_point(connection, mark)
        lock_plan(connection)
        row = connection.execute(_LIFT, [at, code, mark]).fetchone()
        if row is None:
            raise Refused(f"nobody asked to stop writing to `{point_id}`", "it is not stopped")
        reference, since = str(row[0]), row[1]
        if connection.execute(_CONFIRMED, [ids_of(connection, mark), since, at]).fetchone() is None:
            help = "send a code there, and keep its confirmation as evidence"
            raise Refused(f"no code was confirmed at `{point_id}` since it was stopped", help)
        connection.execute(
            "UPDATE book_notices SET until = %s WHERE starts_with(notice_id, %s) AND until IS NULL",
            [at, notice_of(reference, "")],
        )
        append(connection, [_record(marks, reference, point_id, at, until=at)])
    return reference


def notice_of(reference: str, point_id: str) -> str:
    """The id of the notice by which a stop holds for one id of a point."""
    return f"stop:{reference}:{point_id}"


def keep_stop(connection: Connection, reference: str, point_id: str, at: datetime) -> int:
    """Keep a stop as a notice about one id of a point, within the caller's transaction; 0 where it stands."""
    return connection.execute(_NOTICE, [notice_of(reference, point_id), at, point_id, at]).rowcount


def _mark(connection: Connection, point_id: str) -> str:
    mark = mark_at(connection, point_id)
    if mark is None:
        raise Refused(f"there is no contact point `{point_id}`", "see the book's table `points`")
    return mark


def _record(
    marks: Marks, reference: str, point_id: str, at: datetime, until: datetime | None = None
) -> Record:
    body: dict[str, Json] = {
        "notice": marks.of("notice", reference),
        "notice_kind": "opt_out",
        "point": marks.of("point", point_id),
        "scope": "point",
    }
    if until is not None:
        body["until"] = instant(until)
    return Record("notice", at, body)
