"""What counts towards one debt's balance on a day: its schedule, charges and money, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from rightparty.book.dossier import Dossier, Row
from rightparty.book.terms import IN_FORCE, OwedTerms, order_of

NOTHING = Decimal("0.00")
_COSTS = ("late_fee", "cost", "adjustment")
_TAKEN_OFF = ("waiver", "refund")


@dataclass(frozen=True)
class Parts:
    """An amount by what it is made of."""

    costs: Decimal = NOTHING
    interest: Decimal = NOTHING
    principal: Decimal = NOTHING

    @property
    def whole(self) -> Decimal:
        """All parts together."""
        return self.costs + self.interest + self.principal

    def as_dict(self) -> dict[str, Decimal]:
        """By the words of an order of allocation."""
        return {"costs": self.costs, "interest": self.interest, "principal": self.principal}


@dataclass(frozen=True)
class Line:
    """An instalment; `least` is the smallest payment that meets it: all of it, unless it revolves."""

    due_on: date
    parts: Parts
    least: Decimal
    revolving: bool


@dataclass(frozen=True)
class Charge:
    """An amount added to a debt."""

    day: date
    parts: Parts
    is_penalty: bool


@dataclass(frozen=True)
class Ledger:
    """The rows of one debt that count on a day.

    `money`: what came in or was taken off, by day; `unclear`: codes of `UNQUOTABLE`.
    """

    offset: int
    order: tuple[str, ...]
    schedule: tuple[Line, ...]
    charges: tuple[Charge, ...]
    money: tuple[tuple[date, Decimal], ...]
    paid: Decimal
    taken_off: Decimal
    pending: Decimal
    unclear: frozenset[str]

    @property
    def came(self) -> Decimal:
        """Everything that lowers what is open."""
        return self.paid + self.taken_off

    def local_day(self, instant: datetime) -> date:
        """The day on the ledger's clock."""
        return local_day(instant, self.offset)


def local_day(instant: datetime, offset: int) -> date:
    """The day at `offset` minutes from UTC."""
    return (instant + timedelta(minutes=offset - _minutes_from_utc(instant))).date()


