"""Closing a day: every contact accounted for, the sum on record, the journal signed.

A run that sends closes its day itself. A day that was handed over to the workers is closed when nothing of it
is left, or when the lender's day is over: what was never sent is skipped, and says why. So is the day of a
run that died while it was sending, unless the day was run again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from psycopg.types.json import Jsonb

from rightparty.canonical import Json
from rightparty.desk import figures, planned
from rightparty.desk.journal_store import append, seal_store
from rightparty.desk.means import Means
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.desk.taking import A_RUN_SENDS
from rightparty.errors import RightpartyError
from rightparty.journal.record import Record

DAY_OVER = "day_over"
"""The reason of a contact that was planned and that no worker got to before its day ended."""

# A run holds its lock before it has a row, and until it is finished or gone.
_OPEN = f"""
SELECT run_id, day, creditors, figures, ends, %(now)s >= ends FROM desk_run r
WHERE sends AND NOT finished AND (handed_over OR (%(now)s >= ends AND creditors IS NOT NULL
    AND NOT EXISTS (SELECT FROM desk_run o
        WHERE o.sends AND o.day = r.day AND o.run_id > r.run_id AND o.creditors && r.creditors)
    AND NOT {A_RUN_SENDS}))
ORDER BY run_id
"""
_LEFT = """
SELECT count(*) FROM desk_planned_contact
WHERE run_id = %s AND (status IN ('planned', 'claimed') OR (status = 'held' AND retry_at < %s))
"""
_OVER = """
UPDATE desk_planned_contact SET status = 'skipped', reason = %s, ended_at = %s
WHERE run_id = %s AND status = 'planned'
"""
_FINISH = "UPDATE desk_run SET figures = %s, finished = true WHERE run_id = %s RETURNING rulebook, model"


def close_days(means: Means) -> int:
    """Close every day that was handed over and is done, or over, and those of dead runs; gives how many."""
    now, connection = means.clock(), means.connection
    closed = 0
    rows = connection.execute(_OPEN, {"now": now}).fetchall()
    for run_id, day, creditors, found, ends, over in rows:
        if _is_finished(connection, run_id):
            continue  # by itself, while we looked
        if over:
            skip_left(means, run_id)
        left = connection.execute(_LEFT, [run_id, ends or now]).fetchone()
        if left is None or left[0] == 0 or (over and not _under_way(means, run_id)):
            close_day(means, run_id, day, creditors, found)
            closed += 1
    return closed


def skip_left(means: Means, run_id: int) -> None:
    """Skip what a run has planned and nobody has made: its day is over."""
    with means.connection.transaction():
        lock_plan(means.connection)
        means.connection.execute(_OVER, [DAY_OVER, means.clock(), run_id])


def _is_finished(connection: Connection, run_id: int) -> bool:
    query = "SELECT 1 FROM desk_run WHERE run_id = %s AND finished"
    return connection.execute(query, [run_id]).fetchone() is not None


def _under_way(means: Means, run_id: int) -> bool:
    query = "SELECT 1 FROM desk_planned_contact WHERE run_id = %s AND status = 'claimed' LIMIT 1"
    return means.connection.execute(query, [run_id]).fetchone() is not None


def close_day(
    means: Means, run_id: int, day: date, creditors: Sequence[str], found: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Keep a day's figures, record its sum, and sign the journal; gives all of the figures.

    `found`: those of the book and of what was possible.

    Raises:
        RightpartyError: contacts are left over.
    """
    connection = means.connection
    figured = {**found, **figures.of_day(connection, day, creditors)}
    statuses = figured["statuses"]
    left_over = sum(count for status, count in statuses.items() if status not in planned.ENDS)
    # INVARIANT: planned = sent + held + denied + failed + skipped, always.
    if left_over or figured["planned"] != sum(statuses[name] for name in planned.ENDS):
        raise RightpartyError(f"{left_over} contacts of the day are not accounted for", "run the day again")
    at = means.clock()
    with connection.transaction():
        # By whatever the run went, which may have had a policy of its own.
        rulebook, model = connection.execute(_FINISH, [Jsonb(figured), run_id]).fetchall()[0]
        body: dict[str, Json] = {
            "day": day.isoformat(),
            "counts": {"planned": figured["planned"], **{name: statuses[name] for name in planned.ENDS}},
            "rulebook": rulebook,
            "model": model,
        }
        append(connection, [Record("day_closed", at, body)])
    seal_store(connection, means.home, at)
    return figured
