"""The figures of a day: what was possible, what was refused and why, what was made, and to whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from rightparty.book.tables import STANDING_IN_ROLES
from rightparty.desk import planned
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import WITHDRAWN
from rightparty.engine import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.book.book import Book

MOST_RULES = 12
_MADE = "status IN ('claimed', 'sent', 'failed')"
# What an outside sender asked for belongs to no run.
_OF_DAY = (
    "day = %(day)s AND run_id IS NOT NULL AND (creditor_id = ANY (%(creditors)s) OR creditor_id IS NULL)"
)

_BY_CHANNEL = f"""
SELECT channel, content, count(*) FROM desk_planned_contact
WHERE {_OF_DAY} AND {_MADE} GROUP BY channel, content ORDER BY channel, content
"""
_HELD = f"""
SELECT coalesce(to_char(coalesce(retry_at, at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:00"Z"'),
    until_event, reason), count(*)
FROM desk_planned_contact WHERE {_OF_DAY} AND status = 'held' GROUP BY 1 ORDER BY 2 DESC, 1
"""
_WHY = f"""
SELECT status, reason, count(*) FROM desk_planned_contact
WHERE {_OF_DAY} AND status IN ('denied', 'failed', 'skipped') GROUP BY 1, 2 ORDER BY 3 DESC, 2
"""
# Counted from the book itself, not from what the gate said: who is liable, or stands in with a mandate.
_NOT_LIABLE = f"""
SELECT count(*) FROM desk_planned_contact p WHERE {_OF_DAY} AND {_MADE} AND EXISTS (
    SELECT FROM unnest(p.debt_ids) AS named (debt_id) WHERE NOT EXISTS (
        SELECT FROM book_liabilities l WHERE l.debt_id = named.debt_id AND l.person_id = p.person_id
            AND (l.until IS NULL OR l.until > p.claimed_at))
    AND NOT EXISTS (
        SELECT FROM book_relations r WHERE r.debt_id = named.debt_id AND r.person_id = p.person_id
            AND r.role = ANY (%(roles)s) AND r.verified_at <= p.claimed_at
            AND (r.until IS NULL OR r.until > p.claimed_at)))
"""


def of_candidates(engine: Engine, decided: "ir.Table") -> Mapping[str, Any]:
    """How many contacts were possible, what the gate said of them, and which rules refused most."""
    verdicts = engine.rows(decided.group_by("verdict").agg(n=decided.count()))
    refused = decided.filter(decided.verdict != "allow").select("candidate_id", rule=decided.reasons)
    opened = refused.unnest("rule").distinct()
    rules = engine.rows(opened.group_by("rule").agg(n=opened.count()))
    found = sorted(((row["rule"], row["n"]) for row in rules), key=lambda one: (-one[1], one[0]))
    by_verdict = {row["verdict"]: row["n"] for row in verdicts}
    return {
        "candidates": sum(by_verdict.values()),
        "verdicts": {name: by_verdict.get(name, 0) for name in ("allow", "limited", "delay", "deny")},
        "refused_by": dict(found[:MOST_RULES]),
        "rules_refusing": len(found),
    }


def of_book(engine: Engine, book: "Book", balance: "ir.Table") -> Mapping[str, Any]:
    """How many debts are overdue, and how many people owe them."""
    late = balance.filter(balance.dpd > 0)
    liable = book.tables["liabilities"].join(late.select("debt_id"), "debt_id")
    return {
        "debts": engine.count(book.tables["debts"]),
        "debts_overdue": engine.count(late),
        "people_overdue": engine.count(liable.select("person_id").distinct()),
    }


def keep_reached(connection: Connection, day: date, reached: Mapping[str, Mapping[str, int]]) -> None:
    """Add to a simulated day what its truth says: `{"ours": …, "practice": …}`.

    Each has `leaked`, the debt words that reached a stranger, and `debt_words`, all that were sent.
    """
    connection.execute(
        "UPDATE desk_run SET figures = figures || %s WHERE day = %s AND finished",
        [Jsonb({"reached": reached}), day],
    )


def of_day(connection: Connection, day: date, creditors: Sequence[str]) -> Mapping[str, Any]:
    """What became of the day's contacts, over all its runs.

    INVARIANT: planned = sent + held + denied + failed + skipped, unless a process still sends.
    """
    about = {"day": day, "creditors": list(creditors), "roles": STANDING_IN_ROLES.split()}
    by_status = planned.counts(connection, day, creditors)
    made = [
        {"channel": channel, "content": content, "count": count}
        for channel, content, count in connection.execute(_BY_CHANNEL, about)
    ]
    held = {str(when): int(count) for when, count in connection.execute(_HELD, about)}
    why = [
        {"status": status, "reason": reason, "count": count}
        for status, reason, count in connection.execute(_WHY, about)
    ]
    row = connection.execute(_NOT_LIABLE, about).fetchone()
    taken = sum(one["count"] for one in why if str(one["reason"]).startswith(f"{WITHDRAWN}:"))
    return {
        "planned": sum(by_status.values()),
        "statuses": dict(by_status),
        "made": made,
        "knocks": sum(one["count"] for one in made if one["content"] == "knock"),
        "held_until": held,
        "why": why,
        "withdrawn": taken,
        "not_liable": row[0] if row else None,
    }
