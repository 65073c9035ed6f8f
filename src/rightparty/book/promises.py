"""What became of promises to pay: worked out from payments each time, for one dossier and as a table.

Money counts for a promise from the moment it was made until the end of the day it is due, on the
ledger's clock, by the day it was paid. What is pending does not count yet; what was taken back does not
count any more. So a payment that comes late into the book, or goes back, changes the answer.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed_facts import by_country, local_day
from rightparty.book.owed_ledger import country_of
from rightparty.book.owed_ledger import local_day as day_of
from rightparty.book.terms import DEFAULT, OwedTerms

OPEN: Final = "open"
KEPT: Final = "kept"
BROKEN: Final = "broken"
WITHDRAWN: Final = "withdrawn"
UNKNOWN: Final = "unknown"

COLUMNS: Mapping[str, str] = {
    "promise_id": "string",
    "person_id": "string",
    "due_on": "date",
    "amount": "decimal(18, 2)",
    "paid": "decimal(38, 2)",
    "state": "string",
    "kept_on": "date",
}
"""Columns of `promise_states_table`.

paid: what counts for it so far. state: `open` (not paid in full, and not past due, or money for it is on
its way), `kept`, `broken`, `withdrawn`, or `unknown` (a payment does not say whether it arrived).
kept_on: the last day on which something came that counts, where it is kept.
"""

THANKS_DAYS: Final = 2
"""How many days after the last money came a kept promise may be confirmed."""

_NOTHING = Decimal("0.00")
_SUM: Final = "decimal(38, 2)"  # two amounts that a cell may hold need not fit a cell


@dataclass(frozen=True)
class PromiseState:
    """What became of one promise; see `COLUMNS`. `received`: what counts for it so far, by debt."""

    promise_id: str
    person_id: str
    debt_ids: tuple[str, ...]
    due_on: date
    amount: Decimal
    paid: Decimal
    state: str
    kept_on: date | None
    received: Mapping[str, Decimal]


def promise_states(
    dossier: Dossier, at: datetime, on: date, terms: OwedTerms = DEFAULT
) -> tuple[PromiseState, ...]:
    """What became of every promise of a dossier, as of the instant `at` on the local day `on`."""
    made = [row for row in dossier.rows("promises") if row["made_at"] <= at]
    return tuple(_state(dossier, row, at, on, terms) for row in made)


def _state(dossier: Dossier, promise: Row, at: datetime, on: date, terms: OwedTerms) -> PromiseState:
    offsets = {debt["debt_id"]: terms.offset_in(country_of(dossier, debt)) for debt in dossier.rows("debts")}
    known = [row for row in dossier.rows("payments") if row["paid_at"] <= at]
    about = [row for row in known if row["debt_id"] in promise["debt_ids"]]
    undone: dict[str, Decimal] = {}
    doubted = set()  # nobody says whether these went back: then nobody knows what became of the promise
    for row in known:  # what goes back names its payment, and may stand beside another debt
        if row.get("reverses") is not None and row.get("status") in (None, "posted"):
            undone[row["reverses"]] = undone.get(row["reverses"], _NOTHING) + abs(row["amount"])
            doubted |= {row["reverses"]} if row.get("status") is None else set()
    received: dict[str, Decimal] = {}
    last, waits, unsure = None, False, False
    for row in about:
        day = day_of(row["paid_at"], offsets.get(row["debt_id"], terms.offset_in(None)))
        if row.get("reverses") is not None or row["paid_at"] < promise["made_at"] or day > promise["due_on"]:
            continue
        waits |= row.get("status") == "pending"
        unsure |= row.get("status") is None or row["payment_id"] in doubted
        net = max(row["amount"] - undone.get(row["payment_id"], _NOTHING), _NOTHING)
        if row.get("status") == "posted" and net:
            received[row["debt_id"]] = received.get(row["debt_id"], _NOTHING) + net
            last = max(last or day, day)
    paid = sum(received.values(), _NOTHING)
    kept = promise.get("status") == KEPT or paid >= promise["amount"]
    state = _named(promise, kept=kept, unsure=unsure, waits=waits or on <= promise["due_on"])
    return PromiseState(
        promise["promise_id"],
        promise["person_id"],
        tuple(promise["debt_ids"]),
        promise["due_on"],
        promise["amount"],
        paid,
        state,
        last if state == KEPT else None,
        received,
    )


def kept_lately(
    dossier: Dossier, at: datetime, on: date, person_id: str, debt_ids: Collection[str]
) -> Sequence[PromiseState]:
    """The promises of a person about these debts, or some of them alone, that may be thanked for on a day.

    The whole sum came, over the debts that the promise names, and the last of it one or two days before.
    Debts in several currencies have no sum.
    """
    currencies = {debt["debt_id"]: debt.get("currency") for debt in dossier.rows("debts")}
    return [
        one
        for one in promise_states(dossier, at, on)
        if one.state == KEPT
        and one.person_id == person_id
        and set(one.debt_ids) <= set(debt_ids)
        and _has_a_sum([currencies.get(debt) for debt in set(one.debt_ids)])
        and one.paid >= one.amount
        and one.kept_on is not None
        and 1 <= (on - one.kept_on).days <= THANKS_DAYS
    ]


def _has_a_sum(currencies: Sequence[str | None]) -> bool:
    return len(currencies) == 1 or (None not in currencies and len(set(currencies)) == 1)


def _named(promise: Row, *, kept: bool, unsure: bool, waits: bool) -> str:
    if promise.get("status") == WITHDRAWN:
        return WITHDRAWN
    if kept:
        return KEPT
    if unsure:
        return UNKNOWN
    return OPEN if waits else BROKEN


def promise_states_table(
    tables: Mapping[str, ir.Table], at: datetime, on: date, terms: OwedTerms = DEFAULT
) -> ir.Table:
    """The same over a book's tables: one row a promise made until `at`, with `COLUMNS`."""
    now = ibis.literal(at.astimezone(UTC).replace(tzinfo=None), type="timestamp")
    made = tables["promises"].filter(tables["promises"].made_at <= now)
    row = promises_asked(tables, made.mutate(ask=made.promise_id, asked_at=now), terms)
    waits = row.waits.fill_null(False) | (ibis.literal(on) <= row.due_on)
    state = ibis.cases(
        ((row.status == WITHDRAWN).fill_null(False), WITHDRAWN),
        (row.kept, KEPT),
        (row.unsure.fill_null(False), UNKNOWN),
        (waits, OPEN),
        else_=BROKEN,
    )
    row = row.mutate(state=state)
    row = row.mutate(kept_on=ibis.ifelse(row.state == KEPT, row.last_on, ibis.null("date")))
    return row.select(**{name: row[name].cast(kind) for name, kind in COLUMNS.items()})


