"""The halt of everything that leaves: by one person, for everybody or one creditor, until another lifts it.

A row that every claim reads in its transaction, and a file that every channel reads before it carries.
The file comes first: it works where the database is away, and where workers hang.
"""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from rightparty.canonical import Json
from rightparty.desk.anew import anew
from rightparty.desk.halt_flag import flag, flagged, lower_flag, raise_flag
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Which, ask_letters_back
from rightparty.errors import Refused
from rightparty.journal.record import Record

HALTED = "halted"
LIFTED = "halt_lifted"
"""The event that what is held by a halt waits for."""

SENDER = "rightparty sender"
"""The name under which a process that sends is known to PostgreSQL: see `name_sender`."""

GRACE_S = 20
"""How long a process that sends may take to end what it is at, before its connection is ended."""

_STEP_S = 0.2
_LAID = """
INSERT INTO desk_halt (creditor_id, at, by, note) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING
RETURNING halt_id
"""
_REVOKE = """
UPDATE desk_permit SET revoked_at = %(at)s, revoked_because = 'halted'
WHERE revoked_at IS NULL AND valid_until > %(at)s AND contact_id IN (
    SELECT contact_id FROM desk_planned_contact p
    WHERE p.status IN ('claimed', 'sent') AND (%(creditor)s::text IS NULL OR p.creditor_id = %(creditor)s))
"""
_CALL_OFF = """
UPDATE desk_call_task t SET withdrawn_at = %(at)s FROM desk_planned_contact p
WHERE p.contact_id = t.contact_id AND t.code IS NULL AND t.withdrawn_at IS NULL
    AND (%(creditor)s::text IS NULL OR p.creditor_id = %(creditor)s)
"""
_THEIRS = sql.SQL("(%(creditor)s::text IS NULL OR p.creditor_id = %(creditor)s)")
# Whoever sends holds a transaction or a point while it is at a message; everybody else is idle. (The locks
# that are plain numbers, of class 0, and those of two numbers are held for long by whoever has a right: to be
# a sender, or at a chore.)
_BUSY = """
SELECT a.pid FROM pg_stat_activity a
WHERE a.datname = current_database() AND a.application_name = %(name)s AND a.pid <> pg_backend_pid()
    AND (a.xact_start IS NOT NULL OR EXISTS (SELECT FROM pg_locks l
        WHERE l.pid = a.pid AND l.locktype = 'advisory' AND l.classid <> 0 AND l.objsubid = 1))
ORDER BY a.pid
"""
_OPEN = "SELECT halt_id, creditor_id, at, by, note FROM desk_halt WHERE lifted_at IS NULL ORDER BY at"


@dataclass(frozen=True)
class Halted:
    """What a halt did: `new` is false where it stood already; `ended`: connections that hung."""

    new: bool
    revoked: int = 0
    ended: int = 0


def name_sender(connection: Connection) -> None:
    """Be known as a process that sends, so that a halt can end this connection if it hangs."""
    connection.execute("SELECT set_config('application_name', %s, false)", [SENDER])


def halt_flagged(home: Home, *, by: str, note: str, at: datetime) -> None:
    """Stop everything without the database; `halt` keeps the row as soon as it can be reached.

    Raises:
        Refused: nobody is named, or no note is given.
    """
    _check_named(by, note)
    raise_flag(home, None, by=by, at=at)


def halt(
    connection: Connection,
    home: Home,
    *,
    by: str,
    note: str,
    at: datetime,
    creditor_id: str | None = None,
    grace_s: float = GRACE_S,
) -> Halted:
    """Stop all that leaves, or one creditor's part: at once, whatever the processes that send are doing.

    First the file, then the row (from then on no claim succeeds and no channel carries); then whoever
    still sends gets `grace_s` seconds, and what hangs loses its connection; then permits are revoked,
    calls called off, and letters asked back from the print queue. What a provider has in hand already counts
    as made.

    Raises:
        Refused: nobody is named, no note is given, or there is no such creditor.
    """
    _check_named(by, note)
    senders = _senders(connection, creditor_id) if creditor_id is not None else []
    raise_flag(home, creditor_id, by=by, at=at, senders=senders)
    new = connection.execute(_LAID, [creditor_id, at, by, note]).fetchone() is not None
    ended = _end_hanging(connection, grace_s)
    revoked = anew(connection, lambda: _call_back(connection, home, by, note, at, creditor_id, new=new))
    return Halted(new, revoked, ended)


