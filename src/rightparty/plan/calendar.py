"""The next days' contacts as they are expected if nothing happens: who, when and how at most.

A forecast in columns: nothing is decided for a day to come and nothing is sent by it. Each day, the gate
decides anew with what has happened by then. What it goes by is today's answers: ways that are open, and from
when on the others will be (`retry_at`); what was made in the last 30 days, and what it expects itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.law.load import Law
from rightparty.law.vocabulary import VOICE
from rightparty.plan.calendar_caps import caps_of
from rightparty.plan.calendar_day import Going, day_ahead, made_before, today_of
from rightparty.plan.calendar_ways import REMINDS, open_ways
from rightparty.plan.limits import NO_LIMITS, Limits, assumed
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response
from rightparty.plan.uses import Room, room_of
from rightparty.plan.ways import HELD
from rightparty.plan.worth import response_for

DAYS = 14

COLUMNS = ("day", "person_id", "at", "channel", "says", "basis", "left", "candidate_id")
"""`says`: tells, knocks or reminds. `basis`: planned, held (of today); open, opens (a way that has to wait
until then), due (once the next instalment is), reminder, promise. `left`: how many contacts of the month the
person has left after it."""


@dataclass(frozen=True)
class Calendar:
    """`contacts` has `COLUMNS`; `days` a row a day: the table that people read."""

    contacts: ir.Table
    days: Sequence[Mapping[str, Any]]


def calendar(  # noqa: PLR0913 -- one parameter a thing that a day is planned with
    engine: Engine,
    book: Book,
    decided: ir.Table,
    plan: ir.Table,
    balance: ir.Table,
    morning: Morning,
    *,
    manner: Manner,
    law: Law,
    response: Response | None = None,
    limits: Limits = NO_LIMITS,
    links: ir.Table | None = None,
    days: int = DAYS,
    name: str = "calendar",
) -> Calendar:
    """The contacts of today's plan and of the days after it.

    Args:
        engine: keeps the days under names that begin with `name`.
        book: the loaded book.
        decided: the gate's decisions of today, by `gate.table.decide_table`.
        plan: today's, of `plan.day.plan_day`.
        balance: `book.owed.owed` of today.
        morning: today.
        manner: the order of steps.
        law: that of the decisions.
        response: the model that contacts are valued by; None: the assumptions.
        limits: what each day has room for.
        links: as `plan.day.planned_day` takes them.
        days: how many, today included.
        name: as above.
    """
    caps, known = caps_of(law, morning), response_for(manner, response)
    ways = open_ways(
        book.tables, decided, balance, morning, manner=manner, response=known, law=law, caps=caps
    )
    going = Going(
        engine.materialize(ways, f"{name}_ways"),
        engine.materialize(made_before(book.tables, morning, manner), f"{name}_made"),
        manner,
        caps,
        name,
        book.tables,
        links,
    )
    first = engine.materialize(today_of(plan, going.made, manner, morning), f"{name}_0")
    found, rows = [first], [_row(engine, first, None, morning.day, NO_ROOM, limits)]
    for number in range(1, days):
        later = morning.later(number)
        room = room_of(engine, book.tables, later, limits, assumed()) if limits else None
        contacts, resting = day_ahead(engine, going, found, number, room, later)
        found.append(contacts)
        rows.append(_row(engine, contacts, resting, later.day, room or NO_ROOM, limits))
    every = engine.materialize(ibis.union(*found) if len(found) > 1 else first, name)
    for part in ("ways", "made", *map(str, range(days))):
        engine.drop(f"{name}_{part}")
    return Calendar(every.select(*COLUMNS), rows)


NO_ROOM = Room(NO_LIMITS, {}, {}, {}, 0)


def _row(
    engine: Engine, contacts: ir.Table, resting: int | None, day: date, room: Room, limits: Limits
) -> dict[str, Any]:
    """One line of the table that people read."""
    counted = contacts.group_by("channel", "says", "basis").aggregate(n=contacts.count())
    rows = engine.rows(counted)

    def total(**wanted: Any) -> int:
        return sum(row["n"] for row in rows if all(row[name] == value for name, value in wanted.items()))

    calls = sum(row["n"] for row in rows if row["channel"] in VOICE)
    rate: Mapping[str, Any] = room.rate or assumed().rate
    replies = sum(row["n"] * float(rate.get(row["channel"], 0)) for row in rows)
    each = float(limits.agents.each) if limits.agents is not None else None
    by_channel = {channel: total(channel=channel) for channel in sorted({row["channel"] for row in rows})}
    return {
        "day": day,
        "contacts": sum(row["n"] for row in rows),
        "by_channel": by_channel,
        "held": total(basis=HELD),
        "opens": total(basis="opens"),
        "reminders": total(says=REMINDS),
        "resting": resting,
        "agent_minutes": None if each is None else round(calls * each),
        "replies": round(replies, 1),
    }
