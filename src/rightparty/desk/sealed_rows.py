"""Rows of the book's tables, sealed many at a time: what is new or has changed, and nothing else.

Sealed bytes differ each time, so a mark beside them tells whether a value is the one that the store has.
Neither plaintext nor keys go to the database: rows are sealed here, and handed over sealed.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from secrets import token_bytes
from typing import Any, Final

from psycopg import sql

from rightparty.book.dossier import RANGE
from rightparty.book.tables import TABLES, Table
from rightparty.desk.schema import SEALED, Seals, mark_column, store_name
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault
from rightparty.errors import Refused
from rightparty.gate.domains import is_public_domain
from rightparty.sealing import NONCE_BYTES, Key, place

HIDDEN: Final = "sealed"
BATCH: Final = 10_000
_PHONES = ("mobile", "landline")
_PERSONAL_DETAILS = frozenset({"name", "phone", "email", "address", "case", "report"})
_WORDS = frozenset({"reason", "area", "place", "scheme"})  # in the clear as a code only
_CODE = re.compile(r"[A-Za-z0-9_:.-]{1,40}")

Cells = Sequence[str | None]


def range_of(kind: str | None, value: str | None) -> str | None:
    """How a point's value begins: the range of a number, a public domain; empty for all else.

    The gate and the belief ask for no more: an operator's range, whether a domain is open to everybody.
    """
    if value is None:
        return None
    if kind in _PHONES:
        return value[:RANGE]
    return "@" + value.rpartition("@")[2] if kind == "email" and is_public_domain(value) else ""


def clear_detail(detail: str | None) -> str | None:
    """A notice's detail without names, numbers and free words: the keys stay, and what rules ask of."""
    if detail is None:
        return None
    said = json.loads(detail)
    hidden = {key: HIDDEN if _is_personal(key, value) else value for key, value in said.items()}
    return detail if hidden == said else json.dumps(hidden, ensure_ascii=False)


def _is_personal(key: str, value: object) -> bool:
    if not value or isinstance(value, bool):
        return False
    return key in _PERSONAL_DETAILS or (key in _WORDS and not _CODE.fullmatch(str(value)))


