"""One day of the calendar: who would be contacted, after what was made and what is expected by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.law.vocabulary import NEUTRAL, REMINDER, VOICE
from rightparty.plan import people
from rightparty.plan.allocate import allocate
from rightparty.plan.calendar_caps import Caps
from rightparty.plan.calendar_ways import KNOCKS, REMINDS, TELLS, day_of
from rightparty.plan.linked import humans_of
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.spoken import with_language
from rightparty.plan.uses import Room, from_hour
from rightparty.plan.ways import HELD, PLANNED

MONTH_DAYS, WEEK_DAYS = 30, 7
"""Windows of the gate, which counts days; those of the order of steps are so many times 24 hours."""

_MADE = ("person_id", "day", "at", "channel", "says", "point_id")


def made_before(tables: Mapping[str, ir.Table], morning: Morning, manner: Manner) -> ir.Table:
    """What reached somebody in the last 30 days: person_id, day (below 0), at, channel, says, point_id.

    Or in as many days as the order of steps looks back on, where those are more. `at`: of its last row.
    """
    made = people.unasked(tables["events"], morning.at, max(MONTH_DAYS, manner.contacts_days))
    made = made.filter(made.person_id.notnull())
    nobody = made.channel.isin(people.RINGS) & (made.kind == "attempt")
    rang = nobody & made.outcome.fill_null("no_answer").isin(people.NOBODY)
    each = made.group_by("person_id", "contact_id").aggregate(
        begun=made["at"].min(),
        at=made["at"].max(),
        channel=made.channel.min(),
        neutral=made.content.isin(NEUTRAL).fill_null(False).all(),
        reminds=(made.content == REMINDER).fill_null(False).any(),
        point_id=made.point_id.min(),
        rang=rang.fill_null(False).all(),
    )
    each = each.filter(~each.rang)
    says = ibis.cases((each.reminds, REMINDS), (each.neutral, KNOCKS), else_=TELLS)
    return each.mutate(day=day_of(each.begun, morning), says=says).select(*_MADE)


def today_of(plan: ir.Table, made: ir.Table, manner: Manner, morning: Morning) -> ir.Table:
    """The contacts of today's plan, as the days after it are told."""
    row = plan.filter(plan.status.isin((PLANNED, HELD)))
    row = row.left_join(_counted(made, 0, manner, morning).select("person_id", "reached"), "person_id").drop(
        "person_id_right"
    )
    says = ibis.cases((row.content == REMINDER, REMINDS), (row.content.isin(NEUTRAL), KNOCKS), else_=TELLS)
    return row.select(
        day=ibis.literal(morning.day),
        person_id=row.person_id,
        at=row["at"],
        channel=row.channel,
        says=says,
        basis=row.status,
        left=(manner.contacts_most - row.reached.fill_null(0) - 1).cast("int64"),
        candidate_id=row.candidate_id,
        point_id=row.point_id,
        number=ibis.literal(0, "int64"),
    )


def _counted(made: ir.Table, number: int, manner: Manner, morning: Morning) -> ir.Table:
    """What counts for a person on a day: reached, told, texts and reminders of the days before it.

    The plan counts from instant to instant, and the gate counts days.
    """
    month, week = made.day > number - MONTH_DAYS, made.day > number - WEEK_DAYS
    return made.group_by("person_id").aggregate(
        reached=_within_days(made, manner.contacts_days, morning).sum(),
        told=(month & (made.says != KNOCKS)).sum(),
        texts=(week & (made.channel == "sms")).sum(),
        reminders=(_within_days(made, manner.reminder_days, morning) & (made.says == REMINDS)).sum(),
        today=(made.day == number).any(),
    )


def _within_days(made: ir.Table, days: int, morning: Morning) -> ir.BooleanValue:
    """Whether something was made less than so many times 24 hours before a day's contacts are chosen."""
    return made["at"] > people.stamp(morning.at - timedelta(days=days))


@dataclass(frozen=True)
class Going:
    """What the days go by: open ways, what was made before today, the order of steps, the policy's caps.

    `name` begins the names of the tables that the days are kept under. `tables`: of the book. `links`: which
    records are one human.
    """

    ways: ir.Table
    made: ir.Table
    manner: Manner
    caps: Caps
    name: str
    tables: Mapping[str, ir.Table]
    links: ir.Table | None = None


def day_ahead(
    engine: Engine, going: Going, found: Sequence[ir.Table], number: int, room: Room | None, later: Morning
) -> tuple[ir.Table, int]:
    """The contacts of a day; and how many people have an open way and rest.

    Args:
        engine: keeps the day.
        going: what it goes by.
        found: the days before it, today first.
        number: of the day, today being 0.
        room: what the day has room for; None: for all.
        later: the day.
    """
    open_ = going.ways.filter(going.ways.opens <= number, going.ways.closes >= number)
    so_far = engine.materialize(_so_far(going, found), f"{going.name}_so_far")
    row = _beside(open_, so_far, number, going.manner, later)
    everybody = engine.count(open_.select("person_id").distinct())
    row = row.filter(_may(row, going.manner, going.caps))
    best = row.mutate(rank=_ranking(row, going.manner)).group_by("person_id")
    best = best.aggregate(best=lambda t: t["rank"].min())
    # Who is not worth the gentlest contact gets none: nothing louder is tried.
    best = best.filter(~best.best["idle"])
    if going.links is not None:
        best = _one_a_human(best, going.links)
    chosen = best.select("person_id", **{one: best.best[one] for one in _TAKEN})
    chosen = engine.materialize(chosen, f"{going.name}_{number}")
    if room is not None:
        within = _within(engine, chosen, room, later, going)
        chosen = engine.materialize(within, f"{going.name}_{number}")
    at = ibis.greatest(chosen.from_at.fill_null(people.stamp(later.at)), people.stamp(later.at))
    contacts = chosen.select(
        day=ibis.literal(later.day),
        person_id=chosen.person_id,
        at=at,
        channel=chosen.channel,
        says=chosen.says,
        basis=chosen.basis,
        left=chosen.left,
        candidate_id=chosen.candidate_id,
        point_id=chosen.point_id,
        number=ibis.literal(number, "int64"),
    )
    contacts = engine.materialize(contacts, f"{going.name}_{number}")
    return contacts, everybody - engine.count(contacts)


