"""Held contacts whose hour has come on the same day: planned again, and decided again when they are sent.

What waits for another day is not released: that day's own plan knows the person again, with all that has
happened since, and may find a gentler way. Nor is what was planned under another policy than ours.
"""

from rightparty.desk.means import Means
from rightparty.desk.planned_under import KEPT_LAW, UNDER_OURS, policy_of
from rightparty.desk.same_point import lock_plan

_RELEASE = f"""
UPDATE desk_planned_contact p
SET status = 'planned', reason = NULL, retry_at = NULL, ended_at = NULL, sender = NULL
FROM desk_run r {KEPT_LAW}
WHERE p.run_id = r.run_id AND r.sends AND p.status = 'held' AND p.until_event IS NULL
    AND p.retry_at <= %(now)s AND %(now)s < r.ends AND {UNDER_OURS}
"""


def release_held(means: Means) -> int:
    """Plan again what was held until now; gives how many contacts. Nothing is decided here."""
    with means.connection.transaction():
        lock_plan(means.connection)
        return means.connection.execute(_RELEASE, {"now": means.clock(), **policy_of(means.law)}).rowcount
