"""Contacts carried out: claimed in one transaction, sent outside any, their outcomes in another.

Killed between claim and outcome, a contact is found claimed by a sender that is gone: it counts as made, its
outcome is looked up where the provider can tell, and it is never sent again on a guess.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.channels.port import FAILED, SENT, UNKNOWN, Channel, HaltedError, Outcome
from rightparty.channels.receipts import DELIVERED
from rightparty.desk import planned
from rightparty.desk.breaker import review_channel
from rightparty.desk.claim import claim_many
from rightparty.desk.halt import HALTED, name_sender
from rightparty.desk.happened import add_evidence
from rightparty.desk.journal_store import append_many
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.planned import Planned
from rightparty.desk.receipts import keep_ids
from rightparty.desk.records import outcome_record
from rightparty.desk.same_point import points_held
from rightparty.desk.store import Connection
from rightparty.desk.taking import RUN_SENDS, abandoned, begin_sender, take
from rightparty.desk.tracing import traced
from rightparty.desk.weighing import Claimed
from rightparty.errors import Refused

BATCH = 25
"""How many contacts are claimed in one transaction, and their points held until all have left.

Of those that a killed process had claimed, none is ever sent again: so many at most count as made in vain.
"""

MOST_BATCHES = 100
"""After so many, a worker lets go and looks for what else is to be done: some ten or twenty seconds' work.

One begins every other second, whichever worker is free: with fewer, many workers would wait for the clock.
"""

log = logging.getLogger(__name__)

_LOST = Outcome("unknown", "sender_died", "unknown")
_ENDED = """
UPDATE desk_planned_contact p SET status = r.status, reason = coalesce(r.reason, p.reason), ended_at = r.at,
    retry_at = NULL, until_event = NULL
FROM jsonb_to_recordset(%s::jsonb)
    AS r (contact_id text, status text, reason text, at timestamptz, known boolean)
WHERE p.contact_id = r.contact_id AND (p.status = 'claimed' OR r.known)
RETURNING p.contact_id
"""
_EVENT = """
INSERT INTO book_events (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids, person_id,
    point_id, mode, content, sender_id, outcome)
SELECT p.contact_id || ':outcome', p.contact_id, r.at, 'out', r.kind, p.channel, p.creditor_id, p.debt_ids,
    p.person_id, p.point_id, p.mode, p.content, p.sender_id, r.outcome
