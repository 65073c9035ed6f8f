"""Deciding contacts that are asked about, each from its person's own rows as they stand now."""

from collections.abc import Sequence

from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.heard import heard
from rightparty.desk.linked import linked_dossier
from rightparty.desk.means import Means
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision


def decide_many(means: Means, contacts: Sequence[Contact]) -> list[Decision]:
    """What the gate says of each contact, in order; nothing is reserved and nothing recorded."""
    return [_one(means, contact) for contact in contacts]


def _one(means: Means, contact: Contact) -> Decision:
    connection = means.connection
    stored = dossier_from_store(connection, contact.person_id, contact.point_id, contact.debt_ids)
    linked = linked_dossier(connection, stored, contact.person_id)
    return decide(contact, heard(linked, means.clock(), means.model), means.law, means.model)
