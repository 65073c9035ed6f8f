"""What was said of a number or an address holds for it under whatever id a later book gives it."""

from rightparty.desk.opt_out import hold_opt_outs
from rightparty.desk.same_point import ids_marked, lock_plan
from rightparty.desk.stopped_point import keep_stop
from rightparty.desk.store import Connection
from rightparty.desk.wrong_party import keep_report


def hold_to(connection: Connection) -> int:
    """Let reports and stops hold for ids that a book gave their numbers since; gives how many were new.

    Within the transaction that took the book over. What was said under the old id stays said of that too.
    """
    lock_plan(connection)
    added = hold_opt_outs(connection)
    reports = connection.execute("SELECT mark, person_id, at, kind, contact_id FROM desk_wrong_person")
    stops = connection.execute("SELECT mark, reference, at FROM desk_stopped_point WHERE lifted_at IS NULL")
    told, stopped = reports.fetchall(), stops.fetchall()
    ids = ids_marked(connection, [row[0] for row in (*told, *stopped)])
    for mark, person_id, at, kind, contact_id in told:
        for point_id in ids.get(mark, ()):
            added += keep_report(connection, person_id, point_id, kind, at, contact_id)
    for mark, reference, at in stopped:
        for point_id in ids.get(mark, ()):
            added += keep_stop(connection, reference, point_id, at)
    return added
