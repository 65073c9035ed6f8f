"""Looking at what is sealed: masked for everyone, whole for somebody named with a reason, and on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from rightparty.book.tables import TABLES, Kind
from rightparty.canonical import Json
from rightparty.desk.journal_store import append
from rightparty.desk.schema import DEBT, PERSON, POINT, SEALED, store_name
from rightparty.desk.seal_in_place import CALL_TASK
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased, Vault, vault_of
from rightparty.errors import Refused
from rightparty.journal.record import Record
from rightparty.masking import masked
from rightparty.sealing import place

REVEALED = "revealed"
_CALL = {"number": (POINT, "point_id"), "script": (PERSON, "person_id")}
READ_COLUMNS = ("at", "actor", "subject_kind", "subject_id", "field", "reason")
"""The columns of a list of what was looked at, in order."""


@dataclass(frozen=True)
class Cell:
    """One sealed value: a column of a table of the book, or of `call_task`, in the row of this key."""

    table: str
    column: str
    key: str

    @property
    def field(self) -> str:
        """How the read audit names it."""
        return f"{self.table}.{self.column}"


@dataclass(frozen=True)
class _Found:
    """A sealed value; `others`: subjects that its row named before the first was known."""

    kind: str
    subject_id: str
    sealed: bytes | None
    about: bytes
    shape: str  # what `masking` goes by
    others: Sequence[tuple[str, str]] = ()


def reveal(connection: Connection, actor: str, cell: Cell, reason: str, at: datetime) -> str | Erased:
    """Show a sealed value to a member of staff, who is named and says why; kept before it is shown.

    Raises:
        Refused: nobody is named, no reason is given, there is no such value, or it cannot be opened.
    """
    require_reader(actor, reason)
    vault, found = vault_of(connection), _found(connection, cell)
    note_reading(connection, (actor, reason), (found.kind, found.subject_id), cell.field, at)
    opened = _opened(connection, vault, found)
    if opened is None:
        raise Refused("nothing is known there", "the lender's book does not say")
    return opened


def require_reader(actor: str, reason: str) -> None:
    """Make sure that whoever asks gives a name and a reason.

    Raises:
        Refused: one of them is blank.
    """
    if not actor.strip() or not reason.strip():
        raise Refused("nothing is shown without a name and a reason", "say who asks, and what for")


def note_reading(
    connection: Connection, reader: tuple[str, str], subject: tuple[str, str], field: str, at: datetime
) -> None:
    """Put on record, in the audit and the journal, that something sealed is about to be read.

    `reader`: who, and why. `subject`: whose it is, as kind and id; a kind that is no person, point or debt
    stands in the audit alone.

    Raises:
        Refused: nobody is named, or no reason is given.
    """
    actor, reason = reader
    require_reader(actor, reason)
    kind, id = subject
    marks = vault_of(connection).marks
    who: dict[str, Json] = {
        "actor": marks.of("actor", actor),
        "act": REVEALED,
        "reason": marks.of("note", reason),
    }
    if kind in (PERSON, POINT):
        who[kind] = marks.of(kind, id)
    if kind == DEBT:
        who["debts"] = marks.of_all(DEBT, [id])
    with connection.transaction():
        connection.execute(
            "INSERT INTO desk_read_audit (at, actor, subject_kind, subject_id, field, reason)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [at, actor, kind, id, field, reason],
        )
        append(connection, [Record("human_act", at, who)])


def note_readings(
    connection: Connection,
    reader: tuple[str, str],
    subjects: Sequence[tuple[str, str]],
    field: str,
    at: datetime,
) -> None:
    """The same where what is read may be one of several's: for each of them."""
    with connection.transaction():
        for subject in subjects:
            note_reading(connection, reader, subject, field, at)


def opened_cell(connection: Connection, cell: Cell) -> str | Erased | None:
    """A sealed value for the service's own use, shown to nobody; None where there is none.

    Raises:
        Refused: there is no such row, or it cannot be opened.
    """
    return _opened(connection, vault_of(connection), _found(connection, cell))


def point_value(connection: Connection, point_id: str) -> str | None:
    """The number or address of a point, for whoever carries; None where it is not known, or erased."""
    if connection.execute("SELECT FROM book_points WHERE point_id = %s", [point_id]).fetchone() is None:
        return None
    found = opened_cell(connection, Cell("points", "value", point_id))
    return found if isinstance(found, str) else None


