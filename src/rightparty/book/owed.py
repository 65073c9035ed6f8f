"""What is overdue on a day, debt by debt: principal, interest, costs, and for how long.

`owed` reads tables, `owed_one` the rows of one debt; both give the same numbers. The rules are told
in docs/concepts/what-is-owed.md, their parameters are in `terms.toml`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ZERO, Facts, gather, local_day
from rightparty.book.owed_instalments import owed_by_instalments
from rightparty.book.owed_revolving import owed_revolving
from rightparty.book.owed_value import Owed, owed_one
from rightparty.book.terms import BUCKETS, CLOSED, COMPONENTS, DEFAULT, UNQUOTABLE, OwedTerms

__all__ = ["COLUMNS", "Owed", "owed", "owed_one"]

COLUMNS: Mapping[str, str] = {
    "debt_id": "string",
    "currency": "string",
    "principal": "decimal(18, 2)",
    "interest": "decimal(18, 2)",
    "fee": "decimal(18, 2)",
    "total": "decimal(18, 2)",
    "dpd": "int64",
    "bucket": "string",
    "oldest_due_on": "date",
    "next_due_on": "date",
    "next_due_amount": "decimal(18, 2)",
    "minimum_due": "decimal(18, 2)",
    "paid": "decimal(18, 2)",
    "taken_off": "decimal(18, 2)",
    "due": "decimal(18, 2)",
    "not_yet_due": "decimal(18, 2)",
    "credit": "decimal(18, 2)",
    "pending": "decimal(18, 2)",
    "disputed": "decimal(18, 2)",
    "as_of": "timestamp",
    "quotable": "boolean",
    "unquotable_because": "string",
}
"""The columns of `owed` and their types.

