"""One human in several records: which of them is contacted today, if any, and which are spared."""

from collections.abc import Sequence
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from rightparty.plan.promises import REMINDER, THANKS
from rightparty.plan.ways import HELD, PLANNED, told_by
from rightparty.plan.worked import Worked
from rightparty.plan.worth import with_past_of

LINKED_PARTS = ("linked", "humans", "spared")
"""The tables on the way that are kept where links are given."""


def humans_of(links: ir.Table) -> ir.Table:
    """One row a linked record: person_id, human (the smallest id of those who are one).

    links: person_id, other_id: every two records that are one human, both ways round.
    """
    others = links.group_by("person_id").aggregate(other=links.other_id.min())
    return others.select("person_id", human=ibis.least(others.person_id, others.other))


def spared_of(everybody: Sequence[Worked], links: ir.Table) -> ir.Table:
    """`person_id` of records that could be contacted today, but another one of the same human goes first.

    The records of one human may lie in different ranges, so each range leaves its open ones, a narrow row
    each, and they are compared together. All their ways count as ways to one person: a promise's own contact
    goes first, then the smallest rank. Who is left alone anyway stands in nobody's way.

    Args:
        everybody: the day's people, range by range.
        links: as `humans_of` takes them.
    """
    engine, name = everybody[0].keeping.engine, everybody[0].keeping.of_day
    humans = engine.materialize(humans_of(links), f"{name}_humans")
    every = [one.keeping.kept(_open(one, humans), "linked") for one in everybody]
    row = ibis.union(*every) if len(every) > 1 else every[0]
    first = row.group_by("human").aggregate(first=row["order"].min())
    goes = first.select(person_id=first["first"]["person_id"])
    return engine.materialize(row.anti_join(goes, "person_id").select("person_id"), f"{name}_spared")


def _open(one: Worked, humans: ir.Table) -> ir.Table:
    """Of a range of people, the linked records with an open way: person_id, human, order."""
    some = replace(one, decided=one.decided.semi_join(humans, "person_id"))
    best = some.ways.group_by("person_id").aggregate(rank=lambda ways: ways["rank"].min())
    best = best.mutate(**told_by(best["rank"]))
    row = best.filter(best.outcome.isin((PLANNED, HELD)))
    row = row.anti_join(some.shut(row), "person_id")
    row = with_past_of(row, one.past, one.morning).join(humans, "person_id")
    owed = row.promise_step.isin((REMINDER, THANKS)).fill_null(False)
    order = {
        "promised": owed.ifelse(0, 1),
        **{name: row["rank"][name] for name in ("gentle", "waits", "alike", "candidate_id")},
        "person_id": row.person_id,
    }
    return row.select("person_id", "human", order=ibis.struct(order))
