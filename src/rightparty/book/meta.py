"""What the lender states about a book as a whole: its date, and since when each table is complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class BookMeta:
    """`as_of`: the instant the book describes; None = not stated, so nothing can be contacted.

    `complete_since[table]`: nothing later than this is missing from the table. A table without an
    entry is of unknown completeness: rules that count in it, or need its silence, refuse.

    `together`: the creditors that count their contacts together, by the house policy; a lender states no such
    thing of a book, the service does.
    """

    as_of: datetime | None = None
    complete_since: Mapping[str, datetime] = field(default_factory=dict)
    together: frozenset[str] = frozenset()
