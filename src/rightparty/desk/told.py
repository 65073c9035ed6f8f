"""Which contacts told of a debt at a point: ours, and those of the book's own history.

What nobody knows is taken for told: a contact whose content class is unknown, a message whose end is.
"""

from collections.abc import Sequence
from datetime import datetime

from rightparty.desk.store import Connection
from rightparty.law.vocabulary import TELLING, VOICE

# By voice something was told once a conversation was had, a machine recorded it, or somebody answered who
# did not say at once that they are another. Anything else is told unless it certainly did not arrive.
_TOLD = """
WITH theirs AS (SELECT array_agg(debt_id) AS debts FROM book_liabilities WHERE person_id = %(person)s),
gone AS (
    SELECT contact_id, max(at) AS at, min(channel) AS channel,
        bool_or(content IS NULL OR content = ANY (%(telling)s)) AS telling,
        bool_or(kind IN ('conversation', 'voicemail', 'visit') OR (kind = 'connected'
            AND outcome IS DISTINCT FROM 'wrong_person' AND outcome IS DISTINCT FROM 'refused')) AS heard,
        bool_or(kind = 'delivered')
            OR NOT bool_or(kind = 'failed' AND outcome IS DISTINCT FROM 'unknown') AS arrived
    FROM book_events
    WHERE direction = 'out' AND (point_id = ANY (%(points)s) OR to_mark = %(mark)s)
        AND (person_id = %(person)s OR (person_id IS NULL AND debt_ids && (SELECT debts FROM theirs)))
        AND at > coalesce(%(since)s::timestamptz, '-infinity')
    GROUP BY contact_id
)
SELECT contact_id FROM gone
WHERE telling AND CASE WHEN channel = ANY (%(voice)s) THEN heard ELSE arrived END ORDER BY at, contact_id
"""


def contacts_that_told(
    connection: Connection, person_id: str, points: Sequence[str], mark: str, since: datetime | None
) -> list[str]:
    """The contacts with or about this person at any of these points, after `since`, that told of a debt.

    `mark`: of the number or address itself, as an agency's log may name it. `since`: the person's last proof
    of the point; None where there is none. Earliest first.
    """
    about = {
        "person": person_id,
        "points": list(points),
        "mark": mark,
        "since": since,
        "telling": list(TELLING),
        "voice": list(VOICE),
    }
    return [contact_id for (contact_id,) in connection.execute(_TOLD, about).fetchall()]


def last_contact(connection: Connection, person_id: str, points: Sequence[str]) -> str | None:
    """The latest outbound contact with this person at any of these points, None where there was none."""
    row = connection.execute(
        "SELECT contact_id FROM book_events WHERE direction = 'out' AND person_id = %s"
        " AND point_id = ANY (%s) ORDER BY at DESC, contact_id LIMIT 1",
        [person_id, list(points)],
    ).fetchone()
    return str(row[0]) if row else None
