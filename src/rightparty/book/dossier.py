"""Everything a book says about one person, one point and their debts, as plain Python values.

Batch work reads tables; a single decision reads a dossier. Both hold the same rows under the same
names: instants are aware UTC datetimes, money is `Decimal`, lists are tuples, unknown is None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rightparty.book.meta import BookMeta

Row = Mapping[str, Any]

RANGE: Final = 6
"""How many characters of a number are known of a point that is sealed: +86138, the range of an operator."""


def begins(point: Row) -> Any:
    """How a point's value begins: as the store keeps it (`range`) beside a sealed value, else the whole.

    Enough for what a decision asks: the range of an operator, a domain that is open to everybody.
    """
    return point["range"] if "range" in point else point.get("value")


@dataclass(frozen=True)
class Dossier:
    """`tables[name]`: the rows of that table that concern the person, the point or the debts.

    `absent_tables`: tables the book does not have at all: their silence says nothing.
    `left_out`: rows that could not be used, with `table`, `person_id`, `point_id` and `debt_ids`.
    """

    meta: BookMeta
    tables: Mapping[str, Sequence[Row]]
    absent_tables: frozenset[str] = field(default_factory=frozenset)
    left_out: Sequence[Row] = ()

    def rows(self, table: str) -> Sequence[Row]:
        """Rows of one table; none when the book has none about this person."""
        return self.tables.get(table, ())
