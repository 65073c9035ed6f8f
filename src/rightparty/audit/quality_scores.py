"""What filled sheets come to, collector by collector."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rightparty.audit.quality_sheet import Answers, Score, score_of, sheet


@dataclass(frozen=True)
class Filled:
    """A sheet that a checker filled in for a contact.

    collector_id: None is unknown. version: of the sheet. chance: with which probability the contact was
    drawn, see `quality_sample.Drawn`. where: the file and the line, to be told.
    """

    contact_id: str
    collector_id: str | None
    checker: str
    version: str
    answers: Answers
    chance: Fraction = Fraction(1)
    where: str = ""

    @property
    def score(self) -> Score:
        """What it comes to."""
        return score_of(sheet(self.version), self.answers)


@dataclass(frozen=True)
class CollectorScore:
    """What the checked contacts of a collector come to.

    collector_id: None for contacts whose collector nobody knows. contacts: that were checked. score: the mean
    over all of the collector's contacts, as far as the sample tells: each checked one counts for as many as
    it stands for (J. Hájek, Comment on a paper by D. Basu, 1971); None where none could be told. lowest: the
    worst. hard: contacts with a hard violation, and unclear: with an item that a checker could not tell.
    """

    collector_id: str | None
    contacts: int
    score: Fraction | None
    lowest: Fraction | None
    hard: tuple[str, ...]
    unclear: tuple[str, ...]


def collector_scores(filled: Iterable[Filled]) -> tuple[CollectorScore, ...]:
    """One row a collector, hard violations first, then the lowest score.

    A contact that several have checked counts once: by the mean of their scores, and as a hard violation if
    one of them says so, until it is decided.
    """
    by_contact: dict[tuple[str | None, str], list[Filled]] = {}
    for one in filled:
        by_contact.setdefault((one.collector_id, one.contact_id), []).append(one)
    collectors: dict[str | None, dict[str, list[Filled]]] = {}
    for (collector, contact_id), sheets in by_contact.items():
        collectors.setdefault(collector, {})[contact_id] = sheets
    rows = (_scored(collector, contacts) for collector, contacts in collectors.items())
    return tuple(sorted(rows, key=_order))


def _order(row: CollectorScore) -> tuple[object, ...]:
    return (-len(row.hard), row.score is None, row.score or 0, row.collector_id or "")


def _scored(collector: str | None, contacts: Mapping[str, Sequence[Filled]]) -> CollectorScore:
    hard, unclear, told = [], [], []
    for contact_id, sheets in sorted(contacts.items()):
        scores = [one.score for one in sheets]
        if any(score.hard for score in scores):
            hard.append(contact_id)
        if any(score.unclear for score in scores):
            unclear.append(contact_id)
        points = [Fraction(score.points) for score in scores if score.points is not None]
        if points:
            told.append((sum(points, Fraction(0)) / len(points), 1 / sheets[0].chance))
    weights = sum((weight for _, weight in told), Fraction(0))
    mean = sum((points * weight for points, weight in told), Fraction(0)) / weights if weights else None
    lowest = min((points for points, _ in told), default=None)
    return CollectorScore(collector, len(contacts), mean, lowest, tuple(hard), tuple(unclear))
