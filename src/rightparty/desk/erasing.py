"""Erasing a person: their keys are shredded, what is queued for them is taken back, and their stops hold on.

The journal is not touched: it holds digests, and verifies as before. What a later file says of the person is
left out, since the row of their key stays and says so.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from psycopg import sql

from rightparty.book.tables import TABLES, Kind
from rightparty.desk.same_point import ids_of, lock_people, lock_plan, lock_points
from rightparty.desk.schema import DEBT, PERSON, POINT, SEALED, mark_column, store_name
from rightparty.desk.stopped_point import keep_stop
from rightparty.desk.store import Connection
from rightparty.desk.unread import take_unread
from rightparty.desk.vault import vault_of
from rightparty.desk.withdraw import Which, append_ended, withdraw
from rightparty.desk.wrong_party import new_reference
from rightparty.errors import Refused
from rightparty.gate.notices import STOPS

WHY = "erased"
OVER = ("settled", "discharged", "sold")
"""The states of a debt in which its creditor here needs nobody's data for it any more."""

_OWES = """
SELECT debt_id FROM book_liabilities l JOIN book_debts d USING (debt_id)
WHERE l.person_id = %s AND NOT coalesce(d.status = ANY (%s), false) ORDER BY 1 LIMIT 1
"""
# Whoever else claims a point keeps it; somebody who was reported not to be there does not claim it.
_POINTS = """
SELECT p.point_id, p.value_mark, NOT EXISTS (
    SELECT FROM book_evidence e JOIN book_persons b ON b.person_id = e.person_id
    WHERE e.point_id = p.point_id AND e.person_id <> %(person)s AND NOT EXISTS (
        SELECT FROM desk_wrong_person r WHERE r.person_id = e.person_id AND r.point_id = e.point_id))
FROM book_points p WHERE p.point_id IN (SELECT point_id FROM book_evidence WHERE person_id = %(person)s)
ORDER BY p.value_mark, p.point_id
"""
_DEBTS = """
SELECT l.debt_id FROM book_liabilities l WHERE l.person_id = %(person)s AND NOT EXISTS (
    SELECT FROM book_liabilities o JOIN book_persons b ON b.person_id = o.person_id
    WHERE o.debt_id = l.debt_id AND o.person_id <> %(person)s)
ORDER BY 1
"""
_STOPPED = """
SELECT min(at) FROM book_notices
WHERE person_id = %s AND kind = ANY (%s) AND (until IS NULL OR until > %s)
"""
_HOLD = """
INSERT INTO desk_stopped_point (reference, point_id, mark, at, via, withdrawn)
VALUES (%s, %s, %s, %s, 'erased', 0) ON CONFLICT (mark) WHERE lifted_at IS NULL DO NOTHING
"""
# The digest of a number stays only where a stop or a report holds by it.
_POINT_GONE = """
UPDATE book_points p SET value = NULL, "range" = NULL, carrier = NULL, value_mark = CASE WHEN
    EXISTS (SELECT FROM desk_stopped_point s WHERE s.mark = p.value_mark)
    OR EXISTS (SELECT FROM desk_wrong_person r WHERE r.mark = p.value_mark) THEN value_mark END
WHERE point_id = ANY (%s)
"""
_REST = (
    "DELETE FROM book_persons WHERE person_id = %(person)s",
    "DELETE FROM book_transactions WHERE person_id = %(person)s",
    """UPDATE desk_call_task t SET number = NULL, script = NULL FROM desk_planned_contact p
    WHERE p.contact_id = t.contact_id AND p.person_id = %(person)s""",
    """UPDATE desk_inbox_message t SET body = NULL FROM desk_planned_contact p
    WHERE p.contact_id = t.contact_id AND p.person_id = %(person)s""",
    # An answer of the API holds the text of the contact, or its number.
    """UPDATE desk_idempotent_answer t SET answer = NULL FROM desk_planned_contact p
    WHERE p.contact_id = t.contact_id AND p.person_id = %(person)s""",
    """UPDATE desk_permit t SET text = '' FROM desk_planned_contact p
    WHERE p.contact_id = t.contact_id AND p.person_id = %(person)s""",
)


@dataclass(frozen=True)
class Erasure:
    """What an erasure took away; `also`: other ids of the same person, which stay until they are erased."""

    points: Sequence[str]
    debts: Sequence[str]
    withdrawn: Sequence[str]
    also: Sequence[str]


def settings() -> Mapping[str, Any]:
    """What is kept how long, what has no end, and the grounds for erasing, from `retention.toml`."""
    return _settings()


@cache
def _settings() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.desk") / "retention.toml").read_text(encoding="utf-8"))


