"""Which process sends which contact: any number of senders, each taking what nobody else has.

A sender is a number, locked for as long as its connection lives. What it has taken bears its number: when
the lock is gone the sender is dead, and others may take over what it had not claimed, and look up what
became of what it had.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime

from rightparty.desk.planned import Planned, planned_row
from rightparty.desk.planned_under import KEPT_LAW, UNDER_OURS, policy_of
from rightparty.desk.store import Connection
from rightparty.law.load import Law

SENDERS = 0x73656E64
"""The class of the locks that senders hold."""

RUN_SENDS = 0x73656E64
"""The lock that the one run that sends holds for as long as it lives."""

A_RUN_SENDS = f"""
EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND classid = 0 AND objid = {RUN_SENDS} AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
"""Whether a run is sending now, as a condition in SQL."""

_LARGEST = 2**31 - 1  # the numbers of a class are signed
_ALIVE = f"""
SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = {SENDERS} AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
# One of a person's contacts at a time: whoever comes second is decided after the first has been made.
_TAKE = f"""
WITH alive AS MATERIALIZED ({_ALIVE}),
due AS (
    SELECT p.contact_id FROM desk_planned_contact p JOIN desk_run r ON r.run_id = p.run_id AND r.sends
    {KEPT_LAW}
    WHERE p.status = 'planned' AND {UNDER_OURS} AND (%(any_hour)s OR p.at IS NULL OR p.at <= %(now)s)
        AND (r.ends IS NULL OR %(now)s < r.ends)
        AND (%(channels)s::text[] IS NULL OR p.channel = ANY (%(channels)s::text[]))
        AND (p.sender IS NULL OR p.sender NOT IN (SELECT objid FROM alive))
        AND (%(run)s::bigint IS NULL OR p.run_id = %(run)s::bigint)
    ORDER BY p.expected_value DESC NULLS LAST, p.contact_id
    LIMIT %(most)s FOR UPDATE OF p SKIP LOCKED
)
UPDATE desk_planned_contact p SET sender = %(sender)s FROM due WHERE p.contact_id = due.contact_id
RETURNING p.contact_id, p.person_id, p.point_id, p.channel, p.mode, p.content, p.debt_ids,
    coalesce(p.expected_value, 0)
"""
_FOR_OTHERS = f"""
SELECT count(*) FROM desk_planned_contact p JOIN desk_run r ON r.run_id = p.run_id AND r.sends {KEPT_LAW}
WHERE p.status = 'planned' AND (r.ends IS NULL OR %(now)s < r.ends) AND NOT {UNDER_OURS}
    AND (r.handed_over OR NOT {A_RUN_SENDS})
"""
_ABANDONED = f"""
SELECT contact_id, channel FROM desk_planned_contact
WHERE status = 'claimed' AND run_id IS NOT NULL AND (sender IS NULL OR sender NOT IN ({_ALIVE}))
ORDER BY contact_id
"""


def begin_sender(connection: Connection) -> int:
    """Make a connection a sender's; gives its number, which nobody else has."""
    while True:
        number = 1 + secrets.randbelow(_LARGEST)
        row = connection.execute("SELECT pg_try_advisory_lock(%s, %s)", [SENDERS, number]).fetchone()
        if row == (True,):
            return number


def take(
    connection: Connection,
    sender: int,
    now: datetime,
    law: Law,
    *,
    most: int,
    channels: Sequence[str] | None = None,
    run_id: int | None = None,
    any_hour: bool = False,
) -> list[Planned]:
    """Take contacts whose hour has come and that no living sender has, the most useful first.

    Only of runs that send, and while their day lasts: yesterday's plan is not sent this morning. Only of runs
    whose house policy is that of `law`, whatever the version of the rest (`desk.planned_under`). Each is this
    sender's until it is claimed or ended, or the sender is gone. `channels`: only these; `run_id`: only this
    run's; `any_hour`: those whose hour is still to come as well.
    """
    about = {
        **policy_of(law),
        "now": now,
        "any_hour": any_hour,
        "sender": sender,
        "most": most,
        "channels": None if channels is None else list(channels),
        "run": run_id,
    }
    rows = connection.execute(_TAKE, about).fetchall()
    rows.sort(key=lambda row: (-row[-1], row[0]))
    return [planned_row(row) for row in rows]


def count_for_others(connection: Connection, law: Law, now: datetime) -> int:
    """How many contacts of the day wait for a worker that goes by another house policy than `law`'s.

    Those of a run that is sending at this moment do not wait: it sends them itself.
    """
    row = connection.execute(_FOR_OTHERS, {**policy_of(law), "now": now}).fetchone()
    return int(row[0]) if row else 0


def abandoned(connection: Connection) -> list[tuple[str, str]]:
    """Contacts that a sender claimed and that is gone since: their ids and channels."""
    rows = connection.execute(_ABANDONED).fetchall()
    return [(contact_id, channel) for contact_id, channel in rows]
