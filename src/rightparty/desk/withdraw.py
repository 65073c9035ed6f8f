"""Taking back contacts: planned, held, claimed by a dead process, not yet called, read or printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from psycopg import sql

from rightparty.desk.happened import add_event
from rightparty.desk.journal_store import Marks, append
from rightparty.desk.planned import UNKNOWN_OUTCOME
from rightparty.desk.store import Connection
from rightparty.desk.webhooks import tell
from rightparty.journal.record import Record

WITHDRAWN = "withdrawn"
"""How the reason of every withdrawn contact begins; after a colon stands why."""

NOT_THEIRS = "not_theirs"
STOPPED = "point_stopped"
PAUSED = "source_paused"

_RECENT = timedelta(days=2)  # what was held for an earlier day is never sent, and its day's account stands

# One that is claimed counts as made, whatever became of it: it is never sent again.
_QUEUED = sql.SQL("""
UPDATE desk_planned_contact p
SET status = CASE status WHEN 'claimed' THEN 'failed' ELSE 'denied' END, reason = %(reason)s,
    ended_at = %(at)s, retry_at = NULL, until_event = NULL
WHERE (status = ANY (%(status)s) OR (status = 'held' AND day >= %(recent)s)) AND {which}
RETURNING contact_id, status
""")
# A permit that an outside sender holds and has not redeemed: redeeming it is refused from now on.
_RESERVED = sql.SQL("""
UPDATE desk_reservation r SET state = 'withdrawn', point_mark = NULL, ended_at = %(at)s
FROM desk_planned_contact p
WHERE p.contact_id = r.contact_id AND r.state = 'open' AND {which}
RETURNING r.contact_id, r.permit_id, r.creditor_id
""")
_NOT_MADE = """
UPDATE desk_planned_contact SET status = 'denied', reason = %(reason)s, ended_at = %(at)s
WHERE contact_id = ANY (%(contacts)s)
"""
_TO_CALL = sql.SQL("""
UPDATE desk_call_task t SET withdrawn_at = %(at)s FROM desk_planned_contact p
WHERE p.contact_id = t.contact_id AND t.code IS NULL AND t.withdrawn_at IS NULL AND {which}
RETURNING t.contact_id
""")
# A message in the app that nobody has opened is gone, and was never read.
_UNREAD = sql.SQL("""
UPDATE desk_inbox_message m SET withdrawn_at = %(at)s FROM desk_planned_contact p
WHERE p.contact_id = m.contact_id AND m.opened_at IS NULL AND m.withdrawn_at IS NULL
    AND m.shown_until >= %(at)s AND {which}
RETURNING m.contact_id
""")
# A letter may still lie in the print queue: whether it does, `desk.letters_back` sees once this is committed.
_LETTERS = sql.SQL("""
INSERT INTO desk_letter_back (contact_id, why, asked_at)
SELECT p.contact_id, %(reason)s, %(at)s FROM desk_planned_contact p
WHERE p.channel = 'letter' AND (p.status IN ('claimed', 'sent')
    OR (p.status = 'failed' AND starts_with(p.reason, %(unknown)s))) AND {which}
ON CONFLICT DO NOTHING
""")
_CALLED_OFF = """
UPDATE desk_planned_contact SET status = 'failed', reason = %(reason)s, ended_at = %(at)s
WHERE contact_id = ANY (%(contacts)s) AND status IN ('sent', 'claimed')
"""

_REVOKED = """
UPDATE desk_permit SET revoked_at = %(at)s, revoked_because = %(reason)s
WHERE contact_id = ANY (%(contacts)s) AND revoked_at IS NULL AND valid_until > %(at)s
"""


@dataclass(frozen=True)
class Which:
    """Which contacts to take back: a condition on `desk_planned_contact p`, and what it names."""

    condition: sql.Composable
    names: dict[str, Any]

    @classmethod
    def at(cls, points: Sequence[str], people: Sequence[str] = ()) -> "Which":
        """Those at any of these points; only these persons', if any are named."""
        names: dict[str, Any] = {"points": list(points), "people": list(people)}
        condition = "p.point_id = ANY (%(points)s)"
        return cls(sql.SQL(condition + (" AND p.person_id = ANY (%(people)s)" if people else "")), names)


