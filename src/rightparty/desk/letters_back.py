"""Letters that a stop asked for, taken back from the print queue unless the printer has them.

The stop's transaction asks (`desk.withdraw`); the folder is asked after its commit, since nothing outside is
called in a transaction; and what became of the letter is kept in a third step. Cut off anywhere, it is done
again, and finds the same. Until then a letter counts as sent.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rightparty.channels.print_queue import FETCHED, TAKEN_BACK, PrintQueue
from rightparty.desk.clock import Clock
from rightparty.desk.happened import add_event
from rightparty.desk.journal_store import Marks, marks_of
from rightparty.desk.same_point import lock_plan, points_held
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Withdrawn, append_ended, revoke

log = logging.getLogger(__name__)

_MARGIN = timedelta(minutes=10)
"""So long after its permit has ended, no process is still putting a letter into the queue."""

_ASKED = """
SELECT b.contact_id, p.point_id FROM desk_letter_back b JOIN desk_planned_contact p USING (contact_id)
WHERE b.ended_at IS NULL ORDER BY b.asked_at, b.contact_id
"""
# What is not in the queue is settled once it was there, or can no longer come.
_SETTLED = """
SELECT p.status = 'sent' OR coalesce((SELECT max(valid_until) FROM desk_permit w
    WHERE w.contact_id = p.contact_id) < %s, true)
FROM desk_planned_contact p WHERE p.contact_id = %s
"""
_END = """
UPDATE desk_letter_back SET ended_at = %s, result = %s WHERE contact_id = %s AND ended_at IS NULL
RETURNING why
"""
_NOT_PRINTED = """
UPDATE desk_planned_contact SET status = 'failed', reason = %s, ended_at = %s WHERE contact_id = %s
"""


_LATE = "SELECT count(*) FROM desk_letter_back WHERE ended_at IS NULL AND asked_at < %s"
LATE_AFTER = timedelta(hours=1)
"""By then a letter was taken back, or the printer has it: else nobody looks after the print queue."""


@dataclass(frozen=True)
class LettersBack:
    """How many letters were taken back, and how many the printer had fetched before."""

    taken: int = 0
    fetched: int = 0


def take_letters_back(connection: Connection, queue: PrintQueue, clock: Clock) -> LettersBack:
    """Take back every letter that was asked for, outside any transaction.

    One that was taken back has failed: it was never sent. One that the printer has stands as it was. Where
    the folder cannot be reached, all stay asked for.
    """
    marks, found = marks_of(connection.home), list[str]()
    try:
        for contact_id, point_id in connection.execute(_ASKED).fetchall():
            # Whoever is putting it into the queue holds its point until that is kept.
            with points_held(connection, _known(point_id)):
                result = queue.take_back(contact_id)
                if _end(connection, marks, contact_id, result, clock()):
                    found.append(result)
    except OSError as fault:
        log.error("the print queue cannot be reached, and letters are asked back: %s", type(fault).__name__)
    return LettersBack(found.count(TAKEN_BACK), found.count(FETCHED))


def count_late(connection: Connection, at: datetime) -> int:
    """How many letters were asked back before `LATE_AFTER`, and neither came back nor were fetched."""
    row = connection.execute(_LATE, [at - LATE_AFTER]).fetchone()
    return int(row[0]) if row else 0


def _known(point_id: str | None) -> Iterator[str]:
    if point_id is not None:
        yield point_id


def _end(connection: Connection, marks: Marks, contact_id: str, result: str, at: datetime) -> bool:
    """Keep what became of one letter, once; whether this is what kept it."""
    with connection.transaction():
        lock_plan(connection, shared=True)
        if result != TAKEN_BACK and not _is_settled(connection, contact_id, at):
            return False
        row = connection.execute(_END, [at, result, contact_id]).fetchone()
        if row is None:
            return False
        if result == TAKEN_BACK:
            connection.execute(_NOT_PRINTED, [row[0], at, contact_id])
            add_event(connection, contact_id, TAKEN_BACK, {"kind": "failed", "at": at})
            revoke(connection, [contact_id], row[0], at)
            append_ended(connection, marks, Withdrawn([contact_id], {contact_id: "not_sent"}), at)
    return True


def _is_settled(connection: Connection, contact_id: str, at: datetime) -> bool:
    row = connection.execute(_SETTLED, [at - _MARGIN, contact_id]).fetchone()
    return row is not None and bool(row[0])
