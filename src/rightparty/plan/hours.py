"""The hours at which a day's contacts go out, where staff must be there for what they bring."""

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.plan.morning import Morning
from rightparty.plan.pacing import Batch, paced
from rightparty.plan.uses import Kind, Room, instant_of

_HOURS = {"kind": "int64", "begins": "int64", "ends": "int64", "out_at": "timestamp", "missed": "string"}


def hours_of(
    engine: Engine, placed: ir.Table, kinds: Sequence[Kind], room: Room, morning: Morning, name: str
) -> ir.Table:
    """For each kind that brings work, which of its contacts (by rank from 0) go out at which instant."""
    counted = by_kind(placed)
    batches, numbers = [], []
    for row in engine.rows(counted.order_by("kind")):
        kind = kinds[row["kind"]]
        if brings := room.brings(kind):
            batches.append(Batch(row["people"], brings, kind.hours >> room.first_hour))
            numbers.append(row["kind"])
    hours = room.hours_left
    rows: list[dict[str, Any]] = []
    for number, batch, out in zip(numbers, batches, paced(batches, room.desks, hours), strict=True):
        begins = 0
        for hour, people in enumerate(out):
            if people:
                at = instant_of(room.first_hour + hour, morning)
                rows.append({"kind": number, "begins": begins, "ends": begins + people, "out_at": at})
                begins += people
        if begins < batch.people:
            missed = next(iter(batch.brings))
            rows.append({"kind": number, "begins": begins, "ends": batch.people, "missed": missed})
    return engine.create(f"{name}_hours", rows, ibis.schema(_HOURS))


def with_hours(placed: ir.Table, hours: ir.Table) -> ir.Table:
    """Who is worth most goes out first; who has room in no hour is left out."""
    timed = placed.semi_join(hours, "kind")
    rest = placed.anti_join(hours, "kind")
    number = ibis.row_number().over(group_by=timed.kind, order_by=[timed["first"].desc(), timed.person_id])
    timed = timed.mutate(number=number)
    timed = timed.join(hours, ["kind", timed.number >= hours.begins, timed.number < hours.ends])
    missed = timed.missed.notnull()
    timed = timed.select(
        "person_id",
        candidate_id=ibis.ifelse(missed, ibis.null("string"), timed.candidate_id),
        kind=ibis.ifelse(missed, ibis.null("int64"), timed.kind),
        scarce=ibis.coalesce(timed.missed, timed.scarce),
        out_at=timed.out_at,
    )
    rest = rest.select("person_id", "candidate_id", "kind", "scarce", out_at=ibis.null("timestamp"))
    return ibis.union(timed, rest)


def by_kind(chosen: ir.Table) -> ir.Table:
    """How many contacts there are of each kind: kind, people."""
    made = chosen.filter(chosen.kind.notnull())
    return made.group_by("kind").aggregate(people=made.count())
