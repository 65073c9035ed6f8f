"""The balance of every debt that is paid off by instalments."""

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ZERO, Facts, above_zero
from rightparty.book.owed_running import penalty, run
from rightparty.book.terms import COMPONENTS


def owed_by_instalments(facts: Facts, revolving: ir.Table, money: ir.Table, on: date) -> ir.Table:
    """Per debt not in `revolving`: costs, interest, principal, total, due, credit, what is late and next.

    `money`: debt_id, day, amount of everything that lowers what is open.
    """
    lines = _lines(facts, revolving)
    sums = _sums(lines, money, facts, on)
    return _balance(sums, lines, money, on)


def _lines(facts: Facts, revolving: ir.Table) -> ir.Table:
    """What becomes overdue, and on which day: an instalment the day after it is due, a charge at once.

    Only debts that do not revolve: what a card is charged with comes with its next statement.
    """
    schedule, charges = facts.schedule, facts.charges
    charges = charges.filter((charges.costs > ZERO) | (charges.interest > ZERO))
    instalments = schedule.select(
        "debt_id",
        "due_on",
        "costs",
        "interest",
        "principal",
        arrives=(schedule.due_on + ibis.interval(days=1)).cast("date"),
        place=ibis.literal(0, "int8"),
    )
    added = charges.select(
        "debt_id",
        "costs",
        "interest",
        due_on=ibis.null("date"),
        principal=ZERO,
        arrives=charges.day,
        place=ibis.literal(1, "int8"),
    )
    columns = dict.fromkeys(COMPONENTS, AMOUNT)
    both = _cast(instalments, columns).union(_cast(added, columns)).anti_join(revolving, "debt_id")
    return both.mutate(whole=both.costs + both.interest + both.principal)


def _cast(table: ir.Table, columns: Mapping[str, str]) -> ir.Table:
    kept = ("debt_id", "due_on", "arrives", "place")
    return table.select(*kept, **{name: table[name].cast(kind) for name, kind in columns.items()})


def _sums(lines: ir.Table, money: ir.Table, facts: Facts, on: date) -> ir.Table:
    """Per debt: what has fallen due, what has come in, and whether penalty interest is ours to work out."""
    due = lines.group_by("debt_id").agg(due=lines.whole.sum(where=lines.arrives <= on).fill_null(ZERO))
    came = money.group_by("debt_id").agg(came=money.amount.sum())
    charges = facts.charges.filter(facts.charges.penalty)
    booked = charges.select("debt_id").distinct().mutate(booked=True)
    debts = facts.debts.select("debt_id", "first", "last", "tolerance", "penalty_rate", "day_count")
    sums = debts.join(due, "debt_id").left_join(came, "debt_id").left_join(booked, "debt_id")
    came_in = sums.came.fill_null(ZERO)
    accrues = (sums.penalty_rate > 0).fill_null(False) & sums.booked.isnull()
    return sums.select(
        "debt_id",
        "first",
        "last",
        "tolerance",
        "penalty_rate",
        "day_count",
        "due",
        came=came_in,
        accrues=accrues,
        matters=accrues | (sums.due > came_in),
    )


def _balance(sums: ir.Table, lines: ir.Table, money: ir.Table, on: date) -> ir.Table:
    matters = sums.filter(sums.matters)
    fallen = lines.filter(lines.arrives <= on).semi_join(matters, "debt_id")
    running = run(matters, fallen, money.semi_join(matters, "debt_id"), on)
    found = sums.left_join(running, "debt_id").drop("debt_id_right")
    run_up = penalty(found.principal_days.fill_null(ZERO), found.penalty_rate, found.day_count)
    found = found.mutate(
        penalty=(found.accrues & found.principal_days.notnull()).ifelse(run_up, ZERO),
        excess=above_zero(found.came - found.due),
    )
    found = found.mutate(penalty_paid=ibis.least(found.penalty, found.excess))
    ages = _ages(lines, found, on)
    found = found.left_join(ages, "debt_id")
    open_penalty = found.penalty - found.penalty_paid
    parts = {name: found[name].fill_null(ZERO) for name in COMPONENTS}
    return found.select(
        "debt_id",
        "oldest_due_on",
        "next_due_on",
        "next_due_amount",
        "not_yet_due",
        costs=parts["costs"],
        interest=parts["interest"] + open_penalty,
        principal=parts["principal"],
        total=above_zero(found.due - found.came) + open_penalty,
        due=found.due + found.penalty,
        credit=found.excess - found.penalty_paid,
    )


def _ages(lines: ir.Table, found: ir.Table, on: date) -> ir.Table:
    """Which instalments the money covers, counted in the order in which they fell due."""
    cover = found.select("debt_id", "came", "tolerance", spent="penalty_paid")
    rows = lines.join(cover, "debt_id")
    upto = rows.whole.sum().over(
        ibis.window(group_by="debt_id", order_by=["arrives", "place"], rows=(None, 0))
    )
    fallen = rows.arrives <= on
    covered = fallen.ifelse(rows.came, rows.came - rows.spent)
    short = ibis.least(above_zero(upto - covered), rows.whole)
    rows = rows.mutate(fallen=fallen, short=short)
    late = rows.fallen & rows.due_on.notnull() & (rows.short > rows.tolerance)
    coming = ~rows.fallen & (rows.short > ZERO)
    return rows.group_by("debt_id").agg(
        oldest_due_on=rows.due_on.min(where=late),
        next_due_on=rows.due_on.min(where=coming),
        next_due_amount=rows.short.argmin(rows.due_on, where=coming),
        not_yet_due=rows.short.sum(where=~rows.fallen).fill_null(ZERO),
    )