def _call_back(
    connection: Connection,
    home: Home,
    by: str,
    note: str,
    at: datetime,
    creditor_id: str | None,
    *,
    new: bool,
) -> int:
    """Take back what is out; gives how many permits. Nobody claims, reports or withdraws meanwhile."""
    marks = marks_of(home)
    with connection.transaction():
        # Before any row: whoever ends a call or withdraws holds tasks and asks for permits, in its own order.
        lock_plan(connection)
        about = {"at": at, "creditor": creditor_id}
        revoked = connection.execute(_REVOKE, about).rowcount
        connection.execute(_CALL_OFF, about)
        ask_letters_back(connection, Which(_THEIRS, {"creditor": creditor_id}), HALTED, at)
        body: dict[str, Json] = {
            "event": "stopped",
            "actor": marks.of("actor", by),
            "note": marks.of("note", note),
            "revoked": revoked,
        }
        if creditor_id is not None:
            body["creditor"] = marks.of("creditor", creditor_id)
        if new:
            append(connection, [Record("halt", at, body)])
    return revoked


def _check_named(by: str, note: str) -> None:
    if not by.strip() or not note.strip():
        raise Refused("a halt needs a name and a note", "say who answers for it, and why")


def _senders(connection: Connection, creditor_id: str) -> Sequence[str]:
    if (
        connection.execute("SELECT FROM book_creditors WHERE creditor_id = %s", [creditor_id]).fetchone()
        is None
    ):
        raise Refused(f"there is no creditor `{creditor_id}`", "leave out --creditor to stop everything")
    rows = connection.execute("SELECT value FROM book_senders WHERE creditor_id = %s", [creditor_id])
    return [value for (value,) in rows.fetchall()]


def _end_hanging(connection: Connection, grace_s: float) -> int:
    """Wait for processes that are at a message, as long as the grace lasts; then end their connections."""
    left = grace_s
    while (busy := _busy(connection)) and left > 0:
        time.sleep(min(_STEP_S, left))
        left -= _STEP_S
    for pid in busy:
        connection.execute("SELECT pg_terminate_backend(%s)", [pid])
    return len(busy)


def _busy(connection: Connection) -> list[int]:
    return [pid for (pid,) in connection.execute(_BUSY, {"name": SENDER}).fetchall()]


def lift_halt(
    connection: Connection, home: Home, *, by: str, note: str, at: datetime, creditor_id: str | None = None
) -> None:
    """Let go again, by somebody else than who stopped.

    What was held is decided anew; what was called off or revoked stays so.

    Raises:
        Refused: nobody is named, no note is given, nothing is stopped, or the same person stopped it.
    """
    _check_named(by, note)
    marks = marks_of(home)
    raised = flag(home, creditor_id)
    with connection.transaction():
        row = connection.execute(
            "SELECT halt_id, by FROM desk_halt WHERE lifted_at IS NULL"
            " AND creditor_id IS NOT DISTINCT FROM %s::text FOR UPDATE",
            [creditor_id],
        ).fetchone()
        if row is None and raised is None:
            raise Refused("nothing is stopped", "`rightparty admin halts` lists what is")
        # A halt that stood already may have been raised once more by another, as after a restore.
        stopped_by = [str(row[1])] if row else []
        stopped_by.append(str((raised or {}).get("by") or ""))
        if any(_same(one, by) for one in stopped_by):
            raise Refused(f"{by} stopped it: another person lifts it", "two people answer for letting go")
        if row is not None:
            connection.execute(
                "UPDATE desk_halt SET lifted_at = %s, lifted_by = %s, lifted_note = %s WHERE halt_id = %s",
                [at, by, note, row[0]],
            )
        body: dict[str, Json] = {
            "event": "lifted",
            "actor": marks.of("actor", by),
            "note": marks.of("note", note),
        }
        if creditor_id is not None:
            body["creditor"] = marks.of("creditor", creditor_id)
        append(connection, [Record("halt", at, body)])
    lower_flag(home, creditor_id)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def standing_halts(connection: Connection) -> tuple[str | None, ...]:
    """Whose contacts are stopped: creditors, and None where everybody's are. Read afresh in every claim."""
    rows = connection.execute(
        "SELECT creditor_id FROM desk_halt WHERE lifted_at IS NULL ORDER BY 1 NULLS FIRST"
    )
    return tuple(creditor for (creditor,) in rows.fetchall())


def halts_in_force(connection: Connection, home: Home) -> tuple[str | None, ...]:
    """The same with the flags of the home, which stop also what the database never heard of."""
    rows = standing_halts(connection)
    return (*rows, *(halted for halted in flagged(home) if halted not in rows))


def halted_by(standing: Collection[str | None], creditor_id: str | None) -> str | None:
    """The halt that keeps a creditor's contact from being made, of those that stand.

    A contact whose creditor nobody knows is kept back by any halt.
    """
    for halted in standing:
        if halted is None or creditor_id is None or halted == creditor_id:
            return f"{HALTED}:{halted or 'all'}"
    return None


def halts(connection: Connection) -> Sequence[dict[str, Any]]:
    """The halts that stand, the oldest first: creditor_id (None: everybody's), at, by, note."""
    rows = connection.execute(_OPEN).fetchall()
    return [{"creditor_id": creditor, "at": at, "by": by, "note": note} for _, creditor, at, by, note in rows]
