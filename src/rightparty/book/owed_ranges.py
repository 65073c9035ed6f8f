"""What is owed on very many debts: range after range of their names, so that memory does not grow with them.

A book that is sorted by debt is read once: every range has its own stretch of the files.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

import ibis.expr.types as ir

from rightparty.book.owed import owed_in_steps
from rightparty.book.owed_facts import unkept
from rightparty.book.terms import DEFAULT, OwedTerms
from rightparty.engine import Engine

RANGE_DEBTS = 1_000_000
"""About so many debts are worked out at once: with a dozen instalments each, in a gigabyte."""

_SAMPLED_OF_A_RANGE = 1_000
_BY_DEBT = ("debts", "instalments", "charges", "payments")

Progress = Callable[[str, int, int], None]


def owed_by_ranges(  # noqa: PLR0913 -- the arguments of `owed`, and how to go about it
    engine: Engine,
    tables: Mapping[str, ir.Table],
    on: date,
    terms: OwedTerms = DEFAULT,
    *,
    as_of_default: datetime | None = None,
    quarantine: ir.Table | None = None,
    charges_known: bool = True,
    progress: Progress | None = None,
    range_debts: int = RANGE_DEBTS,
) -> ir.Table:
    """As `owed`, worked out at once and kept in the engine."""
    report = progress or (lambda _label, _done, _total: None)
    bounds = _bounds(engine, tables["debts"], range_debts)
    kept: list[str] = []
    found: list[ir.Table] = []

    def keep(name: str, step: ir.Table) -> ir.Table:
        kept.append(f"owed {name}")
        return engine.materialize(step, kept[-1])

    spans = list(_spans(bounds))
    for place, (first, last) in enumerate(spans):
        report("what is owed", place, len(spans))
        part = owed_in_steps(
            _between(tables, first, last),
            on,
            terms,
            keep if len(spans) > 1 else unkept,
            as_of_default=as_of_default,
            quarantine=quarantine,
            charges_known=charges_known,
        )
        found.append(engine.materialize(part, f"owed range {place}"))
        for name in kept:
            engine.drop(name)
        kept.clear()
    report("what is owed", len(spans), len(spans))
    return found[0].union(*found[1:]) if len(found) > 1 else found[0]


def _bounds(engine: Engine, debts: ir.Table, range_debts: int) -> list[str]:
    """Names between which about as many debts lie: from a sample that is the same in every run."""
    ranges = -(-engine.count(debts) // range_debts)
    if ranges <= 1:
        return []
    one_in = max(range_debts // _SAMPLED_OF_A_RANGE, 1)
    drawn = debts.filter(debts.debt_id.hash() % one_in == 0).select("debt_id").order_by("debt_id")
    names = [row["debt_id"] for row in engine.rows(drawn)]
    return sorted({names[len(names) * place // ranges] for place in range(1, ranges)}) if names else []


def _spans(bounds: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    yield from zip([None, *bounds], [*bounds, None], strict=True)


def _between(tables: Mapping[str, ir.Table], first: str | None, last: str | None) -> Mapping[str, ir.Table]:
    """The tables with the rows of debts from the first name on, up to the last, which is left out."""
    return {
        name: _rows_between(table, first, last) if name in _BY_DEBT else table
        for name, table in tables.items()
    }


def _rows_between(table: ir.Table, first: str | None, last: str | None) -> ir.Table:
    if first is not None:
        table = table.filter(table.debt_id >= first)
    return table if last is None else table.filter(table.debt_id < last)
