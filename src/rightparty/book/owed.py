"""What is overdue on a day, debt by debt: principal, interest, costs, and for how long.

`owed` reads tables, `owed_one` the rows of one debt; both give the same numbers. The rules are told
in docs/concepts/what-is-owed.md, their parameters are in `terms.toml`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from rightparty.book.owed_facts import AMOUNT, ZERO, Keep, beside, gather, local_day, unkept
from rightparty.book.owed_instalments import owed_by_instalments
from rightparty.book.owed_revolving import owed_revolving
from rightparty.book.owed_value import Owed, owed_one
from rightparty.book.terms import BUCKETS, CLOSED, DEFAULT, UNQUOTABLE, OwedTerms

__all__ = ["COLUMNS", "Owed", "owed", "owed_one"]

_MONEY = "decimal(38, 2)"  # a sum of amounts of 18 digits

COLUMNS: Mapping[str, str] = {
    "debt_id": "string",
    "principal": _MONEY,
    "interest": _MONEY,
    "fee": _MONEY,
    "total": _MONEY,
    "currency": "string",
    "dpd": "int64",
    "bucket": "string",
    "oldest_due_on": "date",
    "next_due_on": "date",
    "next_due_amount": _MONEY,
    "minimum_due": _MONEY,
    "paid": _MONEY,
    "taken_off": _MONEY,
    "due": _MONEY,
    "not_yet_due": _MONEY,
    "credit": _MONEY,
    "pending": _MONEY,
    "disputed": _MONEY,
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


MONEY_TABLES = ("debts", "instalments", "charges", "payments", "agreements")
"""Whose rows bear on what is owed."""

_AMOUNTS = ("principal", "interest", "total", "due", "credit", "not_yet_due")


def owed(
    tables: Mapping[str, ir.Table],
    on: date,
    terms: OwedTerms = DEFAULT,
    *,
    as_of_default: datetime | None = None,
    quarantine: ir.Table | None = None,
    charges_known: bool = True,
) -> ir.Table:
    """One row a debt with `COLUMNS`, from a book's `tables`, on the local day `on`.

    `as_of_default` stands in for debts that state no date of their own: the book's `as_of`, aware.
    A debt that a row in the book's `quarantine` is or may be about is not quotable, nor is any debt of a
    book that has no table of charges (`charges_known`).
    """
    table_ops = tuple((name, table.op()) for name, table in tables.items())
    lost = None if quarantine is None else quarantine.op()
    return _owed(table_ops, on, terms, as_of_default, lost, charges_known).to_expr()


@lru_cache(maxsize=64)
def _owed(
    table_ops: tuple[tuple[str, ops.Node], ...],
    on: date,
    terms: OwedTerms,
    as_of_default: datetime | None,
    lost: ops.Node | None,
    charges_known: bool,
) -> ops.Node:
    """Kept: a day asks several times, and to build the query takes longer than to run it on few debts."""
    tables = {name: op.to_expr() for name, op in table_ops}
    quarantine = None if lost is None else lost.to_expr()
    return owed_in_steps(
        tables,
        on,
        terms,
        unkept,
        as_of_default=as_of_default,
        quarantine=quarantine,
        charges_known=charges_known,
    ).op()


def owed_in_steps(
    tables: Mapping[str, ir.Table],
    on: date,
    terms: OwedTerms,
    keep: Keep,
    *,
    as_of_default: datetime | None = None,
    quarantine: ir.Table | None = None,
    charges_known: bool = True,
    revolves: bool = True,
) -> ir.Table:
    """As `owed`, with every step that several others read handed to `keep`.

    `revolves`: whether some debt may revolve; False where it is known that no instalment states a smallest
    payment.
    """
    facts = gather(tables, on, terms, keep)
    balances = _same_columns(owed_by_instalments(facts, on, keep), revolving=False)
    if revolves:
        revolving = keep("revolving", owed_revolving(facts, on, keep))
        balances = balances.union(_same_columns(revolving, revolving=True))
    rows = beside(facts.debts, balances)
    rows = _with_left_out(rows, quarantine).mutate(charges_unknown=ibis.literal(not charges_known))
    return _result(rows, on, terms, as_of_default)


def _with_left_out(debts: ir.Table, quarantine: ir.Table | None) -> ir.Table:
    """Whether a row about the money of a debt was left out; one that names no debt may be about any."""
    if quarantine is None:
        return debts.mutate(left_out=ibis.literal(False))
    lost = quarantine.filter(quarantine.table.isin(MONEY_TABLES))
    named = lost.select(debt_id=lost.debt_ids.unnest()).distinct().mutate(named=True)
    nameless = lost.filter(lost.debt_ids.isnull() | (lost.debt_ids.length() == 0))
    anybody = nameless.agg(anybody=nameless.count() > 0)
    debts = beside(debts, named).cross_join(anybody)
    return debts.mutate(left_out=debts.named.fill_null(False) | debts.anybody)


def _result(rows: ir.Table, on: date, terms: OwedTerms, as_of_default: datetime | None) -> ir.Table:
    default = ibis.null("timestamp") if as_of_default is None else ibis.literal(naive(as_of_default))
    rows = rows.mutate(
        closed=rows.status.isin(CLOSED).fill_null(False),
        unscheduled=rows.total.isnull(),
        as_of=ibis.coalesce(rows.as_of, default.cast("timestamp")),
    )
    because = _because(rows, on, terms)
    oldest = rows.closed.ifelse(ibis.null("date"), rows.oldest_due_on)
    dpd = ibis.coalesce(ibis.literal(on).delta(oldest, unit="day"), _zero_unless_unknown(rows))
    amounts = {"fee": rows.costs, **{name: rows[name] for name in _AMOUNTS}}
    total = rows.closed.ifelse(ZERO, rows.total)
    values = {
        **{name: rows[name] for name in ("debt_id", "currency", "paid", "taken_off", "pending", "as_of")},
        **{name: rows.closed.ifelse(ZERO, amount) for name, amount in amounts.items()},
        "minimum_due": rows.revolving.fill_null(False).ifelse(total, ibis.null(AMOUNT)),
        "oldest_due_on": oldest,
        "next_due_on": rows.closed.ifelse(ibis.null("date"), rows.next_due_on),
        "next_due_amount": rows.closed.ifelse(ibis.null(AMOUNT), rows.next_due_amount),
        "dpd": dpd,
        "bucket": _bucket(dpd),
        "disputed": rows.disputed_amount,
        "quotable": because.isnull(),
        "unquotable_because": because,
    }
    return rows.select(**{name: values[name].cast(kind) for name, kind in COLUMNS.items()})


def _same_columns(balance: ir.Table, *, revolving: bool) -> ir.Table:
    if revolving:
        balance = balance.mutate(not_yet_due=ibis.null(AMOUNT), credit=ZERO)
    amounts = (*_AMOUNTS, "costs", "next_due_amount")
    return balance.select(
        "debt_id",
        "oldest_due_on",
        "next_due_on",
        revolving=ibis.literal(revolving),
        **{name: balance[name].cast(AMOUNT) for name in amounts},
    )


def naive(instant: datetime) -> datetime:
    """An aware instant as the tables hold it: UTC without a zone."""
    offset = instant.utcoffset() or timedelta(0)
    return instant.replace(tzinfo=None) - offset


def _zero_unless_unknown(rows: ir.Table) -> ir.Value:
    return (rows.closed | ~rows.unscheduled).ifelse(ibis.literal(0, "int64"), ibis.null("int64"))


def _bucket(dpd: ir.IntegerValue) -> ir.Value:
    steps = [(dpd <= 0, "current")] + [(dpd <= 30 * (n + 1), name) for n, name in enumerate(BUCKETS)]
    return dpd.isnull().ifelse(ibis.null("string"), ibis.cases(*steps, else_="M7+"))


def _because(rows: ir.Table, on: date, terms: OwedTerms) -> ir.Value:
    """Codes of everything that forbids quoting, joined; NULL where nothing does."""
    age = ibis.literal(on).delta(local_day(rows.as_of, rows.offset), unit="day")
    conditions = {
        **{status: rows.status == status for status in CLOSED},
        "no_schedule": rows.unscheduled,
        "rows_left_out": rows.left_out,
        "charges_unknown": rows.charges_unknown,
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
