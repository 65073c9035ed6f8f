"""Leaks: debt words that went to strangers, each with its clock and its cause, and who closed it."""

import json
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from psycopg.types.json import Jsonb

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.incident_notices import draft_notices, places_of
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant

_COUNTRIES = """
SELECT country FROM book_persons WHERE person_id = %(person)s
UNION SELECT c.country FROM book_liabilities l JOIN book_debts d USING (debt_id)
    JOIN book_creditors c USING (creditor_id) WHERE l.person_id = %(person)s
"""
_OPEN = """
INSERT INTO desk_incident (incident_id, kind, opened_at, due_at, person_id, point_id, mark, reference,
    contact_ids, cause, places) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
RETURNING incident_id
"""
# What the law of a place wants told sooner than our own clock makes the incident due sooner.
_DUE = """
UPDATE desk_incident SET due_at = least(due_at,
    (SELECT min(d.due_at) FROM desk_incident_draft d WHERE d.incident_id = desk_incident.incident_id))
WHERE incident_id = %s RETURNING due_at
"""
# Whoever told the borrower needs no other notice to them.
_BORROWER_SENT = """
UPDATE desk_incident_draft SET sent_at = %s, sent_by = %s, note = %s
WHERE incident_id = %s AND audience = 'borrower' AND sent_at IS NULL
"""
_HOW = """
SELECT max(template_id), max(batch_id), max(agency_id), max(collector_id), max(channel), max(sender_id)
FROM book_events WHERE contact_id = ANY (%s)
"""
OVERDUE = """
SELECT count(*) FROM desk_incident i WHERE closed_at IS NULL AND due_at < %(now)s OR EXISTS (
    SELECT FROM desk_incident_draft d
    WHERE d.incident_id = i.incident_id AND d.sent_at IS NULL AND d.due_at < %(now)s)
"""
"""Counts incidents whose clock has run out, or that leave a notice unsent past its day, closed or not."""

COLUMNS = (
    "incident_id",
    "kind",
    "opened_at",
    "due_at",
    "person_id",
    "point_id",
    "contact_ids",
    "cause",
    "told_at",
    "closed_at",
    "closed_by",
)
"""The columns of a list of incidents, in order."""


@dataclass(frozen=True)
class Leak:
    """What leaked: the contacts that told of a debt at a point that is not the person's, and how that came.

    `source`: where the point had come from. `proof`, `proof_at`: what made us believe that it was theirs,
    None where nothing did. `model`: the version of the model that believed it.
    """

    person_id: str
    point_id: str
    mark: str
    reference: str
    contact_ids: Sequence[str]
    source: str | None
    proof: str | None
    proof_at: datetime | None
    model: str


def open_incident(connection: Connection, marks: Marks, leak: Leak, at: datetime) -> Record | None:
    """Open an incident within the caller's transaction, which appends the record.

    It is due when its clock runs out, or the first of the notices that it makes due before. None where one is
    open already for this point and person.
    """
    due_at = at + timedelta(hours=_hours(connection, leak.person_id))
    carried = _carried(connection, leak.contact_ids)
    cause = {
        **carried,
        "source": leak.source,
        "proof": leak.proof,
        "proof_at": leak.proof_at.isoformat() if leak.proof_at else None,
        "model": leak.model,
    }
    values = [uuid.uuid4(), _clocks()["kind"], at, due_at, leak.person_id, leak.point_id, leak.mark]
    values += [leak.reference, list(leak.contact_ids), Jsonb(cause)]
    values.append(places_of(connection, leak.person_id))
    row = connection.execute(_OPEN, values).fetchone()
    if row is None:
        return None
    draft_notices(connection, str(row[0]), at)
    due_at = _soonest(connection, row[0], due_at)
    told: Mapping[str, Json] = {
        "source": marks.of("source", leak.source) if leak.source else None,
        "proof": leak.proof,
        "proof_at": instant(leak.proof_at) if leak.proof_at else None,
        "template": carried["template"],
        **{
            name: marks.of(name, str(carried[name])) if carried[name] else None
            for name in ("batch", "agency", "collector")
        },
    }
    body: dict[str, Json] = {
        "incident": str(row[0]),
        "step": "opened",
        "person": marks.of("person", leak.person_id),
        "point": marks.of("point", leak.point_id),
        "because": str(_clocks()["kind"]),
        "due_at": instant(due_at),
        "contacts": marks.of_all("contact", leak.contact_ids[:_MOST]),
        "model": leak.model,
    }
    return Record("incident", at, body | {name: value for name, value in told.items() if value is not None})


