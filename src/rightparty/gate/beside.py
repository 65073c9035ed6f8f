"""Past contacts beside whom they may count for, in one pass: for counters that doubt none of them.

`past.py` pairs them mark by mark, with what makes a contact not count.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import ibis

from rightparty.gate.asked import attach, stamp
from rightparty.gate.facts_sources import Sources
from rightparty.gate.history_table import OF_KIND
from rightparty.gate.past import Pairing, asked_by, columns_read, kind_of_mark, last_answers, narrowed
from rightparty.gate.settled import constants
from rightparty.gate.windows import begins, windows
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import Per

if TYPE_CHECKING:
    import ibis.expr.types as ir


def doubted(counter: Counter, s: Sources) -> bool:
    """Whether some contacts may not count for a counter, as they were consented to or went to a stranger."""
    consented = counter.unconsented and s.around.consents
    return consented or (counter.recounted and s.around.wrong_numbers)


def beside(
    s: Sources, kind: Pairing, counters: Sequence[Counter], only: "ir.Table | None" = None
) -> "ir.Table":
    """Rows of a grain (`only` some) with past contacts (`past_…`) that counters may count, none `doubted`.

    With `since_…d`, when each window begins, and what `paired` adds where a counter asks.
    """
    days = sorted({c.days for c in counters})
    begun = windows(s, days)
    (bounds,) = s.engine.rows(begun.agg(first=begun[begins(days[-1])].min()))
    asked = attach(asked_by(s, kind, only), begun, "zones_key", "asked_at")
    return _met(s, kind, counters, asked, bounds["first"] or s.around.last)


def lately(s: Sources, kind: Pairing, counters: Sequence[Counter], minutes: int) -> "ir.Table":
    """The same without windows: contacts of so many minutes before the first candidate, and since."""
    return _met(s, kind, counters, asked_by(s, kind, None), s.around.first - timedelta(minutes=minutes))


def _met(
    s: Sources, kind: Pairing, counters: Sequence[Counter], asked: "ir.Table", since: datetime
) -> "ir.Table":
    key = "point_id" if kind.key == Per.POINT else "person_id"
    contacts = s.around.by_lenders if kind.key == Per.LENDERS else s.around.contacts[kind.key != Per.POINT]
    # Kept first: else it is joined last, after everybody's contacts.
    asked = s.engine.materialize(asked, s.named("asked_few"))
    steady = ("asked_at", "zones_key", "creditor_id", "collector_id")
    same = constants(s.engine, asked, [c for c in asked.columns if c in steady or c.startswith("since_")])
    read = {key, "inbound", "first_at", "last_at", *(name for c in counters for name in columns_read(c))}
    read |= {OF_KIND[kind_of_mark(c)][0] for c in counters}
    read |= {OF_KIND[kind_of_mark(c)][1] for c in counters} if kind.apart else set()
    if kind.key == Per.COUPLE:  # two contacts of one instant are two
        read.add("contact_id")
    rows = narrowed(contacts, counters)
    rows = rows.filter(rows.last_at >= stamp(since), rows.first_at < stamp(s.around.last))
    past = rows.select(**{f"past_{name}": name for name in contacts.columns if name in read})
    left = "member_id" if kind.key == Per.COUPLE else key
    # On the key alone: each counter looks at the instants anyway, and a join that does is thrice as slow.
    pairs = asked.drop(*same).join(past, asked[left] == past[f"past_{key}"])
    pairs = pairs.mutate(**{name: ibis.literal(value, asked[name].type()) for name, value in same.items()})
    if kind.key == Per.COUPLE:  # a contact that named both counts once
        pairs = pairs.drop("member_id", f"past_{key}").distinct().drop("past_contact_id")
    if any(c.since_answer for c in counters):
        pairs = attach(pairs, last_answers(s), "candidate_id")
    sure = {"consented": ibis.literal(False), "misdirected": ibis.literal(False)}
    nought = {"wrong_home": ibis.literal(0), "wrong_elsewhere": ibis.literal(0)}
    return pairs.mutate(**sure, **nought)
