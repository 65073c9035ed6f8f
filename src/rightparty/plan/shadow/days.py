"""What our own plan would have done on past days, under the policy in force and under one on trial."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.earlier import as_known
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate.asked import stamp
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel
from rightparty.plan.day import morning_at, morning_for, plan_day
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response
from rightparty.plan.ways import HELD, PLANNED

Progress = Callable[[str, int, int], None]

SOON_DAYS = 8
"""Who owes nothing overdue, and nothing within so many days, is asked by nobody: a reminder goes at most
seven days before."""

COLUMNS: Mapping[str, str] = {
    "day": "date",
    "person_id": "string",
    **{
        f"{name}_{side}": kind
        for side in ("now", "then")
        for name, kind in {
            "status": "string",
            "channel": "string",
            "content": "string",
            "point_id": "string",
            "at": "timestamp",
            "reason": "string",
        }.items()
    },
    "made": "int64",
    "made_channels": "array<string>",
    "change": "string",
}
"""One row a day and person who was in a plan of that day, or was contacted on it.

`now`, `then`: the plan's row under each policy, see `plan.day.COLUMNS`; NULL where it had none. made,
made_channels: contacts that were made that day, and through which channels. change: of `CHANGES`.
"""

SAME, NO_LONGER, NEWLY, OTHERWISE = "same", "no_longer", "newly", "otherwise"
CHANGES = (SAME, NO_LONGER, NEWLY, OTHERWISE)
"""no_longer, newly: contacted that day under one policy only. otherwise: at another point or hour, through
another channel, or told more or less."""


@dataclass(frozen=True)
class Side:
    """What a plan is made by. `response`: a model of what contacts bring in; None: the assumptions."""

    law: Law
    manner: Manner
    response: Response | None = None


def sampled(
    engine: Engine, book: Book, since: datetime, until: datetime, most: int, manners: Collection[Manner]
) -> list[date]:
    """At most so many of the lender's days between two instants, evenly spread, the last one always.

    Only days on which the contacts of each of these plan files would be chosen between the two.
    """
    first, last = morning_at(engine, book, since).day, morning_at(engine, book, until).day
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [
        day
        for day in days
        if all(since <= morning_for(engine, book, day, manner).at < until for manner in manners)
    ]
    count = min(most, len(days))
    return [days[(place + 1) * len(days) // count - 1] for place in range(count)]


def shadow_of_days(  # noqa: PLR0913 -- one parameter a thing that days are played with
    engine: Engine,
    book: Book,
    days: Sequence[date],
    now: Side,
    then: Side,
    model: PartyModel,
    *,
    links: ir.Table | None = None,
    progress: Progress | None = None,
    name: str = "shadow_days",
) -> ir.Table:
    """Plan each of these days twice, each time from the book as it could be known that morning.

    A side's morning is at the hour at which its own plan file opens the day. It starts from the contacts that
    were really made before it, not from those that the plans of earlier days would have made. `links`: of
    `planned_day`, where they are laid over the book.

    Returns:
        A table with the columns of `COLUMNS`, kept in the engine under `name`.
    """
    kept = engine.create(name, [], ibis.schema(dict(COLUMNS)))
    for number, day in enumerate(days, 1):
        of_day = _day(engine, book, day, (now, then), model, links, name)
        made = made_on(book.tables["events"], morning_for(engine, book, day, now.manner))
        both = compared(of_day, made, day)
        kept = engine.materialize(ibis.union(kept, both), name)
        if progress:
            progress("days planned", number, len(days))
    return kept


@dataclass(frozen=True)
class _Known:
    """What is read on a morning: the book as far as it is known, what is owed, and who is asked about."""

    book: Book
    balance: ir.Table
    asked: ir.Table


def _day(
    engine: Engine,
    book: Book,
    day: date,
    sides: tuple[Side, Side],
    model: PartyModel,
    links: ir.Table | None,
    name: str,
) -> tuple[ir.Table, ir.Table]:
    """A day's plans under both sides; what both read alike, at one hour and by one law, is read once."""
    channels = {step.channel for side in sides for step in side.manner.steps}
    plans: list[ir.Table] = []
    read: dict[datetime, _Known] = {}
    decided: dict[tuple[datetime, int], ir.Table] = {}
    for side, part in zip(sides, ("now", "then"), strict=True):
        morning = morning_for(engine, book, day, side.manner)
        if morning.at not in read:
            # Not under the name of a plan: that forgets what was kept beside it.
            read[morning.at] = _known(engine, book, morning, channels, f"{name}_read_{part}")
        known, by = read[morning.at], (morning.at, id(side.law))
        if by not in decided:
            decided[by] = decide_table(
                engine, known.book, known.asked, morning.at, side.law, model, name=f"{name}_decided_{part}"
            )
        plans.append(
            plan_day(
                engine,
                known.book,
                decided[by],
                morning,
                manner=side.manner,
                response=side.response,
                law=side.law,
                balance=known.balance,
                links=links,
                name=f"{name}_{part}",
            )
        )
    return plans[0], plans[1]


def _known(engine: Engine, book: Book, morning: Morning, channels: Collection[str], name: str) -> _Known:
    known = as_known(engine, book, morning.at, f"{name}_known")
    balance = engine.materialize(
        owed(known.tables, morning.day, as_of_default=known.meta.as_of), f"{name}_balance"
    )
    asked = engine.materialize(concerned(known.tables, balance, morning.at, channels), f"{name}_asked")
    return _Known(known, balance, asked)


