"""Replies that wait for a human: what they are, and settling them as whatever they turn out to be.

Settling does what a reading would have done, by name, and says who decided. It can end what a reply itself
brought about and a human has seen to (a dispute answered, a payment looked up), and never an opt-out, nor
the stop for somebody in distress.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from rightparty.canonical import Json
from rightparty.desk.distress import open_case
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.reply import HOLD_TASKS, STOPS_UNKNOWN, confirmation, leave_unknown_alone
from rightparty.desk.reply_effects import EFFECTS, Acting, act_on, not_a_promise
from rightparty.desk.reply_locks import AgainError, again, lock_for
from rightparty.desk.reply_meant import Meant, Reply, decided, whose
from rightparty.desk.reveal import Cell, note_readings, opened_cell, require_reader
from rightparty.desk.schema import PERSON, POINT
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant
from rightparty.parties.model import default_model
from rightparty.words.languages import Language
from rightparty.words.replies import Reading

NOTHING: Final = "nothing"
"""What a reply is settled as that says nothing to act on."""

ENDABLE: Final = ("dispute", "hardship", "bereavement", "attorney", "payment_pending", "prefers")
"""Notices of a reply that a human may end once they are seen to."""

COLUMNS: Final = tuple("reply_id received_at channel person_ids sure kinds tasks holds language".split())
"""The columns of the worklist, in order."""

WITH_WORDS: Final = (*COLUMNS, "text", "found")
"""Those that it has where somebody named asks for what was written, and says why."""

_REPLY: Final = "reply"
_TEXT: Final = Cell("events", "text", "")
_LIST = """
SELECT r.reply_id, r.received_at, r.channel, r.person_ids, r.sure, r.kinds, r.tasks, r.holds, r.language,
    (SELECT min(e.event_id) FROM book_events e WHERE e.contact_id = r.reply_id), r.found, r.point_ids
FROM desk_reply r WHERE r.status = 'waiting'
ORDER BY 'care' = ANY (r.tasks) DESC, r.holds DESC, r.received_at, r.reply_id
"""
_ONE = """
SELECT r.channel, r.provider_id, r.received_at, r.mark, r.contact_id, r.language, r.tasks,
    (SELECT min(e.event_id) FROM book_events e WHERE e.contact_id = r.reply_id)
FROM desk_reply r WHERE r.reply_id = %s AND r.status = 'waiting'
"""
_DONE = """
UPDATE desk_reply SET tasks = %(tasks)s, holds = %(holds)s, status = %(status)s, settled_at = %(at)s,
    settled_by = %(by)s, settled_as = %(kinds)s, note = %(note)s WHERE reply_id = %(reply)s
