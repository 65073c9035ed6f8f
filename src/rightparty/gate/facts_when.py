"""When a candidate's contact would come: local hours and days wherever the person may be."""

from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate import where
from rightparty.gate.asked import attach
from rightparty.gate.facts_sources import Found, Sources, columns
from rightparty.gate.holidays import closed
from rightparty.gate.zones import day_of
from rightparty.law.questions import ClosedDay, LocalSecond

if TYPE_CHECKING:
    import ibis.expr.types as ir


def time_facts(s: Sources) -> Found:
    """Seconds of the local day, closed days, and the creditor's business day."""
    found = Found(answers={"business_day": lambda raw: raw.business_day})
    when = s.engine.materialize(s.base.select("zones_key", "asked_at").distinct(), "gate_when")
    told: list[ir.Table] = []
    if bool(s.of(LocalSecond)) | bool(s.of(ClosedDay)):
        told += _wherever(s, when)
    told += _in_named_zones(s, when)
    for part in told:
        keys = [name for name in ("zones_key", "asked_at") if name in part.columns]
        found.parts.append(attach(s.base.select("candidate_id", *keys), part, *keys).drop(*keys))
        found.answers |= columns(name for name in part.columns if name not in keys)
    return found


def _wherever(s: Sources, when: "ir.Table") -> "list[ir.Table]":
    """The first and last second of the day, and whether it is closed, in any of a set of zones."""
    plain = where.local(when.join(s.zonesets, "zones_key"), s.offsets, "asked_at", "zone", "local")
    zoned = s.engine.materialize(plain, "gate_zoned")
    read: dict[str, Any] = {}
    if any(not q.zone for q in s.of(LocalSecond)):
        read |= {
            "local_second_min": zoned.local_second.min(),
            "local_second_max": zoned.local_second.max(),
        }
    if s.of(ClosedDay):
        zoned = attach(zoned, _closed_days(s, zoned), "local_day")
        read |= {q.name: zoned[q.name].any() for q in s.of(ClosedDay)}
    return [zoned.group_by("zones_key", "asked_at").agg(**read)] if read else []


def validity_facts(s: Sources) -> Found:
    """How long a message is good, where that is limited."""
    name = "valid_second_max"
    if not s.asks(name):
        return Found()
    kept = {"limited": lambda raw: raw.valid_until.notnull(), name: lambda raw: raw.valid_second}
    return Found([_valid_seconds(s)], kept=kept, late={name: _valid_second})


def _valid_second(raw: "ir.Table") -> Any:
    return ibis.cases((raw.limited.fill_null(False), raw.valid_second_max), else_=0)


def _closed_days(s: Sources, zoned: "ir.Table") -> "ir.Table":
    """Whether each distinct local day is closed, for every window that keeps days or holidays."""
    questions = s.of(ClosedDay)
    rows = [
        row | {q.name: closed(day_of(row["local_day"]), q.days, q.holidays) for q in questions}
        for row in s.engine.rows(zoned.select("local_day").distinct())
    ]
    schema = {"local_day": "int64"} | {q.name: "boolean" for q in questions}
    return s.engine.create("gate_closed_days", rows, ibis.schema(schema))


def _in_named_zones(s: Sources, when: "ir.Table") -> "list[ir.Table]":
    parts = []
    for zone in sorted({q.zone for q in s.of(LocalSecond) if q.zone}):
        plain = when.select("asked_at").distinct().mutate(zone=ibis.literal(zone))
        named = where.local(plain, s.offsets, "asked_at", "zone", "named")
        parts.append(named.select("asked_at", **{LocalSecond("min", zone).name: named.named_second}))
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