def erase_person(
    connection: Connection, person_id: str, *, by: str | None, basis: str, at: datetime
) -> Erasure:
    """Erase a person: nothing that is sealed of them can be opened again, by anybody, whatever is kept of it.

    A number or an account goes with the last person who has it. Stops of theirs hold on for their numbers, by
    the digest, until whoever holds the number lifts them. What nobody has read from there may be a stop, and
    is taken for one. Waits for a message that is on its way to them.

    Raises:
        Refused: the basis is not known, the person is not known or was erased before, or still owes an active
            debt and the basis does not reach that.
    """
    grounds = settings()["basis"].get(basis)
    if grounds is None:
        raise Refused(f"`{basis}` is no basis for erasing", f"one of: {', '.join(settings()['basis'])}")
    vault = vault_of(connection)
    with connection.transaction():
        lock_points(connection, (mark for _, mark, _ in _points(connection, person_id) if mark is not None))
        lock_people(connection, [person_id])
        lock_plan(connection)
        _check(connection, person_id, owing=grounds["while_owing"])
        taken = withdraw(connection, _of(person_id), WHY, at)
        points = _points(connection, person_id)
        gone = [point_id for point_id, _, last in points if last]
        debts = [one for (one,) in connection.execute(_DEBTS, {"person": person_id}).fetchall()]
        also = _other_ids(connection, person_id)
        _hold_stops(connection, person_id, points, take_unread(connection, gone, at), at)
        _take_out(connection, person_id, gone, debts)
        vault.shred(connection, PERSON, person_id, by=by, basis=basis, at=at)
        for kind, ids in ((POINT, gone), (DEBT, debts)):
            for one in ids:
                vault.shred(connection, kind, one, by=by, basis=basis, at=at)
        append_ended(connection, vault.marks, taken, at)
    return Erasure(gone, debts, taken.contacts, also)


def _points(connection: Connection, person_id: str) -> list[tuple[str, str | None, bool]]:
    """The person's points: id, mark, and whether nobody else claims it; in the order of the locks."""
    return [
        (point_id, mark, last)
        for point_id, mark, last in connection.execute(_POINTS, {"person": person_id}).fetchall()
    ]


def _of(person_id: str) -> Which:
    return Which(sql.SQL("p.person_id = %(person)s"), {"person": person_id})


def _check(connection: Connection, person_id: str, *, owing: bool) -> None:
    known = connection.execute("SELECT FROM book_persons WHERE person_id = %s", [person_id]).fetchone()
    if known is None:
        gone = vault_of(connection).erased_at(connection, PERSON, person_id)
        if gone is not None:
            raise Refused(f"`{person_id}` was erased on {gone:%Y-%m-%d}", "there is nothing left to erase")
        raise Refused(f"there is no person `{person_id}`", "see the book's table `persons`")
    owed = None if owing else connection.execute(_OWES, [person_id, list(OVER)]).fetchone()
    if owed is not None:
        raise Refused(
            f"`{person_id}` still owes the debt `{owed[0]}`: its creditor may need their data for it",
            "stop the contacts instead; or name a basis that reaches it (never_owed, court)",
        )


def _other_ids(connection: Connection, person_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT other_id FROM desk_link WHERE person_id = %s ORDER BY 1", [person_id]
    )
    return [one for (one,) in rows.fetchall()]


def _hold_stops(
    connection: Connection,
    person_id: str,
    points: Sequence[tuple[str, str | None, bool]],
    unread: Collection[str],
    at: datetime,
) -> None:
    """A stop of the person goes on as a stop of each number that goes with them, known by its digest.

    `unread`: points from which something came that nobody has read.
    """
    row = connection.execute(_STOPPED, [person_id, list(STOPS), at]).fetchone()
    said: datetime | None = row[0] if row else None
    for point_id, mark, last in points:
        since = said or (at if point_id in unread else None)
        if since is None or mark is None or not last:
            continue
        reference = new_reference()
        if connection.execute(_HOLD, [reference, point_id, mark, since]).rowcount:
            for one in ids_of(connection, mark):
                keep_stop(connection, reference, one, since)


def _take_out(connection: Connection, person_id: str, points: Sequence[str], debts: Sequence[str]) -> None:
    """Remove the sealed bytes too: what cannot be opened need not be kept."""
    for kind, ids in ((PERSON, [person_id]), (DEBT, list(debts)), (POINT, list(points))):
        for name, seals in SEALED.items():
            if name != "points" and any(subject == kind for subject, _ in seals.subjects):
                connection.execute(_emptied(name, kind), {"ids": ids})
    connection.execute(_POINT_GONE, [list(points)])
    for query in _REST:
        connection.execute(query, {"person": person_id})


def _emptied(name: str, kind: str) -> sql.Composed:
    """Empty what is sealed in the rows of a table whose subject is one of these."""
    seals, table = SEALED[name], TABLES[name]
    columns = [column for one in seals.columns.values() for column in (one, mark_column(one))]
    columns += [column.name for column in seals.beside]
    tests: list[sql.Composable] = []
    before: sql.Composable = sql.SQL("true")
    for subject, column in seals.subjects:
        of = "{}[1]" if table.by_name[column].kind is Kind.LIST else "{}"
        named = sql.SQL(of).format(sql.Identifier(column))
        if subject == kind:
            tests.append(sql.SQL("({} AND {} = ANY (%(ids)s))").format(before, named))
        before = sql.SQL("{} AND {} IS NULL").format(before, named)
    return sql.SQL("UPDATE {store} SET {changes} WHERE {tests}").format(
        store=sql.Identifier(store_name(table)),
        changes=sql.SQL(", ").join(sql.SQL("{} = NULL").format(sql.Identifier(one)) for one in columns),
        tests=sql.SQL(" OR ").join(tests),
    )