"""
_END = """
UPDATE book_notices SET until = %(at)s
WHERE ref = %(reply)s AND kind = ANY (%(kinds)s) AND until IS NULL RETURNING notice_id, kind
"""


@dataclass(frozen=True)
class Settlement:
    """How a human settles a reply.

    `kinds`: what it says, by the names of readings, or `nothing`; `by`: who decides; `note`: on what
    ground. `person_id`: who is meant, where several may be. `scope` goes with `stop`, `amount` and `due_on`
    with `promise`, `prefers` with `language`. `ended`: notices of this reply that have been seen to.
    """

    kinds: Sequence[str]
    by: str
    note: str
    person_id: str | None = None
    scope: str | None = None
    amount: Decimal | None = None
    due_on: date | None = None
    prefers: Language | None = None
    ended: Sequence[str] = ()


def waiting(connection: Connection) -> list[Mapping[str, Any]]:
    """What waits, nothing of it opened: people in distress first, then what holds contacts back, the oldest.

    Rows of `COLUMNS`.
    """
    rows = connection.execute(_LIST).fetchall()
    return [dict(zip(COLUMNS, row[: len(COLUMNS)], strict=True)) for row in rows]


def waiting_with_words(
    connection: Connection, reader: tuple[str, str], at: datetime
) -> list[Mapping[str, Any]]:
    """The same with what was written, to somebody (`reader`: who, and why); rows of `WITH_WORDS`.

    For each reply it is put on record, before it is opened, of whom: its people, else its points.

    Raises:
        Refused: nobody is named, or no reason is given.
    """
    require_reader(*reader)
    shown: list[Mapping[str, Any]] = []
    for row in connection.execute(_LIST).fetchall():
        *told, event_id, found, point_ids = row
        one = dict(zip(COLUMNS, told, strict=True))
        subjects = [(PERSON, id) for id in one["person_ids"]] or [(POINT, id) for id in point_ids or ()]
        note_readings(connection, reader, subjects or [(_REPLY, one["reply_id"])], _TEXT.field, at)
        shown.append({**one, "text": _words_of(connection, event_id), "found": found})
    return shown


def _words_of(connection: Connection, event_id: str | None) -> str | None:
    """What a reply says, opened; None where no word of it is kept, or it was erased."""
    said = None if event_id is None else opened_cell(connection, replace(_TEXT, key=event_id))
    return said if isinstance(said, str) else None


def settle(connection: Connection, home: Home, reply_id: str, how: Settlement, at: datetime) -> str | None:
    """Settle a reply, in one transaction; gives what its sender may be told, if anything.

    Raises:
        Refused: nobody is named or nothing said, there is no such waiting reply, an unknown kind, a person
            who is not meant there, a promise that is none, or a notice that does not end like this.
    """
    _check(how)
    return again(connection, lambda: _settle(connection, home, reply_id, how, at))


def _check(how: Settlement) -> None:
    if not how.by.strip() or not how.note.strip():
        raise Refused("a reply is settled by somebody, for a reason", "give --by and --note")
    if "distress" not in how.kinds:  # help does not wait for better words
        check_note(how.note)
    unknown = [kind for kind in how.kinds if kind not in (*EFFECTS, "distress", NOTHING)]
    if unknown or not how.kinds:
        raise Refused(
            f"`{', '.join(unknown)}` is no reading", f"one of: distress, {', '.join(EFFECTS)}, {NOTHING}"
        )
    never = [kind for kind in how.ended if kind not in ENDABLE]
    if never:
        raise Refused(
            f"`{', '.join(never)}` does not end with a reply settled", f"may end: {', '.join(ENDABLE)}"
        )


def _settle(connection: Connection, home: Home, reply_id: str, how: Settlement, at: datetime) -> str | None:
    """One try, undone where newer rows name further persons or points, which must be locked as well."""
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(_ONE, [reply_id]).fetchone()
        if row is None:
            raise Refused(f"no reply `{reply_id}` waits for anybody", "see `rightparty admin replies list`")
        channel, provider_id, said_at, mark, contact_id, language, tasks, event_id = row
        text = _words_of(connection, event_id) or ""
        reply = Reply(channel, text, said_at, provider_id, mark=mark, answers=contact_id)

        def now() -> Meant:
            return (
                decided(connection, marks, reply, how.person_id)
                if how.person_id
                else whose(connection, marks, reply)
            )

        meant = now()
        lock_for(connection, meant, now)
        if connection.execute(_ONE, [reply_id]).fetchone() != row:
            raise AgainError
        reading = _reading(how, language)
        acting = Acting(
            connection,
            home,
            marks,
            reply_id,
            channel,
            text,
            meant,
            reading,
            said_at,
            at,
            default_model(),
            how.by,
            stem=f"{reply_id}:{uuid.uuid4()}",
        )
        _act(acting, how)
        _keep(acting, how, "care" in tasks)
        append(connection, [*acting.records, *_ended(acting, how), _record(acting, how)], meant.contact_id)
        return confirmation(acting)


def _reading(how: Settlement, language: Language) -> Reading:
    kinds = tuple(kind for kind in ("distress", *EFFECTS) if kind in how.kinds)
    return Reading(
        kinds, (), (), language, scope=how.scope, amount=how.amount, due_on=how.due_on, prefers=how.prefers
    )


def _act(acting: Acting, how: Settlement) -> None:
    if "distress" in how.kinds:
        open_case(acting)
    if "promise" in how.kinds:
        hindrance = not_a_promise(acting)
        if hindrance is not None:
            raise Refused(
                f"this is no promise that can be kept track of: {hindrance}", "settle it as something else"
            )
    kinds = [kind for kind in acting.reading.kinds if kind in EFFECTS]
    if not acting.meant.is_known:
        leave_unknown_alone(acting)
        kinds = [kind for kind in kinds if kind not in STOPS_UNKNOWN]
    act_on(acting, kinds)


def _keep(acting: Acting, how: Settlement, in_care: bool) -> None:
    tasks = [*acting.tasks, *(["care"] if in_care and "care" not in acting.tasks else [])]
    about = {
        "reply": acting.reply_id,
        "tasks": tasks,
        "holds": bool(HOLD_TASKS & set(tasks)),
        "status": "waiting" if tasks else "done",
        "at": acting.at,
        "by": how.by,
        "kinds": list(how.kinds),
        "note": how.note,
    }
    acting.connection.execute(_DONE, about)


def _ended(acting: Acting, how: Settlement) -> list[Record]:
    about = {"reply": acting.reply_id, "kinds": list(how.ended), "at": acting.at}
    rows = acting.connection.execute(_END, about).fetchall() if how.ended else []
    return [
        Record(
            "notice",
            acting.at,
            {
                "notice": acting.marks.of("notice", notice_id),
                "notice_kind": kind,
                "until": instant(acting.at),
            },
        )
        for notice_id, kind in rows
    ]


def _record(acting: Acting, how: Settlement) -> Record:
    body: dict[str, Json] = {
        "actor": acting.marks.of("actor", how.by),
        "act": "reply_settled",
        "reason": acting.marks.of("note", how.note),
        "outcome": "_".join(how.kinds)[:64].rstrip("_"),
    }
    if acting.meant.sure and acting.meant.people:
        body["person"] = acting.marks.of("person", acting.meant.people[0])
    return Record("human_act", acting.at, body)
