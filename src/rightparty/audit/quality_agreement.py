"""How far checkers agree with each other, and the machine with them, item by item.

Agreement by chance is taken off by Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales,
Educational and Psychological Measurement 20, 1960): `(p_o - p_e) / (1 - p_e)`, where `p_o` is the share of
contacts answered alike, and `p_e` the share that would be if each checker gave their own answers as often,
but at random. Over several items the pooled kappa of De Vries, Elliott, Kanouse and Teleki (Using pooled
kappa to summarize interrater agreement across many items, Field Methods 20, 2008) is taken: both means over
the items, here weighted by their points, then the same quotient.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rightparty.audit.quality_sheet import NO, YES, Answers, Sheet, item_of

_NOTHING = Fraction(0)


@dataclass(frozen=True)
class Agreement:
    """How far two checkers agree on an item, or on all (`item` of None).

    contacts: that both checked (of all items: answers given twice). alike: the share answered alike. kappa:
    1 where they always agree, 0 where no more than by chance; None where nothing was checked twice, or where
    both gave one and the same answer throughout, so that chance alone explains it.
    """

    item: str | None
    contacts: int
    alike: Fraction | None
    kappa: Fraction | None


@dataclass(frozen=True)
class Disagreement:
    """A contact and an item that two checkers answered differently; `hard`: a hard violation hangs on it."""

    contact_id: str
    item: str
    one: str
    other: str
    hard: bool


@dataclass(frozen=True)
class Confusion:
    """What the machine found of an item, beside what people found; `no` is a finding of theirs.

    Sums of contacts, each counted as often as it stands for others (one divided by its chance of being drawn:
    Horvitz and Thompson, A generalization of sampling without replacement, JASA 47, 1952), so that recall is
    that of all contacts, not of the sample, in which findings are many. What is unclear to a person, or does
    not apply, is left out.
    """

    item: str
    both: Fraction
    machine_alone: Fraction
    people_alone: Fraction
    neither: Fraction

    @property
    def precision(self) -> Fraction | None:
        """The share of the machine's findings that people confirm; None where it found nothing."""
        return _share(self.both, self.both + self.machine_alone)

    @property
    def recall(self) -> Fraction | None:
        """The share of people's findings that the machine has, too; None where people found nothing."""
        return _share(self.both, self.both + self.people_alone)


@dataclass(frozen=True)
class Checked:
    """A contact that a person has checked, and its chance of being drawn (1: it was drawn for a finding)."""

    answers: Answers
    chance: Fraction = Fraction(1)


def agreement_on(pairs: Sequence[tuple[str, str]], item: str | None = None) -> Agreement:
    """How far two checkers agree who gave these pairs of answers."""
    alike, expected = _alike(pairs)
    kappa = (
        None if alike is None or expected is None or expected == 1 else (alike - expected) / (1 - expected)
    )
    return Agreement(item, len(pairs), alike, kappa)


def agreements(
    asked: Sheet, one: Mapping[str, Answers], other: Mapping[str, Answers]
) -> tuple[Agreement, ...]:
    """One row for each item, over the contacts that both checked, and a last row over all items.

    Args:
        asked: the sheet that both filled in.
        one: what one checker answered, by contact.
        other: what the other answered.
    """
    rows = []
    over: list[tuple[int, Fraction, Fraction]] = []
    for item in asked.items:
        pairs = _pairs(item.id, one, other)
        alike, expected = _alike(pairs)
        rows.append(agreement_on(pairs, item.id))
        if alike is not None and expected is not None:
            over.append((item.points, alike, expected))
    return (*rows, _pooled(over, sum(row.contacts for row in rows)))


def disagreements(
    asked: Sheet, one: Mapping[str, Answers], other: Mapping[str, Answers]
) -> tuple[Disagreement, ...]:
    """Whatever two checkers answered differently: hard items first, then by contact."""
    found = [
        Disagreement(contact_id, item.id, *pair, item.hard and NO in pair)
        for item in asked.items
        for contact_id in sorted(set(one) & set(other))
        if (pair := (one[contact_id][item.id], other[contact_id][item.id]))[0] != pair[1]
    ]
    order = list(asked.by_id)
    return tuple(sorted(found, key=lambda row: (not row.hard, row.contact_id, order.index(row.item))))


def confusions(
    asked: Sheet, checked: Mapping[str, Checked], found: Iterable[tuple[str, str]]
) -> tuple[Confusion, ...]:
    """The machine held against people, one row for each item.

    Args:
        asked: the sheet that was filled in.
        checked: what people answered, by contact.
        found: what the machine found: contact and rule.
    """
    said = {(contact_id, item_of(rule)) for contact_id, rule in found}
    return tuple(_confusion(item.id, checked, said) for item in asked.items)


def _confusion(item: str, checked: Mapping[str, Checked], said: set[tuple[str, str]]) -> Confusion:
    sums: dict[tuple[bool, bool], Fraction] = {}
    for contact_id, one in checked.items():
        answer = one.answers[item]
        if answer in (YES, NO):
            key = ((contact_id, item) in said, answer == NO)
            sums[key] = sums.get(key, _NOTHING) + 1 / one.chance
    parts = ((True, True), (True, False), (False, True), (False, False))
    return Confusion(item, *(sums.get(key, _NOTHING) for key in parts))


def _pairs(item: str, one: Mapping[str, Answers], other: Mapping[str, Answers]) -> list[tuple[str, str]]:
    return [(one[both][item], other[both][item]) for both in sorted(set(one) & set(other))]


def _alike(pairs: Sequence[tuple[str, str]]) -> tuple[Fraction | None, Fraction | None]:
    """The share answered alike, and the share that would be by chance; None of nothing."""
    if not pairs:
        return None, None
    of = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    alike = Fraction(sum(one == other for one, other in pairs), of)
    return alike, sum((Fraction(first[answer] * second[answer], of * of) for answer in first), _NOTHING)


def _pooled(over: Sequence[tuple[int, Fraction, Fraction]], answers: int) -> Agreement:
    weights = sum(points for points, _, _ in over)
    if not weights:
        return Agreement(None, 0, None, None)
    alike = sum((points * one for points, one, _ in over), _NOTHING) / weights
    expected = sum((points * one for points, _, one in over), _NOTHING) / weights
    kappa = None if expected == 1 else (alike - expected) / (1 - expected)
    return Agreement(None, answers, alike, kappa)


def _share(part: Fraction, of: Fraction) -> Fraction | None:
    return part / of if of else None
