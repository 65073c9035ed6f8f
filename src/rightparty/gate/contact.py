"""A proposed contact: who would be reached, where, how, about what, and when."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from rightparty.canonical import canonical


@dataclass(frozen=True)
class Contact:
    """One candidate row as a value; the columns of a candidates table have the same names.

    `at` is an aware instant. `content` is the content class asked for. `sender_id` None means that
    the creditor itself sends. `in_reply_to` names the inbound event that this contact answers.
    `collectors`: of a visit, how many come together; None is unknown.
    """

    candidate_id: str
    debt_ids: tuple[str, ...]
    person_id: str
    point_id: str
    channel: str
    at: datetime
    content: str = "full"
    mode: str | None = None
    sender_id: str | None = None
    valid_until: datetime | None = None
    in_reply_to: str | None = None
    amount: Decimal | None = None
    flags: tuple[str, ...] = field(default=())
    collectors: int | None = None


def contact_hash(contact: Contact) -> str:
    """SHA-256 of who, where, how, about what and when: binds a decision to the contact it was made for."""
    named = {
        "debts": sorted(set(contact.debt_ids)),
        "person": contact.person_id,
        "point": contact.point_id,
        "channel": contact.channel,
        "content": contact.content,
        "sender": contact.sender_id,
        "at": contact.at.astimezone(UTC).isoformat(),
    }
    return hashlib.sha256(canonical(named)).hexdigest()
