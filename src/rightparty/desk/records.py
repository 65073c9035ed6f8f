"""The journal's records about one contact: digests, codes and hashes, and nothing that names anybody."""

from collections.abc import Mapping
from datetime import datetime

from rightparty.canonical import Json
from rightparty.channels.port import FAILED, SENT, Message, Outcome
from rightparty.desk.journal_store import Marks
from rightparty.gate.contact import Contact
from rightparty.gate.decision import Decision
from rightparty.gate.permit import Permit, decision_hash
from rightparty.journal.record import Record, instant
from rightparty.words.render import content_hash


def _who(marks: Marks, contact: Contact) -> dict[str, Json]:
    return {
        "contact": marks.of("contact", contact.candidate_id),
        "person": marks.of("person", contact.person_id),
        "point": marks.of("point", contact.point_id),
        "debts": marks.of_all("debt", contact.debt_ids),
        "channel": contact.channel,
        "content": contact.content,
    }


def decision_record(marks: Marks, contact: Contact, decision: Decision, at: datetime) -> Record:
    """What the gate decided at the moment of sending, and on which facts."""
    body: dict[str, Json] = {
        **_who(marks, contact),
        "verdict": decision.verdict,
        "facts": decision.facts_hash,
        "rulebook": decision.rulebook,
        "model": decision.model,
        "decision": decision_hash(decision),
        "for_at": instant(contact.at),
        "allowed": list(decision.allowed),
        "reasons": sorted({reason.rule for reason in decision.reasons}),
        "requires": list(decision.requires),
    }
    optional: Mapping[str, Json] = {
        "mode": contact.mode,
        "ceiling": decision.ceiling,
        "retry_at": instant(decision.retry_at) if decision.retry_at else None,
        "until_event": decision.until_event,
        "right_party": decision.right_party,
    }
    return Record(
        "decision", at, body | {name: value for name, value in optional.items() if value is not None}
    )


def permit_record(marks: Marks, contact: Contact, permit: Permit, at: datetime) -> Record:
    """That a permit was issued, and for how long."""
    body: dict[str, Json] = {
        "permit": permit.permit_id,
        "event": "issued",
        "contact": marks.of("contact", contact.candidate_id),
        "decision": permit.decision,
        "valid_from": instant(permit.valid_from),
        "valid_until": instant(permit.valid_until),
    }
    return Record("permit", at, body)


def message_record(marks: Marks, contact: Contact, message: Message, permit: Permit, at: datetime) -> Record:
    """That a message is about to be handed to its channel."""
    text = message.text
    body: dict[str, Json] = {
        **_who(marks, contact),
        "text": marks.of("text", content_hash(text)),
        "permit": permit.permit_id,
        "decision": permit.decision,
        "template": text.template_id,
        "template_version": text.template_version,
        "language": text.language,
        "sender": marks.of("sender", message.sender),
        "valid_until": instant(permit.valid_until),
    }
    return Record("message", at, body)


def outcome_record(marks: Marks, contact_id: str, channel: str, outcome: Outcome, at: datetime) -> Record:
    """What became of it: the provider's own words stay outside."""
    told = outcome.outcome or {SENT: "sent", FAILED: "failed"}.get(outcome.result, "unknown")
    body: dict[str, Json] = {"contact": marks.of("contact", contact_id), "outcome": told, "channel": channel}
    return Record("outcome", at, body)
