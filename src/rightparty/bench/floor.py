"""The floor: what deciding cannot do without, and no rule: the same scan, joins, group keys and windows.

Written by hand over the same book: candidates with their person, debt, creditor, point and proof; what is
owed; rows of past contacts counted by every key and window that the law counts in; all
joined once, and the columns of a decision written. What is left out as well: rows of one contact are not put
together, and a candidate has no instant of its own, all share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.table import COLUMNS
from rightparty.law.questions import Counter, Question
from rightparty.law.vocabulary import Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

_KEY: Mapping[Per, str] = {
    Per.CREDITOR: "creditor_id",
    Per.LENDERS: "creditor_id",
    Per.COLLECTOR: "collector_id",
    Per.PERSON: "person_id",
    Per.COUPLE: "person_id",
    Per.DEBT: "debt_id",
    Per.ACCOUNT: "debt_id",
    Per.POINT: "point_id",
    Per.PLACE: "place",
}

_TOLD: Mapping[str, str] = {"notices": "at", "complaints": "at", "promises": "made_at"}
"""What people told us, by table, and when."""


def floor(
    engine: Engine, book: Book, candidates: ir.Table, at: datetime, questions: Iterable[Question]
) -> ir.Table:
    """The columns of a decision for every candidate, with nothing decided; `questions`: the law's."""
    windows: dict[tuple[str, ...], set[int]] = {}
    for question in questions:
        if isinstance(question, Counter):
            key = tuple(dict.fromkeys(_KEY[per] for per in question.per))
            windows.setdefault(key, set()).add(question.days)
    now = ibis.literal(at.astimezone(UTC).replace(tzinfo=None), "timestamp")
    base = engine.materialize(_joined(book.tables, candidates), "floor_base")
    past = engine.materialize(_past(book.tables, now, max(map(max, windows.values()))), "floor_past")
    counted = [
        engine.materialize(_counted(past, key, sorted(days)), f"floor_count_{number}")
        for number, (key, days) in enumerate(windows.items())
    ]
    return engine.materialize(_written(base, counted, list(windows), now), "floor")


def _joined(t: Mapping[str, ir.Table], candidates: ir.Table) -> ir.Table:
    """Each candidate with its rows of the book, and what was said and owed, one row each."""
    asked = candidates.mutate(debt_id=candidates.debt_ids[0])
    persons = t["persons"].select("person_id", "status", "region", "zone")
    debts = t["debts"].select("debt_id", "creditor_id", "product", "all_in_rate", "as_of")
    creditors = t["creditors"].select("creditor_id", creditor_kind="kind")
    points = t["points"].select("point_id", "place", point_kind="kind")
    proofs = t["evidence"].group_by("point_id", "person_id").agg(proven=t["evidence"]["at"].max())
    due = (
        t["instalments"]
        .group_by("debt_id")
        .agg(due=(t["instalments"].principal + t["instalments"].interest).sum())
    )
    paid = t["payments"].group_by("debt_id").agg(paid=t["payments"].amount.sum())
    liable = t["liabilities"].select("debt_id", "person_id", "role")
    joined = asked.left_join(persons, "person_id").drop("person_id_right")
    for table, *keys in (
        (debts, "debt_id"), (creditors, "creditor_id"), (points, "point_id"), (due, "debt_id"),
        (paid, "debt_id"), (proofs, "point_id", "person_id"), (liable, "debt_id", "person_id"),
        *((_latest(t[name], name, column), "person_id") for name, column in _TOLD.items()),
    ):  # fmt: skip
        joined = joined.left_join(table, keys).drop(*(f"{key}_right" for key in keys))
    return joined.mutate(collector_id=joined.creditor_id)


def _latest(table: ir.Table, name: str, column: str) -> ir.Table:
    return table.group_by("person_id").agg(**{f"latest_{name}": table[column].max()})


def _past(t: Mapping[str, ir.Table], now: Any, days: int) -> ir.Table:
    """Rows of past contacts in the longest window, with every key that something is counted by."""
    events = t["events"]
    inside = events.filter(events["at"] <= now, events["at"] > now - (days + 1) * ibis.interval(days=1))
    age = now.date().epoch_days() - inside["at"].date().epoch_days()
    keys = inside.select(
        "person_id", "point_id", "creditor_id", debt_id=inside.debt_ids[0], age=age,
        collector_id=inside.creditor_id,
    )  # fmt: skip
    points = t["points"].select("point_id", "place")
    return keys.left_join(points, "point_id").drop("point_id_right")


def _counted(past: ir.Table, key: tuple[str, ...], days: Iterable[int]) -> ir.Table:
    windows = {f"within_{window}": past.count(where=past.age < window) for window in days}
    return past.group_by(*key).agg(**windows)


def _written(base: ir.Table, counted: list[ir.Table], keys: list[tuple[str, ...]], now: Any) -> ir.Table:
    joined, counts = base, []
    for number, (table, key) in enumerate(zip(counted, keys, strict=True)):
        own = {f"count_{number}_{name}": name for name in table.columns if name not in key}
        joined = joined.left_join(table.rename(own), list(key)).drop(*(f"{name}_right" for name in key))
        counts += list(own)
    have = set(joined.columns)
    total = sum((joined[name].fill_null(0) for name in counts[1:]), joined[counts[0]].fill_null(0))
    columns = {name: joined[name] if name in have else ibis.null(kind) for name, kind in COLUMNS.items()}
    return joined.select(
        **{
            **columns,
            "verdict": ibis.literal("allow"),
            "allowed": ibis.array(["full", "knock"]),
            "retry_at": now,
            "right_party": joined.role,
        },
        counted=total,
        owed=joined.due - joined.paid,
        **{name: joined[name] for name in ("proven", "region", "point_kind") if name in have},
        **{f"latest_{name}": joined[f"latest_{name}"] for name in _TOLD},
    )
