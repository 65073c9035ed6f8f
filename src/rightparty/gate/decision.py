"""What the gate answers: a verdict with every reason, and what may be sent instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Reason:
    """One rule that spoke: its id, citation, effect, sentence, and the facts it read.

    `missing` names facts that were not known where the rule needed them: such a rule refuses.
    """

    rule: str
    citation: str
    effect: str
    sentence: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """`verdict` is allow, limited, delay or deny, for the content class that was asked.

    `allowed`: content classes that may be sent now, most telling first; `ceiling` is the first.
    `retry_at`: the earliest lawful instant where waiting helps; `until_event`: what must happen
    where only an event helps. `requires`: obligations the message must meet before a permit.
    `rulebook`, `model`: versions under which this was decided; `facts_hash`: SHA-256 of the facts;
    `contact_hash`: of the contact that was decided, so that a permit can be for no other. Both are empty in
    a mere answer, to which no permit is bound.
    """

    verdict: str
    allowed: tuple[str, ...]
    ceiling: str | None
    retry_at: datetime | None
    until_event: str | None
    reasons: tuple[Reason, ...]
    requires: tuple[str, ...]
    right_party: str | None
    rulebook: str
    model: str
    facts_hash: str
    contact_hash: str
