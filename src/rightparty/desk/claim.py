"""Claiming one contact: all that must be true before a message leaves, and its record, in one transaction."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from psycopg.errors import UniqueViolation

from rightparty.book.dossier import Dossier, Row
from rightparty.channels.port import Message
from rightparty.desk import planned
from rightparty.desk.acceptance import rulebooks_for, unaccepted
from rightparty.desk.breaker import channel_pause
from rightparty.desk.came_back import words_wait
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.facts_kept import Whose, facts_part, keep, keep_law, text_part
from rightparty.desk.halt import LIFTED as HALT_LIFTED
from rightparty.desk.halt import halted_for
from rightparty.desk.happened import add_event
from rightparty.desk.heard import heard
from rightparty.desk.journal_store import append
from rightparty.desk.linked import everybody_who_is, linked_dossier
from rightparty.desk.means import Means
from rightparty.desk.opened import opened_for_writing
from rightparty.desk.overrides import loosened, override_for, used_record
from rightparty.desk.planned import Planned
from rightparty.desk.records import decision_record, message_record, permit_record
from rightparty.desk.reply_waiting import SETTLED, WAITS, reply_waits
from rightparty.desk.same_point import lock_plan, lock_point, mark_at
from rightparty.desk.sources import LIFTED, batch_of_run, paused_for
from rightparty.desk.store import Connection
from rightparty.desk.texts import Written, write
from rightparty.desk.vault import vault_of
from rightparty.errors import Refused
from rightparty.gate.basis import Basis
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide, decide_made
from rightparty.gate.decision import Decision
from rightparty.gate.permit import Message as Bound
from rightparty.gate.permit import Permit, issue
from rightparty.journal.record import Record
from rightparty.law.vocabulary import NEUTRAL
from rightparty.words.render import content_hash

PERMIT_KEY = "permit"
LONGEST: Mapping[str, Sequence[int]] = {
    "call": (240, 120, 60, 30, 15),
    "sms": (120, 60, 30, 15, 5),
    "inbox": (480, 240, 120, 60, 30, 15),
    "letter": (480, 240, 120, 60),
}
"""How many minutes a permit may last, longest first, and never so long that a night lies between its ends.

