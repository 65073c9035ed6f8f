"""Of which kind each option of a day is: those of a kind use the same of every limit, at the same hours."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.plan.uses import Kind, Room

_LEAST = 0.01
"""What a contact that the gentle order puts first counts for at least, in units of burden."""

_WAITED_MOST = 30


def with_kinds(engine: Engine, options: ir.Table, room: Room, name: str) -> ir.Table:
    """Options with the number of their kind, ending at the first that uses no limit; worth as it counts.

    `shut` names the limit of an option that has no hour: none that is open to it is staffed. `place` numbers
    the others, and `before` names the limit of one that was shut before them.
    """
    fields = ("channel", "language", "hours")
    found = engine.rows(options.select(*fields).distinct().order_by(*fields))
    each = [Kind(**row) for row in found]
    named = [
        vars(kind) | {"kind": number, "free": not any(room.uses(kind)), "shut": room.shut(kind)}
        for number, kind in enumerate(each)
    ]
    kinds = engine.create(f"{name}_kinds", named, ibis.schema(_KINDS))
    row = options.join(kinds, list(fields))
    doubled = ibis.literal(2.0) ** ibis.least(row.waited, _WAITED_MOST)
    worth = row.worth.fill_null(0.0)
    row = row.mutate(counts=ibis.ifelse(row.place == 0, ibis.greatest(worth, _LEAST), worth))
    row = row.filter(row.counts > 0)
    # A later way never takes one's turn because it is worth more: it counts for no more than those before it.
    so_far = ibis.window(group_by=row.person_id, order_by=row.place, following=0)
    row = row.mutate(counts=row.counts.min().over(so_far) * doubled, free=row.free.cast("int64"))
    row = row.mutate(free_before=row.free.sum().over(so_far) - row.free)
    row = row.filter(row.free_before == 0)
    so_far = ibis.window(group_by=row.person_id, order_by=row.place, following=0)
    return row.select(
        "person_id",
        "candidate_id",
        "kind",
        "counts",
        "shut",
        place=row.shut.isnull().cast("int64").sum().over(so_far) - 1,
        before=row.shut.max().over(so_far),
    )


_KINDS = {
    "kind": "int64",
    "channel": "string",
    "language": "string",
    "hours": "int64",
    "free": "boolean",
    "shut": "string",
}


def kinds_of(engine: Engine, name: str) -> Sequence[Kind]:
    """The kinds of `with_kinds`, in order."""
    rows = engine.rows(ibis.table(ibis.schema(_KINDS), name=f"{name}_kinds").order_by("kind"))
    return [Kind(row["channel"], row["language"], row["hours"]) for row in rows]


def without_hours(every: ir.Table, ways: ir.Table) -> ir.Table:
    """Those of whose ways none has an hour today: they wait for the limit that staffs it."""
    shut = every.anti_join(ways, "person_id").group_by("person_id").aggregate(scarce=lambda t: t.shut.min())
    return shut.select(
        "person_id",
        candidate_id=ibis.null("string"),
        kind=ibis.null("int64"),
        scarce=shut.scarce,
        out_at=ibis.null("timestamp"),
    )
