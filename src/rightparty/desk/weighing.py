"""Weighing one contact: decided on fresh rows for as long as it may last, then its text and its permit.

Reads what the store says, and changes nothing: `desk/claim.py` and `desk/reserving.py` keep what comes of it.
"""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rightparty.book.dossier import Dossier, Row
from rightparty.channels.port import Message
from rightparty.desk.came_back import words_wait
from rightparty.desk.lasting import allows, refused_between
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped, Obstacles, hindrance
from rightparty.desk.opened import opened_for_writing
from rightparty.desk.overrides import Override, loosened, override_for
from rightparty.desk.planned import Planned
from rightparty.desk.texts import Written, write
from rightparty.errors import Refused
from rightparty.gate.basis import Basis
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide_made, decide_prepared
from rightparty.gate.decision import Decision
from rightparty.gate.permit import Message as Bound
from rightparty.gate.permit import Permit, issue
from rightparty.gate.prepared import Prepared
from rightparty.law.load import Law
from rightparty.words.render import content_hash

PERMIT_KEY = "permit"
LONGEST: Mapping[str, Sequence[int]] = {
    "call": (240, 120, 60, 30, 15),
    "sms": (120, 60, 30, 15, 5),
    "im": (120, 60, 30, 15, 5),
    "push": (120, 60, 30, 15, 5),
    "inbox": (480, 240, 120, 60, 30, 15),
    "letter": (480, 240, 120, 60),
}
"""How many minutes a permit may last, longest first, and never so long that a night lies between its ends.

People need time to call and to look into an app, a printer to print. A phone that is off gets a text or
a push only while the permit lasts. A machine that answers at once needs no more than `AT_ONCE`.
"""

AT_ONCE = (5,)


@dataclass(frozen=True)
class Claimed:
    """A contact that is made from now on, whatever happens: send this, once."""

    message: Message
    permit: Permit


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


@dataclass(frozen=True)
class SetAside:
    """What stood against a contact before two people set it aside, by what, and the law without it."""

    before: Decided
    override: Override
    law: Law


def decided_for(contact: Contact, prepared: Prepared, lasting: Sequence[int] | None = None) -> Decided:
    """Decide with the longest validity, of those the channel needs, that is lawful until its end.

    `lasting`: other minutes to try, longest first.

    A message that waits must not be delivered, nor a call be made, in a quiet hour, or in one that the person
    named, be it at the end or in between. Where none lasts, it is decided as if it were over at once: what
    waits for the morning waits, and is not refused for its length.
    """
    retry_at = None
    for minutes in lasting or LONGEST.get(contact.channel, AT_ONCE):
        until = contact.at + timedelta(minutes=minutes)
        timed = replace(contact, valid_until=until)
        refused_at: datetime | None = until
        made = decide_made(timed, prepared)
        outcome, _ = prepared.verdict(replace(timed, at=until))
        if allows(made.decision, contact.content) and allows(outcome, contact.content):
            refused_at = refused_between(timed, prepared)
        if refused_at is None:
            return Decided(timed, made.decision, made.basis, lasts=True)
        retry_at = decide_prepared(replace(timed, at=refused_at), prepared).retry_at
    now = decide_made(contact, prepared)
    return Decided(contact, now.decision, now.basis, lasts=False, retry_at=retry_at)


def by_two(
    means: Means, decided: Decided, prepared: Prepared, lasting: Sequence[int] | None = None
) -> tuple[Decided, SetAside | None]:
    """Where two people have set aside all that stands against a contact, decide it again without that.

    Everything else is weighed anew, on the same fresh facts. Within the transaction of a claim or a
    reservation.
    """
    contact = decided.contact
    if allows(decided.decision, contact.content):
        return decided, None
    found = override_for(means.connection, contact, decided.decision)
    if found is None:
        return decided, None
    law = loosened(means.law, found)
    again = decided_for(contact, Prepared(prepared.dossier, law, means.model), lasting)
    if not allows(again.decision, contact.content):
        return decided, None
    return again, SetAside(decided, found, law)


def weigh(
    means: Means,
    decided: Decided,
    dossier: Dossier,
    sender: Row | None,
    obstacles: Obstacles,
    *,
    outside: bool = False,
) -> tuple[Claimed, Written] | Dropped:
    """The message and its permit, or why there is none; `outside` for a sender that is not this process."""
    contact, decision = decided.contact, decided.decision
    if not allows(decision, contact.content):
        rules = ";".join(dict.fromkeys(reason.rule for reason in decision.reasons)) or decision.verdict
        waits = decision.verdict == "delay"
        return Dropped("held" if waits else "denied", rules, decision.retry_at, decision.until_event)
    hindered = hindrance(means, contact, dossier, obstacles)
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
    unfit = _unfit(means, contact, claimed.message, obstacles, outside=outside)
    return (claimed, written) if unfit is None else unfit


def _unfit(
    means: Means, contact: Contact, message: Message, obstacles: Obstacles, *, outside: bool
) -> Dropped | None:
    """What is known only of a message that is written: words wait there, or its channel cannot carry it."""
    if obstacles.words and words_wait(means.connection, means.marks, message.point):
        return Dropped("held", "words_wait")
    channel = None if outside else means.channels.get(contact.channel)
    why = channel.unfit(message, contact.valid_until or contact.at) if channel is not None else None
    return None if why is None else Dropped("skipped", f"unfit:{why}")


def _write(
    means: Means, contact: Contact, dossier: Dossier, decision: Decision, sender: Row, *, outside: bool
) -> tuple[Claimed, Written]:
    until = contact.valid_until or contact.at
    code = f"{secrets.randbelow(10**8):08}"
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
