"""What counts towards a balance on a day, as tables: the debts, their schedule, charges and money."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.terms import IN_FORCE, ORDERS, OwedTerms

ROW, AMOUNT = "decimal(18, 2)", "decimal(38, 2)"
"""The type of an amount in a row, and of a sum of them."""

NONE, ZERO = ibis.literal(Decimal(0), ROW), ibis.literal(Decimal(0), AMOUNT)
TAKEN_OFF = ("waiver", "refund")
COSTS = ("late_fee", "cost", "adjustment")


Keep = Callable[[str, ir.Table], ir.Table]
"""What becomes of a step that several others read: it may be worked out at once and kept under a name."""


def unkept(_name: str, step: ir.Table) -> ir.Table:
    """The step as it is: all is one expression."""
    return step


@dataclass(frozen=True)
class Facts:
    """What counts on a day.

    debts: one row a debt: its terms, what is unclear about it, and the sums `added`, `taken_off`, `paid`,
           `pending` by the day.

    The rows behind the sums are asked for by the few debts that need a closer look (`of`: some of `debts`),
    and read again for these: to keep the rows of all debts until it is known takes much memory.
    """

    debts: ir.Table
    tables: Mapping[str, ir.Table]
    on: date

    def schedule(self, of: ir.Table) -> ir.Table:
        """debt_id, due_on, costs, interest, principal, least, revolving: an instalment in force a row."""
        return _schedule(self.tables["instalments"], of)

    def cards(self) -> ir.Table:
        """The debts that revolve, as `debts`: some instalment in force states a smallest payment."""
        instalments = self.tables["instalments"]
        stated = _schedule(instalments.filter(instalments.minimum.notnull()), self.debts)
        return self.debts.semi_join(stated, "debt_id")

    def charges(self, of: ir.Table) -> ir.Table:
        """debt_id, day, costs, interest, taken_off, penalty (whether it is one)."""
        return _charges(self.tables["charges"], of, self.on)

    def money(self, of: ir.Table) -> ir.Table:
        """debt_id, day, amount of everything that lowers what is open."""
        payments, _ = _payments(self.tables["payments"], of, self.on)
        charges = self.charges(of)
        paid = payments.filter(payments.amount > ZERO).select("debt_id", "day", "amount")
        less = charges.filter(charges.taken_off > ZERO)
        return paid.union(less.select("debt_id", "day", amount=less.taken_off.cast(ROW)))


def gather(tables: Mapping[str, ir.Table], on: date, terms: OwedTerms, keep: Keep = unkept) -> Facts:
    """The rows of a book that bear on what is owed on a day."""
    debts = keep("terms", _debts(tables, on, terms))
    charges = _charges(tables["charges"], debts, on)
    payments, unmatched = _payments(tables["payments"], debts, on)
    return Facts(keep("debts", _with_sums(debts, charges, payments, unmatched)), tables, on)


def _with_sums(debts: ir.Table, charges: ir.Table, payments: ir.Table, unmatched: ir.Table) -> ir.Table:
    by_charge = charges.group_by("debt_id").agg(
        added=(charges.costs + charges.interest).sum(),
        taken_off=charges.taken_off.sum(),
        books_penalties=charges.penalty.any(),
    )
    flags = ("unknown_status", "negative", "over_reversed")
    by_payment = payments.group_by("debt_id").agg(
        paid=payments.amount.sum(),
        pending=payments.pending.sum(),
        **{name: payments[name].any() for name in flags},
    )
    debts = beside(debts, by_charge, by_payment, unmatched.mutate(unmatched=True))
    sums = {name: debts[name].fill_null(ZERO) for name in ("added", "taken_off", "paid", "pending")}
    known = {name: debts[name].fill_null(False) for name in (*flags, "books_penalties", "unmatched")}
    return debts.mutate(**sums, **known)


def local_day(instant: ir.TimestampColumn, offset: ir.IntegerColumn) -> ir.DateColumn:
    """The day on the ledger's clock."""
    return (instant + offset.as_interval("m")).date()


def beside(left: ir.Table, *rights: ir.Table) -> ir.Table:
    """Debts with the columns of other tables that have at most one row a debt; NULL where they have none."""
    joined, columns = left, list(left.columns)
    for place, right in enumerate(rights):
        joined = joined.left_join(right.rename({f"debt_{place}": "debt_id"}), [("debt_id", f"debt_{place}")])
        columns += [name for name in right.columns if name != "debt_id"]
    return joined.select(*columns)


