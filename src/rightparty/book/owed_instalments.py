"""The balance of every debt that is paid off by instalments.

Most debts of a book are even: nothing overdue, nothing prepaid. For them sums are enough; only the
others are walked through in the order of their days.
"""

from datetime import date

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import NONE, ZERO, Facts, Keep, above_zero, beside, unkept
from rightparty.book.owed_running import penalty, walk


def owed_by_instalments(facts: Facts, on: date, keep: Keep = unkept) -> ir.Table:
    """Per debt that does not revolve: its parts, total, due, credit, what is late and what comes next."""
    sums = keep("sums", _sums(facts, on))
    late = keep("late", sums.filter(sums.due > sums.came))
    past = _whole(facts.schedule(late))
    walked = walk(late, past.filter(past.due_on < on), facts.charges(late), facts.money(late), on, keep)
    found = _balance(sums, keep("walked", walked))
    prepaid = keep("prepaid", _next_of_prepaid(facts, sums.filter(sums.came > sums.due), on))
    found = beside(found, keep("next", _next(facts, sums, on)), prepaid)
    ahead = found.credit > ZERO
    return found.select(
        "debt_id",
        "costs",
        "interest",
        "principal",
        "total",
        "due",
        "credit",
        "oldest_due_on",
        not_yet_due=above_zero(found.to_come - found.credit),
        next_due_on=ahead.ifelse(found.open_due_on, found.next_due_on),
        next_due_amount=ahead.ifelse(found.open_due_amount, found.next_due_amount),
    )


def _whole(schedule: ir.Table) -> ir.Table:
    return schedule.mutate(whole=schedule.costs + schedule.interest + schedule.principal)


def _sums(facts: Facts, on: date) -> ir.Table:
    """Per debt: what has fallen due and what has come in, what is to come and when."""
    schedule = _whole(facts.schedule(facts.debts))
    past = schedule.due_on < on
    by_debt = schedule.group_by("debt_id").agg(
        fallen=schedule.whole.sum(where=past).fill_null(ZERO),
        to_come=schedule.whole.sum(where=~past).fill_null(ZERO),
        next_due_on=schedule.due_on.min(where=~past & (schedule.whole > NONE)),
        revolves=schedule.revolving.any(),
    )
    sums = facts.debts.join(by_debt.filter(~by_debt.revolves), "debt_id")
    return sums.select(
        "debt_id",
        "agreement_id",
        "agreed_at",
        "since",
        "offset",
        "first",
        "last",
        "tolerance",
        "penalty_rate",
        "day_count",
        "to_come",
        "next_due_on",
        due=sums.fallen + sums.added,
        came=sums.paid + sums.taken_off,
        accrues=(sums.penalty_rate > 0).fill_null(False) & ~sums.books_penalties,
    )


def _balance(sums: ir.Table, walked: ir.Table) -> ir.Table:
    """The balance by part. Penalty interest runs where the lender books none, while something is overdue."""
    found = beside(sums, walked)
    run_up = penalty(found.principal_days, found.penalty_rate, found.day_count)
    found = found.mutate(penalty=found.accrues.ifelse(run_up, ZERO).fill_null(ZERO))
    return found.select(
        "debt_id",
        "to_come",
        "next_due_on",
        "oldest_due_on",
        costs=found.costs.fill_null(ZERO),
        interest=found.interest.fill_null(ZERO) + found.penalty,
        principal=found.principal.fill_null(ZERO),
        total=above_zero(found.due - found.came) + found.penalty,
        due=found.due + found.penalty,
        credit=above_zero(found.came - found.due),
    )


def _next(facts: Facts, sums: ir.Table, on: date) -> ir.Table:
    """The sum of what falls due on the next due day."""
    days = sums.filter(sums.next_due_on.notnull())
    coming = _whole(facts.schedule(days))
    rows = coming.filter(coming.due_on >= on).join(
        days.select("debt_id", due_on="next_due_on"), ["debt_id", "due_on"]
    )
    return rows.group_by("debt_id").agg(next_due_amount=rows.whole.sum())


def _next_of_prepaid(facts: Facts, sums: ir.Table, on: date) -> ir.Table:
    """The first due day that what is prepaid does not cover, and what is left to pay on it."""
    coming = _whole(facts.schedule(sums))
    coming = coming.filter(coming.due_on >= on)
    by_day = coming.group_by("debt_id", "due_on").agg(whole=coming.whole.sum())
    rows = by_day.join(sums.select("debt_id", credit=sums.came - sums.due), "debt_id")
    upto = rows.whole.sum().over(ibis.window(group_by="debt_id", order_by="due_on", rows=(None, 0)))
    rows = rows.mutate(left=ibis.least(upto - rows.credit, rows.whole))
    left = rows.filter(rows.left > ZERO)
    return left.group_by("debt_id").agg(
        open_due_on=left.due_on.min(), open_due_amount=left.left.argmin(left.due_on)
    )
