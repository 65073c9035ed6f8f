"""Permits for outside senders: reserved, then redeemed or returned, else counted as made.

A reservation is a claim: fresh facts, the decision, the permit and its records in one transaction, serialised
for the person. From then on it counts as an attempt. Redeeming decides once more, under the same locks: what
was told meanwhile is heard. Nothing here knows how a call is made; a number leaves only with a redemption.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from psycopg.types.json import Jsonb

from rightparty.book.dossier import Dossier
from rightparty.desk.claim import (
    KEEP_PERMIT,
    ONE_A_DAY,
    decided_parts,
    drop,
    kept_records,
    mark_claimed,
    part_keys,
    written_parts,
)
from rightparty.desk.contact_locks import lock_contacts
from rightparty.desk.dossier import About, dossier_from_store
from rightparty.desk.facts_kept import keep
from rightparty.desk.heard import heard
from rightparty.desk.journal_store import append
from rightparty.desk.lenders import counted_together, creditor_of, told_by_others, with_told
from rightparty.desk.linked import contacted_as_others, linked_dossier
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped, read_obstacles
from rightparty.desk.planned import Planned
from rightparty.desk.quality_stop import LIFTED, refused_for
from rightparty.desk.records import message_record, permit_record
from rightparty.desk.reply_locks import again
from rightparty.desk.same_point import mark_at
from rightparty.desk.store import Connection
from rightparty.desk.texts import Written
from rightparty.desk.weighing import (
    Claimed,
    Decided,
    SetAside,
    by_two,
    contact_at,
    decided_for,
    sender_for,
    weigh,
)
from rightparty.errors import Refused
from rightparty.gate.prepared import Prepared
from rightparty.law.load import HOME_ZONES
from rightparty.words.render import content_hash

MINUTES = (5, 3, 2, 1)
"""How long a permit for an outside sender may last, longest first."""

OVERRIDE = "override"
"""Beside the event of a reservation: the override by which it was given, whose use is on record."""

_PLAN = """
INSERT INTO desk_planned_contact (contact_id, day, creditor_id, person_id, point_id, debt_ids, channel, mode,
    content, at, why, status)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'outside_sender', 'planned')
"""
_KEEP = """
INSERT INTO desk_reservation (permit_id, contact_id, client, creditor_id, person_id, point_id, point_mark,
    debt_ids, state, valid_until, event, message, collector_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 'open', %s, %s, %s, %s)
"""


@dataclass(frozen=True)
class Wanted:
    """What an outside sender wants to do: whom to reach, where, how, about what.

    `collector_id`: who will make the contact, where it is a person; None is nobody, or unknown.
    """

    client: str
    person_id: str
    point_id: str
    debt_ids: tuple[str, ...]
    channel: str
    content: str
    mode: str | None = None
    collector_id: str | None = None


@dataclass(frozen=True)
class Reserved:
    """A permit that is out: what may be said, within which minutes, and to which point (for its mask)."""

    contact_id: str
    claimed: Claimed
    content_hash: str
    code: str | None


@dataclass(frozen=True)
class NotReserved:
    """No permit: how the contact ended, and why."""

    contact_id: str
    dropped: Dropped


def reserve(means: Means, wanted: Wanted) -> Reserved | NotReserved:
    """Decide the contact on fresh rows and reserve a permit for it, or say why there is none.

    In one transaction, or in the caller's; what was asked for is kept either way.

    Raises:
        Refused: the debts are not of one creditor, or there is no such creditor.
    """
    contact_id = secrets.token_hex(10)
    one = Planned(
        contact_id,
        wanted.person_id,
        wanted.point_id,
        wanted.channel,
        wanted.mode,
        wanted.content,
        wanted.debt_ids,
    )
    return again(means.connection, partial(_reserve, means, wanted, one))


def _reserve(means: Means, wanted: Wanted, one: Planned) -> Reserved | NotReserved:
    """One try; undone with its locks where it bears on others than whoever was locked (`AgainError`)."""
    connection = means.connection
    with connection.transaction():
        lock_contacts(connection, [About(one.person_id, one.point_id, one.debt_ids)])
        at = means.clock()
        creditor_id, day = _creditor(connection, one.debt_ids, at)
        connection.execute(
            _PLAN,
            [one.contact_id, day, creditor_id, one.person_id, one.point_id, list(one.debt_ids), one.channel,
             one.mode, one.content, at],
        )  # fmt: skip
        dossier = fresh_dossier(means, one, at)
        prepared = Prepared(dossier, means.law, means.model)
        sender = sender_for(dossier, one.channel, one.debt_ids, at)
        decided = decided_for(contact_at(one, at, sender), prepared, MINUTES)
        decided, aside = by_two(means, decided, prepared, MINUTES)
        weighed = weigh(means, decided, dossier, sender, read_obstacles(means), outside=True)
        if not isinstance(weighed, Dropped):
            weighed = _unless_stopped(means, wanted, creditor_id) or weighed
        if not isinstance(weighed, Dropped) and (
            contacted_as_others(connection, [one.contact_id])
            or not mark_claimed(connection, decided.contact, weighed[1])
        ):
            weighed = Dropped("denied", ONE_A_DAY)
        records = kept_records(means, decided, aside, at)
        keys = part_keys(means, {one.person_id})
        keep(connection, [p for made in _decisions(decided, aside) for p in decided_parts(keys, made)])
        if isinstance(weighed, Dropped):
            drop(connection, one.contact_id, weighed, at)
            append(connection, records, one.contact_id)
            return NotReserved(one.contact_id, weighed)
        claimed, written = weighed
        _keep(means, wanted, creditor_id, (decided, aside), claimed, written)
        keep(connection, written_parts(keys, decided, written))
        records.append(permit_record(means.marks, decided.contact, claimed.permit, at))
        append(connection, records, one.contact_id)
    return Reserved(one.contact_id, claimed, content_hash(written.text), written.code)


def _unless_stopped(means: Means, wanted: Wanted, creditor_id: str) -> Dropped | None:
    """No permit for a collector who is stopped, whatever the gate allows."""
    stopped = refused_for(means.connection, creditor_id, wanted.collector_id, wanted.channel)
    return Dropped("denied", stopped, until_event=LIFTED) if stopped else None


def _decisions(decided: Decided, aside: SetAside | None) -> list[Decided]:
    return [decided] if aside is None else [aside.before, decided]


def fresh_dossier(means: Means, one: Planned, at: datetime) -> Dossier:
    """The person's rows as they stand, but for what this contact itself has left among them."""
    stored = dossier_from_store(means.connection, one.person_id, one.point_id, one.debt_ids)
    stored = counted_together(stored, means.law)
    whole = linked_dossier(means.connection, stored, one.person_id)
    whose = (one.person_id, creditor_of(stored, one.debt_ids))
    for told in told_by_others(means.connection, means.law, [whose], at).values():
        whole = with_told(whole, told)
    dossier = heard(whole, at, means.model)
    others = [row for row in dossier.rows("events") if row["contact_id"] != one.contact_id]
    return replace(dossier, tables={**dossier.tables, "events": others})


