"""Verdicts and waiting times for a table: worked out once for each distinct case, then joined back."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.asked import attach, attach_all
from rightparty.gate.combine import combine
from rightparty.gate.counters import any_of, frees, released
from rightparty.gate.facts_sources import Sources
from rightparty.gate.masks import WORD, Masks, pack, unpack, words
from rightparty.gate.retry import earliest, windows_of
from rightparty.gate.zones import hours_of
from rightparty.law.questions import Counter

_VERDICT: Mapping[str, str] = {
    "verdict": "string",
    "allowed": "array<string>",
    "ceiling": "string",
    "until_event": "string",
    "reasons": "array<string>",
    "requires": "array<string>",
    "retryable": "boolean",
}


def weigh(engine: Engine, marked: ir.Table, masks: Masks) -> ir.Table:
    """One row for each distinct set of masks and content class: the outcome, and `waits_…` bits."""
    keys = [*masks.columns, "content"]
    count = words(masks.rules)
    rows = []
    for row in engine.rows(marked.select(*keys).distinct()):
        outcome = combine(masks.spoken(row), row["content"])
        waits = pack(outcome.waits, masks.rules)
        rows.append(
            row
            | {
                "verdict": outcome.verdict,
                "allowed": outcome.allowed,
                "ceiling": outcome.ceiling,
                "until_event": outcome.until_event,
                "reasons": tuple(spoken.rule.id for spoken in outcome.reasons),
                "requires": outcome.requires,
                "retryable": outcome.retryable,
            }
            | {f"waits_{word}": waits[word] for word in range(count)}
        )
    schema = dict.fromkeys(masks.columns, "int64") | {"content": "string"} | dict(_VERDICT)
    return engine.create(
        "gate_weighed", rows, ibis.schema(schema | {f"waits_{w}": "int64" for w in range(count)})
    )


def with_retry(s: Sources, joined: ir.Table, masks: Masks, moment: datetime) -> ir.Table:
    """Rows with `retry_at`: the earliest lawful instant, where waiting helps."""
    engine = s.engine
    freed = _freed(s, joined, masks, moment)
    joined = engine.materialize(attach_all(joined, freed, "candidate_id"), "gate_freed") if freed else joined
    starts = ibis.greatest(joined.asked_at, *_frees_at(joined, masks, moment))
    timed = engine.materialize(joined.mutate(start_at=ibis.cases((joined.retryable, starts))), "gate_timed")
    windows = masks.windows
    key = ["start_at", "zones_key", "hours_key", *windows]
    keyed = timed.mutate(zones_key=timed.zones_key.fill_null(""), hours_key=timed.hours_key.fill_null(""))
    rows = []
    for row in engine.rows(keyed.filter(keyed.start_at.notnull()).select(*key).distinct()):
        rules = unpack([row[word] for word in windows], masks.rules)
        zones = tuple(row["zones_key"].split(";")) if row["zones_key"] else ()
        start = row["start_at"].astimezone(UTC)
        retry_at = earliest(start, None, windows_of(rules, moment), hours_of(row["hours_key"]), zones)
        rows.append(row | {"retry_at": retry_at})
    schema = {"start_at": "timestamp", "zones_key": "string", "hours_key": "string"}
    schema |= dict.fromkeys(windows, "int64") | {"retry_at": "timestamp"}
    retries = engine.create("gate_retries", rows, ibis.schema(schema))
    return attach(keyed, retries, *key)


def _freed(s: Sources, joined: ir.Table, masks: Masks, moment: datetime) -> list[ir.Table]:
    """When each full cap that some candidate waits for has room again."""
    caps: dict[Counter, set[int]] = {}
    waits: dict[Counter, list[Any]] = {}
    for number, rule in enumerate(masks.rules):
        for cap in rule.recording.caps:
            limit = int(rule.limit(cap.limit, moment))
            if limit >= 1:  # what allows nothing at all never has room
                caps.setdefault(cap.counter, set()).add(limit)
                waits.setdefault(cap.counter, []).append(_waits(joined, number))

    def waiting(counters: Collection[Counter]) -> ir.Table:
        some = any_of([truth for counter in counters for truth in waits[counter]])
        return joined.filter(joined.retryable, some).select("candidate_id")

    return released(s, caps, waiting) if caps else []


def _waits(joined: ir.Table, number: int) -> Any:
    return (joined[f"waits_{number // WORD}"] >> (number % WORD)) % 2 == 1


def _frees_at(joined: ir.Table, masks: Masks, moment: datetime) -> list[Any]:
    """When each full cap among the rules waited for has room again; `asked_at` where it has room now."""
    found = []
    for number, rule in enumerate(masks.rules):
        for cap in rule.recording.caps:
            column = frees(cap.counter, int(rule.limit(cap.limit, moment)))
            if column in joined.columns:
                found.append(ibis.cases((_waits(joined, number), joined[column])).fill_null(joined.asked_at))
    return found
