"""Whose the rows that are handed in are: nothing that is another creditor's is named, changed or told of.

A person or a point that stands beside no debt yet is nobody's: it may be handed in before its debt is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from psycopg import sql

from rightparty.book.tables import TABLES, Kind, Table
from rightparty.desk.access.guard import Actor
from rightparty.desk.access.sight import shown_to
from rightparty.desk.schema import store_name
from rightparty.desk.store import Connection
from rightparty.desk.visible import NotFound, check_taken, kept_ids, kept_references, seen_among
from rightparty.errors import InvalidInput

_SUBJECTS = ("creditors", "debts", "persons", "points")

# Somebody else's: known here, beside another creditor's debt, and beside none of the client's.
_OTHERS = {
    "creditors": "SELECT w.id FROM {table} w (id) WHERE NOT w.id = ANY (%(creditors)s)",
    "debts": "SELECT debt_id FROM book_debts WHERE debt_id = ANY ({ids})"
    " AND NOT creditor_id = ANY (%(creditors)s)",
    "persons": """
SELECT s.person_id FROM (SELECT person_id, debt_id FROM book_liabilities WHERE person_id = ANY ({ids})
    UNION ALL SELECT person_id, debt_id FROM book_relations WHERE person_id = ANY ({ids})) s
JOIN book_debts d USING (debt_id) GROUP BY 1 HAVING NOT bool_or(d.creditor_id = ANY (%(creditors)s))
""",
    "points": """
SELECT e.point_id FROM book_evidence e
JOIN (SELECT person_id, debt_id FROM book_liabilities
    UNION ALL SELECT person_id, debt_id FROM book_relations) s USING (person_id)
JOIN book_debts d USING (debt_id)
WHERE e.point_id = ANY ({ids}) GROUP BY 1 HAVING NOT bool_or(d.creditor_id = ANY (%(creditors)s))
""",
}


def check_whose(
    connection: Connection,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    creditors: Sequence[str],
    client: Actor | None,
) -> None:
    """Make sure that every id that is referred to is known or handed in, and nothing is another creditor's.

    `client`: who hands them in by the API, whom the database holds to its own creditors' rows besides.

    Raises:
        InvalidInput: something is known nowhere, or a client's complaint is about nobody; names every cell.
        NotFound: a row is about another creditor's book, or stands there already and is another's.
    """
    named: dict[str, set[str]] = {name: set() for name in _SUBJECTS}
    there: dict[str, set[str]] = {name: set() for name in _SUBJECTS}
    problems = []
    for table, given in rows.items():
        for subject, ids in _subjects(TABLES[table], given):
            named[subject] |= ids
        for subject, ids in _subjects(TABLES[table], kept_references(connection, TABLES[table], given)):
            there[subject] |= ids
        problems += list(_lost(connection, table, rows, client))
        if client is not None:
            problems += _unowned(table, given, _check_kept(connection, client, table, given))
    if problems:
        raise InvalidInput(
            f"{len(problems)} faults: nothing was taken", "hand in what they refer to", problems
        )
    for subject in _SUBJECTS:
        others = _others(connection, subject, named[subject] | there[subject], creditors)
        _refuse_others(subject, others, named[subject])
    if client is not None:
        _check_shown(connection, client, named, there)


def _check_kept(
    connection: Connection, client: Actor, table: str, rows: Sequence[Mapping[str, Any]]
) -> set[str]:
    """Make sure that what stands under these rows' keys is shown to the client, who changes it; gives which.

    What has no creditor, debt, person or point to be somebody's by is shown to nobody.
    """
    if table in _SUBJECTS or len(TABLES[table].key) != 1 or not rows:
        return set()
    kept = set(kept_ids(connection, TABLES[table], rows))
    if kept:
        hidden = kept - _known(connection, TABLES[table], kept, client)
        _refuse_others(table, hidden, kept)
    return kept


def _unowned(table: str, rows: Sequence[Mapping[str, Any]], kept: set[str]) -> Iterator[dict[str, Any]]:
    """New complaints about neither a person nor a point: nobody could be shown them, or answer them here."""
    if table != "complaints":
        return
    for index, row in enumerate(rows):
        if row["complaint_id"] not in kept and not (row.get("person_id") or row.get("point_id")):
            what = "is empty, and `point_id` too: whose the complaint is, nobody could tell"
            yield {"file": table, "line": index + 2, "column": "person_id", "what": what}


def _refuse_others(subject: str, others: Iterable[str], named: set[str]) -> None:
    """Ids are told again to whoever named them; those of a row that is there are not."""
    for one in sorted(others, key=lambda id: id not in named):
        what = f"`{one}` in `{subject}`" if one in named else "row under one of these keys"
        raise NotFound(f"there is no {what}", "hand in rows of your own creditors only")


def _others(connection: Connection, subject: str, ids: set[str], creditors: Sequence[str]) -> list[str]:
    """Which ids are known here and somebody else's than these creditors'."""
    if not ids:
        return []
    about = {"ids": sorted(ids), "creditors": list(creditors)}
    query = _OTHERS[subject].format(ids="%(ids)s", table="unnest(%(ids)s::text[])")
    return [str(id) for (id,) in connection.execute(query, about).fetchall()]


_OTHER_LENDERS = "SELECT FROM book_creditors WHERE NOT creditor_id = ANY (%s) LIMIT 1"
_LAID_OUT = "SELECT {key}, true FROM pg_temp.fresh_{table}"
_BEHIND = """
SELECT {cell}, false FROM {store} s WHERE {column} IS NOT NULL
    AND EXISTS (SELECT FROM pg_temp.fresh_{table} f WHERE f.{key} = s.{key})
