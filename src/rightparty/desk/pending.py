"""Payments that have been under way for too long: they go on holding every contact, and a human looks.

Nothing is decided here. A payment says what became of it by its own row, from a book or the API; what
somebody only told us ends with its reply.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.desk.store import Connection

COLUMNS = ("of", "id", "creditor_id", "debt_id", "person_id", "since", "days", "amount", "currency")
"""Columns of `long_pending`.

of: `payment` (a row of `payments`), or `notice` (somebody told us that they paid). since: when it was paid,
or told. days: whole days until now. amount: NULL for a notice. person_id: who told us; NULL for a payment.
"""

LONG_PENDING = """
SELECT 'payment' AS "of", p.payment_id AS id, d.creditor_id, p.debt_id, NULL::text AS person_id,
    p.paid_at AS since, p.amount, d.currency
FROM book_payments p LEFT JOIN book_debts d USING (debt_id)
WHERE p.status = 'pending' AND p.paid_at <= %(now)s::timestamptz - make_interval(days => %(days)s)
UNION ALL
SELECT 'notice', n.notice_id, coalesce(n.creditor_id, d.creditor_id), n.debt_id, n.person_id, n.at, NULL, NULL
FROM book_notices n LEFT JOIN book_debts d USING (debt_id)
WHERE n.kind = 'payment_pending' AND (n.until IS NULL OR n.until > %(now)s)
    AND n.at <= %(now)s::timestamptz - make_interval(days => %(days)s)
"""


@cache
def days_max() -> int:
    """The days after which a payment under way is looked into, by `desk/pending.toml`."""
    raw = tomllib.loads((files("rightparty.desk") / "pending.toml").read_text(encoding="utf-8"))
    return int(raw["days_max"])


def long_pending(
    connection: Connection, at: datetime, days: int | None = None
) -> Sequence[Mapping[str, Any]]:
    """What has been under way for at least `days` (default: `days_max`) at an instant, the longest first."""
    asked = {"now": at, "days": days_max() if days is None else days}
    rows = connection.execute(f"{LONG_PENDING} ORDER BY since, id", asked).fetchall()
    names = ("of", "id", "creditor_id", "debt_id", "person_id", "since", "amount", "currency")
    found = (dict(zip(names, row, strict=True)) for row in rows)
    return [row | {"days": (at - row["since"]).days} for row in found]
