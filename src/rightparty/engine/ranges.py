"""Ranges of names that hold about as many rows each: what is too much to be worked out at once.

A table that is sorted by the name is read once: every range has a stretch of its own.
"""

from itertools import pairwise

import ibis.expr.types as ir

from rightparty.engine import Engine

Span = tuple[str | None, str | None]
"""From the first name on, up to the last, which is left out; None: without an end."""

_SAMPLED_OF_A_RANGE = 1_000


def spans(engine: Engine, table: ir.Table, column: str, rows: int) -> list[Span]:
    """Ranges of a column that hold about `rows` rows each, from a sample that is the same in every run.

    Rows without a name lie in the first, however many they are.
    """
    ranges = -(-engine.count(table) // rows)
    bounds: list[str] = []
    if ranges > 1:
        one_in = max(rows // _SAMPLED_OF_A_RANGE, 1)
        # Names that are missing are all alike: nothing can part them, and they must not crowd out the others.
        drawn = table.filter(table[column].notnull(), table[column].hash() % one_in == 0)
        drawn = drawn.select(column).order_by(column)
        names = [row[column] for row in engine.rows(drawn)]
        bounds = sorted({names[len(names) * place // ranges] for place in range(1, ranges)}) if names else []
    return list(pairwise([None, *bounds, None]))


def between(table: ir.Table, column: str, span: Span) -> ir.Table:
    """The rows of a range; those without a name lie in the first: every row is in one range."""
    first, last = span
    if first is not None:
        table = table.filter(table[column] >= first)
    if last is None:
        return table
    below = table[column] < last
    return table.filter(below if first is not None else below | table[column].isnull())
