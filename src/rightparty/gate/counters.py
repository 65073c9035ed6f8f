"""Counting past contacts for every candidate of a table: each counter that some rule asks for.

Days are local to each zone where the person may be; the zone that counts most decides.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.asked import attach
from rightparty.gate.where import from_epoch, local
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import ATTEMPT, FULL, TOLD, UNANSWERED, VOICE, Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

FREES = "frees_"
"""Prefix of the column that tells when a full counter has room again."""


def counted(
    asked: "ir.Table",
    marks: "Mapping[bool, ir.Table]",
    zonesets: "ir.Table",
    offsets: "ir.Table",
    counters: Sequence[Counter],
    caps: Mapping[str, int],
) -> "list[ir.Table]":
    """Tables of `candidate_id` and one column a counter; a candidate without any past contact is absent.

    `asked` has candidate_id, person_id, point_id, creditor_id, collector_id, debt_ids, asked_at, zones_key.
    `marks[True]` are by person, `marks[False]` by point. `caps`: the limit of a counter that is a cap;
    such a counter has a further column `frees_<name>`, the instant at which it has room again.
    """
    zoned = asked.join(zonesets, "zones_key")
    placed = local(zoned, offsets, "asked_at", "zone", "asked")
    answers = _last_answers(asked, marks)
    return [
        _one_key(
            placed,
            marks[by_person],
            answers,
            offsets,
            [c for c in counters if _by(c) == (by_person, by_debt)],
            caps,
        )
        for by_person, by_debt in sorted({_by(c) for c in counters})
    ]


def _by(counter: Counter) -> tuple[bool, bool]:
    """Whether a counter is joined by person (else by point), and whether each debt counts apart."""
    return Per.PERSON in counter.per, Per.DEBT in counter.per


def _last_answers(asked: "ir.Table", marks: "Mapping[bool, ir.Table]") -> "ir.Table":
    """When somebody last wrote or called us: this person, or whoever holds the point."""
    base = asked.select("candidate_id", "person_id", "point_id", "asked_at")
    found = []
    for by_person, key in ((True, "person_id"), (False, "point_id")):
        inbound = marks[by_person].filter(marks[by_person].inbound, marks[by_person].kind == ATTEMPT)
        heard = base.join(inbound.select(key, "t"), key)
        found.append(heard.filter(heard.t < heard.asked_at).select("candidate_id", "t"))
    every = ibis.union(*found)
    return every.group_by("candidate_id").agg(last_answer=every.t.max())


def _one_key(
    placed: "ir.Table",
    marks: "ir.Table",
    answers: "ir.Table",
    offsets: "ir.Table",
    counters: Sequence[Counter],
    caps: Mapping[str, int],
) -> "ir.Table":
    by_person, by_debt = _by(counters[0])
    key = "person_id" if by_person else "point_id"
    past = marks.rename(**{f"past_{name}": name for name in marks.columns if name != key})
    if by_debt:
        placed = placed.mutate(debt=placed.debt_ids).unnest("debt")
    days_max = max(c.days for c in counters)
    oldest = placed.asked_at - ibis.interval(days=days_max + 2)
    same = [placed[key] == past[key], past.past_t < placed.asked_at, past.past_t > oldest]
    if by_debt:
        same.append(past.past_debts.contains(placed.debt))
    pairs = placed.join(past, same, rname="{name}_past")
    if any(c.since_answer for c in counters):
        pairs = attach(pairs, answers, "candidate_id")
    rows = local(pairs, offsets, "past_t", "zone", "past")
    rows = rows.mutate(age=rows.asked_day - rows.past_day)
    groups = ["candidate_id", "zone", "asked_day", "asked_at", *(["debt"] if by_debt else [])]
    inner = rows.group_by(groups).agg(**_aggregates(rows, counters, caps))
    return _over_zones(_with_release(inner, offsets, counters, caps), counters, caps)


def _aggregates(rows: "ir.Table", counters: Sequence[Counter], caps: Mapping[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for counter in counters:
        hit = _hit(rows, counter)
        found[counter.name] = hit.sum().cast("int64")
        if counter.name in caps and counter.days > 1:
            found[f"days_{counter.name}"] = rows.past_day.collect(where=hit)
    return found


def _hit(rows: "ir.Table", counter: Counter) -> Any:
    """Whether a past contact counts: the table's twin of `gate.history.counts`."""
    kind = ATTEMPT if counter.kind in (UNANSWERED, TOLD) else counter.kind
    hit = (rows.past_kind == kind) & (rows.age < counter.days)
    if counter.kind == UNANSWERED:
        hit &= rows.past_answered_at.isnull() | (rows.past_answered_at >= rows.asked_at)
    if counter.kind == TOLD:
        hit &= ~rows.past_channel.isin(VOICE) | (rows.past_reached_at < rows.asked_at).fill_null(False)
    if not counter.inbound:
        hit &= ~rows.past_inbound
    if counter.channels:
        hit &= rows.past_channel.isin(counter.channels)
    if counter.contents:
        hit &= rows.past_content.fill_null(FULL).isin(counter.contents)  # unknown: it told
    for outcome in counter.without:
        hit &= ~rows.past_outcomes.contains(outcome).fill_null(False)
    if counter.since_answer:
        hit &= rows.last_answer.isnull() | (rows.past_t > rows.last_answer)
    for per, column in (
        (Per.CREDITOR, "creditor_id"),
        (Per.COLLECTOR, "collector_id"),
        (Per.POINT, "point_id"),
    ):
        if per in counter.per and f"past_{column}" in rows.columns:
            hit &= rows[f"past_{column}"] == rows[column]
    return hit