@dataclass(frozen=True)
class Withdrawn:
    """The contacts that were taken back, and the outcome of those among them that count as made.

    `permits`: those of outside senders that may no longer be redeemed, and their contacts.
    """

    contacts: Sequence[str] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    permits: Mapping[str, str] = field(default_factory=dict)


def withdraw(connection: Connection, which: Which, why: str, at: datetime, *, made: bool = True) -> Withdrawn:
    """Take back contacts within the caller's transaction, which holds the plan and last calls `append_ended`.

    `made=False` leaves alone what has been claimed, put on a worklist, into the app or the print queue
    already. Permits that outside senders hold are taken back either way. Letters are asked for here, and
    looked for in the print queue after the commit: see `desk.letters_back`.
    """
    about = {
        **which.names,
        "reason": f"{WITHDRAWN}:{why}",
        "at": at,
        "status": ["planned", "claimed"] if made else ["planned"],
        "recent": (at - _RECENT).date(),
    }
    permits = _withdraw_permits(connection, which, about, at)
    if made:
        ask_letters_back(connection, which, why, at)
    rows = connection.execute(_QUEUED.format(which=which.condition), about).fetchall()
    outcomes = {contact_id: "unknown" for contact_id, status in rows if status == "failed"}
    if made:
        tasks = connection.execute(_TO_CALL.format(which=which.condition), about).fetchall()
        unread = connection.execute(_UNREAD.format(which=which.condition), about).fetchall()
        for (contact_id,) in unread:
            add_event(connection, contact_id, "unread", {"kind": "failed", "at": at})
        called_off = [contact_id for (contact_id,) in (*tasks, *unread)]
        connection.execute(_CALLED_OFF, {**about, "contacts": called_off})
        outcomes |= dict.fromkeys(called_off, "not_sent")
    contacts = sorted({contact_id for contact_id, _ in rows} | set(outcomes) | set(permits.values()))
    revoke(connection, contacts, about["reason"], at)
    return Withdrawn(contacts, outcomes, permits)


def ask_letters_back(connection: Connection, which: Which, why: str, at: datetime) -> None:
    """Ask for letters that may still wait for the printer, within the caller's transaction."""
    about = {**which.names, "reason": f"{WITHDRAWN}:{why}", "at": at, "unknown": UNKNOWN_OUTCOME}
    connection.execute(_LETTERS.format(which=which.condition), about)


def revoke(connection: Connection, contacts: Sequence[str], reason: str, at: datetime) -> None:
    """Revoke what permits of these contacts are still good, within the caller's transaction."""
    connection.execute(_REVOKED, {"contacts": list(contacts), "reason": reason, "at": at})


def _withdraw_permits(
    connection: Connection, which: Which, about: Mapping[str, Any], at: datetime
) -> Mapping[str, str]:
    """Take back what outside senders hold and have not redeemed; their webhooks are told."""
    found = connection.execute(_RESERVED.format(which=which.condition), about).fetchall()
    permits = {permit_id: contact_id for contact_id, permit_id, _ in found}
    connection.execute(_NOT_MADE, {**about, "contacts": list(permits.values())})
    for contact_id, permit_id, creditor_id in found:
        data = {"permit_id": permit_id, "contact_id": contact_id}
        tell(connection, "permit.withdrawn", data, at, about=contact_id, creditors=[creditor_id])
    return permits


def append_ended(connection: Connection, marks: Marks, taken: Withdrawn, at: datetime) -> None:
    """Record what became of withdrawn contacts that were claimed, with a caller, or in the app."""
    for permit_id, contact_id in sorted(taken.permits.items()):
        body = {"permit": permit_id, "event": "refused", "contact": marks.of("contact", contact_id)}
        append(connection, [Record("permit", at, body | {"because": WITHDRAWN})], contact_id)
    for contact_id, outcome in sorted(taken.outcomes.items()):
        body = {"contact": marks.of("contact", contact_id), "outcome": outcome}
        append(connection, [Record("outcome", at, body)], contact_id)
