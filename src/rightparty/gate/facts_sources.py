"""What every topic of facts reads: the candidates of a chunk with their debts, zones, days and notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate import asked as ask
from rightparty.gate import where
from rightparty.gate.notice_table import kinds_needed, reaching
from rightparty.gate.notices import known_since
from rightparty.law.load import Law
from rightparty.law.questions import DebtIs, DebtNumber, Question

if TYPE_CHECKING:
    from rightparty.book.book import Book

Q = TypeVar("Q")

_EVER = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=200)  # of any window that a rule counts over, looking back or ahead
_DEBT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "assigned": ("assigned_from",),
    "assignment_notified": ("assigned_from", "assignment_notified_at"),
    "time_barred": ("time_barred_on",),
}
"""Columns of the debts table that a named fact reads, beside those that every decision needs."""


@dataclass
class Found:
    """What a topic contributes.

    `parts`: tables of at most one row a candidate. `answers`: by question name, the answer as an expression
    over the candidates with the columns of every part.
    """

    parts: list[ir.Table] = field(default_factory=list)
    answers: dict[str, Callable[[ir.Table], Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What all chunks of a table share: history as marks, places, and the instants they lie between.

    `marks[True]` are by person, `marks[False]` by point; both empty where no rule asks for history.
    `by_lenders`: those by person, and what other lenders tell of.
    """

    marks: Mapping[bool, ir.Table]
    by_lenders: ir.Table
    places: ir.Table
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Sources:
    """One chunk of candidates, and what all topics share of it; kept in the engine once worked out.

    `candidates`: as `gate.asked.normalised` makes them. `base`: candidates with the columns of
    `asked.with_parties`, zones, and the creditor's business day. `debts`: one row a candidate and debt it
    names. `zonesets`, `offsets`: the zones of each `zones_key`, and every zone's offsets around the
    candidates. `home`: offsets of the creditors' zones through all time.
    """

    engine: Engine
    book: Book
    law: Law
    around: Surroundings
    candidates: ir.Table
    base: ir.Table
    debts: ir.Table
    zonesets: ir.Table
    offsets: ir.Table
    home: ir.Table

    @property
    def tables(self) -> Mapping[str, ir.Table]:
        """The book's tables."""
        return self.book.tables

    def asks(self, *names: str) -> bool:
        """Whether the law asks one of these questions."""
        return any(name in self.law.questions for name in names)

    def of(self, kind: type[Q]) -> list[Q]:
        """The law's questions of one family."""
        return [question for question in self.law.questions.values() if isinstance(question, kind)]

    @cached_property
    def notices(self) -> ir.Table:
        """Pairs of a candidate and a notice that reaches it, with the local day on which it began."""
        wanted = self.tables["notices"].filter(
            lambda n: n.kind.isin(kinds_needed(self.law.questions.values()))
        )
        pairs = reaching(self.base, self.debts, wanted)
        keys = self.base.select("candidate_id", "home_zone", "collector_id", "business_day", "debt_ids")
        known = self.engine.materialize(ask.attach(pairs, keys, "candidate_id"), "gate_notices_reaching")
        return self.engine.materialize(self.on_home_day(known, "begins"), "gate_notices")

    def on_home_day(self, rows: ir.Table, instant: str) -> ir.Table:
        """Rows (with `home_zone`) and the creditor's local day of an instant, as `<instant>_day`."""
        return where.local(rows, self.home, instant, "home_zone", instant).drop(f"{instant}_second")

    def told(self, raw: ir.Table) -> Any:
        """Whether the silence of the notices table means that nobody told us anything."""
        since = known_since(self.book.meta.complete_since, self.book.absent_tables, "notices")
        if since is None:
            return ibis.literal(False)
        return (ask.stamp(since) <= raw.opened_on.cast("timestamp")).fill_null(False) & ~raw.lost_notices

    def silent(self, raw: ir.Table, table: str) -> Any:
        """Whether nothing can be read from what a table does not say."""
        return ibis.literal(True) if table in self.book.absent_tables else raw[f"lost_{table}"]


