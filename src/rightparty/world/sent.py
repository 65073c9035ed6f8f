"""What was sent in a day, as the lender's own log has it: what arrived, what came back, who picked up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from rightparty.law.vocabulary import VOICE
from rightparty.world.policies import Message
from rightparty.world.snapshot import Case

Row = dict[str, Any]

COMPLAINT_DAYS = 15
"""Within which a complaint is to be answered, as in the town's own past (told.py)."""


def contact_ids(day: int, index: int) -> tuple[str, str]:
    """The event and the contact of a day's n-th message."""
    return f"PLAY{day:03d}{index:07d}", f"PLAYC{day:03d}{index:07d}"


def logged(
    message: Message, day: int, index: int, at: datetime, creditor_id: str, holders: Sequence[str]
) -> tuple[Row, Row | None]:
    """A row of `events` for a message, and one of `evidence` where it says something of the point.

    `holders`: who really holds the point. Nobody's number is not in service, and nobody's address bounces;
    whoever else has it, the lender's log says delivered.
    """
    event_id, contact_id = contact_ids(day, index)
    kind, outcome, proof = _fate(message, bool(holders))
    row: Row = {
        "event_id": event_id, "contact_id": contact_id, "at": at, "direction": "out",
        "channel": message.channel, "kind": kind, "outcome": outcome, "creditor_id": creditor_id,
        "debt_ids": message.debt_ids, "person_id": message.person_id, "point_id": message.point_id,
        "mode": "informing", "content": message.content, "counted_debts": message.debt_ids,
        "valid_until": at + timedelta(hours=2),
    }  # fmt: skip
    if proof is None:
        return row, None
    return row, proved(message.point_id, message.person_id, at, proof, contact_id)


def _fate(message: Message, held: bool) -> tuple[str, str, str | None]:
    if message.channel in VOICE:
        if not held:
            return "attempt", "not_in_service", "disconnected"
        return ("connected", "answered", None) if message.heard else ("attempt", "no_answer", None)
    if not held:
        return "failed", "bounced" if message.channel == "email" else "rejected", "bounced"
    return "delivered", "delivered", "delivered"


def spoke(row: Row, at: datetime, outcome: str, with_person: str | None = None) -> Row:
    """The conversation on a call that was taken: a further row of the same contact."""
    return row | {
        "event_id": f"{row['event_id']}S", "at": at, "kind": "conversation", "outcome": outcome,
        "mode": "interactive", "spoke_with": with_person, "duration_s": 60,
    }  # fmt: skip


def heard_from(row: Row, at: datetime, channel: str, point_id: str) -> Row:
    """An answer to a contact: a code typed, a sign-in, a few words."""
    return {
        "event_id": f"{row['event_id']}A", "contact_id": f"{row['contact_id']}A", "at": at, "direction": "in",
        "channel": channel, "kind": "reply", "creditor_id": row["creditor_id"], "debt_ids": row["debt_ids"],
        "person_id": row["person_id"], "point_id": point_id, "in_reply_to": row["event_id"],
    }  # fmt: skip


def proved(point_id: str, person_id: str, at: datetime, kind: str, contact_id: str | None) -> Row:
    """A row of `evidence`."""
    return {
        "point_id": point_id,
        "person_id": person_id,
        "at": at,
        "kind": kind,
        "source": "play",
        "contact_id": contact_id,
    }


def notice(notice_id: str, at: datetime, kind: str, person: str) -> Row:
    """A row of `notices`: what a person said of themselves."""
    return {
        "notice_id": notice_id, "at": at, "kind": kind, "person_id": person, "given_by": person,
        "medium": "electronic", "received_at": at,
    }  # fmt: skip


def complaint(complaint_id: str, at: datetime, cause: str, person: str | None, point: str | None) -> Row:
    """A row of `complaints`."""
    return {
        "complaint_id": complaint_id, "at": at, "source": "hotline", "cause": cause, "person_id": person,
        "point_id": point, "due_on": at.date() + timedelta(days=COMPLAINT_DAYS),
    }  # fmt: skip


def signed_in_event(day: int, index: int, at: datetime, case: Case, point_id: str) -> Row:
    """Somebody opens the app of their own accord, and looks at what they owe."""
    return {
        "event_id": f"PLAY{day:03d}{index:07d}V", "contact_id": f"PLAYC{day:03d}{index:07d}V", "at": at,
        "direction": "in", "channel": "inbox", "kind": "reply", "creditor_id": case.creditor_id,
        "debt_ids": case.debt_ids, "person_id": case.person_id, "point_id": point_id,
    }  # fmt: skip