principal, interest, fee, total: overdue on the day; unknown (NULL) where there is no schedule.
dpd, bucket: by `oldest_due_on`, the due day of the oldest instalment short by more than the tolerance.
next_due_on, next_due_amount: what falls due next, this very day included, less what is prepaid.
minimum_due: of a revolving debt, what is short of its smallest payment; else NULL.
paid, taken_off: money, and waivers, that count by the day.
due: what has fallen due, penalty interest included. credit: what has been paid beyond it.
not_yet_due: later instalments less what is prepaid; NULL for a revolving debt.
For a debt that does not revolve: paid + taken_off + total = due + credit.
pending: paid, and not yet counted. disputed: as the lender states it.
as_of: the instant at which the lender's figures held.
unquotable_because: codes of `UNQUOTABLE` joined by `;`.
"""


def owed(
    tables: Mapping[str, ir.Table],
    on: date,
    terms: OwedTerms = DEFAULT,
    *,
    as_of_default: datetime | None = None,
) -> ir.Table:
    """One row a debt with `COLUMNS`, from a book's `tables`, on the local day `on`.

    `as_of_default` stands in for debts that state no date of their own: the book's `as_of`, aware.
    """
    facts = gather(tables, on, terms)
    revolving = facts.schedule.filter(facts.schedule.revolving).select("debt_id").distinct()
    money = _money(facts)
    balance = owed_by_instalments(facts, revolving, money, on)
    statements = facts.schedule.semi_join(revolving, "debt_id")
    minimum = owed_revolving(statements, money.semi_join(revolving, "debt_id"), facts.debts, on)
    return _result(facts, balance, minimum, on, terms, as_of_default)


def _money(facts: Facts) -> ir.Table:
    """What came in and what was taken off: both lower what is open, in the same order."""
    paid = facts.payments.filter(facts.payments.amount > ZERO).select("debt_id", "day", "amount")
    less = facts.charges.filter(facts.charges.taken_off > ZERO).select("debt_id", "day", amount="taken_off")
    return paid.union(less)


def _result(
    facts: Facts,
    balance: ir.Table,
    minimum: ir.Table,
    on: date,
    terms: OwedTerms,
    as_of_default: datetime | None,
) -> ir.Table:
    debts = facts.debts
    scheduled = _same_columns(balance, revolving=False).union(_same_columns(minimum, revolving=True))
    rows = debts.left_join(scheduled, "debt_id").drop("debt_id_right")
    for part in (_paid(facts.payments), _taken_off(facts.charges), facts.unmatched.mutate(unmatched=True)):
        rows = rows.left_join(part, "debt_id").drop("debt_id_right")
    closed = rows.status.isin(CLOSED).fill_null(False)
    default = ibis.null("timestamp") if as_of_default is None else ibis.literal(_naive(as_of_default))
    rows = rows.mutate(
        closed=closed,
        unscheduled=rows.total.isnull(),
        as_of=ibis.coalesce(rows.as_of, default.cast("timestamp")),
    )
    because = _because(rows, on, terms)
    oldest = rows.closed.ifelse(ibis.null("date"), rows.oldest_due_on)
    dpd = ibis.coalesce(ibis.literal(on).delta(oldest, unit="day"), _zero_unless_unknown(rows, 0))
    values = {
        **{
            name: _zero_if_closed(rows, rows[name])
            for name in ("principal", "interest", "total", "due", "credit")
        },
        "fee": _zero_if_closed(rows, rows.costs),
        "not_yet_due": _zero_if_closed(rows, rows.not_yet_due),
        "minimum_due": rows.revolving.fill_null(False).ifelse(
            _zero_if_closed(rows, rows.total), ibis.null(AMOUNT)
        ),
        "oldest_due_on": oldest,
        "next_due_on": rows.closed.ifelse(ibis.null("date"), rows.next_due_on),
        "next_due_amount": rows.closed.ifelse(ibis.null(AMOUNT), rows.next_due_amount),
        "dpd": dpd,
        "bucket": _bucket(dpd),
        "paid": rows.paid.fill_null(ZERO),
        "taken_off": rows.taken_off.fill_null(ZERO),
        "pending": rows.pending.fill_null(ZERO),
        "disputed": rows.disputed_amount,
        "quotable": because.isnull(),
        "unquotable_because": because,
        **{name: rows[name] for name in ("debt_id", "currency", "as_of")},
    }
    return rows.select(**{name: values[name].cast(kind) for name, kind in COLUMNS.items()})


def _same_columns(balance: ir.Table, *, revolving: bool) -> ir.Table:
    if revolving:
        balance = balance.mutate(not_yet_due=ibis.null(AMOUNT), credit=ZERO)
    amounts = (*COMPONENTS, "total", "due", "credit", "not_yet_due", "next_due_amount")
    return balance.select(
        "debt_id",
        "oldest_due_on",
        "next_due_on",
        revolving=ibis.literal(revolving),
        **{name: balance[name].cast(AMOUNT) for name in amounts},
    )


def _paid(payments: ir.Table) -> ir.Table:
    flags = ("unknown_status", "negative", "over_reversed")
    return payments.group_by("debt_id").agg(
        paid=payments.amount.sum(),
        pending=payments.pending.sum(),
        **{name: payments[name].any().fill_null(False) for name in flags},
    )


def _taken_off(charges: ir.Table) -> ir.Table:
    return charges.group_by("debt_id").agg(taken_off=charges.taken_off.sum())


def _naive(instant: datetime) -> datetime:
    """An aware instant as the tables hold it: UTC without a zone."""
    offset = instant.utcoffset() or timedelta(0)
    return instant.replace(tzinfo=None) - offset


def _zero_if_closed(rows: ir.Table, amount: ir.Value) -> ir.Value:
    return rows.closed.ifelse(ZERO, amount)


def _zero_unless_unknown(rows: ir.Table, zero: int) -> ir.Value:
    return (rows.closed | ~rows.unscheduled).ifelse(ibis.literal(zero, "int64"), ibis.null("int64"))


def _bucket(dpd: ir.IntegerValue) -> ir.Value:
    steps = [(dpd <= 0, "current")] + [(dpd <= 30 * (n + 1), name) for n, name in enumerate(BUCKETS)]
    return dpd.isnull().ifelse(ibis.null("string"), ibis.cases(*steps, else_="M7+"))


def _because(rows: ir.Table, on: date, terms: OwedTerms) -> ir.Value:
    """Codes of everything that forbids quoting, joined; NULL where nothing does."""
    age = ibis.literal(on).delta(local_day(rows.as_of, rows.offset), unit="day")
    conditions = {
        **{status: rows.status == status for status in CLOSED},
        "no_schedule": rows.unscheduled,
        "balance_date_unknown": rows.as_of.isnull(),
        "balance_too_old": age > terms.max_age_days,
        "payment_status_unknown": rows.unknown_status,
        "payment_negative": rows.negative,
        "reversal_unclear": rows.over_reversed | rows.unmatched,
        "agreement_unknown": rows.agreement_unknown,
        "agreement_date_unknown": rows.agreement_date_unknown,
        "several_agreements": rows.several_agreements,
        "allocation_unclear": rows.allocation_unclear,
    }
    said = ibis.literal("")
    for code in UNQUOTABLE:
        said = said + conditions[code].fill_null(False).ifelse(f";{code}", "")
    return said.substr(1).nullif("")