def shown_masked(connection: Connection, cell: Cell) -> str | Erased | None:
    """A sealed value with its middle hidden: enough to recognise it, never enough to use it. Not on record.

    None where there is none.

    Raises:
        Refused: there is no such row, or it cannot be opened.
    """
    found = _found(connection, cell)
    opened = _opened(connection, vault_of(connection), found)
    return masked(found.shape, opened) if isinstance(opened, str) else opened


def reads(
    connection: Connection, *, person_id: str | None = None, actor: str | None = None, most: int = 200
) -> Sequence[tuple[Any, ...]]:
    """Who looked at what, the latest first: rows of `READ_COLUMNS`, for a data-protection officer.

    `person_id`: what was seen of this person, their points and debts. `actor`: what this person saw.
    """
    whose = """(%(person)s::text IS NULL OR (subject_kind = 'person' AND subject_id = %(person)s)
        OR (subject_kind = 'point' AND subject_id IN
            (SELECT point_id FROM book_evidence WHERE person_id = %(person)s))
        OR (subject_kind = 'debt' AND subject_id IN
            (SELECT debt_id FROM book_liabilities WHERE person_id = %(person)s)))"""
    query = (
        f"SELECT {', '.join(READ_COLUMNS)} FROM desk_read_audit"
        f" WHERE {whose} AND (%(actor)s::text IS NULL OR actor = %(actor)s)"
        " ORDER BY audit_id DESC LIMIT %(most)s"
    )
    return connection.execute(query, {"person": person_id, "actor": actor, "most": most}).fetchall()


def _found(connection: Connection, cell: Cell) -> _Found:
    found = _of_call(connection, cell) if cell.table == "call_task" else _of_book(connection, cell)
    if found is None:
        raise Refused(f"there is no `{cell.field}` under `{cell.key}`", "see the reference of the book")
    return found


def _of_call(connection: Connection, cell: Cell) -> _Found | None:
    if cell.column not in _CALL:
        return None
    kind, subject = _CALL[cell.column]
    query = sql.SQL(
        "SELECT p.{subject}, t.{column} FROM desk_call_task t JOIN desk_planned_contact p USING (contact_id)"
        " WHERE t.contact_id = %s"
    ).format(subject=sql.Identifier(subject), column=sql.Identifier(cell.column))
    row = connection.execute(query, [cell.key]).fetchone()
    if row is None:
        return None
    shape = "mobile" if cell.column == "number" else cell.column
    return _Found(kind, row[0], row[1] and bytes(row[1]), place(CALL_TASK, cell.column, cell.key), shape)


def _of_book(connection: Connection, cell: Cell) -> _Found | None:
    seals = SEALED.get(cell.table)
    if seals is None or cell.column not in seals.columns:
        return None
    table, stored = TABLES[cell.table], seals.columns[cell.column]
    (key,) = table.key
    named = [column for _, column in seals.subjects]
    query = sql.SQL("SELECT {stored}, {kind}, {subjects} FROM {store} WHERE {key} = %s").format(
        stored=sql.Identifier(stored),
        kind=sql.Identifier("kind" if cell.table == "points" else key),
        subjects=sql.SQL(", ").join(map(sql.Identifier, named)),
        store=sql.Identifier(store_name(table)),
        key=sql.Identifier(key),
    )
    row = connection.execute(query, [cell.key]).fetchone()
    if row is None:
        return None
    sealed, shape, *subjects = row
    whose = [
        (kind, subject[0] if table.by_name[column].kind is Kind.LIST else subject)
        for (kind, column), subject in zip(seals.subjects, subjects, strict=True)
        if subject
    ]
    if not whose:
        return None
    shape = str(shape) if cell.table == "points" else cell.column
    about = place(cell.table, stored, cell.key)
    return _Found(*whose[0], sealed and bytes(sealed), about, shape, whose[1:])


def _opened(connection: Connection, vault: Vault, found: _Found) -> str | Erased | None:
    if found.sealed is None:
        gone = vault.erased_at(connection, found.kind, found.subject_id)
        return None if gone is None else Erased(gone)
    for kind, subject_id in ((found.kind, found.subject_id), *found.others):
        key = vault.held(connection, kind, subject_id)
        if key is not None and (plain := key.opened(found.sealed, found.about)) is not None:
            return plain.decode()
    # Nobody's key opens it: the first says why.
    plain_or_erased = vault.open(connection, found.kind, found.subject_id, found.sealed, found.about)
    return plain_or_erased if isinstance(plain_or_erased, Erased) else plain_or_erased.decode()
