"""Whom a reply is about: by the contact that it answers, else everybody whom we look for there.

Where several persons may be meant nobody is chosen: stops are for all of them, and nothing else is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rightparty.desk.journal_store import Marks
from rightparty.desk.linked import everybody_who_is
from rightparty.desk.same_point import ids_of, mark_at, mark_of
from rightparty.desk.store import Connection
from rightparty.desk.told import last_contact
from rightparty.errors import Refused

_ANSWERED = """
SELECT contact_id, person_id, point_id, creditor_id, coalesce(debt_ids, '{}') FROM book_events
WHERE contact_id = %s AND direction = 'out' AND person_id IS NOT NULL AND point_id IS NOT NULL
ORDER BY at, event_id LIMIT 1
"""
_BY_CODE = """
SELECT contact_id FROM desk_planned_contact WHERE code = %s AND point_id = ANY (%s) AND claimed_at IS NOT NULL
ORDER BY claimed_at DESC, contact_id LIMIT 1
"""
# Those we have written to or called there; those we are about to; else whoever the point is said to be of.
# Somebody who was erased is nobody whom we look for: whoever else is there may be meant.
_CONTACTED = """
SELECT person_id FROM book_persons WHERE person_id IN (
    SELECT person_id FROM book_events WHERE direction = 'out' AND point_id = ANY (%(points)s)
    UNION SELECT person_id FROM desk_planned_contact
    WHERE point_id = ANY (%(points)s) AND status IN ('planned', 'claimed', 'held'))
"""
_NAMED = """
SELECT person_id FROM book_persons
WHERE person_id IN (SELECT person_id FROM book_evidence WHERE point_id = ANY (%(points)s))
"""
_IS_THERE = "SELECT FROM book_persons WHERE person_id = %s"
_OWED = """
SELECT DISTINCT l.debt_id, d.creditor_id FROM book_liabilities l JOIN book_debts d USING (debt_id)
WHERE l.person_id = ANY (%(people)s) AND (l.until IS NULL OR l.until > %(at)s)
    AND (d.status IS NULL OR d.status IN ('active', 'written_off')) ORDER BY 1
"""


@dataclass(frozen=True)
class FromParts:
    """Which parts of a long text a reply is read from: `numbers`, in order, of `of`.

    `alone`: one part by itself, while the others are waited for. `heard`: of the whole, by which ids of its
    carrier the parts were taken alone. `mixed`: they may be of two texts.
    """

    numbers: tuple[int, ...]
    of: int
    alone: bool = False
    heard: tuple[str, ...] = ()
    mixed: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all parts are there, and no other's."""
        return len(self.numbers) == self.of and not self.mixed


@dataclass(frozen=True)
class Reply:
    """An inbound message, as whoever carries it hands it over.

    `sender`: the number or address that it came from, in the form of the book's points (a telephone number
    with `+` and country, an address in small letters); `point_id`: the point itself, where it is known, as
    in our own inbox; `mark`: the digest of its number or address, where the store may have lost that since.
    `provider_id`: the carrier's id of this message, by which a second delivery is known.
    `answers`: our contact that it answers (the Message-ID's reference, a conversation), which says enough
    where nobody knows what it came from; `code`: the code of a knock, where one was typed in.
    `received_at` is aware. `parts`: which it is read from, where it came
    in several. `subject`: of a mail, as it came. `automatic`: a machine may have written it; then it credits
    nobody.
    """

    channel: str
    text: str
    received_at: datetime
    provider_id: str
    sender: str | None = None
    point_id: str | None = None
    mark: str | None = None
    answers: str | None = None
    code: str | None = None
    parts: FromParts | None = None
    subject: str = ""
    automatic: bool = False

    @property
    def is_from_nowhere(self) -> bool:
        """Whether it is not said what it came from."""
        return not (self.sender or self.point_id or self.mark)

    @property
    def is_part(self) -> bool:
        """Whether this is a part of a text, of which more is waited for."""
        return self.parts is not None and self.parts.alone

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing, and all of it is theirs."""
        return self.parts is None or self.parts.is_whole


@dataclass(frozen=True)
class Meant:
    """What a reply is about.

    `came_from`: the mark of what it came from; `marks`: this, and that of the number or address that the
    contact it answers went to. `own`: the ids of `came_from`, none where we do not know it; `points`: the
    ids of all `marks`. `mark`: the one that a stop is kept under.
    `people`: who may be meant, `linked`: with all of their other ids. `sure`: it is one person, written to
    where the reply comes from. `debts`: those of the contact answered, else all that the people owe.
    """

    came_from: str
    mark: str
    marks: tuple[str, ...]
    own: tuple[str, ...]
    points: tuple[str, ...]
    people: tuple[str, ...]
    linked: tuple[str, ...]
    sure: bool
    contact_id: str | None = None
    debts: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything in the store has to do with it."""
        return bool(self.points)


