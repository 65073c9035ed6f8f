"""What linkage finds: pairs with their waterfalls, people, and what was left out and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rightparty.parties.linkage.mixture import Pattern
from rightparty.parties.linkage.model import LinkModel

RecordKey = tuple[str, str]
"""The source of a record (a file, an agency, a creditor; empty where there is but one) and its id there."""

PRIOR, RARE, AS_ONE_HOME, EXPLAINED = "prior", "how rare", "one home", "explained by"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person: the level of each comparison, and how rare the shared values are.

    `rarity`: for each comparison the bits that the frequency of the value adds to, or takes from, agreement.
    """

    left: RecordKey
    right: RecordKey
    pattern: Pattern
    rarity: tuple[float, ...]

    def weight(self, model: LinkModel) -> float:
        """The final weight in bits: above 0, one person is likelier than not."""
        return model.learnt.total(self.pattern, self.rarity)


@dataclass(frozen=True)
class Apart:
    """A pair that weighs enough and is no link: between which records the veto stands, and its names."""

    pair: Pair
    between: tuple[RecordKey, RecordKey]
    vetoes: tuple[str, ...]


@dataclass(frozen=True)
class Ruling:
    """What a human decided about two records: one person or not. The last ruling on a pair holds."""

    left: RecordKey
    right: RecordKey
    same: bool
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Links:
    """The outcome of linking: `person_of` names the person of every record that is linked to another one.

    A person is named by the first of their records. `pairs`: the links taken; `apart`: those left out.
    """

    model: LinkModel
    pairs: Sequence[Pair]
    apart: Sequence[Apart]
    person_of: Mapping[RecordKey, RecordKey]
    rulings: Sequence[Ruling] = ()

    def person(self, record: RecordKey) -> RecordKey:
        """The person of a record: itself where it is linked to none."""
        return self.person_of.get(record, record)

    @cached_property
    def people(self) -> Mapping[RecordKey, tuple[RecordKey, ...]]:
        """The records of every person who has several."""
        found: dict[RecordKey, list[RecordKey]] = {}
        for record, person in self.person_of.items():
            found.setdefault(person, []).append(record)
        return {person: tuple(sorted(records)) for person, records in found.items()}

    def together(self) -> Iterable[tuple[RecordKey, RecordKey]]:
        """Every two records of one person, the smaller key first."""
        for records in self.people.values():
            for place, left in enumerate(records):
                for right in records[place + 1 :]:
                    yield left, right


def waterfall(pair: Pair, model: LinkModel) -> tuple[tuple[str, str, float], ...]:
    """Why a pair weighs what it weighs: steps of (name, what was seen, bits) that add up to the weight.

    First the prior, then each comparison with its level, the rarity of a shared value apart from it, and last
    what two people of one household, place or name would have in common as well.
    """
    comparisons, learnt = model.comparisons, model.learnt
    steps = [(PRIOR, "two records at random", learnt.prior)]
    for place, (comparison, level) in enumerate(zip(comparisons, pair.pattern, strict=True)):
        seen = "unknown" if level < 0 else comparison.labels[len(comparison.labels) - 1 - level]
        steps.append((comparison.name, seen, learnt.weight(place, level)))
        if pair.rarity[place]:
            steps.append((comparison.name, RARE, pair.rarity[place]))
    if home := learnt.as_one_home(pair.pattern, pair.rarity):
        steps.append((AS_ONE_HOME, "the parts of an address together", home))
    kind, bits = learnt.explained(pair.pattern, pair.rarity)
    if bits:
        steps.append((EXPLAINED, kind, bits))
    return tuple(steps)


def as_json(pair: Pair, model: LinkModel) -> dict[str, Any]:
    """A pair with its waterfall as plain values for a JSON file."""
    return {
        "left": list(pair.left),
        "right": list(pair.right),
        "model": model.version,
        "weight": round(pair.weight(model), 4),
        "waterfall": [
            {"name": name, "seen": seen, "bits": round(bits, 4)}
            for name, seen, bits in waterfall(pair, model)
        ],
    }
