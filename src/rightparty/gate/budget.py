"""How much of each cap is left for a contact, to be seen before acting.

for one in budget_of(contact, prepared):
one.used, one.limit, one.frees_at
"""

from dataclasses import dataclass
from datetime import datetime

from rightparty.gate.contact import Contact
from rightparty.gate.decide import binds
from rightparty.gate.elsewhere import counts_elsewhere
from rightparty.gate.prepared import Prepared
from rightparty.law.readings import ValueReading


@dataclass(frozen=True)
class Allowance:
    """One cap of one rule: `used` of `limit` within `days` local days, today included.

    `used` is None where the history is not known that far back. `frees_at`: when a full cap has room again.
    Of a cap over several lenders `used` goes no further than the limit: what is left is all that they share.
    """

    rule: str
    citation: str
    sentence: str
    counter: str
    days: int
    used: int | None
    limit: int
    frees_at: datetime | None

    @property
    def left(self) -> int | None:
        """How many more contacts the cap leaves; None where that is not known."""
        return None if self.used is None else max(0, self.limit - self.used)


def budget_of(contact: Contact, prepared: Prepared) -> list[Allowance]:
    """Every cap that binds such a contact at its instant; what is nearest to its end comes first."""
    known, gathered = prepared.gather(contact), prepared.gathered(contact)
    found = []
    for rule in prepared.law.in_force(contact.at):
        reading = ValueReading(known, rule.instrument.parameters, rule.day(contact.at))
        if not rule.recording.caps or not binds(rule, reading):
            continue
        for cap in rule.recording.caps:
            limit, used = int(rule.limit(cap.limit, contact.at)), known.get(cap.counter.name)
            if used is not None and counts_elsewhere(cap.counter):
                used = min(used, limit)
            full = used is not None and used >= limit
            frees = gathered.frees_at(cap.counter, limit) if full else None
            found.append(
                Allowance(
                    rule.id,
                    rule.citation,
                    rule.sentence,
                    cap.counter.name,
                    cap.counter.days,
                    used,
                    limit,
                    frees,
                )
            )
    return sorted(found, key=lambda one: (-1 if one.left is None else one.left, one.rule, one.counter))
