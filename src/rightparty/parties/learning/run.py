"""Learning from a book: its outcomes, a fit on four persons in five, scores on the fifth."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.parties.learning.fit import Fitted, fit
from rightparty.parties.learning.metrics import Metrics, score_contacts
from rightparty.parties.learning.outcomes import check_outcomes, contact_outcomes
from rightparty.parties.learning.sample import checks_of, contacts_of, held_out
from rightparty.parties.model import PartyModel

CONTACTS_MAX = 200_000
"""More contacts than this teach nothing further; a part of them is taken, by the hash of their ids."""


@dataclass(frozen=True)
class Learnt:
    """A fit, on how much it rests, and the scores of both models on the persons held out."""

    fitted: Fitted
    contacts: int
    outcomes: int
    checks: int
    held_out: Metrics
    stated: Metrics


def learn(engine: Engine, tables: Mapping[str, ir.Table], base: PartyModel) -> Learnt:
    """Fit a model on a book's outcomes, starting from `base`.

    Raises:
        Refused: there is too little to learn from.
    """
    rows = engine.rows(contact_outcomes(tables, base).order_by("contact_id").limit(CONTACTS_MAX))
    contacts = contacts_of(rows, base)
    checks = checks_of(engine.rows(check_outcomes(tables, base)), base)
    away = held_out(contacts.persons)
    training, testing = contacts.where(~away), contacts.where(away)
    if not (testing.answered | testing.denied).any():
        raise Refused("no contact of the persons held out was answered or denied", "wait for more outcomes")
    fitted = fit(base, training, checks)
    stated = Fitted(base, fitted.responses)
    return Learnt(
        fitted,
        len(contacts),
        int(contacts.answered.sum() + contacts.denied.sum()),
        len(checks.years),
        score_contacts(fitted, testing),
        score_contacts(stated, testing),
    )
