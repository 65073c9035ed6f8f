"""Which named parts of a query DuckDB is not to work out beforehand."""

import sqlglot.expressions as sge

_MORE_THAN_A_PICK = (
    "group",
    "having",
    "distinct",
    "joins",
    "laterals",
    "qualify",
    "windows",
    "order",
    "limit",
)


def pick_in_place(query: sge.Expr) -> sge.Expr:
    """Mark those named parts that only pick columns and rows of one table as to be read where they are used.

    Ibis names whatever is used twice, a table's columns too; DuckDB then copies all rows of it into memory,
    and no reader's own filter reaches the file any more.
    """
    for part in query.find_all(sge.CTE):
        if _only_picks(part.this):
            part.set("materialized", False)
    return query


def _only_picks(part: sge.Expr) -> bool:
    if not isinstance(part, sge.Select) or any(part.args.get(name) for name in _MORE_THAN_A_PICK):
        return False
    source = part.args.get("from_") or part.args.get("from")
    return (
        source is not None
        and isinstance(source.this, sge.Table)
        and part.find(sge.Subquery) is None
        and all(_is_plain(column) for column in part.expressions)
    )


def _is_plain(column: sge.Expr) -> bool:
    while isinstance(column, sge.Alias | sge.Cast):
        column = column.this
    return isinstance(column, sge.Column | sge.Star | sge.Null | sge.Literal | sge.Boolean)
