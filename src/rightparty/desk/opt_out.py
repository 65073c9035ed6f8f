"""Opt-outs: how far each one reaches, and that nobody but its giver ends it.

Kept as notices (`opt_out`), which the gate reads; and by the mark of the number or address, so that they
hold under whatever id a later book gives it. There is no end by time: `until` is set in one place, and
only after the giver has confirmed a code there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_point import ids_marked, ids_of, lock_plan, lock_point, mark_at
from rightparty.desk.store import Connection
from rightparty.desk.wrong_party import new_reference
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.record import Record, instant

_OPT_OUT: Final = "opt_out"
SCOPES: Final = ("point", "channel", "debt", "creditor", "all")
_AT_POINTS = ("point", "all")
"""Those that reach a number or address itself."""

_KEEP = """
INSERT INTO desk_opt_out (reference, reply_id, at, scope, channel, mark, person_ids, kind)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_NOTICE = """
INSERT INTO book_notices (notice_id, at, kind, person_id, point_id, debt_id, creditor_id, channel, scope,
    given_by, received_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_IN_FORCE = """
SELECT reference FROM desk_opt_out WHERE mark = %(mark)s AND lifted_at IS NULL AND ended_for = '{}'
    AND (scope = 'all' OR scope = %(scope)s AND (scope <> 'point' OR channel = %(channel)s)) LIMIT 1
"""
_OPEN = """
SELECT reference, at, person_ids, ended_for FROM desk_opt_out
WHERE mark = %s AND lifted_at IS NULL AND kind = 'opt_out' ORDER BY at
"""
_HELD = """
SELECT reference, reply_id, at, scope, channel, mark, kind FROM desk_opt_out
WHERE lifted_at IS NULL AND ended_for = '{}' AND scope IN ('point', 'all')
    AND (%(marks)s::text[] IS NULL OR mark = ANY (%(marks)s))
"""
_KNOWN = "SELECT FROM desk_opt_out WHERE reply_id = %s AND mark = %s LIMIT 1"
_HAVE = """
SELECT 1 FROM book_notices WHERE (starts_with(notice_id, %s) OR notice_id = %s) AND point_id = %s LIMIT 1
"""
_LIFTED = """
UPDATE desk_opt_out SET lifted_by_code = %(code)s, ended_for = ended_for || %(confirmed)s::text[],
    lifted_at = CASE WHEN person_ids <@ (ended_for || %(confirmed)s::text[]) THEN %(at)s::timestamptz END
WHERE reference = %(reference)s RETURNING reply_id
"""
# What one of several gave for themselves stands until they confirm a code of their own.
_NO_MORE = """
UPDATE book_notices SET until = %(at)s
WHERE (starts_with(notice_id, %(of)s) OR notice_id = %(told_by)s AND kind = 'opt_out') AND until IS NULL
    AND (%(all)s OR person_id IS NULL OR coalesce(given_by, person_id) = ANY (%(confirmed)s))
