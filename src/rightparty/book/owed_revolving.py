"""Revolving debts: what is due of a statement is its smallest payment, earlier shortfalls included.

A statement's `minimum` holds, as on a card's bill, whatever of earlier minimums is still unpaid. So only
the newest statement whose day has passed is due. It is met by the money since the due day before it;
money above the minimum lowers the balance and pays no later minimum.
"""

from datetime import date

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ZERO, Facts, Keep, above_zero, unkept
from rightparty.book.terms import COMPONENTS

MONEY, STATEMENT = 0, 1
"""Money of a due day is in time: it is counted before the day closes."""


def owed_revolving(facts: Facts, on: date, keep: Keep = unkept) -> ir.Table:
    """Per debt that revolves: costs, interest, principal, total short of the newest minimum, `due`, and when.

    `oldest_due_on` is the first statement of which the minimum has not been paid since, `next_due_on` the
    first to come with something left to pay.
    """
    cards = keep("cards", facts.cards())
    short = _short(_statements(facts.schedule(cards)), facts.money(cards))
    short = short.join(cards.select("debt_id", "first", "last", "tolerance"), "debt_id")
    past = short.due_on < on
    newest = short.due_on.max(where=past).over(ibis.window(group_by="debt_id"))
    short = short.mutate(past=past, is_newest=past & (short.due_on == newest), **_minimum(short))
    short = short.mutate(**_open_parts(short))
    coming = ~short.past & (short.short > ZERO)
    return short.group_by("debt_id").agg(
        costs=_sum(short.open_costs, short.is_newest),
        interest=_sum(short.open_interest, short.is_newest),
        principal=_sum(short.open_principal, short.is_newest),
        total=_sum(short.short, short.is_newest),
        due=_sum(short.least, short.is_newest),
        oldest_due_on=short.due_on.min(where=short.past & (short.short > short.tolerance)),
        next_due_on=short.due_on.min(where=coming),
        next_due_amount=short.short.argmin(short.due_on, where=coming),
    )


def _statements(schedule: ir.Table) -> ir.Table:
    """What falls due on one day is one statement; a row without a minimum is due in full."""
    whole = schedule.costs + schedule.interest + schedule.principal
    return schedule.group_by("debt_id", "due_on").agg(
        least=ibis.coalesce(schedule.least.cast(AMOUNT), whole.cast(AMOUNT)).sum(),
        **{name: schedule[name].sum() for name in COMPONENTS},
    )


def _sum(amount: ir.Value, where: ir.BooleanValue) -> ir.Value:
    return amount.sum(where=where).fill_null(ZERO)


def _short(statements: ir.Table, money: ir.Table) -> ir.Table:
    """Each statement with what its minimum is short by, counting the money since the due day before."""
    statements = statements.mutate(opens=statements.due_on.lag().over(group_by="debt_id", order_by="due_on"))
    long_ago = ibis.date(1, 1, 1)
    marks = statements.select(
        "debt_id",
        "due_on",
        day=statements.opens.fill_null(long_ago),
        phase=ibis.literal(STATEMENT, "int8"),
        amount=ZERO,
        **{name: statements[name] for name in (*COMPONENTS, "least")},
    )
    no_amount = ibis.null(AMOUNT)
    came = money.select(
        "debt_id",
        due_on=ibis.null("date"),
        day="day",
        phase=ibis.literal(MONEY, "int8"),
        amount=money.amount.cast(AMOUNT),
        costs=no_amount,
        interest=no_amount,
        principal=no_amount,
        least=no_amount,
    )
    course = _typed(marks).union(_typed(came))
    before = course.amount.sum().over(
        ibis.window(group_by="debt_id", order_by=["day", "phase"], rows=(None, 0))
    )
    course = course.mutate(since=course.amount.sum().over(ibis.window(group_by="debt_id")) - before)
    rows = course.filter(course.due_on.notnull())
    return rows.mutate(short=above_zero(rows.least - rows.since))


def _typed(rows: ir.Table) -> ir.Table:
    names = ("amount", "costs", "interest", "principal", "least")
    return rows.select(
        "debt_id", "due_on", "day", "phase", **{name: rows[name].cast(AMOUNT) for name in names}
    )


def _minimum(rows: ir.Table) -> dict[str, ir.Value]:
    """A smallest payment by part: costs first, then interest, the rest is principal."""
    costs = ibis.least(rows.costs, rows.least)
    interest = ibis.least(rows.interest, rows.least - costs)
    return {
        "least_costs": costs,
        "least_interest": interest,
        "least_principal": rows.least - costs - interest,
    }


def _open_parts(rows: ir.Table) -> dict[str, ir.Value]:
    """What is left of each part of the minimum once money has met them in the debt's order."""
    part = {name: rows[f"least_{name}"] for name in COMPONENTS}
    last = ibis.cases(*((rows["last"] == name, amount) for name, amount in part.items()), else_=ZERO)
    left = {}
    for name, amount in part.items():
        is_first, is_last = rows["first"] == name, rows["last"] == name
        before = ibis.cases(
            (is_first, ZERO), (is_last, rows.least - amount), else_=rows.least - amount - last
        )
        left[f"open_{name}"] = above_zero(ibis.least(amount, before + amount - rows.since))
    return left
