"""Collectors who get no permit: stopped by a hard violation that a person has confirmed, until it is lifted.

A stop is read by whoever reserves or redeems a permit, within their transaction, while they share the plan;
it is laid by whoever holds the plan alone. So a permit is either out before, and taken back with the stop, or
refused after. While somebody is stopped, nobody may reserve a contact that a person makes without saying who.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.desk.access.guard import Actor, needs
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record

STOPPED = "collector_stopped"
NOT_NAMED = "collector_not_named"
"""Why there is no permit: the collector is stopped; or somebody is, and nobody says who makes this one."""

LIFTED = "collector_stop_lifted"
"""The event that a refused contact waits for, and the act in the journal."""

APPEAL = "appeal"
COLUMNS = ("stop_id", "creditor_id", "collector_id", "contact_id", "hard", "by", "at")
"""The columns of a list of stops, in order."""

_LAY = """
INSERT INTO desk_collector_stop (creditor_id, collector_id, contact_id, hard, by, at)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING stop_id
"""
_OVERTURNED = "SELECT FROM desk_quality_appeal WHERE contact_id = %s AND upheld"
_OUT = """
UPDATE desk_permit SET revoked_at = %(at)s, revoked_because = %(why)s
WHERE revoked_at IS NULL AND permit_id IN (SELECT permit_id FROM desk_reservation
    WHERE state = 'open' AND creditor_id = %(creditor)s AND collector_id = %(collector)s)
"""
_LIFT = """
UPDATE desk_collector_stop SET lifted_by = %(by)s, lifted_at = %(at)s, lifted_because = %(why)s,
    lifted_note = %(note)s
WHERE lifted_at IS NULL AND {which}
RETURNING collector_id, contact_id
"""


@cache
def spoken_channels() -> frozenset[str]:
    """Channels whose contacts are made by a person, who is to be named while a collector is stopped."""
    text = (files("rightparty.desk") / "quality.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["stop"]["by_people"])


def refused_for(
    connection: Connection, creditor_id: str, collector_id: str | None, channel: str
) -> str | None:
    """Why this collector gets no permit for a creditor's contact now; None where nothing is against it.

    Within the transaction of a reservation or a redemption.
    """
    rows = connection.execute(
        "SELECT DISTINCT collector_id FROM desk_collector_stop WHERE lifted_at IS NULL AND creditor_id = %s",
        [creditor_id],
    )
    stopped = {name for (name,) in rows.fetchall()}
    if collector_id in stopped:
        return STOPPED
    return NOT_NAMED if stopped and not collector_id and channel in spoken_channels() else None


def lay(
    connection: Connection, home: Home, check: Mapping[str, Any], hard: Sequence[str], by: str, at: datetime
) -> bool:
    """Stop a collector for one check, and take back their permits; False where that stood already.

    False too where nobody knows whose contact it was, or an appeal against the check was upheld. `check`:
    contact_id, creditor_id, collector_id. In the caller's transaction, which holds the plan alone.
    """
    collector = check["collector_id"]
    if collector is None or connection.execute(_OVERTURNED, [check["contact_id"]]).fetchone():
        return False
    given = [check["creditor_id"], collector, check["contact_id"], list(hard), by, at]
    if connection.execute(_LAY, given).fetchone() is None:
        return False
    about = {"at": at, "why": STOPPED, "creditor": check["creditor_id"], "collector": collector}
    connection.execute(_OUT, about)
    _record(connection, home, (STOPPED, by, collector, check["contact_id"]), ",".join(hard), at)
    return True


@needs("quality.lead")
def lift(
    connection: Connection,
    home: Home,
    creditor_id: str,
    collector_id: str,
    actor: Actor,
    note: str,
    at: datetime,
) -> int:
    """Let a collector have permits again, whatever they were stopped for; gives how many stops that were.

    Raises:
        Refused: the actor may not, does not see the creditor, or is the collector; no note says why; or
            the collector is not stopped.
    """
    if not note.strip():
        raise Refused("lifting a stop needs a reason", "say what was done about it")
    check_note(note)
    if actor.who == collector_id:
        raise Refused("nobody lifts the stop of their own permits", "somebody else must")
    if creditor_id not in actor.creditors:
        raise Refused(f"there is no creditor `{creditor_id}` here", "other creditors' are not shown")
    with connection.transaction():
        lock_plan(connection)
        which = "creditor_id = %(creditor)s AND collector_id = %(collector)s"
        about = {"creditor": creditor_id, "collector": collector_id}
        lifted = _lifted(connection, home, which, about, (actor.who, "lifted", note), at)
        if not lifted:
            raise Refused(f"`{collector_id}` is not stopped", "the lead's page lists who is")
    return lifted


def lift_for_appeal(
    connection: Connection, home: Home, contact_id: str, by: str, note: str, at: datetime
) -> int:
    """Lift what was laid for one check, whose appeal was upheld. The caller holds the plan alone."""
    which, about = "contact_id = %(contact)s", {"contact": contact_id}
    return _lifted(connection, home, which, about, (by, APPEAL, note), at)


def stops(connection: Connection, actor: Actor) -> Sequence[Mapping[str, Any]]:
    """The stops that stand, of creditors whom the actor sees; the oldest first. Columns: `COLUMNS`."""
    rows = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM desk_collector_stop"
        " WHERE lifted_at IS NULL AND creditor_id = ANY (%s) ORDER BY at, stop_id",
        [sorted(actor.creditors)],
    ).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _lifted(
    connection: Connection,
    home: Home,
    which: str,
    about: Mapping[str, str],
    how: tuple[str, str, str],
    at: datetime,
) -> int:
    by, why, note = how
    query = _LIFT.format(which=which).encode()
    rows = connection.execute(query, {**about, "by": by, "at": at, "why": why, "note": note}).fetchall()
    for collector, contact_id in rows:
        _record(connection, home, (LIFTED, by, collector, contact_id), note, at)
    return len(rows)


def _record(
    connection: Connection, home: Home, step: tuple[str, str, str, str], reason: str, at: datetime
) -> None:
    """Put on record who did what, with which collector, for which contact, and why."""
    act, by, collector, contact_id = step
    marks = marks_of(home)
    body = {
        "actor": marks.of("actor", by),
        "second": marks.of("actor", collector),
        "act": act,
        "contact": marks.of("contact", contact_id),
        "reason": marks.of("note", reason),
    }
    append(connection, [Record("human_act", at, body)], contact_id)
