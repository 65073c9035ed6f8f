"""When a candidate's contact would come: local hours and days wherever the person may be."""

from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate import where
from rightparty.gate.asked import attach
from rightparty.gate.facts_sources import Found, Sources
from rightparty.gate.holidays import closed
from rightparty.gate.zones import day_of
from rightparty.law.questions import ClosedDay, LocalSecond

if TYPE_CHECKING:
    import ibis.expr.types as ir


def time_facts(s: Sources) -> Found:
    """Seconds of the local day, closed days, the creditor's business day, and how long a message is good."""
    found = Found(answers={"business_day": lambda raw: raw.business_day})
    if s.of(LocalSecond) or s.of(ClosedDay):
        zoned = _zoned(s)
        columns: dict[str, Any] = {}
        if any(not q.zone for q in s.of(LocalSecond)):
            columns |= {
                "local_second_min": zoned.local_second.min(),
                "local_second_max": zoned.local_second.max(),
            }
        if s.of(ClosedDay):
            zoned = attach(zoned, _closed_days(s, zoned), "local_day")
            columns |= {q.name: zoned[q.name].any() for q in s.of(ClosedDay)}
        if columns:
            found.parts.append(zoned.group_by("candidate_id").agg(**columns))
    found.parts += _in_named_zones(s)
    if s.asks("valid_second_max"):
        found.parts.append(_valid_seconds(s))
        found.answers["valid_second_max"] = lambda raw: ibis.cases(
            (raw.valid_until.isnull(), 0), else_=raw.valid_second
        )
    return found


def _zoned(s: Sources) -> "ir.Table":
    """Candidates once for each zone where the person may be, with the local second and day."""
    plain = s.base.select("candidate_id", "asked_at", "zones_key").join(s.zonesets, "zones_key")
    return s.engine.materialize(where.local(plain, s.offsets, "asked_at", "zone", "local"), "gate_zoned")


def _closed_days(s: Sources, zoned: "ir.Table") -> "ir.Table":
    """Whether each distinct local day is closed, for every window that keeps days or holidays."""
    questions = s.of(ClosedDay)
    rows = [
        row | {q.name: closed(day_of(row["local_day"]), q.days, q.holidays) for q in questions}
        for row in s.engine.rows(zoned.select("local_day").distinct())
    ]
    schema = {"local_day": "int64"} | {q.name: "boolean" for q in questions}
    return s.engine.create("gate_closed_days", rows, ibis.schema(schema))


def _in_named_zones(s: Sources) -> "list[ir.Table]":
    parts = []
    for zone in sorted({q.zone for q in s.of(LocalSecond) if q.zone}):
        plain = s.base.select("candidate_id", "asked_at").mutate(zone=ibis.literal(zone))
        named = where.local(plain, s.offsets, "asked_at", "zone", "named")
        parts.append(named.select("candidate_id", **{LocalSecond("min", zone).name: named.named_second}))
    return parts


def _valid_seconds(s: Sources) -> "ir.Table":
    """The last second until which the message is good, counted from midnight of the contact's local day."""
    limited = s.base.filter(s.base.valid_until.notnull())
    plain = limited.select("candidate_id", "asked_at", "valid_until", "zones_key").join(
        s.zonesets, "zones_key"
    )
    now = where.local(plain, s.offsets, "asked_at", "zone", "now")
    both = where.local(now, s.offsets, "valid_until", "zone", "valid")
    seconds = (both.valid_day - both.now_day) * 86400 + both.valid_second
    return both.group_by("candidate_id").agg(valid_second=seconds.max())
