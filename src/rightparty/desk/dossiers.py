"""The rows of many contacts in one statement: the twin of `desk/dossier.py`, for many at once.

One statement that looks for a single contact's rows starts a hundred small plans; for a thousand contacts
it is the same hundred. A test holds both ways together.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from psycopg.pq import TransactionStatus

from rightparty.desk.dossier import KEYS, LEFT, LINKS, About, dossier_text, shown
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_number import ABOUT_MANY, FOR_MANY
from rightparty.desk.schema import STORED, store_name
from rightparty.desk.store import Connection

FEW = 3
"""Below so many contacts, one statement for each is the quicker way."""

# The one plan serves a list of any length, and guesses: it must not come to read a book from end to end.
_PLANNED_ONCE = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off"
_AS_EVER = "RESET plan_cache_mode; RESET enable_seqscan"

_PLANNED_ANEW = 5
"""So many times PostgreSQL plans a prepared statement for its values, before it keeps a plan for any."""

_ASKED = f"""
WITH asked AS MATERIALIZED (
    SELECT no, one ->> 0 AS person_id, one ->> 1 AS point_id,
        array(SELECT json_array_elements_text(one -> 2)) AS debts
    FROM json_array_elements($1::json) WITH ORDINALITY AS r (one, no)
),
named AS MATERIALIZED (SELECT no, unnest(debts) AS debt_id FROM asked),
liable AS MATERIALIZED (
    SELECT n.no, l.person_id FROM named n JOIN book_liabilities l USING (debt_id)
    UNION SELECT no, person_id FROM asked
),
owing AS MATERIALIZED (
    SELECT p.no, l.debt_id FROM liable p JOIN book_liabilities l USING (person_id)
    UNION SELECT no, debt_id FROM named
),
owed AS MATERIALIZED (SELECT DISTINCT o.no, d.creditor_id FROM owing o JOIN book_debts d USING (debt_id)),
reach AS MATERIALIZED (
    SELECT a.no, e.point_id FROM asked a JOIN book_evidence e USING (person_id)
    UNION SELECT no, point_id FROM asked
),
{ABOUT_MANY}
"""
"""Of each contact: whoever is liable on the debts named, and the person; every debt that they owe; its
creditors; the person's points; the other ids of the point."""

_OF_DEBT = "owing o JOIN {table} t USING (debt_id)"
_OF_CREDITOR = "owed o JOIN {table} t USING (creditor_id)"
_BY_PERSON = "asked o JOIN {table} t USING (person_id)"
_BY_OWING = "owing o JOIN book_liabilities l USING (debt_id) JOIN {table} t USING (person_id)"
_BY_POINT = "reach o JOIN {table} t USING (point_id)"
# Of what an agency has left unanswered, whatever the debt, the oldest tells: one row an agency.
_UNANSWERED = """(SELECT DISTINCT o.no, a.agency_id FROM owed o JOIN book_agencies a USING (creditor_id)) o
    CROSS JOIN LATERAL (SELECT p.debt_id, p."from" FROM book_placements p
        WHERE p.agency_id = o.agency_id AND p.recalled_at IS NOT NULL AND p.recall_acked_at IS NULL
        ORDER BY p.recalled_at LIMIT 1) k
    JOIN {table} t ON (t.debt_id, t.agency_id, t."from") = (k.debt_id, o.agency_id, k."from")"""
_ABOUT_DEBTS = "owing o JOIN {table} t ON t.debt_ids @> ARRAY[o.debt_id]"

# For each table the ways in which a row may concern a contact; a row found twice is one.
_FROM: Mapping[str, tuple[str, ...]] = {
    "creditors": (_OF_CREDITOR,),
    "agencies": (_OF_CREDITOR,),
    "senders": (_OF_CREDITOR,),
    "placements": (_OF_DEBT, _UNANSWERED),
    "persons": (_BY_PERSON, _BY_OWING),
    "debts": (_OF_DEBT,),
    "liabilities": (_OF_DEBT,),
    "relations": (_OF_DEBT,),
    "instalments": (_OF_DEBT,),
    "charges": (_OF_DEBT,),
    "payments": (_OF_DEBT,),
    "promises": (_BY_PERSON, _ABOUT_DEBTS),
    "agreements": (_BY_PERSON, _ABOUT_DEBTS),
    "points": (
        _BY_POINT,
        "liable o JOIN book_evidence e USING (person_id) JOIN {table} t ON t.point_id = e.point_id",
        "liable o JOIN book_events e USING (person_id) JOIN {table} t ON t.point_id = e.point_id",
    ),
    "evidence": (_BY_POINT, "liable o JOIN {table} t USING (person_id)"),
    "notices": (
        _BY_PERSON,
        _OF_DEBT,
        _BY_POINT,
        "asked o JOIN {table} t ON t.given_by = o.person_id",
        f"{_OF_CREDITOR} WHERE t.person_id IS NULL AND t.debt_id IS NULL AND t.point_id IS NULL",
    ),
    "complaints": (_BY_PERSON, _BY_POINT),
    # Every row of a contact tells of it; one that named nobody counts for everyone who owes its debts.
    "events": (
        """(
        SELECT o.no, e.contact_id FROM liable o JOIN book_events e USING (person_id)
        UNION SELECT o.no, e.contact_id FROM asked o JOIN book_events e USING (point_id)
        UNION SELECT o.no, e.contact_id FROM owing o JOIN book_events e
            ON e.person_id IS NULL AND (e.debt_ids @> ARRAY[o.debt_id]
                OR e.named_debts @> ARRAY[o.debt_id] OR e.counted_debts @> ARRAY[o.debt_id])
        ) o JOIN {table} t USING (contact_id)""",
    ),
}
_ONLY: Mapping[str, str] = {"evidence": counts("e")}
_STATEMENT = "owed o JOIN desk_book_statement t USING (creditor_id)"
_KEYS = (
    "asked o JOIN ({keys} AND subject_kind = 'person') t ON t.subject_id = o.person_id",
    "asked o JOIN ({keys} AND subject_kind = 'point') t ON t.subject_id = o.point_id",
    "named o JOIN ({keys} AND subject_kind = 'debt') t ON t.subject_id = o.debt_id",
)
_RESERVED = (
    "liable o JOIN desk_reservation r ON r.state = 'open' AND r.person_id = o.person_id",
    "owing o JOIN desk_reservation r ON r.state = 'open' AND r.debt_ids @> ARRAY[o.debt_id]",
)