FROM jsonb_to_recordset(%s::jsonb) AS r (contact_id text, at timestamptz, kind text, outcome text)
JOIN desk_planned_contact p ON p.contact_id = r.contact_id
ON CONFLICT DO NOTHING
"""


def send_one(means: Means, one: Planned) -> str:
    """Carry out one planned contact, or say why not; gives the status it ended in."""
    return send_many(means, [one])[one.contact_id]


def _codes(ended: Mapping[str, str]) -> Iterable[str]:
    return ended.values()


@traced("send", _codes)
def send_many(means: Means, ones: Sequence[Planned]) -> Mapping[str, str]:
    """Carry out planned contacts, or say why not; gives the status each ended in, by its id."""
    ready, skipped = _ready(means, ones)
    ended = dict.fromkeys(skipped, "skipped")
    with means.connection.transaction():
        for contact_id, why in skipped.items():
            planned.end(means.connection, contact_id, "skipped", why, means.clock())
    # Whoever says "not me" meanwhile waits until the channel has answered, and is then told the truth.
    with points_held(means.connection, (one.point_id for one in ready)):
        claimed = claim_many(means, ready)
        ended |= {id: one.status for id, one in claimed.items() if isinstance(one, Dropped)}
        channels = {one.contact_id: one.channel for one in ready}
        made = {id: one for id, one in claimed.items() if isinstance(one, Claimed)}
        outcomes = []
        for id, one in made.items():
            # A line that is gone has let go of the points too: whoever stops is answered, and this ends here.
            if _stands(means.connection, id):
                outcomes.append(Ended(id, channels[id], _carried(means.channels[channels[id]], one)))
            else:
                ended[id] = "failed"
        return ended | finish_many(means, outcomes)


def _ready(means: Means, ones: Sequence[Planned]) -> tuple[list[Planned], Mapping[str, str]]:
    """The contacts whose channels can carry now; and why the others cannot be made."""
    why: dict[str, str | None] = {}
    for name in dict.fromkeys(one.channel for one in ones):
        channel = means.channels.get(name)
        down = channel.unready() if channel is not None else None
        why[name] = f"no_provider:{name}" if channel is None else f"provider_down:{down}" if down else None
    ready = [one for one in ones if why[one.channel] is None]
    return ready, {one.contact_id: str(why[one.channel]) for one in ones if why[one.channel] is not None}


def _stands(connection: Connection, contact_id: str) -> bool:
    """Whether a claim has not been taken back: asked by the line that holds its point, as it leaves."""
    query = "SELECT 1 FROM desk_planned_contact WHERE contact_id = %s AND status = 'claimed'"
    return connection.execute(query, [contact_id]).fetchone() is not None


def _carried(channel: Channel, claimed: Claimed) -> Outcome:
    try:
        return channel.send(claimed.message, claimed.permit)
    except HaltedError:
        return Outcome(FAILED, HALTED)
    except Refused:
        return Outcome(FAILED, "permit_refused")
    except Exception as fault:  # noqa: BLE001 -- one message's fault must not hold up the others of its batch
        # Nobody can tell how far it got: it counts as made. The fault's words may name somebody.
        log.error("carrying by %s failed: %s", channel.carrier or channel.name, type(fault).__name__)
        return Outcome(UNKNOWN, f"fault:{type(fault).__name__}", "unknown")


@dataclass(frozen=True)
class Ended:
    """A claimed contact, on which channel, and what its channel says became of it."""

    contact_id: str
    channel: str
    outcome: Outcome

    @property
    def status(self) -> str:
        """Where the contact stands from now on."""
        return "sent" if self.outcome.result == SENT else "failed"

    @property
    def reason(self) -> str | None:
        """Why it is not sent."""
        if self.status == "sent":
            return None
        if self.outcome.result == FAILED:
            return self.outcome.code
        return planned.SENDER_DIED if self.outcome == _LOST else planned.UNKNOWN_OUTCOME

    @property
    def happened(self) -> bool:
        """A call becomes what its caller enters; handing it over is the attempt, and that stands already."""
        return not (self.channel == "call" and self.status == "sent")


def finish(means: Means, contact_id: str, channel: str, outcome: Outcome) -> str:
    """Record what became of a claimed contact: status, event, evidence and record, together."""
    return finish_many(means, [Ended(contact_id, channel, outcome)])[contact_id]


def finish_many(means: Means, ended: Sequence[Ended]) -> dict[str, str]:
    """The same for several contacts, in one transaction; gives their statuses by their ids.

    That nobody can tell changes nothing of a contact that ended otherwise meanwhile: taken back, say.
    """
    if not ended:
        return {}
    at, connection = means.clock(), means.connection
    with connection.transaction():
        rows = connection.execute(_ENDED, [json.dumps([_ended_row(one, at) for one in ended])]).fetchall()
        standing = {contact_id for (contact_id,) in rows}
        counted = [one for one in ended if one.contact_id in standing]
        connection.execute(_EVENT, [json.dumps([_event_row(one, at) for one in counted if one.happened])])
        for one in counted:
            if one.outcome.evidence:
                _tell(means, one.contact_id, one.outcome.evidence)
            keep_ids(connection, one.contact_id, one.outcome)
        append_many(connection, [_record_row(means, one, at) for one in counted])
    for channel in {one.channel for one in counted if one.status == "failed"}:
        review_channel(connection, means.home, channel, at)
    return {one.contact_id: one.status for one in ended}


def _ended_row(one: Ended, at: datetime) -> dict[str, Any]:
    return {
        "contact_id": one.contact_id,
        "status": one.status,
        "reason": one.reason,
        "at": at.isoformat(),
        "known": one.outcome.result in (SENT, FAILED),
    }


def _event_row(one: Ended, at: datetime) -> dict[str, Any]:
    kind = "failed" if one.outcome.result == FAILED else "sent"
    return {
        "contact_id": one.contact_id,
        "at": at.isoformat(),
        "kind": kind,
        "outcome": one.outcome.outcome,
    }


def _record_row(means: Means, one: Ended, at: datetime) -> tuple[str, str | None, bytes]:
    record = outcome_record(means.marks, one.contact_id, one.channel, one.outcome, at)
    return record.kind, one.contact_id, record.canonical()


def _tell(means: Means, contact_id: str, kind: str) -> None:
    query = "SELECT person_id, point_id FROM desk_planned_contact WHERE contact_id = %s"
    for person_id, point_id in means.connection.execute(query, [contact_id]):
        add_evidence(means.connection, person_id, point_id, kind, means.clock(), contact_id)


# --- who sends what ----------------------------------------------------------------------------------


def send_due(means: Means) -> int:
    """Send what is due and nobody else has, some batches of it; gives how many contacts were ended.

    What a channel cannot carry now waits for it.
    """
    count = 0
    for _ in range(MOST_BATCHES):
        ready = [name for name, channel in means.channels.items() if channel.unready() is None]
        taken = take(means.connection, means.sender, means.clock(), means.law, most=BATCH, channels=ready)
        if not taken:
            break
        count += len(send_many(means, taken))
    return count


def send_run(means: Means, run_id: int) -> Iterator[int]:
    """Send what a run planned, whatever its hour, while its day lasts; gives how many ended, by batches."""
    while taken := take(
        means.connection, means.sender, means.clock(), means.law, most=BATCH, run_id=run_id, any_hour=True
    ):
        yield len(send_many(means, taken))


def only_run(connection: Connection) -> int:
    """Become the one run that sends, for as long as this connection lives; gives its number as a sender.

    Workers may send beside it.

    Raises:
        Refused: another run is sending.
    """
    row = connection.execute("SELECT pg_try_advisory_lock(%s)", [RUN_SENDS]).fetchone()
    if row != (True,):
        raise Refused("another run is sending now", "wait for it to end")
    return begin(connection)


def begin(connection: Connection) -> int:
    """Become a sender; gives its number."""
    name_sender(connection)
    return begin_sender(connection)


def recover(means: Means) -> int:
    """End what a sender that is gone had claimed and never finished.

    Gives the number of contacts ended: as a receipt said, or as the channel remembers them by our reference;
    else failed, with the reason that nobody can tell.
    """
    found = abandoned(means.connection)
    for contact_id, name in found:
        channel = means.channels.get(name)
        known = _reported(means.connection, contact_id)
        if known is None and channel is not None:
            known = channel.find(contact_id)
        finish(means, contact_id, name, known or _LOST)
    return len(found)


def _reported(connection: Connection, contact_id: str) -> Outcome | None:
    """What a carrier's receipt said of a contact before its sender could."""
    query = "SELECT result, code FROM desk_carrier_receipt WHERE contact_id = %s"
    said = dict(connection.execute(query, [contact_id]).fetchall())
    if DELIVERED in said:
        return Outcome(SENT, said[DELIVERED], "delivered")
    return Outcome(FAILED, next(iter(said.values())), "rejected") if said else None
