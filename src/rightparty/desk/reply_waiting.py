"""Replies that wait for a human, as a claim sees them: while one waits, nothing goes where it came from.

By no channel: what is said in a text message is no less said where somebody calls that number. What else the
person has is left alone on the channel by which it came.
"""

from typing import Final

from rightparty.desk.linked import everybody_who_is
from rightparty.desk.store import Connection

WAITS: Final = "reply_waits_for_a_human"
"""The reason of a contact that is held for it."""

SETTLED: Final = "reply_settled"
"""What such a contact waits for."""

_ANY = "SELECT 1 FROM desk_reply WHERE status = 'waiting' AND holds LIMIT 1"
_WAITING = """
SELECT 1 FROM desk_reply WHERE status = 'waiting' AND holds
    AND (channel = %(channel)s AND person_ids && %(people)s OR point_ids && %(points)s
        OR mark = (SELECT value_mark FROM book_points WHERE point_id = %(point)s)) LIMIT 1
"""


def any_reply_waits(connection: Connection) -> bool:
    """Whether any reply waits at all: mostly none does, and nothing more need be asked."""
    return connection.execute(_ANY).fetchone() is not None


def reply_waits(connection: Connection, person_id: str, point_id: str, channel: str) -> bool:
    """Whether the person answered on this channel, or somebody at this point on any, unread as yet."""
    people = everybody_who_is(connection, person_id)
    about = {"channel": channel, "people": people, "points": [point_id], "point": point_id}
    return connection.execute(_WAITING, about).fetchone() is not None
