"""What is personal is kept as long as it must be, and then no longer: enforced by class of record.

Nothing here touches the journal, a stop, a report of a wrong person, or the fact that a contact was made.
The words go and their mark stays: so a later file that brings them again does not bring them back.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rightparty.desk.erasing import OVER, erase_person, settings
from rightparty.desk.store import Connection

BASIS = "retention"

# Each query says which rows are over. `keeps`: how many days each creditor keeps them; `keep`: the longest.
_DAYS = """
keeps AS (SELECT * FROM unnest(%(creditors)s::text[], %(days)s::int[]) AS k (creditor_id, days)),
keep AS (SELECT coalesce(max(days), %(default)s) AS days FROM keeps)
"""
_LONGEST = "(SELECT days FROM keep)"
_EVENT_DAYS = f"coalesce((SELECT k.days FROM keeps k WHERE k.creditor_id = e.creditor_id), {_LONGEST})"

# As long as the person is contacted at all, what was sent and decided before is needed to judge it.
_KEPT = f"""over AS (SELECT k.part_id AS id FROM desk_kept_part k WHERE k.kind = '{{kind}}'
    AND k.at < %(at)s - make_interval(days => {_LONGEST})
    AND NOT EXISTS (SELECT FROM book_events l WHERE l.person_id = k.person_id
        AND l.at >= %(at)s - make_interval(days => {_LONGEST})))"""
_FORGET = "DELETE FROM desk_kept_part k USING over WHERE k.part_id = over.id"

_OVER: Mapping[str, Sequence[tuple[str, str]]] = {
    "message_text": [
        (
            f"""over AS (SELECT e.event_id AS id FROM book_events e WHERE e.text IS NOT NULL
                AND e.at < %(at)s - make_interval(days => {_EVENT_DAYS})
                AND NOT EXISTS (SELECT FROM book_events l WHERE l.debt_ids && e.debt_ids
                    AND l.at >= %(at)s - make_interval(days => {_EVENT_DAYS})))""",
            "UPDATE book_events e SET text = NULL FROM over WHERE e.event_id = over.id",
        ),
        (_KEPT.format(kind="text"), _FORGET),
        (
            # In the lender's app: from when nobody can read it there any more.
            f"""over AS (SELECT m.contact_id AS id
                FROM desk_inbox_message m JOIN desk_planned_contact p USING (contact_id)
                WHERE m.body IS NOT NULL AND m.shown_until < %(at)s - make_interval(days => {_LONGEST})
                AND NOT EXISTS (SELECT FROM book_events l WHERE l.person_id = p.person_id
                    AND l.at >= %(at)s - make_interval(days => {_LONGEST})))""",
            "UPDATE desk_inbox_message m SET body = NULL FROM over WHERE m.contact_id = over.id",
        ),
        (
            # What nobody could act on in all this time goes on holding its sender, without its words.
            f"""over AS (SELECT m.inbound_id AS id FROM desk_inbound_message m WHERE m.words IS NOT NULL
                AND m.at < %(at)s - make_interval(days => {_LONGEST}))""",
            "UPDATE desk_inbound_message m SET words = NULL FROM over WHERE m.inbound_id = over.id",
        ),
    ],
    "decision_facts": [(_KEPT.format(kind="facts"), _FORGET)],
    "call_recording": [
        (
            f"""over AS (SELECT e.event_id AS id FROM book_events e WHERE e.recording IS NOT NULL
                AND e.at < %(at)s - make_interval(days => {_EVENT_DAYS}))""",
            "UPDATE book_events e SET recording = NULL FROM over WHERE e.event_id = over.id",
        ),
        (
            # Agreed hours hold by their recording, and a stop for good: only what has ended loses it.
            f"""over AS (SELECT n.notice_id AS id FROM book_notices n WHERE n.recording IS NOT NULL
                AND n.until < %(at)s - make_interval(days => {_LONGEST}))""",
            "UPDATE book_notices n SET recording = NULL FROM over WHERE n.notice_id = over.id",
        ),
    ],
    "call_task": [
        (
            f"""over AS (SELECT t.contact_id AS id FROM desk_call_task t WHERE t.number IS NOT NULL
                AND coalesce(t.ended_at, t.call_until) < %(at)s - make_interval(days => {_LONGEST}))""",
            "UPDATE desk_call_task t SET number = NULL, script = NULL FROM over WHERE t.contact_id = over.id",
        )
    ],
    "permit": [
        (
            f"""over AS (SELECT p.permit_id AS id FROM desk_permit p WHERE p.text <> ''
                AND p.valid_until < %(at)s - make_interval(days => {_LONGEST}))""",
            "UPDATE desk_permit p SET text = '' FROM over WHERE p.permit_id = over.id",
        )
    ],
}

# A person without a debt, or whose last date nobody knows, is not over: unknown is not long ago.
_SETTLED = f"""
WITH {_DAYS},
mine AS (
    SELECT l.person_id, l.debt_id, d.creditor_id, coalesce(d.status = ANY (%(over)s), false) AS over,
        greatest((SELECT max(paid_at) FROM book_payments y WHERE y.debt_id = l.debt_id),
            (SELECT max(at) FROM book_charges c WHERE c.debt_id = l.debt_id),
            (SELECT max(due_on) FROM book_instalments i WHERE i.debt_id = l.debt_id)::timestamptz) AS last
    FROM book_liabilities l JOIN book_persons USING (person_id) JOIN book_debts d USING (debt_id)
)
SELECT person_id FROM mine m GROUP BY person_id
HAVING bool_and(over) AND bool_and(last IS NOT NULL)
    AND greatest(max(last), (SELECT max(e.at) FROM book_events e WHERE e.person_id = m.person_id))
        < %(at)s - make_interval(days => max(coalesce(
            (SELECT k.days FROM keeps k WHERE k.creditor_id = m.creditor_id), {_LONGEST})))
    AND NOT EXISTS (SELECT FROM book_complaints c WHERE c.person_id = m.person_id AND c.answered_at IS NULL)
    AND NOT EXISTS (SELECT FROM desk_incident i WHERE i.person_id = m.person_id AND i.closed_at IS NULL)
    AND NOT EXISTS (SELECT FROM book_agreements a WHERE a.person_id = m.person_id
        AND a.status IN ('offered', 'performing', 'late'))
    AND NOT EXISTS (SELECT FROM book_relations r JOIN book_debts d USING (debt_id)
        WHERE r.person_id = m.person_id AND NOT coalesce(d.status = ANY (%(over)s), false))
