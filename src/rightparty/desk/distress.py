"""Somebody is in distress: all contact stops, help is at hand, and a human is called.

The stop (`welfare_risk`) has no end but a human who gives their name and says what they found. That nobody
is staffed ends nothing.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.reply_effects import Acting, everybody
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant
from rightparty.words.care import care_answer

KIND: Final = "welfare_risk"
COLUMNS: Final = (
    "case_id",
    "opened_at",
    "person_ids",
    "country",
    "language",
    "acked_at",
    "acked_by",
    "ended_at",
    "ended_by",
    "last_page",
)
"""The columns of a list of cases, in order."""

_OPEN = """
INSERT INTO desk_care_case (case_id, reply_id, person_ids, opened_at, country, language, answer)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_STOP = """
INSERT INTO book_notices (notice_id, at, kind, person_id, channel, received_at, ref)
VALUES (%s, %s, 'welfare_risk', %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_COUNTRY = """
SELECT country FROM book_persons WHERE person_id = ANY (%(people)s) AND country IS NOT NULL
UNION ALL SELECT c.country FROM book_creditors c WHERE c.creditor_id = ANY (%(creditors)s) LIMIT 1
"""
_LIST = """
SELECT c.case_id::text, c.opened_at, c.person_ids, c.country, c.language, c.acked_at, c.acked_by, c.ended_at,
    c.ended_by, (SELECT p.result FROM desk_page p WHERE p.case_id = c.case_id ORDER BY p.page_id DESC LIMIT 1)
FROM desk_care_case c WHERE %(ended)s OR c.ended_at IS NULL ORDER BY c.opened_at, c.case_id
"""
_ACK = """
UPDATE desk_care_case SET acked_at = %(at)s, acked_by = %(by)s
WHERE case_id = %(case)s AND acked_at IS NULL AND ended_at IS NULL RETURNING person_ids
"""
_CLOSE = """
UPDATE desk_care_case SET ended_at = %(at)s, ended_by = %(by)s, note = %(note)s
WHERE case_id = %(case)s AND acked_at IS NOT NULL AND ended_at IS NULL RETURNING person_ids, reply_id
"""


def open_case(acting: Acting) -> tuple[str, str]:
    """Stop everything for everybody who may be meant, in the reply's transaction.

    Gives the id of the case and the answer that is ready to be given. Of an unknown sender there is nobody
    to stop for; a human is called all the same.
    """
    case_id, meant = uuid.uuid4(), acting.meant
    language = acting.reading.language
    about = {"people": list(meant.people), "creditors": list(meant.creditors)}
    row = acting.connection.execute(_COUNTRY, about).fetchone()
    country = str(row[0]) if row else None
    answer = care_answer(country, language)
    values = [case_id, acting.reply_id, list(meant.linked), acting.at, country, language, answer]
    acting.connection.execute(_OPEN, values)
    for person_id in meant.linked:
        notice_id = f"{_prefix(str(case_id))}{person_id}"
        told = [notice_id, acting.said_at, person_id, acting.channel, acting.said_at, acting.reply_id]
        acting.connection.execute(_STOP, told)
        acting.notices.append(notice_id)
        acting.records.append(_notice(acting.marks, notice_id, person_id, acting.at))
    acting.ask_back(KIND)
    acting.call_off(everybody(meant.linked), "distress")
    acting.task("care")
    return str(case_id), answer


def _prefix(case_id: str) -> str:
    return f"care:{case_id}:"


def _notice(
    marks: Marks, notice_id: str, person_id: str, at: datetime, until: datetime | None = None
) -> Record:
    body: dict[str, Json] = {
        "notice": marks.of("notice", notice_id),
        "notice_kind": KIND,
        "person": marks.of("person", person_id),
    }
    return Record("notice", at, body | ({"until": instant(until)} if until else {}))


def care_cases(connection: Connection, *, ended: bool = False) -> list[Mapping[str, Any]]:
    """The open cases, the oldest first; with `ended`, all."""
    rows = connection.execute(_LIST, {"ended": ended}).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def care_text(connection: Connection, case_id: str) -> str:
    """The answer that was made ready for a case.

    Raises:
        Refused: there is no such case.
    """
    row = connection.execute(
        "SELECT answer FROM desk_care_case WHERE case_id = %s", [_uuid(case_id)]
    ).fetchone()
    if row is None:
        raise Refused(f"there is no case `{case_id}`", "see `rightparty admin care list`")
    return str(row[0])


def ack_case(connection: Connection, home: Home, case_id: str, *, by: str, at: datetime) -> None:
    """Somebody takes a case on: nobody else is called. Contact stays stopped.

    Raises:
        Refused: nobody is named, or the case is not open or has been taken on.
    """
    _named(by)
    with connection.transaction():
        row = connection.execute(_ACK, {"case": _uuid(case_id), "by": by, "at": at}).fetchone()
        if row is None:
            raise Refused(f"there is no case `{case_id}` that waits for somebody", "see the list of cases")
        append(connection, [_act(marks_of(home), "care_acked", row[0], by, None, at)])


def close_case(connection: Connection, home: Home, case_id: str, *, by: str, note: str, at: datetime) -> None:
    """A named human ends a case: the stop that it made ends with it, and no other.

    Raises:
        Refused: nobody is named, nothing is said, or the case is not open or was never taken on.
    """
    _named(by)
    if not note.strip():
        raise Refused("a case is not closed without a word", "say what was found and done, with --note")
    check_note(note)
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(
            _CLOSE, {"case": _uuid(case_id), "by": by, "note": note, "at": at}
        ).fetchone()
        if row is None:
            raise Refused(f"there is no open case `{case_id}` that somebody took on", "acknowledge it first")
        people, reply_id = row
        ended = connection.execute(
            "UPDATE book_notices SET until = %s WHERE starts_with(notice_id, %s) AND until IS NULL"
            " RETURNING notice_id, person_id",
            [at, _prefix(case_id)],
        ).fetchall()
        connection.execute(
            "UPDATE desk_reply SET tasks = array_remove(tasks, 'care'),"
            " status = CASE WHEN tasks = array['care'] AND NOT holds THEN 'done' ELSE status END,"
            " settled_at = CASE WHEN tasks = array['care'] AND NOT holds THEN %s END,"
            " settled_by = CASE WHEN tasks = array['care'] AND NOT holds THEN %s END WHERE reply_id = %s",
            [at, by, reply_id],
        )
        records = [_act(marks, "care_closed", people, by, note, at)]
        records += [_notice(marks, notice_id, person, at, until=at) for notice_id, person in ended]
        append(connection, records)


def _act(marks: Marks, act: str, people: Sequence[str], by: str, note: str | None, at: datetime) -> Record:
    body: dict[str, Json] = {"actor": marks.of("actor", by), "act": act}
    if people:
        body["person"] = marks.of("person", people[0])
    if note is not None:
        body["reason"] = marks.of("note", note)
    return Record("human_act", at, body)


def _named(by: str) -> None:
    if not by.strip():
        raise Refused("a case is taken on and closed by somebody", "give your name with --by")


def _uuid(case_id: str) -> uuid.UUID:
    try:
        return uuid.UUID(case_id)
    except ValueError as fault:
        raise Refused(f"`{case_id}` is no id of a case", "see the list of cases") from fault
