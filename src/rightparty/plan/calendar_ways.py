"""Ways that are open on the next days or will be, as today's answers have it: from when on, saying what."""

from collections.abc import Iterator, Mapping

import ibis
import ibis.expr.types as ir

from rightparty.book.promises import OPEN, promise_states_table
from rightparty.law.load import Law
from rightparty.law.vocabulary import KNOCK, REMINDER, VERIFIED, VOICE
from rightparty.plan import choice
from rightparty.plan.calendar_caps import FAR, Caps
from rightparty.plan.holdout import in_holdout
from rightparty.plan.known import PAST, what_is_known, with_past
from rightparty.plan.manner import Manner, Step
from rightparty.plan.morning import Morning
from rightparty.plan.options import in_units
from rightparty.plan.response import Response
from rightparty.plan.worth import not_worth_it, with_past_of, worth

NOTHING_OVERDUE = "core.promise.nothing_is_overdue"
PROMISE_OPEN = "core.stops.promise_is_open"
"""Rules whose refusal ends on a day that is known: when an instalment is due, and when a promise is."""

TELLS, KNOCKS, REMINDS = "tells", "knocks", "reminds"
_A_DAY = 86_400


def day_of(at: ir.Value, morning: Morning) -> ir.Value:
    """The day in which an instant lies, today being 0."""
    since = at.epoch_seconds() - int(morning.begins.timestamp())
    return (since / _A_DAY).floor().cast("int64")


def open_ways(
    tables: Mapping[str, ir.Table],
    decided: ir.Table,
    balance: ir.Table,
    morning: Morning,
    *,
    manner: Manner,
    response: Response,
    law: Law,
    caps: Caps,
) -> ir.Table:
    """Ways that are open or will be: from which day, to which, saying what, and how gentle.

    What a way that waits will carry is not known yet: it is taken to tell where its point is proven.

    Args:
        tables: of the book.
        decided: the gate's decisions of today.
        balance: `book.owed.owed` of today.
        morning: today.
        manner: the order of steps, and the share that is held out.
        response: what a contact is worth, at the places of the manner.
        law: that of the decisions.
        caps: of `caps_of`.
    """
    known, tried = what_is_known(tables, morning, manner, balance)
    past = with_past(known, tried, tables, morning, response)
    money = choice.money_of(decided, balance).left_join(_next_due(decided, balance), "candidate_id")
    row = decided.left_join(money.drop("candidate_id_right"), "candidate_id").drop("candidate_id_right")
    row = row.left_join(known.select("person_id", "own_channel", "dialled"), "person_id")
    row = with_past_of(row.drop("person_id_right"), past, morning)
    row = row.left_join(_eves(tables, morning), "person_id").drop("person_id_right")
    row = row.filter(~(row.channel.isin(VOICE) & (row.dialled >= manner.unanswered_most)).fill_null(False))
    row = _by_reasons(row, law)
    row = row.mutate(
        by_choice=(row.channel == row.own_channel).fill_null(False),
        promise_step=ibis.null("string"),
    )
    ours = row.filter(~in_holdout(row.person_id, manner.holdout)) if manner.holdout else row
    parts = [
        *_ordinary(ours, morning, manner),
        *_falling_due(ours, morning, manner),
        *_reminders(ours, morning, manner, caps),
        *_of_promises(row, manner),
    ]
    every = ibis.union(*parts)
    idle = not_worth_it(every, manner, response) & (every.basis != "promise")
    valued = every.mutate(worth=in_units(worth(every, manner, response), every.currency, manner), idle=idle)
    return _one_step_each(valued.select(*_WAY))


def _by_reasons(row: ir.Table, law: Law) -> ir.Table:
    """What stands against each way: nothing, an unproven point, or what ends on a known day."""
    reasons = row.reasons.fill_null(ibis.literal([], "array<string>"))
    others = reasons.filter(lambda reason: reason.notin((NOTHING_OVERDUE, PROMISE_OPEN)))
    knocking = tuple(rule.id for rule in law.rules if rule.cuts and KNOCK not in rule.cuts)
    lasting = others.filter(lambda reason: reason.notin(knocking))
    return row.mutate(
        clear=others.length() == 0,
        proof_alone=lasting.length() == 0,
        not_due=reasons.contains(NOTHING_OVERDUE),
        promised=reasons.contains(PROMISE_OPEN),
    )


def _one_step_each(row: ir.Table) -> ir.Table:
    """A candidate carries its first step: on a channel of one's own choice, what tells; else the gentlest."""
    row = row.mutate(turn=row.order - ibis.ifelse(row.by_choice & (row.says != KNOCKS), FAR, 0))
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
        (row.retry_at.notnull(), day_of(row.retry_at, morning)),
        else_=after_promise,
    )
    row = row.mutate(opens=opens, closes=ibis.literal(FAR, "int64"), from_at=row.retry_at)
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
        closes=ibis.literal(FAR, "int64"),
        from_at=ibis.null("timestamp"),
        basis=ibis.literal("due"),
        coming=ibis.null("decimal(38, 2)"),
        overdue=row.coming,
    )
    for step in manner.steps:
        if step.content not in (REMINDER, "offer"):
            may = row.clear & (row.right_party == VERIFIED) if step.tells else ibis.literal(value=True)
            yield _way(row.filter((row.channel == step.channel) & may), step, manner)


def _reminders(row: ir.Table, morning: Morning, manner: Manner, caps: Caps) -> Iterator[ir.Table]:
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
    says = REMINDS if step.content == REMINDER else TELLS if step.tells else KNOCKS
    row = row.mutate(
        says=ibis.literal(says),
        step=ibis.literal(step.place, "int64"),
        order=ibis.literal(step.place, "int64"),
        after=ibis.literal(step.after, "int64"),
        last_way=ibis.literal(step.channel in manner.last),
        opens=row.opens.cast("int64"),
        closes=row.closes.cast("int64"),
        coming=row.coming.cast("decimal(38, 2)"),
        overdue=row.overdue.cast("decimal(38, 2)"),
    )
    facts = (name for name in (*PAST, "hour", "step", "currency", "overdue", "coming", "dpd"))
    return row.select(*_WAY[:-2], *(name for name in facts if name in row.columns))


_WAY = (
    "person_id",
    "candidate_id",
    "channel",
    "point_id",
    "basis",
    "says",
    "order",
    "after",
    "by_choice",
    "last_way",
    "opens",
    "closes",
    "from_at",
    "worth",
    "idle",
)
