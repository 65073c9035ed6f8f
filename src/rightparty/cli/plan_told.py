"""What a day's plan comes to, in a few lines: who is contacted and how, who is not and why, and limits."""

from collections.abc import Iterator, Mapping, Sequence

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.law.load import Law
from rightparty.plan.allocate import LIMIT, Used
from rightparty.plan.day import STATUSES
from rightparty.plan.ways import DENIED, HELD, PLANNED, SKIPPED

_SHOWN = 5
_LONGEST = 100
_REASONS = {
    "contacted_today": "was contacted today already",
    "contacted_often": "was contacted often enough this month",
    "called_often": "nobody took the last calls",
    "linked": "another record of the same person is contacted",
    "no_point": "no channel reaches them",
    "no_channel": "only channels that are never planned reach them",
    "not_worth_it": "a contact is worth no more to us than it costs them, by the model",
    "holdout": "held out by chance, to learn what comes in by itself",
}
_LIMITS = {
    "agents": "agents' minutes",
    "replies": "minutes for replies",
}


def told(engine: Engine, contacts: ir.Table, law: Law, used: Sequence[Used] = ()) -> Iterator[str]:
    """The lines of a plan: counts, channels, reasons in words, and how far each limit is used."""
    counted = contacts.group_by("status", "channel", "content").aggregate(people=contacts.count())
    rows = engine.rows(counted)
    by_status = {status: sum(row["people"] for row in rows if row["status"] == status) for status in STATUSES}
    parts = ", ".join(f"{by_status[status]:,} {status}" for status in STATUSES)
    yield f"{sum(by_status.values()):,} people: {parts}"
    planned = [row for row in rows if row["status"] == PLANNED]
    for row in sorted(planned, key=lambda row: (-row["people"], row["channel"], row["content"])):
        yield f"  {row['people']:>9,}  {row['channel']}, {row['content']}"
    yield from _why_not(engine, contacts, law)
    if used:
        yield "limits, less what went today, and what one more of each would be worth (in units of burden):"
    for one in used:
        name = _name(one.name)
        yield f"  {one.used:,.10g} of {one.room:,.10g}  {name}" + (
            f"; one more {one.price:.3g}" if one.price > 0 else "; not short"
        )


def _why_not(engine: Engine, contacts: ir.Table, law: Law) -> Iterator[str]:
    sentences = {rule.id: rule.sentence for rule in law.rules}
    for status, title in ((HELD, "later today"), (DENIED, "not today"), (SKIPPED, "left out")):
        some = contacts.filter(contacts.status == status)
        reasons = some.group_by("reason").aggregate(people=some.count())
        rows = engine.rows(reasons)
        rows.sort(key=lambda row: (-row["people"], row["reason"] or ""))
        for row in rows[:_SHOWN]:
            yield f"  {row['people']:>9,}  {title}: {_in_words(row['reason'] or '', sentences)}"
        if len(rows) > _SHOWN:
            rest = sum(row["people"] for row in rows[_SHOWN:])
            yield f"  {rest:>9,}  {title}: {len(rows) - _SHOWN} other reasons"


def _in_words(reason: str, sentences: Mapping[str, str]) -> str:
    """A reason as a sentence: of several rules, what the first one says, and how many more there are."""
    if reason.startswith(LIMIT):
        return f"no room: {_name(reason.removeprefix(LIMIT))}"
    first, *more = reason.split(";")
    words = _REASONS.get(first) or sentences.get(first, first)
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    also = f" (and {len(more)} more)" if more else ""
    return f"{words.rstrip('.')}{also} [{first}]" if first in sentences else f"{words}{also}"


def _name(limit: str) -> str:
    if limit in _LIMITS:
        return _LIMITS[limit]
    head, _, tail = limit.partition(".")
    if head == "agents":
        return f"agents' minutes in {tail}"
    return f"money for {head}" if tail == "money" else f"messages by {head}"
