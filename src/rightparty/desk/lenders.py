"""One counter across lenders: what those that count together tell one another of a person, and no more.

Which lenders these are, and on what legal basis, a house policy says. One human has a record at each: they
are one by the mark of a national id (a keyed digest: nobody opens an id for it), or by a link. For each
record the others' contacts come as rows under its own ids, with the instant, the channel and the class alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import ibis

from rightparty.book.book import Book, schema_of
from rightparty.book.dossier import Dossier, Row
from rightparty.book.tables import TABLES
from rightparty.desk.dossier import OPEN_PERMITS
from rightparty.desk.same_number import MOST_RECORDS
from rightparty.desk.store import Connection
from rightparty.engine import Engine
from rightparty.gate.elsewhere import CONTACTS, RECORDS, RECORDS_SCHEMA, counts_elsewhere
from rightparty.law.load import Law
from rightparty.law.questions import Counter

Whose = tuple[str, str]
"""A person and a creditor: the record for which others are asked."""

_BEARERS = f"""
    CROSS JOIN LATERAL (SELECT array_agg(b.person_id) AS people FROM (SELECT q.person_id FROM book_persons q
        WHERE q.national_id_mark = p.national_id_mark LIMIT {MOST_RECORDS + 1}) b) bearers
"""
_MARKS = f"""
SELECT p.person_id, p.national_id_mark FROM book_persons p {_BEARERS}
WHERE p.person_id = ANY (%s) AND p.national_id_mark IS NOT NULL AND cardinality(people) <= {MOST_RECORDS}
"""
# `same`: the records that links join; `alike`: those that bear their national ids, and what links join to
# these.
_HUMAN = f"""
WITH RECURSIVE asked (person_id, creditor_id) AS ({{asked}}),
same (person_id, other_id) AS (
    SELECT DISTINCT person_id, person_id FROM asked
    UNION SELECT s.person_id, l.other_id FROM same s JOIN desk_link l ON l.person_id = s.other_id
),
alike (person_id, other_id) AS (
    SELECT s.person_id, unnest(bearers.people)
    FROM same s JOIN book_persons p ON p.person_id = s.other_id {_BEARERS}
    WHERE p.national_id_mark IS NOT NULL AND cardinality(bearers.people) <= {MOST_RECORDS}
    UNION SELECT a.person_id, l.other_id FROM alike a JOIN desk_link l ON l.person_id = a.other_id
),
human (person_id, other_id, own) AS (
    SELECT person_id, other_id, bool_or(own)
    FROM (SELECT *, true AS own FROM same UNION ALL SELECT *, false FROM alike) h GROUP BY 1, 2
),
owing AS (
    SELECT h.person_id, h.own, l.debt_id FROM human h JOIN book_liabilities l ON l.person_id = h.other_id
),
"""
# Open permits of outside senders count already. A contact that names nobody is everybody's who owes its
# debts. What `events` counts for the creditor itself is left out: by it, the record knows it already.
_CONTACTS = f"""
made AS NOT MATERIALIZED (SELECT * FROM book_events UNION ALL {OPEN_PERMITS}),
nobody AS (
    SELECT DISTINCT e.contact_id, e.creditor_id, debt_id FROM made e CROSS JOIN LATERAL unnest(
        coalesce(e.debt_ids, '{{{{}}}}') || coalesce(e.named_debts, '{{{{}}}}')
        || coalesce(e.counted_debts, '{{{{}}}}')) d (debt_id)
    WHERE e.person_id IS NULL AND e.direction = 'out' AND e.creditor_id = ANY (%(together)s)
        AND e.at > %(since)s AND {{touching}}
        AND NOT EXISTS (SELECT FROM made n WHERE n.contact_id = e.contact_id AND n.person_id IS NOT NULL)
),
found AS (
    SELECT a.person_id, a.creditor_id, e.contact_id, h.own AND e.creditor_id = a.creditor_id AS own
    FROM asked a JOIN human h USING (person_id) JOIN made e ON e.person_id = h.other_id
    WHERE e.direction = 'out' AND e.creditor_id = ANY (%(together)s) AND e.at > %(since)s
    UNION ALL
    SELECT a.person_id, a.creditor_id, e.contact_id, o.own AND e.creditor_id = a.creditor_id
    FROM asked a JOIN owing o USING (person_id) JOIN nobody e USING (debt_id)
),
others AS (SELECT person_id, creditor_id, contact_id FROM found GROUP BY 1, 2, 3 HAVING NOT bool_or(own))
SELECT f.person_id, f.creditor_id, f.contact_id, e.at, e.kind, e.channel, e.content
FROM others f JOIN made e ON e.contact_id = f.contact_id AND e.direction = 'out'
ORDER BY 1, 2, 4, 3, 5
"""
_RECORDS = """
others AS (
    SELECT DISTINCT a.person_id, a.creditor_id, d.creditor_id AS other
    FROM asked a JOIN owing o USING (person_id) JOIN book_debts d USING (debt_id)
    WHERE d.creditor_id = ANY (%(together)s) AND d.creditor_id <> a.creditor_id
)
SELECT o.person_id, o.creditor_id, CASE WHEN bool_and(b.complete_since ? 'events'
        AND NOT 'events' = ANY (b.absent_tables)) THEN max((b.complete_since ->> 'events')::timestamptz) END
