"""A book that a lender keeps in PostgreSQL: its tables, copied into a folder as of one instant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput, RightpartyError

if TYPE_CHECKING:
    import psycopg

_SCHEMES = ("postgresql:/", "postgres:/")
_COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
"""
META = "book_toml"
"""A table of one row and one column: the text of `book.toml`."""


def address_of(folder: Path) -> str:
    """The address of a database that was given in the place of a folder; empty for a folder.

    A path has lost one of the two strokes: `postgresql:/user@host/name`.
    """
    text = str(folder)
    scheme = next((one for one in _SCHEMES if text.startswith(one)), "")
    return scheme + "/" + text.removeprefix(scheme).lstrip("/") if scheme else ""


def fetched(address: str, folder: Path) -> Path:
    """The tables of a book in the database's current schema, as CSV files; all as of one instant.

    Lists (arrays) are joined by `;`, instants told in UTC. No more than a block of a table is held in memory.

    Raises:
        InvalidInput: the schema has no table of a book.
        RightpartyError: the database does not answer.
    """
    import psycopg

    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with psycopg.connect(address, options=_options(address)) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            _copy_all(connection, folder)
    except psycopg.Error as error:
        said = str(error).strip().partition("\n")[0]
        raise RightpartyError(
            f"The book cannot be read from PostgreSQL: {said}", "Check the address."
        ) from error
    return folder


def _options(address: str) -> str:
    """Settings of the session, after those of the address itself."""
    from psycopg.conninfo import conninfo_to_dict

    given = conninfo_to_dict(address).get("options") or ""
    return f"{given} -cTimeZone=UTC -cDateStyle=ISO -cstatement_timeout=0".strip()


def _copy_all(connection: psycopg.Connection[Any], folder: Path) -> None:
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(_COLUMNS).fetchall():
        tables.setdefault(table, []).append((column, kind))
    wanted = [name for name in TABLES if name in tables]
    if not wanted:
        help = "Name its schema: `postgresql://user@host/name?options=-csearch_path%3Dlender`."
        raise InvalidInput("The database's current schema has no table of a book.", help)
    for name in wanted:
        _copy(connection, name, tables[name], folder / f"{name}.csv")
    if META in tables:
        from psycopg import sql

        row = connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(META))).fetchone()
        (folder / "book.toml").write_text(row[0] if row else "", encoding="utf-8")


def _copy(connection: psycopg.Connection[Any], name: str, columns: list[tuple[str, str]], path: Path) -> None:
    from psycopg import sql

    forms = {"ARRAY": "array_to_string({0}, ';') AS {0}", "boolean": "{0}::text AS {0}"}
    told = [sql.SQL(forms.get(kind, "{0}")).format(sql.Identifier(column)) for column, kind in columns]
    query = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT csv, HEADER)").format(
        sql.SQL(", ").join(told), sql.Identifier(name)
    )
    with connection.cursor() as cursor, cursor.copy(query) as copy, path.open("wb") as file:
        for block in copy:
            file.write(block)
