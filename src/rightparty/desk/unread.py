"""What nobody has read yet from somebody who is erased: single messages, and parts that wait for others."""

from collections.abc import Sequence
from datetime import datetime

from rightparty.desk.acting_on_words import sender_of
from rightparty.desk.came_back import opened, take_inbound, unread_like
from rightparty.desk.reveal import point_value
from rightparty.desk.same_point import mark_of
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of


def take_unread(connection: Connection, points: Sequence[str], at: datetime) -> set[str]:
    """Take away, within the caller's transaction, what came from these points and waits; from which it did.

    It may have been a stop: the caller lets it hold as one. What may as well be another's is left.
    """
    marks, found = vault_of(connection).marks, set[str]()
    for point_id in points:
        value = point_value(connection, point_id)
        for inbound_id in [] if value is None else unread_like(connection, marks, value):
            words = opened(connection, connection.home, inbound_id)
            sender = sender_of(connection, marks, words) if words is not None else None
            if sender is not None and value is not None and mark_of(marks, sender) == mark_of(marks, value):
                take_inbound(connection, inbound_id, at)
                found.add(point_id)
    return found
