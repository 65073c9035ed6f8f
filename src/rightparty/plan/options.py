"""The ways that each person could be reached by today, as what shared limits are divided among."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.gate.open_hours import OPEN_HOURS
from rightparty.plan.manner import LOWERING, Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response
from rightparty.plan.spoken import with_language
from rightparty.plan.uses import Room, hour_of
from rightparty.plan.ways import HELD, KEPT, PLANNED, told_by
from rightparty.plan.worth import with_past_of, worth


def options(  # noqa: PLR0913 -- one parameter a table that an option is told from
    every_way: ir.Table,
    *,
    shut: ir.Table,
    tables: Mapping[str, ir.Table],
    decided: ir.Table,
    past: ir.Table,
    money: ir.Table,
    waited: ir.Table | None,
    room: Room,
    morning: Morning,
    manner: Manner,
    response: Response | None = None,
) -> ir.Table:
    """One row a person and channel that may be used today, in the gentle order.

    Args:
        every_way: of `ways`.
        shut: `person_id` of those who are left alone today, whatever the limits.
        tables: of the book.
        decided: the gate's decisions, where hours are short with `open_hours`.
        past: of `known.with_past`.
        money: of `choice.money_of`.
        waited: person_id, days: how many days in a row a limit had no room for them.
        room: of the day.
        morning: the day.
        manner: the order of steps.
        response: the model that contacts are valued by; None: the assumptions.

    Returns:
        The columns of `allocate`'s options, and those of `ways.KEPT`.
    """
    open_ = every_way.filter(every_way.outcome.isin((PLANNED, HELD))).anti_join(shut, "person_id")
    best = open_.group_by("person_id", "channel").aggregate(first=open_["rank"].min())
    place = ibis.row_number().over(group_by=best.person_id, order_by=best["first"])
    row = best.mutate(place=place, **told_by(best["first"]))
    # A limit brings nobody a letter: who has no room today on any other way is first in line tomorrow.
    row = row.filter(~row.last_way | (row.place == 0))
    row = with_past_of(row, past, morning)
    row = row.left_join(money, "candidate_id").drop("candidate_id_right")
    row = row.mutate(kept_step=row.step, step=row.step.fill_null(_first_step(row, manner)))
    # A column of its own: not every engine takes a window beside a condition.
    row = row.mutate(tried=row.tries.min().over(ibis.window(group_by=row.person_id)))
    # Where something stands for distress, a full limit brings no other contact than the gentlest.
    row = row.filter((row.place == 0) | (_has_its_turn(row, manner) & ~_is_lowered(row)))
    row = row.mutate(
        worth=in_units(worth(row, manner, response), row.currency, manner),
        step=row.kept_step,
        waited=ibis.literal(0, "int64"),
    )
    row = with_language(_with_hours(row, decided, room, morning), tables, room.limits)
    if waited is not None:
        row = row.drop("waited").left_join(waited.select("person_id", waited="days"), "person_id")
        row = row.drop("person_id_right").mutate(waited=row.waited.fill_null(0).cast("int64"))
    return row.select("person_id", "place", "channel", "language", "hours", "worth", "waited", *KEPT)


def _has_its_turn(row: ir.Table, manner: Manner) -> ir.Value:
    """Nobody is called because a limit was full: a step that waits for tries in vain waits for them still."""
    after = row.step.cases(*((step.place, ibis.literal(step.after, "int64")) for step in manner.steps))
    return (after <= row.tried).fill_null(False)


def _is_lowered(row: ir.Table) -> ir.BooleanValue:
    """Whether a fact of the person may only lower contact."""
    return ibis.or_(*(row[name].fill_null(False) for name in LOWERING))


def _first_step(row: ir.Table, manner: Manner) -> ir.Value:
    """What may be said to whoever is held is not known yet: the gentlest that their channel carries."""
    first = {step.channel: step.place for step in reversed(manner.steps)}
    return row.channel.cases(*((name, ibis.literal(place, "int64")) for name, place in first.items()))


def _with_hours(row: ir.Table, decided: ir.Table, room: Room, morning: Morning) -> ir.Table:
    """Ways with `hours`: at which hours of the day each may go out, a bit an hour.

    It is that in which it was decided (now, or the instant that it waits for), and whichever later one the
    gate said is open. Where the gate was not asked, no later hour is taken to be open.
    """
    if not room.desks:
        return row.mutate(hours=ibis.literal(0, "int64"))
    own = ibis.ifelse(row.outcome == HELD, hour_of(row.waits, morning), room.first_hour)
    row = row.mutate(own_hour=(ibis.literal(2.0) ** own).cast("int64"))
    if OPEN_HOURS not in decided.columns:
        return row.mutate(hours=row.own_hour)
    row = row.left_join(decided.select("candidate_id", OPEN_HOURS), "candidate_id").drop("candidate_id_right")
    after = 2 * row.own_hour  # the first bit after its own
    return row.mutate(hours=row.own_hour + row[OPEN_HOURS].fill_null(0) // after * after)


def in_units(worth: ir.Value, currency: ir.Value, manner: Manner) -> ir.Value:
    """An amount in units of burden, which are the same size in all currencies; NULL where one has no unit."""
    unit = currency.cases(*((name, float(amount)) for name, amount in manner.units.items()))
    return worth.cast("float64") / unit
