"""The checks of a table: its cells, its rows, its key, and the rows of other tables it refers to.

Each check is an expression that yields *marks*: (line, column, code, value, other), one a fault. A row
with a mark is left out of the book, except where `MARKS` says that the mark only merges or notes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from rightparty.book.cells import FAULTS, fault, is_faulty, text_of, value
from rightparty.book.tables import IBIS_TYPE, STOP_KINDS, TABLES, Column, Kind, Table
from rightparty.engine import LINE

MARK = ibis.schema(
    {LINE: "int64", "column": "string", "code": "string", "value": "string", "other": "string"}
)


OUT, MERGE, REMARK = "out", "merge", "remark"
"""What a mark does: the row is quarantined; it is the copy of another row; nothing."""


@dataclass(frozen=True)
class Mark:
    """`what` is said of the cell, `help` mends it; `{other}` is filled in from the mark."""

    what: str
    help: str
    effect: str = OUT


MARKS: Mapping[str, Mark] = {
    **{code: Mark(of.what, of.help) for code, of in FAULTS.items()},
    "order": Mark("lies before `{other}`", "Check both."),
    "sign": Mark("is negative", "Only {other} may be negative."),
    "duplicate": Mark(
        "stands more than once, with different contents (also on line {other})",
        "Keep one version; none was loaded.",
    ),
    "repeated": Mark(
        "stands more than once, with the same contents (also on line {other})",
        "Remove the copy; the first was kept.",
    ),
    "merged": Mark("is an exact copy of line {other}", "It counts once.", MERGE),
    "reference": Mark("is named nowhere in {other}", "Add it there, or correct it here."),
    "quarantined": Mark("refers to a row of {other} that is quarantined", "Mend that row."),
    "detail": Mark("is not a detail of this notice: {other}", "The reference of the book lists the keys."),
    "point": Mark("is no {other}", "Correct it; nothing is sent to a value that cannot be right."),
    "no country": Mark("has no country code, and its country is not known", "Write +86 138 0013 8000."),
    "same point": Mark(
        "is the same contact point as line {other}", "Keep one row for it, and its evidence under that id."
    ),
    "endless": Mark(
        "is the end of a stop, and is not taken over: a stop has none",
        "Leave it empty; it holds until its person lifts it (`rightparty parties stop`).",
        REMARK,
    ),
    "unassigned": Mark("is in a range that no network has been given", "It may be mistyped.", REMARK),
}


def typed(table: Table, raw: ir.Table, present: Mapping[str, str]) -> ir.Table:
    """Every column of the table with its type, the line, and `_bad`: whether a cell has a fault.

    `present` maps a column of the table to the name it has in `raw`; what is not in it is NULL.
    """
    return _typed(table.name, raw.op(), tuple(present.items())).to_expr()


@lru_cache(maxsize=128)
def _typed(name: str, raw_op: ops.Node, present: tuple[tuple[str, str], ...]) -> ops.Node:
    """Kept: books are loaded again and again, and to build the expression takes longer than to run it."""
    raw, given = raw_op.to_expr(), dict(present)
    cells = {
        column.name: value(column, raw[given[column.name]]).name(column.name)
        if column.name in given
        else ibis.null(IBIS_TYPE[column.kind]).name(column.name)
        for column in TABLES[name].columns
    }
    return raw.select(raw[LINE], **cells).op()


def cells_filled(table: Table, rows: ir.Table, present: Mapping[str, str]) -> ir.Table:
    """One row: how many cells of each given column are filled, as `_all` how many rows there are."""
    counts = {column.name: rows[present[column.name]].count() for column in _given(table, present)}
    return rows.agg(**counts, _all=rows.count())


def faulty_columns(table: Table, given: Mapping[str, int], read: Mapping[str, int]) -> list[Column]:
    """The columns in which some cell has a fault: fewer values were read than cells were given."""
    return [
        column
        for column in table.columns
        if column.name in given
        and read[column.name] != (given["_all"] if column.required else given[column.name])
    ]


def _given(table: Table, present: Mapping[str, str]) -> list[Column]:
    return [column for column in table.columns if column.name in present]


def cell_marks(columns: Sequence[Column], raw: ir.Table, present: Mapping[str, str]) -> list[ir.Table]:
    """The faults of the cells of these columns, an expression a column."""
    found = []
    for column in columns:
        cell = raw[present[column.name]]
        rows = raw.filter(is_faulty(column, cell))
        cell = rows[present[column.name]]
        found.append(marks(rows, column.name, fault(column, cell), text_of(cell)))
    return found


def row_marks(table: Table, rows: ir.Table) -> list[ir.Table]:
    """Faults that show only when two cells of a row are seen together."""
    found = []
    if {"from", "until"} <= set(table.by_name):
        odd = rows.filter(rows["until"] < rows["from"])
        found.append(marks(odd, "until", "order", odd["until"].cast("string"), "from"))
    for column, allowed, words in _SIGNS.get(table.name, ()):
        odd = rows.filter((rows[column] < 0) & ~allowed(rows))
        found.append(marks(odd, column, "sign", odd[column].cast("string"), words))
    return found


_SIGNS: Mapping[str, tuple[tuple[str, Callable[[ir.Table], ir.BooleanValue], str], ...]] = {
    "charges": (("amount", lambda rows: rows["kind"] == "adjustment", "an adjustment"),),
    "payments": (
        ("amount", lambda rows: rows["reverses"].notnull(), "a payment that names in `reverses` another"),
    ),
}


def end_marks(notices: ir.Table) -> ir.Table:
    """Remarks on notices that say when a person's stop ends: it never does by time."""
    odd = notices.filter(notices.kind.isin(STOP_KINDS.split()), notices.until.notnull())
    return marks(odd, "until", "endless", odd.until.cast("string"))


