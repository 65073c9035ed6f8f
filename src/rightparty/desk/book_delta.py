"""Some rows of some tables, laid over the book in the store: all of them, or none.

The same checks as `book check`, and two more: what a row refers to is in the store or among the rows, and
every row is about the client's own creditors. Facts (notices, payments, promises, agreements) go the way of
all facts, so that what they stop is withdrawn; a report in `evidence` withdraws what was queued for its pair.
What waits outside for those concerned is decided again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from psycopg import sql

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.problems import errors
from rightparty.book.tables import TABLES, Table
from rightparty.canonical import Json
from rightparty.desk.access.guard import Actor
from rightparty.desk.anew import anew
from rightparty.desk.fact_rows import TABLE_OF
from rightparty.desk.held_to import hold_to
from rightparty.desk.journal_store import Marks, append
from rightparty.desk.linked import everybody_who_is
from rightparty.desk.means import Means
from rightparty.desk.on_conflict import on_conflict
from rightparty.desk.outside_review import concerning, review_outside
from rightparty.desk.same_point import ids_of, lock_plan, mark_at
from rightparty.desk.schema import SEALED, STORED, columns_of, mark_column, store_name
from rightparty.desk.sealed_rows import stored_rows
from rightparty.desk.stop import Fact, check_whose_end, take_facts
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.desk.webhooks import tell
from rightparty.desk.whose_rows import check_whose, told_of
from rightparty.desk.withdraw import NOT_THEIRS, Which, append_ended, withdraw
from rightparty.desk.wrong_party import keep_evidence
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.journal.record import Record

LEFT_OUT = ("transactions", "truth")
"""Tables that come with a whole book only: their rows have no id, or are never stored."""

_FACTS = {table: of for of, table in TABLE_OF.items()}

_BACK = "DELETE FROM desk_debt_left WHERE debt_id = ANY (%s)"
"""Whoever hands in a debt by itself says that it is owed, though the last whole book had it no more."""


@dataclass(frozen=True)
class DeltaTaken:
    """Rows handed in by table, and what they did: new, changed, and unchanged the rest."""

    rows: Mapping[str, int]
    new: Mapping[str, int]
    changed: Mapping[str, int]
    withdrawn: int


def take_delta(
    means: Means, engine: Engine, folder: Path, creditors: Sequence[str], *, client: Actor | None = None
) -> DeltaTaken:
    """Lay the rows of a folder over the store, for these creditors; in one transaction, or the caller's.

    `client`: who hands them in by the API. The database holds it to its own creditors' rows, and what was
    withdrawn is counted of those.

    Raises:
        InvalidInput: some row cannot be used; names every fault of every row.
        NotFound: a row is about another creditor's book.
        Refused: a fact differs from what is known of it.
    """
    book = _loaded(engine, folder)
    present = [name for name in TABLES if name not in book.absent_tables]
    rows = {name: _rows(engine, book, name) for name in present}
    return anew(means.connection, lambda: _take(means, rows, creditors, client))


def _take(
    means: Means,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    creditors: Sequence[str],
    client: Actor | None,
) -> DeltaTaken:
    connection, at = means.connection, means.clock()
    with connection.transaction():
        check_whose(connection, rows, creditors, client)
        check_whose_end(rows.get("notices", ()))
        facts = [Fact(of, _filled(row)) for table, of in _FACTS.items() for row in rows.get(table, ())]
        taken = take_facts(connection, means.home, facts, at, points=_reported(means, rows))
        before = moved(connection)
        if rows.get("points"):
            lock_plan(connection)  # a number that becomes another does so after every claim of the old one
        taken_at = means.clock()
        for name, given in rows.items():
            if name not in _FACTS and given:
                _upsert(connection, STORED[name], given, taken_at)
        if rows.get("debts"):
            connection.execute(_BACK, [[row["debt_id"] for row in rows["debts"]]])
        if rows.get("points"):
            hold_to(connection, [row["point_id"] for row in rows["points"]])
        after = moved(connection)
        withdrawn = [*_withdraw_reported(means, rows, at), *(id for one in taken for id in one.withdrawn)]
        withdrawn += review_outside(means, concerning(connection, rows))
        if client is not None:
            withdrawn = told_of(connection, client, rows, withdrawn)
        done = _done(rows, before, after, len(withdrawn))
        _count_facts(done, rows, [one.new for one in taken])
        append(connection, [_record(means.marks, done, creditors, at)])
        tell(connection, "book.taken", {"rows": done.rows}, at, about="book", creditors=creditors)
    return done


def moved(connection: Connection) -> Mapping[str, tuple[int, int, int]]:
    """Rows inserted, changed and removed in this transaction so far, by table of the book."""
    found = connection.execute(
        "SELECT substr(relname, 6), n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_xact_user_tables"
        " WHERE starts_with(relname, 'book_') AND schemaname = current_schema()"
    ).fetchall()
    return {name: (new, changed, gone) for name, new, changed, gone in found}


def _loaded(engine: Engine, folder: Path) -> Book:
    try:
        book = load_book(folder, engine, partial=True)
    except InvalidInput as fault:
        raise InvalidInput(
            "the rows cannot be read: nothing was taken", fault.help, fault.problems
        ) from fault
    _refuse_faulty(book)
    return book


def _refuse_faulty(book: Book) -> None:
    problems = list(errors(book.problems))
    odd = [name for name in LEFT_OUT if name not in book.absent_tables]
    if odd:
        raise InvalidInput(f"rows of `{odd[0]}` come with a whole book only", "leave the table out")
    if problems:
        raise InvalidInput(
            f"{len(problems)} faults: nothing was taken", "mend them, and hand everything in again", problems
        )


def _rows(engine: Engine, book: Book, name: str) -> list[dict[str, Any]]:
    """The rows with the columns that were handed in, and those that loading adds."""
    absent = book.absent_columns.get(name, frozenset())
    columns = [column.name for column in columns_of(TABLES[name]) if column.name not in absent]
    return engine.rows(book.tables[name].select(*columns))


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


# --- taking them over -------------------------------------------------------------------------------


def _upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], at: datetime) -> None:
    """Insert rows, or change those with the same key: only the columns that were handed in.

    A table that grows keeps what it once said; what was unknown may become known.
    """
    kept = stored_rows(connection, vault_of(connection), table.name, rows)
    if not kept:
        return
    names, seals = list(kept[0]), SEALED.get(table.name)
    marked = [
        (sql.Identifier(one), sql.Identifier(mark_column(one)))
        for one in (seals.columns.values() if seals else ())
        if one in names
    ]
    paired = {name for one in (seals.columns.values() if seals else ()) for name in (one, mark_column(one))}
    rest = [sql.Identifier(name) for name in names if name not in table.key and name not in paired]
    query = sql.SQL(
        "INSERT INTO {table} AS s ({names}) SELECT {names}"
        " FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) ON CONFLICT ({key}) {do}"
    ).format(
        table=sql.Identifier(store_name(table)),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        key=sql.SQL(", ").join(map(sql.Identifier, table.key)),
        do=on_conflict(table, rest, marked, sql.SQL("false"), at),
    )
    connection.execute(query, [json.dumps(kept, default=_plain)])


def _plain(value: object) -> object:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    raise TypeError(f"a {type(value).__name__} is in no table")


def _reported(means: Means, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> set[str]:
    """The marks of the numbers and addresses about which evidence reports a wrong person."""
    reports = [row for row in rows.get("evidence", ()) if row["kind"] in means.model.reports]
    return {mark_at(means.connection, row["point_id"]) or row["point_id"] for row in reports}


def _withdraw_reported(
    means: Means, rows: Mapping[str, Sequence[Mapping[str, Any]]], at: datetime
) -> Sequence[str]:
    """Take back what was queued for reported pairs, and keep that by the number; the plan is held."""
    connection, found = means.connection, list[str]()
    for row in rows.get("evidence", ()):
        if row["kind"] in means.model.reports:
            mark = mark_at(connection, row["point_id"])
            points = ids_of(connection, mark) if mark else [row["point_id"]]
            which = Which.at(points, everybody_who_is(connection, row["person_id"]))
            taken = withdraw(connection, which, NOT_THEIRS, at)
            append_ended(connection, means.marks, taken, at)
            if mark:
                keep_evidence(connection, row, mark, points, len(taken.contacts))
            found += taken.contacts
    return found


def _done(
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    before: Mapping[str, tuple[int, int, int]],
    after: Mapping[str, tuple[int, int, int]],
    withdrawn: int,
) -> DeltaTaken:
    none = (0, 0, 0)
    new = {name: after.get(name, none)[0] - before.get(name, none)[0] for name in rows}
    changed = {name: after.get(name, none)[1] - before.get(name, none)[1] for name in rows}
    return DeltaTaken({name: len(given) for name, given in rows.items()}, new, changed, withdrawn)


def _count_facts(
    done: DeltaTaken, rows: Mapping[str, Sequence[Mapping[str, Any]]], new: Sequence[bool]
) -> None:
    """Facts were counted as they were taken, in the order of their tables."""
    answers = iter(new)
    counts = {table: sum(next(answers) for _ in rows.get(table, ())) for table in _FACTS}
    assert isinstance(done.new, dict)  # noqa: S101 -- made above
    done.new.update({table: count for table, count in counts.items() if table in rows})


def _record(marks: Marks, done: DeltaTaken, creditors: Sequence[str], at: datetime) -> Record:
    source = marks.of("creditor", ";".join(sorted(creditors)))
    body: dict[str, Json] = {"rows": dict(done.rows), "source": source}
    return Record("book_loaded", at, body)
