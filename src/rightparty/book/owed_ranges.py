"""What is owed on very many debts: range after range of them, so that memory does not grow with a book."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

import ibis.expr.types as ir

from rightparty.book.owed import owed_in_steps
from rightparty.book.owed_facts import unkept
from rightparty.book.terms import DEFAULT, OwedTerms
from rightparty.engine import Engine
from rightparty.engine.ranges import between, spans

RANGE_DEBTS = 1_000_000
"""About so many debts are worked out at once: with a dozen instalments each, in a gigabyte."""

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
    kept: list[str] = []
    found: list[ir.Table] = []

    def keep(name: str, step: ir.Table) -> ir.Table:
        kept.append(f"owed {name}")
        return engine.materialize(step, kept[-1])

    ranges = spans(engine, tables["debts"], "debt_id", range_debts)
    revolves = engine.count(_stating_a_minimum(tables["instalments"])) > 0
    for place, span in enumerate(ranges):
        report("what is owed", place, len(ranges))
        part = owed_in_steps(
            {name: between(t, "debt_id", span) if name in _BY_DEBT else t for name, t in tables.items()},
            on,
            terms,
            keep if len(ranges) > 1 else unkept,
            as_of_default=as_of_default,
            quarantine=quarantine,
            charges_known=charges_known,
            revolves=revolves,
        )
        found.append(engine.materialize(part, f"owed range {place}"))
        for name in kept:
            engine.drop(name)
        kept.clear()
    report("what is owed", len(ranges), len(ranges))
    return found[0].union(*found[1:]) if len(found) > 1 else found[0]


def _stating_a_minimum(instalments: ir.Table) -> ir.Table:
    """One instalment that states a smallest payment, if there is one: only then does a debt revolve."""
    return instalments.filter(instalments.minimum.notnull()).select("debt_id").limit(1)
