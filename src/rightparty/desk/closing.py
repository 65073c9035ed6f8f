"""Closing a day: every contact accounted for, the sum on record, the journal signed.

A run that sends closes its day itself. A day that was handed over to the workers is closed when nothing of it
is left, or when the lender's day is over: what was never sent is skipped, and says why.
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
from rightparty.errors import RightpartyError
from rightparty.journal.record import Record

DAY_OVER = "day_over"
"""The reason of a contact that was planned and that no worker got to before its day ended."""

_OPEN = """
SELECT run_id, day, creditors, figures, %(now)s >= ends FROM desk_run
WHERE sends AND handed_over AND NOT finished ORDER BY run_id
"""
_LEFT = """
SELECT count(*) FROM desk_planned_contact
WHERE run_id = %s AND (status IN ('planned', 'claimed') OR (status = 'held' AND retry_at < %s))
"""
_OVER = """
UPDATE desk_planned_contact SET status = 'skipped', reason = %s, ended_at = %s
WHERE run_id = %s AND status = 'planned'
"""


def close_days(means: Means) -> int:
    """Close every day that was handed over and is done, or over; gives how many."""
    now, connection = means.clock(), means.connection
    closed = 0
    for run_id, day, creditors, found, over in connection.execute(_OPEN, {"now": now}).fetchall():
        if over:
            with connection.transaction():
                lock_plan(connection)
                connection.execute(_OVER, [DAY_OVER, now, run_id])
        row = connection.execute("SELECT ends FROM desk_run WHERE run_id = %s", [run_id]).fetchone()
        left = connection.execute(_LEFT, [run_id, row[0] if row else now]).fetchone()
        if left is None or left[0] == 0 or (over and not _under_way(means, run_id)):
            close_day(means, run_id, day, creditors, found)
            closed += 1
    return closed


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
    body: dict[str, Json] = {
        "day": day.isoformat(),
        "counts": {"planned": figured["planned"], **{name: statuses[name] for name in planned.ENDS}},
        "rulebook": means.law.version,
        "model": means.model.version,
    }
    with connection.transaction():
        connection.execute(
            "UPDATE desk_run SET figures = %s, finished = true WHERE run_id = %s", [Jsonb(figured), run_id]
        )
        append(connection, [Record("day_closed", at, body)])
    seal_store(connection, means.home, at)
    return figured
