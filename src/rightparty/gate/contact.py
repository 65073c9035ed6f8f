"""A proposed contact: who would be reached, where, how, about what, and when."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Contact:
    """One candidate row as a value; the columns of a candidates table have the same names.

    `at` is an aware instant. `content` is the content class asked for. `sender_id` None means that
    the creditor itself sends. `in_reply_to` names the inbound event that this contact answers.
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