@dataclass(frozen=True)
class Layout:
    """How the rows of a table come: its key, whose they may be, what is sealed, and the kind of the row."""

    table: Table
    seals: Seals

    @classmethod
    def of(cls, name: str) -> "Layout":
        """The layout of a table that has something to seal."""
        return cls(TABLES[name], SEALED[name])

    @property
    def key(self) -> str:
        """The column that names a row; tables with something to seal have one."""
        (key,) = self.table.key
        return key

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row, in order: key, kind, subjects, values."""
        kind = ("kind",) if "kind" in self.table.by_name else (self.key,)
        return (self.key, *kind, *(column for _, column in self.seals.subjects), *self.seals.columns)

    @property
    def sealed(self) -> tuple[str, ...]:
        """The columns of sealed rows, in order: key, each value with its mark, and what stands beside."""
        stored = self.seals.columns.values()
        pairs = (column for name in stored for column in (name, mark_column(name)))
        return (self.key, *pairs, *(column.name for column in self.seals.beside))

    def subject(self, row: Cells) -> tuple[str, str] | None:
        """Whose key seals a row: the first that is named."""
        for place_, (kind, _) in enumerate(self.seals.subjects, start=2):
            named = row[place_]
            if named:
                return kind, named.partition(";")[0]
        return None

    def values(self, row: Cells) -> Cells:
        """The values that are sealed."""
        return row[2 + len(self.seals.subjects) :]

    def to_seal(self, row: Cells) -> Cells:
        """The same, without a detail that says nothing personal."""
        values = self.values(row)
        if "detail" not in self.seals.columns:
            return values
        return [*values[:-1], None if clear_detail(values[-1]) == values[-1] else values[-1]]

    def beside(self, row: Cells) -> list[str | None]:
        """What is worked out of a row and kept in the clear."""
        if self.table.name == "points":
            return [range_of(row[1], self.values(row)[0])]
        return [clear_detail(self.values(row)[-1])] if self.seals.beside else []


def sealed_rows(
    connection: Connection, vault: Vault, layout: Layout, rows: Iterable[Cells]
) -> Iterator[bytes]:
    """Rows of `layout.columns`, sealed, as chunks of CSV of `layout.sealed`, without a header.

    A value that the store has already comes as its mark alone. What is of somebody erased comes empty.
    """
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield "".join(_batch(connection, vault, layout, batch)).encode()


def _batch(connection: Connection, vault: Vault, layout: Layout, rows: Sequence[Cells]) -> Iterator[str]:
    known = _known(connection, layout, [str(row[0]) for row in rows])
    make = [vault.marker(layout.table.name, name) for name in layout.seals.columns]
    told, wanted = [], dict[str, list[str]]()
    for row in rows:
        values, subject = layout.to_seal(row), layout.subject(row)
        marks = [None if value is None else mark(value) for mark, value in zip(make, values, strict=True)]
        had = known.get(str(row[0]))
        # Of what the store has already no key is needed: nobody was erased of whom it has a mark.
        if subject is not None and marks != had:
            wanted.setdefault(subject[0], []).append(subject[1])
        told.append((row, values, subject, marks, had))
    keys = {
        (kind, one): key
        for kind, ids in wanted.items()
        for one, key in vault.keys(connection, kind, ids).items()
    }
    for row, values, subject, marks, had in told:
        if subject is not None and marks == had:
            yield _line(layout, row, values, marks, None, had)
        else:
            key = keys[subject] if subject is not None else None
            yield _empty(layout, row) if key is None else _line(layout, row, values, marks, key, had or ())


def _line(
    layout: Layout,
    row: Cells,
    values: Cells,
    marks: Sequence[str | None],
    key: Key | None,
    had: Sequence[str | None],
) -> str:
    """A row with its values sealed, but for those that the store `had` already."""
    name = str(row[0])
    cells = [_quoted(name)]
    for number, (column, value, mark) in enumerate(
        zip(layout.seals.columns.values(), values, marks, strict=True)
    ):
        if value is None or mark is None:
            cells += ("", "")
        elif key is None or (had and had[number] == mark):
            cells += ("", mark)
        else:
            about = place(layout.table.name, column, name)
            cells += (f"\\x{key.seal(value.encode(), about, token_bytes(NONCE_BYTES)).hex()}", mark)
    cells += ("" if one is None else _quoted(one) for one in layout.beside(row))
    return ",".join(cells) + "\n"


def _empty(layout: Layout, row: Cells) -> str:
    """A row of somebody who was erased: nothing is kept."""
    return _quoted(str(row[0])) + "," * (len(layout.sealed) - 1) + "\n"


def sealed_cells(
    connection: Connection, vault: Vault, table: str, row: Mapping[str, str | Sequence[str] | None]
) -> dict[str, bytes | str | None]:
    """One row's sealed columns with marks and what stands beside, for an INSERT; other columns stay out.

    `row` has the key, whose it is (the columns of `Seals.subjects`) and the values, by the book's names.

    Raises:
        Refused: whose row this is was erased, or nobody is named.
    """
    layout = Layout.of(table)
    given = [row.get(column) for column in layout.columns]
    cells = [one if one is None or isinstance(one, str) else ";".join(one) for one in given]
    values, subject = layout.to_seal(cells), layout.subject(cells)
    if subject is None:
        raise Refused(f"nobody is named in a row of `{table}`", "say whose it is")
    found: dict[str, bytes | str | None] = {}
    for (name, stored), value in zip(layout.seals.columns.items(), values, strict=True):
        if value is not None:
            about = place(table, stored, str(cells[0]))
            found[stored] = vault.seal(connection, *subject, value.encode(), about)
            found[mark_column(stored)] = vault.mark(table, name, value)
    beside = zip(layout.seals.beside, layout.beside(cells), strict=True)
    return found | {column.name: value for column, value in beside}


def stored_rows(
    connection: Connection, vault: Vault, table: str, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Rows by the book's names as the store keeps them: what is sealed of them sealed, with its marks.

    All rows have the same columns, and so have the rows given back. Persons and points that were erased are
    left out; of other rows of theirs, what would be sealed is.
    """
    if table not in SEALED or not rows:
        return [dict(row) for row in rows]
    layout = Layout.of(table)
    cells = [[_written(row.get(column)) for column in layout.columns] for row in rows]
    wanted: dict[str, list[str]] = {}
    for one in cells:
        subject = layout.subject(one)
        if subject is not None:
            wanted.setdefault(subject[0], []).append(subject[1])
    keys = {
        (kind, one): key
        for kind, ids in wanted.items()
        for one, key in vault.keys(connection, kind, ids).items()
    }
    found = []
    for row, one in zip(rows, cells, strict=True):
        subject = layout.subject(one)
        key = keys[subject] if subject is not None else None
        if key is not None or table not in ("persons", "points"):
            found.append(_stored(vault, layout, row, one, key))
    return found


