"""Who got each payment: allocation day by day, in closed form, and penalty interest by the night.

A payment meets what is overdue on its day in the order of allocation, say costs, then interest, then
principal; what it leaves over waits for what falls due next. So for the first parts of an order,
what is open after a step follows

    open(t) = max(0, open(t-1) + fallen_due(t) - used(t))

with `used` the money that meets anything at all. That is a walk held up at zero, and the walk's
value is its free course less the lowest point the free course has had: running windows, no loop.
"""

from datetime import date
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ROW, ZERO, Keep, beside, unkept
from rightparty.book.terms import COMPONENTS, DAILY_RATE_DIGITS

_DAILY = f"decimal(28, {DAILY_RATE_DIGITS})"
_FIRST_DAY = date(1970, 1, 1)
_HELD_UP = ("first", "second")
"""The parts of an order whose walk is held up at zero; all parts together are never below it."""

STEPS = 3
INSTALMENT, CHARGE, MONEY = range(STEPS)
"""The steps of a day: an instalment is overdue the morning after it is due, then come the day's charges,
in the evening its money."""


def walk(
    debts: ir.Table,
    instalments: ir.Table,
    charges: ir.Table,
    money: ir.Table,
    on: date,
    keep: Keep = unkept,
) -> ir.Table:
    """How the open balance of each of `debts` is made up on a day, and since when it is late.

    `debts`: debt_id, first, last, came, tolerance, accrues. `instalments` that were due before the day:
    debt_id, due_on, costs, interest, principal. `charges` by the day: debt_id, day, costs, interest.
    `money` by the day of these debts: debt_id, day, amount.

    Gives debt_id, costs, interest, principal, oldest_due_on, and principal_days of those that accrue penalty
    interest: the overdue principal summed over the nights since
    something was last overdue without a break.
    """
    course = keep("course", _free_course(_steps(debts, instalments, charges, money)))
    ends = keep("ends", _ends(course))
    nights = _nights(course, ends.semi_join(debts.filter(debts.accrues), "debt_id"), on)
    return _by_part(beside(ends, nights), debts)


def _free_course(steps: ir.Table) -> ir.Table:
    """After each step: what has fallen due less what has met it; for the first part, the first two, all."""
    so_far = ibis.range_window(preceding=None, following=0, group_by="debt_id", order_by="step")
    steps = steps.mutate(
        due_first=steps.first_part.sum().over(so_far),
        due_second=steps.upto_second.sum().over(so_far),
        due=steps.whole.sum().over(so_far),
        came=steps.amount.sum().over(so_far),
        next_clock=steps.clock.lead().over(group_by="debt_id", order_by="step"),
    )
    used = ibis.least(steps.came, steps.due)
    return steps.select(
        "debt_id",
        "step",
        "clock",
        "next_clock",
        free_first=steps.due_first - used,
        free_second=steps.due_second - used,
        open_all=steps.due - used,
        late_since=(steps.due > steps.enough).ifelse(steps.due_on, ibis.null("date")),
    )


def _steps(debts: ir.Table, instalments: ir.Table, charges: ir.Table, money: ir.Table) -> ir.Table:
    """What fell due, cut by the debt's order, and what came in, each at its step."""
    orders = debts.select("debt_id", "first", "last", enough=debts.came + debts.tolerance)
    due = instalments.join(orders, "debt_id")
    booked = charges.mutate(principal=ZERO, due_on=ibis.null("date")).join(orders, "debt_id")
    none = ibis.literal(Decimal(0), ROW)
    came = money.select(
        "debt_id",
        **_step(money.day, MONEY, clock=1),
        due_on=ibis.null("date"),
        enough=ibis.null(AMOUNT),
        first_part=none,
        upto_second=none,
        whole=none,
        amount=money.amount.cast(ROW),
    )
    return _fallen(due, due.due_on, INSTALMENT).union(_fallen(booked, booked.day, CHARGE)).union(came)


def _fallen(rows: ir.Table, day: ir.DateColumn, part_of_day: int) -> ir.Table:
    whole = rows.costs + rows.interest + rows.principal
    later = int(part_of_day == INSTALMENT)
    return rows.select(
        "debt_id",
        **_step(day, part_of_day, clock=later, later=later),
        due_on=rows.due_on,
        enough=rows.enough.cast(AMOUNT),
        first_part=_part(rows, rows["first"]).cast(ROW),
        upto_second=(whole - _part(rows, rows["last"])).cast(ROW),
        whole=whole.cast(ROW),
        amount=ibis.literal(Decimal(0), ROW),
    )


