"""What keeps this installation from making contacts that the gate allows: read once in a claim's transaction.

No rule of law stands here. A halt, a pause, a rulebook that nobody has accepted, an answer that nobody has
read: each can only refuse what the gate allows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rightparty.book.dossier import Dossier
from rightparty.desk.acceptance import accepted, missing_of, rulebooks_for
from rightparty.desk.breaker import channel_pause
from rightparty.desk.came_back import any_words_wait
from rightparty.desk.halt import LIFTED as HALT_LIFTED
from rightparty.desk.halt import halted_by, halts_in_force
from rightparty.desk.means import Means
from rightparty.desk.reply_waiting import SETTLED, WAITS, any_reply_waits, reply_waits
from rightparty.desk.source_figures import CHANNEL
from rightparty.desk.sources import LIFTED, paused, paused_for
from rightparty.gate.contact import Contact


@dataclass(frozen=True)
class Dropped:
    """A contact that is not made, and where it ended."""

    status: str
    reason: str
    retry_at: datetime | None = None
    until_event: str | None = None


@dataclass(frozen=True)
class Obstacles:
    """What stands in the way, as it stood when it was read.

    Whoever holds the plan, as every claim does, reads what cannot change until the claim commits.
    """

    halts: tuple[str | None, ...]
    paused: Mapping[str, Sequence[str]]
    replies: bool
    words: bool
    accepted: frozenset[tuple[str, str]] | None


def read_obstacles(means: Means) -> Obstacles:
    """What stands in the way now, within the caller's transaction."""
    connection = means.connection
    return Obstacles(
        halts=halts_in_force(connection, means.home),
        paused=paused(connection),
        replies=any_reply_waits(connection),
        words=any_words_wait(connection),
        accepted=accepted(connection, means.home),
    )


def hindrance(means: Means, contact: Contact, dossier: Dossier, found: Obstacles) -> Dropped | None:
    """What keeps a contact from being made here, although the gate allows it."""
    halt = halted_by(found.halts, _creditor_of(contact, dossier))
    if halt is not None:
        return Dropped("held", halt, until_event=HALT_LIFTED)
    pause = paused_for(means.connection, contact.candidate_id, found.paused)
    if pause is None and contact.channel in found.paused[CHANNEL]:
        pause = channel_pause(contact.channel)
    if pause is not None:
        return Dropped("denied", pause, until_event=LIFTED)
    if found.replies and reply_waits(means.connection, contact.person_id, contact.point_id, contact.channel):
        return Dropped("held", WAITS, until_event=SETTLED)
    missing = missing_of(found.accepted, means.law, rulebooks_for(dossier, contact.person_id))
    return Dropped("skipped", f"rulebook_not_accepted:{','.join(missing)}") if missing else None


def _creditor_of(contact: Contact, dossier: Dossier) -> str | None:
    """The one creditor of the debts named; None where that is unknown."""
    found = {row["creditor_id"] for row in dossier.rows("debts") if row["debt_id"] in contact.debt_ids}
    return str(found.pop()) if len(found) == 1 else None
