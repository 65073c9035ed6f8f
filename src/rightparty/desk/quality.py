"""Checking a contact: taken on, filled in, appealed against, decided; each step once, and for good.

A checker never checks or decides what is their own, and never picks: the next check is the next by lot. The
collector of a contact is known by the name under which their account, or their dialler, names them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from rightparty.audit.quality_sheet import Answers, Score, score_of, sheet
from rightparty.desk.access.guard import Actor, needs
from rightparty.desk.access.sight import NotSeen, require_sight, seen_by
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.quality_stop import lay, lift_for_appeal
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record

CHECKED, APPEALED, UPHELD, REJECTED = "checked", "appealed", "appeal_upheld", "appeal_rejected"
"""Acts of the journal."""

_NEXT = """
SELECT k.contact_id, k.creditor_id FROM desk_quality_check k
WHERE k.creditor_id = ANY (%(creditors)s) AND k.collector_id IS DISTINCT FROM %(who)s
    AND (SELECT count(*) FROM desk_quality_assignment a WHERE a.contact_id = k.contact_id) < k.checkers
    AND NOT EXISTS (SELECT FROM desk_quality_assignment a
        WHERE a.contact_id = k.contact_id AND a.checker = %(who)s)
ORDER BY k.day, k.because <> 'finding', k.lot LIMIT 1
"""
_OPEN = """
SELECT a.contact_id FROM desk_quality_assignment a
WHERE a.checker = %s AND NOT EXISTS (SELECT FROM desk_quality_sheet s
    WHERE s.contact_id = a.contact_id AND s.checker = a.checker)
ORDER BY a.assignment_id
"""
_CHECK = "SELECT contact_id, creditor_id, collector_id, because FROM desk_quality_check WHERE contact_id = %s"
_LOCK = 0x7175616C
"""The lock by which two checkers do not take the same check, or decide the same appeal, at once."""


@dataclass(frozen=True)
class Filled:
    """What a filled sheet came to. `stopped`: its hard violation stops the collector from now on."""

    score: Score
    stopped: bool


@needs("call.assess")
def take_next(connection: Connection, actor: Actor, at: datetime) -> str | None:
    """The check that a checker is at, else the next one; None where there is none for them.

    The oldest day first, in it what was drawn for a finding, then by lot.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        waiting = connection.execute(_OPEN, [actor.who]).fetchone()
        if waiting is not None:
            return str(waiting[0])
        about = {"creditors": sorted(actor.creditors), "who": actor.who}
        row = None if actor.agency else connection.execute(_NEXT, about).fetchone()
        if row is None:
            return None
        connection.execute(
            "INSERT INTO desk_quality_assignment (contact_id, creditor_id, checker, at)"
            " VALUES (%s, %s, %s, %s)",
            [*row, actor.who, at],
        )
    return str(row[0])


@needs("call.assess")
def fill(
    connection: Connection, home: Home, contact_id: str, actor: Actor, answers: Answers, at: datetime
) -> Filled:
    """Keep a filled sheet; a hard violation stops the collector at once.

    Raises:
        Refused: the check is not the actor's, or they have filled it in before.
        InvalidInput: an item is not answered as it must be.
    """
    require_sight(connection, actor, "contact", contact_id)
    asked = sheet()
    score = score_of(asked, answers)
    with connection.transaction():
        lock_plan(connection)
        check = _mine(connection, contact_id, actor)
        connection.execute(
            "INSERT INTO desk_quality_sheet (contact_id, creditor_id, checker, version, answers, score, hard,"
            " at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [contact_id, check["creditor_id"], actor.who, asked.version, Jsonb(dict(answers)), score.points,
             list(score.hard), at],
        )  # fmt: skip
        told = "hard" if score.hard else "unclear" if score.unclear else "fine"
        _record(connection, home, (CHECKED, actor.who, check["collector_id"]), contact_id, at, outcome=told)
        stopped = bool(score.hard) and lay(connection, home, check, score.hard, actor.who, at)
    return Filled(score, stopped)


@needs("quality.own")
def appeal(
    connection: Connection, home: Home, contact_id: str, actor: Actor, reason: str, at: datetime
) -> None:
    """Say why a check of one's own contact is wrong; another checker decides. Once for a contact.

    Raises:
        Refused: no reason is given, there is no such check of the actor's own, nobody has filled it in yet,
            or it was appealed against before.
    """
    if not reason.strip():
        raise Refused("an appeal needs a reason", "say what was seen wrong, without anybody's name")
    check_note(reason)
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        check = _check(connection, contact_id)
        if check is None or check["collector_id"] != actor.who or not _checkers(connection, contact_id):
            raise NotSeen(f"there is no check `{contact_id}` of yours", "see the page of your own results")
        made = connection.execute(
            "INSERT INTO desk_quality_appeal (contact_id, creditor_id, collector_id, reason, at)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [contact_id, check["creditor_id"], actor.who, reason, at],
        )
        if made.rowcount != 1:
            raise Refused("this check was appealed against before", "an appeal is decided once")
        _record(connection, home, (APPEALED, actor.who, None), contact_id, at, reason=reason)


