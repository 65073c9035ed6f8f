"""Rows that are handed in one by one: checked against the book's own tables, and kept once.

A notice only grows: what it once said is never changed, and what was unknown may become known. A
payment may say what became of it. A promise or an agreement is as it was last told.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from psycopg import sql

from rightparty.book.cells import FORMS
from rightparty.book.details import DETAIL_KEYS
from rightparty.book.tables import TABLES, Column, Kind, Table
from rightparty.desk.schema import SEALED, STORED, kept_columns_of, mark_column, store_name
from rightparty.desk.sealed_rows import HIDDEN, stored_row
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.errors import InvalidInput, Refused

Row = Mapping[str, Any]

TABLE_OF: Mapping[str, str] = {
    "notice": "notices",
    "payment": "payments",
    "promise": "promises",
    "agreement": "agreements",
}
"""The table of the book that a fact stands in."""

_NEXT: Mapping[str, tuple[str, ...]] = {"pending": ("posted", "reversed"), "posted": ("reversed",)}
_MOST_TEXT = 4_000
_CENT = Decimal("0.01")
_MOST_MONEY = Decimal(10) ** 16


def read_fact(connection: Connection, of: str, row: Row, at: datetime) -> dict[str, Any]:
    """A row with values as the store keeps them; nothing in it is later than `at`.

    Raises:
        InvalidInput: names every column and value that the book has no word for.
        Refused: it names a person, debt, point or creditor that the store has not.
    """
    table = TABLES[TABLE_OF[of]]
    given = {name: value for name, value in row.items() if value not in (None, "", (), [])}
    if of == "notice":
        given.setdefault("at", at)
    read: dict[str, Any] = {}
    problems = [f"`{table.name}` has no column `{name}`" for name in given if name not in table.by_name]
    for column in table.columns:
        try:
            if column.name in given:
                read[column.name] = _value(column, given[column.name])
            elif column.required:
                problems.append(f"`{column.name}` is missing")
        except (ValueError, TypeError, InvalidOperation) as fault:
            problems.append(f"`{column.name}`: {fault}")
    if not problems:
        problems += _of_kind(of, read)
    if problems:
        raise InvalidInput(f"this is no row of `{table.name}`", "see docs/reference/book.md", problems)
    for name in ("at", "received_at", "paid_at", "made_at", "agreed_at"):
        if name in read:
            # What we were told counts from the moment we have it, whatever clock it was stamped by.
            read[name] = min(read[name], at)
    _check_named(connection, table, read)
    return read


def _value(column: Column, value: Any) -> Any:
    """A value of the column's kind.

    Raises:
        ValueError, TypeError, InvalidOperation: it is none.
    """
    if column.kind is Kind.MONEY:
        return _money(column, value)
    reader: Callable[[Any], Any] = _READ.get(column.kind, _text)
    read = reader(value)
    if column.choices and read not in column.choices:
        raise ValueError(f"`{read[:40]}` is none of: {' '.join(column.choices)}")
    if column.name in FORMS:
        _check_form(column, [read] if isinstance(read, str) else read)
    return read


def _check_form(column: Column, read: Sequence[str]) -> None:
    pattern, described = FORMS[column.name]
    for one in read:
        # An item of a list is one by itself: whoever reads the row does not part it again.
        parted = column.kind is Kind.LIST and ";" in one
        if parted or not re.fullmatch(pattern, one, re.ASCII):
            raise ValueError(f"`{one[:40]}` is none of its form: {described}")


def _instant(value: Any) -> datetime:
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return instant.astimezone(UTC)


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        raise TypeError("a date has no time of day")
    return value if isinstance(value, date) else date.fromisoformat(value)


def _money(column: Column, value: Any) -> Decimal:
    if isinstance(value, float):
        raise TypeError("an amount is a decimal, not a floating-point number")
    amount = Decimal(value)
    if not amount.is_finite() or abs(amount) >= _MOST_MONEY or amount != amount.quantize(_CENT):
        raise ValueError("an amount has sixteen digits and two decimals at most")
    if not column.signed and amount < 0:
        raise ValueError("an amount is not negative")
    return amount.quantize(_CENT)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value:
        raise ValueError("a whole number is needed")
    return int(value)


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        return [item for one in _text(value).split(";") if (item := one.strip())]
    return [_text(one) for one in value]


def _object(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not isinstance(json.loads(text), dict):
        raise TypeError("an object is needed")
    return _text(text)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text is needed")
    if "\x00" in value or len(value) > _MOST_TEXT:
        raise ValueError(f"text of {_MOST_TEXT} characters at most, without NUL")
    return value


_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.INSTANT: _instant,
    Kind.DATE: _date,
    Kind.INTEGER: _whole,
    Kind.LIST: _list,
    Kind.JSON: _object,
}


def _of_kind(of: str, row: Row) -> Iterator[str]:
    """What the columns by themselves do not tell."""
    if of == "notice":
        if not any(row.get(name) for name in ("person_id", "debt_id", "point_id", "creditor_id")):
            yield "it is about nobody: name a person, debt, point or creditor"
        unknown = json.loads(row.get("detail") or "{}").keys() - DETAIL_KEYS.get(row["kind"], frozenset())
        if unknown:
            yield f"`detail`: a `{row['kind']}` knows no {', '.join(sorted(unknown))}"
    if row.get("from") and row.get("until") and row["until"] < row["from"]:
        yield "`until`: lies before `from`"
    if of == "payment" and row["amount"] < 0 and not row.get("reverses"):
        yield "`amount`: negative only beside `reverses`"
    if of in ("promise", "agreement") and not row["debt_ids"]:
        yield "`debt_ids`: it is about no debt"


def _check_named(connection: Connection, table: Table, row: Row) -> None:
    for column in table.columns:
        if not column.refers_to or column.name not in row:
            continue
        key = TABLES[column.refers_to].key[0]
        named = row[column.name] if column.kind is Kind.LIST else [row[column.name]]
        query = sql.SQL("SELECT {key} FROM {table} WHERE {key} = ANY (%s)").format(
            key=sql.Identifier(key), table=sql.Identifier(store_name(STORED[column.refers_to]))
        )
        found = {one for (one,) in connection.execute(query, [list(named)]).fetchall()}
        for one in named:
            if one not in found:
                raise Refused(
                    f"there is no `{column.name}` `{one}` here", f"see the book's table `{column.refers_to}`"
                )


def kept_row(connection: Connection, of: str, row: Row) -> dict[str, Any] | None:
    """The row that the store has under this id, for nobody else to change until the commit."""
    table = TABLES[TABLE_OF[of]]
    key, seals = table.key[0], SEALED.get(table.name)
    names = [column.name for column in kept_columns_of(table) if column.name in table.by_name]
    names += [mark_column(stored) for stored in (seals.columns.values() if seals else ())]
    query = sql.SQL("SELECT {columns} FROM {table} WHERE {key} = %s FOR UPDATE").format(
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        table=sql.Identifier(store_name(table)),
        key=sql.Identifier(key),
    )
    found = connection.execute(query, [row[key]]).fetchone()
    return _known_again(connection, table, row, dict(zip(names, found, strict=True))) if found else None


def _known_again(connection: Connection, table: Table, row: Row, kept: dict[str, Any]) -> dict[str, Any]:
    """A kept row with its sealed values as they are in `row` where they are the same, told by their marks."""
    seals, vault = SEALED.get(table.name), vault_of(connection)
    for name, stored in (seals.columns if seals else {}).items():
        mark, given = kept.pop(mark_column(stored)), row.get(name)
        if mark is not None:
            same = given is not None and vault.mark(table.name, name, given) == mark
            kept[name] = given if same else HIDDEN
        elif name not in kept:
            kept[name] = None
    return kept


def keep_fact(connection: Connection, of: str, row: Row, before: Row | None) -> bool:
    """Keep a row in the caller's transaction; False where it says nothing that was not known.

    Raises:
        Refused: the id is another row's, or a payment would become what it cannot.
    """
    table = TABLES[TABLE_OF[of]]
    if before is None:
        row = stored_row(connection, vault_of(connection), table.name, row)
        columns = [sql.Identifier(name) for name in row]
        connection.execute(
            sql.SQL("INSERT INTO {table} ({columns}) VALUES ({values})").format(
                table=sql.Identifier(store_name(table)),
                columns=sql.SQL(", ").join(columns),
                values=sql.SQL(", ").join(map(sql.Placeholder, row)),
            ),
            dict(row),
        )
        return True
    changed = {
        name: value for name, value in row.items() if name not in table.key and before.get(name) != value
    }
    if of == "notice":
        # The hour at which the same was said again is no change of it.
        changed.pop("at", None)
    _check_change(of, str(row[table.key[0]]), changed, before)
    if not changed:
        return False
    whole = stored_row(connection, vault_of(connection), table.name, {**before, **row})
    told = {*changed, *_stored_of(table, changed)}
    changed = {name: value for name, value in whole.items() if name in told}
    sets = [sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in changed]
    connection.execute(
        sql.SQL("UPDATE {table} SET {sets} WHERE {key} = {id}").format(
            table=sql.Identifier(store_name(table)),
            sets=sql.SQL(", ").join(sets),
            key=sql.Identifier(table.key[0]),
            id=sql.Placeholder("the id"),
        ),
        {**changed, "the id": row[table.key[0]]},
    )
    return True


def _stored_of(table: Table, changed: Row) -> Iterator[str]:
    """The columns of the store by which changed values of the book are kept."""
    seals = SEALED.get(table.name)
    for name, stored in (seals.columns if seals else {}).items():
        if name in changed:
            yield from (stored, mark_column(stored))


def _check_change(of: str, id: str, changed: Row, before: Row) -> None:
    said = {name for name in changed if before.get(name) is not None}
    may_change = {
        "notice": frozenset[str](),
        "payment": frozenset({"status", "value_on"}),
        "promise": frozenset({"status"}),
        "agreement": frozenset(changed),
    }[of]
    if said - may_change:
        raise Refused(
            f"another {of} `{id}` is known: it differs in {', '.join(sorted(said - may_change))}",
            "give what is new an id of its own",
        )
    if of == "agreement" and {"person_id", "debt_ids"} & said:
        raise Refused(f"another agreement `{id}` is known", "give what is new an id of its own")
    # One of unknown status may become anything: until then it counts, and nobody is told a sum.
    if of == "payment" and "status" in said and changed["status"] not in _NEXT.get(before["status"], ()):
        raise Refused(
            f"the payment `{id}` is {before['status']} and cannot become {changed['status']}",
            "a payment that comes in again is another payment",
        )
