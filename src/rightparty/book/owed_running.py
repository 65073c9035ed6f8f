"""Who got each payment: allocation day by day, in closed form, and penalty interest by the day.

A payment meets what is overdue on its day in the order of allocation, say costs, then interest, then
principal; what it leaves over waits for what falls due next. So for the first parts of an order,
what is open after a day follows

    open(t) = max(0, open(t-1) + fallen_due(t) - used(t))

with `used` the money that meets anything at all. That is a walk held up at zero, and the walk's
value is its free course less the lowest point the free course has had: two running windows, no loop.
"""

from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ZERO
from rightparty.book.terms import DAILY_RATE_DIGITS

_DAILY = f"decimal(20, {DAILY_RATE_DIGITS})"

MORNING, EVENING = 0, 1
"""What falls due is there in the morning; what is paid that day is there in the evening."""


def run(debts: ir.Table, lines: ir.Table, money: ir.Table, on: date) -> ir.Table:
    """How each debt's open balance is made up on a day, and what penalty interest has run.

    `debts`: debt_id, first, last. `lines`: debt_id, arrives, costs, interest, principal, up to the day.
    `money`: debt_id, day, amount. Gives debt_id, costs, interest, principal, principal_days: the sum over
    the nights of the principal that was overdue in them.
    """
    steps = _steps(debts, lines, money)
    so_far = {"group_by": "debt_id", "order_by": ["day", "phase"], "rows": (None, 0)}
    window = ibis.window(**so_far)
    steps = steps.mutate(
        due_first=steps.first_part.sum().over(window),
        due_upto=steps.upto_second.sum().over(window),
        due=steps.whole.sum().over(window),
        came=steps.amount.sum().over(window),
        next_clock=steps.clock.lead().over(group_by="debt_id", order_by=["day", "phase"]),
    )
    used = ibis.least(steps.came, steps.due)
    steps = steps.mutate(
        open_all=steps.due - used, free_first=steps.due_first - used, free_upto=steps.due_upto - used
    )
    steps = steps.mutate(
        open_first=steps.free_first - ibis.least(steps.free_first.min().over(window), ZERO),
        open_upto=steps.free_upto - ibis.least(steps.free_upto.min().over(window), ZERO),
    )
    return _ends(steps, on)


def _steps(debts: ir.Table, lines: ir.Table, money: ir.Table) -> ir.Table:
    """One row a debt, day and half of it: what fell due, cut by the debt's order, and what came in."""
    orders = debts.select("debt_id", "first", "last")
    due = (
        lines.group_by("debt_id", "arrives")
        .agg(costs=lines.costs.sum(), interest=lines.interest.sum(), principal=lines.principal.sum())
        .join(orders, "debt_id")
    )
    whole = due.costs + due.interest + due.principal
    mornings = due.select(
        "debt_id",
        "first",
        "last",
        day="arrives",
        phase=ibis.literal(MORNING, "int8"),
        clock=due.arrives,
        first_part=_part(due, due["first"]),
        upto_second=whole - _part(due, due["last"]),
        whole=whole,
        amount=ZERO,
    )
    came = money.group_by("debt_id", "day").agg(amount=money.amount.sum()).join(orders, "debt_id")
    evenings = came.select(
        "debt_id",
        "first",
        "last",
        "day",
        phase=ibis.literal(EVENING, "int8"),
        clock=came.day + ibis.interval(days=1),
        first_part=ZERO,
        upto_second=ZERO,
        whole=ZERO,
        amount=came.amount,
    )
    return _same(mornings).union(_same(evenings))


def _same(steps: ir.Table) -> ir.Table:
    amounts = ("first_part", "upto_second", "whole", "amount")
    return steps.mutate(
        clock=steps.clock.cast("date"), **{name: steps[name].cast(AMOUNT) for name in amounts}
    )


def _part(row: ir.Table, name: ir.StringColumn) -> ir.Value:
    return ibis.cases((name == "costs", row.costs), (name == "interest", row.interest), else_=row.principal)


def _ends(steps: ir.Table, on: date) -> ir.Table:
    """The state after the last step of each debt, by part, and the nights of overdue principal."""
    second, third = steps.open_upto - steps.open_first, steps.open_all - steps.open_upto
    parts = {
        name: ibis.cases(
            (steps["first"] == name, steps.open_first), (steps["last"] == name, third), else_=second
        )
        for name in ("costs", "interest", "principal")
    }
    tomorrow = ibis.literal(on) + ibis.interval(days=1)
    until = ibis.coalesce(steps.next_clock, tomorrow.cast("date"))
    nights = until.delta(steps.clock, unit="day")
    steps = steps.mutate(
        final=steps.next_clock.isnull(), principal_nights=(parts["principal"] * nights).cast(AMOUNT), **parts
    )
    return steps.group_by("debt_id").agg(
        principal_days=steps.principal_nights.sum(),
        **{name: steps[name].max(where=steps.final) for name in ("costs", "interest", "principal")},
    )


def penalty(principal_days: ir.Value, rate: ir.Value, day_count: ir.IntegerColumn) -> ir.Value:
    """Penalty interest, rounded half up to the cent, by a daily rate that is itself rounded half up.

    In whole numbers where it can be: the engines round a decimal division differently.
    """
    hundred_millionths = (rate.cast("decimal(18, 8)") * ibis.literal(10**8, "int64")).cast("int64")
    units = (hundred_millionths * (2 * 10 ** (DAILY_RATE_DIGITS - 8)) + day_count) // (day_count * 2)
    unit = ibis.literal(Decimal(1).scaleb(-DAILY_RATE_DIGITS), _DAILY)
    daily = (units.cast("decimal(20, 0)") * unit).cast(_DAILY)
    return (principal_days.cast("decimal(20, 2)") * daily).round(2).cast(AMOUNT)