People need time to call and to look into an app, a printer to print. A phone that is off gets a text only
while the permit lasts. A machine that answers at once needs no more than `AT_ONCE`.
"""

AT_ONCE = (5,)
KEEP_PERMIT = """
INSERT INTO desk_permit (permit_id, contact_id, text, content_hash, valid_from, valid_until, used_at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_CLAIM = """
UPDATE desk_planned_contact SET status = 'claimed', claimed_at = %s, sender_id = %s, code = %s
WHERE contact_id = %s
"""
ONE_A_DAY = "one_contact_a_person_a_day"
_SPOKEN_FOR = ("allow", "limited")


@dataclass(frozen=True)
class Claimed:
    """A contact that is made from now on, whatever happens: send this, once."""

    message: Message
    permit: Permit


@dataclass(frozen=True)
class Dropped:
    """A contact that is not made, and where it ended."""

    status: str
    reason: str
    retry_at: datetime | None = None
    until_event: str | None = None


def claim(means: Means, one: Planned) -> Claimed | Dropped:
    """Decide the contact again from fresh rows; claim it, or end it, and record which. Commits."""
    while True:
        ended = _claim(means, one)
        if ended is not None:
            return ended


def _claim(means: Means, one: Planned) -> Claimed | Dropped | None:
    """One try; None where newer links name further records of the person, who must be locked as well."""
    connection = means.connection
    with connection.transaction():
        lock_point(connection, mark_at(connection, one.point_id) or one.point_id)
        locked = everybody_who_is(connection, one.person_id)
        for person in locked:
            lock_person(connection, person)
        lock_plan(connection, shared=True)  # from here on no link changes
        if everybody_who_is(connection, one.person_id) != locked:
            return None
        run_id = _planned_in(connection, one.contact_id)
        if run_id is None:
            return Dropped("skipped", "made_or_withdrawn_meanwhile")
        at = means.clock()
        stored = dossier_from_store(connection, one.person_id, one.point_id, one.debt_ids)
        dossier = heard(linked_dossier(connection, stored, one.person_id), at, means.model)
        sender = sender_for(dossier, one.channel, one.debt_ids, at)
        contact = contact_at(one, at, sender)
        decided, records = by_two(means, decided_for(means, contact, dossier), dossier)
        records.append(decision_record(means.marks, decided.contact, decided.decision, at))
        keep_decided(connection, decided)
        weighed = weigh(means, decided, dossier, sender)
        if isinstance(weighed, Dropped):
            drop(connection, one.contact_id, weighed, at)
            append(connection, records, one.contact_id)
            return weighed
        claimed, written = weighed
        if not mark_claimed(connection, decided.contact, written):
            dropped = Dropped("denied", ONE_A_DAY)
            drop(connection, one.contact_id, dropped, at)
            append(connection, records, one.contact_id)
            return dropped
        _keep(connection, decided.contact, claimed, written, run_id)
        keep_written(connection, decided, written)
        records.append(permit_record(means.marks, decided.contact, claimed.permit, at))
        records.append(message_record(means.marks, decided.contact, claimed.message, claimed.permit, at))
        append(connection, records, one.contact_id)
    return claimed


def drop(connection: Connection, contact_id: str, dropped: Dropped, at: datetime) -> None:
    """Say of a contact that it is not made, within the caller's transaction."""
    planned.end(
        connection,
        contact_id,
        dropped.status,
        dropped.reason,
        at,
        retry_at=dropped.retry_at,
        until_event=dropped.until_event,
    )


def lock_person(connection: Connection, person_id: str) -> None:
    """Within the caller's transaction, let nobody else act on this person until it ends."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('person ' || %s, 0))", [person_id])


def _planned_in(connection: Connection, contact_id: str) -> int | None:
    """The run in which a contact is still planned, and nobody else's to change until the commit."""
    query = "SELECT run_id FROM desk_planned_contact WHERE contact_id = %s AND status = 'planned' FOR UPDATE"
    row = connection.execute(query, [contact_id]).fetchone()
    return int(row[0]) if row else None


def contact_at(one: Planned, at: datetime, sender: Row | None) -> Contact:
    """A planned contact as the gate is asked about it at this instant."""
    return Contact(
        candidate_id=one.contact_id,
        debt_ids=one.debt_ids,
        person_id=one.person_id,
        point_id=one.point_id,
        channel=one.channel,
        at=at,
        content=one.content,
        mode=one.mode,
        sender_id=str(sender["sender_id"]) if sender else None,
    )


def sender_for(dossier: Dossier, channel: str, debt_ids: Sequence[str], at: datetime) -> Row | None:
    """The creditor's own number or address for this channel, in use at this instant."""
    creditors = {row["creditor_id"] for row in dossier.rows("debts") if row["debt_id"] in debt_ids}
    fitting = [
        row
        for row in dossier.rows("senders")
        if row["channel"] == channel
        and row["creditor_id"] in creditors
        and row["agency_id"] is None
        and (row["from"] is None or row["from"] <= at)
        and (row["until"] is None or at < row["until"])
    ]
    return min(fitting, key=lambda row: str(row["sender_id"]), default=None)


@dataclass(frozen=True)
class Decided:
    """The contact with the time it would last, what the gate says of it, and whether it may last so long.

    `retry_at`: where it may not, when to ask again.
    """

    contact: Contact
    decision: Decision
    basis: Basis
    lasts: bool
    retry_at: datetime | None = None


def decided_for(
    means: Means, contact: Contact, dossier: Dossier, lasting: Sequence[int] | None = None
) -> Decided:
    """Decide with the longest validity, of those the channel needs, that is still lawful at its end.

    `lasting`: other minutes to try, longest first.

    A message that waits must not be delivered, nor a call be made, in a quiet hour. Where none lasts, it is
    decided as if it were over at once: what waits for the morning waits, and is not refused for its length.
    """
    retry_at = None
    for minutes in lasting or LONGEST.get(contact.channel, AT_ONCE):
        until = contact.at + timedelta(minutes=minutes)
        timed = replace(contact, valid_until=until)
        made = decide_made(timed, dossier, means.law, means.model)
        at_its_end = decide(replace(timed, at=until), dossier, means.law, means.model)
        if allows(made.decision, contact.content) and allows(at_its_end, contact.content):
            return Decided(timed, made.decision, made.basis, lasts=True)
        retry_at = at_its_end.retry_at
    now = decide_made(contact, dossier, means.law, means.model)
    return Decided(contact, now.decision, now.basis, lasts=False, retry_at=retry_at)


def by_two(
    means: Means, decided: Decided, dossier: Dossier, lasting: Sequence[int] | None = None
) -> tuple[Decided, list[Record]]:
    """Where two people have set aside all that stands against a contact, decide it again without that.

    Everything else is weighed anew, on the same fresh facts; with the records that say so. Within the
    transaction of a claim or a reservation.
    """
    contact = decided.contact
    if allows(decided.decision, contact.content):
        return decided, []
    found = override_for(means.connection, contact, decided.decision)
    if found is None:
        return decided, []
    law = loosened(means.law, found)
    again = decided_for(replace(means, law=law), contact, dossier, lasting)
    if not allows(again.decision, contact.content):
        return decided, []
    keep_decided(means.connection, decided)
    keep_law(means.connection, law, contact.at)
    refused = decision_record(means.marks, decided.contact, decided.decision, contact.at)
    return again, [refused, used_record(means.marks, found, contact, contact.at)]


def keep_decided(connection: Connection, decided: Decided) -> None:
    """Keep sealed what a decision was made from, within the transaction that appends its record."""
    facts_hash, vault = decided.decision.facts_hash, vault_of(connection)
    keep(connection, facts_part(connection, vault, _whose(decided), decided.basis, facts_hash))


def keep_written(connection: Connection, decided: Decided, written: Written) -> None:
    """Keep a text sealed, within the transaction that claims it."""
    keep(connection, text_part(connection, vault_of(connection), _whose(decided), written.text))


def _whose(decided: Decided) -> Whose:
    contact = decided.contact
    return Whose(contact.person_id, contact.candidate_id, contact.at)


def allows(decision: Decision, content: str) -> bool:
    """Whether a message of this class may be sent on this decision."""
    return decision.verdict in _SPOKEN_FOR and content in decision.allowed


def weigh(
    means: Means, decided: Decided, dossier: Dossier, sender: Row | None, *, outside: bool = False
) -> tuple[Claimed, Written] | Dropped:
    """The message and its permit, or why there is none; `outside` for a sender that is not this process."""
    contact, decision = decided.contact, decided.decision
    if not allows(decision, contact.content):
        rules = ";".join(dict.fromkeys(reason.rule for reason in decision.reasons)) or decision.verdict
        waits = decision.verdict == "delay"
        return Dropped("held" if waits else "denied", rules, decision.retry_at, decision.until_event)
    hindered = hindrance(means, contact, dossier)
    if hindered is not None:
        return hindered
    if sender is None:
        return Dropped("skipped", f"no_sender:{contact.channel}")
    if not decided.lasts or contact.valid_until is None:
        return Dropped("held", "lawful_hours_end", decided.retry_at)
    try:
        claimed, written = _write(means, contact, dossier, decision, sender, outside=outside)
    except Refused as refusal:
        return Dropped("skipped", f"no_text:{refusal.message}")
    unfit = _unfit(means, contact, claimed.message, outside=outside)
    return (claimed, written) if unfit is None else unfit


def _unfit(means: Means, contact: Contact, message: Message, *, outside: bool) -> Dropped | None:
    """What is known only of a message that is written: words wait there, or its channel cannot carry it."""
    if words_wait(means.connection, means.marks, message.point):
        return Dropped("held", "words_wait")
    channel = None if outside else means.channels.get(contact.channel)
    why = channel.unfit(message, contact.valid_until or contact.at) if channel is not None else None
    return None if why is None else Dropped("skipped", f"unfit:{why}")


def hindrance(means: Means, contact: Contact, dossier: Dossier) -> Dropped | None:
    """What keeps this installation from making a contact that the gate allows."""
    halt = halted_for(means.connection, _creditor_of(contact, dossier))
    if halt is not None:
        return Dropped("held", halt, until_event=HALT_LIFTED)
    pause = paused_for(means.connection, contact.candidate_id) or channel_pause(
        means.connection, contact.channel
    )
    if pause is not None:
        return Dropped("denied", pause, until_event=LIFTED)
    if reply_waits(means.connection, contact.person_id, contact.point_id, contact.channel):
        return Dropped("held", WAITS, until_event=SETTLED)
    missing = unaccepted(means.connection, means.home, means.law, rulebooks_for(dossier, contact.person_id))
    return Dropped("skipped", f"rulebook_not_accepted:{','.join(missing)}") if missing else None


def _creditor_of(contact: Contact, dossier: Dossier) -> str | None:
    """The one creditor of the debts named; None where that is unknown."""
    found = {row["creditor_id"] for row in dossier.rows("debts") if row["debt_id"] in contact.debt_ids}
    return str(found.pop()) if len(found) == 1 else None


def _write(
    means: Means, contact: Contact, dossier: Dossier, decision: Decision, sender: Row, *, outside: bool
) -> tuple[Claimed, Written]:
    until = contact.valid_until or contact.at
    code = f"{secrets.randbelow(10**8):08}" if contact.content in NEUTRAL else None
    dossier = opened_for_writing(means.connection, dossier, contact)
    written = write(contact, dossier, sender, code=code, valid_until=until)
    point = next(row for row in dossier.rows("points") if row["point_id"] == contact.point_id)
    creditor = next(row for row in dossier.rows("creditors") if row["creditor_id"] == sender["creditor_id"])
    by_post = contact.channel == "letter"
    person = next(row for row in dossier.rows("persons") if row["person_id"] == contact.person_id)
    message = Message(
        reference=contact.candidate_id,
        point=point["value"],
        text=written.text,
        sender=sender["value"],
        sender_name=sender["shown_name"] or creditor["neutral_name"] or "",
        addressee=person["name"] if by_post else "",
    )
    bound = Bound(message.point, contact.content, content_hash(written.text), written.obligations_met)
    permit = issue(
        decision,
        contact,
        bound,
        permit_id=str(uuid.uuid4()),
        salt=secrets.token_bytes(16),
        valid=(contact.at, until),
        key=means.home.signing_key(PERMIT_KEY),
        outside=outside,
    )
    return Claimed(message, permit), written


def mark_claimed(connection: Connection, contact: Contact, written: Written) -> bool:
    """Say of a contact that it is being made; False where another with the person is, or was, that day."""
    try:
        with connection.transaction():
            connection.execute(_CLAIM, [contact.at, contact.sender_id, written.code, contact.candidate_id])
    except UniqueViolation:
        return False
    return True


def _keep(connection: Connection, contact: Contact, claimed: Claimed, written: Written, run_id: int) -> None:
    """From here on the contact counts as made: its attempt and its permit."""
    permit, text = claimed.permit, written.text
    connection.execute(
        KEEP_PERMIT,
        [
            permit.permit_id,
            contact.candidate_id,
            permit.encode(),
            permit.content_hash,
            permit.valid_from,
            permit.valid_until,
            contact.at,
        ],
    )
    amounts = {claim.currency: claim.amount for claim in written.sums}
    more = {
        "kind": "attempt",
        "at": contact.at,
        "language": text.language,
        "template_id": text.template_id,
        "disclosures": sorted(written.obligations_met),
        "named_debts": list(written.named_debts) or None,
        "amount": sum(claim.amount for claim in written.sums) if len(amounts) == 1 else None,
        "valid_until": permit.valid_until,
        "batch_id": batch_of_run(run_id),
    }
    add_event(connection, contact.candidate_id, "attempt", more)