FROM others o LEFT JOIN desk_book_statement b ON b.creditor_id = o.other GROUP BY 1, 2 ORDER BY 1, 2
"""
_OWED = "(SELECT array_agg(debt_id) FROM owing)"


class _Asked(NamedTuple):
    """For which records others are asked: rows of person and creditor; `touching`: contacts worth a look."""

    rows: str
    touching: str


_SOME = _Asked(
    "SELECT * FROM unnest(%(people)s::text[], %(creditors)s::text[])",
    f"(e.debt_ids && {_OWED} OR e.named_debts && {_OWED} OR e.counted_debts && {_OWED})",
)
_ALL = _Asked(
    "SELECT DISTINCT l.person_id, d.creditor_id FROM book_liabilities l JOIN book_debts d USING (debt_id)"
    " WHERE d.creditor_id = ANY (%(creditors)s)",
    "true",
)


@dataclass(frozen=True)
class Told:
    """What other lenders tell of one record: contacts as rows of `events`, and how far back they go."""

    contacts: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)


def identity_marks(connection: Connection, people: Iterable[str]) -> Mapping[str, str]:
    """By person, the mark of the national id that makes them one with others, whoever lends to them.

    Claims lock it: two lenders who would both take the last contact of a cap wait for one another.
    """
    return dict(connection.execute(_MARKS, [sorted(set(people))]).fetchall())


def counted_together(dossier: Dossier, law: Law) -> Dossier:
    """The dossier with which lenders count together, as the policy says."""
    return replace(dossier, meta=replace(dossier.meta, together=law.lenders)) if law.lenders else dossier


def creditor_of(dossier: Dossier, debt_ids: Sequence[str]) -> str | None:
    """The creditor for whom a contact about these debts counts, as the gate sees it."""
    named = {row["creditor_id"] for row in dossier.rows("debts") if row["debt_id"] in debt_ids}
    return min(named, default=None)


def told_by_others(
    connection: Connection, law: Law, asked: Iterable[tuple[str, str | None]], at: datetime
) -> Mapping[Whose, Told]:
    """What other lenders tell of some records, by record; nothing where lenders do not count together."""
    pairs = sorted({(person, lender) for person, lender in asked if lender and lender in law.lenders})
    if not pairs:
        return {}
    people, creditors = [person for person, _ in pairs], [creditor for _, creditor in pairs]
    return _told(connection, law, _SOME, {"people": people, "creditors": creditors}, at)


def with_told(dossier: Dossier, told: Told) -> Dossier:
    """The dossier with what other lenders tell of its person."""
    return replace(dossier, tables={**dossier.tables, CONTACTS: told.contacts, RECORDS: told.records})


def one_counter(connection: Connection, engine: Engine, book: Book, law: Law, at: datetime) -> Book:
    """A book with what other lenders tell of its people: a day is planned by the counter of its claims."""
    if not law.lenders:
        return book
    own = sorted(row["creditor_id"] for row in engine.rows(book.tables["creditors"].select("creditor_id")))
    asking = {"creditors": [one for one in own if one in law.lenders]}
    told = _told(connection, law, _ALL, asking, at).values()
    contacts = (row for one in told for row in one.contacts)
    records = (row for one in told for row in one.records)
    more = {
        CONTACTS: engine.create("told_contacts", contacts, schema_of("events")),
        RECORDS: engine.create("told_records", records, ibis.schema(dict(RECORDS_SCHEMA))),
    }
    meta = replace(book.meta, together=law.lenders)
    return replace(book, meta=meta, tables={**book.tables, **more})


def _told(
    connection: Connection, law: Law, asked: _Asked, about: Mapping[str, Any], at: datetime
) -> Mapping[Whose, Told]:
    counters = [q for q in law.questions.values() if isinstance(q, Counter) and counts_elsewhere(q)]
    days = max((counter.days for counter in counters), default=0)
    given = {**about, "together": sorted(law.lenders), "since": at - timedelta(days=days + 3)}
    human = _HUMAN.format(asked=asked.rows)
    found: dict[Whose, Told] = {}
    for person, creditor, since in connection.execute(human + _RECORDS, given).fetchall():
        row = {
            "person_id": person,
            "creditor_id": creditor,
            "complete_since": since and since.astimezone(UTC),
        }
        found.setdefault((person, creditor), Told()).records.append(row)
    rows = connection.execute(human + _CONTACTS.format(touching=asked.touching), given).fetchall()
    for number, (person, creditor, *made) in enumerate(rows):
        contact = _contact(number, person, creditor, made)
        found.setdefault((person, creditor), Told()).contacts.append(contact)
    return found


_NOTHING = dict.fromkeys(TABLES["events"].by_name)


def _contact(number: int, person: str, creditor: str, made: Sequence[Any]) -> Row:
    """A row of another lender's contact: under the ids of who asks, without whom, where or what about."""
    contact_id, at, kind, channel, content = made
    return _NOTHING | {
        "event_id": f"told-{number}",
        "contact_id": f"told-{contact_id}",
        "at": at.astimezone(UTC),
        "direction": "out",
        "kind": kind,
        "channel": channel,
        "content": content,
        "creditor_id": creditor,
        "person_id": person,
    }