RETURNING notice_id
"""
_CONFIRMED = f"""
SELECT DISTINCT person_id FROM book_evidence e
WHERE kind = 'code_confirmed' AND point_id = ANY (%s) AND at > %s AND at <= %s AND {counts("e")} ORDER BY 1
"""


@dataclass(frozen=True)
class OptOut:
    """What somebody asked for.

    `scope`: `point` (this number or address, on this channel, whoever is meant), `channel` (the persons, on
    this channel, anywhere), `debt`, `creditor` (the persons, about these), `all` (the persons, and the
    number or address, by any means). `points`: the ids of the number or address. `elsewhere`: other numbers
    and addresses that an opt-out of one reaches as well, by their marks, with the ids of each.
    """

    scope: str
    channel: str
    mark: str
    points: Sequence[str]
    people: Sequence[str]
    debts: Sequence[str] = ()
    creditors: Sequence[str] = ()
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)


def is_in_force(connection: Connection, wanted: OptOut) -> bool:
    """Whether the same, or more, was asked for before at every number and address that this reaches."""
    wherever = [wanted.mark, *(wanted.elsewhere if wanted.scope in _AT_POINTS else ())]
    about = {"scope": wanted.scope, "channel": wanted.channel}
    return all(
        connection.execute(_IN_FORCE, {**about, "mark": mark}).fetchone() is not None for mark in wherever
    )


def keep_opt_out(
    connection: Connection, marks: Marks, wanted: OptOut, reference: str, reply_id: str, at: datetime
) -> list[Record]:
    """Keep an opt-out within the caller's transaction, which appends the records given.

    Raises:
        InvalidInput: there is no such scope, or nothing that it could reach.
    """
    rows = list(_rows(wanted))
    if not rows:
        raise InvalidInput(
            f"an opt-out of scope `{wanted.scope}` reaches nothing here", f"scopes: {', '.join(SCOPES)}"
        )
    values = [reference, reply_id, at, wanted.scope, wanted.channel, wanted.mark, list(wanted.people)]
    connection.execute(_KEEP, [*values, _OPT_OUT])
    kept = [_put(connection, marks, _id(reference, number), row, at) for number, row in enumerate(rows)]
    for mark, points in wanted.elsewhere.items() if wanted.scope in _AT_POINTS else ():
        kept += _keep_elsewhere(connection, marks, wanted, mark, points, reply_id, at)
    return kept


def _keep_elsewhere(
    connection: Connection,
    marks: Marks,
    wanted: OptOut,
    mark: str,
    points: Sequence[str],
    reply_id: str,
    at: datetime,
) -> list[Record]:
    """The same for another number or address, lifted there; of one that no book has, by whoever holds it."""
    reference, people = new_reference(), list(wanted.people if points else ())
    connection.execute(_KEEP, [reference, reply_id, at, wanted.scope, wanted.channel, mark, people, _OPT_OUT])
    if not points:
        body: dict[str, Json] = {"notice": marks.of("notice", _id(reference, 0)), "notice_kind": _OPT_OUT}
        return [Record("notice", at, body | {"point": mark, "scope": "point"})]
    rows = _at_points(replace(wanted, points=points))
    return [_put(connection, marks, _id(reference, number), row, at) for number, row in enumerate(rows)]


@dataclass(frozen=True)
class _Row:
    scope: str
    person_id: str | None = None
    point_id: str | None = None
    debt_id: str | None = None
    creditor_id: str | None = None
    channel: str | None = None
    given_by: str | None = None


def _rows(wanted: OptOut) -> list[_Row]:
    """The notices of an opt-out, in the terms of `gate.notices`."""
    people, channel = wanted.people, wanted.channel
    if wanted.scope == "point":
        return _at_points(wanted)
    if wanted.scope == "channel":
        return [_Row("channel", one, channel=channel, given_by=one) for one in people]
    if wanted.scope == "debt":
        return [_Row("debt", one, debt_id=debt, given_by=one) for one in people for debt in wanted.debts]
    if wanted.scope == "creditor":
        return [
            _Row("creditor", one, creditor_id=c, given_by=one) for one in people for c in wanted.creditors
        ]
    if wanted.scope == "all":
        return [*(_Row("all", one, given_by=one) for one in people), *_at_points(wanted)]
    return []


def _at_points(wanted: OptOut) -> list[_Row]:
    by = wanted.people[0] if len(wanted.people) == 1 else None
    if wanted.scope == "all":
        return [_Row("point", point_id=one, given_by=by) for one in wanted.points]
    # Without a person, and with the scope `channel`, a notice reaches a point on one channel.
    return [_Row("channel", point_id=one, channel=wanted.channel, given_by=by) for one in wanted.points]


def _put(connection: Connection, marks: Marks, notice_id: str, row: _Row, at: datetime) -> Record:
    values = [
        notice_id,
        at,
        _OPT_OUT,
        row.person_id,
        row.point_id,
        row.debt_id,
        row.creditor_id,
        row.channel,
        row.scope,
    ]
    connection.execute(_NOTICE, [*values, row.given_by, at])
    body: dict[str, Json] = {
        "notice": marks.of("notice", notice_id),
        "notice_kind": _OPT_OUT,
        "scope": row.scope,
    }
    named = {"person": row.person_id, "point": row.point_id, "debt": row.debt_id, "creditor": row.creditor_id}
    body |= {kind: marks.of(kind, value) for kind, value in named.items() if value is not None}
    if row.channel is not None:
        body["channel"] = row.channel
    return Record("notice", at, body)


def _id(reference: str, what: object) -> str:
    return f"opt_out:{reference}:{what}"


def keep_stop_notice(connection: Connection, notice: Mapping[str, Any], mark: str) -> None:
    """Let a stop that was handed in as a notice hold for the number or address itself, whatever its ids.

    `notice`: a row of `notices` as it was just kept, of one of `gate.notices.STOPS`, about a point that it
    reaches; within the caller's transaction, which holds the plan. Kept as the same kind of stop, and on its
    channel only where it is about one. The same notice again changes nothing.
    """
    if connection.execute(_KNOWN, [notice["notice_id"], mark]).fetchone() is not None:
        return
    told = notice.get("received_at") or notice["at"]
    channel = notice.get("channel") if notice.get("scope") == "channel" else None
    people = [one for one in (notice.get("given_by") or notice.get("person_id"),) if one]
    scope = "point" if channel else "all"
    values = [new_reference(), notice["notice_id"], told, scope, channel, mark, people, notice["kind"]]
    connection.execute(_KEEP, values)
    hold_opt_outs(connection, [mark])


def hold_opt_outs(connection: Connection, marks: Collection[str] | None = None) -> int:
    """Let opt-outs of a number or address hold for ids that a book gave it since; how many were new.

    `marks`: of these numbers and addresses only.
    """
    rows = connection.execute(_HELD, {"marks": None if marks is None else list(marks)}).fetchall()
    ids, added = ids_marked(connection, [row[5] for row in rows]), 0
    for reference, told_by, at, scope, channel, mark, kind in rows:
        for point_id in ids.get(mark, ()):
            have = [_id(reference, ""), told_by, point_id]
            if connection.execute(_HAVE, have).fetchone() is None:
                row = _Row("channel" if scope == "point" else "point", point_id=point_id)
                values = [_id(reference, point_id), at, kind, None, point_id, None, None]
                kept = [channel if scope == "point" else None, row.scope, None, at]
                added += connection.execute(_NOTICE, [*values, *kept]).rowcount
    return added


def lift_opt_out(connection: Connection, home: Home, point_id: str, code: str, at: datetime) -> list[str]:
    """Whoever asked us to stop there lets us write again; the references of the opt-outs that ended for them.

    `code` is the reference of a code that was sent there and confirmed by them. That it was must stand in
    the evidence, of the person who opted out where that is known, later than the opt-out. Where several may
    have said it, the number or address is free again, and so is who confirmed; the others stay as they are.

    Raises:
        Refused: no code is named or none was confirmed there since, or nobody opted out there.
    """
    if not code.strip():
        raise Refused("only whoever opted out lifts this", "name the code that they confirmed")
    mark = mark_at(connection, point_id)
    if mark is None:
        raise Refused(f"there is no contact point `{point_id}`", "see the book's table `points`")
    with connection.transaction():
        lock_point(connection, mark)
        lock_plan(connection)
        open_ones = [_Open(*row) for row in connection.execute(_OPEN, [mark]).fetchall()]
        if not open_ones:
            raise Refused(f"nobody opted out at `{point_id}`", "there is nothing to lift")
        ended = _end_confirmed(connection, open_ones, ids_of(connection, mark), code, at)
        if not ended:
            raise Refused(
                f"no code was confirmed at `{point_id}` since", "send a code there, and keep its confirmation"
            )
        records = [_ended(marks_of(home), notice, at) for notices in ended.values() for notice in notices]
        append(connection, records)
    return list(ended)


@dataclass(frozen=True)
class _Open:
    """An opt-out that is not lifted; `people`: who may have given it, nobody where that is not known."""

    reference: str
    since: datetime
    people: Sequence[str]
    ended_for: Sequence[str]

    def confirmed_by(self, people: Sequence[str]) -> Sequence[str] | None:
        """For whom it ends, of those who confirmed a code; None where none of them gave it."""
        if not self.people:
            return () if people else None
        return [one for one in people if one in self.people and one not in self.ended_for] or None


def _end_confirmed(
    connection: Connection, open_ones: Sequence[_Open], points: Sequence[str], code: str, at: datetime
) -> dict[str, Sequence[str]]:
    """End each for whoever has confirmed a code since it was given: the notices that ended, by reference."""
    found: dict[str, Sequence[str]] = {}
    for one in open_ones:
        rows = connection.execute(_CONFIRMED, [points, one.since, at]).fetchall()
        confirmed = one.confirmed_by([person for (person,) in rows])
        if confirmed is not None:
            found[one.reference] = _end(connection, one, confirmed, code, at)
    return found


def times_lifted(connection: Connection, marks: Collection[str]) -> int:
    """How often opt-outs of these numbers and addresses were lifted so far: each time it is more."""
    query = (
        "SELECT coalesce(sum(greatest(cardinality(ended_for), (lifted_at IS NOT NULL)::int)), 0)"
        " FROM desk_opt_out WHERE mark = ANY (%s)"
    )
    row = connection.execute(query, [list(marks)]).fetchone()
    return int(row[0]) if row else 0


def _end(
    connection: Connection, one: _Open, confirmed: Sequence[str], code: str, at: datetime
) -> Sequence[str]:
    """End an opt-out for some of those who may have given it; gives the notices that ended."""
    about = {"reference": one.reference, "confirmed": list(confirmed), "code": code, "at": at}
    row = connection.execute(_LIFTED, about).fetchone()
    about |= {"of": _id(one.reference, ""), "told_by": row[0] if row else None, "all": not one.people}
    ended = connection.execute(_NO_MORE, about).fetchall()
    return sorted(notice_id for (notice_id,) in ended) or [_id(one.reference, 0)]


def _ended(marks: Marks, notice_id: str, at: datetime) -> Record:
    body: dict[str, Json] = {
        "notice": marks.of("notice", notice_id),
        "notice_kind": "opt_out",
        "until": instant(at),
    }
    return Record("notice", at, body)
