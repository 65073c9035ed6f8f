"""A query for Spark, whole or in the steps in which it is run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.operations as ops
import sqlglot as sg
import sqlglot.expressions as sge

from rightparty.engine.spark_sql import COMPILER, SparkTypes

WORTH_A_STEP = 3
"""How many joins, groups and windows a part of a query spares by being worked out once."""

_COSTLY = (sge.Join, sge.Group, sge.Union, sge.Window, sge.Lateral, sge.Distinct)


def spark_types(schema: Any) -> dict[str, str]:
    """Each column's type in Spark's words."""
    return {name: SparkTypes.to_string(kind) for name, kind in schema.items()}


@dataclass(frozen=True)
class Step:
    """A named part of a query; `kept`: its rows are worked out once, before the query."""

    name: str
    sql: str
    kept: bool


@dataclass(frozen=True)
class Query:
    """A query, and the steps before it in order."""

    steps: tuple[Step, ...]
    sql: str


@lru_cache(maxsize=1024)
def compiled(op: Any) -> str:
    """The Spark query that an expression stands for, in one piece."""
    if isinstance(op, ops.UnboundTable):
        return f"SELECT * FROM {quoted(op.name)}"
    return str(_tree(op).sql(dialect=COMPILER.dialect, copy=False))


@lru_cache(maxsize=1024)
def in_steps(op: Any) -> Query:
    """The same in steps, for Spark to run.

    It would write a named part of a query out at each place that names it, and those parts the parts that
    they name. Those that would grow too large so are worked out once instead.
    """
    if isinstance(op, ops.UnboundTable):
        return Query((), f"SELECT * FROM {quoted(op.name)}")
    tree = _tree(op)
    parts = {part.alias: part.this for part in tree.ctes}
    tree.set("with_", None)
    tree.set("with", None)
    asked = Counter(table.name for part in (*parts.values(), tree) for table in part.find_all(sge.Table))
    sizes: dict[str, int] = {}
    kept = set()
    for name, part in parts.items():
        size = sum(
            1 for _ in part.find_all(sge.Join, sge.Group, sge.Union, sge.Window, sge.Lateral, sge.Distinct)
        )
        size += sum(sizes.get(table.name, 0) for table in part.find_all(sge.Table))
        if asked[name] > 1 and size * (asked[name] - 1) >= WORTH_A_STEP:
            kept.add(name)
            size = 0
        sizes[name] = size
    steps = tuple(Step(name, _text(_renamed(part, parts)), name in kept) for name, part in parts.items())
    return Query(steps, _text(_renamed(tree, parts)))


def _tree(op: Any) -> Any:
    ibis.options.sql.fuse_selects = False
    return COMPILER.to_sqlglot(op.to_expr())


def _text(tree: Any) -> str:
    return str(tree.sql(dialect=COMPILER.dialect))


def _renamed(tree: Any, parts: Mapping[str, Any]) -> Any:
    """A query that names the views of its steps; its own names for them stay."""
    for table in list(tree.find_all(sge.Table)):
        if table.name in parts:
            if not table.alias:
                table.set("alias", sge.TableAlias(this=sg.to_identifier(table.name, quoted=True)))
            table.set("this", sg.to_identifier(step_view(table.name), quoted=True))
    return tree


def step_view(name: str) -> str:
    """The view of a step."""
    return f"step {name}"


def quoted(name: str) -> str:
    """A name as Spark reads it."""
    return "`" + name.replace("`", "``") + "`"
