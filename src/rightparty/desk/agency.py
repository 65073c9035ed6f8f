"""Debts handed to agencies and taken back: placed, recalled by a file, acknowledged by a file.

From a recall's commit on, the agency gets no permit for the debt; if it has not acknowledged within 24
hours, none for any debt: both are rules of the gate (`core.promise.agency_without_placement`,
`core.stops.agency_left_a_recall_unanswered`), and go by the cells that are written here.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from rightparty.canonical import Json
from rightparty.desk.agency_files import (
    Acknowledgement,
    digest_of,
    handed_in,
    put_away,
    read_acknowledgement,
    their_key,
    written,
)
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.recall import hold_recalls, recall_debts, recall_records
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Which, append_ended, withdraw
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.asked import RECALL_WITHIN
from rightparty.journal.kinds import CODE
from rightparty.journal.record import Record

_HELD = """
SELECT debt_id FROM book_placements WHERE debt_id = ANY (%s) AND (until IS NULL OR until > %s)
    AND recalled_at IS NULL ORDER BY debt_id LIMIT 1
"""
_PLACE = """
INSERT INTO book_placements (debt_id, agency_id, "from", borrower_notified_at)
SELECT unnest(%(debts)s::text[]), %(agency)s, %(at)s, %(notified)s::timestamptz
"""
_THEIRS = sql.SQL("""p.debt_ids && %(debts)s AND p.sender_id IN (
    SELECT sender_id FROM book_senders WHERE agency_id = %(agency)s)""")
_BATCH = """
WITH put AS (UPDATE desk_recall SET batch = %(batch)s WHERE agency_id = %(agency)s AND batch IS NULL
    RETURNING asked_at)
