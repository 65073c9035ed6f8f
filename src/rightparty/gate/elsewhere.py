"""What the lenders that count together tell one another of a person: that contacts were made, and no more.

Two tables that no lender hands in: the service adds them to a dossier or a book. Their rows stand under the
ids of the person and the creditor who ask, so that nobody else's name is in them; only counters per LENDERS
read them.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.dossier import Dossier
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

CONTACTS = "contacts_elsewhere"
"""Contacts of the person that `events` does not count for the creditor: rows of `events`, nearly empty."""

RECORDS = "records_elsewhere"
"""For a person who has records at other lenders: since when what they tell is complete; null: not known."""

RECORDS_SCHEMA: Mapping[str, str] = {
    "person_id": "string",
    "creditor_id": "string",
    "complete_since": "timestamp",
}


def counts_elsewhere(counter: Counter) -> bool:
    """Whether a counter counts the contacts of other lenders too."""
    return Per.LENDERS in counter.per


def elsewhere_known_from(
    dossier: Dossier, person_id: str, creditor_id: str | None, days: int, own: datetime
) -> datetime | None:
    """From when on a count over all lenders is known, where one's own is from `own` on; None: never."""
    since = [
        row["complete_since"]
        for row in dossier.rows(RECORDS)
        if row["person_id"] == person_id and row["creditor_id"] == creditor_id
    ]
    if None in since:
        return None
    return max(own, *(one + timedelta(days=days) for one in since)) if since else own


def records_of(base: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates who have records at other lenders: `candidate_id`, `elsewhere_since`, `is_elsewhere`."""
    records = tables[RECORDS].rename(of_person="person_id", of_creditor="creditor_id")
    same = [base.person_id == records.of_person, base.creditor_id == records.of_creditor]
    found = base.select("candidate_id", "person_id", "creditor_id").join(records, same)
    return found.select("candidate_id", elsewhere_since="complete_since", is_elsewhere=ibis.literal(True))


def known_elsewhere(raw: "ir.Table", days: int) -> Any:
    """Whether the contacts of other lenders are known over a window of days; `raw` with `records_of`."""
    reaches = raw.elsewhere_since <= raw.asked_at - ibis.interval(days=days)
    return raw.is_elsewhere.isnull() | reaches.fill_null(False)
