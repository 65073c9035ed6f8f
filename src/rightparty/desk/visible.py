"""What a client sees: the rows of its own creditors, and of anybody else's not even that they are there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import sql

from rightparty.book.tables import Table
from rightparty.desk.schema import store_name
from rightparty.desk.store import Connection
from rightparty.errors import Refused

# A person is a creditor's who stands beside one of its debts; a point is whose evidence names such a person.
_BESIDE = """
EXISTS (SELECT FROM book_liabilities l JOIN book_debts d USING (debt_id)
    WHERE l.person_id = {person} AND d.creditor_id = ANY (%(creditors)s))
OR EXISTS (SELECT FROM book_relations r JOIN book_debts d USING (debt_id)
    WHERE r.person_id = {person} AND d.creditor_id = ANY (%(creditors)s))
"""
_UNSEEN = f"""
SELECT 'creditor', w.id FROM unnest(%(named)s::text[]) w (id) WHERE NOT w.id = ANY (%(creditors)s)
UNION ALL
SELECT 'debt', w.id FROM unnest(%(debts)s::text[]) w (id)
WHERE NOT EXISTS (SELECT FROM book_debts d WHERE d.debt_id = w.id AND d.creditor_id = ANY (%(creditors)s))
UNION ALL
SELECT 'person', w.id FROM unnest(%(persons)s::text[]) w (id) WHERE NOT ({_BESIDE.format(person="w.id")})
UNION ALL
SELECT 'point', w.id FROM unnest(%(points)s::text[]) w (id) WHERE NOT EXISTS (
    SELECT FROM book_evidence e WHERE e.point_id = w.id AND ({_BESIDE.format(person="e.person_id")}))
ORDER BY 1, 2
"""
_MOST_NAMED = 5


class NotFound(Refused):
    """What is named is not there, or is not this client's to see: nobody is told which."""


@dataclass(frozen=True)
class Named:
    """The ids that a request names."""

    persons: Sequence[str] = ()
    points: Sequence[str] = ()
    debts: Sequence[str] = ()
    creditors: Sequence[str] = ()


def check_visible(connection: Connection, creditors: Iterable[str], named: Named) -> None:
    """Make sure that a client with these creditors may name all of these ids.

    Raises:
        NotFound: it may not, or there is no such row.
    """
    about = {
        "creditors": list(creditors),
        "persons": sorted(set(named.persons)),
        "points": sorted(set(named.points)),
        "debts": sorted(set(named.debts)),
        "named": sorted(set(named.creditors)),
    }
    lost = connection.execute(_UNSEEN, about, prepare=True).fetchall()
    if lost:
        shown = ", ".join(f"{kind} `{id}`" for kind, id in lost[:_MOST_NAMED])
        more = f", and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
        raise NotFound(f"there is no {shown}{more}", "name ids of the book of your own creditors")


def kept_references(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What the store has under the keys of these rows: they too must be the client's.

    Gives a row for each, of the columns that refer to other tables.
    """
    columns = [column for column in table.columns if column.refers_to]
    if len(table.key) != 1 or not columns or not rows:
        return []
    query = sql.SQL("SELECT {} FROM {} WHERE {} = ANY (%s)").format(
        sql.SQL(", ").join(sql.Identifier(column.name) for column in columns),
        sql.Identifier(store_name(table)),
        sql.Identifier(table.key[0]),
    )
    found = connection.execute(query, [[row[table.key[0]] for row in rows]]).fetchall()
    return [dict(zip((column.name for column in columns), row, strict=True)) for row in found]