INSERT INTO desk_agency_file (name, agency_id, "of", at, rows)
SELECT %(batch)s, %(agency)s, 'recall', max(asked_at), count(*) FROM put
"""
_DEBTS = {
    "recall": "SELECT debt_id FROM desk_recall WHERE batch = %(name)s ORDER BY 1",
    "place": """SELECT debt_id FROM book_placements
        WHERE agency_id = %(agency)s AND "from" = %(at)s ORDER BY 1""",
}
_ACKED = """
UPDATE desk_recall SET acked_at = %s WHERE batch = %s AND agency_id = %s AND acked_at IS NULL
"""
_WAITING = """
SELECT agency_id, count(*), min(asked_at), count(*) FILTER (WHERE written_at IS NULL)
FROM desk_recall WHERE acked_at IS NULL GROUP BY agency_id ORDER BY min(asked_at), agency_id
"""


@dataclass(frozen=True)
class Acked:
    """What came of a file that an agency handed in; `because`: why it was refused."""

    agency_id: str
    file: str
    debts: int = 0
    because: str = ""


def place(
    connection: Connection,
    home: Home,
    agency_id: str,
    debts: Sequence[str],
    *,
    by: str,
    at: datetime,
    notified_at: datetime | None = None,
) -> str:
    """Hand debts to an agency, and write the file that tells it; gives the file's name.

    `notified_at`: when the borrowers were told; where law asks for that, the gate refuses until it is known.

    Raises:
        Refused: nobody is named; an unknown agency or debt; a debt of another creditor, one that left its
            book, or one that an agency holds already; the agency owes an acknowledgement for over 24 hours.
    """
    wanted, name = sorted(set(debts)), f"place-{uuid.uuid4().hex}"
    if not by.strip() or not wanted:
        raise Refused("a placement needs a name and a debt", "say who hands over what")
    marks = marks_of(home)
    with connection.transaction():
        lock_plan(connection)  # of two who place the same debt the second finds it held
        _check_agency(connection, agency_id, wanted)
        late = [one for one in waiting(connection, at) if one["agency_id"] == agency_id and one["overdue"]]
        if late:
            raise Refused(
                f"`{agency_id}` has not acknowledged a recall for over 24 hours", "nothing new till then"
            )
        held = connection.execute(_HELD, [wanted, at]).fetchone()
        if held is not None:
            raise Refused(f"an agency holds `{held[0]}` already", "recall it first")
        connection.execute(_PLACE, {"debts": wanted, "agency": agency_id, "at": at, "notified": notified_at})
        connection.execute(
            'INSERT INTO desk_agency_file (name, agency_id, "of", at, rows) VALUES (%s, %s, %s, %s, %s)',
            [name, agency_id, "place", at, len(wanted)],
        )
        body: dict[str, Json] = {
            "agency": marks.of("agency", agency_id),
            "debts": len(wanted),
            "actor": marks.of("actor", by),
        }
        append(connection, [Record("placement", at, body)])
    write_files(connection, home, at)
    return f"{name}.json"


def _check_agency(connection: Connection, agency_id: str, debts: Sequence[str]) -> None:
    left = connection.execute(
        "SELECT debt_id FROM desk_debt_left WHERE debt_id = ANY (%s) ORDER BY 1 LIMIT 1", [list(debts)]
    ).fetchone()
    if left is not None:
        raise Refused(
            f"`{left[0]}` left its creditor's book: nobody is known to owe it", "hand it in again first"
        )
    rows = connection.execute("SELECT creditor_id FROM book_agencies WHERE agency_id = %s", [agency_id])
    creditors = {creditor for (creditor,) in rows.fetchall()}
    if not creditors:
        raise Refused(f"there is no agency `{agency_id}`", "see the book's table `agencies`")
    owed = connection.execute(
        "SELECT debt_id, creditor_id FROM book_debts WHERE debt_id = ANY (%s)", [list(debts)]
    ).fetchall()
    found: dict[str, str] = dict(owed)
    for debt in debts:
        if found.get(debt) not in creditors:
            raise Refused(f"`{debt}` is no debt of a creditor that `{agency_id}` acts for", "see `debts`")


def recall(
    connection: Connection,
    home: Home,
    agency_id: str,
    debts: Sequence[str] | None,
    *,
    because: str,
    by: str,
    at: datetime,
) -> Sequence[str]:
    """Take debts back from an agency (None: all that it holds); gives those that were asked back now.

    In one transaction it loses its right to act, and permits that it holds for them are revoked. The file
    that tells it is written afterwards.

    Raises:
        Refused: nobody is named, or the agency holds none of these debts.
    """
    if not by.strip() or not CODE.fits(because):
        raise Refused("a recall needs a name and a code of why", "lower-case letters and underscores")
    marks = marks_of(home)
    with connection.transaction():
        lock_plan(connection)
        wanted = list(debts) if debts is not None else _held_by(connection, agency_id)
        recalled = recall_debts(connection, wanted, because, at, agency_id=agency_id, by=by)
        if not recalled:
            raise Refused(
                f"`{agency_id}` holds none of these debts", "`rightparty agency waiting` lists recalls"
            )
        names = [one.debt_id for one in recalled]
        which = Which(_THEIRS, {"debts": names, "agency": agency_id})
        taken = withdraw(connection, which, f"recalled:{agency_id}", at)
        append(connection, recall_records(marks, recalled, because, at, by))
        append_ended(connection, marks, taken, at)
    write_files(connection, home, at)
    return names


def _held_by(connection: Connection, agency_id: str) -> list[str]:
    query = "SELECT debt_id FROM book_placements WHERE agency_id = %s AND recalled_at IS NULL"
    return [debt for (debt,) in connection.execute(query, [agency_id]).fetchall()]


def write_files(connection: Connection, home: Home, at: datetime) -> Sequence[str]:
    """Write what agencies are to be told into their folders; gives the files' names.

    Killed in between, the same file is written again: what goes into it is kept before it is written.
    For the command line, and for a worker every few minutes.
    """
    with connection.transaction():
        lock_plan(connection)
        agencies = connection.execute(
            "SELECT DISTINCT agency_id FROM desk_recall WHERE batch IS NULL ORDER BY 1"
        ).fetchall()
        for (agency_id,) in agencies:
            connection.execute(_BATCH, {"batch": f"recall-{uuid.uuid4().hex}", "agency": agency_id})
    rows = connection.execute(
        'SELECT name, agency_id, "of", at FROM desk_agency_file WHERE written_at IS NULL ORDER BY name'
    ).fetchall()
    for name, agency_id, of, decided_at in rows:
        about = {"name": name, "agency": agency_id, "at": decided_at}
        debts = [debt for (debt,) in connection.execute(_DEBTS[of], about).fetchall()]
        data = written(home, of, name, agency_id, debts, decided_at)
        _keep_written(connection, home, name, agency_id, of, digest_of(data), at)
    return [f"{name}.json" for name, *_ in rows]


def _keep_written(
    connection: Connection, home: Home, name: str, agency_id: str, of: str, digest: str, at: datetime
) -> None:
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(
            "UPDATE desk_agency_file SET digest = %s, written_at = %s WHERE name = %s RETURNING rows",
            [digest, at, name],
        ).fetchone()
        connection.execute("UPDATE desk_recall SET written_at = %s WHERE batch = %s", [at, name])
        if of == "recall" and row is not None:
            body: dict[str, Json] = {
                "agency": marks.of("agency", agency_id),
                "event": "written",
                "debts": int(row[0]),
                "file": digest,
            }
            append(connection, [Record("recall", at, body)])


def take_acknowledgements(connection: Connection, home: Home, at: datetime) -> Sequence[Acked]:
    """Read what agencies handed in: what agrees with our file to the byte is taken, anything else refused.

    A file that was taken before changes nothing. For the command line, and for a worker every few minutes.
    """
    rows = connection.execute("SELECT DISTINCT agency_id FROM desk_agency_file ORDER BY 1").fetchall()
    found = []
    for (agency_id,) in rows:
        for path in handed_in(home, agency_id):
            try:
                said = read_acknowledgement(path, their_key(home, agency_id))
                count = _take(connection, home, agency_id, said, at)
            except (InvalidInput, Refused) as fault:
                put_away(home, agency_id, path, "refused", fault.message)
                found.append(Acked(agency_id, path.name, because=fault.message))
                continue
            put_away(home, agency_id, path, "done")
            found.append(Acked(agency_id, path.name, count))
    return found


def _take(connection: Connection, home: Home, agency_id: str, said: Acknowledgement, at: datetime) -> int:
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(
            'SELECT "of", digest, rows FROM desk_agency_file WHERE name = %s AND agency_id = %s',
            [said.answers, agency_id],
        ).fetchone()
        if row is None:
            raise Refused(f"no file `{said.answers[:80]}` went to this agency")
        of, digest, count = row
        if said.digest != digest:
            raise Refused("the digest is not that of our file: it was changed, or read in part")
        if said.debts != count:
            raise Refused(f"it had {count} debts, and {said.debts} were acknowledged")
        if of != "recall":
            return int(count)
        acked = connection.execute(_ACKED, [at, said.answers, agency_id]).rowcount
        hold_recalls(connection)
        if acked:
            body: dict[str, Json] = {
                "agency": marks.of("agency", agency_id),
                "event": "acknowledged",
                "debts": acked,
                "file": digest,
            }
            append(connection, [Record("recall", at, body)])
    return acked


def waiting(connection: Connection, at: datetime) -> Sequence[dict[str, Any]]:
    """Agencies that owe an acknowledgement, the longest first.

    Columns: agency_id, debts, since, hours, overdue (it gets no permits at all), unwritten (debts whose
    file is still to be written).
    """
    rows = connection.execute(_WAITING).fetchall()
    return [
        {
            "agency_id": agency,
            "debts": count,
            "since": since,
            "hours": round((at - since).total_seconds() / 3600, 1),
            "overdue": since + RECALL_WITHIN < at,
            "unwritten": unwritten,
        }
        for agency, count, since, unwritten in rows
    ]
