"""What a shadow comes to: how many contacts each law lets go, what changes, and by which rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate import where
from rightparty.plan.shadow.compare import BETTER, CHANGES, FATES, SAME, WORSE

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """The figures of `compare.shadow_of_log`.

    contacts, people: what was played. fates: by law (`now`, `then`) and fate, contacts. silent: by law,
    people of whose contacts none would have been made, at once or later. changes: by change, contacts, and
    of them how many were `answered`, and how many were followed by a payment within seven days (`paid`):
    no effect, but what went together. rules: rule, speaks_now, speaks_then, newly (contacts that change
    for the worse where it speaks for the first time), no_longer. parts: by `channel`, `agency`, `hour`:
    value, contacts, goes_now, goes_then, changed. days: day, side, fate, contacts.
    """

    contacts: int
    people: int
    fates: Mapping[str, Mapping[str, int]]
    silent: Mapping[str, int]
    changes: Sequence[Row]
    rules: Sequence[Row]
    parts: Mapping[str, Sequence[Row]]
    days: Sequence[Row]


SIDES = ("now", "then")


def summarised(engine: Engine, played: ir.Table, zone: str) -> Summary:
    """Count a table of `compare.COLUMNS`; hours and days are those of the lender's `zone`."""
    local = _on_the_clock(engine, played, zone)
    fates = {
        side: _filled(FATES, engine.rows(played.group_by(key=f"fate_{side}").agg(contacts=played.count())))
        for side in SIDES
    }
    changed = played.group_by("change").agg(
        contacts=played.count(),
        answered=played.answered.sum().cast("int64"),
        paid=played.paid.sum().cast("int64"),
    )
    by_change = {row["change"]: row for row in engine.rows(changed)}
    nothing = {"contacts": 0, "answered": 0, "paid": 0}
    return Summary(
        contacts=engine.count(played),
        people=engine.count(played.filter(played.person_id.notnull()).select("person_id").distinct()),
        fates=fates,
        silent={side: _silent(engine, played, side) for side in SIDES},
        changes=[{"change": change, **nothing, **by_change.get(change, {})} for change in CHANGES],
        rules=_rules(engine, played),
        parts={
            "channel": _part(engine, local, local.channel),
            "agency": _part(engine, local, local.agency_id.fill_null("the lender itself")),
            "hour": _part(engine, local, local.hour),
        },
        days=[{"side": side, **row} for side in SIDES for row in _days(engine, local, side)],
    )


def _days(engine: Engine, local: ir.Table, side: str) -> Sequence[Row]:
    counted = local.group_by("day", fate=f"fate_{side}").agg(contacts=local.count())
    return engine.rows(counted.order_by("day", "fate"))


def _filled(names: Sequence[str], rows: Sequence[Row]) -> Mapping[str, int]:
    found = {row["key"]: row["contacts"] for row in rows}
    return {name: found.get(name, 0) for name in names}


def _on_the_clock(engine: Engine, played: ir.Table, zone: str) -> ir.Table:
    """The contacts with their `day` and `hour` on the lender's clock."""
    (bounds,) = engine.rows(played.agg(first=played["at"].min(), last=played["at"].max()))
    if bounds["first"] is None:
        return played.mutate(day=ibis.null("date"), hour=ibis.null("int64"))
    turns = where.offsets_through_time(zone, bounds["first"], bounds["last"])
    offsets = engine.create("shadow_offsets", turns, ibis.schema(dict(where.OFFSETS_SCHEMA)))
    placed = where.local(played.mutate(zone=ibis.literal(zone)), offsets, "at", "zone", "clock")
    timed = placed.mutate(
        day=where.from_epoch(placed.clock_day * 86400).date(),
        hour=(placed.clock_second / 3600).floor().cast("int64"),
    )
    return engine.materialize(timed, "shadow_on_the_clock")


def _silent(engine: Engine, played: ir.Table, side: str) -> int:
    """People of whose contacts none would have been made, neither at once nor later."""
    made = played[f"fate_{side}"].isin(("goes", "narrowed", "delayed"))
    each = played.filter(played.person_id.notnull()).group_by("person_id")
    return engine.count(each.agg(some=made.any()).filter(lambda person: ~person.some))


def _rules(engine: Engine, played: ir.Table) -> Sequence[Row]:
    """Every rule that speaks, the one that changes most first."""
    found: dict[str, dict[str, int]] = {}
    for column, rows in {
        "speaks_now": played.select(rule=played.reasons_now.unnest()),
        "speaks_then": played.select(rule=played.reasons_then.unnest()),
        "newly": _only(played.filter(played.change.isin(WORSE)), "then", "now"),
        "no_longer": _only(played.filter(played.change.isin(BETTER)), "now", "then"),
    }.items():
        for row in engine.rows(rows.group_by("rule").agg(contacts=rows.count())):
            found.setdefault(row["rule"], dict.fromkeys(RULE_COLUMNS[1:], 0))[column] = row["contacts"]
    rules = [{"rule": rule, **counts} for rule, counts in found.items()]
    return sorted(rules, key=lambda one: (-one["newly"] - one["no_longer"], -one["speaks_now"], one["rule"]))


RULE_COLUMNS = ("rule", "speaks_now", "speaks_then", "newly", "no_longer")


def _only(played: ir.Table, mine: str, other: str) -> ir.Table:
    """A row a contact and rule that speaks on one side only."""
    theirs = played[f"reasons_{other}"]
    only = played.mutate(theirs=theirs, mine=played[f"reasons_{mine}"])
    return only.select(rule=only.mine.filter(lambda one: ~only.theirs.contains(one)).unnest())


def _part(engine: Engine, played: ir.Table, by: ir.Value) -> Sequence[Row]:
    """Counts by a column, in its order."""
    counted = played.group_by(value=by).agg(
        contacts=played.count(),
        goes_now=(played.fate_now == "goes").sum().cast("int64"),
        goes_then=(played.fate_then == "goes").sum().cast("int64"),
        changed=(played.change != SAME).sum().cast("int64"),
    )
    return engine.rows(counted.order_by("value"))


PART_COLUMNS = ("value", "contacts", "goes_now", "goes_then", "changed")
