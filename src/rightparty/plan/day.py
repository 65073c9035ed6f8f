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
from rightparty.law.load import Law, load_law
from rightparty.plan import choice, people
from rightparty.plan.allocate import LIMIT, Allocated, Used, allocate
from rightparty.plan.limits import NO_LIMITS, Limits, assumed
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.morning import Morning, morning_of, zone_of
from rightparty.plan.options import options
from rightparty.plan.promises import promise_steps
from rightparty.plan.uses import room_of
from rightparty.plan.ways import DENIED, HELD, KEPT, PLANNED, SKIPPED, ways

COLUMNS = (
    "contact_id",
    "person_id",
    "point_id",
    "channel",
    "mode",
    "content",
    "debt_ids",
    "at",
    "why",
    "expected_value",
    "status",
    "reason",
    "candidate_id",
)
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
        priced = owed(tables, morning.day, as_of_default=book.meta.as_of)
        balance = engine.materialize(priced, f"{name}_balance")
    open_ = decided if channels is None else decided.filter(decided.channel.isin(tuple(channels)))
    known = _known(
        people.chosen_channels(tables, morning.at),
        people.reminded(tables, morning.at, manner.reminder_days),
        people.pressed(tables, morning.at, manner.contacts_days),
        promise_steps(tables, morning, manner.promise_days, balance),
    )
    tried = people.in_vain(tables, morning.at, manner.contacts_days)
    money, curable = choice.money_of(open_, balance), _curable(law or load_law())
    every_way = ways(open_, known, tried, money, morning, manner, curable)
    seen = people.contacted(tables, morning).mutate(contacted=True)
    often = known.filter(known.reached >= manner.contacts_most).select("person_id")
    given: Allocated | None = None
    chosen = choice.first_of(every_way, "person_id").mutate(**_NO_LIMIT)
    if limits:
        room = room_of(engine, tables, morning, limits, assumed())
        every_way = engine.materialize(every_way, f"{name}_ways")
        shut = ibis.union(seen.select("person_id"), often, distinct=True)
        asking = options(
            every_way,
            shut=shut,
            tables=tables,
            people=known,
            money=money,
            waited=waited,
            room=room,
            morning=morning,
            manner=manner,
        )
        asking = engine.materialize(asking, f"{name}_asking")
        given = allocate(engine, asking, room, morning, name=name)
        chosen = _within(choice.first_of(every_way, "person_id"), asking, given.chosen)
    best = engine.materialize(choice.with_details(chosen, open_, known, money), f"{name}_best")
    everybody = _everybody(people.owing(tables, balance, morning.at), best)
    row = everybody.left_join(best, "person_id").drop("person_id_right")
    row = row.left_join(seen, "person_id").drop("person_id_right")
    row = row.left_join(often.mutate(often=True), "person_id").drop("person_id_right")
    plan = engine.materialize(_told(row, morning, manner), name)
    for part in _PARTS:
        engine.drop(f"{name}_{part}")
    return DayPlan(plan) if given is None else DayPlan(plan, given.used, given.worth, given.bound)


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


def _known(*parts: ir.Table) -> ir.Table:
    """What is known of people, from tables that each hold some of them."""
    known = parts[0]
    for part in parts[1:]:
        both = known.outer_join(part, "person_id")
        known = both.mutate(person_id=ibis.coalesce(both.person_id, both.person_id_right)).drop(
            "person_id_right"
        )
    return known


def _everybody(owing: ir.Table, best: ir.Table) -> ir.Table:
    """Everybody who owes, and everybody else who may be contacted: person_id, overdue_debt_ids."""
    reached = best.filter(best.outcome.isin((PLANNED, HELD))).select("person_id")
    named = ibis.union(owing.select("person_id"), reached, distinct=True)
    return named.left_join(owing, "person_id").drop("person_id_right")


def _told(row: ir.Table, morning: Morning, manner: Manner) -> ir.Table:
    """The columns of the plan."""
    met, often = row.contacted.fill_null(False), row.often.fill_null(False)
    no_room = row.no_room.fill_null(False)
    status = ibis.cases((met | often, DENIED), (row.outcome.isnull() | no_room, SKIPPED), else_=row.outcome)
    row = row.mutate(status=status)
    planned, held = row.status == PLANNED, row.status == HELD
    chosen = planned | held
    rules = ibis.literal(";").join(row.reasons)
    person_day = row.person_id + f"|{morning.day.isoformat()}"
    return row.select(
        contact_id=person_day.hexdigest("sha256").left(20),
        person_id=row.person_id,
        point_id=_where(chosen, row.point_id),
        channel=_where(chosen, row.channel),
        mode=_where(chosen, row["mode"]),
        content=_where(planned, choice.content_of(row, manner)),
        debt_ids=ibis.ifelse(chosen, row.debt_ids, row.overdue_debt_ids.fill_null(row.debt_ids)),
        at=ibis.cases(
            (planned, row.out_at.fill_null(people.stamp(morning.at))),
            (held, ibis.greatest(row.retry_at, row.out_at.fill_null(row.retry_at))),
        ),
        why=_where(chosen, _why(row)),
        expected_value=_where(planned, choice.worth(row, manner)),
        status=row.status,
        reason=ibis.cases(
            (met, "contacted_today"),
            (often, "contacted_often"),
            (no_room, ibis.literal(LIMIT) + row.scarce),
            ((row.outcome == DENIED) & row.rang_out, "called_often"),
            (row.outcome.isnull(), "no_point"),
            (row.outcome == SKIPPED, "no_channel"),
            (row.reasons.length() > 0, rules),
            else_=row.verdict,
        ),
        candidate_id=_where(chosen, row.candidate_id),
    )


def _where(condition: ir.Value, value: ir.Value) -> ir.Value:
    return ibis.cases((condition, value))


def _why(row: ir.Table) -> ir.Value:
    """Why: how it was chosen, the state of the point, the age of the debt, the step of a promise."""
    first = ibis.cases((row.by_choice, "own_choice;"), (row.last_way, "last_way;"), else_="gentlest;")
    late = ibis.ifelse(row.dpd > 0, ibis.literal(";dpd=") + row.dpd.cast("string"), "").fill_null("")
    promised = ibis.ifelse(
        row.promise_step.notnull(), ibis.literal(";promise=") + row.promise_step, ""
    ).fill_null("")
    moved = ibis.ifelse(row.scarce.notnull(), ibis.literal(";limit=") + row.scarce, "").fill_null("")
    return first + row.right_party.fill_null("unverified") + late + promised + moved