def _creditor(connection: Connection, debt_ids: Sequence[str], at: datetime) -> tuple[str, date]:
    """The one creditor of the debts, and its business day."""
    rows = connection.execute(
        "SELECT DISTINCT c.creditor_id, c.country FROM book_debts d JOIN book_creditors c USING (creditor_id)"
        " WHERE d.debt_id = ANY (%s)",
        [list(debt_ids)],
    ).fetchall()
    if len(rows) != 1:
        raise Refused("one message speaks for one creditor", "reserve for the debts of each apart")
    creditor_id, country = rows[0]
    return str(creditor_id), at.astimezone(ZoneInfo(HOME_ZONES.get(country, "UTC"))).date()


def _keep(
    means: Means,
    wanted: Wanted,
    creditor_id: str,
    weighed: tuple[Decided, SetAside | None],
    claimed: Claimed,
    written: Written,
) -> None:
    decided, aside = weighed
    event = _event(creditor_id, decided, claimed, written) | {"collector_id": wanted.collector_id}
    if aside is not None:
        event[OVERRIDE] = str(aside.override.override_id)
    permit, contact, connection = claimed.permit, decided.contact, means.connection
    connection.execute(
        KEEP_PERMIT,
        [
            permit.permit_id,
            contact.candidate_id,
            permit.encode(),
            permit.content_hash,
            permit.valid_from,
            permit.valid_until,
            None,
        ],
    )
    message = message_record(means.marks, contact, claimed.message, permit, contact.at).body
    connection.execute(
        _KEEP,
        [
            permit.permit_id,
            contact.candidate_id,
            wanted.client,
            creditor_id,
            wanted.person_id,
            wanted.point_id,
            mark_at(connection, wanted.point_id),
            list(wanted.debt_ids),
            permit.valid_until,
            Jsonb(event),
            Jsonb(json.loads(json.dumps(message))),
            wanted.collector_id,
        ],
    )


def _event(creditor_id: str, decided: Decided, claimed: Claimed, written: Written) -> dict[str, Any]:
    """The row of `events` that the contact becomes once it is redeemed, or has run out."""
    contact, text = decided.contact, written.text
    one_sum = len({claim.currency for claim in written.sums}) == 1
    return {
        "event_id": f"{contact.candidate_id}:attempt",
        "contact_id": contact.candidate_id,
        "at": contact.at.isoformat(),
        "direction": "out",
        "kind": "attempt",
        "channel": contact.channel,
        "creditor_id": creditor_id,
        "debt_ids": list(contact.debt_ids),
        "person_id": contact.person_id,
        "point_id": contact.point_id,
        "mode": contact.mode,
        "content": contact.content,
        "sender_id": contact.sender_id,
        "language": text.language,
        "template_id": text.template_id,
        "disclosures": sorted(written.obligations_met),
        "named_debts": list(written.named_debts) or None,
        "amount": str(sum(claim.amount for claim in written.sums)) if one_sum else None,
        "valid_until": claimed.permit.valid_until.isoformat(),
    }
