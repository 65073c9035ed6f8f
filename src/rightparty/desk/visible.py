"""What a client sees: the rows of its own creditors, and of anybody else's not even that they are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
