"""From the gate's decisions to a day's contacts: at most one a person, and everybody accounted for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.engine.ranges import spans
from rightparty.law.load import Law, load_law
from rightparty.plan import choice, people
from rightparty.plan.accounted import accounted
from rightparty.plan.allocate import Allocated, Used, allocate
from rightparty.plan.limits import NO_LIMITS, Limits, assumed
from rightparty.plan.linked import LINKED_PARTS, spared_of
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.morning import Morning, morning_of, zone_of
from rightparty.plan.options import options
from rightparty.plan.response import Response
from rightparty.plan.uses import Room, room_of
from rightparty.plan.ways import DENIED, HELD, KEPT, PLANNED, SKIPPED
from rightparty.plan.worked import Keeping, Worked, worked_out
from rightparty.plan.worth import response_for, with_past_of

STATUSES = (PLANNED, HELD, DENIED, SKIPPED)

RANGE_CANDIDATES = 3_000_000
"""About so many candidates are chosen among at once: bounds memory."""


def morning_for(engine: Engine, book: Book, day: date, manner: Manner | None = None) -> Morning:
    """The instants of a day for the lender of a book: decide the candidates at its `at`."""
    countries = engine.rows(book.tables["creditors"].select("country"))
    return morning_of(day, (row["country"] for row in countries), (manner or default_manner()).opens)


def zone_for(engine: Engine, book: Book) -> ZoneInfo:
    """The zone of the lender's clock, for the lender of a book."""
    countries = engine.rows(book.tables["creditors"].select("country"))
    return zone_of(row["country"] for row in countries)


def morning_at(engine: Engine, book: Book, at: datetime, manner: Manner | None = None) -> Morning:
    """The lender's day that an instant lies in."""
    found = morning_for(engine, book, at.date(), manner)
    ahead = (at >= found.ends) - (at < found.begins)
    return morning_for(engine, book, at.date() + timedelta(days=ahead), manner) if ahead else found


@dataclass(frozen=True)
class DayPlan:
    """A day's contacts; and of its shared limits, how far they are used and what they cost.

    `worth`, `bound`: of the contacts that limits are about, and the most it could be, in units of burden.
    """

    contacts: ir.Table
    used: Sequence[Used] = ()
    worth: float = 0.0
    bound: float = 0.0


def plan_day(engine: Engine, book: Book, decided: ir.Table, morning: Morning, **more: Any) -> ir.Table:
    """The contacts of `planned_day`, which explains the arguments."""
    return planned_day(engine, book, decided, morning, **more).contacts


def planned_day(  # noqa: PLR0913 -- one parameter a thing that a day is planned with
    engine: Engine,
    book: Book,
    decided: ir.Table,
    morning: Morning,
    *,
    manner: Manner | None = None,
    response: Response | None = None,
    law: Law | None = None,
    channels: Collection[str] | None = None,
    balance: ir.Table | None = None,
    limits: Limits = NO_LIMITS,
    waited: ir.Table | None = None,
    links: ir.Table | None = None,
    name: str = "plan",
) -> DayPlan:
    """Choose at most one contact for each person, from candidates decided at `morning.at`.

    Args:
        engine: runs the query; the plan is kept in it under `name`.
        book: the loaded book.
        decided: the columns of `gate.table.decide_table`, where `limits` name hours with `hours` of the day
            (`morning.hours`): without these, nothing is moved to an hour that it was not decided for.
        morning: the day, from `morning_for`.
        manner: the order of steps; default, that of `plan/gentle.toml`.
        response: a response model learnt from outcomes: who is not worth a contact by it gets none; default,
            the assumptions of the manner, by which nobody is left out while there is room.
        law: that of the decisions; default, the law as it comes with the package.
        channels: only these can be carried out; default, all.
        balance: `book.owed.owed` of the day, where it has been worked out already.
        limits: what the day has room for.
        waited: person_id, days: for how many days in a row a limit had no room for them.
        links: person_id, other_id: every two records that are one human, both ways round, where they are laid
            over the book; at most one record of a human is contacted.
        name: the table in the engine that will hold the plan.

    Returns:
        `COLUMNS`, one row a person who owes something overdue, and one for anybody else who may be
        contacted today: stand-ins, and people to be reminded. `status`: `planned`; `held` until `at`,
        then to be decided anew; `denied`; `skipped` (no candidate on a channel that is planned, no room, or
        another record of the same human is contacted).
    """
    manner = manner or default_manner()
    if balance is None:
        balance = owed(book.tables, morning.day, as_of_default=book.meta.as_of)
        balance = engine.materialize(balance, f"{name}_balance")
    open_ = decided if channels is None else decided.filter(decided.channel.isin(tuple(channels)))
    ranges = spans(engine, open_, "person_id", RANGE_CANDIDATES)
    worked = worked_out(
        Keeping(engine, name, keeps=len(ranges) > 1), book.tables, morning, manner,
        response_for(manner, response), _curable(law or load_law()), open_, balance,
    )  # fmt: skip
    everybody = worked.in_ranges(ranges)
    spared = None if links is None else spared_of(everybody, links)
    chosen, given = _chosen(everybody, limits, waited, spared)
    parts = [_planned(one, ways_of_them, spared) for one, ways_of_them in zip(everybody, chosen, strict=True)]
    plan = parts[0] if len(parts) == 1 else engine.materialize(ibis.union(*parts), name, lasting=True)
    for one in (worked, *everybody):
        one.keeping.forget(*_PARTS, *(LINKED_PARTS if links is not None else ()))
    return DayPlan(plan) if given is None else DayPlan(plan, given.used, given.worth, given.bound)