@needs("call.assess")
def decide_appeal(
    connection: Connection,
    home: Home,
    contact_id: str,
    actor: Actor,
    note: str,
    at: datetime,
    *,
    upheld: bool,
) -> None:
    """Decide an appeal, as somebody who has not checked the contact; one that is upheld lifts its stop.

    Raises:
        Refused: no note says why, the appeal is not waiting, or the actor has checked the contact or made it.
    """
    if not note.strip():
        raise Refused("a decision needs a note", "say what was heard or read, without anybody's name")
    check_note(note)
    require_sight(connection, actor, "contact", contact_id)
    with connection.transaction():
        lock_plan(connection)
        row = connection.execute(
            "SELECT collector_id FROM desk_quality_appeal WHERE contact_id = %s AND decided_at IS NULL"
            " FOR UPDATE",
            [contact_id],
        ).fetchone()
        if row is None:
            raise Refused(f"no appeal waits for `{contact_id}`", "it was decided, or never made")
        if actor.who == row[0] or actor.who in _checkers(connection, contact_id):
            raise Refused("nobody decides on their own check or contact", "another checker must")
        connection.execute(
            "UPDATE desk_quality_appeal SET upheld = %s, decided_by = %s, decided_at = %s, note = %s"
            " WHERE contact_id = %s",
            [upheld, actor.who, at, note, contact_id],
        )
        act = UPHELD if upheld else REJECTED
        _record(connection, home, (act, actor.who, row[0]), contact_id, at, reason=note)
        if upheld:
            lift_for_appeal(connection, home, contact_id, actor.who, note, at)


@needs("call.assess")
def appeals_for(connection: Connection, actor: Actor) -> Sequence[Mapping[str, Any]]:
    """Appeals that wait for a checker who has not checked the contact: contact_id, reason, at."""
    with seen_by(connection, actor) as reading:
        rows = reading.execute(
            "SELECT contact_id, reason, at FROM desk_quality_appeal p WHERE decided_at IS NULL"
            " AND collector_id <> %(who)s AND NOT EXISTS (SELECT FROM desk_quality_sheet s"
            " WHERE s.contact_id = p.contact_id AND s.checker = %(who)s) ORDER BY at, contact_id",
            {"who": actor.who},
        ).fetchall()
    return [dict(zip(("contact_id", "reason", "at"), row, strict=True)) for row in rows]


def _mine(connection: Connection, contact_id: str, actor: Actor) -> Mapping[str, Any]:
    """The check that the actor has taken on and not filled in."""
    check = _check(connection, contact_id)
    taken = connection.execute(
        "SELECT FROM desk_quality_assignment WHERE contact_id = %s AND checker = %s", [contact_id, actor.who]
    ).fetchone()
    if check is None or taken is None:
        raise Refused(f"the check `{contact_id}` is not yours", "take the next one of the queue")
    if check["collector_id"] == actor.who:
        raise Refused("nobody checks their own contacts", "take the next one of the queue")
    if actor.who in _checkers(connection, contact_id):
        raise Refused("you have filled in this sheet before", "a sheet is filled in once")
    return check


def _check(connection: Connection, contact_id: str) -> Mapping[str, Any] | None:
    row = connection.execute(_CHECK, [contact_id]).fetchone()
    return (
        dict(zip(("contact_id", "creditor_id", "collector_id", "because"), row, strict=True)) if row else None
    )


def _checkers(connection: Connection, contact_id: str) -> set[str]:
    rows = connection.execute("SELECT checker FROM desk_quality_sheet WHERE contact_id = %s", [contact_id])
    return {name for (name,) in rows.fetchall()}


def _record(
    connection: Connection,
    home: Home,
    step: tuple[str, str, str | None],
    contact_id: str,
    at: datetime,
    *,
    reason: str | None = None,
    outcome: str | None = None,
) -> None:
    act, by, second = step
    marks = marks_of(home)
    body = {"actor": marks.of("actor", by), "act": act, "contact": marks.of("contact", contact_id)}
    if second is not None:
        body["second"] = marks.of("actor", second)
    if reason is not None:
        body["reason"] = marks.of("note", reason)
    if outcome is not None:
        body["outcome"] = outcome
    append(connection, [Record("human_act", at, body)], contact_id)
