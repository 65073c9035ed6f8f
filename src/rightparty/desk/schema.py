"""What the store keeps of each table of the book; its models, loading and reading are made from this."""

from collections.abc import Mapping

from rightparty.book.tables import TABLES, Column, Kind, Table

DERIVED: Mapping[str, tuple[Column, ...]] = {
    "points": (Column("country", Kind.TEXT), Column("zones", Kind.LIST)),
}
"""Columns that loading adds to a table, kept so that one person's rows say the same as the table."""

ROW_KEY = "row_key"
"""The key of a table without one: a digest of the row and of its place among equal rows."""

STORED: Mapping[str, Table] = {name: table for name, table in TABLES.items() if name != "truth"}
"""Every table but `truth`: who really holds a point is known in simulation only, and never stored."""


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns that the store keeps of a table, in order."""
    return (*table.columns, *DERIVED.get(table.name, ()))


def store_name(table: Table) -> str:
    """The name of a table of the book within the store."""
    return f"book_{table.name}"
