"""Everything the store has about one contact, read in one statement: one instant, one round trip."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from rightparty.book.dossier import Dossier, Row
from rightparty.book.meta import BookMeta
from rightparty.book.tables import Kind
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_number import ABOUT_ONE, FOR_ONE
from rightparty.desk.schema import SEALED, STORED, kept_columns_of, store_name
from rightparty.desk.store import Connection
from rightparty.sealing import Sealed

# The person and all liable on the debts named; every debt they owe; its creditors; the person's points;
# everybody who is liable on one of those debts; the points of all who are liable on the debts named; the
# other ids of the point.
_ABOUT = f"""
WITH liable AS (
    SELECT array(SELECT person_id FROM book_liabilities WHERE debt_id = ANY ($3::text[])
                 UNION SELECT $1::text) AS people
),
owing AS (
    SELECT array(SELECT debt_id FROM book_liabilities
                 WHERE person_id = ANY ((SELECT people FROM liable)::text[])
                 UNION SELECT unnest($3::text[])) AS debts
),
owed AS (
    SELECT array(SELECT DISTINCT creditor_id FROM book_debts
                 WHERE debt_id = ANY ((SELECT debts FROM owing)::text[])) AS creditors
),
reach AS (
    SELECT array(SELECT point_id FROM book_evidence WHERE person_id = $1::text
                 UNION SELECT $2::text) AS points
),
named AS (
    SELECT array(SELECT person_id FROM book_liabilities
                 WHERE debt_id = ANY ((SELECT debts FROM owing)::text[])
                 UNION SELECT $1::text) AS people
),
shown AS (
    SELECT array(SELECT unnest((SELECT points FROM reach))
                 UNION SELECT point_id FROM book_evidence
                 WHERE person_id = ANY ((SELECT people FROM liable)::text[])
                 UNION SELECT point_id FROM book_events
                 WHERE person_id = ANY ((SELECT people FROM liable)::text[])
                     AND point_id IS NOT NULL) AS points
),
{ABOUT_ONE}
"""
# Every condition below compares a column with a value or an array of them: with a sub-query it would, beside
# an `OR`, be looked for in every row of its table.
_PERSON, _POINT = "$1::text", "$2::text"
_PEOPLE = "((SELECT people FROM liable)::text[])"
_DEBTS = "((SELECT debts FROM owing)::text[])"
_CREDITORS = "((SELECT creditors FROM owed)::text[])"
_POINTS = "((SELECT points FROM reach)::text[])"
_NAMED = "((SELECT people FROM named)::text[])"
_SHOWN = "((SELECT points FROM shown)::text[])"
_OF_DEBT = f"debt_id = ANY {_DEBTS}"
_OF_CREDITOR = f"creditor_id = ANY {_CREDITORS}"

_WHERE: Mapping[str, str] = {
    "creditors": _OF_CREDITOR,
    "agencies": _OF_CREDITOR,
    "senders": _OF_CREDITOR,
    "placements": _OF_DEBT,
    "persons": f"person_id = ANY {_NAMED}",
    "debts": _OF_DEBT,
    "liabilities": _OF_DEBT,
    "relations": _OF_DEBT,
    "instalments": _OF_DEBT,
    "charges": _OF_DEBT,
    "payments": _OF_DEBT,
    "promises": f"person_id = {_PERSON} OR debt_ids && {_DEBTS}",
    "agreements": f"person_id = {_PERSON} OR debt_ids && {_DEBTS}",
    "points": f"point_id = ANY {_SHOWN}",
    "evidence": f"(point_id = ANY {_POINTS} OR person_id = ANY {_PEOPLE}) AND {counts('e')}",
    "notices": (
        f"person_id = {_PERSON} OR {_OF_DEBT} OR point_id = ANY {_POINTS} OR given_by = {_PERSON}"
        f" OR ({_OF_CREDITOR} AND person_id IS NULL AND debt_id IS NULL AND point_id IS NULL)"
    ),
    "complaints": f"person_id = {_PERSON} OR point_id = ANY {_POINTS}",
    # Every row of a contact tells of it; one that named nobody counts for everyone who owes its debts.
    "events": (
        f"contact_id IN (SELECT contact_id FROM {store_name(STORED['events'])} WHERE"
        f" person_id = ANY {_PEOPLE} OR point_id = {_POINT} OR (person_id IS NULL AND"
        f" (debt_ids && {_DEBTS} OR named_debts && {_DEBTS} OR counted_debts && {_DEBTS})))"
    ),
}
# Of what an agency has left unanswered, whatever the debt, the oldest tells: one row an agency.
_UNANSWERED = (
    '(debt_id, agency_id, "from") IN (SELECT DISTINCT ON (o.agency_id) o.debt_id, o.agency_id, o."from"'
    " FROM book_placements o WHERE o.recalled_at IS NOT NULL AND o.recall_acked_at IS NULL AND o.agency_id IN"
    f" (SELECT agency_id FROM book_agencies WHERE {_OF_CREDITOR}) ORDER BY o.agency_id, o.recalled_at)"
)
OPEN_PERMITS = """
SELECT (jsonb_populate_record(NULL::book_events, r.event)).* FROM desk_reservation r WHERE r.state = 'open'
"""
RESERVED = OPEN_PERMITS + " AND (r.person_id = ANY {people} OR r.debt_ids && {debts})"
"""The attempts that open permits of outside senders may become: they count until they are returned."""
OPENED: Mapping[str, Sequence[str]] = {
    "persons": ("name", "national_id", "birth_date"),
    "points": ("value",),
    "debts": ("account",),
}
"""The sealed columns that a dossier carries, to be opened by `opened`; others it only says are there."""

KEYS = "keys"
"""The table of a dossier that holds the wrapped keys of the person, the point and the debts asked about."""

_KEYS = f"""
SELECT subject_kind, subject_id, wrapped, master, shredded_at FROM desk_data_key
WHERE (subject_kind = 'person' AND subject_id = {_PERSON})
    OR (subject_kind = 'point' AND subject_id = {_POINT})
    OR (subject_kind = 'debt' AND subject_id = ANY ($3::text[]))
