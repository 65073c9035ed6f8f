"""The next days' contacts as they are expected if nothing happens: who, when and how at most.

A forecast in columns: nothing is decided for a day to come and nothing is sent by it. Each day, the gate
decides anew with what has happened by then. What it goes by is today's answers: ways that are open, and from
when on the others will be (`retry_at`); what was made in the last 30 days, and what it expects itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.promises import OPEN, promise_states_table
from rightparty.engine import Engine
from rightparty.law.load import Law
from rightparty.law.vocabulary import KNOCK, NEUTRAL, REMINDER, VERIFIED, VOICE
from rightparty.plan import choice, people
from rightparty.plan.allocate import allocate
from rightparty.plan.limits import NO_LIMITS, Limits, assumed
from rightparty.plan.manner import Manner, Step
from rightparty.plan.morning import Morning
from rightparty.plan.options import in_units
from rightparty.plan.uses import Room, room_of
from rightparty.plan.ways import HELD, PLANNED

DAYS = 14

NOTHING_OVERDUE = "core.promise.nothing_is_overdue"
PROMISE_OPEN = "core.stops.promise_is_open"
"""Rules whose refusal ends on a day that is known: when an instalment is due, and when a promise is."""

COLUMNS = ("day", "person_id", "at", "channel", "says", "basis", "left", "candidate_id")
"""`says`: tells, knocks or reminds. `basis`: planned, held (of today); open, opens (a way that has to wait
until then), due (once the next instalment is), reminder, promise. `left`: how many contacts of the month the
person has left after it."""

_TELLS, _KNOCKS, _REMINDS = "tells", "knocks", "reminds"
_A_DAY = 86_400
_MONTH, _WEEK = 30, 7
_FAR = 10_000
_MADE = ("person_id", "day", "channel", "says", "point_id")


@dataclass(frozen=True)
class Calendar:
    """`contacts` has `COLUMNS`; `days` a row a day: the table that people read."""

    contacts: ir.Table
    days: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class _Caps:
    """The house policy's numbers, as in force on the day."""

    told: int
    knocks: int
    texts: int
    reminder_days: int


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
    limits: Limits = NO_LIMITS,
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
        limits: what each day has room for.
        days: how many, today included.
        name: as above.
    """
    caps = _caps(law, morning)
    ways = engine.materialize(
        _ways(book.tables, decided, balance, morning, manner, law, caps), f"{name}_ways"
    )
    made = engine.materialize(_made_before(book.tables, morning), f"{name}_made")
    first = engine.materialize(_today(plan, made, manner, morning), f"{name}_0")
    found, rows = [first], [_row(engine, first, None, morning.day, NO_ROOM, limits)]
    for number in range(1, days):
        later = _moved(morning, number)
        room = room_of(engine, book.tables, later, limits, assumed()) if limits else None
        contacts, resting = _day(engine, ways, made, found, number, manner, caps, room, later, name)
        found.append(contacts)
        rows.append(_row(engine, contacts, resting, later.day, room or NO_ROOM, limits))
    every = engine.materialize(ibis.union(*found) if len(found) > 1 else first, name)
    for part in ("ways", "made", *map(str, range(days))):
        engine.drop(f"{name}_{part}")
    return Calendar(every.select(*COLUMNS), rows)


NO_ROOM = Room(NO_LIMITS, {}, {}, {}, 0)


def _caps(law: Law, morning: Morning) -> _Caps:
    def number(rulebook: str, instrument: str, parameter: str, otherwise: int) -> int:
        for rule in law.rules:
            if (rule.instrument.rulebook, rule.instrument.id) == (rulebook, instrument):
                return int(rule.instrument.parameters[parameter].on(morning.day))
        return otherwise

    return _Caps(
        told=number("house", "default", "telling_contacts_in_30_days", _FAR),
        knocks=number("house", "default", "knocks_in_30_days", _FAR),
        texts=number("house", "default", "sms_in_seven_days", _FAR),
        reminder_days=number("core", "classes", "reminder_days", _WEEK),
    )


def _moved(morning: Morning, days: int) -> Morning:
    """The same hours on a later day; where clocks change between them, an hour off."""
    ahead = timedelta(days=days)
    return replace(
        morning,
        day=morning.day + ahead,
        begins=morning.begins + ahead,
        at=morning.at + ahead,
        ends=morning.ends + ahead,
    )


# --- what there is to go by -------------------------------------------------------------------------


def _day_of(at: ir.Value, morning: Morning) -> ir.Value:
    """The day in which an instant lies, today being 0."""
    since = at.epoch_seconds() - int(morning.begins.timestamp())
    return (since / _A_DAY).floor().cast("int64")


def _made_before(tables: Mapping[str, ir.Table], morning: Morning) -> ir.Table:
    """What reached somebody in the last 30 days: person_id, day (below 0), channel, says, point_id."""
    made = people.unasked(tables["events"], morning.at, _MONTH)
    made = made.filter(made.person_id.notnull())
    nobody = made.channel.isin(people.RINGS) & (made.kind == "attempt")
    rang = nobody & made.outcome.fill_null("no_answer").isin(people.NOBODY)
    each = made.group_by("person_id", "contact_id").aggregate(
        at=made["at"].min(),
        channel=made.channel.min(),
        neutral=made.content.isin(NEUTRAL).fill_null(False).all(),
        reminds=(made.content == REMINDER).fill_null(False).any(),
        point_id=made.point_id.min(),
        rang=rang.fill_null(False).all(),
    )
    each = each.filter(~each.rang)
    says = ibis.cases((each.reminds, _REMINDS), (each.neutral, _KNOCKS), else_=_TELLS)
    return each.select(
        "person_id", day=_day_of(each["at"], morning), channel=each.channel, says=says, point_id=each.point_id
    )


def _ways(
    tables: Mapping[str, ir.Table],
    decided: ir.Table,
    balance: ir.Table,
    morning: Morning,
    manner: Manner,
    law: Law,
    caps: _Caps,
) -> ir.Table:
    """Ways that are open or will be: from which day, to which, saying what, and how gentle.

    What a way that waits will carry is not known yet: it is taken to tell where its point is proven.
    """
    money = choice.money_of(decided, balance).left_join(_next_due(decided, balance), "candidate_id")
    row = decided.left_join(money.drop("candidate_id_right"), "candidate_id").drop("candidate_id_right")
    own = people.chosen_channels(tables, morning.at)
    row = row.left_join(own, "person_id").drop("person_id_right")
    pressed = people.pressed(tables, morning.at, manner.contacts_days).select("person_id", "dialled")
    row = row.left_join(pressed, "person_id").drop("person_id_right")
    row = row.left_join(_eves(tables, morning), "person_id").drop("person_id_right")
    row = row.filter(~(row.channel.isin(VOICE) & (row.dialled >= manner.unanswered_most)).fill_null(False))
    reasons = row.reasons.fill_null(ibis.literal([], "array<string>"))
    others = reasons.filter(lambda reason: reason.notin((NOTHING_OVERDUE, PROMISE_OPEN)))
    knocking = tuple(rule.id for rule in law.rules if rule.cuts and KNOCK not in rule.cuts)
    lasting = others.filter(lambda reason: reason.notin(knocking))
    row = row.mutate(
        clear=others.length() == 0,
        proof_alone=lasting.length() == 0,
        not_due=reasons.contains(NOTHING_OVERDUE),
        promised=reasons.contains(PROMISE_OPEN),
    )
    parts = [
        *_ordinary(row, morning, manner),
        *_falling_due(row, morning, manner),
        *_reminders(row, morning, manner, caps),
        *_of_promises(row, manner),
    ]
    return _one_step_each(ibis.union(*parts))


def _one_step_each(row: ir.Table) -> ir.Table:
    """A candidate carries its first step: on a channel of one's own choice, what tells; else the gentlest."""
    row = row.mutate(turn=row.order - ibis.ifelse(row.by_choice & (row.says != _KNOCKS), _FAR, 0))
    first = row.group_by("candidate_id", "basis").aggregate(turn=row.turn.min())
    return row.semi_join(first, ["candidate_id", "basis", "turn"]).drop("turn")


