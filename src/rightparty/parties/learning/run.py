"""Learning from a book: its outcomes, a fit on four persons in five, scores on the fifth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.parties.learning.fit import Fitted, fit
from rightparty.parties.learning.metrics import Metrics, score_contacts
from rightparty.parties.learning.outcomes import (
    authorities,
    check_outcomes,
    contact_outcomes,
    match_outcomes,
)
from rightparty.parties.learning.sample import checks_of, contacts_of, held_out
from rightparty.parties.model import PartyModel, name_said_by

CONTACTS_MAX = 200_000
"""More contacts than this teach nothing further; a part of them is taken, by the hash of their ids."""

AUTHORITY_PAIRS_MIN = 30
"""An agency or another source that named fewer points than this is not weighed by itself."""


@dataclass(frozen=True)
class Learnt:
    """A fit, on how much it rests, and the scores of both models on the persons held out.

    `contacts` and `outcomes` are without carriers' matches; `checks`, those against lists of reassignments.
    """

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
    base = _with_authorities(engine, tables, base)
    rows = _some(engine, contact_outcomes(tables, base))
    contacts = contacts_of(rows, base)
    both = contacts_of([*rows, *_some(engine, match_outcomes(tables, base))], base)
    checks = checks_of(engine.rows(check_outcomes(tables, base)), base)
    training = both.where(~held_out(both.persons))
    testing = contacts.where(held_out(contacts.persons))
    if not testing.clear.any():
        raise Refused("no contact of the persons held out ended in a clear way", "wait for more outcomes")
    fitted = fit(base, training, checks)
    stated = Fitted(base, fitted.responses)
    return Learnt(
        fitted,
        len(contacts),
        int(contacts.clear.sum()),
        len(checks.years),
        score_contacts(fitted, testing),
        score_contacts(stated, testing),
    )


def _some(engine: Engine, outcomes: ir.Table) -> list[dict[str, Any]]:
    """At most `CONTACTS_MAX` outcomes, the same on every machine."""
    order = (outcomes.contact_id.hexdigest("md5"), "contact_id", "person_id", "point_id")
    return engine.rows(outcomes.order_by(*order).limit(CONTACTS_MAX))


def _with_authorities(engine: Engine, tables: Mapping[str, ir.Table], base: PartyModel) -> PartyModel:
    """The model with a weight of its own for every authority that said enough to be judged by it."""
    found = authorities(tables, base)
    rows = engine.rows(found.filter(found.pairs >= AUTHORITY_PAIRS_MIN).order_by("kind", "authority"))
    known = [(row["kind"], row["authority"]) for row in rows]
    said_by = {which: name_said_by(*which) for which in known if which not in base.said_by}
    return replace(
        base,
        guesses=(*base.guesses, *said_by.values()),
        own={**base.own, **{name: base.own[kind] for (kind, _), name in said_by.items()}},
        said_by={**base.said_by, **said_by},
    )
