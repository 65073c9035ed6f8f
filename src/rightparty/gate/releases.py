"""When a full counter has room again, for candidates who wait for that."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.beside import beside, doubted
from rightparty.gate.counters import by_pairing, hit, kept, table_name
from rightparty.gate.facts_sources import Sources
from rightparty.gate.history_table import OF_KIND
from rightparty.gate.past import PAIRS, Pairing, kind_of_mark, paired
from rightparty.gate.where import from_epoch, local
from rightparty.law.questions import Counter

if TYPE_CHECKING:
    import ibis.expr.types as ir

Caps = Mapping[Counter, Collection[int]]
"""Counters with the limits that rules hold against them."""


def frees(counter: Counter, limit: int) -> str:
    """The column that tells when a counter that is full at a limit has room again."""
    return f"frees_{counter.name}_{limit}"


def released(
    s: Sources, caps: Caps, waiting: "Callable[[Collection[Counter]], ir.Table]"
) -> "list[ir.Table]":
    """Tables of `candidate_id` and for each cap a column, named by `frees`: when it has room again.

    `waiting`: the candidates who wait for one of some counters. They are few, so that the days of their past
    contacts are gathered for them alone.
    """
    found = []
    for kind, counters in by_pairing(s, caps).items():
        only = s.engine.materialize(waiting(counters), "gate_waiting")
        if s.engine.count(only):
            found.append(
                s.engine.materialize(
                    _releases(s, kind, counters, caps, only), s.named(table_name("frees", kind))
                )
            )
            s.engine.drop(PAIRS)
    return found


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
        times[c.name] = when.collect(where=hit(pairs, kind, c) if plain else kept(pairs, c))
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
