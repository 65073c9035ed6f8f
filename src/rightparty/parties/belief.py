"""Whose contact point is this, now? Evidence in, one of three states out, with the reasons.

The same rules are read twice: here over the rows about one point, in `parties/table.py` over tables.
`docs/concepts/whose-point.md` says why each rule is as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from typing import Final

from rightparty.book.dossier import Row
from rightparty.parties.model import YEAR, Hazard, PartyModel
from rightparty.parties.table import beliefs, beliefs_at

VERIFIED: Final = "verified"
UNVERIFIED: Final = "unverified"
NOT_THEIRS: Final = "not_theirs"

__all__ = ["NOT_THEIRS", "UNVERIFIED", "VERIFIED", "Belief", "belief_of", "beliefs", "beliefs_at"]

_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Belief:
    """What we hold about one point and one person at one instant.

    `probability` that the point is theirs: None where nothing is known, 0 where it is not theirs.
    `reasons`: `proved:…` or `unproven` first, then every code that speaks against the pair.
    """

    point_id: str
    person_id: str
    probability: float | None
    state: str
    last_proof_at: datetime | None
    reasons: tuple[str, ...]


def belief_of(
    evidence: Iterable[Row],
    points_row: Row | None,
    point_id: str,
    person_id: str,
    at: datetime,
    model: PartyModel,
) -> Belief:
    """The belief about one pair from the rows of `evidence` about the point, whoever they name.

    Rows about other points, and rows later than `at`, do not count. `points_row` is the row of
    `points`, None where the book has none. Instants are aware.
    """
    known = [row for row in evidence if row["point_id"] == point_id and row["at"] <= at]
    seen = _Seen(known, points_row or {}, person_id, model)
    hazard = model.hazard(seen.point.get("kind"), seen.point.get("carrier_type"), seen.point.get("value"))
    proof = seen.last_proof
    hard = tuple(seen.hard())
    doubts = tuple(seen.doubts(hazard))
    stale = _stale(proof, at, hazard)
    head = f"proved:{seen.own_last(model.proves)[1]}" if proof else "unproven"
    return Belief(
        point_id,
        person_id,
        _probability(proof, at, hazard, bool(hard), bool(doubts)),
        NOT_THEIRS if hard else UNVERIFIED if doubts or stale or proof is None else VERIFIED,
        proof,
        (head, *hard, *doubts, *stale),
    )


@dataclass(frozen=True)
class _Seen:
    """The rows about one point up to one instant, seen from one person."""

    rows: Sequence[Row]
    point: Row
    person_id: str
    model: PartyModel

    @property
    def last_proof(self) -> datetime | None:
        return self.own_last(self.model.proves)[0]

    def own_last(self, kinds: Sequence[str]) -> tuple[datetime | None, str]:
        """The latest date of these kinds that names this person, and the first kind that has it."""
        return self._last(kinds, lambda row: row["person_id"] == self.person_id)

    def others_last(self, kinds: Sequence[str]) -> tuple[datetime | None, str]:
        """The same for rows about the point that name somebody else."""
        return self._last(kinds, lambda row: row["person_id"] != self.person_id)

    def anyones_last(self, kinds: Sequence[str]) -> tuple[datetime | None, str]:
        """The same, whoever the row names."""
        return self._last(kinds, lambda _: True)

    def _last(self, kinds: Sequence[str], wanted: Callable[[Row], bool]) -> tuple[datetime | None, str]:
        dated = [(self._date(row), row["kind"]) for row in self.rows if row["kind"] in kinds and wanted(row)]
        last = max((date for date, _ in dated), default=None)
        return last, next((kind for kind in kinds if (last, kind) in dated), "")

    def _date(self, row: Row) -> datetime:
        """The instant of which a row speaks: the date of the data behind a check, else its own."""
        at: datetime = row["at"]
        checks = (*self.model.lagging, *self.model.denies, *self.model.passes_on)
        if row["kind"] not in checks:
            return at
        as_of: datetime | None = row.get("as_of")
        if as_of is not None:
            return min(as_of, at)
        return at - self.model.lag_of(self.point.get("carrier")) if row["kind"] in self.model.lagging else at

    def hard(self) -> Iterable[str]:
        """What makes the point not theirs."""
        proof = self.last_proof
        report, kind = self.own_last(self.model.reports)
        if not _after(self.own_last(self.model.frees)[0], report):
            yield f"report:{kind}"
        if not _after(proof, self.own_last(self.model.denies)[0]):
            yield "denied"
        claim = self.own_last(self.model.claims)[0]
        if not _after(max(filter(None, (proof, claim)), default=None), self._passed_on_at()):
            yield "passed_on"

    def _passed_on_at(self) -> datetime | None:
        """The latest instant of which a check says that the point passed to somebody new after it."""
        dates = []
        for row in self.rows:
            if row["kind"] in self.model.passes_on:
                date = self._date(row)
                dates.append(date if row.get("since") is None else min(row["since"], date))
        return max(dates, default=None)

    def doubts(self, hazard: Hazard | None) -> Iterable[str]:
        """What keeps a proof, however fresh, from counting."""
        proof = self.last_proof
        if hazard is None:
            yield "unknown:point"
        if self.point.get("place") == "shared" or self.anyones_last(self.model.shares)[0]:
            yield "shared"
        lapse, kind = self.anyones_last(self.model.lapses)
        if not _after(proof, lapse):
            yield f"lapsed:{kind}"
        if not _after(proof, self.others_last(self.model.reports)[0]):
            yield "other:reported"
        if not _after(proof, self.others_last(self.model.proves)[0]):
            yield "other:proved"
        if not _after(proof, self.anyones_last(self.model.passes_on)[0]):
            yield "since_check"


def _after(proof: datetime | None, fact: datetime | None) -> bool:
    """Whether a proof stands against a fact: there is no such fact, or the proof is later."""
    return fact is None or (proof is not None and proof > fact)


def _stale(proof: datetime | None, at: datetime, hazard: Hazard | None) -> Iterable[str]:
    """The age of a proof that is too old, in full hours, and the age up to which it would hold."""
    if proof is None or hazard is None or at - proof <= hazard.proof_age_max:
        return ()
    return (f"stale:{-((proof - at) // _HOUR)}h>{hazard.proof_age_max // _HOUR}h",)


def _probability(
    proof: datetime | None, at: datetime, hazard: Hazard | None, hard: bool, doubts: bool
) -> float | None:
    if hard:
        return 0.0
    if proof is None or hazard is None or doubts:
        return None
    return exp(-hazard.rate * ((at - proof) / YEAR))
