"""Personal data in free text: numbers and addresses of persons where the book has other columns for them.

All of it are Ibis expressions, check digits too, so that millions of texts are looked through where they
stand. `rightparty.personal` finds the same in a single text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.book.free_text_checks import is_card, is_hong_kong, is_resident, is_taiwan
from rightparty.engine import LINE

FREE: Final[Mapping[str, tuple[str, ...]]] = {
    "persons": ("name",),
    "debts": ("allocation", "assigned_from", "original_creditor"),
    "liabilities": ("document",),
    "agreements": ("allocation", "recording"),
    "evidence": ("source", "authority"),
    "notices": ("given_by", "given_to", "recording", "ref", "detail"),
    "complaints": ("source", "cause", "outcome"),
    "events": ("text", "to_role", "spoke_with", "recording"),
    "transactions": ("category",),
}
"""Columns that people and systems write into as they like. What lenders say of themselves is not among them,
nor a key, nor the columns in which a number or an address belongs."""

OWN: Final = (("creditors", "hotline"), ("senders", "value"))
"""Where a lender names its own numbers and addresses: they are nobody's personal data."""

_NAMES_A_STAND_IN = ("attorney", "adviser", "email_use_notice")
"""Notices in whose detail a telephone number or an address is asked for."""

_REACHES = ("mobile_number", "email")
_NARROW = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()+-@."
_WIDE = "".join(chr(ord(char) + 0xFEE0) for char in _NARROW)
"""The full-width forms of what such numbers are written with."""


@dataclass(frozen=True)
class _Sort:
    """`shape` finds a cell quickly; a cell is cut at `cut` into pieces, of which `rest` is left out."""

    shape: str
    cut: str
    rest: str
    holds: Callable[[ir.StringValue], ir.BooleanValue]
    worded: bool = False  # digits beside letters are no such number: digests and serial numbers have many


def _like(pattern: str) -> Callable[[ir.StringValue], ir.BooleanValue]:
    return lambda piece: piece.re_search(f"^({pattern})$")


_LONG = r"[0-9]([ -]?[0-9]){12,18}"
_MOBILE = r"([+]?86)?1[3-9][0-9]{9}|09[0-9]{8}|[+]852[4-9][0-9]{7}|[+][1-9][0-9]{9,13}"
_EMAIL = r"[a-z0-9._%+-]+@[a-z0-9-]+([.][a-z0-9-]+)*[.][a-z]{2,}"

SORTS: Final[Mapping[str, _Sort]] = {
    "resident_number": _Sort(_LONG, r"[^0-9x -]+", "[ -]", is_resident),
    "taiwan_number": _Sort(r"[a-z][1289][0-9]{8}", r"[^0-9a-z]+", "", is_taiwan),
    "hong_kong_number": _Sort(r"[a-z][0-9]{6}[(][0-9a][)]", r"[^0-9a-z()]+", "", is_hong_kong),
    "macau_number": _Sort(r"[157][0-9]{6}[(]", r"[^0-9a-z()]+", "", _like(r"[157][0-9]{6}[(][0-9][)]")),
    "indian_pan": _Sort(r"p[a-z][0-9]{4}[a-z]", r"[^0-9a-z]+", "", _like("[a-z]{3}p[a-z][0-9]{4}[a-z]")),
    "bank_card": _Sort(_LONG, r"[^0-9. -]+", "[ -]|[.]+$", is_card, worded=True),
    "mobile_number": _Sort(
        r"[0-9]([ -]?[0-9]){9}", r"[^0-9+. -]+", "[ -]|[.]+$", _like(_MOBILE), worded=True
    ),
    "email": _Sort("@", r"[^a-z0-9._%+@-]+", "[.]+$", _like(_EMAIL)),
}
"""By kind. Of an id of Macau and of an Indian PAN only the form is checked: they show no public check."""


def hints(table: str, rows: ir.Table, columns: Sequence[str]) -> ir.Table:
    """One row: for each of these columns and kinds (`column/kind`), whether a cell may hold one."""
    return rows.agg(
        **{
            f"{column}/{kind}": _plain(_eligible(table, rows, column, kind)).re_search(sort.shape).any()
            for column in columns
            for kind, sort in SORTS.items()
        }
    )


def found(table: str, rows: ir.Table, hinted: Sequence[tuple[str, str]], own: Sequence[str] = ()) -> ir.Table:
    """Every cell with personal data, by column and kind and line, with the least of its values of that kind.

    `hinted`: which columns may hold which kind; `own`: numbers and addresses of the lender.
    """
    parts = [_of_kind(table, rows, column, kind, own) for column, kind in hinted]
    every = parts[0] if len(parts) == 1 else ibis.union(*parts)
    return every.group_by("column", "kind", LINE).agg(value=every.value.min())


def _of_kind(table: str, rows: ir.Table, column: str, kind: str, own: Sequence[str]) -> ir.Table:
    sort = SORTS[kind]
    words = _plain(_eligible(table, rows, column, kind))
    cells = rows.select(LINE, words=words).filter(lambda one: one.words.re_search(sort.shape))
    if sort.worded:
        cells = cells.mutate(words=cells.words.re_replace("[0-9.+-]*[a-z][0-9a-z.+-]*", ","))
    cut = cells.select(LINE, piece=cells.words.re_split(sort.cut).unnest())
    if sort.rest:
        cut = cut.mutate(piece=cut.piece.re_replace(sort.rest, ""))
    held = cut.filter(sort.holds(cut.piece))
    if own and kind in _REACHES:
        held = held.filter(held.piece.notin([*own]))
    return held.select(column=ibis.literal(column), kind=ibis.literal(kind), **{LINE: held[LINE]},
                       value=held.piece)  # fmt: skip


def _eligible(table: str, rows: ir.Table, column: str, kind: str) -> ir.StringValue:
    """The cell, or nothing where such a number belongs there."""
    cell = rows[column]
    if (table, column) != ("notices", "detail") or kind not in _REACHES:
        return cell
    return ibis.cases((rows.kind.notin(_NAMES_A_STAND_IN).fill_null(True), cell))


def _plain(cell: ir.StringValue) -> ir.StringValue:
    """In small letters, nothing full-width; to translate every text would take longer than all the rest."""
    return ibis.ifelse(cell.re_search(f"[{_WIDE}]"), cell.translate(_WIDE, _NARROW), cell).lower()


def own_values(parts: Mapping[str, ir.Table]) -> ir.Table | None:
    """The lender's own numbers and addresses, as they are compared; None without any table of them."""
    tables = [
        parts[table].select(value=_plain(parts[table][column]).re_replace("[ -]", ""))
        for table, column in OWN
        if table in parts
    ]
    return reduce(lambda one, other: one.union(other), tables).distinct() if tables else None


def lines_of(marks: ir.Table) -> ir.Table:
    """One row for each column and kind: how many cells, the first line, and the value there."""
    order = ibis.window(group_by=["column", "kind"], order_by=[LINE])
    of = ibis.window(group_by=["column", "kind"])
    ranked = marks.mutate(rank=ibis.row_number().over(order), cells=marks.count().over(of))
    return ranked.filter(ranked["rank"] == 0).order_by("column", "kind")
