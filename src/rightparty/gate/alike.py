"""Candidates of whom all rules must say the same: found before the rules are asked, and decided once.

A law tells numbers apart only by what it compares them with (`law/cells.py`), and most of what it asks of
a person, a point or a contact is the same for many. So rows of each grain are grouped into classes, and
candidates into cases: a class of each grain, and what is proposed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.asked import attach
from rightparty.gate.chunk import Chunk
from rightparty.gate.facts import PROPOSED, Facets
from rightparty.gate.facts_sources import EACH, POINT, WHOM
from rightparty.law.cells import Cells, Number


@dataclass(frozen=True)
class Cases:
    """Candidates by case.

    `of`: candidate_id, asked_at, its keys `of_whom` and `at_point`, and its `case`. `known`: one row a case,
    with every question of the law, `right_party`, `zones_key` and `hours_key`.
    """

    of: ir.Table
    known: ir.Table


def cases(engine: Engine, chunk: Chunk, asked: ir.Table, found: Facets, cells: Cells) -> Cases:
    """The cases of some candidates of a chunk, under the law whose cells are given."""
    grouped = {
        grain: _classes(engine, facet, cells, grain)
        for grain, facet in ((WHOM, found.whom), (POINT, found.point), (EACH, found.each))
    }
    keyed = attach(asked.select("candidate_id", "asked_at", *PROPOSED), chunk.keys, "candidate_id")
    for grain, key in ((WHOM, "of_whom"), (POINT, "at_point"), (EACH, "candidate_id")):
        keyed = attach(keyed, grouped[grain].select(f"{grain}_class", **{key: "candidate_id"}), key)
    (told,) = engine.rows(asked.agg(**{name: asked[name].count() for name in PROPOSED}))
    same = [f"{grain}_class" for grain in grouped] + [name for name in PROPOSED if told[name]]
    keyed = keyed.mutate(case=keyed.candidate_id.min().over(group_by=[keyed[name] for name in same]))
    of = engine.materialize(keyed, "gate_cases")
    row = of.filter(of.candidate_id == of.case)
    for grain, facet in ((WHOM, found.whom), (POINT, found.point), (EACH, found.each)):
        row = attach(row, facet.rename({f"{grain}_class": "candidate_id"}), f"{grain}_class")
    known = engine.materialize(row, "gate_known")
    late = {name: answer(known) for name, answer in found.late.items()}
    kept = dict.fromkeys(
        [*chunk.whom.law.questions, "right_party", "zones_key", "hours_key", "content"], None
    )
    answers = {name: late[name] if name in late else known[name] for name in kept}
    facts = known.select("case", **answers)
    return Cases(
        of.select("candidate_id", "asked_at", "of_whom", "at_point", "case"),
        engine.materialize(facts, "gate_case_facts"),
    )


def _classes(engine: Engine, facet: ir.Table, cells: Cells, grain: str) -> ir.Table:
    """Each row's class: the key of the first row that all rules must answer alike, as `<grain>_class`."""
    names = [name for name in facet.columns if name != "candidate_id"]
    keys = list(_told_apart(facet, _varying(engine, facet, names), cells))
    first = facet.candidate_id.min().over(group_by=keys) if keys else facet.candidate_id.min().over()
    classed = facet.select("candidate_id", **{f"{grain}_class": first})
    return engine.materialize(classed, f"gate_{grain}_classes")


def _told_apart(facet: ir.Table, names: Collection[str], cells: Cells) -> Iterable[Any]:
    """What makes rows of one class: columns as they stand, but the cells of numbers that rules ask for."""
    for name in names:
        if facet[name].type().is_numeric() and name in cells.asked - cells.exact:
            yield _cell(facet[name], sorted(cells.limits.get(name, ())))
        else:
            yield facet[name]
    for first, last in sorted(cells.pairs):
        if {first, last} <= set(facet.columns) and {first, last} & set(names):
            a, b = facet[first], facet[last]
            yield ibis.cases((a < b, 0), (a == b, 1), (a > b, 2), else_=3)


def _cell(number: Any, limits: Iterable[Number]) -> Any:
    """Where a number lies between limits: below the first, on it, above it …; unknown lies apart."""
    places: list[tuple[Any, int]] = [(number.isnull(), 0)]
    for limit in limits:
        places += [(number < limit, len(places)), (number == limit, len(places) + 1)]
    return ibis.cases(*places, else_=len(places)).cast("int16")


def _varying(engine: Engine, facet: ir.Table, names: Collection[str]) -> list[str]:
    """Columns that are not the same on every row."""
    looked: dict[str, Any] = {"rows": facet.count()}
    for number, name in enumerate(names):
        looked[f"known_{number}"] = facet[name].count()
        looked[f"least_{number}"], looked[f"most_{number}"] = facet[name].min(), facet[name].max()
    [row] = engine.rows(facet.agg(**looked))
    return [name for number, name in enumerate(names) if not _same(row, number)]


def _same(row: Mapping[str, Any], number: int) -> bool:
    known = row[f"known_{number}"]
    alike = bool(row[f"least_{number}"] == row[f"most_{number}"])
    return known == 0 or (known == row["rows"] and alike)
