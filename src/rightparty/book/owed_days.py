"""What is owed on many days at once, each debt on days of its own: one query for a log of months.

A debt seen on another day is the same debt with its days moved. So every pair of a debt and a day becomes a
debt of its own, whose rows are moved by as many days as that day lies from one fixed day, and `owed` is asked
once, for that day. Nothing in it depends on a calendar: clocks keep one offset, and a day count is a number.
"""

from collections.abc import Mapping
from datetime import date, datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.owed import COLUMNS, MONEY_TABLES, naive, owed
from rightparty.book.terms import DEFAULT, OwedTerms

ON = "on"
"""The column that says on which day a debt is looked at."""

_FIXED = date(2000, 1, 1)
"""The day to which all others are moved."""

_MOVED: Mapping[str, tuple[str, ...]] = {
    "debts": ("as_of",),
    "instalments": ("due_on",),
    "charges": ("at",),
    "payments": ("paid_at", "value_on"),
}
"""Tables of a debt, and what in them has a date that bears on what is owed."""


def owed_on_days(
    tables: Mapping[str, ir.Table],
    pairs: ir.Table,
    terms: OwedTerms = DEFAULT,
    *,
    as_of_default: datetime | None = None,
    quarantine: ir.Table | None = None,
    charges_known: bool = True,
) -> ir.Table:
    """One row a pair with `owed.COLUMNS` and `on`: what `owed` says of that debt on that local day.

    Args:
        tables: a book's.
        pairs: debt_id, on; every pair once. A debt that is not in the book has no row.
        terms, as_of_default, quarantine, charges_known: as of `owed`.
    """
    seen = pairs.select(
        "debt_id",
        ON,
        seen_id=_seen(pairs.debt_id, pairs[ON]),
        moved=pairs[ON].delta(ibis.literal(_FIXED), unit="day"),
    )
    debts = tables["debts"]
    if as_of_default is not None:
        held = ibis.literal(naive(as_of_default)).cast("timestamp")
        debts = debts.mutate(as_of=ibis.coalesce(debts.as_of, held))
    moved = {name: _moved(tables[name], seen, name) for name in _MOVED if name != "debts"}
    moved |= {"debts": _moved(debts, seen, "debts"), "creditors": tables["creditors"]}
    moved["agreements"] = _agreements(tables["agreements"], tables["instalments"], seen)
    lost = None if quarantine is None else _lost(quarantine, seen)
    told = owed(moved, _FIXED, terms, quarantine=lost, charges_known=charges_known)
    return _back(told.rename(seen_id="debt_id"), seen.rename(of="seen_id"))


def _seen(name: ir.Value, on: ir.Value) -> ir.Value:
    """What a debt, or an agreement, is called as it is seen on a day."""
    return name + ibis.literal("@") + on.cast("string")


def _moved(rows: ir.Table, seen: ir.Table, name: str) -> ir.Table:
    """The rows of a debt once for every day on which it is seen, their dates moved."""
    both = rows.join(seen, "debt_id")
    values: dict[str, ir.Value] = {"debt_id": both.seen_id}
    values |= {column: _earlier(both[column], both.moved) for column in _MOVED[name]}
    if name == "instalments":
        values["agreement_id"] = _seen(both.agreement_id, both[ON])
    return both.mutate(**values).select(*rows.columns)


def _agreements(agreements: ir.Table, instalments: ir.Table, seen: ir.Table) -> ir.Table:
    """The agreements that the instalments name, as they are seen on each day."""
    named = instalments.filter(instalments.agreement_id.notnull()).select("debt_id", "agreement_id")
    days = named.join(seen, "debt_id").select("agreement_id", ON, "moved").distinct()
    both = agreements.join(days, "agreement_id")
    return both.mutate(
        agreement_id=_seen(both.agreement_id, both[ON]), agreed_at=_earlier(both.agreed_at, both.moved)
    ).select(*agreements.columns)


def _lost(quarantine: ir.Table, seen: ir.Table) -> ir.Table:
    """Rows that were left out, about each debt as it is seen; one that names no debt stays as it is."""
    lost = quarantine.filter(quarantine.table.isin(MONEY_TABLES)).select("table", "debt_ids")
    about = lost.select("table", debt_id=lost.debt_ids.unnest()).join(seen, "debt_id")
    nameless = lost.filter(lost.debt_ids.isnull() | (lost.debt_ids.length() == 0))
    return about.select("table", debt_ids=ibis.array([about.seen_id])).union(nameless)


def _back(told: ir.Table, seen: ir.Table) -> ir.Table:
    """Under the debts' own names, with their own dates."""
    both = told.join(seen, told.seen_id == seen.of)
    dates = {name: _earlier(both[name], -both.moved) for name in ("oldest_due_on", "next_due_on", "as_of")}
    values = {name: dates.get(name, both[name]) for name in COLUMNS}
    return both.select(ON, **{name: values[name].cast(kind) for name, kind in COLUMNS.items()})


def _earlier(when: ir.Value, days: ir.Value) -> ir.Value:
    """A date or an instant so many days earlier; unknown where it is unknown."""
    kind = when.type()
    return (when.cast("timestamp") - days.as_interval("D")).cast(kind)