def _minutes_from_utc(instant: datetime) -> int:
    return int((instant.utcoffset() or timedelta(0)).total_seconds() // 60)


def ledger_of(dossier: Dossier, debt: Row, on: date, terms: OwedTerms) -> Ledger:
    """Everything in the dossier that bears on what this debt owes on the day."""
    offset = terms.offset_in(country_of(dossier, debt))
    rows = {name: _of_debt(dossier, name, debt) for name in ("instalments", "charges", "payments")}
    agreement, unclear = _agreement(dossier, rows["instalments"], offset, on)
    asked = (agreement or {}).get("allocation") or debt.get("allocation")
    order = order_of(asked)
    if asked is not None and order is None:
        unclear.add("allocation_unclear")
    agreed_at = agreement["agreed_at"] if agreement else None
    name = agreement["agreement_id"] if agreement else None
    charges, less = _charges(rows["charges"], agreed_at, offset, on)
    payments, pending = _payments(rows["payments"], agreed_at, offset, on, unclear)
    return Ledger(
        offset=offset,
        order=order or terms.allocation,
        schedule=tuple(_line(row) for row in rows["instalments"] if row.get("agreement_id") == name),
        charges=charges,
        money=(*payments, *less),
        paid=sum((amount for _, amount in payments), NOTHING),
        taken_off=sum((amount for _, amount in less), NOTHING),
        pending=pending,
        unclear=frozenset(unclear),
    )


def _of_debt(dossier: Dossier, table: str, debt: Row) -> list[Row]:
    return [row for row in dossier.rows(table) if row["debt_id"] == debt["debt_id"]]


def country_of(dossier: Dossier, debt: Row) -> str | None:
    """The country whose clock the ledger of a debt runs on; None where neither debt nor creditor says."""
    if debt.get("country"):
        return str(debt["country"])
    creditors = (row for row in dossier.rows("creditors") if row["creditor_id"] == debt["creditor_id"])
    return next((str(row["country"]) for row in creditors if row.get("country")), None)


def _agreement(
    dossier: Dossier, instalments: Sequence[Row], offset: int, on: date
) -> tuple[Row | None, set[str]]:
    """The newest agreement in force that has instalments of this debt, and what is unclear about it."""
    known = {row["agreement_id"]: row for row in dossier.rows("agreements")}
    named = {row["agreement_id"] for row in instalments if row.get("agreement_id") is not None}
    unclear = {"agreement_unknown"} if named - known.keys() else set()
    holding = [known[name] for name in named & known.keys() if _holds(known[name], offset, on)]
    if len(holding) > 1:
        unclear.add("several_agreements")
    chosen = max(holding, key=_age, default=None)
    if chosen is not None and chosen.get("agreed_at") is None:
        unclear.add("agreement_date_unknown")
    return chosen, unclear


def _holds(agreement: Row, offset: int, on: date) -> bool:
    agreed_at = agreement.get("agreed_at")
    return agreement["status"] in IN_FORCE and (agreed_at is None or local_day(agreed_at, offset) <= on)


def _age(agreement: Row) -> tuple[bool, float, str]:
    agreed_at = agreement.get("agreed_at")
    return agreed_at is not None, agreed_at.timestamp() if agreed_at else 0, agreement["agreement_id"]


def _line(row: Row) -> Line:
    parts = Parts(row.get("fee") or NOTHING, row["interest"] or NOTHING, row["principal"] or NOTHING)
    minimum = row.get("minimum")
    return Line(row["due_on"], parts, parts.whole if minimum is None else minimum, minimum is not None)


def _charges(
    rows: Sequence[Row], agreed_at: datetime | None, offset: int, on: date
) -> tuple[tuple[Charge, ...], list[tuple[date, Decimal]]]:
    """What was added by the day, and what was taken off; a write-off forgives nothing."""
    added, less = [], []
    for row in rows:
        day, amount, kind = local_day(row["at"], offset), row["amount"], row["kind"]
        if day > on or (agreed_at is not None and row["at"] < agreed_at):
            continue
        if kind in _TAKEN_OFF or (amount < 0 and kind != "write_off"):
            less.append((day, abs(amount)))
        elif kind in _COSTS:
            added.append(Charge(day, Parts(costs=amount), is_penalty=False))
        if kind == "penalty":  # a correction too shows that the lender books its penalties
            added.append(Charge(day, Parts(interest=max(amount, NOTHING)), is_penalty=True))
    return tuple(added), less


def _payments(
    rows: Sequence[Row], agreed_at: datetime | None, offset: int, on: date, unclear: set[str]
) -> tuple[list[tuple[date, Decimal]], Decimal]:
    """What was paid and counts, by day, and what is still on its way."""
    undone, unsure = _undone(rows, offset, on)
    counted, pending = [], NOTHING
    for row in rows:
        if row.get("reverses") is not None:
            continue
        status, amount = row.get("status"), row["amount"]
        taken_back = undone.pop(row["payment_id"], NOTHING)
        unclear |= {"payment_status_unknown"} if row["payment_id"] in unsure else set()
        net = max(amount - taken_back, NOTHING)
        unclear |= _faults(amount, taken_back)
        came_on, day = local_day(row["paid_at"], offset), _day(row, offset)
        if status in (None, "posted") and day <= on:
            if agreed_at is None or day >= local_day(agreed_at, offset):
                counted.append((day, net))
                unclear |= {"payment_status_unknown"} if status is None else set()
        elif status != "reversed" and came_on <= on:
            pending += net
    if undone:
        unclear.add("reversal_unclear")
    return counted, pending


def _faults(amount: Decimal, taken_back: Decimal) -> set[str]:
    faults = {"payment_negative"} if amount < 0 else set()
    return faults | ({"reversal_unclear"} if taken_back > max(amount, NOTHING) else set())


def _day(payment: Row, offset: int) -> date:
    value_on = payment.get("value_on")
    return value_on if value_on is not None else local_day(payment["paid_at"], offset)


def _undone(rows: Sequence[Row], offset: int, on: date) -> tuple[dict[str, Decimal], set[str]]:
    """How much of each payment was taken back by the day, and of which nobody says whether it was.

    What may have been paid counts as paid.
    """
    undone: dict[str, Decimal] = {}
    unsure = set()
    for row in rows:
        target = row.get("reverses")
        if target is not None and row.get("status") in (None, "posted") and _day(row, offset) <= on:
            sure = row.get("status") is not None
            undone[target] = undone.get(target, NOTHING) + (abs(row["amount"]) if sure else NOTHING)
            unsure |= set() if sure else {target}
    return undone, unsure