def _next_due(decided: ir.Table, balance: ir.Table) -> ir.Table:
    named = decided.select("candidate_id", debt_id=decided.debt_ids.unnest())
    due = named.join(balance.select("debt_id", "next_due_on"), "debt_id")
    return due.group_by("candidate_id").aggregate(next_due_on=due.next_due_on.min())


def _eves(tables: Mapping[str, ir.Table], morning: Morning) -> ir.Table:
    """The day before somebody's open promise is due: person_id, eve (0 for today)."""
    states = promise_states_table(tables, morning.at, morning.day)
    open_ = states.filter(states.state == OPEN)
    eve = open_.due_on.delta(ibis.literal(morning.day), unit="day") - 1
    return open_.group_by("person_id").aggregate(eve=eve.min())


def _ordinary(row: ir.Table, morning: Morning, manner: Manner) -> Iterator[ir.Table]:
    usable = row.verdict.isin(("allow", "limited"))
    delayed = row.verdict == "delay"
    # An open promise is waited for until the day after it is due.
    promise = delayed & row.retry_at.isnull() & row.promised & row.proof_alone & row.eve.notnull()
    row = row.filter(usable | (delayed & row.retry_at.notnull()) | promise)
    after_promise = ibis.ifelse(row.promised, row.eve + 2, ibis.null("int64"))
    opens = ibis.cases(
        (row.verdict != "delay", 0),
        (row.retry_at.notnull(), _day_of(row.retry_at, morning)),
        else_=after_promise,
    )
    row = row.mutate(opens=opens, closes=ibis.literal(_FAR, "int64"), from_at=row.retry_at)
    row = row.mutate(basis=ibis.ifelse(row.verdict == "delay", "opens", "open"))
    proven = row.right_party == VERIFIED
    for step in manner.steps:
        if step.content in (REMINDER, "offer"):
            continue
        carries = ibis.ifelse(
            row.verdict == "delay",
            proven.fill_null(False) if step.tells else ibis.literal(value=True),
            row.allowed.contains(step.content),
        )
        yield _way(row.filter((row.channel == step.channel) & carries), step, manner)


