"""Choosing among each person's open ways when the day has not room for all: who goes, which way, and when.

Everything that grows with the people is a query; Python sees groups of people whose options are alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.plan.hours import by_kind, hours_of, with_hours
from rightparty.plan.kinds import kinds_of, with_kinds, without_hours
from rightparty.plan.morning import Morning
from rightparty.plan.multipliers import Group, Prices, best_prices
from rightparty.plan.pacing import UNIT
from rightparty.plan.rounding import NOTHING, Filling, filled
from rightparty.plan.uses import Room

LIMIT = "limit:"
"""Begins the reason of whoever waits for a limit."""

_EXACT_PEOPLE = 20_000
"""Up to so many people everybody is a group of their own; beyond, those whose worths are about the same."""

_GROUPS_MOST = 60_000
_WIDTHS = (0.005, 0.02, 0.08, 0.3)
"""How far apart two worths may be, as a share of them, and still be one: the first that makes few groups."""


@dataclass(frozen=True)
class Used:
    """One limit of a day: how much of it the plan uses, its room, and what one unit more would be worth.

    `price` is in units of burden.
    """

    name: str
    used: Decimal
    room: Decimal
    price: float


@dataclass(frozen=True)
class Allocated:
    """Who goes which way: `chosen` has person_id, candidate_id, out_at, scarce; `used` tells of limits.

    candidate_id: NULL where a limit, `scarce`, has no room for the person. out_at: the instant to go out at,
    where an hour was set for it. scarce: of those who are sent another way, what had no room for the first.
    worth: of all contacts together, in units of burden; bound: the most that any choice could be worth.
    """

    chosen: ir.Table
    used: Sequence[Used]
    worth: float
    bound: float


def allocate(
    engine: Engine, options: ir.Table, room: Room, morning: Morning, *, name: str = "plan"
) -> Allocated:
    """Fit people's options into the day's room, for the most worth, in the gentle order.

    Args:
        engine: keeps the tables of the work under names that begin with `name`.
        options: person_id, candidate_id, place (0 for the gentlest), channel, language, hours (a bit for
            each hour of the day at which it may go out), worth (in units of burden; NULL where unknown),
            waited (days).
        room: what there is.
        morning: the day.
        name: as above.
    """
    every = engine.materialize(with_kinds(engine, options, room, name), f"{name}_options")
    ways = every.filter(every.shut.isnull())
    people = engine.materialize(_people(engine, ways, name), f"{name}_people")
    rows = engine.rows(_grouped(people))
    kinds = kinds_of(engine, name)
    groups = [_group(row) for row in rows]
    uses = [room.uses(kind) for kind in kinds]
    rooms = tuple(room.rooms.values())
    prices = best_prices(groups, uses, rooms)
    filling = filled(groups, uses, rooms, prices.prices)
    answers = engine.create(
        f"{name}_answers", _answers(rows, filling, uses, prices, room), ibis.schema(_ANSWERS)
    )
    placed = engine.materialize(_placed(people, ways, answers), f"{name}_placed")
    hours = hours_of(engine, placed, kinds, room, morning, name)
    timed = ibis.union(with_hours(placed, hours), without_hours(every, ways))
    chosen = engine.materialize(timed, f"{name}_chosen")
    taken = _taken(engine, chosen, uses, room)
    return Allocated(chosen, _told(room, taken, prices), filling.total(), prices.bound)


# --- options and groups -----------------------------------------------------------------------------


def _people(engine: Engine, ways: ir.Table, name: str) -> ir.Table:
    """One row a person: the group of those with like options, and what the first is worth."""
    people = engine.count(ways.select("person_id").distinct())
    if people <= _EXACT_PEOPLE:
        return _in_groups(ways, None)
    grouped = ways
    for width in _WIDTHS:
        grouped = engine.materialize(_in_groups(ways, width), f"{name}_people")
        if engine.count(grouped.select("cell").distinct()) <= _GROUPS_MOST:
            break
    return grouped


def _in_groups(ways: ir.Table, width: float | None) -> ir.Table:
    """person_id, cell (the same for those who are alike), first, and lists kinds and worths."""
    if width is None:
        level = digits(ways.counts)
    else:
        level = (ways.counts.ln() / ibis.literal(1 + width).ln()).floor().cast("string")
    row = ways.mutate(mark=ways.kind.cast("string") + ":" + level)
    return row.group_by("person_id").aggregate(
        cell=row.mark.group_concat(" ", order_by=row.place),
        first=row.counts.max(),
        kinds=row.kind.collect(order_by=row.place),
        worths=row.counts.collect(order_by=row.place),
    )


_PLACES = 12
"""Two worths that are alike in so many decimal places are one."""


def digits(number: ir.Value) -> ir.Value:
    """A number from 0 up as text, by whole numbers: each engine writes a small or a large one its own way."""
    whole = number.floor()
    rest = ((number - whole) * 10**_PLACES).floor()
    return whole.cast("string") + "." + rest.cast("string").lpad(_PLACES, "0")


_OPTIONS_MOST = 12


def _grouped(people: ir.Table) -> ir.Table:
    """One row a group: cell, people, and of each place the kind and the mean worth."""
    each = {
        f"worth_{place}": people.worths[place].mean() for place in range(_OPTIONS_MOST)
    }  # NULL beyond the last option
    grouped = people.group_by("cell").aggregate(people=people.count(), kinds=people.kinds.arbitrary(), **each)
    return grouped.order_by("cell")


def _group(row: Mapping[str, Any]) -> Group:
    return Group(
        row["people"],
        tuple((kind, row[f"worth_{place}"]) for place, kind in enumerate(row["kinds"])),
    )


# --- back to people ---------------------------------------------------------------------------------

_ANSWERS = {
    "cell": "string",
    "begins": "int64",
    "ends": "int64",
    "place": "int64",
    "scarce": "string",
    "split": "boolean",
}


def _answers(
    rows: Sequence[Mapping[str, Any]],
    filling: Filling,
    uses: Sequence[Sequence[int]],
    prices: Prices,
    room: Room,
) -> list[dict[str, Any]]:
    """For each group, which of its people (by rank from 0) take which place; -1 is none."""
    told = []
    for number, row in enumerate(rows):
        counts = sorted(filling.counts[number].items(), key=lambda one: (one[0] == NOTHING, one[0]))
        blocked = _blocking(uses[row["kinds"][0]], prices, filling, room)
        begins = 0
        for place, people in counts:
            told.append(
                {
                    "cell": row["cell"],
                    "begins": begins,
                    "ends": begins + people,
                    "place": place,
                    "scarce": None if place == 0 else blocked,
                    "split": len(counts) > 1,
                }
            )
            begins += people
    return told


def _blocking(used: Sequence[int], prices: Prices, filling: Filling, room: Room) -> str:
    """The limit that keeps somebody from a contact: the dearest of those it uses, or the fullest."""
    asked = [
        (price * some, some / (left + 1), name)
        for some, price, left, name in zip(used, prices.prices, filling.room, room.names, strict=True)
        if some
    ]
    return max(asked)[2] if asked else "none"


def _placed(people: ir.Table, ways: ir.Table, answers: ir.Table) -> ir.Table:
    """person_id, candidate_id and kind (NULL where there is no room), scarce, first (what it counts for)."""
    whole = people.join(answers.filter(~answers.split), "cell")
    parts = people.semi_join(answers.filter(answers.split), "cell")
    parts = parts.mutate(
        number=ibis.row_number().over(group_by=parts.cell, order_by=[parts["first"].desc(), parts.person_id])
    )
    split = answers.filter(answers.split)
    some = parts.join(split, ["cell", parts.number >= split.begins, parts.number < split.ends])
    keep = ("person_id", "place", "scarce", "first")
    row = ibis.union(whole.select(*keep), some.select(*keep))
    chosen = ways.select("person_id", "place", "candidate_id", "kind", "before")
    row = row.left_join(chosen, ["person_id", "place"])
    row = row.mutate(scarce=ibis.coalesce(row.scarce, row.before))
    return row.select("person_id", "candidate_id", "kind", "scarce", "first")


def _taken(engine: Engine, chosen: ir.Table, uses: Sequence[Sequence[int]], room: Room) -> list[int]:
    counted = by_kind(chosen)
    taken = [0] * len(room.rooms)
    for row in engine.rows(counted):
        for limit, each in enumerate(uses[row["kind"]]):
            taken[limit] += row["people"] * each
    return taken


def _told(room: Room, taken: Sequence[int], prices: Prices) -> list[Used]:
    return [
        Used(name, Decimal(some) / UNIT, Decimal(there) / UNIT, price * UNIT)
        for (name, there), some, price in zip(room.rooms.items(), taken, prices.prices, strict=True)
    ]
