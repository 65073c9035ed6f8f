"""What a leak makes due: how many people it affects, whom the law wants told by when, and drafts of that.

Nothing is sent from here. A draft stays a draft until somebody says, by name, that they sent it.
"""

import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record
from rightparty.law.load import COUNTRIES
from rightparty.words.guard import findings

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_YEAR = timedelta(days=365)
_PLACES = """
SELECT country, region FROM book_persons WHERE person_id = %(person)s
UNION SELECT c.country, NULL FROM book_liabilities l JOIN book_debts d USING (debt_id)
    JOIN book_creditors c USING (creditor_id) WHERE l.person_id = %(person)s
"""
# The places are the incident's own: a person who is erased meanwhile was affected all the same. One whose
# places nobody knows counts everywhere.
_AFFECTED = """
SELECT count(DISTINCT i.person_id),
    count(DISTINCT i.person_id) FILTER (WHERE i.cause->>'source' IS NOT DISTINCT FROM %(source)s::text)
FROM desk_incident i WHERE i.opened_at > %(since)s AND i.opened_at <= %(at)s
    AND (i.places IS NULL OR %(place)s = ANY (i.places))
"""
_CREDITOR = """
SELECT c.name, c.neutral_name FROM book_liabilities l JOIN book_debts d USING (debt_id)
    JOIN book_creditors c USING (creditor_id) WHERE l.person_id = %s ORDER BY c.creditor_id LIMIT 1
"""
_KEEP = """
INSERT INTO desk_incident_draft (incident_id, audience, place, language, template, citation, subject, text,
    made_at, due_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
COLUMNS = (
    "draft_id",
    "incident_id",
    "audience",
    "place",
    "language",
    "citation",
    "due_at",
    "hours_left",
    "sent_at",
    "sent_by",
)
"""The columns of a list of drafts, in order."""


@dataclass(frozen=True)
class Duty:
    """Whom the law of a place wants told, within how many hours, from how many people affected on."""

    place: str
    audience: str
    to: str
    hours: int
    least: int
    since: date
    citation: str


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty of `incident_law.toml`."""
    raw = _data("incident_law.toml")["duty"]
    return tuple(
        Duty(
            one["place"],
            one["audience"],
            one["to"],
            one["hours"],
            one["from"],
            one["since"],
            one["citation"],
        )
        for one in raw
    )


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.desk") / name).read_text(encoding="utf-8"))


def places_of(connection: Connection, person_id: str) -> Sequence[str]:
    """The places whose law a leak about a person concerns: theirs, and those of their creditors."""
    found: set[str] = set()
    for country, region in connection.execute(_PLACES, {"person": person_id}).fetchall():
        found |= {one for one in (country, region) if one}
        found |= {"EU"} if COUNTRIES.get(country) == "eu" else set()
    return sorted(found)


def affected(connection: Connection, place: str, source: str | None, at: datetime) -> tuple[int, int]:
    """How many people a year's leaks affect in a place, and how many of them by the same source.

    People, not messages: whoever was told of twice counts once. All causes count together towards a
    threshold of the law, which can only be reached too early by that. Erasing somebody takes nothing off.
    """
    about = {"place": place, "source": source, "since": at - _YEAR, "at": at}
    row = connection.execute(_AFFECTED, about).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def draft_notices(connection: Connection, incident_id: str, at: datetime) -> int:
    """Draft what an incident makes due, within the caller's transaction; gives how many drafts are new.

    The borrower and the stranger are always drafted to; an authority once its threshold is reached.
    """
    row = connection.execute(
        "SELECT person_id, opened_at, due_at, contact_ids, cause, places FROM desk_incident"
        " WHERE incident_id = %s",
        [incident_id],
    ).fetchone()
    if row is None:
        raise Refused(f"there is no incident `{incident_id}`", "`rightparty parties incidents` lists them")
    person_id, opened_at, due_at, contacts, cause, places = row
    named = connection.execute(_CREDITOR, [person_id]).fetchone()
    slots = {
        "incident": str(incident_id),
        "creditor": named[0] if named else "",
        # A name that tells of lending is no name for a stranger: better none, and a human signs.
        "neutral_name": named[1] if named and named[1] and not findings(named[1]) else "",
        "opened": f"{opened_at:%Y-%m-%d %H:%M} UTC",
        "contacts": str(max(1, len(contacts))),
    }
    added = _draft(
        connection, incident_id, Duty("", "stranger", "", 0, 1, date.min, ""), slots, cause, at, None
    )
    told = False
    for duty in duties():
        if duty.place not in (places or ()) or duty.since > opened_at.date():
            continue
        count, same = affected(connection, duty.place, cause.get("source"), at)
        if count < duty.least:
            continue
        told |= duty.audience == "borrower"
        due = opened_at + timedelta(hours=duty.hours)
        more = {"affected": str(count), "same_cause": str(same), "to": duty.to, "citation": duty.citation}
        more["due"] = f"{due:%Y-%m-%d %H:%M} UTC"
        added += _draft(connection, incident_id, duty, slots | more, cause, at, due)
    if not told:
        # Our own rule (design, 6): the borrower is told whatever the law of the place.
        own = Duty("", "borrower", "", 0, 1, date.min, "Rightparty promise")
        added += _draft(connection, incident_id, own, slots | {"citation": own.citation}, cause, at, due_at)
    return added


