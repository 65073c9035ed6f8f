"""Taking a reply: what came in, how it is read and what follows, in one transaction.

A reply takes its locks as whoever claims or reports does (the point, the person, the plan, the journal's
edge), so that once it is committed nothing more leaves that it forbids.
"""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import psycopg
from psycopg.types.json import Jsonb

from rightparty.book.tables import CHANNELS
from rightparty.canonical import Json
from rightparty.channels.receipts import UNREADABLE
from rightparty.desk import reply_effects
from rightparty.desk.distress import open_case
from rightparty.desk.happened import add_row
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.long_texts import GAP
from rightparty.desk.mail_said import only_what_stops, placed, stops
from rightparty.desk.reply_effects import Acting
from rightparty.desk.reply_locks import again, lock_for
from rightparty.desk.reply_meant import Meant, Reply, whose
from rightparty.desk.reply_parts import PART_MISSING, PARTS_MIXED, at_once, said_before, with_parts
from rightparty.desk.reporter import answer
from rightparty.desk.store import Connection
from rightparty.desk.wrong_party import new_reference
from rightparty.errors import InvalidInput
from rightparty.journal.record import Record
from rightparty.law.load import HOME_ZONES
from rightparty.parties.model import PartyModel, default_model
from rightparty.words.languages import language_of
from rightparty.words.replies import Reading, read_reply, with_heading
from rightparty.words.reply_quotes import Heading

log = logging.getLogger(__name__)

__all__ = ["Reply", "Taken", "take_reply"]

HOLD_TASKS: Final = frozenset(
    "unclear who_is_meant promise_unclear promise_which_debt promise_currency promise_not_liable "
    "promise_unverified_point speak_their_language stranger_said_more part_missing parts_mixed "
    "not_done".split()
)
"""Tasks while which nothing more goes to where the reply came from, or to the person on that channel."""

STOPS_UNKNOWN: Final = frozenset(("stop", "wrong_person"))
"""What suppresses a number or address that we do not know."""

NOT_DONE: Final = "not_done"
"""The task of a cry for help that said more, which could not be done."""

