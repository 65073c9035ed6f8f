"""Verdicts and waiting times for a table: worked out once for each distinct case, then joined back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.asked import attach
from rightparty.gate.bits import WORD, pack, unpack, words
from rightparty.gate.chunk import Chunk
from rightparty.gate.combine import combine
from rightparty.gate.counters import any_of
from rightparty.gate.facts_sources import POINT, WHOM, Sources
from rightparty.gate.masks import Masks
from rightparty.gate.past import grain_of
from rightparty.gate.releases import frees, released
from rightparty.gate.retry import earliest, windows_of
from rightparty.gate.zones import hours_of
from rightparty.law.questions import Counter

VERDICT: Mapping[str, str] = {
    "verdict": "string",
    "allowed": "array<string>",
    "ceiling": "string",
    "until_event": "string",
    "reasons": "array<string>",
    "requires": "array<string>",
}
"""What is the same for all candidates of a case."""

MISSING = "missing"
"""Facts for want of which a rule refused: `rule id|fact`, each; a column beside those of `VERDICT`."""


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
                MISSING: tuple(f"{one.rule.id}|{fact}" for one in outcome.reasons for fact in one.missing),
                "requires": outcome.requires,
                "retryable": outcome.retryable,
            }
            | {f"waits_{word}": waits[word] for word in range(count)}
        )
    schema = dict.fromkeys(masks.columns, "int64") | {"content": "string"} | dict(VERDICT)
    schema |= {MISSING: "array<string>"}
    return engine.create(
        "gate_weighed",
        rows,
        ibis.schema(schema | {"retryable": "boolean"} | {f"waits_{w}": "int64" for w in range(count)}),
    )


def with_retry(chunk: Chunk, of: ir.Table, decided: ir.Table, masks: Masks, moment: datetime) -> ir.Table:
    """Every candidate's `case` and `retry_at`: the earliest lawful instant, where waiting helps.

    `of`: `Cases.of`. `decided`: one row a case, with masks and what `weigh` says of them.
    """
    engine = chunk.whom.engine
    waiting = decided.filter(decided.retryable)
    words_waited = [name for name in decided.columns if name.startswith("waits_")]
    rows = of.join(waiting.select("case", *words_waited), "case")
    for s, freed in _freed(chunk, rows, masks, moment):
        for table in freed:
            rows = attach(rows, table.rename({_KEY[s.grain]: "candidate_id"}), _KEY[s.grain])
    starts = ibis.greatest(rows.asked_at, *_frees_at(rows, masks, moment))
    begun = engine.materialize(rows.select("candidate_id", "case", start_at=starts), "gate_starts")
    told = engine.materialize(_opened(engine, begun, waiting, masks, moment), "gate_retries_of_cases")
    timed = attach(begun, told, "case", "start_at").select("candidate_id", "retry_at")
    return attach(of.select("candidate_id", "case"), timed, "candidate_id")


_KEY = {WHOM: "of_whom", POINT: "at_point"}


def _opened(engine: Engine, begun: ir.Table, waiting: ir.Table, masks: Masks, moment: datetime) -> ir.Table:
    """For each case and instant from which it may be looked for: the first at which every window is open."""
    windows = masks.windows
    key = ["start_at", "zones_key", "hours_key", *windows]
    pairs = (
        begun.select("case", "start_at")
        .distinct()
        .join(
            waiting.select(
                "case",
                *windows,
                zones_key=waiting.zones_key.fill_null(""),
                hours_key=waiting.hours_key.fill_null(""),
            ),
            "case",
        )
    )
    rows = []
    for row in engine.rows(pairs.select(*key).distinct()):
        rules = unpack([row[word] for word in windows], masks.rules)
        zones = tuple(row["zones_key"].split(";")) if row["zones_key"] else ()
        start = row["start_at"].astimezone(UTC)
        retry_at = earliest(start, None, windows_of(rules, moment), hours_of(row["hours_key"]), zones)
        rows.append(row | {"retry_at": retry_at})
    schema = {"start_at": "timestamp", "zones_key": "string", "hours_key": "string"}
    schema |= dict.fromkeys(windows, "int64") | {"retry_at": "timestamp"}
    retries = engine.create("gate_retries", rows, ibis.schema(schema))
    return attach(pairs, retries, *key).select("case", "start_at", "retry_at")


def _freed(
    chunk: Chunk, rows: ir.Table, masks: Masks, moment: datetime
) -> list[tuple[Sources, list[ir.Table]]]:
    """When each full cap that some candidate waits for has room again, by the rows of each grain."""
    caps: dict[Counter, set[int]] = {}
    waits: dict[Counter, list[Any]] = {}
    for number, rule in enumerate(masks.rules):
        for cap in rule.recording.caps:
            limit = int(rule.limit(cap.limit, moment))
            if limit >= 1:  # what allows nothing at all never has room
                caps.setdefault(cap.counter, set()).add(limit)
                waits.setdefault(cap.counter, []).append(_waits(rows, number))
    found = []
    for s in (chunk.whom, chunk.point):
        own = {counter: limits for counter, limits in caps.items() if grain_of(counter, s) == s.grain}
        if own:
            found.append((s, released(s, own, _waiting(rows, waits, _KEY[s.grain]))))
    return found


def _waiting(
    rows: ir.Table, waits: Mapping[Counter, Sequence[Any]], key: str
) -> Callable[[Collection[Counter]], ir.Table]:
    def waiting(counters: Collection[Counter]) -> ir.Table:
        some = any_of([truth for counter in counters for truth in waits[counter]])
        return rows.filter(some).select(candidate_id=key).distinct()

    return waiting


def _waits(rows: ir.Table, number: int) -> Any:
    return (rows[f"waits_{number // WORD}"] >> (number % WORD)) % 2 == 1


def _frees_at(rows: ir.Table, masks: Masks, moment: datetime) -> list[Any]:
    """When each full cap among the rules waited for has room again; `asked_at` where it has room now."""
    found = []
    for number, rule in enumerate(masks.rules):
        for cap in rule.recording.caps:
            column = frees(cap.counter, int(rule.limit(cap.limit, moment)))
            if column in rows.columns:
                found.append(ibis.cases((_waits(rows, number), rows[column])).fill_null(rows.asked_at))
    return found
