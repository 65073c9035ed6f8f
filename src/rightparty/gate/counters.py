"""Counting past contacts for every candidate of a table: each counter that some rule asks for.

Days are local to each zone where the person may be; the zone that counts most decides.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.facts_sources import Sources
from rightparty.gate.past import Pairing, paired, pairing
from rightparty.gate.where import from_epoch, local
from rightparty.law.facts import NEVER
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import ATTEMPT, FULL, TOLD, UNANSWERED, VOICE, Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

Caps = Mapping[str, Sequence[int]]
"""The limits that rules in force hold against a counter, by its name."""


FREES = "frees_"


def frees(counter: Counter, limit: int) -> str:
    """The column that tells when a counter that is full at a limit has room again."""
    return f"{FREES}{counter.name}_{limit}"


def counted(s: Sources, counters: Sequence[Counter], caps: Caps) -> "list[ir.Table]":
    """Tables of `candidate_id` and one column a counter; a candidate without any past contact is absent.

    A counter that is a cap has further columns `frees(counter, limit)`: when it has room again.
    """
    kinds = sorted({pairing(c) for c in counters})
    return [_one_pairing(s, kind, [c for c in counters if pairing(c) == kind], caps) for kind in kinds]


def minutes_since(s: Sources, questions: Sequence[MinutesSince]) -> "list[ir.Table]":
    """Tables of `candidate_id` and whole minutes since the last contact of a kind, one column a question."""
    asked = {q.name: Counter(q.kind, 1, q.per, q.channels) for q in questions}
    found = []
    for kind in sorted({pairing(counter) for counter in asked.values()}):
        here = {name: counter for name, counter in asked.items() if pairing(counter) == kind}
        past = paired(s, kind, list(here.values()), NEVER // 1440 + 1)
        seconds = past.asked_at.epoch_seconds() - past.past_t.epoch_seconds()
        minutes = (seconds / 60).floor().cast("int64")
        columns = {name: minutes.min(where=_kept(past, counter)) for name, counter in here.items()}
        found.append(past.group_by("candidate_id").agg(**columns))
    return found


def _one_pairing(s: Sources, kind: Pairing, counters: Sequence[Counter], caps: Caps) -> "ir.Table":
    pairs = paired(s, kind, counters, max(c.days for c in counters) + 2)
    zoned = local(pairs.join(s.zonesets, "zones_key"), s.offsets, "asked_at", "zone", "asked")
    rows = local(zoned, s.offsets, "past_t", "zone", "past")
    rows = rows.mutate(age=rows.asked_day - rows.past_day)
    groups = ["candidate_id", "zone", "asked_day", "asked_at", *(["debt"] if kind.apart else [])]
    inner = rows.group_by(groups).agg(**_aggregates(rows, counters, caps))
    return _over_zones(_with_release(inner, s.offsets, counters, caps), counters, caps)


def _aggregates(rows: "ir.Table", counters: Sequence[Counter], caps: Caps) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for counter in counters:
        hit = _kept(rows, counter) & (rows.age < counter.days)
        found[counter.name] = hit.sum().cast("int64")
        if counter.name in caps and counter.days > 1:
            found[f"days_{counter.name}"] = rows.past_day.collect(where=hit)
    return found


def _kept(rows: "ir.Table", counter: Counter) -> Any:
    """Whether a past contact is of a counter's kind and keys, whatever its day: as `Gathered.counted`."""
    hit = _of_kind(rows, counter)
    if not counter.inbound:
        hit &= ~rows.past_inbound
    if counter.channels:
        hit &= rows.past_channel.isin(counter.channels)
    if counter.contents:
        hit &= rows.past_content.fill_null(FULL).isin(counter.contents)  # unknown: it told
    if counter.flags:
        hit &= _any_of([rows[f"past_flag {flag}"].fill_null(False) for flag in counter.flags])
    for outcome in counter.without:
        hit &= ~rows.past_outcomes.contains(outcome).fill_null(False)
    if counter.since_answer:
        hit &= rows.last_answer.isnull() | (rows.past_t > rows.last_answer)
    if counter.unconsented:
        hit &= ~rows.consented
    for per, column in ((Per.CREDITOR, "creditor_id"), (Per.COLLECTOR, "collector_id")):
        if per in counter.per:
            hit &= (rows[f"past_{column}"] == rows[column]).fill_null(False)
    return hit & _placed(rows, counter)


def _any_of(truths: Sequence[Any]) -> Any:
    found = truths[0]
    for truth in truths[1:]:
        found |= truth
    return found


def _of_kind(rows: "ir.Table", counter: Counter) -> Any:
    hit = rows.past_kind == (ATTEMPT if counter.kind in (UNANSWERED, TOLD) else counter.kind)
    if counter.kind == UNANSWERED:
        hit &= rows.past_answered_at.isnull() | (rows.past_answered_at >= rows.asked_at)
    if counter.kind == TOLD:
        hit &= ~rows.past_channel.isin(VOICE) | (rows.past_reached_at < rows.asked_at).fill_null(False)
    return hit


def _placed(rows: "ir.Table", counter: Counter) -> Any:
    """Whether some point that the contact went to is one the counter counts, and not a stranger's."""
    if "past_points" not in rows.columns:
        # Joined by the point itself, so it is this very point and place; or points do not matter.
        return ~rows.misdirected if counter.recounted else ibis.literal(True)
    if Per.POINT in counter.per:
        here = rows.past_points.contains(rows.point_id).fill_null(False)
        return here & ~rows.misdirected if counter.recounted else here
    home, elsewhere = rows.past_n_home, rows.past_n_elsewhere
    if counter.recounted:
        home, elsewhere = home - rows.wrong_home, elsewhere - rows.wrong_elsewhere
    if Per.PLACE in counter.per:
        return rows.elsewhere.ifelse(elsewhere, home) > 0
    return home + elsewhere > 0 if counter.recounted else ibis.literal(True)


def _with_release(
    inner: "ir.Table", offsets: "ir.Table", counters: Sequence[Counter], caps: Caps
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
    freed = {frees(c, limit): _release(table, c, limit).min() for c in full for limit in caps[c.name]}
    counts = {c.name: table[c.name].max() for c in counters}
    return table.group_by(keys).agg(**counts, **freed)


def _release(table: "ir.Table", counter: Counter, limit: int) -> Any:
    """When a full counter has room again, if that lies in this row's stretch of one offset."""
    if counter.days == 1:
        day = table.asked_day + 1
    else:
        days = table[f"days_{counter.name}"].sort()
        day = days[days.length() - limit] + counter.days
    midnight = ibis.greatest(from_epoch(day * 86400 - table.ahead_s), table.offset_since)
    return ibis.cases(((table[counter.name] >= limit) & (midnight < table.offset_until), midnight))


def _over_zones(inner: "ir.Table", counters: Sequence[Counter], caps: Caps) -> "ir.Table":
    names = [c.name for c in counters]
    names += [frees(c, limit) for c in counters for limit in caps.get(c.name, ())]
    return inner.group_by("candidate_id").agg(**{name: inner[name].max() for name in names})


def known(days: int, asked_at: Any, complete_since: datetime | None) -> Any:
    """Whether the history reaches back over a window of days."""
    if complete_since is None:
        return ibis.literal(False)
    since = ibis.literal(complete_since.replace(tzinfo=None)).cast("timestamp")
    return since <= asked_at - ibis.interval(days=days)