def promises_asked(tables: Mapping[str, ir.Table], asked: ir.Table, terms: OwedTerms = DEFAULT) -> ir.Table:
    """What came for promises, each as of its own instant.

    Args:
        tables: of a book.
        asked: rows of `promises` with `ask` (names the row) and `asked_at` (an instant not before `made_at`).
        terms: how days are reckoned.

    Returns:
        The rows of `asked` with `paid`, `kept` (by what was paid, or as the lender says), `last_on` (the last
        day on which something came), `waits` (money is on its way) and `unsure` (nobody knows whether some
        arrived); the last three may be NULL.
    """
    columns = [asked[name] for name in ("ask", "made_at", "due_on", "asked_at")]
    each = asked.select(*columns, debt_id=asked.debt_ids.unnest()).distinct()
    row = asked.left_join(_counted(each, tables, terms), "ask").drop("ask_right")
    row = row.mutate(paid=row.paid.fill_null(ibis.literal(_NOTHING, _SUM)))
    return row.mutate(kept=(row.status == KEPT).fill_null(False) | (row.paid >= row.amount))


def _counted(each: ir.Table, tables: Mapping[str, ir.Table], terms: OwedTerms) -> ir.Table:
    """For each ask: what counts, the last day of it, whether money is on its way, or nobody knows."""
    debts = by_country(tables["debts"], tables["creditors"], terms).select("debt_id", "offset")
    payments = tables["payments"]
    rows = payments.filter(payments.reverses.isnull()).left_join(debts, "debt_id").drop("debt_id_right")
    elsewhere = ibis.literal(terms.offset_in(None), "int64")
    rows = rows.mutate(day=local_day(rows.paid_at, rows.offset.fill_null(elsewhere)))
    pairs = each.join(rows.select("payment_id", "debt_id", "status", "paid_at", "amount", "day"), "debt_id")
    pairs = pairs.filter(
        pairs.paid_at <= pairs.asked_at, pairs.paid_at >= pairs.made_at, pairs.day <= pairs.due_on
    )
    pairs = _less_undone(pairs, payments)
    posted = (pairs.status == "posted").fill_null(False) & (pairs.net > 0)
    return pairs.group_by("ask").agg(
        paid=pairs.net.sum(where=posted).cast(_SUM),
        last_on=pairs.day.max(where=posted),
        waits=(pairs.status == "pending").fill_null(False).any(),
        unsure=(pairs.status.isnull() | pairs.doubted.fill_null(False)).any(),
    )


def _less_undone(pairs: ir.Table, payments: ir.Table) -> ir.Table:
    """Adds `net`: the amount less what was taken back of it until the instant asked about.

    `doubted`: nobody says whether some of that was.
    """
    undoing = payments.filter(
        payments.reverses.notnull(), payments.status.isnull() | (payments.status == "posted")
    ).select(payment_id="reverses", undone_at="paid_at", undone="amount", back_status="status")
    back = pairs.select("ask", "asked_at", "payment_id").join(undoing, "payment_id")
    back = back.filter(back.undone_at <= back.asked_at)
    sums = back.group_by("ask", "payment_id").agg(
        undone=back.undone.abs().sum(), doubted=back.back_status.isnull().any()
    )
    row = pairs.left_join(sums, ["ask", "payment_id"]).drop("ask_right", "payment_id_right")
    nothing = ibis.literal(_NOTHING, _SUM)
    net = ibis.greatest(row.amount.cast(_SUM) - row.undone.cast(_SUM).fill_null(nothing), nothing)
    return row.mutate(net=net)