def concerned(
    tables: Mapping[str, ir.Table], balance: ir.Table, at: datetime, channels: Collection[str]
) -> ir.Table:
    """The gate's candidates of those to whom something may be said today: others would only be refused."""
    soon = ibis.literal(at.date() + timedelta(days=SOON_DAYS))
    debts = balance.filter(balance.total.isnull() | (balance.total > 0) | (balance.next_due_on <= soon))
    beside = ("liabilities", "relations")
    named = (tables[name].semi_join(debts, "debt_id").select("person_id") for name in beside)
    persons = ibis.union(*named).distinct()
    narrowed = {**tables, **{name: tables[name].semi_join(persons, "person_id") for name in beside}}
    candidates = default_candidates(narrowed, at)
    return candidates.filter(candidates.channel.isin(sorted(channels)))


def made_on(events: ir.Table, morning: Morning) -> ir.Table:
    """The contacts of a day, by person: person_id, made, made_channels."""
    out = events.filter(events.direction == "out", events.person_id.notnull())
    each = out.group_by("person_id", "contact_id").agg(begun=out["at"].min(), channel=out.channel.max())
    today = each.filter(each.begun >= stamp(morning.begins), each.begun < stamp(morning.ends))
    return today.group_by("person_id").agg(
        made=today.count(), made_channels=today.channel.collect(distinct=True, order_by=today.channel)
    )


_SHOWN = ("status", "channel", "content", "point_id", "at", "reason")


def compared(plans: tuple[ir.Table, ir.Table], made: ir.Table, day: date) -> ir.Table:
    """Both plans of a day, and what was made on it, a row a person: `COLUMNS`."""
    now, then = (
        plan.select("person_id", **{f"{name}_{side}": plan[name] for name in _SHOWN})
        for plan, side in zip(plans, ("now", "then"), strict=True)
    )
    both = _outer(_outer(now, then), made)
    goes = {side: both[f"status_{side}"].isin((PLANNED, HELD)).fill_null(False) for side in ("now", "then")}
    alike: Any = ibis.literal(value=True)
    for name in ("status", "channel", "content", "point_id", "at"):
        alike = alike & both[f"{name}_now"].identical_to(both[f"{name}_then"])
    change = ibis.cases(
        (goes["now"] & ~goes["then"], NO_LONGER),
        (~goes["now"] & goes["then"], NEWLY),
        (goes["now"] & ~alike, OTHERWISE),
        else_=SAME,
    )
    return both.mutate(
        day=ibis.literal(day), made=both.made.fill_null(0).cast("int64"), change=change
    ).select(*COLUMNS)


def _outer(left: ir.Table, right: ir.Table) -> ir.Table:
    joined = left.outer_join(right, "person_id")
    person = ibis.coalesce(joined.person_id, joined.person_id_right)
    return joined.mutate(person_id=person).drop("person_id_right")


def counted(engine: Engine, played: ir.Table) -> list[dict[str, Any]]:
    """What the days come to: `what` (contacts, people, a channel …), made, now, then.

    made_alike: of people who were contacted on a day, those whom the plan contacts on it too.
    """
    goes = {side: played[f"status_{side}"].isin((PLANNED, HELD)).fill_null(False) for side in ("now", "then")}
    met = played.made > 0
    sums = {
        "contacts": (played.made.sum(), *(goes[side].sum() for side in goes)),
        "people": (
            played.person_id.nunique(where=met),
            *(played.person_id.nunique(where=goes[side]) for side in goes),
        ),
        "made, and planned too": (met.sum(), *((met & goes[side]).sum() for side in goes)),
        "held until later that day": (
            ibis.literal(0),
            *((played[f"status_{side}"] == HELD).sum() for side in goes),
        ),
        "telling": (
            ibis.literal(0),
            *(
                (goes[side] & ~played[f"content_{side}"].isin(("knock", "callback")).fill_null(True)).sum()
                for side in goes
            ),
        ),
    }
    flat = {f"{what}|{place}": value for what, each in sums.items() for place, value in enumerate(each)}
    (row,) = engine.rows(played.agg(**flat))
    found = [
        {"what": what, **{side: int(row[f"{what}|{place}"] or 0) for place, side in enumerate(_COUNTED)}}
        for what in sums
    ]
    return found + _by_channel(engine, played)


_COUNTED = ("made", "now", "then")


def _by_channel(engine: Engine, played: ir.Table) -> list[dict[str, Any]]:
    counts: dict[str, dict[str, int]] = {}
    columns = {"made": played.select(channel=played.made_channels.unnest())}
    columns |= {side: played.select(channel=f"channel_{side}") for side in ("now", "then")}
    for side, rows in columns.items():
        some = rows.filter(rows.channel.notnull())
        for row in engine.rows(some.group_by("channel").agg(count=some.count())):
            counts.setdefault(row["channel"], dict.fromkeys(_COUNTED, 0))[side] = row["count"]
    return [{"what": f"by {channel}", **each} for channel, each in sorted(counts.items())]


def changes(engine: Engine, played: ir.Table) -> Mapping[str, int]:
    """How many people and days fall under each of `CHANGES`."""
    rows = engine.rows(played.group_by("change").agg(count=played.count()))
    found = {row["change"]: row["count"] for row in rows}
    return {change: found.get(change, 0) for change in CHANGES}