def above_zero(amount: ir.Value) -> ir.Value:
    """The amount, or nothing where it is below nothing. For amounts that are known."""
    return ibis.greatest(amount, ibis.literal(Decimal(0), amount.type()))


def _debts(tables: Mapping[str, ir.Table], on: date, terms: OwedTerms) -> ir.Table:
    placed = by_country(tables["debts"], tables["creditors"], terms)
    agreements = _agreements(tables["instalments"], tables["agreements"], placed, on)
    debts = beside(placed, agreements)
    asked = ibis.coalesce(debts.agreement_allocation, debts.allocation)
    order = asked.lower().re_replace("[^a-z]+", " ").strip()
    readable = order.isin(list(ORDERS)).fill_null(False)
    return debts.select(
        "debt_id",
        "currency",
        "status",
        "as_of",
        "penalty_rate",
        "disputed_amount",
        "offset",
        "agreement_id",
        "agreed_at",
        since=local_day(debts.agreed_at, debts.offset),
        several_agreements=debts.several_agreements.fill_null(False),
        agreement_unknown=debts.agreement_unknown.fill_null(False),
        agreement_date_unknown=debts.agreement_id.notnull() & debts.agreed_at.isnull(),
        allocation_unclear=asked.notnull() & ~readable,
        tolerance=_by_key(debts.currency, terms.tolerance, AMOUNT),
        day_count=_by_key(debts.currency, terms.day_count, "int64"),
        first=_place_in_order(order, 0, terms),
        last=_place_in_order(order, -1, terms),
    )


def _place_in_order(order: ir.StringValue, place: int, terms: OwedTerms) -> ir.Value:
    """Which part stands there in a readable order; else, in the order that holds without one."""
    known = [(order == text, parts[place]) for text, parts in ORDERS.items()]
    return ibis.cases(*known, else_=terms.allocation[place])


def by_country(debts: ir.Table, creditors: ir.Table, terms: OwedTerms) -> ir.Table:
    """The debts with the clock of their ledger."""
    countries = creditors.select("creditor_id", creditor_country="country")
    placed = debts.left_join(countries, "creditor_id")
    country = ibis.coalesce(placed.country, placed.creditor_country)
    return placed.mutate(offset=offset_in(country, terms)).drop("creditor_id_right")


def offset_in(country: ir.StringColumn, terms: OwedTerms) -> ir.IntegerColumn:
    """Minutes by which the clocks of a country's ledgers are ahead of UTC."""
    return _by_key(country, terms.utc_offset, "int64")


def _by_key(key: ir.StringColumn, values: Mapping[str, Any], kind: str) -> ir.Value:
    """A parameter looked up by a column; its entry "" answers for every other key."""
    known = ibis.literal({name: value for name, value in values.items() if name}, f"map<string, {kind}>")
    return known.get(key.fill_null(""), ibis.literal(values[""], kind))


def _agreements(instalments: ir.Table, agreements: ir.Table, debts: ir.Table, on: date) -> ir.Table:
    """The agreement whose instalments hold, a row for every debt that has instalments of one."""
    named = (
        instalments.filter(instalments.agreement_id.notnull()).select("debt_id", "agreement_id").distinct()
    )
    known = agreements.select(
        "agreement_id", "agreed_at", agreement_status="status", agreement_allocation="allocation"
    )
    pairs = named.left_join(known, "agreement_id").drop("agreement_id_right")
    pairs = pairs.join(debts.select("debt_id", "offset"), "debt_id")
    begun = (local_day(pairs.agreed_at, pairs.offset) <= on).fill_null(True)
    pairs = pairs.mutate(holds=pairs.agreement_status.isin(IN_FORCE).fill_null(False) & begun)
    newest_first = [
        pairs.holds.desc(),
        pairs.agreed_at.notnull().desc(),
        pairs.agreed_at.desc(),
        pairs.agreement_id.desc(),
    ]
    pairs = pairs.mutate(place=ibis.row_number().over(group_by="debt_id", order_by=newest_first))
    chosen = pairs.filter((pairs.place == 0) & pairs.holds)
    counted = pairs.group_by("debt_id").agg(
        several_agreements=pairs.holds.sum() > 1, agreement_unknown=pairs.agreement_status.isnull().any()
    )
    chosen = chosen.select("debt_id", "agreement_id", "agreed_at", "agreement_allocation")
    return beside(counted, chosen)


