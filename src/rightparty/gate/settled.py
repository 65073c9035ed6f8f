"""Facts that are the same on every row of a table of candidates: rules then read a value, not a column.

Most facts of most books are: nobody has an attorney, nobody is bankrupt, all live in one country. Looking
once over each column costs a fraction of asking all rules that read it, and the engine works out the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine

WORTH_IT = 20_000
"""Rows from which on looking over the columns pays; a smaller table is asked as it is."""


@dataclass(frozen=True)
class Settled:
    """`values`: columns that hold one known value on every row. `told`: columns without any NULL."""

    values: Mapping[str, Any] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


def constants(engine: Engine, table: ir.Table, names: Iterable[str]) -> Mapping[str, Any]:
    """Columns of a table that have one known value on every row, and that value."""
    looked: dict[str, Any] = {"rows": table.count()}
    names = list(names)
    for name in names:
        column = table[name]
        looked |= {
            f"known {name}": column.count(),
            f"least {name}": column.min(),
            f"most {name}": column.max(),
        }
    [row] = engine.rows(table.agg(**looked))
    return {
        name: row[f"least {name}"].replace(tzinfo=None)
        if table[name].type().is_timestamp()
        else row[f"least {name}"]
        for name in names
        if row["rows"] == row[f"known {name}"] > 0 and row[f"least {name}"] == row[f"most {name}"]
    }


def settled(engine: Engine, table: ir.Table, names: Iterable[str], *, worth_it: int = WORTH_IT) -> Settled:
    """Look over columns of a table that the engine holds; nothing is settled of one too small to bother."""
    names = [name for name in dict.fromkeys(names) if name in table.columns]
    total = engine.count(table)
    if total < max(1, worth_it) or not names:
        return Settled()
    [first] = engine.rows(table.select(*names).limit(1))
    looked: dict[str, Any] = {f"known {name}": table[name].count() for name in names}
    for name in names:
        if first[name] is not None:
            value = ibis.literal(first[name], table[name].type())
            looked[f"same {name}"] = (table[name] == value).all()
    [found] = engine.rows(table.agg(**looked))
    told = frozenset(name for name in names if found[f"known {name}"] == total)
    return Settled({name: first[name] for name in sorted(told) if found.get(f"same {name}")}, told)
