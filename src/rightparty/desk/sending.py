"""One contact carried out: claimed in one transaction, sent outside any, its outcome in a second.

Killed between claim and outcome, a contact is found claimed at the next start: it counts as made, its
outcome is looked up where the provider can tell, and it is never sent again on a guess.
"""

from rightparty.channels.port import FAILED, SENT, HaltedError, Outcome
from rightparty.desk import planned
from rightparty.desk.breaker import review_channel
from rightparty.desk.claim import Dropped, claim
from rightparty.desk.halt import HALTED, name_sender
from rightparty.desk.happened import add_event, add_evidence
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.receipts import keep_ids
from rightparty.desk.records import outcome_record
from rightparty.desk.same_point import point_held
from rightparty.desk.store import Connection
from rightparty.errors import Refused

_SENDING_LOCK = 0x73656E64  # held by the one process that sends
_LOST = Outcome("unknown", "lost", "unknown")


def send_one(means: Means, one: Planned) -> str:
    """Carry out one planned contact, or say why not; gives the status it ended in."""
    channel = means.channels.get(one.channel)
    down = channel.unready() if channel is not None else None
    if channel is None or down is not None:
        unready = f"no_provider:{one.channel}" if channel is None else f"provider_down:{down}"
        with means.connection.transaction():
            planned.end(means.connection, one.contact_id, "skipped", unready, means.clock())
        return "skipped"
    # Whoever says "not me" meanwhile waits until the channel has answered, and is then told the truth.
    with point_held(means.connection, one.point_id):
        claimed = claim(means, one)
        if isinstance(claimed, Dropped):
            return claimed.status
        try:
            outcome = channel.send(claimed.message, claimed.permit)
        except HaltedError:
            outcome = Outcome(FAILED, HALTED)
        except Refused:
            outcome = Outcome(FAILED, "permit_refused")
        return finish(means, one.contact_id, one.channel, outcome)


def finish(means: Means, contact_id: str, channel: str, outcome: Outcome) -> str:
    """Record what became of a claimed contact: status, event, evidence and record, together."""
    at, connection = means.clock(), means.connection
    status = "sent" if outcome.result == SENT else "failed"
    unknown = outcome.result not in (SENT, FAILED)
    reason = None if status == "sent" else planned.UNKNOWN_OUTCOME if unknown else outcome.code
    with connection.transaction():
        planned.end(connection, contact_id, status, reason, at)
        # A call becomes what its caller enters; handing it over is the attempt, and that stands already.
        if not (channel == "call" and status == "sent"):
            kind = "failed" if outcome.result == FAILED else "sent"
            add_event(connection, contact_id, "outcome", {"kind": kind, "at": at, "outcome": outcome.outcome})
        if outcome.evidence:
            _tell(connection, contact_id, outcome.evidence, means)
        keep_ids(connection, contact_id, outcome)
        append(connection, [outcome_record(means.marks, contact_id, channel, outcome, at)], contact_id)
    if status == "failed":
        review_channel(connection, means.home, channel, at)
    return status


def _tell(connection: Connection, contact_id: str, kind: str, means: Means) -> None:
    query = "SELECT person_id, point_id FROM desk_planned_contact WHERE contact_id = %s"
    for person_id, point_id in connection.execute(query, [contact_id]):
        add_evidence(connection, person_id, point_id, kind, means.clock(), contact_id)


def only_sender(connection: Connection) -> None:
    """Become the one process that sends, for as long as this connection lives.

    Raises:
        Refused: another process is sending.
    """
    row = connection.execute("SELECT pg_try_advisory_lock(%s)", [_SENDING_LOCK]).fetchone()
    if row != (True,):
        raise Refused("another run is sending now", "wait for it to end")
    name_sender(connection)


def recover(means: Means) -> int:
    """End what an earlier process claimed and never finished; only for the one that sends.

    Gives the number of contacts ended: sent where the channel remembers them, else failed, with the
    reason that nobody can tell.
    """
    found = planned.orphans(means.connection)
    for contact_id, name in found:
        channel = means.channels.get(name)
        known = channel.find(contact_id) if channel is not None else None
        finish(means, contact_id, name, known or _LOST)
    return len(found)