ORDER BY person_id
"""


def enforce(connection: Connection, at: datetime, *, dry_run: bool = False) -> Mapping[str, int]:
    """Take away what is kept longer than its class allows, by `at`; how many rows or persons, by class.

    Each class is a transaction of its own, and each person too. `dry_run` counts and changes nothing.
    """
    found = {}
    for name, steps in _OVER.items():
        about = _about(connection, name, at)
        with connection.transaction():
            found[name] = sum(_apply(connection, over, change, about, dry_run) for over, change in steps)
    about = _about(connection, "settled_person", at)
    settled = [one for (one,) in connection.execute(_SETTLED, about).fetchall()]
    for person_id in () if dry_run else settled:
        erase_person(connection, person_id, by=None, basis=BASIS, at=at)
    return found | {"settled_person": len(settled)}


def _apply(connection: Connection, over: str, change: str, about: Mapping[str, Any], dry_run: bool) -> int:
    if dry_run:
        row = connection.execute(f"WITH {_DAYS}, {over} SELECT count(*) FROM over", about).fetchone()
        return int(row[0]) if row else 0
    return connection.execute(f"WITH {_DAYS}, {over} {change}", about).rowcount


def _about(connection: Connection, name: str, at: datetime) -> dict[str, Any]:
    days = settings()["class"][name]["days"]
    rows = connection.execute("SELECT creditor_id, country, kind FROM book_creditors").fetchall()
    return {
        "at": at,
        "creditors": [creditor_id for creditor_id, _, _ in rows],
        "days": [days_kept(days, country, kind) for _, country, kind in rows],
        "default": max(days.values()),
        "over": list(OVER),
    }


def days_kept(days: Mapping[str, int], country: str, kind: str) -> int:
    """How many days a creditor of this country and kind keeps a class of record."""
    return days.get(f"{country}:{kind}", days.get(country, days["default"]))