def _falling_due(row: ir.Table, morning: Morning, manner: Manner) -> Iterator[ir.Table]:
    """Where nothing is overdue yet: from the day after the next instalment is due, if it is not paid."""
    row = row.filter(row.not_due & row.proof_alone & ~row.promised & row.next_due_on.notnull())
    due = row.next_due_on.delta(ibis.literal(morning.day), unit="day") + 1
    row = row.mutate(
        opens=ibis.greatest(due, 1),
        closes=ibis.literal(_FAR, "int64"),
        from_at=ibis.null("timestamp"),
        basis=ibis.literal("due"),
        coming=ibis.null("decimal(38, 2)"),
        overdue=row.coming,
    )
    for step in manner.steps:
        if step.content not in (REMINDER, "offer"):
            may = row.clear & (row.right_party == VERIFIED) if step.tells else ibis.literal(value=True)
            yield _way(row.filter((row.channel == step.channel) & may), step, manner)


def _reminders(row: ir.Table, morning: Morning, manner: Manner, caps: _Caps) -> Iterator[ir.Table]:
    """Before an instalment is due, where nothing is overdue: from so many days before to the due day."""
    ahead = row.next_due_on.delta(ibis.literal(morning.day), unit="day")
    row = row.mutate(
        opens=ibis.greatest(ahead - caps.reminder_days, 0),
        closes=ahead,
        from_at=ibis.null("timestamp"),
        basis=ibis.literal("reminder"),
    )
    row = row.filter(
        (row.right_party == VERIFIED) & (row.overdue <= 0) & (row.closes >= 0) & row.clear & ~row.promised
    )
    for step in manner.steps:
        if step.content == REMINDER:
            yield _way(row.filter(row.channel == step.channel), step, manner)


def _of_promises(row: ir.Table, manner: Manner) -> Iterator[ir.Table]:
    """The day before a promise is due, one reminder of it."""
    row = row.filter((row.eve >= 0) & (row.right_party == VERIFIED) & row.clear)
    row = row.mutate(
        opens=row.eve, closes=row.eve, from_at=ibis.null("timestamp"), basis=ibis.literal("promise")
    )
    for step in manner.steps:
        if step.content == REMINDER:
            yield _way(row.filter(row.channel == step.channel), step, manner)


def _way(row: ir.Table, step: Step, manner: Manner) -> ir.Table:
    says = _REMINDS if step.content == REMINDER else _TELLS if step.tells else _KNOCKS
    row = row.mutate(step=ibis.literal(step.place, "int64"), promise_step=ibis.null("string"))
    return row.select(
        "person_id",
        "candidate_id",
        "channel",
        "point_id",
        "basis",
        says=ibis.literal(says),
        order=ibis.literal(step.place, "int64"),
        after=ibis.literal(step.after, "int64"),
        by_choice=(row.channel == row.own_channel).fill_null(False),
        last_way=ibis.literal(step.channel in manner.last),
        opens=row.opens.cast("int64"),
        closes=row.closes.cast("int64"),
        from_at=row.from_at,
        worth=in_units(choice.worth(row, manner), row.currency, manner),
    )


# --- day by day -------------------------------------------------------------------------------------


def _today(plan: ir.Table, made: ir.Table, manner: Manner, morning: Morning) -> ir.Table:
    row = plan.filter(plan.status.isin((PLANNED, HELD)))
    row = row.left_join(_counted(made, 0).select("person_id", "reached"), "person_id").drop("person_id_right")
    says = ibis.cases((row.content == REMINDER, _REMINDS), (row.content.isin(NEUTRAL), _KNOCKS), else_=_TELLS)
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


