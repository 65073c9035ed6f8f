"""Asking an agency to give debts back: kept with what caused it, written to its folder afterwards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rightparty.canonical import Json
from rightparty.desk.journal_store import Marks
from rightparty.desk.store import Connection
from rightparty.journal.record import Record

_ASK = """
INSERT INTO desk_recall (recall_id, creditor_id, agency_id, debt_id, placed_from, asked_at, because, by)
SELECT gen_random_uuid(), d.creditor_id, p.agency_id, p.debt_id, p."from", %(at)s, %(because)s, %(by)s::text
FROM book_placements p JOIN book_debts d USING (debt_id)
WHERE p.debt_id = ANY (%(debts)s) AND (%(agency)s::text IS NULL OR p.agency_id = %(agency)s)
    AND p."from" <= %(at)s AND (p.until IS NULL OR p.until > %(at)s)
ON CONFLICT DO NOTHING RETURNING agency_id, debt_id
"""
_HOLD = """
UPDATE book_placements p
SET recalled_at = least(p.recalled_at, r.asked_at), recall_acked_at = coalesce(p.recall_acked_at, r.acked_at)
FROM desk_recall r
WHERE r.debt_id = p.debt_id AND r.agency_id = p.agency_id AND r.placed_from = p."from"
    AND (p.recalled_at IS NULL OR p.recalled_at > r.asked_at
        OR (p.recall_acked_at IS NULL AND r.acked_at IS NOT NULL))
"""
# From the recall on the agency may not act: `agency_placed` of the gate's facts goes by this very cell.
_STAND = """
UPDATE book_placements p SET recalled_at = coalesce(p.recalled_at, %(at)s) FROM desk_recall r
WHERE r.debt_id = p.debt_id AND r.agency_id = p.agency_id AND r.placed_from = p."from"
    AND r.debt_id = ANY (%(debts)s) AND p.recalled_at IS NULL
"""


@dataclass(frozen=True)
class Recalled:
    """A debt that an agency was asked to give back."""

    agency_id: str
    debt_id: str


def recall_debts(
    connection: Connection,
    debts: Sequence[str],
    because: str,
    at: datetime,
    *,
    agency_id: str | None = None,
    by: str | None = None,
) -> list[Recalled]:
    """Take debts back from every agency that holds them, or from one, within the caller's transaction.

    From the commit on no agency gets a permit for them; the files that tell the agencies are written
    afterwards (`desk.agency.write_files`). Gives what was asked back now, in order; the
    caller appends `recall_records` of it.
    """
    about = {"debts": list(debts), "at": at, "because": because, "by": by, "agency": agency_id}
    asked = connection.execute(_ASK, about).fetchall()
    connection.execute(_STAND, about)
    return sorted(
        (Recalled(agency, debt) for agency, debt in asked), key=lambda one: (one.agency_id, one.debt_id)
    )


def hold_recalls(connection: Connection) -> int:
    """Let recalls hold after a book was taken over whose placements do not know them; gives how many."""
    return connection.execute(_HOLD).rowcount


def recall_records(
    marks: Marks, recalled: Sequence[Recalled], because: str, at: datetime, by: str | None = None
) -> list[Record]:
    """One record an agency: how many debts it was asked to give back, and why."""
    counts = Counter(one.agency_id for one in recalled)
    more: dict[str, Json] = {"actor": marks.of("actor", by)} if by else {}
    return [
        Record(
            "recall",
            at,
            {
                "agency": marks.of("agency", agency),
                "event": "asked",
                "debts": count,
                "because": because.replace(":", "_"),
                **more,
            },
        )
        for agency, count in sorted(counts.items())
    ]