def _schedule(instalments: ir.Table, debts: ir.Table) -> ir.Table:
    """What falls due and when: the instalments of the agreement in force, else of the contract."""
    holding = debts.select("debt_id", holding=debts.agreement_id.fill_null(""))
    rows = instalments.join(holding, "debt_id")
    rows = rows.filter(rows.agreement_id.fill_null("") == rows.holding)
    return rows.select(
        "debt_id",
        "due_on",
        costs=rows.fee.fill_null(NONE),
        interest=rows.interest.fill_null(NONE),
        principal=rows.principal.fill_null(NONE),
        least=rows.minimum,
        revolving=rows.minimum.notnull(),
    )


def _charges(charges: ir.Table, debts: ir.Table, on: date) -> ir.Table:
    """What was added by the day, by part, and what was taken off; a write-off forgives nothing."""
    rows = charges.join(debts.select("debt_id", "offset", "agreed_at"), "debt_id")
    rows = rows.mutate(day=local_day(rows["at"], rows.offset), amount=rows.amount.cast(AMOUNT))
    rows = rows.filter((rows.day <= on) & (rows.agreed_at.isnull() | (rows["at"] >= rows.agreed_at)))
    added, less = above_zero(rows.amount), above_zero(-rows.amount)
    taken_off = ibis.cases(
        (rows.kind.isin(TAKEN_OFF), rows.amount.abs()), (rows.kind == "write_off", ZERO), else_=less
    )
    return rows.select(
        "debt_id",
        "day",
        costs=rows.kind.isin(COSTS).ifelse(added, ZERO),
        interest=(rows.kind == "penalty").ifelse(added, ZERO),
        taken_off=taken_off,
        penalty=rows.kind == "penalty",
    )


def _payments(payments: ir.Table, debts: ir.Table, on: date) -> tuple[ir.Table, ir.Table]:
    """Payments less what was taken back of them, and the debts with a reversal of no known payment.

    Most debts have no reversal: only the payments of the others are looked up one by one.
    """
    undoing = _dated(payments.filter(payments.reverses.notnull()), debts)
    undoing = undoing.filter(_stands(undoing) & (undoing.day <= on))
    unsaid = undoing.status.isnull()  # it may not have been taken back: what may have been paid counts
    undone = undoing.group_by("debt_id", payment_id="reverses").agg(
        undone=unsaid.ifelse(NONE, undoing.amount.abs()).sum(), unsure=unsaid.any()
    )
    came = payments.filter(payments.reverses.isnull())
    touched = _dated(came.semi_join(undone, "debt_id"), debts)
    touched = touched.left_join(undone, ["debt_id", "payment_id"]).drop("debt_id_right", "payment_id_right")
    matched = touched.filter(touched.undone.notnull())
    unmatched = undone.anti_join(matched, ["debt_id", "payment_id"]).select("debt_id").distinct()
    untouched = _dated(came.anti_join(undone, "debt_id"), debts)
    untouched = untouched.mutate(undone=ZERO, unsure=ibis.literal(False))
    return _counted(untouched, on).union(_counted(touched, on)), unmatched


def _dated(payments: ir.Table, debts: ir.Table) -> ir.Table:
    """Payments with the day from which they count, and the day on which they came."""
    rows = payments.join(debts.select("debt_id", "offset", "since"), "debt_id")
    came_on = local_day(rows.paid_at, rows.offset)
    day = ibis.coalesce(rows.value_on, came_on)
    known = ("debt_id", "payment_id", "status", "reverses", "since", "amount")
    return rows.select(*known, came_on=came_on, day=day)


def _stands(rows: ir.Table) -> ir.BooleanValue:
    return rows.status.isnull() | (rows.status == "posted")


def _counted(paid: ir.Table, on: date) -> ir.Table:
    """What of each payment counts by the day, what is on its way, and what is unclear about it."""
    taken_back = paid.undone.fill_null(ZERO)
    paid = paid.mutate(net=above_zero(paid.amount.cast(AMOUNT) - taken_back).cast(ROW), taken_back=taken_back)
    stands = _stands(paid)
    counts = stands & (paid.day <= on) & (paid.since.isnull() | (paid.day >= paid.since))
    waits = (paid.came_on <= on) & ((paid.status == "pending") | (stands & (paid.day > on))).fill_null(False)
    return paid.select(
        "debt_id",
        "day",
        amount=counts.ifelse(paid.net, NONE),
        pending=waits.ifelse(paid.net, NONE),
        unknown_status=(counts & paid.status.isnull()) | paid.unsure.fill_null(False),
        negative=paid.amount < NONE,
        over_reversed=paid.taken_back > above_zero(paid.amount),
    )