def _with_release(
    inner: "ir.Table", offsets: "ir.Table", counters: Sequence[Counter], caps: Mapping[str, int]
) -> "ir.Table":
    """Add, for every full cap, the local midnight at which one of its contacts leaves the window.

    A day's first instant is the earliest at which a local clock shows its midnight or later; every
    stretch of one offset from the question to the longest window's end may be the one that does.
    """
    full = [c for c in counters if c.name in caps]
    if not full:
        return inner
    longest = ibis.interval(days=max(c.days for c in full) + 1)
    o = offsets.rename(offset_zone="zone", offset_since="since", offset_until="until")
    table = inner.join(
        o,
        [
            inner.zone == o.offset_zone,
            inner.asked_at < o.offset_until,
            inner.asked_at + longest >= o.offset_since,
        ],
    )
    keys = [name for name in ("candidate_id", "zone", "debt") if name in inner.columns]
    frees = {FREES + c.name: _release(table, c, caps[c.name]).min() for c in full}
    counts = {c.name: table[c.name].max() for c in counters}
    return table.group_by(keys).agg(**counts, **frees)


def _release(table: "ir.Table", counter: Counter, limit: int) -> Any:
    """When a full counter has room again, if that lies in this row's stretch of one offset."""
    if counter.days == 1:
        day = table.asked_day + 1
    else:
        days = table[f"days_{counter.name}"].sort()
        day = days[days.length() - limit] + counter.days
    midnight = ibis.greatest(from_epoch(day * 86400 - table.ahead_s), table.offset_since)
    return ibis.cases(((table[counter.name] >= limit) & (midnight < table.offset_until), midnight))


def _over_zones(inner: "ir.Table", counters: Sequence[Counter], caps: Mapping[str, int]) -> "ir.Table":
    names = [c.name for c in counters] + [FREES + c.name for c in counters if c.name in caps]
    return inner.group_by("candidate_id").agg(**{name: inner[name].max() for name in names})


def known(counter: Counter, asked_at: Any, complete_since: datetime | None) -> Any:
    """Whether the history reaches back over a counter's whole window."""
    if complete_since is None:
        return ibis.literal(False)
    since = ibis.literal(complete_since.replace(tzinfo=None)).cast("timestamp")
    return since <= asked_at - ibis.interval(days=counter.days)
