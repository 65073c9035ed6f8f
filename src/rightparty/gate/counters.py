"""Counting past contacts for every candidate of a table: each counter that some rule asks for.

Days are local to each zone where the person may be; the zone that counts most decides.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.facts_sources import Sources
from rightparty.gate.history_table import OF_KIND
from rightparty.gate.past import (
    PAIRS,
    Pairing,
    as_counter,
    beside,
    doubted,
    kind_of_mark,
    lately,
    paired,
    pairing,
    touches,
)
from rightparty.gate.where import from_epoch, local
from rightparty.gate.windows import begins
from rightparty.law.facts import NEVER
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import FULL, TOLD, UNANSWERED, VOICE, Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

Caps = Mapping[Counter, Collection[int]]
"""Counters with the limits that rules hold against them."""


def frees(counter: Counter, limit: int) -> str:
    """The column that tells when a counter that is full at a limit has room again."""
    return f"frees_{counter.name}_{limit}"


def counted(s: Sources, counters: Sequence[Counter]) -> "list[ir.Table]":
    """Tables of `candidate_id` and one column a counter; a candidate without any past contact is absent."""
    found = []
    plain = [c for c in counters if s.days_run_on and not doubted(c, s)]
    for kind, here in _by_pairing(s, plain).items():
        found.append(s.engine.materialize(_tallied(s, kind, here), s.named(_name("tallies", kind))))
    for kind, here in _by_pairing(s, (c for c in counters if c not in plain)).items():
        found.append(s.engine.materialize(_counts(s, kind, here), s.named(_name("counts", kind))))
        s.engine.drop(PAIRS)
    return found


def released(
    s: Sources, caps: Caps, waiting: "Callable[[Collection[Counter]], ir.Table]"
) -> "list[ir.Table]":
    """Tables of `candidate_id` and for each cap a column, named by `frees`: when it has room again.

    `waiting`: the candidates who wait for one of some counters. They are few, so that the days of their past
    contacts are gathered for them alone.
    """
    found = []
    for kind, counters in _by_pairing(s, caps).items():
        only = s.engine.materialize(waiting(counters), "gate_waiting")
        if s.engine.count(only):
            found.append(
                s.engine.materialize(_releases(s, kind, counters, caps, only), s.named(_name("frees", kind)))
            )
            s.engine.drop(PAIRS)
    return found


def _by_pairing(s: Sources, counters: Iterable[Counter]) -> Mapping[Pairing, Sequence[Counter]]:
    found: dict[Pairing, list[Counter]] = {}
    for counter in sorted(counters, key=lambda one: one.name):
        found.setdefault(pairing(counter, couples=s.around.couples), []).append(counter)
    return dict(sorted(found.items()))


def _name(what: str, kind: Pairing) -> str:
    return f"{what}_{kind.key}_{kind.apart}"


def minutes_since(s: Sources, questions: Sequence[MinutesSince]) -> "list[ir.Table]":
    """Tables of `candidate_id` and whole minutes since the last contact of a kind, one column a question."""
    found = []
    for kind, counters in _by_pairing(s, map(as_counter, questions)).items():
        past = lately(s, kind, counters, NEVER)
        last = {}
        for question in questions:
            counter = as_counter(question)
            if counter in counters:
                column, debts = OF_KIND[kind_of_mark(counter)]
                when = past[f"past_{column}"]
                hit = (when < past.asked_at).fill_null(False) & _counted(past, counter, when)
                hit &= touches(past, past[f"past_{debts}"]) if kind.apart else True
                seconds = past.asked_at.epoch_seconds() - when.epoch_seconds()
                last[question.name] = (seconds / 60).floor().cast("int64").min(where=hit)
        told = past.group_by("candidate_id").agg(**last)
        found.append(s.engine.materialize(told, s.named(_name("minutes", kind))))
    return found


def _tallied(s: Sources, kind: Pairing, counters: Sequence[Counter]) -> "ir.Table":
    """Counts in one pass over past contacts: each window has an instant at which it begins."""
    pairs = beside(s, kind, counters)
    hits = {c.name: _hit(pairs, kind, c).sum().cast("int64") for c in counters}
    inner = pairs.group_by("candidate_id", *(["debt"] if kind.apart else [])).agg(**hits)
    if not kind.apart:
        return inner
    return inner.group_by("candidate_id").agg(**{c.name: inner[c.name].max() for c in counters})


def _hit(pairs: "ir.Table", kind: Pairing, counter: Counter) -> Any:
    """Whether what is counted happened in a contact within the window, about the debt that counts apart."""
    column, debts = OF_KIND[kind_of_mark(counter)]
    when = pairs[f"past_{column}"]
    hit = (when < pairs.asked_at) & (when >= pairs[begins(counter.days)])
    if kind.apart:
        hit &= touches(pairs, pairs[f"past_{debts}"])
    return hit.fill_null(False) & _counted(pairs, counter, when)


def _counts(s: Sources, kind: Pairing, counters: Sequence[Counter]) -> "ir.Table":
    rows = _on_days(s, kind, counters)
    hits = {c.name: (_kept(rows, c) & (rows.age < c.days)).sum().cast("int64") for c in counters}
    inner = rows.group_by(_groups(kind)).agg(**hits)
    return inner.group_by("candidate_id").agg(**{c.name: inner[c.name].max() for c in counters})


def _on_days(
    s: Sources, kind: Pairing, counters: Sequence[Counter], only: "ir.Table | None" = None
) -> "ir.Table":
    """Pairs once for each zone where the person may be, with the local days of both contacts there."""
    pairs = paired(s, kind, counters, max(c.days for c in counters) + 2, only)
    zoned = local(pairs.join(s.zonesets, "zones_key"), s.offsets, "asked_at", "zone", "asked")
    rows = local(zoned, s.offsets, "past_t", "zone", "past")
    return rows.mutate(age=rows.asked_day - rows.past_day)


def _groups(kind: Pairing) -> list[str]:
    return ["candidate_id", "zone", *(["debt"] if kind.apart else [])]


def _kept(rows: "ir.Table", counter: Counter) -> Any:
    """Whether a past contact is of a counter's kind and keys, whatever its day: as `Gathered.counted`."""
    return (rows.past_kind == kind_of_mark(counter)) & _counted(rows, counter, rows.past_t)


