"""A chunk of candidates, brought to the grains at which facts are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate import asked as ask
from rightparty.gate import where
from rightparty.gate.facts_sources import EACH, POINT, WHOM, Sources, Surroundings
from rightparty.gate.history import ELSEWHERE
from rightparty.gate.left_out import TABLES as LOSABLE
from rightparty.gate.left_out import left_out
from rightparty.gate.notices import known_since
from rightparty.gate.placed import where as placed_where
from rightparty.gate.windows import days_run_on
from rightparty.law.load import Law
from rightparty.law.questions import DebtIs, DebtNumber, Question

if TYPE_CHECKING:
    from rightparty.book.book import Book

_EVER = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=200)  # of any window that a rule counts over, looking back or ahead
_LOST = tuple(f"lost_{table}" for table in LOSABLE)
_ASKED = ("person_id", "debt_ids", "sender_id", "asked_at")
OF_WHOM = (
    "creditor_id", "collector_id", "home_zone", "business_day", "told",
)  # fmt: skip
"""What the rows of points take over from whom they are about."""
_DEBT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "assigned": ("assigned_from",),
    "assignment_notified": ("assigned_from", "assignment_notified_at"),
    "time_barred": ("time_barred_on",),
}
"""Columns of the debts table that a named fact reads, beside those that every decision needs."""


@dataclass(frozen=True)
class Chunk:
    """Candidates (`gate.asked.normalised`) at their coarser grains.

    `keys`: candidate_id, and the keys of its rows at the other grains: `at_point`, `of_whom`.
    """

    asked: ir.Table
    keys: ir.Table
    whom: Sources
    point: Sources

    def each(self, points: ir.Table) -> Sources:
        """The candidates at some points (`candidate_id` of the grain *point*), to be told apart."""
        keyed = ask.attach(self.asked, self.keys.select("candidate_id", "at_point"), "candidate_id")
        few = keyed.semi_join(points.select(at_point="candidate_id"), "at_point")
        own = self.point.base.drop("channel", *_ASKED, "point_id").rename(at_point="candidate_id")
        base = self.point.engine.materialize(ask.attach(few, own, "at_point"), "gate_each_base")
        return replace(self.point, grain=EACH, base=base)


def chunk_of(engine: Engine, book: Book, candidates: ir.Table, around: Surroundings, law: Law) -> Chunk:
    """Gather what the topics share. `candidates` are `gate.asked.normalised`."""
    same = candidates.candidate_id.min().over(group_by=[candidates[c] for c in (*_ASKED, "point_id")])
    placed = engine.materialize(candidates.select("candidate_id", at_point=same), "gate_at_points")
    first = placed.filter(placed.candidate_id == placed.at_point).select("candidate_id")
    spots = _spots(engine, book, candidates.semi_join(first, "candidate_id"), around)
    people = _whom(engine, book, spots, around, law, _moments(engine, candidates, around, law))
    theirs = people.base.select(*OF_WHOM, of_whom="candidate_id")
    base = engine.materialize(ask.attach(spots, theirs, "of_whom"), "gate_point_base")
    point = replace(people, grain=POINT, base=base)
    whose = spots.select("of_whom", at_point="candidate_id")
    keys = placed.join(whose, "at_point")
    return Chunk(candidates, engine.materialize(keys, "gate_keys"), people, point)


def _spots(engine: Engine, book: Book, pairs: ir.Table, around: Surroundings) -> ir.Table:
    """Rows of the grain *point*, each with the key of whom it is about."""
    rows = placed_where(engine, pairs.select("candidate_id", "point_id", *_ASKED), around.placed)
    rows = rows.mutate(
        elsewhere=rows.point_where.isin(ELSEWHERE).fill_null(False), channel=ibis.null("string")
    )
    if engine.count(book.quarantine):
        debts = rows.select("candidate_id", debt=rows.debt_ids.unnest())
        rows = ask.attach(rows, left_out(rows, debts, book.quarantine), "candidate_id")
        rows = rows.mutate(**{name: rows[name].fill_null(False) for name in _LOST})
    else:
        rows = rows.mutate(**dict.fromkeys(_LOST, ibis.literal(False)))
    alike = [rows[name] for name in (*_ASKED, "zones_key", "elsewhere", *_LOST)]
    whom = rows.mutate(of_whom=rows.candidate_id.min().over(group_by=alike))
    return engine.materialize(whom, "gate_spots")


def _moments(engine: Engine, asked: ir.Table, around: Surroundings, law: Law) -> tuple[datetime, datetime]:
    """From when until when local times are asked for."""
    first, last = around.first - _AHEAD, around.last + _AHEAD
    if "valid_second_max" in law.questions:
        (bounds,) = engine.rows(asked.agg(least=asked.valid_until.min(), most=asked.valid_until.max()))
        if bounds["least"] is not None:
            first, last = min(first, bounds["least"]), max(last, bounds["most"])
    return first, last


def _whom(
    engine: Engine,
    book: Book,
    spots: ir.Table,
    around: Surroundings,
    law: Law,
    moments: tuple[datetime, datetime],
) -> Sources:
    own = spots.filter(spots.candidate_id == spots.of_whom)
    own = own.select("candidate_id", *_ASKED, "zones_key", "elsewhere", *_LOST)
    people = around.placed.people
    own = ask.attach(own, people.drop(*(c for c in people.columns if c.startswith("zones_"))), "person_id")
    own = engine.materialize(own, "gate_whom_asked")
    columns = _debt_columns(law.questions.values())
    debts = engine.materialize(ask.by_debt(own, book.tables, book.meta.as_of, columns), "gate_debts_named")
    unplaced = engine.materialize(ask.with_parties(own, debts, book.tables), "gate_whom_unplaced")
    home = _home_offsets(engine, unplaced)
    placed = _on_business_day(unplaced, home)
    base = engine.materialize(placed.mutate(told=_told(book, placed)), "gate_whom_base")
    shared = base.select(
        "candidate_id", "creditor_id", "collector_id", "by_agency", "owed_on", "business_day"
    )
    joined = (
        debts.mutate(in_book=debts.creditor_id.notnull()).drop("creditor_id").join(shared, "candidate_id")
    )
    kept = engine.materialize(joined, "gate_debts")
    zonesets, offsets, run_on = _zone_tables(engine, base, moments, law)
    return Sources(engine, book, law, around, WHOM, base, kept, zonesets, offsets, home, run_on)


def _told(book: Book, rows: ir.Table) -> Any:
    """Whether the silence of the notices table means that nobody told us anything."""
    since = known_since(book.meta.complete_since, book.absent_tables, "notices")
    if since is None:
        return ibis.literal(False)
    return (ask.stamp(since) <= rows.opened_on.cast("timestamp")).fill_null(False) & ~rows.lost_notices


def _debt_columns(questions: Iterable[Question]) -> set[str]:
    found: set[str] = set()
    for question in questions:
        if isinstance(question, DebtIs | DebtNumber):
            found.add(question.column)
        else:
            found |= set(_DEBT_COLUMNS.get(question.name, ()))
    return found


def _home_offsets(engine: Engine, unplaced: ir.Table) -> ir.Table:
    """Offsets of every creditor's own zone, from long ago until long after the last candidate."""
    (last,) = engine.rows(unplaced.agg(last=unplaced.asked_at.max()))
    rows: list[Mapping[str, Any]] = []
    for row in engine.rows(unplaced.select("home_zone").distinct()):
        rows += where.offsets_through_time(row["home_zone"], _EVER, last["last"] + _AHEAD)
    return engine.create("gate_home_offsets", rows, ibis.schema(dict(where.OFFSETS_SCHEMA)))


def _on_business_day(unplaced: ir.Table, home: ir.Table) -> ir.Table:
    when = unplaced.select("home_zone", "asked_at").distinct()
    days = where.local(when, home, "asked_at", "home_zone", "business").drop("business_second")
    placed = ask.attach(unplaced, days, "home_zone", "asked_at")
    owed_on = where.from_epoch(placed.business_day * 86400).date()
    return placed.mutate(owed_on=owed_on)


def _zone_tables(
    engine: Engine, base: ir.Table, moments: tuple[datetime, datetime], law: Law
) -> tuple[ir.Table, ir.Table, bool]:
    keys = sorted(r["zones_key"] for r in engine.rows(base.select("zones_key").distinct()) if r["zones_key"])
    asked_zones = {getattr(question, "zone", "") for question in law.questions.values()}
    zones = {*(zone for zone in asked_zones if zone), *(zone for key in keys for zone in key.split(";"))}
    offsets = where.offset_rows(zones, *moments)
    return (
        engine.create("gate_zonesets", where.zoneset_rows(keys), ibis.schema(dict(where.ZONESET_SCHEMA))),
        engine.create("gate_offsets", offsets, ibis.schema(dict(where.OFFSETS_SCHEMA))),
        days_run_on(offsets),
    )
