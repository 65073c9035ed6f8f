"""The gate over a table: every candidate decided in one query, the same answers as one by one.

Facts become columns, candidates that are alike become cases, rules become bits, and each distinct set of
bits is weighed once.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.gate.alike import cases
from rightparty.gate.asked import attach, normalised
from rightparty.gate.bearing import bearing, setting_of
from rightparty.gate.chunk import Chunk, chunk_of
from rightparty.gate.facts import Facets, facets
from rightparty.gate.facts_history import surroundings
from rightparty.gate.masks import masked, only_where_unknown
from rightparty.gate.open_hours import MOST, OPEN_HOURS, with_open_hours
from rightparty.gate.settled import settled
from rightparty.gate.weighed import MISSING, VERDICT, weigh, with_retry
from rightparty.law.cells import cells_of
from rightparty.law.load import Law
from rightparty.law.vocabulary import ALL
from rightparty.parties.model import PartyModel

if TYPE_CHECKING:
    from rightparty.book.book import Book

Progress = Callable[[str, int, int], None]
Period = tuple[datetime | None, datetime | None]
"""A stretch of time under one law: its first instant, and the first after it."""

CHUNK = 1_000_000
"""About how many candidates are decided at a time: bounds memory, and is one step of the progress bar."""

COLUMNS: Mapping[str, str] = {
    "candidate_id": "string",
    "debt_ids": "array<string>",
    "person_id": "string",
    "point_id": "string",
    "channel": "string",
    "mode": "string",
    "content": "string",
    "verdict": "string",
    "allowed": "array<string>",
    "ceiling": "string",
    "retry_at": "timestamp",
    "until_event": "string",
    "reasons": "array<string>",
    "requires": "array<string>",
    "right_party": "string",
    "rulebook": "string",
    "model": "string",
}
"""Columns of a table of decisions, in order (contract, section 3)."""


def decide_table(  # noqa: PLR0913 -- one parameter a thing that candidates are decided by
    engine: Engine,
    book: Book,
    candidates: ir.Table,
    at: datetime,
    law: Law,
    model: PartyModel,
    *,
    progress: Progress | None = None,
    name: str = "decisions",
    hours: Sequence[datetime] = (),
    missing: bool = False,
    waits: bool = True,
) -> ir.Table:
    """Decide every candidate, each at its own `at` or else at `at`; rows keep no order.

    Args:
        engine: holds the book's tables and does the work.
        book: a loaded book.
        candidates: columns of `gate.asked.COLUMNS`, the first five needed.
        at: an aware instant, for candidates without one of their own.
        law: the rules, under one house policy.
        model: what a proof is worth, and for how long.
        progress: told (label, candidates done, candidates in all) after each chunk.
        name: the table in the engine that will hold the decisions.
        hours: instants at which contacts may go out later, at most 62.
        missing: whether facts for want of which rules refused are told, too.
        waits: whether `retry_at` is worked out; without, it is NULL, as nobody will wait for what is past.

    Returns:
        A table with the columns of `COLUMNS`; with `hours`, also `open_hours`, of which a bit of a number is
        1 where the windows that bind the contact are open at the instant of this number; with `missing`, a
        list of `rule id|fact`: a reason that is in it refused unheard.
    """
    if len(hours) > MOST:
        raise InvalidInput(f"{len(hours)} hours are asked for", f"ask for {MOST} at most")
    asked = _numbered(engine, normalised(candidates, at))
    total = engine.count(asked)
    bounds = engine.rows(asked.agg(first=asked.asked_at.min(), last=asked.asked_at.max()))[0]
    _check_contents(engine, asked)
    if total == 0:
        return engine.create(name, [], ibis.schema(_columns(hours, missing=missing)))
    periods = _occupied(engine, asked, _periods(law, bounds["first"], bounds["last"]))
    moments = [since or bounds["first"] for since, _ in periods]
    heard = bearing(law, setting_of(engine, book, asked), moments)
    around = surroundings(engine, book, bounds["first"], bounds["last"], heard)
    size = -(-total // max(1, round(total / CHUNK)))
    whole = total <= size and len(periods) == 1
    parts = _Parts(engine, name, law.version, whole=whole, hours=hours, missing=missing, waits=waits)
    for start in range(0, total, size):
        kept = asked
        if total > size:
            rows = asked.filter(asked.row >= start, asked.row < start + size)
            kept = engine.materialize(rows, "gate_chunk")
        _decide_chunk(chunk_of(engine, book, kept, around, heard), model, parts)
        if progress:
            progress("decide", min(start + size, total), total)
    return parts.joined()


def _columns(hours: Sequence[datetime], *, missing: bool) -> dict[str, str]:
    asked = {OPEN_HOURS: "int64"} if hours else {}
    return dict(COLUMNS) | asked | ({MISSING: "array<string>"} if missing else {})


@dataclass
class _Parts:
    """Decisions as they are made, part by part; `whole`: there will be one part only.

    `hours`: later instants that are asked for. `missing`: whether missing facts are; `waits`: whether
    `retry_at` is.
    """

    engine: Engine
    name: str
    rulebook: str
    whole: bool
    hours: Sequence[datetime] = ()
    missing: bool = False
    waits: bool = True
    made: list[ir.Table] = field(default_factory=list)

    @property
    def columns(self) -> dict[str, str]:
        """What is told of every candidate, and its types."""
        return _columns(self.hours, missing=self.missing)

    def add(self, decided: ir.Table) -> None:
        """Keep some decisions."""
        rows = decided.mutate(rulebook=ibis.literal(self.rulebook)).select(*self.columns)
        name = self.name if self.whole else f"{self.name}_{len(self.made)}"
        self.made.append(self.engine.materialize(rows, name))

    def joined(self) -> ir.Table:
        """All of them in one table, packed where it is a large one."""
        if self.whole:
            return self.made[0]
        rows = ibis.union(*self.made) if len(self.made) > 1 else self.made[0]
        decided = self.engine.materialize(rows, self.name, lasting=True)
        for part in self.made:
            self.engine.drop(part.get_name())
        return decided


def _check_contents(engine: Engine, asked: ir.Table) -> None:
    odd = engine.rows(asked.filter(~asked.content.isin(ALL)).select("content").distinct())
    if odd:
        names = ", ".join(sorted(f"`{row['content']}`" for row in odd))
        raise InvalidInput(f"no content classes: {names}", f"there are {', '.join(ALL)}")


def _numbered(engine: Engine, asked: ir.Table) -> ir.Table:
    """Candidates under a key of our own, their `row`: a caller's ids may be missing, or stand twice."""
    rows = engine.number(asked.rename(asked_id="candidate_id"), "gate_asked", "row")
    return rows.mutate(candidate_id=rows.row)