def without_ends(notices: ir.Table) -> ir.Table:
    """The notices, of which no person's stop has an end."""
    stop = notices.kind.isin(STOP_KINDS.split()).fill_null(False)
    return notices.mutate(until=ibis.ifelse(stop, ibis.null(notices.until.type()), notices.until))


def repeated_keys(table: Table, rows: ir.Table) -> ir.Table:
    """The rows whose key stands more than once."""
    keys = rows.group_by(list(table.key)).having(ibis._.count() > 1).agg(ibis._.count().name("_n"))
    return rows.semi_join(keys, list(table.key))


def key_marks(table: Table, repeated: ir.Table) -> ir.Table:
    """Marks for rows that share a key: exact copies but one, or every row of differing versions."""
    keys = list(table.key)
    contents = [column for column in repeated.columns if column != LINE]
    versions = repeated.select(contents).distinct().group_by(keys).agg(ibis._.count().name("_versions"))
    first = repeated.group_by(keys).agg(
        repeated[LINE].min().name("_first"), repeated[LINE].max().name("_last")
    )
    both = repeated.join(versions, keys).join(first, keys)
    differing = both["_versions"] > 1
    found = both.filter(differing | (both[LINE] > both["_first"]))
    differing = found["_versions"] > 1
    copy = "merged" if table.grows else "repeated"
    other = ibis.ifelse(found[LINE] == found["_first"], found["_last"], found["_first"])
    shown = reduce(lambda left, right: left.concat(" ", right), [found[key].cast("string") for key in keys])
    return marks(found, keys[0], ibis.ifelse(differing, "duplicate", copy), shown, other.cast("string"))


def reference_marks(
    column: Column, rows: ir.Table, parent: ir.Table, all_parents: ir.Table, key: str
) -> ir.Table:
    """Marks for cells that name no row of `parent`; `all_parents` also has the quarantined ones."""
    if column.kind is Kind.LIST:
        named = rows.select(LINE, named=rows[column.name].unnest())
    else:
        named = rows.select(LINE, named=rows[column.name])
    named = named.filter(named.named.notnull())
    lost = named.anti_join(parent, named.named == parent[key])
    known = all_parents.filter(all_parents[key].notnull()).select(known=all_parents[key]).distinct()
    both = lost.left_join(known, lost.named == known.known)
    code = ibis.ifelse(both["known"].notnull(), "quarantined", "reference")
    return marks(both, column.name, code, both["named"], column.refers_to)


def marks(
    rows: ir.Table, column: str, code: str | ir.Value, shown: ir.Value, other: str | ir.Value | None = None
) -> ir.Table:
    """Bring the faulty rows of a check into the form of `MARK`."""
    return rows.select(
        rows[LINE],
        column=ibis.literal(column),
        code=ibis.literal(code) if isinstance(code, str) else code,
        value=shown,
        other=ibis.literal(other, type="string") if other is None or isinstance(other, str) else other,
    )


def with_effect(found: ir.Table, *effects: str) -> ir.Table:
    """Those marks that have one of these effects."""
    return found.filter(found.code.isin([code for code, mark in MARKS.items() if mark.effect in effects]))
