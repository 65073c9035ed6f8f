"""Messages that nobody could act on by themselves: shown to a person, who says where each came from.

One number may be written like two of the book's, words may not be opened, a person may be gone. Such a
message waits, and nothing goes to whoever may have sent it, until a person has taken it here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from rightparty.canonical import Json
from rightparty.channels.receipts import UNREADABLE
from rightparty.desk.acting_on_words import ours, senders_of
from rightparty.desk.anew import anew
from rightparty.desk.came_back import Words, opened, take_inbound, waiting_ids
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.reply import Reply, Taken, take_reply
from rightparty.desk.reply_meant import FromParts
from rightparty.desk.reveal import note_readings, require_reader
from rightparty.desk.same_point import ids_of, mark_of
from rightparty.desk.schema import POINT
from rightparty.desk.store import Connection
from rightparty.errors import Refused, RightpartyError
from rightparty.journal.record import Record

LEFT_AFTER: Final = timedelta(minutes=10)
"""What has waited for so long was tried many times, and waits for a person."""

COLUMNS: Final = ("message", "at", "channel", "carrier", "points")
"""The columns of the list, in order."""

WITH_WORDS: Final = (*COLUMNS, "text")
"""Those that it has where somebody named asks for what was written, and says why."""

_ROW = """
SELECT at, channel, carrier, sender_mark, reference FROM desk_inbound_message
WHERE inbound_id = %s AND taken_at IS NULL
"""
_WENT_TO = "SELECT point_id FROM desk_planned_contact WHERE contact_id = %s AND point_id IS NOT NULL"
_COUNT = "SELECT count(*) FROM desk_inbound_message WHERE taken_at IS NULL AND heard_at IS NULL AND at < %s"


@dataclass(frozen=True)
class Taking:
    """How a person takes a message: `by` whom, on what ground (`note`), and what they found out.

    `point_id`: where it came from, needed where it may be one of several. That the contact which it answers
    went somewhere tells not that it came from there, unless they say so. `words`: False where its words
    cannot be acted on; then it is kept as a reply without words, which waits to be settled.
    """

    by: str
    note: str
    point_id: str | None = None
    words: bool = True


def count_left(connection: Connection, at: datetime) -> int:
    """How many messages have waited for a person since before `LEFT_AFTER`."""
    row = connection.execute(_COUNT, [at - LEFT_AFTER]).fetchone()
    return int(row[0]) if row else 0


def left_words(connection: Connection, home: Home) -> list[Mapping[str, Any]]:
    """What waits and could not be acted on so far, the oldest first: rows of `COLUMNS`.

    `points`: those of the book that it may come from, and where the contact went that it answers.
    """
    return [row for row, _ in _left(connection, home)]


def left_with_words(
    connection: Connection, home: Home, reader: tuple[str, str], at: datetime
) -> list[Mapping[str, Any]]:
    """The same with what was written, to somebody (`reader`: who, and why); rows of `WITH_WORDS`.

    Each reading is on record before the words are shown. `text`: None where it cannot be opened.

    Raises:
        Refused: nobody is named, or no reason is given.
    """
    require_reader(*reader)
    shown: list[Mapping[str, Any]] = []
    for row, words in _left(connection, home):
        whose = [(POINT, point) for point in row["points"]] or [("message", str(row["message"]))]
        note_readings(connection, reader, whose, "inbound_message.words", at)
        shown.append({**row, "text": words.all_of_it if words else None})
    return shown


def _left(connection: Connection, home: Home) -> Iterator[tuple[Mapping[str, Any], Words | None]]:
    """Each message that is left, with its words for our own use: by them its points are found."""
    for inbound_id in waiting_ids(connection, unheard=True):
        row = connection.execute(_ROW, [inbound_id]).fetchone()
        if row is not None:
            words, points = _looked_at(connection, home, inbound_id, str(row[3]))
            went_to = _went_to(connection, ours(connection, row[4]))
            said = (inbound_id, *row[:3], sorted({*points, *went_to}))
            yield dict(zip(COLUMNS, said, strict=True)), words


def _looked_at(
    connection: Connection, home: Home, inbound_id: int, sender_mark: str
) -> tuple[Words | None, Sequence[str]]:
    """What was written, where it can be opened, and the points of the book that it may come from."""
    marks = marks_of(home)
    try:
        words = opened(connection, home, inbound_id)
    except RightpartyError:
        words = None
    senders = [] if words is None else senders_of(connection, marks, words)[0]
    known = {sender_mark, *(mark_of(marks, one) for one in senders)}
    return words, sorted({point for mark in known for point in ids_of(connection, mark)})


def take_left(connection: Connection, home: Home, inbound_id: int, how: Taking, at: datetime) -> Taken:
    """Take a message as a reply from where a person says it came from; in one transaction, with a record.

    Raises:
        Refused: nobody is named or nothing said, nothing waits under this number, the point is none that it
            may come from, or it is not said which of several it is.
    """
    if not how.by.strip() or not how.note.strip():
        raise Refused("a message is taken by somebody, for a reason", "give --by and --note")
    check_note(how.note)
    return anew(connection, lambda: _take(connection, home, inbound_id, how, at))


def _take(connection: Connection, home: Home, inbound_id: int, how: Taking, at: datetime) -> Taken:
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(f"{_ROW} FOR UPDATE", [inbound_id]).fetchone()
        if row is None:
            raise Refused(
                f"no message `{inbound_id}` waits for anybody", "see `rightparty admin replies unread`"
            )
        taken = take_reply(connection, home, _as_reply(connection, home, inbound_id, row, how), at)
        take_inbound(connection, inbound_id, at)
        append(connection, [_record(marks, how, taken, at)])
    return taken


def _as_reply(connection: Connection, home: Home, inbound_id: int, row: Sequence[Any], how: Taking) -> Reply:
    said_at, channel, _, sender_mark, reference = row
    marks, answers = marks_of(home), ours(connection, reference)
    words, points = _looked_at(connection, home, inbound_id, sender_mark)
    point_id = _from(how.point_id, points, _went_to(connection, answers))
    # A number that the book does not have is known by how its carrier writes it.
    sender = senders_of(connection, marks, words)[1] if words is not None and not point_id else None
    read = words if how.words else None
    says_enough = bool(point_id or sender) or (answers is not None and sender_mark == mark_of(marks, ""))
    return Reply(
        channel,
        read.text if read is not None else UNREADABLE,
        said_at,
        f"inbound:{inbound_id}",
        point_id=point_id,
        sender=sender or None,
        mark=None if says_enough else sender_mark,
        answers=answers,
        parts=FromParts((words.part[0],), words.part[1]) if words is not None and words.is_part else None,
        subject=read.subject if read is not None else "",
        automatic=read is not None and read.automatic,
    )


def _went_to(connection: Connection, contact_id: str | None) -> Sequence[str]:
    """The point that a contact went to; empty where it is none of ours."""
    return [point for (point,) in connection.execute(_WENT_TO, [contact_id]).fetchall()]


def _from(point_id: str | None, points: Sequence[str], went_to: Sequence[str]) -> str | None:
    """The point that is named, or the only one that it may be; None where the book has none.

    Where the contact went that it answers counts only if it is named.
    """
    possible = sorted({*points, *went_to})
    choose = f"one of: {', '.join(possible) or 'none'}"
    if point_id is not None and point_id not in possible:
        raise Refused(f"it does not come from `{point_id}`", choose)
    if point_id is None and len(points) > 1:
        raise Refused("it may come from several points: say from which", choose)
    return point_id or next(iter(points), None)


def _record(marks: Marks, how: Taking, taken: Taken, at: datetime) -> Record:
    body: dict[str, Json] = {
        "actor": marks.of("actor", how.by),
        "act": "message_taken",
        "reason": marks.of("note", how.note),
        "outcome": "_".join(taken.kinds)[:64].rstrip("_") or "nothing",
    }
    if len(taken.people) == 1:
        body["person"] = marks.of("person", taken.people[0])
    return Record("human_act", at, body)