def _decide_chunk(chunk: Chunk, model: PartyModel, parts: _Parts) -> None:
    """Decide one chunk, once for every period of law that its instants fall into."""
    engine, around, law = chunk.whom.engine, chunk.whom.around, chunk.whom.law
    found = facets(chunk, model)
    for period in _occupied(engine, chunk.asked, _periods(law, around.first, around.last)):
        rows = chunk.asked.filter(_within(chunk.asked, period))
        moment = period[0] or around.first
        parts.add(_decide_period(chunk, rows, found, moment, model, parts))


def _occupied(engine: Engine, asked: ir.Table, periods: Sequence[Period]) -> Sequence[Period]:
    """The periods in which some candidate's instant lies: each costs as much as a table of its own."""
    if len(periods) == 1:
        return periods
    held = {str(number): _within(asked, period).any() for number, period in enumerate(periods)}
    [found] = engine.rows(asked.agg(**held))
    return [period for number, period in enumerate(periods) if found[str(number)]]


def _within(table: ir.Table, period: Period) -> Any:
    since, until = period
    within = ibis.literal(True) if since is None else table.asked_at >= _naive(since)
    return within if until is None else within & (table.asked_at < _naive(until))


def _periods(law: Law, first: datetime, last: datetime) -> list[Period]:
    """The stretches between changes of law from the first candidate to the last."""
    changes = [change for change in law.changes() if first < change <= last]
    edges: list[datetime | None] = [None, *changes, None]
    return list(itertools.pairwise(edges))


def _naive(at: datetime) -> Any:
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None)).cast("timestamp")


def _decide_period(
    chunk: Chunk,
    rows: ir.Table,
    found: Facets,
    moment: datetime,
    model: PartyModel,
    parts: _Parts,
) -> ir.Table:
    """Decide rows that all fall under the same law: that of `moment`."""
    engine, rules = chunk.whom.engine, chunk.whom.law.in_force(moment)
    alike = cases(engine, chunk, rows, found, cells_of(rules, moment))
    known = settled(engine, alike.known, (name for rule in rules for name in rule.questions))
    masks, columns = masked(alike.known, rules, moment, known)
    own = alike.known.select("case", "content", "right_party", "zones_key", "hours_key", **columns)
    marked = only_where_unknown(engine.materialize(own, "gate_masked"), masks)
    weighed = weigh(engine, marked, masks)
    decided = engine.materialize(attach(marked, weighed, *masks.columns, "content"), "gate_decided")
    timed = alike.of.select("candidate_id", "case", retry_at=ibis.null("timestamp"))
    if parts.waits:
        timed = with_retry(chunk, alike.of, decided, masks, moment)
    outcome = decided.select("case", "right_party", *VERDICT, *([MISSING] if parts.missing else ()))
    if parts.hours:
        outcome = attach(outcome, with_open_hours(engine, decided, masks, moment, parts.hours), "case")
    final = attach(attach(rows, timed, "candidate_id"), outcome, "case")
    final = final.mutate(candidate_id=final.asked_id, model=ibis.literal(model.version))
    return final.select(*(column for column in parts.columns if column != "rulebook"))