def sources(engine: Engine, book: Book, candidates: ir.Table, around: Surroundings, law: Law) -> Sources:
    """Gather what the topics share. `candidates` are `gate.asked.normalised`."""
    columns = _debt_columns(law.questions.values())
    debts = engine.materialize(
        ask.by_debt(candidates, book.tables, book.meta.as_of, columns), "gate_debts_named"
    )
    unplaced = _placed(engine, book, candidates, debts, around)
    home = _home_offsets(engine, unplaced)
    base = engine.materialize(_on_business_day(unplaced, home), "gate_base")
    shared = base.select(
        "candidate_id", "creditor_id", "collector_id", "by_agency", "owed_on", "business_day"
    )
    joined = (
        debts.mutate(in_book=debts.creditor_id.notnull()).drop("creditor_id").join(shared, "candidate_id")
    )
    kept = engine.materialize(joined, "gate_debts")
    zonesets, offsets = _zone_tables(engine, base, around, law)
    return Sources(engine, book, law, around, candidates, base, kept, zonesets, offsets, home)


def _debt_columns(questions: Sequence[Question] | Any) -> set[str]:
    found: set[str] = set()
    for question in questions:
        if isinstance(question, DebtIs | DebtNumber):
            found.add(question.column)
        else:
            found |= set(_DEBT_COLUMNS.get(question.name, ()))
    return found


def _placed(
    engine: Engine, book: Book, candidates: ir.Table, debts: ir.Table, around: Surroundings
) -> ir.Table:
    full = ask.with_parties(candidates, debts, book.tables)
    places = where.where(candidates, book.tables, around.places)
    return engine.materialize(ask.attach(full, places, "person_id", "point_id"), "gate_base_unplaced")


def _home_offsets(engine: Engine, unplaced: ir.Table) -> ir.Table:
    """Offsets of every creditor's own zone, from long ago until long after the last candidate."""
    (last,) = engine.rows(unplaced.agg(last=unplaced.asked_at.max()))
    rows: list[Mapping[str, Any]] = []
    for row in engine.rows(unplaced.select("home_zone").distinct()):
        rows += where.offsets_through_time(row["home_zone"], _EVER, last["last"] + _AHEAD)
    return engine.create("gate_home_offsets", rows, ibis.schema(dict(where.OFFSETS_SCHEMA)))


def _on_business_day(unplaced: ir.Table, home: ir.Table) -> ir.Table:
    placed = where.local(unplaced, home, "asked_at", "home_zone", "business").drop("business_second")
    owed_on = where.from_epoch(placed.business_day * 86400).date()
    return placed.mutate(owed_on=owed_on)


def _zone_tables(engine: Engine, base: ir.Table, around: Surroundings, law: Law) -> tuple[ir.Table, ir.Table]:
    keys = sorted(r["zones_key"] for r in engine.rows(base.select("zones_key").distinct()) if r["zones_key"])
    asked_zones = {getattr(question, "zone", "") for question in law.questions.values()}
    zones = {*(zone for zone in asked_zones if zone), *(zone for key in keys for zone in key.split(";"))}
    first, last = around.first - _AHEAD, around.last + _AHEAD
    if "valid_until" in base.columns and "valid_second_max" in law.questions:
        (bounds,) = engine.rows(base.agg(least=base.valid_until.min(), most=base.valid_until.max()))
        if bounds["least"] is not None:
            first, last = min(first, bounds["least"]), max(last, bounds["most"])
    offsets = where.offset_rows(zones, first, last)
    return (
        engine.create("gate_zonesets", where.zoneset_rows(keys), ibis.schema(dict(where.ZONESET_SCHEMA))),
        engine.create("gate_offsets", offsets, ibis.schema(dict(where.OFFSETS_SCHEMA))),
    )


__all__ = ["Found", "Sources", "Surroundings", "sources"]
