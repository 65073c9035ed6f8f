"""What the store keeps of each table of the book; its models, loading and reading are made from this."""

from collections.abc import Mapping
from dataclasses import dataclass

from rightparty.book.tables import TABLES, Column, Kind, Table

DERIVED: Mapping[str, tuple[Column, ...]] = {
    "points": (Column("country", Kind.TEXT), Column("zones", Kind.LIST)),
}
"""Columns that loading adds to a table, kept so that one person's rows say the same as the table."""

ROW_KEY = "row_key"
"""The key of a table without one: a digest of the row and of its place among equal rows."""

STORED: Mapping[str, Table] = {name: table for name, table in TABLES.items() if name != "truth"}
"""Every table but `truth`: who really holds a point is known in simulation only, and never stored."""


PERSON, POINT, DEBT, NOTICE = "person", "point", "debt", "notice"
"""Whose key seals a value: a person's, a point's (several persons may use it), a debt's, a notice's own."""


@dataclass(frozen=True)
class Seals:
    """What is sealed of a table: `columns` of the book, each with the column of the store that holds it.

    `subjects`: whose key seals, as (kind, column of the book): the first column that is filled says whose.
    `beside`: what is worked out of the sealed values at loading and kept in the clear.
    `since`: the column of the store that says when such a value last became another; empty: never since it is
    known.
    Beside each sealed column stands `<column>_mark`, a keyed digest: it tells whether a value is the same.
    """

    columns: Mapping[str, str]
    subjects: tuple[tuple[str, str], ...]
    beside: tuple[Column, ...] = ()
    since: str | None = None


SEALED: Mapping[str, Seals] = {
    "persons": Seals(
        {name: name for name in ("name", "national_id", "birth_date")}, ((PERSON, "person_id"),)
    ),
    # The gate and the belief need how a number begins, or a public domain; locks and stops need the mark.
    # And since when a number is this one: a proof from before is of another.
    "points": Seals(
        {"value": "value"}, ((POINT, "point_id"),), (Column("range", Kind.TEXT),), since="value_since"
    ),
    "debts": Seals({"account": "account"}, ((DEBT, "debt_id"),)),
    "agreements": Seals({"recording": "recording"}, ((PERSON, "person_id"),)),
    # `detail` itself holds what rules ask of, with names, numbers and free words taken out.
    "notices": Seals(
        {"recording": "recording", "detail": "detail_sealed"},
        (
            (PERSON, "person_id"),
            (PERSON, "given_by"),
            (POINT, "point_id"),
            (DEBT, "debt_id"),
            (NOTICE, "notice_id"),
        ),
        (Column("detail", Kind.JSON),),
    ),
    "events": Seals(
        {name: name for name in ("text", "to", "recording")},
        ((PERSON, "person_id"), (POINT, "point_id"), (DEBT, "debt_ids")),
    ),
}
"""Every column of the book that names or reaches a person, or holds their words.

In the clear, and why: ids, dates, amounts and codes, of which the gate and the sums are made; the region and
zone of a person, by which hours are reckoned; what a lender says of itself (`creditors`, `senders`);
`transactions`, which are sums by category, and are removed with the person; `liabilities.document`, a
reference of the lender's own.
"""


def mark_column(column: str) -> str:
    """The column that holds the mark of a sealed column."""
    return f"{column}_mark"


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns that the store keeps of a table, in order."""
    return (*table.columns, *DERIVED.get(table.name, ()))


def clear_columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of the book that the store keeps as they are."""
    sealed = SEALED.get(table.name)
    return tuple(one for one in columns_of(table) if sealed is None or one.name not in sealed.columns)


def kept_columns_of(table: Table) -> tuple[Column, ...]:
    """The columns whose values can be read from the store without a key."""
    sealed = SEALED.get(table.name)
    return (*clear_columns_of(table), *(sealed.beside if sealed else ()))


def store_name(table: Table) -> str:
    """The name of a table of the book within the store."""
    return f"book_{table.name}"
