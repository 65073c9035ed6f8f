"""Links in the running service: what one record of a person said, or was sent, holds for the others.

The store keeps who is one person. A day's plan goes by it, and so does every claim, on fresh rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rightparty.book.book import Book
from rightparty.book.dossier import Dossier, Row
from rightparty.desk.dossier import RESERVED, shown, typed_rows
from rightparty.desk.same_point import lock_plan
from rightparty.desk.schema import STORED, store_name
from rightparty.desk.store import Connection
from rightparty.engine import Engine
from rightparty.parties.linkage.laid_over import laid_over, paired
from rightparty.parties.linkage.tightening import REPORTS, STATES, STOPS
from rightparty.parties.linkage.tightening_rows import brought_by_links, others_by_person

if TYPE_CHECKING:
    import ibis.expr.types as ir

# What a link may carry from the others: see `tightening`. Every row of a contact tells of it.
_DEBTS = f"SELECT array_agg(debt_id) FROM {store_name(STORED['liabilities'])} WHERE person_id = ANY (%s)"
_WHERE = {
    "persons": "person_id = ANY (%(others)s) AND status = ANY (%(states)s)",
    "notices": "person_id = ANY (%(others)s) AND kind = ANY (%(stops)s)",
    "evidence": "person_id = ANY (%(others)s) AND kind = ANY (%(reports)s)",
    "liabilities": "person_id = ANY (%(others)s)",
    "events": f"""contact_id IN (SELECT contact_id FROM {store_name(STORED["events"])}
        WHERE person_id = ANY (%(others)s) OR (person_id IS NULL AND (debt_ids && %(debts)s
            OR named_debts && %(debts)s OR counted_debts && %(debts)s)))""",
}
_SAME = """
WITH RECURSIVE same (person_id, other_id) AS (
    SELECT person_id, other_id FROM desk_link {only}
    UNION
    SELECT s.person_id, l.other_id FROM same s JOIN desk_link l ON l.person_id = s.other_id
    WHERE l.other_id <> s.person_id
)
SELECT person_id, other_id FROM same ORDER BY 1, 2
"""
_AS_OTHERS = """
WITH RECURSIVE same (contact_id, day, person_id, other_id) AS (
    SELECT p.contact_id, p.day, p.person_id, l.other_id
    FROM desk_planned_contact p JOIN desk_link l ON l.person_id = p.person_id
    WHERE p.contact_id = ANY (%s) AND p.content NOT IN ('statutory', 'reply')
    UNION
    SELECT s.contact_id, s.day, s.person_id, l.other_id
    FROM same s JOIN desk_link l ON l.person_id = s.other_id
    WHERE l.other_id <> s.person_id
)
SELECT DISTINCT s.contact_id FROM same s JOIN desk_planned_contact o ON o.day = s.day
    AND o.person_id = s.other_id AND o.status IN ('claimed', 'sent', 'failed')
    AND o.content NOT IN ('statutory', 'reply')
"""
_SAME_AS_ALL, _SAME_AS_SOME = _SAME.format(only=""), _SAME.format(only="WHERE person_id = ANY (%s)")


def hold_links(connection: Connection, creditors: Iterable[str], pairs: Iterable[tuple[str, str]]) -> None:
    """Keep the links of a book, known by its creditors, in place of those that it had.

    In the caller's transaction; no contact is claimed until that ends. What waits outside is not looked at:
    see `outside_review.take_links`.
    """
    lock_plan(connection)
    book = ";".join(sorted(creditors))
    connection.execute("DELETE FROM desk_link WHERE book = %s", [book])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO desk_link (book, person_id, other_id) VALUES (%s, %s, %s)",
            [(book, *pair) for pair in pairs],
        )


def linked_book(connection: Connection, engine: Engine, book: Book) -> "tuple[Book, ir.Table | None]":
    """A book with the store's links laid over it; and the links, if there are any."""
    pairs = connection.execute(_SAME_AS_ALL).fetchall()
    if not pairs:
        return book, None
    links = paired(engine, pairs)
    return laid_over(book, engine, links), links


def others_of(connection: Connection, people: Sequence[str]) -> list[tuple[str, str]]:
    """The other ids of some persons, by whichever books' links: pairs of a person and one who is the same."""
    found = connection.execute(_SAME_AS_SOME, [list(people)]).fetchall()
    return [(str(one), str(other)) for one, other in found]


def everybody_who_is(connection: Connection, person_id: str) -> list[str]:
    """All ids of a person, in order, the one asked about among them."""
    return sorted({person_id, *(other for _, other in others_of(connection, [person_id]))})


def contacted_as_others(connection: Connection, contact_ids: Sequence[str]) -> set[str]:
    """Those of some planned contacts whose person was contacted that day already, under another id of theirs.

    What the unique index says of one record, said of one human. Ask with the locks of a claim: whoever else
    claims for this human waits for them.
    """
    return {str(contact_id) for (contact_id,) in connection.execute(_AS_OTHERS, [list(contact_ids)])}


def linked_dossier(connection: Connection, dossier: Dossier, person_id: str) -> Dossier:
    """A dossier with what the other records of its people bring: of the person, and of all liable beside."""
    people = {person_id, *(row["person_id"] for row in dossier.rows("liabilities"))}
    pairs = others_of(connection, sorted(people))
    if not pairs:
        return dossier
    brought = _brought(connection, dossier, pairs)
    tables = {
        name: [*dossier.rows(name), *_of_these(name, rows, dossier, people)] for name, rows in brought.items()
    }
    return replace(dossier, tables={**dossier.tables, **tables})


def _brought(
    connection: Connection, dossier: Dossier, pairs: Sequence[tuple[str, str]]
) -> dict[str, list[Row]]:
    """What links add to the rows of the dossier and of the others together."""
    others = sorted({other for _, other in pairs})
    owed = connection.execute(_DEBTS, [others]).fetchone()
    about = {
        "others": others,
        "debts": owed[0] if owed and owed[0] else [],
        "stops": list(STOPS),
        "reports": list(REPORTS),
        "states": list(STATES),
    }
    tables = {
        name: _each_once(name, [*dossier.rows(name), *_rows(connection, name, about)]) for name in _WHERE
    }
    return brought_by_links(tables, others_by_person(pairs))


def _each_once(name: str, rows: Iterable[Row]) -> list[Row]:
    return list({_key(name, row): row for row in rows}.values())


def _key(name: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[one] for one in STORED[name].key)


def _rows(connection: Connection, name: str, about: dict[str, list[str]]) -> Sequence[Row]:
    rows = f"SELECT * FROM {store_name(STORED[name])} WHERE {_WHERE[name]}"
    if name == "events":
        rows += f" UNION ALL {RESERVED.format(people='(%(others)s)', debts='%(debts)s')}"
    wanted = f"SELECT {shown(name)} FROM ({rows}) e"
    query = f"SELECT coalesce(json_agg(r), '[]')::text FROM ({wanted}) r"
    found = connection.execute(query, about).fetchone()
    return typed_rows(name, found[0]) if found else ()


def _of_these(name: str, rows: Iterable[Row], dossier: Dossier, people: set[str]) -> list[Row]:
    """What was added for the people of a dossier, and is not in it."""
    known = {_key(name, row) for row in dossier.rows(name)}
    return [row for row in rows if row["person_id"] in people and _key(name, row) not in known]