def _rows_of(name: str, selects: Sequence[str]) -> str:
    found = " UNION ".join(selects)
    return f"LEFT JOIN (SELECT no, json_agg(t) AS found FROM ({found}) u GROUP BY no) {name} USING (no)"


def _selects(name: str) -> list[str]:
    columns, table = shown(name), store_name(STORED[name])
    rows = f"(SELECT {columns} FROM {table} e WHERE {_ONLY.get(name, 'true')})"
    found = [f"SELECT o.no, t FROM {way.format(table=rows)}" for way in _FROM[name]]
    if name == "evidence":
        return [*found, FOR_MANY]
    if name != "events":
        return found
    as_event = f"LATERAL (SELECT {columns} FROM jsonb_populate_record(NULL::{table}, r.event)) t"
    return found + [f"SELECT o.no, t FROM {way} CROSS JOIN {as_event}" for way in _RESERVED]


_LINKED = "(SELECT person_id, other_id FROM desk_link)"
_LEFT = "(SELECT debt_id FROM desk_debt_left)"
_KEY_COLUMNS = "SELECT subject_kind, subject_id, wrapped, master, shredded_at FROM desk_data_key WHERE true"
_TABLES = {
    "statement": _rows_of("statement", [f"SELECT o.no, t FROM {_STATEMENT}"]),
    **{name: _rows_of(name, _selects(name)) for name in _FROM},
    KEYS: _rows_of(KEYS, [f"SELECT o.no, t FROM {way.format(keys=_KEY_COLUMNS)}" for way in _KEYS]),
    LINKS: _rows_of(
        LINKS, [f"SELECT o.no, t FROM {way.format(table=_LINKED)}" for way in (_BY_PERSON, _BY_OWING)]
    ),
    LEFT: _rows_of(LEFT, [f"SELECT o.no, t FROM {_OF_DEBT.format(table=_LEFT)}"]),
}
_QUERY = (
    _ASKED
    + "SELECT json_build_object("
    + ", ".join(f"'{name}', coalesce({name}.found, '[]')" for name in _TABLES)
    + ")::text FROM asked "
    + " ".join(_TABLES.values())
    + " ORDER BY no"
)


def plan_ahead(connection: Connection) -> None:
    """Have a new connection plan the questions for one contact and for many, which takes it some 40 ms."""
    nobody = About("", "", ())
    for _ in range(_PLANNED_ANEW + 1):
        dossier_texts(connection, [nobody])
    dossier_texts(connection, [nobody] * FEW)


def dossier_texts(connection: Connection, asked: Sequence[About]) -> list[str]:
    """The rows of several contacts, each as the text that the database makes of them, in their order.

    Many are read in one statement, so at one instant; few one after the other, each at its own.
    """
    if len(asked) < FEW:
        return [dossier_text(connection, one) for one in asked]
    about = json.dumps([(one.person_id, one.point_id, one.debt_ids) for one in asked])
    # For a list of any length the same hundred small plans serve; to make them takes longer than the reading.
    with _planned_once(connection):
        return [text for (text,) in connection.rows_of(_QUERY, about)]


@contextmanager
def _planned_once(connection: Connection) -> Iterator[None]:
    """Within, one plan serves every call; a transaction that fails undoes the setting by itself."""
    connection.execute(_PLANNED_ONCE)
    try:
        yield
    finally:
        if connection.info.transaction_status in (TransactionStatus.IDLE, TransactionStatus.INTRANS):
            connection.execute(_AS_EVER)
