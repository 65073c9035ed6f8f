"""Deciding contacts of the store: fresh rows at each question, what they say read once.

The rows of a person are fetched anew for every decision. As long as the database gives the very same
text for them, what they say need not be read again: the text itself is what is compared, so nothing has
to be told that a row has changed.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from rightparty.book.dossier import Dossier
from rightparty.desk.dossier import LINKS, About, read_dossier
from rightparty.desk.dossiers import dossier_texts
from rightparty.desk.heard import all_heard, heard
from rightparty.desk.lenders import Told, counted_together, creditor_of, told_by_others, with_told
from rightparty.desk.linked import linked_dossier
from rightparty.desk.tracing import traced
from rightparty.gate.budget import Allowance, budget_of
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide_prepared
from rightparty.gate.decision import Decision
from rightparty.gate.prepared import Prepared
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel

if TYPE_CHECKING:
    from rightparty.desk.means import Means

MOST = 4_000
"""How many dossiers are kept, the latest asked for."""


@dataclass
class KeptDossiers:
    """Dossiers that were read lately, with the text that each was read from; for any number of threads."""

    most: int = MOST
    _kept: "OrderedDict[About, tuple[str, Prepared]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def read(self, about: About, text: str, law: Law, model: PartyModel) -> Prepared:
        """What the text says, under this law and model."""
        with self._lock:
            found = self._kept.get(about)
            if found is not None and found[0] == text and found[1].law is law and found[1].model is model:
                self._kept.move_to_end(about)
                return found[1]
        fresh = Prepared(counted_together(read_dossier(text), law), law, model)
        with self._lock:
            self._kept[about] = (text, fresh)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return fresh


def prepared_for(means: "Means", asked: Sequence[About], instants: Sequence[datetime]) -> list[Prepared]:
    """The dossiers of some contacts on rows of this moment, with what other records of a person bring.

    And, where lenders count together, with what the others tell.

    `instants`: when each would be made. Reports and stops that are stamped later were told all the same: see
    `heard`.
    """
    texts = dossier_texts(means.connection, asked)
    found = [
        means.kept.read(about, text, means.law, means.model) for about, text in zip(asked, texts, strict=True)
    ]
    told = _told(means, asked, found, instants)
    return [
        one
        if not one.dossier.rows(LINKS) and number not in told and all_heard(one.dossier, at, means.model)
        else _anew(means, one.dossier, about.person_id, at, told.get(number))
        for number, (about, one, at) in enumerate(zip(asked, found, instants, strict=True))
    ]


def _told(
    means: "Means", asked: Sequence[About], found: Sequence[Prepared], instants: Sequence[datetime]
) -> Mapping[int, Told]:
    """What other lenders tell, by the number of the dossier that it is told for."""
    if not means.law.lenders or not asked:
        return {}
    whose = [
        (about.person_id, creditor_of(one.dossier, about.debt_ids))
        for about, one in zip(asked, found, strict=True)
    ]
    told = told_by_others(means.connection, means.law, whose, min(instants))
    return {
        number: told[person, of] for number, (person, of) in enumerate(whose) if of and (person, of) in told
    }


def _anew(
    means: "Means", dossier: Dossier, person_id: str, at: datetime, told: Told | None = None
) -> Prepared:
    whole = linked_dossier(means.connection, dossier, person_id)
    whole = with_told(whole, told) if told else whole
    return Prepared(heard(whole, at, means.model), means.law, means.model)


def budgets(means: "Means", contacts: Sequence[Contact]) -> list[list[Allowance]]:
    """What is left of each cap for some contacts, on the rows of this moment; in their order."""
    asked = [About(one.person_id, one.point_id, one.debt_ids) for one in contacts]
    prepared = prepared_for(means, asked, [one.at for one in contacts])
    return [budget_of(contact, one) for contact, one in zip(contacts, prepared, strict=True)]


def _codes(decisions: Sequence[Decision]) -> Iterable[str]:
    return (one.verdict for one in decisions)


@traced("decide", _codes)
def decide_many(means: "Means", contacts: Sequence[Contact]) -> list[Decision]:
    """Decide some contacts on the rows of this moment, each at its own instant; in their order.

    Nothing is reserved and nothing recorded: whoever sends must claim. The decisions have no hashes.
    """
    asked = [About(one.person_id, one.point_id, one.debt_ids) for one in contacts]
    prepared = prepared_for(means, asked, [one.at for one in contacts])
    return [
        decide_prepared(contact, one, hashed=False) for contact, one in zip(contacts, prepared, strict=True)
    ]