"""
LEFT = "debts_left"
"""The table of a dossier's text that names those of its debts that left their creditor's book."""

ENDED = datetime(1970, 1, 1, tzinfo=UTC)
"""Until when anybody owes a debt that left the book or stands in for it: whatever the clock says, no more."""

_LEFT = f"SELECT debt_id FROM desk_debt_left WHERE {_OF_DEBT}"
LINKS = "links"
"""The table of a dossier that says which of its persons have records under other ids."""

_LINKS = f"SELECT person_id, other_id FROM desk_link WHERE person_id = ANY {_NAMED}"
PRESENT = "sealed"
"""What stands for a value that is there and that no decision reads."""


def shown(name: str) -> str:
    """The columns of a table as a dossier reads them, for a SELECT."""
    seals = SEALED.get(name)
    columns = [f'"{column.name}"' for column in kept_columns_of(STORED[name])]
    for column in seals.columns if seals else ():
        if column in OPENED.get(name, ()):
            columns.append(f'"{column}"')
        elif seals and seals.columns[column] == column:
            columns.append(f'CASE WHEN "{column}" IS NOT NULL THEN \'{PRESENT}\' END AS "{column}"')
    return ", ".join(columns)


_STATEMENT = f"SELECT * FROM desk_book_statement WHERE {_OF_CREDITOR}"


def _rows_of(name: str, query: str) -> str:
    return f"'{name}', (SELECT coalesce(json_agg(r), '[]') FROM ({query}) r)"


def _select(name: str) -> str:
    table = store_name(STORED[name])
    if name == "events":
        reserved = RESERVED.format(people=_PEOPLE, debts=_DEBTS)
        return (
            f"SELECT {shown(name)} FROM (SELECT * FROM {table} WHERE {_WHERE[name]} UNION ALL {reserved}) e"
        )
    found = f"SELECT {shown(name)} FROM {table} e WHERE {_WHERE[name]}"
    if name == "evidence":
        found += f" UNION ALL {FOR_ONE}"
    if name == "placements":
        found += f" UNION SELECT {shown(name)} FROM {table} WHERE {_UNANSWERED}"
    return found


_QUERY = (
    _ABOUT
    + "SELECT json_build_object("
    + ", ".join(
        [
            _rows_of("statement", _STATEMENT),
            *(_rows_of(name, _select(name)) for name in _WHERE),
            _rows_of(KEYS, _KEYS),
            _rows_of(LINKS, _LINKS),
            _rows_of(LEFT, _LEFT),
        ]
    )
    + ")::text"
)

_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.INSTANT: datetime.fromisoformat,
    Kind.DATE: date.fromisoformat,
    Kind.LIST: tuple,
}


def _sealed(written: str) -> Sealed:
    return Sealed(bytes.fromhex(written.removeprefix("\\x")))


_CHANGED: Mapping[str, Sequence[tuple[str, Callable[[Any], Any]]]] = {
    name: [
        *((column.name, _READ[column.kind]) for column in kept_columns_of(table) if column.kind in _READ),
        *((column, _sealed) for column in OPENED.get(name, ())),
    ]
    for name, table in STORED.items()
} | {
    KEYS: [("wrapped", lambda written: _sealed(written).data), ("shredded_at", datetime.fromisoformat)],
    LINKS: [],
}


@dataclass(frozen=True)
class About:
    """Whose rows are asked for: a person, a point and some debts."""

    person_id: str
    point_id: str
    debt_ids: tuple[str, ...]


def dossier_from_store(
    connection: Connection, person_id: str, point_id: str, debt_ids: Sequence[str]
) -> Dossier:
    """The rows that concern a contact with this person at this point about these debts.

    That is: the debts asked about and all others for which the person, or whoever is liable beside them,
    is liable, with everything that hangs on them; the person's points and the one asked about, with
    everybody's evidence for them; the others' points; notices, complaints and contacts of the person, of
    those points, and of nobody in particular; contacts of the others. What outside senders hold permits for
    stands among the contacts, as if it were made. Evidence of a number or address that its point has no more
    is left out; what is known of it under other ids, and speaks against the person, is there. Of a debt that
    left its creditor's book everything is there, and nobody is liable or stands in for it any more.
    `transactions` are left out.

    Names, numbers and accounts come sealed (`opened` opens them); texts and recordings only as being there.
    Somebody who was erased has no row, so that the gate does not know them and refuses.
    """
    return read_dossier(dossier_text(connection, About(person_id, point_id, tuple(debt_ids))))


def dossier_text(connection: Connection, about: About) -> str:
    """The same rows as the text that the database makes of them."""
    ((text,),) = connection.rows_of(_QUERY, about.person_id, about.point_id, list(about.debt_ids))
    return str(text)


def read_dossier(text: str) -> Dossier:
    """The dossier in a text that `dossier_text` gave."""
    raw: dict[str, list[dict[str, Any]]] = json.loads(text, parse_float=Decimal)
    meta, absent = _meta(raw.pop("statement"), {row["creditor_id"] for row in raw["debts"]})
    left = {row["debt_id"] for row in raw.pop(LEFT)}
    tables = {name: _typed(name, rows) for name, rows in raw.items()}
    for name in ("liabilities", "relations"):
        for row in tables[name]:
            if row["debt_id"] in left:
                row["until"] = ENDED
    return Dossier(meta, tables, absent)


def typed_rows(name: str, found: str) -> tuple[Row, ...]:
    """Rows of a table, from the JSON that the database makes of them."""
    rows: list[dict[str, Any]] = json.loads(found, parse_float=Decimal)
    return _typed(name, rows)


def _typed(name: str, rows: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    for row in rows:
        for column, read in _CHANGED[name]:
            if row[column] is not None:
                row[column] = read(row[column])
    return tuple(rows)


# Nothing is known of how whole such a book is, and what it never named it does not have.
_UNSTATED: Mapping[str, Any] = {
    "as_of": None,
    "complete_since": {},
    "absent_tables": [table.name for table in STORED.values() if not table.required],
}


def _meta(stated: Sequence[Mapping[str, Any]], creditors: Collection[str]) -> tuple[BookMeta, frozenset[str]]:
    """What the creditors say of their books; of several, what all of them can answer for.

    One that never said anything answers for nothing: another's word is not taken for it.
    """
    of = {one["creditor_id"]: one for one in stated}
    statements = [of.get(creditor, _UNSTATED) for creditor in sorted(creditors)]
    absent = frozenset(table for one in statements for table in one["absent_tables"])
    dates = [datetime.fromisoformat(one["as_of"]) if one["as_of"] else None for one in statements]
    known = [at for at in dates if at is not None]
    as_of = min(known) if known and len(known) == len(dates) else None
    complete: dict[str, datetime] = {}
    for table in set.intersection(*(set(one["complete_since"]) for one in statements)) if statements else ():
        complete[table] = max(datetime.fromisoformat(one["complete_since"][table]) for one in statements)
    return BookMeta(as_of, complete), absent