_KEEP = """
INSERT INTO desk_reply (reply_id, channel, provider_id, received_at, taken_at, mark, point_ids, contact_id,
    person_ids, sure, kinds, found, scope, language, amount, due_on, reference, parts, of_parts, tasks, holds,
    status)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_BEFORE = "SELECT reply_id, kinds, tasks, reference FROM desk_reply WHERE channel = %s AND provider_id = %s"
_PERSON = "SELECT zone, country, language FROM book_persons WHERE person_id = %s"
_SPOKE_THERE = "SELECT 1 FROM book_events WHERE direction = 'out' AND point_id = ANY (%s) LIMIT 1"
_STOPPED = """
INSERT INTO desk_stopped_point (reference, point_id, mark, at, via, by, withdrawn)
VALUES (%s, '', %s, %s, %s, NULL, 0) ON CONFLICT DO NOTHING RETURNING reference
"""


@dataclass(frozen=True)
class Taken:
    """What a reply did.

    `new` is false where the same message was delivered before: then nothing was done again. `answer` is
    what may be said to the sender in the same conversation, once; it is never sent by itself. `case_id`:
    somebody is in distress, and `rightparty.desk.paging.page_due` is to be called once this is committed.
    """

    reply_id: str
    new: bool
    kinds: Sequence[str]
    tasks: Sequence[str] = ()
    reading: Reading | None = None
    people: Sequence[str] = ()
    notices: Sequence[str] = ()
    withdrawn: Sequence[str] = ()
    reference: str | None = None
    promise_id: str | None = None
    case_id: str | None = None
    answer: str | None = None


def take_reply(
    connection: Connection, home: Home, reply: Reply, at: datetime, model: PartyModel | None = None
) -> Taken:
    """Take a reply, in a transaction of its own or within the caller's. `at` is now, aware.

    Of a part of a longer text only what must not wait is done; the whole does what its parts have not.

    Raises:
        InvalidInput: the channel is none, or it is not said which reply it is, or neither where it came from
            nor what it answers.
    """
    _check(reply)
    return again(connection, lambda: _take(connection, home, reply, at, model or default_model()))


def _check(reply: Reply) -> None:
    if reply.channel not in CHANNELS.split():
        raise InvalidInput(f"`{reply.channel}` is no channel", f"channels: {CHANNELS}")
    if not reply.provider_id or (reply.is_from_nowhere and not reply.answers):
        raise InvalidInput(
            "a reply names its sender or what it answers, and the id that its carrier gave it", "give both"
        )
    if reply.received_at.utcoffset() is None:
        raise InvalidInput("the time of a reply has no zone", "give an aware instant")


def _take(connection: Connection, home: Home, reply: Reply, at: datetime, model: PartyModel) -> Taken:
    """One try, undone where newer rows name further persons or points, which must be locked as well."""
    marks = marks_of(home)
    with connection.transaction():
        meant = whose(connection, marks, reply)
        lock_for(connection, meant, lambda: whose(connection, marks, reply))
        known = connection.execute(_BEFORE, [reply.channel, reply.provider_id]).fetchone()
        if known is not None:
            return Taken(known[0], False, tuple(known[1]), tuple(known[2]), reference=known[3])
        said_at = min(reply.received_at, at)
        text, heading = placed(connection, reply, meant)
        reading = _read(connection, replace(reply, text=text), heading, meant, said_at)
        before = said_before(connection, reply, meant)
        acting = Acting(
            connection,
            home,
            marks,
            f"reply:{uuid.uuid4()}",
            reply.channel,
            with_heading(text, heading),
            meant,
            with_parts(reading, before),
            said_at,
            at,
            model,
            before=before,
        )
        return _act(acting, reply, turned=not before.said <= set(reading.kinds))


def _read(connection: Connection, reply: Reply, heading: Heading, meant: Meant, said_at: datetime) -> Reading:
    row = connection.execute(_PERSON, [meant.people[0]]).fetchone() if len(meant.people) == 1 else None
    zone, country, language = row or (None, None, None)
    answers = (
        reply.answers is not None
        or reply.automatic
        or connection.execute(_SPOKE_THERE, [list(meant.points)]).fetchone()
    )
    reading = read_reply(
        reply.text,
        today=_day(said_at, zone, country),
        answers=bool(answers) and not reply.is_part,  # a letter that is left over is no word
        language=language_of(language),
        whole=reply.is_part or reply.is_whole,
        heading=heading,
    )
    if reply.automatic:
        return only_what_stops(reading)
    return at_once(reading) if reply.is_part else reading


def _day(at: datetime, zone: str | None, country: str | None) -> date:
    """The day where the person is, as far as that is known."""
    return at.astimezone(ZoneInfo(zone or HOME_ZONES.get(country or "", "UTC"))).date()


def _act(acting: Acting, reply: Reply, *, turned: bool) -> Taken:
    """Do what is left to do; `turned`: the whole does not say what a part of it said by itself."""
    reading, case_id, care = acting.reading, None, None
    left = acting.before.left_of(reading)
    _keep_events(acting)
    if "distress" in left:
        case_id, care = open_case(acting)
    if acting.meant.is_known:
        acting = _done(acting, [kind for kind in left if kind in reply_effects.EFFECTS])
        if reply.is_whole and not reply.automatic:
            reply_effects.evidence(acting)
        if not reply.is_part:
            _leave_parts_to_humans(acting, reply, turned=turned)
            if stops(reading) or not reply.automatic:
                _leave_to_humans(acting)
    else:
        leave_unknown_alone(acting)
        if not acting.text.replace(UNREADABLE, "").replace(GAP.strip(), "").strip():
            acting.task("unclear")  # it may be a stop
    status = "waiting" if acting.tasks else "done"
    _keep(acting, reply, status)
    acting.records.append(_record(acting))
    append(acting.connection, acting.records, acting.meant.contact_id)
    return Taken(
        acting.reply_id,
        new=True,
        kinds=reading.kinds,
        tasks=tuple(acting.tasks),
        reading=reading,
        people=acting.meant.people,
        notices=tuple(acting.notices),
        withdrawn=tuple(dict.fromkeys(acting.withdrawn)),
        reference=acting.reference,
        promise_id=acting.promise_id,
        case_id=case_id,
        answer=care or confirmation(acting),
    )


def _done(acting: Acting, kinds: Sequence[str]) -> Acting:
    """Do what these kinds do. Nothing of that undoes a cry for help: a human does what could not be done.

    Without one what fails is raised, so that nothing is done and the words go on waiting.
    """
    if "distress" not in acting.reading.kinds:
        reply_effects.act_on(acting, kinds)
        return acting
    for kind in kinds:
        trial = acting.copy()
        try:
            with acting.connection.transaction():
                reply_effects.act_on(trial, [kind])
        except (psycopg.OperationalError, psycopg.InterfaceError):
            raise
        except Exception as fault:  # noqa: BLE001 -- whatever it is, somebody must be called
            log.error("`%s` of %s cannot be done: %s", kind, acting.reply_id, type(fault).__name__)
            acting.task(NOT_DONE)
        else:
            acting = trial
    return acting


def confirmation(acting: Acting) -> str | None:
    """What the sender may be told, where something is to be confirmed."""
    if acting.confirms is None or acting.reference is None:
        return None
    return answer(acting.confirms, acting.reference, acting.reading.language)


def _leave_parts_to_humans(acting: Acting, reply: Reply, *, turned: bool) -> None:
    if reply.parts is not None and len(reply.parts.numbers) < reply.parts.of:
        acting.task(PART_MISSING)
    if reply.parts is not None and reply.parts.mixed:
        acting.task(PARTS_MIXED)
    if turned:
        acting.task("unclear")


def _leave_to_humans(acting: Acting) -> None:
    if acting.reading.is_unsure and "promise_unclear" in acting.reading.kinds:
        acting.task("promise_unclear")
    elif acting.reading.is_unsure:
        acting.task("unclear")
    only_stops = set(acting.reading.kinds) <= {"stop", "wrong_person", "distress"}
    if not acting.meant.sure and not only_stops:
        acting.task("who_is_meant")


def leave_unknown_alone(acting: Acting) -> None:
    """Nobody we know: a digest and a time are kept, and a stop or a "not me" suppresses the number itself."""
    if not STOPS_UNKNOWN & set(acting.reading.kinds):
        return
    reference = new_reference()
    values = [reference, acting.meant.mark, acting.at, acting.channel]
    if acting.connection.execute(_STOPPED, values).fetchone() is None:
        return
    acting.reference, acting.confirms = reference, "opted_out"
    body: dict[str, Json] = {
        "notice": acting.marks.of("notice", reference),
        "notice_kind": "opt_out",
        "point": acting.meant.mark,
        "scope": "point",
    }
    acting.records.append(Record("notice", acting.at, body))


def _keep_events(acting: Acting) -> None:
    """The inbound event, once for each creditor; of a stranger it names nobody."""
    meant, reading = acting.meant, acting.reading
    known = meant.sure and not acting.is_stranger and len(meant.people) == 1
    point_id = meant.own[0] if meant.own else (meant.points[0] if meant.points else None)
    # Of a stranger who said no more than that they are one, no word is kept.
    plain = acting.is_stranger and set(reading.kinds) <= {"wrong_person", "stop"} and not reading.is_unsure
    text = None if plain else acting.text
    for number, creditor in enumerate(meant.creditors):
        event = {
            "event_id": f"{acting.reply_id}:{number}",
            "contact_id": acting.reply_id,
            "at": acting.said_at,
            "direction": "in",
            "kind": "reply",
            "channel": acting.channel,
            "creditor_id": creditor,
            "debt_ids": list(meant.debts) if known else [],
            "person_id": meant.people[0] if known else None,
            "point_id": point_id,
            "outcome": "wrong_person" if acting.is_stranger else None,
            "in_reply_to": meant.contact_id,
            "text": text,
            "language": reading.language,
        }
        add_row(acting.connection, "events", event)


def _keep(acting: Acting, reply: Reply, status: str) -> None:
    meant, reading = acting.meant, acting.reading
    found = [
        {
            "kind": one.kind,
            "pattern": one.pattern,
            "from": one.start,
            "to": one.end,
            "doubt": one.because or None,
        }
        for one in (*reading.found, *reading.doubts)
    ]
    values = [acting.reply_id, reply.channel, reply.provider_id, acting.said_at, acting.at, meant.came_from]
    values += [list(meant.points), meant.contact_id, list(meant.linked), meant.sure, list(reading.kinds)]
    values += [
        Jsonb(found),
        reading.scope,
        reading.language,
        reading.amount,
        reading.due_on,
        acting.reference,
        None if reply.parts is None else list(reply.parts.numbers),
        None if reply.parts is None else reply.parts.of,
    ]
    holds = bool(HOLD_TASKS & set(acting.tasks))
    acting.connection.execute(_KEEP, [*values, acting.tasks, holds, status])


def _record(acting: Acting) -> Record:
    meant = acting.meant
    body: dict[str, Json] = {
        "channel": acting.channel,
        "point": acting.marks.of("point", meant.own[0]) if meant.own else meant.mark,
        "reading": "_".join(acting.reading.kinds)[:64].rstrip("_"),
        "reference": acting.marks.of("reply", acting.reply_id),
        "text": acting.marks.of("text", acting.text),
    }
    if meant.contact_id:
        body["contact"] = acting.marks.of("contact", meant.contact_id)
    if meant.sure and len(meant.people) == 1 and not acting.is_stranger:
        body["person"] = acting.marks.of("person", meant.people[0])
    return Record("reply", acting.at, body)
