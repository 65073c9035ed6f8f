"""The gate over a table: every candidate decided in one query, the same answers as one by one.

Facts become columns, rules become bits, and each distinct set of bits is weighed once.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.gate.asked import attach, normalised
from rightparty.gate.bearing import bearing, setting_of
from rightparty.gate.facts import facts
from rightparty.gate.facts_history import surroundings
from rightparty.gate.facts_sources import Sources, Surroundings, sources
from rightparty.gate.masks import masked, only_where_unknown
from rightparty.gate.settled import settled
from rightparty.gate.weighed import weigh, with_retry
from rightparty.law.load import Law
from rightparty.law.vocabulary import ALL
from rightparty.parties.model import PartyModel

if TYPE_CHECKING:
    from rightparty.book.book import Book

Progress = Callable[[str, int, int], None]
Period = tuple[datetime | None, datetime | None]
"""A stretch of time under one law: its first instant, and the first after it."""

CHUNK = 250_000
"""Candidates decided at a time: bounds memory, and is one step of the progress bar."""

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


def decide_table(
    engine: Engine,
    book: Book,
    candidates: ir.Table,
    at: datetime,
    law: Law,
    model: PartyModel,
    *,
    progress: Progress | None = None,
    name: str = "decisions",
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

    Returns:
        A table with the columns of `COLUMNS`.
    """
    asked = engine.materialize(_numbered(normalised(candidates, at)), "gate_asked")
    total = engine.count(asked)
    bounds = engine.rows(asked.agg(first=asked.asked_at.min(), last=asked.asked_at.max()))[0]
    _check_contents(engine, asked)
    if total == 0:
        return engine.create(name, [], ibis.schema(dict(COLUMNS)))
    periods = _occupied(engine, asked, _periods(law, bounds["first"], bounds["last"]))
    moments = [since or bounds["first"] for since, _ in periods]
    heard = bearing(law, setting_of(engine, book, asked), moments)
    around = surroundings(engine, book, bounds["first"], bounds["last"], heard)
    done: list[ir.Table] = []
    for number, start in enumerate(range(0, total, CHUNK)):
        chunk = asked.filter(asked.row >= start, asked.row < start + CHUNK).drop("row")
        kept = engine.materialize(chunk, "gate_chunk")
        done += _decide_chunk(engine, book, kept, around, heard, model, f"{name}_{number}")
        if progress:
            progress("decide", min(start + CHUNK, total), total)
    every = ibis.union(*done) if len(done) > 1 else done[0]
    decided = engine.materialize(every.mutate(rulebook=ibis.literal(law.version)).select(*COLUMNS), name)
    for part in done:
        engine.drop(part.get_name())
    return decided


def _check_contents(engine: Engine, asked: ir.Table) -> None:
    odd = engine.rows(asked.filter(~asked.content.isin(ALL)).select("content").distinct())
    if odd:
        names = ", ".join(sorted(f"`{row['content']}`" for row in odd))
        raise InvalidInput(f"no content classes: {names}", f"there are {', '.join(ALL)}")


def _numbered(asked: ir.Table) -> ir.Table:
    """Candidates under a key of our own: a caller's ids may be missing, or stand twice."""
    row = ibis.row_number()
    return asked.mutate(asked_id=asked.candidate_id, row=row, candidate_id=row)


def _decide_chunk(
    engine: Engine, book: Book, chunk: ir.Table, around: Surroundings, law: Law, model: PartyModel, name: str
) -> list[ir.Table]:
    """Decide one chunk, once for every period of law that its instants fall into."""
    periods = _occupied(engine, chunk, _periods(law, around.first, around.last))
    s = sources(engine, book, chunk, around, law)
    table = engine.materialize(facts(s, model), "gate_facts")
    parts = []
    for number, period in enumerate(periods):
        rows = table.filter(_within(table, period))
        moment = period[0] or around.first
        parts.append(_decide_period(s, rows, moment, model, f"{name}_{number}"))
    return parts


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


def _decide_period(s: Sources, rows: ir.Table, moment: datetime, model: PartyModel, name: str) -> ir.Table:
    """Decide rows that all fall under the same law: that of `moment`."""
    engine, rules = s.engine, s.law.in_force(moment)
    known = settled(engine, rows, (name for rule in rules for name in rule.questions))
    masks, columns = masked(rows, rules, moment, known)
    marked = only_where_unknown(engine.materialize(rows.mutate(**columns), "gate_masked"), masks)
    weighed = weigh(engine, marked, masks)
    joined = attach(marked, weighed, *masks.columns, "content")
    timed = with_retry(s, joined, masks, moment)
    final = timed.mutate(candidate_id=timed.asked_id, model=ibis.literal(model.version))
    return engine.materialize(final.select(*(column for column in COLUMNS if column != "rulebook")), name)