def _counted(rows: "ir.Table", counter: Counter, when: Any) -> Any:
    """The same of a contact in which something of that kind happened; `when`: at which instant."""
    hit = _of_kind(rows, counter)
    if not counter.inbound:
        hit &= ~rows.past_inbound
    if counter.channels:
        hit &= rows.past_channel.isin(counter.channels)
    if counter.contents:
        hit &= rows.past_content.fill_null(FULL).isin(counter.contents)  # unknown: it told
    if counter.flags:
        hit &= any_of([rows[f"past_flag {flag}"].fill_null(False) for flag in counter.flags])
    for outcome in counter.without:
        hit &= ~rows[f"past_outcome {outcome}"]
    if counter.since_answer:
        hit &= rows.last_answer.isnull() | (when > rows.last_answer)
    if counter.unconsented:
        hit &= ~rows.consented
    keys = ((Per.CREDITOR, "creditor_id"), (Per.LENDERS, "creditor_id"), (Per.COLLECTOR, "collector_id"))
    for per, column in keys:
        if per in counter.per:
            hit &= (rows[f"past_{column}"] == rows[column]).fill_null(False)
    return hit & _placed(rows, counter)


def any_of(truths: Sequence[Any]) -> Any:
    """Where one of some truths holds."""
    found = truths[0]
    for truth in truths[1:]:
        found |= truth
    return found


def _of_kind(rows: "ir.Table", counter: Counter) -> Any:
    hit: Any = ibis.literal(True)
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


def _releases(
    s: Sources, kind: Pairing, counters: Sequence[Counter], caps: Caps, only: "ir.Table"
) -> "ir.Table":
    """For every cap of some candidates that is full, the local midnight at which a contact leaves the window.

    That is the contact which makes the cap full: counted from the last, the one with the number of the limit.
    """
    plain = s.days_run_on and not any(doubted(counter, s) for counter in counters)
    pairs = beside(s, kind, counters, only) if plain else paired(s, kind, counters, _longest(counters), only)
    times = {}
    for c in counters:
        when = pairs[f"past_{OF_KIND[kind_of_mark(c)][0]}"] if plain else pairs.past_t
        times[c.name] = when.collect(where=_hit(pairs, kind, c) if plain else _kept(pairs, c))
    groups = ["candidate_id", "asked_at", "zones_key", *(["debt"] if kind.apart else [])]
    listed = s.engine.materialize(pairs.group_by(groups).agg(**times), s.named("times"))
    keyed = [
        listed.select(
            "candidate_id", "asked_at", "zones_key", cap=ibis.literal(frees(c, limit)),
            days=ibis.literal(c.days, "int64"), full_at=_from_last(listed[c.name], limit),
        )
        for c in counters
        for limit in sorted(caps[c])
    ]  # fmt: skip
    full = ibis.union(*keyed) if len(keyed) > 1 else keyed[0]
    opened = s.engine.materialize(_opened(s, full.filter(full.full_at.notnull())), s.named("opened"))
    told = {name: opened.freed.max(where=opened.cap == name) for c in counters for name in _of(c, caps)}
    return opened.group_by("candidate_id").agg(**told)


def _longest(counters: Iterable[Counter]) -> int:
    return max(c.days for c in counters) + 2


def _of(counter: Counter, caps: Caps) -> list[str]:
    return [frees(counter, limit) for limit in sorted(caps[counter])]


def _from_last(times: Any, number: int) -> Any:
    ordered = times.sort()
    length = ordered.length().fill_null(0)
    return ibis.cases((length >= number, ordered[length - number]))


def _opened(s: Sources, full: "ir.Table") -> "ir.Table":
    """When each full cap has room again, by zone: `candidate_id`, `cap`, `freed`.

    A day's first instant is the earliest at which a local clock shows its midnight or later; every stretch of
    one offset may be the one that does.
    """
    zoned = local(full.join(s.zonesets, "zones_key"), s.offsets, "asked_at", "zone", "asked")
    dated = local(zoned, s.offsets, "full_at", "zone", "full")
    dated = dated.filter(dated.asked_day - dated.full_day < dated.days)
    o = s.offsets.rename(offset_zone="zone", offset_since="since", offset_until="until")
    each = dated.join(o, dated.zone == o.offset_zone)
    first = from_epoch((each.full_day + each.days) * 86400 - each.ahead_s)
    midnight = ibis.greatest(first, each.offset_since)
    freed = ibis.cases((midnight < each.offset_until, midnight))
    by_zone = each.group_by("candidate_id", "cap", "zone", "full_at").agg(freed=freed.min())
    return by_zone.select("candidate_id", "cap", "freed")


def known(days: int, asked_at: Any, complete_since: datetime | None) -> Any:
    """Whether the history reaches back over a window of days."""
    if complete_since is None:
        return ibis.literal(False)
    since = ibis.literal(complete_since.replace(tzinfo=None)).cast("timestamp")
    return since <= asked_at - ibis.interval(days=days)