"""


def check_whose_book(connection: Connection, tables: Iterable[str], creditors: Collection[str]) -> None:
    """The same for a whole book whose rows are laid out (`book_store`), before any is taken over.

    What a book refers to is among its own rows; so these are asked about, and the rows in the store that
    stand under their keys.

    Raises:
        NotFound: a row stands here already, and is another's than these creditors'.
    """
    if connection.execute(_OTHER_LENDERS, [list(creditors)]).fetchone() is None:
        return
    laid_out = set(tables)
    for subject in _SUBJECTS:
        connection.execute(_named(subject, laid_out))
        connection.execute(f"ANALYZE named_{subject}")
        query = _OTHERS[subject].format(ids="SELECT id FROM ids", table="ids")
        others = connection.execute(
            f"WITH ids AS (SELECT DISTINCT id FROM named_{subject}), others (id) AS ({query})"
            f" SELECT o.id, bool_or(n.named) FROM others o JOIN named_{subject} n USING (id)"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1",
            {"creditors": list(creditors)},
        ).fetchall()
        _refuse_others(subject, [id for id, _ in others], {id for id, named in others if named})
        connection.execute(f"DROP TABLE named_{subject}")


def _named(subject: str, tables: Collection[str]) -> sql.Composed:
    """A table for a moment: what a book has of these, and what the rows behind its own are about."""
    parts: list[sql.Composable] = []
    for name in sorted(tables):
        table = TABLES[name]
        if len(table.key) != 1:
            continue  # where a key has several columns, all that a row is about is among them
        key = sql.Identifier(table.key[0])
        names = {"table": sql.SQL(name), "key": key, "store": sql.Identifier(store_name(table))}
        if name == subject:
            parts.append(sql.SQL(_LAID_OUT).format(**names))
        for column in table.columns:
            if column.refers_to == subject:
                one = sql.SQL("s.{}").format(sql.Identifier(column.name))
                cell = sql.SQL("unnest({})").format(one) if column.kind is Kind.LIST else one
                parts.append(sql.SQL(_BEHIND).format(**names, column=one, cell=cell))
    return sql.SQL("CREATE TEMP TABLE {} (id, named) ON COMMIT DROP AS {}").format(
        sql.Identifier(f"named_{subject}"), sql.SQL(" UNION ").join(parts)
    )


def _check_shown(
    connection: Connection, client: Actor, named: Mapping[str, set[str]], there: Mapping[str, set[str]]
) -> None:
    """The same again, as the database sees it: whatever is anybody's must be shown to the client.

    What is nobody's yet, a person before their debt, is shown to nobody, and may be named by everybody.
    """
    owned = {
        subject: _others(connection, subject, named[subject] | there[subject], ()) for subject in _SUBJECTS
    }
    owned["creditors"] = kept_ids(
        connection, TABLES["creditors"], [{"creditor_id": one} for one in owned["creditors"]]
    )
    seen = seen_among(connection, client, owned)
    for subject, ids in owned.items():
        _refuse_others(subject, set(ids) - seen[subject], named[subject])


def told_of(
    connection: Connection,
    client: Actor,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    withdrawn: Sequence[str],
) -> list[str]:
    """Which of the contacts that were withdrawn the client may be told of; it sees what it just handed in.

    Raises:
        NotFound: a creditor or a debt that it handed in is not its own; the transaction is to be undone.
    """
    taken = {
        name: [row[key] for row in rows.get(name, ())]
        for name, key in (("creditors", "creditor_id"), ("debts", "debt_id"))
    }
    seen = seen_among(connection, client, {**taken, "contacts": withdrawn})
    for name, ids in taken.items():
        check_taken(seen, name, ids)
    return sorted(seen["contacts"])


def _subjects(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, set[str]]]:
    """The creditors, debts, persons and points that rows are about: by their own key, or by reference."""
    for column in table.columns:
        subject = column.refers_to or (table.name if table.key == (column.name,) else "")
        if subject in _SUBJECTS:
            ids: set[str] = set()
            for row in rows:
                ids.update(_cells(row.get(column.name)))
            yield subject, ids


def _lost(
    connection: Connection,
    table: str,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    client: Actor | None,
) -> Iterator[dict[str, Any]]:
    """Cells that name what is neither here nor among the rows."""
    for column in TABLES[table].columns:
        if not column.refers_to:
            continue
        key = TABLES[column.refers_to].key[0]
        known = {row[key] for row in rows.get(column.refers_to, ())}
        cells = [
            (index, one)
            for index, row in enumerate(rows[table])
            for one in _cells(row.get(column.name))
            if one not in known
        ]
        if not cells:
            continue
        here = _known(connection, TABLES[column.refers_to], {one for _, one in cells}, client)
        for index, one in cells:
            if one not in here:
                what = f"`{one}` is named nowhere in {column.refers_to}"
                yield {"file": table, "line": index + 2, "column": column.name, "what": what}


def _known(connection: Connection, table: Table, ids: set[str], client: Actor | None) -> set[str]:
    """Which ids are in the store; of what has no check of its own (agencies …), those that a client sees."""
    query = sql.SQL("SELECT {key} FROM {table} WHERE {key} = ANY (%s)").format(
        key=sql.Identifier(table.key[0]), table=sql.Identifier(store_name(table))
    )
    if client is None or table.name in _SUBJECTS:
        return {id for (id,) in connection.execute(query, [sorted(ids)]).fetchall()}
    return {id for (id,) in shown_to(connection, client, query.as_bytes(connection), [sorted(ids)])}


def _cells(value: Any) -> Sequence[str]:
    return () if value is None else value if isinstance(value, (list, tuple)) else (value,)