def _counted(made: ir.Table, number: int) -> ir.Table:
    """What counts for a person on a day: reached, told and texts of the days before it."""
    now = made.filter(made.day > number - _MONTH)
    return now.group_by("person_id").aggregate(
        reached=now.count(),
        told=(now.says != _KNOCKS).sum(),
        texts=((now.channel == "sms") & (now.day > number - _WEEK)).sum(),
        reminders=((now.says == _REMINDS) & (now.day > number - _WEEK)).sum(),
        today=(now.day == number).any(),
    )


def _day(  # noqa: PLR0913, PLR0917 -- one parameter a thing that a day goes by
    engine: Engine,
    ways: ir.Table,
    made: ir.Table,
    found: Sequence[ir.Table],
    number: int,
    manner: Manner,
    caps: _Caps,
    room: Room | None,
    later: Morning,
    name: str,
) -> tuple[ir.Table, int]:
    """The contacts of a day; and how many people have an open way and rest."""
    expected = [one.select("person_id", "channel", "says", "point_id", day=one.number) for one in found]
    so_far = ibis.union(made.select(*_MADE), *(one.select(*_MADE) for one in expected))
    so_far = engine.materialize(so_far, f"{name}_so_far")
    open_ = ways.filter(ways.opens <= number, ways.closes >= number)
    row = open_.left_join(_counted(so_far, number), "person_id").drop("person_id_right")
    tries = so_far.group_by("person_id", "channel", knocks=so_far.says == _KNOCKS).aggregate(n=so_far.count())
    row = row.mutate(knocks=row.says == _KNOCKS)
    row = row.left_join(tries, ["person_id", "channel", "knocks"])
    row = row.drop("person_id_right", "channel_right", "knocks_right")
    # A call asks for a call back, which is no knock at the point.
    month = so_far.filter(so_far.says == _KNOCKS, so_far.day > number - _MONTH, ~so_far.channel.isin(VOICE))
    knocked = month.group_by("person_id", "point_id").aggregate(knocked=month.count())
    row = row.left_join(knocked, ["person_id", "point_id"]).drop("person_id_right", "point_id_right")
    may = (
        (row.reached.fill_null(0) < manner.contacts_most)
        & ((row.says == _KNOCKS) | (row.told.fill_null(0) < caps.told))
        & ((row.says != _KNOCKS) | row.channel.isin(VOICE) | (row.knocked.fill_null(0) < caps.knocks))
        & ((row.channel != "sms") | (row.texts.fill_null(0) < caps.texts))
        & ((row.says != _REMINDS) | (row.reminders.fill_null(0) < manner.reminders_most))
        & ~row.today.fill_null(False)
    )
    everybody = engine.count(open_.select("person_id").distinct())
    row = row.filter(may)
    vain = ibis.ifelse(row.by_choice, 0, row.n.fill_null(0) + row.after)
    row = row.mutate(
        rank=ibis.struct(
            {
                "promised": ibis.ifelse(row.basis == "promise", 0, 1),
                "last": row.last_way.ifelse(1, 0),
                "chosen": row.by_choice.ifelse(0, 1),
                "vain": vain,
                "order": row.order,
                "candidate_id": row.candidate_id,
                **{one: row[one] for one in ("channel", "says", "basis", "point_id", "from_at", "worth")},
                "left": (manner.contacts_most - row.reached.fill_null(0) - 1).cast("int64"),
            }
        )
    )
    best = row.group_by("person_id").aggregate(best=row["rank"].min())
    taken = ("candidate_id", "channel", "says", "basis", "point_id", "from_at", "worth", "left")
    chosen = engine.materialize(
        best.select("person_id", **{one: best.best[one] for one in taken}), f"{name}_{number}"
    )
    if room is not None:
        chosen = engine.materialize(_within(engine, chosen, room, later, name), f"{name}_{number}")
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
    contacts = engine.materialize(contacts, f"{name}_{number}")
    return contacts, everybody - engine.count(contacts)


def _within(engine: Engine, chosen: ir.Table, room: Room, later: Morning, name: str) -> ir.Table:
    """Those of a day for whom its limits have room; the others come up again the next day."""
    asking = chosen.select(
        "person_id",
        "candidate_id",
        place=ibis.literal(0, "int64"),
        channel=chosen.channel,
        language=ibis.literal(""),
        earliest=ibis.literal(room.first_hour if room.desks else 0, "int64"),
        worth=chosen.worth,
        waited=ibis.literal(0, "int64"),
    )
    given = allocate(engine, asking, room, later, name=f"{name}_given").chosen
    return chosen.anti_join(given.filter(given.candidate_id.isnull()), "person_id")


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
        "reminders": total(says=_REMINDS),
        "resting": resting,
        "agent_minutes": None if each is None else round(calls * each),
        "replies": round(replies, 1),
    }
