"""From the gate's decisions to a day's contacts: at most one a person, and everybody accounted for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.law.load import Law, load_law
from rightparty.plan import choice, people
from rightparty.plan.accounted import accounted, is_left
from rightparty.plan.allocate import Allocated, Used, allocate
from rightparty.plan.known import what_is_known, with_past
from rightparty.plan.limits import NO_LIMITS, Limits, assumed
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.morning import Morning, morning_of, zone_of
from rightparty.plan.options import options
from rightparty.plan.response import Response
from rightparty.plan.uses import room_of
from rightparty.plan.ways import DENIED, HELD, KEPT, PLANNED, SKIPPED, ways
from rightparty.plan.worth import response_for, with_past_of

STATUSES = (PLANNED, HELD, DENIED, SKIPPED)


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
    name: str = "plan",
) -> DayPlan:
    """Choose at most one contact for each person, from candidates decided at `morning.at`.

    Args:
        engine: runs the query; the plan is kept in it under `name`.
        book: the loaded book.
        decided: the columns of `gate.table.decide_table`.
        morning: the day, from `morning_for`.
        manner: the order of steps; default, that of `plan/gentle.toml`.
        response: a response model learnt from outcomes: who is not worth a contact by it gets none; default,
            the assumptions of the manner, by which nobody is left out.
        law: that of the decisions; default, the law as it comes with the package.
        channels: only these can be carried out; default, all.
        balance: `book.owed.owed` of the day, where it has been worked out already.
        limits: what the day has room for.
        waited: person_id, days: for how many days in a row a limit had no room for them.
        name: the table in the engine that will hold the plan.

    Returns:
        `COLUMNS`, one row a person who owes something overdue, and one for anybody else who may be
        contacted today: stand-ins, and people to be reminded. `status`: `planned`; `held` until `at`,
        then to be decided anew; `denied`; `skipped` (no candidate on a channel that is planned, or no room).
    """
    manner = manner or default_manner()
    tables = book.tables
    if balance is None:
        balance = owed(tables, morning.day, as_of_default=book.meta.as_of)
        balance = engine.materialize(balance, f"{name}_balance")
    open_ = decided if channels is None else decided.filter(decided.channel.isin(tuple(channels)))
    known, tried = what_is_known(tables, morning, manner, balance)
    money, curable = choice.money_of(open_, balance), _curable(law or load_law())
    every_way = ways(open_, known, tried, money, morning, manner, curable)
    worth, often = response_for(manner, response), known.reached >= manner.contacts_most
    worked = _Worked(
        tables, morning, manner, worth, known, money, with_past(known, tried, tables, morning, worth),
        people.contacted(tables, morning), known.filter(often),
    )  # fmt: skip
    chosen, given = _chosen(engine, every_way, worked, limits, waited, name)
    best = with_past_of(choice.with_details(chosen, open_, money), worked.past, morning)
    best = engine.materialize(best, f"{name}_best")
    row = _everybody(people.owing(tables, balance, morning.at), best, worked)
    plan = engine.materialize(accounted(row, morning, manner, worked.response), name)
    for part in _PARTS:
        engine.drop(f"{name}_{part}")
    return DayPlan(plan) if given is None else DayPlan(plan, given.used, given.worth, given.bound)


@dataclass(frozen=True)
class _Worked:
    """What a day's choice goes by; `past` is what worth depends on, `seen` were contacted today."""

    tables: Mapping[str, ir.Table]
    morning: Morning
    manner: Manner
    response: Response
    known: ir.Table
    money: ir.Table
    past: ir.Table
    seen: ir.Table
    often: ir.Table


_NO_LIMIT = {
    "scarce": ibis.null("string"),
    "out_at": ibis.null("timestamp"),
    "no_room": ibis.literal(value=False),
}
_PARTS = (
    "balance",
    "best",
    "ways",
    "asking",
    "options",
    "kinds",
    "people",
    "answers",
    "placed",
    "hours",
    "chosen",
)


def _chosen(
    engine: Engine, every_way: ir.Table, worked: _Worked, limits: Limits, waited: ir.Table | None, name: str
) -> tuple[ir.Table, Allocated | None]:
    """Everybody's way within the limits. Who is left alone today uses none of the room."""
    if not limits:
        return choice.first_of(every_way, "person_id").mutate(**_NO_LIMIT), None
    every_way = engine.materialize(every_way, f"{name}_ways")
    room = room_of(engine, worked.tables, worked.morning, limits, assumed())
    first = choice.first_of(every_way, "person_id")
    shut = [worked.seen.select("person_id"), worked.often.select("person_id")]
    if worked.manner.holdout or worked.response.learnt:
        row = with_past_of(first, worked.past, worked.morning)
        row = row.left_join(worked.money, "candidate_id").drop("candidate_id_right")
        left_out, idle = is_left(row, worked.manner, worked.response)
        shut.append(row.filter(left_out | idle).select("person_id"))
    asking = options(
        every_way,
        shut=ibis.union(*shut, distinct=True),
        tables=worked.tables,
        past=worked.past,
        money=worked.money,
        waited=waited,
        room=room,
        morning=worked.morning,
        manner=worked.manner,
        response=worked.response,
    )
    asking = engine.materialize(asking, f"{name}_asking")
    given = allocate(engine, asking, room, worked.morning, name=name)
    return _within(first, asking, given.chosen), given


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


def _everybody(owing: ir.Table, best: ir.Table, worked: _Worked) -> ir.Table:
    """Everybody who owes, and everybody else who may be contacted, with overdue_debt_ids and their way.

    And whether somebody `contacted` them today, or `often` enough this month.
    """
    reached = best.filter(best.outcome.isin((PLANNED, HELD))).select("person_id")
    named = ibis.union(owing.select("person_id"), reached, distinct=True)
    row = named.left_join(owing, "person_id").drop("person_id_right")
    row = row.left_join(best, "person_id").drop("person_id_right")
    for flag, some in (("contacted", worked.seen), ("often", worked.often)):
        flagged = some.select("person_id", **{flag: ibis.literal(value=True)})
        row = row.left_join(flagged, "person_id").drop("person_id_right")
    return row