def whose(connection: Connection, marks: Marks, reply: Reply) -> Meant:
    """Find out whom a reply is about, as the store stands."""
    mark = _mark(connection, marks, reply)
    own = ids_of(connection, mark)
    answered = _answered(connection, reply, own)
    if answered is None:
        people = _looked_for(connection, own)
        groups = {tuple(everybody_who_is(connection, one)) for one in people}
        contact_id = last_contact(connection, people[0], own) if len(people) == 1 else None
        return _meant(
            connection, reply, _Found(mark, (mark,), own, own, people, len(groups) == 1, contact_id)
        )
    contact_id, person_id, point_id = answered
    written_to = mark_at(connection, point_id) or mark
    both = (written_to,) if reply.is_from_nowhere else tuple(sorted({mark, written_to}))
    points = sorted({point_id, *own, *ids_of(connection, written_to)})
    is_there = connection.execute(_IS_THERE, [person_id]).fetchone() is not None
    people = [person_id] if is_there else _looked_for(connection, points)
    sure = is_there and written_to == mark
    return _meant(connection, reply, _Found(mark, both, own, points, people, sure, contact_id, written_to))


def decided(connection: Connection, marks: Marks, reply: Reply, person_id: str) -> Meant:
    """The same where a human has decided which person is meant.

    Raises:
        Refused: that person is none of those who may be meant.
    """
    found = whose(connection, marks, reply)
    if person_id not in found.linked:
        raise Refused(
            "this person was not looked for there", f"one of: {', '.join(found.linked) or 'nobody'}"
        )
    contact_id = (
        found.contact_id if found.people == (person_id,) else last_contact(connection, person_id, found.own)
    )
    about = _Found(
        found.came_from, found.marks, found.own, found.points, [person_id], True, contact_id, found.came_from
    )
    return _meant(connection, reply, about)


def _mark(connection: Connection, marks: Marks, reply: Reply) -> str:
    known = mark_at(connection, reply.point_id) if reply.point_id else None
    if known is not None or reply.mark is not None:
        return known or str(reply.mark)
    # A point whose number is gone is known by its id alone: a stop there is kept all the same.
    return mark_of(marks, reply.sender) if reply.sender else marks.of("point", reply.point_id or "")


def _answered(connection: Connection, reply: Reply, own: Sequence[str]) -> tuple[str, str, str] | None:
    """The contact that is answered, its person and its point; what is not ours is answered by nobody."""
    contact_id = reply.answers
    if contact_id is None and reply.code:
        row = connection.execute(_BY_CODE, [reply.code, list(own)]).fetchone()
        contact_id = str(row[0]) if row else None
    if contact_id is None:
        return None
    row = connection.execute(_ANSWERED, [contact_id]).fetchone()
    return (str(row[0]), str(row[1]), str(row[2])) if row else None


def _looked_for(connection: Connection, points: Sequence[str]) -> list[str]:
    there = {"points": list(points)}
    rows = connection.execute(_CONTACTED, there).fetchall() or connection.execute(_NAMED, there).fetchall()
    return sorted(str(person_id) for (person_id,) in rows)


@dataclass(frozen=True)
class _Found:
    came_from: str
    marks: tuple[str, ...]
    own: Sequence[str]
    points: Sequence[str]
    people: Sequence[str]
    sure: bool
    contact_id: str | None
    written_to: str = ""


def _meant(connection: Connection, reply: Reply, found: _Found) -> Meant:
    linked = sorted({one for person in found.people for one in everybody_who_is(connection, person)})
    owed = connection.execute(_OWED, {"people": list(found.people), "at": reply.received_at}).fetchall()
    about = _debts_of(connection, found.contact_id)
    kept = [(debt, creditor) for debt, creditor in owed if not about or debt in about]
    return Meant(
        came_from=found.came_from,
        mark=found.came_from if found.own or not found.points else found.written_to,
        marks=found.marks,
        own=tuple(found.own),
        points=tuple(found.points),
        people=tuple(found.people),
        linked=tuple(linked),
        sure=found.sure and bool(found.people),
        contact_id=found.contact_id,
        debts=tuple(debt for debt, _ in kept),
        creditors=tuple(
            sorted({creditor for _, creditor in kept} or _creditors_of(connection, found.contact_id))
        ),
    )


def _debts_of(connection: Connection, contact_id: str | None) -> set[str]:
    row = connection.execute(_ANSWERED, [contact_id]).fetchone() if contact_id else None
    return set(row[4]) if row else set()


def _creditors_of(connection: Connection, contact_id: str | None) -> set[str]:
    row = connection.execute(_ANSWERED, [contact_id]).fetchone() if contact_id else None
    return {str(row[3])} if row else set()