def _so_far(going: Going, found: Sequence[ir.Table]) -> ir.Table:
    """What was made before today, and what is expected before a day, under every id of a human."""
    expected = [one.drop("day").rename(day="number") for one in found]
    if going.links is not None:
        copies = [one.join(going.links, "person_id").drop("person_id") for one in expected]
        expected += [one.rename(person_id="other_id") for one in copies]
    return ibis.union(going.made.select(*_MADE), *(one.select(*_MADE) for one in expected))


def _one_a_human(best: ir.Table, links: ir.Table) -> ir.Table:
    """The best way to each human, of the best ways to their records: person_id, best."""
    row = best.left_join(humans_of(links), "person_id").drop("person_id_right")
    way = ibis.struct({"best": row.best, "person_id": row.person_id})
    row = row.select(human=row.human.fill_null(row.person_id), way=way)
    first = row.group_by("human").aggregate(way=row.way.min())
    return first.select(person_id=first.way["person_id"], best=first.way["best"])


def _beside(open_: ir.Table, so_far: ir.Table, number: int, manner: Manner, later: Morning) -> ir.Table:
    """Open ways with what counts for their person, channel and point on a day."""
    row = open_.left_join(_counted(so_far, number, manner, later), "person_id").drop("person_id_right")
    tried = so_far.filter(_within_days(so_far, manner.contacts_days, later))
    tries = tried.group_by("person_id", "channel", knocks=tried.says == KNOCKS).aggregate(n=tried.count())
    row = row.mutate(knocks=row.says == KNOCKS)
    row = row.left_join(tries, ["person_id", "channel", "knocks"])
    row = row.drop("person_id_right", "channel_right", "knocks_right")
    # A call asks for a call back, which is no knock at the point.
    month = so_far.filter(
        so_far.says == KNOCKS, so_far.day > number - MONTH_DAYS, ~so_far.channel.isin(VOICE)
    )
    knocked = month.group_by("person_id", "point_id").aggregate(knocked=month.count())
    return row.left_join(knocked, ["person_id", "point_id"]).drop("person_id_right", "point_id_right")


def _may(row: ir.Table, manner: Manner, caps: Caps) -> ir.Value:
    """Whether the month's and the week's counts leave room for a way."""
    return (
        (row.reached.fill_null(0) < manner.contacts_most)
        & ((row.says == KNOCKS) | (row.told.fill_null(0) < caps.told))
        & ((row.says != KNOCKS) | row.channel.isin(VOICE) | (row.knocked.fill_null(0) < caps.knocks))
        & ((row.channel != "sms") | (row.texts.fill_null(0) < caps.texts))
        & ((row.says != REMINDS) | (row.reminders.fill_null(0) < manner.reminders_most))
        & ~row.today.fill_null(False)
    )


_TAKEN = ("candidate_id", "channel", "says", "basis", "point_id", "from_at", "worth", "idle", "left")


def _ranking(row: ir.Table, manner: Manner) -> ir.Value:
    """The smallest of a person's ways is taken."""
    vain = ibis.ifelse(row.by_choice, 0, row.n.fill_null(0) + row.after)
    told = ("channel", "says", "basis", "point_id", "from_at", "worth", "idle")
    return ibis.struct(
        {
            "promised": ibis.ifelse(row.basis == "promise", 0, 1),
            "last": row.last_way.ifelse(1, 0),
            "chosen": row.by_choice.ifelse(0, 1),
            "vain": vain,
            "order": row.order,
            "candidate_id": row.candidate_id,
            **{one: row[one] for one in told},
            "left": (manner.contacts_most - row.reached.fill_null(0) - 1).cast("int64"),
        }
    )


def _within(engine: Engine, chosen: ir.Table, room: Room, later: Morning, going: Going) -> ir.Table:
    """Those of a day for whom its limits have room; the others come up again the next day.

    At which hours each may be contacted that day is not known yet: it is taken to be any.
    """
    chosen = engine.materialize(with_language(chosen, going.tables, room.limits), f"{going.name}_asking")
    asking = chosen.select(
        "person_id",
        "candidate_id",
        "channel",
        "language",
        "worth",
        place=ibis.literal(0, "int64"),
        hours=ibis.literal(from_hour(room.first_hour), "int64"),
        waited=ibis.literal(0, "int64"),
    )
    given = allocate(engine, asking, room, later, name=f"{going.name}_given").chosen
    kept = chosen.anti_join(given.filter(given.candidate_id.isnull()), "person_id")
    return kept.drop("language")