_NO_LIMIT = {
    "scarce": ibis.null("string"),
    "out_at": ibis.null("timestamp"),
    "no_room": ibis.literal(value=False),
}
_PARTS = (
    "balance",
    "known",
    "tried",
    "past",
    "late",
    "met",
    "best",
    "ways",
    "first",
    "asking",
    "options",
    "kinds",
    "people",
    "answers",
    "placed",
    "hours",
    "chosen",
    "part",
)


def _chosen(
    everybody: Sequence[Worked], limits: Limits, waited: ir.Table | None, spared: ir.Table | None
) -> tuple[Sequence[ir.Table], Allocated | None]:
    """Everybody's way within the limits, range by range. Who is left alone today uses none of the room."""
    if not limits:
        return [choice.first_of(one.ways, "person_id").mutate(**_NO_LIMIT) for one in everybody], None
    whole = everybody[0]
    engine, morning, name = whole.keeping.engine, whole.morning, whole.keeping.of_day
    room = room_of(engine, whole.tables, morning, limits, assumed())
    pairs = [_asking(one, room, waited, spared) for one in everybody]
    every = [asking for _, asking in pairs]
    given = allocate(engine, ibis.union(*every) if len(every) > 1 else every[0], room, morning, name=name)
    return [
        _within(first, asking, one.cut(given.chosen))
        for one, (first, asking) in zip(everybody, pairs, strict=True)
    ], given


def _asking(
    one: Worked, room: Room, waited: ir.Table | None, spared: ir.Table | None
) -> tuple[ir.Table, ir.Table]:
    """Of a range of people: the first way of each, and the ways that the limits are divided among."""
    every_way = one.keeping.kept(one.ways, "ways")
    first = choice.first_of(every_way, "person_id")
    shut = one.shut(first)
    if spared is not None:
        shut = ibis.union(shut, spared, distinct=True)
    asking = options(
        every_way,
        shut=shut,
        tables=one.tables,
        decided=one.decided,
        past=one.past,
        money=one.money,
        waited=waited,
        room=room,
        morning=one.morning,
        manner=one.manner,
        response=one.response,
    )
    asking = one.keeping.kept(asking, "asking")
    if one.keeping.keeps:  # the wide rows of one range at a time
        first = one.keeping.kept(first, "first")
        one.keeping.forget("ways")
    return first, asking


def _planned(one: Worked, chosen: ir.Table, spared: ir.Table | None) -> ir.Table:
    """The plan of a range of people, out of the way that each of them goes."""
    best = with_past_of(choice.with_details(chosen, one.decided, one.money), one.past, one.morning)
    best = one.keeping.kept(best, "best")
    row = _everybody(one.cut(people.owing(one.tables, one.balance, one.morning.at)), best, one, spared)
    plan = accounted(row, one.morning, one.manner, one.response)
    if not one.keeping.keeps:
        return one.keeping.engine.materialize(plan, one.keeping.of_day)
    plan = one.keeping.kept(plan, "part")
    one.keeping.forget("best", "first", "asking")
    return plan


def _within(first: ir.Table, asking: ir.Table, given: ir.Table) -> ir.Table:
    """Everybody's way: the one that the limits have room for, where they were asked; else the first."""
    named = given.select(
        "person_id", "scarce", "out_at", given_id="candidate_id", no_room=given.candidate_id.isnull()
    )
    moved = asking.join(named, [asking.person_id == named.person_id, asking.candidate_id == named.given_id])
    moved = moved.select("person_id", *KEPT, "scarce", "out_at", "no_room")
    rest = first.anti_join(moved, "person_id")
    none = named.filter(named.no_room).select("person_id", "scarce", "out_at", "no_room")
    rest = rest.left_join(none, "person_id").drop("person_id_right")
    rest = rest.mutate(no_room=rest.no_room.fill_null(False))
    return ibis.union(moved, rest.select("person_id", *KEPT, "scarce", "out_at", "no_room"))


def _curable(law: Law) -> frozenset[str]:
    """Ids of the rules that ask whose the point is: on a call, an identity check answers them."""
    return frozenset(rule.id for rule in law.rules if "right_party" in rule.questions)


def _everybody(owing: ir.Table, best: ir.Table, worked: Worked, spared: ir.Table | None) -> ir.Table:
    """Everybody who owes, and everybody else who may be contacted, with overdue_debt_ids and their way.

    And whether somebody `contacted` them today, or `often` enough this month; and where links are given,
    whether another record of theirs is contacted (`linked`).
    """
    reached = best.filter(best.outcome.isin((PLANNED, HELD))).select("person_id")
    named = ibis.union(owing.select("person_id"), reached, distinct=True)
    row = named.left_join(owing, "person_id").drop("person_id_right")
    row = row.left_join(best, "person_id").drop("person_id_right")
    flags = {"contacted": worked.met, "often": worked.often}
    if spared is not None:
        flags["linked"] = spared
    for flag, some in flags.items():
        flagged = some.select("person_id", **{flag: ibis.literal(value=True)})
        row = row.left_join(flagged, "person_id").drop("person_id_right")
    return row