def _draft(
    connection: Connection,
    incident_id: str,
    duty: Duty,
    slots: Mapping[str, str],
    cause: Mapping[str, Any],
    at: datetime,
    due: datetime | None,
) -> int:
    texts, added = _data("incident_drafts.toml"), 0
    for language in LANGUAGES:
        form = texts[duty.audience][language]
        filled = {**slots, "cause": _cause(texts["cause"][language], cause)}
        subject, text = (_filled(form[name], filled) for name in ("subject", "text"))
        values: list[Any] = [incident_id, duty.audience, duty.place, language, f"{duty.audience}.{language}"]
        values += [duty.citation, subject, text, at, due]
        added += connection.execute(_KEEP, values).rowcount
    return added


def _filled(form: str, slots: Mapping[str, str]) -> str:
    for name, value in slots.items():
        form = form.replace(f"{{{name}}}", value)
    return form


def _cause(forms: Mapping[str, str], cause: Mapping[str, Any]) -> str:
    source, proof = cause.get("source"), cause.get("proof")
    parts = [forms["source"].format(source=source) if source else forms["none"]]
    if proof:
        parts.append(forms["proof"].format(proof=proof))
    return "; ".join(parts)


def drafts(connection: Connection, at: datetime, *, sent: bool = False) -> Sequence[dict[str, Any]]:
    """The drafts that nobody has sent, the most urgent first; with `sent`, all. Columns: `COLUMNS`."""
    where = "" if sent else "WHERE sent_at IS NULL"
    rows = connection.execute(
        "SELECT draft_id, incident_id, audience, place, language, citation, due_at, sent_at, sent_by"
        f" FROM desk_incident_draft {where} ORDER BY due_at NULLS LAST, draft_id"
    ).fetchall()
    return [
        {
            "draft_id": draft,
            "incident_id": str(incident),
            "audience": audience,
            "place": place,
            "language": language,
            "citation": citation,
            "due_at": due,
            "hours_left": None if due is None else round((due - at).total_seconds() / 3600, 1),
            "sent_at": sent_at,
            "sent_by": sent_by,
        }
        for draft, incident, audience, place, language, citation, due, sent_at, sent_by in rows
    ]


def draft_text(connection: Connection, draft_id: int) -> str:
    """A draft as it stands: its subject, and its text.

    Raises:
        Refused: there is no such draft.
    """
    row = connection.execute(
        "SELECT subject, text FROM desk_incident_draft WHERE draft_id = %s", [draft_id]
    ).fetchone()
    if row is None:
        raise Refused(f"there is no draft {draft_id}", "`rightparty parties notices` lists them")
    return f"{row[0]}\n\n{row[1]}"


def draft_sent(
    connection: Connection, home: Home, draft_id: int, *, by: str, note: str, at: datetime
) -> None:
    """Somebody has sent a draft, as it stood or mended, and says how; its other languages are done too.

    Raises:
        Refused: nobody is named, or there is no such draft that is still to be sent.
    """
    if not by.strip() or not note.strip():
        raise Refused("a notice that was sent needs a name and a note", "say who sent it, and how")
    marks = marks_of(home)
    with connection.transaction():
        row = connection.execute(
            "UPDATE desk_incident_draft SET sent_at = %s, sent_by = %s, note = %s"
            " WHERE draft_id = %s AND sent_at IS NULL RETURNING incident_id, audience, place",
            [at, by, note, draft_id],
        ).fetchone()
        if row is None:
            raise Refused(f"the draft {draft_id} is not to be sent", "it is not there, or was sent before")
        incident: uuid.UUID = row[0]
        connection.execute(
            "UPDATE desk_incident_draft SET sent_at = %s, sent_by = %s, note = %s WHERE incident_id = %s"
            " AND audience = %s AND place = %s AND sent_at IS NULL",
            [at, by, note, incident, row[1], row[2]],
        )
        if row[1] == "borrower":
            connection.execute(
                "UPDATE desk_incident SET told_at = %s, told_by = %s, told_note = %s"
                " WHERE incident_id = %s AND told_at IS NULL AND closed_at IS NULL",
                [at, by, note, incident],
            )
        body: dict[str, Json] = {
            "incident": str(incident),
            "step": "notice_sent",
            "audience": row[1],
            "actor": marks.of("actor", by),
            "note": marks.of("note", note),
        }
        append(connection, [Record("incident", at, body)])
