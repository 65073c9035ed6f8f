"""Counting past contacts for every candidate of a table: each counter that some rule asks for.

Days are local to each zone where the person may be; the zone that counts most decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.beside import beside, doubted, lately
from rightparty.gate.facts_sources import Sources
from rightparty.gate.history_table import OF_KIND
from rightparty.gate.past import (
    PAIRS,
    Pairing,
    as_counter,
    kind_of_mark,
    paired,
    pairing,
    touches,
)
from rightparty.gate.where import local
from rightparty.gate.windows import begins
from rightparty.law.facts import NEVER
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import FULL, TOLD, UNANSWERED, VOICE, Per

if TYPE_CHECKING:
    import ibis.expr.types as ir


def counted(s: Sources, counters: Sequence[Counter]) -> "list[ir.Table]":
    """Tables of `candidate_id` and one column a counter; a candidate without any past contact is absent."""
    found = []
    plain = [c for c in counters if s.days_run_on and not doubted(c, s)]
    for kind, here in by_pairing(s, plain).items():
        found.append(s.engine.materialize(_tallied(s, kind, here), s.named(table_name("tallies", kind))))
    for kind, here in by_pairing(s, (c for c in counters if c not in plain)).items():
        found.append(s.engine.materialize(_counts(s, kind, here), s.named(table_name("counts", kind))))
        s.engine.drop(PAIRS)
    return found


def by_pairing(s: Sources, counters: Iterable[Counter]) -> Mapping[Pairing, Sequence[Counter]]:
    """Counters by how their contacts are found, in a fixed order."""
    found: dict[Pairing, list[Counter]] = {}
    for counter in sorted(counters, key=lambda one: one.name):
        found.setdefault(pairing(counter, couples=s.around.couples), []).append(counter)
    return dict(sorted(found.items()))


def table_name(what: str, kind: Pairing) -> str:
    """The name of what is worked out for the counters of one pairing."""
    return f"{what}_{kind.key}_{kind.apart}"


def minutes_since(s: Sources, questions: Sequence[MinutesSince]) -> "list[ir.Table]":
    """Tables of `candidate_id` and whole minutes since the last contact of a kind, one column a question."""
    found = []
    for kind, counters in by_pairing(s, map(as_counter, questions)).items():
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
        found.append(s.engine.materialize(told, s.named(table_name("minutes", kind))))
    return found


def _tallied(s: Sources, kind: Pairing, counters: Sequence[Counter]) -> "ir.Table":
    """Counts in one pass over past contacts: each window has an instant at which it begins."""
    pairs = beside(s, kind, counters)
    hits = {c.name: hit(pairs, kind, c).sum().cast("int64") for c in counters}
    inner = pairs.group_by("candidate_id", *(["debt"] if kind.apart else [])).agg(**hits)
    if not kind.apart:
        return inner
    return inner.group_by("candidate_id").agg(**{c.name: inner[c.name].max() for c in counters})


def hit(pairs: "ir.Table", kind: Pairing, counter: Counter) -> Any:
    """Whether what is counted happened in a contact within the window, about the debt that counts apart."""
    column, debts = OF_KIND[kind_of_mark(counter)]
    when = pairs[f"past_{column}"]
    hit = (when < pairs.asked_at) & (when >= pairs[begins(counter.days)])
    if kind.apart:
        hit &= touches(pairs, pairs[f"past_{debts}"])
    return hit.fill_null(False) & _counted(pairs, counter, when)


def _counts(s: Sources, kind: Pairing, counters: Sequence[Counter]) -> "ir.Table":
    rows = _on_days(s, kind, counters)
    hits = {c.name: (kept(rows, c) & (rows.age < c.days)).sum().cast("int64") for c in counters}
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


def kept(rows: "ir.Table", counter: Counter) -> Any:
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


def known(days: int, asked_at: Any, complete_since: datetime | None) -> Any:
    """Whether the history reaches back over a window of days."""
    if complete_since is None:
        return ibis.literal(False)
    since = ibis.literal(complete_since.replace(tzinfo=None)).cast("timestamp")
    return since <= asked_at - ibis.interval(days=days)
