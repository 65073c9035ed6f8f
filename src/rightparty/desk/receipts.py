"""What carriers report later, taken into the book: each outcome once, in a transaction of its own.

A receipt may come twice, late, out of order, before our own record of the sending, or for a message that is
not ours. The first delivery and the first failure of a contact count; all else changes nothing. A receipt
that names nobody is counted, and never matched by guessing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rightparty.channels.port import FAILED, SENT, Outcome
from rightparty.channels.receipts import DELIVERED, WAITING, Receipt
from rightparty.channels.traces import Trace
from rightparty.desk import planned
from rightparty.desk.anew import anew
from rightparty.desk.happened import add_event, add_evidence
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.records import outcome_record
from rightparty.desk.reveal import point_value
from rightparty.desk.same_point import lock_contact_point
from rightparty.desk.store import Connection

TAKEN = "taken"
AGAIN = "again"
UNKNOWN = "unknown"
PENDING = "waiting"

CHANNELS: Mapping[str, str] = {
    "smtp": "email",
    "sms_template": "sms",
    "sms_http": "sms",
    "smpp": "sms",
    "whatsapp": "im",
    "letter": "letter",
}
"""Whose messages a carrier can report of: a printer says nothing of a text message."""


@dataclass(frozen=True)
class Taken:
    """What a receipt did: `taken`, `again` (known before), `waiting` (not the end), `unknown` (nobody's)."""

    status: str
    contact_id: str | None = None


_BY_REFERENCE = """
SELECT contact_id FROM desk_planned_contact
WHERE contact_id = %(reference)s AND channel = %(channel)s AND claimed_at IS NOT NULL
"""
# A carrier's own id may come round again: where it stands for two contacts it stands for none.
_BY_ID = """
SELECT min(p.contact_id) FROM desk_provider_id i JOIN desk_planned_contact p USING (contact_id)
WHERE i.carrier = %(carrier)s AND i.provider_id = %(id)s AND p.channel = %(channel)s
HAVING count(DISTINCT p.contact_id) = 1
"""
_ONCE = """
INSERT INTO desk_carrier_receipt (contact_id, carrier, result, code, at, taken_at)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_UNKNOWN = """
INSERT INTO desk_unknown_receipt AS u (carrier, day, count) VALUES (%s, %s, 1)
ON CONFLICT (carrier, day) DO UPDATE SET count = u.count + 1
"""
_ABOUT = """
SELECT person_id, point_id, channel, claimed_at, status, reason FROM desk_planned_contact
WHERE contact_id = %s FOR UPDATE
"""


def take_receipt(connection: Connection, home: Home, receipt: Receipt, now: datetime) -> Taken:
    """Take one receipt in, whatever came before it: event, evidence, status and record, together."""
    return anew(connection, lambda: _take_receipt(connection, home, receipt, now))


def _take_receipt(connection: Connection, home: Home, receipt: Receipt, now: datetime) -> Taken:
    with connection.transaction():
        contact_id = _contact_of(connection, receipt)
        if contact_id is None:
            connection.execute(_UNKNOWN, [receipt.carrier, now.date()])
            return Taken(UNKNOWN)
        if receipt.meaning.result == WAITING:
            return Taken(PENDING, contact_id)
        lock_contact_point(connection, contact_id)
        return _take(connection, home, receipt, contact_id, now)


def unknown_receipts(connection: Connection, since: date) -> Mapping[str, int]:
    """How many receipts named no contact of ours since a day, by carrier: a provider's fault, or ours."""
    rows = connection.execute(
        "SELECT carrier, sum(count) FROM desk_unknown_receipt WHERE day >= %s GROUP BY carrier ORDER BY 1",
        [since],
    )
    return {carrier: int(count) for carrier, count in rows.fetchall()}


def _contact_of(connection: Connection, receipt: Receipt) -> str | None:
    about = {
        "reference": receipt.reference,
        "carrier": receipt.carrier,
        "id": receipt.provider_id,
        "channel": CHANNELS.get(receipt.carrier.split(":")[0], ""),
    }
    if receipt.reference is not None:
        row = connection.execute(_BY_REFERENCE, about).fetchone()
    elif receipt.provider_id is not None:
        row = connection.execute(_BY_ID, about).fetchone()
    else:
        row = None
    return str(row[0]) if row else None


def _take(connection: Connection, home: Home, receipt: Receipt, contact_id: str, now: datetime) -> Taken:
    row = connection.execute(_ABOUT, [contact_id]).fetchone()
    if row is None:
        return Taken(UNKNOWN)
    person_id, point_id, channel, claimed_at, status, reason = row
    # A carrier's clock may be wrong: what it reports happened after the claim, and not in the future.
    at = receipt.at if receipt.at is not None and claimed_at <= receipt.at <= now else now
    means = receipt.meaning
    done = connection.execute(
        _ONCE, [contact_id, receipt.carrier, means.result, receipt.code[:64], at, now]
    ).rowcount
    if not done:
        return Taken(AGAIN, contact_id)
    arrived = means.result == DELIVERED
    event = {"kind": "delivered" if arrived else "failed", "at": at, "outcome": means.outcome}
    add_event(connection, contact_id, f"receipt_{means.result}", event)
    if means.evidence and point_id is not None:
        add_evidence(connection, person_id, point_id, means.evidence, at, contact_id)
    _end(connection, contact_id, receipt, (status, reason), now)
    outcome = Outcome(SENT if arrived else FAILED, receipt.code, means.outcome)
    append(connection, [outcome_record(marks_of(home), contact_id, channel, outcome, now)], contact_id)
    return Taken(TAKEN, contact_id)


def _end(
    connection: Connection, contact_id: str, receipt: Receipt, stood: tuple[str, str | None], now: datetime
) -> None:
    """What nobody could tell is told; what was sent and came back has failed, unless it had arrived too.

    A contact that is still claimed is ended by whoever sends it; one that was withdrawn stays withdrawn.
    """
    status, reason = stood
    if receipt.meaning.result == DELIVERED and status == "failed" and planned.is_unknown(reason):
        planned.end(connection, contact_id, "sent", f"receipt:{receipt.code[:64]}", now)
    elif receipt.meaning.result != DELIVERED and (
        status == "sent" or (status == "failed" and planned.is_unknown(reason))
    ):
        query = "SELECT FROM desk_carrier_receipt WHERE contact_id = %s AND result = %s"
        if connection.execute(query, [contact_id, DELIVERED]).fetchone() is None:
            planned.end(connection, contact_id, "failed", f"receipt:{receipt.code[:64]}", now)


def keep_ids(connection: Connection, contact_id: str, outcome: Outcome) -> None:
    """Keep the ids by which a carrier knows a contact, within the caller's transaction."""
    for id in outcome.ids:
        connection.execute(
            "INSERT INTO desk_provider_id (contact_id, carrier, provider_id) VALUES (%s, %s, %s)",
            [contact_id, outcome.carrier, id],
        )


_TRACE = """
SELECT p.point_id, s.value, p.claimed_at FROM desk_planned_contact p JOIN book_senders s USING (sender_id)
WHERE p.contact_id = %s AND p.claimed_at IS NOT NULL
"""


@dataclass(frozen=True)
class StoreTraces:
    """What the store knows of messages that left."""

    connection: Connection

    def trace(self, reference: str, carrier: str) -> Trace | None:
        """Where it went, from whom, when it was claimed, and the carrier's ids; None if it never was."""
        row = self.connection.execute(_TRACE, [reference]).fetchone()
        value = point_value(self.connection, row[0]) if row and row[0] else None
        return Trace(value, row[1], row[2], self._ids(reference, carrier)) if row and value else None

    def _ids(self, reference: str, carrier: str) -> Sequence[str]:
        query = (
            "SELECT provider_id FROM desk_provider_id WHERE contact_id = %s AND carrier = %s ORDER BY row_id"
        )
        return [id for (id,) in self.connection.execute(query, [reference, carrier]).fetchall()]
