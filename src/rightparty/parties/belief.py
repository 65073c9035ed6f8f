"""Whose contact point is this, now? Evidence in, a probability and one of three states out, with the reasons.

The same rules are read twice: here over the rows about one point, in `parties/table.py` over tables.
`docs/concepts/whose-point.md` says why each rule is as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from rightparty.book.dossier import Row, begins
from rightparty.parties.elsewhere import NOTHING_ELSEWHERE, Elsewhere
from rightparty.parties.model import MOVED, Hazard, PartyModel
from rightparty.parties.odds import LEEWAY, Clock, Piece, holds_until, odds_against, waterfall
from rightparty.parties.table import beliefs, beliefs_at

VERIFIED: Final = "verified"
UNVERIFIED: Final = "unverified"
NOT_THEIRS: Final = "not_theirs"

__all__ = ["NOT_THEIRS", "UNVERIFIED", "VERIFIED", "Belief", "Piece", "belief_of", "beliefs", "beliefs_at"]

_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Belief:
    """What we hold about one point and one person at one instant.

    `probability` that the point is theirs: None where no evidence names the person, or the kind of point
    is not known. `holds_until`: when a proven point stops being proven (or when it did), if nothing new
    comes. `reasons`: `proved:…` or `unproven` first, then every code that speaks against the pair.
    `pieces`: the waterfall; their sum is the probability in log-odds. `arrived_at`: until when silence
    counts.
    """

    point_id: str
    person_id: str
    probability: float | None
    state: str
    last_proof_at: datetime | None
    holds_until: datetime | None
    reasons: tuple[str, ...]
    pieces: tuple[Piece, ...]
    arrived_at: datetime | None = None


def belief_of(
    evidence: Iterable[Row],
    points_row: Row | None,
    point_id: str,
    person_id: str,
    at: datetime,
    model: PartyModel,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> Belief:
    """The belief about one pair from the rows of `evidence` about the point, whoever they name.

    Rows about other points, and rows later than `at`, do not count. `points_row` is the row of
    `points`, None where the book has none. Instants are aware. `elsewhere`: what `elsewhere_of` says of
    the person's other points; the probability takes it into account, and the state does not.
    """
    known = [row for row in evidence if row["point_id"] == point_id and row["at"] <= at]
    seen = _Seen(known, points_row or {}, person_id, at, model, elsewhere)
    proof = seen.last_proof
    hard, doubts = tuple(seen.hard()), tuple(seen.doubts())
    weak = tuple(seen.weak(said=bool(hard or doubts)))
    against = seen.against
    return Belief(
        point_id,
        person_id,
        None if against is None else 1.0 / (1.0 + against),
        NOT_THEIRS if hard else UNVERIFIED if doubts or weak or proof is None else VERIFIED,
        proof,
        seen.holds_until,
        (f"proved:{seen.proof_kind}" if proof else "unproven", *hard, *doubts, *weak),
        seen.pieces,
        None if seen.listening is None else seen.listening.arrived,
    )


@dataclass(frozen=True)
class _Seen:
    """The rows about one point up to one instant, seen from one person."""

    rows: Sequence[Row]
    point: Row
    person_id: str
    now: datetime
    model: PartyModel
    elsewhere: Elsewhere

    @property
    def last_proof(self) -> datetime | None:
        return self.proof[0]

    @property
    def proof_kind(self) -> str:
        return self.proof[1]

    @cached_property
    def proof(self) -> tuple[datetime | None, str]:
        """The last proof, and its kind."""
        return self.own_last(self.model.proves)

    @cached_property
    def hazard(self) -> Hazard | None:
        point = self.point
        return self.model.hazard(point.get("kind"), point.get("carrier_type"), begins(point))

    @cached_property
    def shared(self) -> bool:
        """Whether several people use the point, as the book or some evidence says."""
        return self.point.get("place") == "shared" or self.anyones_last(self.model.shares)[0] is not None

    @cached_property
    def own(self) -> Mapping[str, datetime]:
        """The latest date of each kind of rows that name this person."""
        return self._latest(row for row in self.rows if row["person_id"] == self.person_id)

    @cached_property
    def others(self) -> Mapping[str, datetime]:
        """The latest date of each kind of rows that name somebody else, or nobody."""
        return self._latest(row for row in self.rows if row["person_id"] != self.person_id)

    def _latest(self, rows: Iterable[Row]) -> Mapping[str, datetime]:
        found: dict[str, datetime] = {}
        for row in rows:
            kind, date = row["kind"], self._date(row)
            if kind not in found or date > found[kind]:
                found[kind] = date
        return found

    @cached_property
    def said(self) -> dict[str, datetime]:
        """The latest date of this person's own rows, by the name under which they are weighed."""
        found: dict[str, datetime] = {}
        for row in self.rows:
            if row["person_id"] == self.person_id:
                name = self.model.said_by.get((row["kind"], row.get("authority") or ""), row["kind"])
                found[name] = max(self._date(row), found.get(name, self._date(row)))
        return found

    def own_last(self, kinds: Iterable[str]) -> tuple[datetime | None, str]:
        """The latest date of these kinds that names this person, and the first kind that has it."""
        return _last(kinds, self.own)

    def others_last(self, kinds: Iterable[str]) -> datetime | None:
        """The latest date of rows about the point that name somebody else."""
        return _last(kinds, self.others)[0]

    def anyones_last(self, kinds: Iterable[str]) -> tuple[datetime | None, str]:
        """The latest date, whoever the row names."""
        return _last(kinds, self.own, self.others)

    def _date(self, row: Row) -> datetime:
        """The instant of which a row speaks: the date of the data behind a check, else its own."""
        at: datetime = row["at"]
        if row["kind"] not in self.model.checks:
            return at
        as_of: datetime | None = row.get("as_of")
        if as_of is not None:
            return min(as_of, at)
        return at - self.model.lag_of(self.point.get("carrier")) if row["kind"] in self.model.lagging else at

    # What is believed.

    @cached_property
    def start(self) -> tuple[datetime, Piece] | None:
        """Where belief begins: the last proof, else the first evidence that names the person."""
        if self.last_proof is not None:
            return self.last_proof, Piece(self.proof_kind, self.model.own[self.proof_kind], self.last_proof)
        own = (row for row in self.rows if row["person_id"] == self.person_id)
        first = min((self._date(row) for row in own if row["kind"] in self.model.own), default=None)
        return None if first is None else (first, Piece("unproven", 0.0, first))

    @cached_property
    def counted(self) -> tuple[Piece, ...]:
        """The start, and the latest of each kind since, in order of time."""
        if self.start is None:
            return ()
        begun, first = self.start
        spoken = self.last_proof or any(kind in self.said for kind in self.model.claims)
        names = (name for name in self.model.named_only if not (spoken and name in self.model.guesses))
        dated = [(name, self.said.get(name)) for name in names]
        dated += [(kind, self.anyones_last((kind,))[0]) for kind in self.model.anyones]
        found = [(at, kind, self.model.own[kind]) for kind, at in dated if at is not None and at >= begun]
        found += self._from_others(begun)
        given = self.elsewhere.given_at
        if given is not None and given > max(begun, self.own_last(self.model.claims)[0] or begun):
            found.append((given, MOVED, self.model.moved))
        return (first, *(Piece(name, weight, at) for at, name, weight in sorted(found)))

    def _from_others(self, begun: datetime) -> Iterator[tuple[datetime, str, float]]:
        """What is on other people's files about the same point: before a proof it does not count."""
        if self.shared or self.point.get("kind") not in self.model.exclusive:
            return
        claimed, proved = self.others_last(self.model.claims), self.others_last(self.model.proves)
        for what, at in (("claimed", claimed), ("proved", proved)):
            if at is not None and at >= begun:
                yield at, f"other:{what}_since", self.model.others[f"{what}_since"]
            elif at is not None and self.last_proof is None:
                yield begun, f"other:{what}_before", self.model.others[f"{what}_before"]
        reported = self.others_last(self.model.reports)
        if reported is not None and reported >= begun:
            yield reported, "other:reported", self.model.others["reported"]

    @cached_property
    def clock(self) -> Clock | None:
        """How fast the point may have changed hands; None for a kind of point not known."""
        if self.hazard is None:
            return None
        stays = [row for row in self.rows if row["kind"] in self.model.stays and row.get("since") is not None]
        since = max((row["since"] for row in stays), default=None)
        until = max(map(self._date, stays), default=None)
        covered = (since, until) if since is not None and until is not None and since < until else None
        return Clock(self.hazard.rate, self.model.shows, self.now, covered, self.model.unnoticed)

    @cached_property
    def listening(self) -> Clock | None:
        """The same, where silence counts only while something arrives, and some losses are told.

        Where a debt word is at stake silence always counts, and no loss is told, which is the stricter.
        """
        if self.clock is None or self.start is None:
            return None
        arrived = [piece.at for piece in self.counted if piece.name in self.model.arrives and piece.at]
        last = max((*arrived, self.elsewhere.active_at or self.start[0], self.start[0]))
        return replace(self.clock, arrived=last, untold=self.model.untold)

    @cached_property
    def against(self) -> float | None:
        """The odds against the person; None where there is nothing to say."""
        if self.listening is None:
            return None
        weights = ((piece.at, piece.log_odds) for piece in self.counted if piece.at is not None)
        return odds_against(weights, self.listening)

    @cached_property
    def against_proven(self) -> float | None:
        """The odds against the person as they are weighed where a debt word is at stake."""
        if self.against is None or self.clock is None:
            return None
        start, *pieces = self.counted
        counted = (start, *(one for one in pieces if self.model.counts_beside_proof(one.name, one.log_odds)))
        weights = ((piece.at, piece.log_odds) for piece in counted if piece.at is not None)
        return odds_against(weights, self.clock)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        if self.listening is None:
            return ()
        return waterfall(self.counted, self.listening, self.model.stays[0])

    @property
    def holds_until(self) -> datetime | None:
        if self.last_proof is None or self.against_proven is None or self.clock is None:
            return None
        return holds_until(self.against_proven, self.model.inverse_odds_max, self.clock)

    # What overrules it.

    def hard(self) -> Iterator[str]:
        """What makes the point not theirs."""
        freed = self.own_last(self.model.frees)[0]
        report, kind = self.own_last(self.model.reports)
        if not _after(freed, report):
            yield f"report:{kind}"
        stands = _later(self.last_proof, freed)
        if not _after(stands, self.own_last(self.model.denies)[0]):
            yield "denied"
        claim = self.own_last(self.model.claims)[0]
        if not _after(_later(stands, claim), self._passed_on_at()):
            yield "passed_on"

    def _passed_on_at(self) -> datetime | None:
        """The latest instant of which a check says that the point passed to somebody new after it."""
        dates = []
        for row in self.rows:
            if row["kind"] in self.model.passes_on:
                date = self._date(row)
                dates.append(date if row.get("since") is None else min(row["since"], date))
        return max(dates, default=None)

    def doubts(self) -> Iterator[str]:
        """What keeps a proof, however fresh, from counting."""
        proof = self.last_proof
        if self.hazard is None:
            yield "unknown:point"
        if self.shared:
            yield "shared"
        freed, report = (self.own_last(kinds)[0] for kinds in (self.model.frees, self.model.reports))
        if _after(freed, report) and not _after(proof, report):
            yield "reported"
        denied = self.own_last(self.model.denies)[0]
        if _after(_later(proof, freed), denied) and not _after(proof, denied):
            yield "denied_before"
        lapse, kind = self.anyones_last(self.model.lapses)
        if not _after(proof, lapse):
            yield f"lapsed:{kind}"
        if not _after(proof, self.others_last(self.model.reports)):
            yield "other:reported"
        if not _after(proof, self.others_last(self.model.proves)):
            yield "other:proved"
        if not _after(proof, self.anyones_last(self.model.passes_on)[0]):
            yield "since_check"

    def weak(self, said: bool) -> Iterator[str]:
        """Why a proven point is not believed enough: its proof is too old, or evidence since outweighs it.

        The latter is not repeated where a doubt has said it.
        """
        proof, hazard, against_max = self.last_proof, self.hazard, self.model.inverse_odds_max * LEEWAY
        against = self.against_proven
        if proof is None or hazard is None or against is None or against <= against_max:
            return
        age = self.now - proof
        alone = Clock(hazard.rate, self.model.shows, self.now)
        if odds_against([(proof, self.model.own[self.proof_kind])], alone) > against_max:
            yield f"stale:{-(-age // _HOUR)}h>{hazard.proof_age_max // _HOUR}h"
        elif not said:
            yield "outweighed"


def _later(*dates: datetime | None) -> datetime | None:
    """The latest of the dates that there are."""
    return max((date for date in dates if date is not None), default=None)


def _last(kinds: Iterable[str], *dated: Mapping[str, datetime]) -> tuple[datetime | None, str]:
    """The latest date of these kinds, and the first kind that has it; "" where there is none."""
    last: datetime | None = None
    which = ""
    for kind in kinds:
        for latest in dated:
            date = latest.get(kind)
            if date is not None and (last is None or date > last):
                last, which = date, kind
    return last, which


def _after(proof: datetime | None, fact: datetime | None) -> bool:
    """Whether a proof stands against a fact: there is no such fact, or the proof is later."""
    return fact is None or (proof is not None and proof > fact)