def stored_row(connection: Connection, vault: Vault, table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The same for one row of a table whose rows are kept though their person was erased."""
    (found,) = stored_rows(connection, vault, table, [row])
    return found


def _stored(
    vault: Vault, layout: Layout, row: Mapping[str, Any], cells: Cells, key: Key | None
) -> dict[str, Any]:
    seals = layout.seals
    found = {name: value for name, value in row.items() if name not in seals.columns}
    for (name, stored), value in zip(seals.columns.items(), layout.to_seal(cells), strict=True):
        if name not in row:
            continue
        found |= {stored: None, mark_column(stored): None}
        if value is not None and key is not None:
            about = place(layout.table.name, stored, str(cells[0]))
            found[stored] = key.seal(value.encode(), about, token_bytes(NONCE_BYTES))
            found[mark_column(stored)] = vault.mark(layout.table.name, name, value)
    if {"value", "detail"} & set(row):
        for column, value in zip(seals.beside, layout.beside(cells), strict=True):
            found[column.name] = value if key is not None else None
    return found


def _written(value: Any) -> str | None:
    """A cell as the book writes it."""
    if value is None or isinstance(value, str):
        return value
    return ";".join(value) if isinstance(value, (list, tuple)) else value.isoformat()


def _known(connection: Connection, layout: Layout, ids: Sequence[str]) -> Mapping[str, list[str | None]]:
    """The marks that the store has of these rows, in the order of the sealed columns."""
    columns = [mark_column(name) for name in layout.seals.columns.values()]
    query = sql.SQL("SELECT {key}, {marks} FROM {store} WHERE {key} = ANY (%s)").format(
        key=sql.Identifier(layout.key),
        marks=sql.SQL(", ").join(map(sql.Identifier, columns)),
        store=sql.Identifier(store_name(layout.table)),
    )
    return {row[0]: list(row[1:]) for row in connection.execute(query, [ids]).fetchall()}


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def rows_of_csv(lines: Iterable[str]) -> Iterator[Cells]:
    """The rows of a CSV file after its header; an empty cell is an unknown one."""
    reader = csv.reader(lines)
    next(reader, None)
    for row in reader:
        yield [cell or None for cell in row]


def copy_sealed(
    connection: Connection, vault: Vault, layout: Layout, rows: Iterable[Cells], into: sql.Identifier
) -> None:
    """Seal rows into a new table of this transaction, named by `into`."""
    bytea = set(layout.seals.columns.values())
    spec = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL("bytea" if name in bytea else "text"))
        for name in layout.sealed
    )
    connection.execute(sql.SQL("CREATE TABLE {} ({}) ON COMMIT DROP").format(into, spec))
    command = sql.SQL("COPY {} FROM STDIN (FORMAT csv)").format(into)
    for chunk in sealed_rows(connection, vault, layout, rows):
        with connection.cursor() as cursor, cursor.copy(command) as copy:
            copy.write(chunk)
