"""What a lender states of a book that was handed in part by part: its date, and since when it is complete.

The same statement as `book.toml` makes of a folder. It loosens decisions, so it is a creditor's own, is never
taken back to an earlier date, and is recorded.
"""

from collections.abc import Mapping
from datetime import datetime

from psycopg.types.json import Jsonb

from rightparty.book.tables import TABLES
from rightparty.canonical import Json
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.record import Record, instant

_KEEP = """
INSERT INTO desk_book_statement AS s (creditor_id, as_of, complete_since, absent_tables)
VALUES (%(creditor)s, %(as_of)s, %(since)s, %(absent)s)
ON CONFLICT (creditor_id) DO UPDATE SET as_of = excluded.as_of, complete_since = excluded.complete_since,
    absent_tables = ARRAY(SELECT one FROM unnest(s.absent_tables) one WHERE NOT one = ANY (%(named)s))
WHERE s.as_of IS NULL OR s.as_of <= excluded.as_of
RETURNING as_of
"""


def state_book(
    means: Means, creditor_id: str, as_of: datetime, complete_since: Mapping[str, datetime]
) -> bool:
    """Keep what a creditor states of its book; False where just this was stated before.

    A table that is not named is of unknown completeness, whatever was stated of it before; an optional one
    that never was named is one that the book does not have.

    Raises:
        InvalidInput: a date lies ahead of the one that it cannot be later than.
        Refused: a later book of this creditor is known.
    """
    connection, at = means.connection, means.clock()
    _check_dates(as_of, complete_since, at)
    since = {table: one.isoformat() for table, one in sorted(complete_since.items())}
    with connection.transaction():
        before = connection.execute(
            "SELECT as_of, complete_since FROM desk_book_statement WHERE creditor_id = %s FOR UPDATE",
            [creditor_id],
        ).fetchone()
        if before == (as_of, since):
            return False
        absent = [one.name for one in TABLES.values() if not one.required and one.name not in since]
        values = {"creditor": creditor_id, "as_of": as_of, "since": Jsonb(since), "absent": sorted(absent)}
        if connection.execute(_KEEP, values | {"named": list(since)}).fetchone() is None:
            raise Refused(
                "a later book of this creditor is known",
                "state the newest; what was paid or said since must not be forgotten",
            )
        source = means.marks.of("creditor", creditor_id)
        body: dict[str, Json] = {"rows": {}, "source": source, "as_of": instant(as_of)}
        append(connection, [Record("book_loaded", at, body)])
    return True


def _check_dates(as_of: datetime, complete_since: Mapping[str, datetime], at: datetime) -> None:
    problems = [
        f"`complete_since.{table}`: lies after `as_of`"
        for table, one in complete_since.items()
        if one > as_of
    ]
    if as_of > at:
        problems.append("`as_of`: lies ahead, and nobody knows yet what will be so then")
    if problems:
        raise InvalidInput("this cannot be stated of a book", "see docs/reference/book.md", problems)