def _step(day: ir.DateColumn, part_of_day: int, *, clock: int, later: int = 0) -> dict[str, ir.Value]:
    """`step` orders what happens; `clock` is the first night's day for which it makes a difference."""
    number = _number(day)
    return {"step": (number + later) * STEPS + part_of_day, "clock": number + clock}


def _number(day: ir.DateValue) -> ir.IntegerValue:
    """Days since the first; of a day that is given, too: so queries of two days differ in nothing else."""
    return day.delta(ibis.literal(_FIRST_DAY), unit="day").cast("int64")


def _part(row: ir.Table, name: ir.StringColumn) -> ir.Value:
    return ibis.cases((name == "costs", row.costs), (name == "interest", row.interest), else_=row.principal)


def _ends(course: ir.Table) -> ir.Table:
    """The state of each debt after its last step, and where it was even for the last time (`base`).

    Nothing is open where a debt is even, so no part is: the free course is at its lowest so far.
    """
    last, even = course.next_clock.isnull(), course.open_all == ZERO
    ends = course.group_by("debt_id").agg(
        oldest_due_on=course.late_since.min(),
        open_all=course.open_all.max(where=last),
        last_even=course.step.max(where=even),
        **{f"end_{k}": course[f"free_{k}"].max(where=last) for k in _HELD_UP},
        **{f"low_{k}": course[f"free_{k}"].min() for k in _HELD_UP},
        **{f"base_{k}": course[f"free_{k}"].argmax(course.step, where=even) for k in _HELD_UP},
    )
    return ends.select(
        "debt_id",
        "oldest_due_on",
        "last_even",
        "open_all",
        **{f"open_{k}": ends[f"end_{k}"] - ibis.least(ends[f"low_{k}"], ZERO) for k in _HELD_UP},
        **{f"base_{k}": ends[f"base_{k}"].fill_null(ZERO) for k in _HELD_UP},
    )


def _nights(course: ir.Table, ends: ir.Table, on: date) -> ir.Table:
    """What was open summed over the nights since a debt was even for the last time."""
    since = course.join(ends.select("debt_id", "last_even", *(f"base_{k}" for k in _HELD_UP)), "debt_id")
    since = since.filter(since.last_even.isnull() | (since.step > since.last_even))
    so_far = ibis.range_window(preceding=None, following=0, group_by="debt_id", order_by="step")
    since = since.mutate(**{f"low_{k}": since[f"free_{k}"].min().over(so_far) for k in _HELD_UP})
    tomorrow = _number(ibis.literal(on)) + 1
    nights = ibis.coalesce(since.next_clock, tomorrow) - since.clock
    still_open = {k: since[f"free_{k}"] - ibis.least(since[f"low_{k}"], since[f"base_{k}"]) for k in _HELD_UP}
    still_open["all"] = since.open_all
    return since.group_by("debt_id").agg(
        **{f"nights_{k}": (amount * nights).cast(AMOUNT).sum() for k, amount in still_open.items()}
    )


def _by_part(ends: ir.Table, debts: ir.Table) -> ir.Table:
    """From first, second and third in the order to costs, interest and principal."""
    ends = ends.join(debts.select("debt_id", "first", "last"), "debt_id")

    def part(name: str, of: str) -> ir.Value:
        second = ends[f"{of}_second"] - ends[f"{of}_first"]
        third = ends[f"{of}_all"] - ends[f"{of}_second"]
        return ibis.cases(
            (ends["first"] == name, ends[f"{of}_first"]), (ends["last"] == name, third), else_=second
        )

    return ends.select(
        "debt_id",
        "oldest_due_on",
        principal_days=part("principal", "nights"),
        **{name: part(name, "open") for name in COMPONENTS},
    )


def penalty(principal_days: ir.Value, rate: ir.Value, day_count: ir.IntegerColumn) -> ir.Value:
    """Penalty interest, rounded half up to the cent, by a daily rate that is itself rounded half up.

    The daily rate in whole numbers: engines round a decimal division differently.
    """
    hundred_millionths = (rate.cast("decimal(18, 8)") * ibis.literal(10**8, "int64")).cast("int64")
    units = (hundred_millionths * (2 * 10 ** (DAILY_RATE_DIGITS - 8)) + day_count) // (day_count * 2)
    unit = ibis.literal(Decimal(1).scaleb(-DAILY_RATE_DIGITS), _DAILY)
    daily = (units.cast("decimal(28, 0)") * unit).cast(_DAILY)
    return (principal_days.cast("decimal(28, 2)") * daily).round(2).cast(AMOUNT)
