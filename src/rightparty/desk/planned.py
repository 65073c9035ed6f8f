"""The day's contacts in the store: each planned once, and each accounted for at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.engine import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

MADE = ("claimed", "sent", "failed")
"""A contact in one of these counts as made: it is never planned, claimed or sent again."""

ENDS = ("sent", "held", "denied", "failed", "skipped")
"""Where every planned contact ends; nothing is left over."""

UNKNOWN_OUTCOME = "outcome unknown; not sent again"
SENDER_DIED = f"{UNKNOWN_OUTCOME}:sender_died"
"""The same, where it was our own process that died: it says nothing of the channel."""

NOT_SENDING = "not_sending"
PACED = "limit:hour"
"""The reason of a contact for which a later hour of the day has been set, so that the replies can be read."""
NO_LONGER = "no_longer_planned"

_COLUMNS = {
    "contact_id": "text",
    "person_id": "text",
    "point_id": "text",
    "channel": "text",
    "mode": "text",
    "content": "text",
    "debt_ids": "text",
    "at": "timestamptz",
    "why": "text",
    "expected_value": "float8",
    "status": "text",
    "reason": "text",
}
_FRESH = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
_TAKE_OVER = """
INSERT INTO desk_planned_contact AS p (contact_id, run_id, day, creditor_id, person_id, point_id, debt_ids,
    channel, mode, content, at, why, expected_value, status, reason)
SELECT contact_id, %(run)s, %(day)s,
    (SELECT creditor_id FROM book_debts d WHERE d.debt_id = split_part(f.debt_ids, ';', 1)),
    person_id, point_id, string_to_array(debt_ids, ';'), channel, mode, content, at, why, expected_value,
    status, reason
FROM fresh_plan f
ON CONFLICT (contact_id) DO UPDATE SET
    run_id = excluded.run_id, creditor_id = excluded.creditor_id, point_id = excluded.point_id,
    debt_ids = excluded.debt_ids, channel = excluded.channel, mode = excluded.mode,
    content = excluded.content, at = excluded.at, why = excluded.why,
    expected_value = excluded.expected_value, status = excluded.status, reason = excluded.reason,
    retry_at = NULL, until_event = NULL, ended_at = NULL, sender = NULL
WHERE p.status NOT IN ('claimed', 'sent', 'failed')
"""
_DROP_OUT = """
UPDATE desk_planned_contact p SET status = 'skipped', reason = %(reason)s
WHERE day = %(day)s AND run_id IS NOT NULL AND status IN ('planned', 'held')
    AND NOT EXISTS (SELECT FROM fresh_plan f WHERE f.contact_id = p.contact_id)
    AND creditor_id IN (SELECT d.creditor_id FROM fresh_plan f
                        JOIN book_debts d ON d.debt_id = split_part(f.debt_ids, ';', 1))
"""
_END = """
UPDATE desk_planned_contact
SET status = %s, reason = coalesce(%s, reason), ended_at = %s, retry_at = %s, until_event = %s
WHERE contact_id = %s
"""
_HOLD = (
    "UPDATE desk_planned_contact SET status = 'held', reason = %s WHERE run_id = %s AND status = 'planned'"
)
_HOLD_LATER = """
UPDATE desk_planned_contact SET status = 'held', reason = %s, retry_at = at
WHERE run_id = %s AND status = 'planned' AND at > %s
"""
_COUNT = """
SELECT status, count(*) FROM desk_planned_contact
WHERE day = %s AND run_id IS NOT NULL AND (creditor_id = ANY (%s) OR creditor_id IS NULL) GROUP BY status
"""


@dataclass(frozen=True)
class Planned:
    """One contact as it was planned."""

    contact_id: str
    person_id: str
    point_id: str
    channel: str
    mode: str | None
    content: str
    debt_ids: tuple[str, ...]


def keep_plan(connection: Connection, engine: Engine, plan: "ir.Table", run_id: int, day: date) -> None:
    """Take the plan over, within the caller's transaction: what was made before stays as it is.

    Whoever was planned for the day and is no longer (paid meanwhile, say) is skipped.
    """
    lock_plan(connection)
    path = engine.scratch / "plan.csv"
    engine.write(plan.select(*_COLUMNS), path)
    connection.execute(f"CREATE TEMP TABLE fresh_plan ({_FRESH}) ON COMMIT DROP")
    copying = "COPY fresh_plan FROM STDIN (FORMAT csv, HEADER true)"
    with connection.cursor() as cursor, cursor.copy(copying) as copy:
        copy.write(path.read_bytes())
    path.unlink()
    connection.execute(_TAKE_OVER, {"run": run_id, "day": day})
    connection.execute(_DROP_OUT, {"day": day, "reason": NO_LONGER})


def is_unknown(reason: str | None) -> bool:
    """Whether this is the reason of a contact whose outcome nobody can tell."""
    return reason in (UNKNOWN_OUTCOME, SENDER_DIED)


def planned_row(row: Sequence[Any]) -> Planned:
    """A contact from its columns, in the order of the fields of `Planned`."""
    contact_id, person, point, channel, mode, content, debts = row[:7]
    return Planned(contact_id, person, point, channel, mode, content, tuple(debts))


def to_send(connection: Connection, run_id: int) -> int:
    """How many contacts of a run are still to be made."""
    query = "SELECT count(*) FROM desk_planned_contact WHERE run_id = %s AND status = 'planned'"
    row = connection.execute(query, [run_id]).fetchone()
    return int(row[0]) if row else 0


def end(
    connection: Connection,
    contact_id: str,
    status: str,
    reason: str | None,
    at: datetime,
    *,
    retry_at: datetime | None = None,
    until_event: str | None = None,
) -> None:
    """Say where a contact ended, within the caller's transaction."""
    connection.execute(_END, [status, reason, at, retry_at, until_event, contact_id])


def hold_unsent(connection: Connection, run_id: int) -> int:
    """Without sending, what is planned is held, in the caller's transaction; gives how many there are."""
    lock_plan(connection)
    return connection.execute(_HOLD, [NOT_SENDING, run_id]).rowcount


def hold_later(connection: Connection, run_id: int, now: datetime) -> int:
    """What has a later hour of the day waits for it, where a run sends at once; in the caller's transaction.

    Workers release it when its hour has come; without workers, the day is run again then.
    """
    lock_plan(connection)
    return connection.execute(_HOLD_LATER, [PACED, run_id, now]).rowcount


def counts(connection: Connection, day: date, creditors: Sequence[str]) -> Mapping[str, int]:
    """How many contacts of these creditors' day stand where, over all its runs."""
    rows = connection.execute(_COUNT, [day, list(creditors)])
    return dict.fromkeys(ENDS, 0) | {str(status): int(count) for status, count in rows}