def _soonest(connection: Connection, incident_id: uuid.UUID, clock: datetime) -> datetime:
    """Make an incident due when the first of its notices is, where that is before its clock runs out."""
    row = connection.execute(_DUE, [incident_id]).fetchone()
    return row[0] if row else clock


def _carried(connection: Connection, contact_ids: Sequence[str]) -> Mapping[str, str | None]:
    """How the first of the messages went: its template, batch, agency, collector, channel and sender."""
    names = ("template", "batch", "agency", "collector", "channel", "sender")
    row = connection.execute(_HOW, [list(contact_ids[:1])]).fetchone()
    return dict(zip(names, row or [None] * len(names), strict=True))


_MOST = 200  # contacts that one record may name; the row has them all


@cache
def _clocks() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.desk") / "incidents.toml").read_text(encoding="utf-8"))


def _hours(connection: Connection, person_id: str) -> int:
    """The shortest clock of the countries concerned; the general one always counts."""
    clocks = _clocks()["clock"]
    rows = connection.execute(_COUNTRIES, {"person": person_id}).fetchall()
    named = [clocks[country]["hours"] for (country,) in rows if country in clocks]
    return min([int(clocks["default"]["hours"]), *map(int, named)])


def borrower_told(
    connection: Connection, home: Home, incident_id: str, *, by: str, note: str, at: datetime
) -> None:
    """Somebody has told the borrower what went where, and says how; the drafts to them are done too.

    Raises:
        Refused: nobody is named, there is no such open incident, or the borrower has been told.
    """
    _step(connection, home, incident_id, "borrower_told", by, note, at)


def close_incident(
    connection: Connection, home: Home, incident_id: str, *, by: str, note: str, at: datetime
) -> None:
    """Somebody closes an incident and says what came of it.

    Raises:
        Refused: nobody is named, there is no such open incident, or the borrower has not been told.
    """
    _step(connection, home, incident_id, "closed", by, note, at)


_STEPS = {
    "borrower_told": (
        """UPDATE desk_incident SET told_at = %s, told_by = %s, told_note = %s
        WHERE incident_id = %s AND told_at IS NULL AND closed_at IS NULL""",
        "it is not open, or the borrower has been told",
    ),
    "closed": (
        """UPDATE desk_incident SET closed_at = %s, closed_by = %s, note = %s
        WHERE incident_id = %s AND told_at IS NOT NULL AND closed_at IS NULL""",
        "it is not open, or the borrower has not been told yet",
    ),
}


def _step(
    connection: Connection, home: Home, incident_id: str, step: str, by: str, note: str, at: datetime
) -> None:
    if not by.strip() or not note.strip():
        raise Refused("a step of an incident needs a name and a note", "say who did it, and what was done")
    query, hindrance = _STEPS[step]
    marks, named = marks_of(home), _as_id(incident_id)
    with connection.transaction():
        if not connection.execute(query, [at, by, note, named]).rowcount:
            raise Refused(f"the incident `{incident_id}` cannot take the step `{step}`", hindrance)
        if step == "borrower_told":
            connection.execute(_BORROWER_SENT, [at, by, note, named])
        body: dict[str, Json] = {
            "incident": str(named),
            "step": step,
            "actor": marks.of("actor", by),
            "note": marks.of("note", note),
        }
        append(connection, [Record("incident", at, body)])


def _as_id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as fault:
        raise Refused(f"`{text}` is no incident", "`rightparty parties incidents` lists them") from fault


def incidents(connection: Connection, *, closed: bool = False) -> Sequence[Mapping[str, Any]]:
    """The open incidents, the most urgent first; with `closed`, the closed ones too.

    Columns: those of the table; `cause` as JSON text.
    """
    where = "" if closed else "WHERE closed_at IS NULL"
    query = f"SELECT {', '.join(COLUMNS)} FROM desk_incident {where} ORDER BY due_at, incident_id"
    rows = connection.execute(query).fetchall()
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return [
        row | {"incident_id": str(row["incident_id"]), "cause": json.dumps(row["cause"], ensure_ascii=False)}
        for row in found
    ]
