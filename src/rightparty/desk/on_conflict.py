"""What becomes of a row that stands in the store already, when a book or a part of one has it again."""

from collections.abc import Iterable
from datetime import datetime

from psycopg import sql

from rightparty.book.tables import STOP_KINDS, Table
from rightparty.desk.schema import SEALED

Pair = tuple[sql.Identifier, sql.Identifier]
"""A sealed column and its mark."""


_UNTIL = sql.Identifier("until")
_IS_STOP = sql.SQL("s.kind = ANY ({})").format(STOP_KINDS.split())
_END = "{0} = CASE WHEN {1} THEN s.{0} ELSE coalesce(s.{0}, excluded.{0}) END"  # a person's own stop has none


def on_conflict(
    table: Table,
    rest: list[sql.Identifier],
    marked: list[Pair],
    newer: sql.Composable,
    at: datetime | None,
) -> sql.Composable:
    """What becomes of a row that is there: a sealed value is the same while its mark is.

    Where a table keeps since when a value is what it is, one that becomes another at `at` is dated so.
    """
    if not (rest or marked) or not table.key:
        return sql.SQL("DO NOTHING")
    names = [*rest, *(mark for _, mark in marked)]
    if table.grows:
        change, differs = (
            "{0} = coalesce(s.{0}, excluded.{0})",
            "(s.{0} IS NULL AND excluded.{0} IS NOT NULL)",
        )
        # A mark without its value: it was kept as long as it may be, and is not taken in again.
        sealed = "{0} = CASE WHEN s.{1} IS NULL THEN excluded.{0} ELSE s.{0} END"
    else:
        change, differs = "{0} = excluded.{0}", "s.{0} IS DISTINCT FROM excluded.{0}"
        sealed = "{0} = CASE WHEN s.{1} IS DISTINCT FROM excluded.{1} THEN excluded.{0} ELSE s.{0} END"
    changes = [sql.SQL(change).format(name) for name in names]
    tests = [sql.SQL(differs).format(name) for name in names]
    if table.name == "notices" and _UNTIL in names:
        place = names.index(_UNTIL)
        changes[place] = sql.SQL(_END).format(_UNTIL, _IS_STOP)
        tests[place] = sql.SQL("({} AND NOT {})").format(tests[place], _IS_STOP)
    changes += [sql.SQL(sealed).format(*pair) for pair in marked]
    changes += [] if table.grows else _dated(table, marked, at)
    return sql.SQL("DO UPDATE SET {} WHERE ({}) AND NOT {}").format(
        sql.SQL(", ").join(changes), sql.SQL(" OR ").join(tests), newer
    )


def _dated(table: Table, marked: Iterable[Pair], at: datetime | None) -> list[sql.Composed]:
    since = SEALED[table.name].since if table.name in SEALED else None
    if since is None:
        return []
    date = (
        "{since} = CASE WHEN s.{mark} IS DISTINCT FROM excluded.{mark}"
        " THEN coalesce({at}::timestamptz, clock_timestamp()) ELSE s.{since} END"
    )
    named = sql.Identifier(since)
    return [sql.SQL(date).format(since=named, mark=mark, at=sql.Literal(at)) for _, mark in marked]
