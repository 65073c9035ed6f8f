"""What was said of a number or an address holds for it under whatever id a later book gives it."""

from collections.abc import Collection

from rightparty.desk.opt_out import hold_opt_outs
from rightparty.desk.same_point import ids_marked, lock_plan
from rightparty.desk.stopped_point import keep_stop
from rightparty.desk.store import Connection
from rightparty.desk.wrong_party import keep_report

_MARKS = "SELECT DISTINCT value_mark FROM book_points WHERE point_id = ANY (%s) AND value_mark IS NOT NULL"
_REPORTS = """
SELECT mark, person_id, at, kind, contact_id FROM desk_wrong_person
WHERE %(marks)s::text[] IS NULL OR mark = ANY (%(marks)s)
"""
_STOPS = """
SELECT mark, reference, at FROM desk_stopped_point
WHERE lifted_at IS NULL AND (%(marks)s::text[] IS NULL OR mark = ANY (%(marks)s))
"""


def hold_to(connection: Connection, points: Collection[str] | None = None) -> int:
    """Let reports and stops hold for ids that a book gave their numbers since; gives how many were new.

    Within the transaction that took the book over, or the part of it that has these `points`. Whoever takes
    points in calls it (`book_store`, `book_delta`). What was said under the old id stays said of that too.
    """
    lock_plan(connection)
    marks = None
    if points is not None:
        marks = [one for (one,) in connection.execute(_MARKS, [list(points)]).fetchall()]
    added = hold_opt_outs(connection, marks)
    told = connection.execute(_REPORTS, {"marks": marks}).fetchall()
    stopped = connection.execute(_STOPS, {"marks": marks}).fetchall()
    ids = ids_marked(connection, [row[0] for row in (*told, *stopped)])
    for mark, person_id, at, kind, contact_id in told:
        for point_id in ids.get(mark, ()):
            added += keep_report(connection, person_id, point_id, kind, at, contact_id)
    for mark, reference, at in stopped:
        for point_id in ids.get(mark, ()):
            added += keep_stop(connection, reference, point_id, at)
    return added
