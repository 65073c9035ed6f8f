"""What is overdue on one debt, from plain rows, the way a person would work it out: day by day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed_ledger import NOTHING, Ledger, Line, Parts, ledger_of
from rightparty.book.terms import (
    BUCKETS,
    CLOSED,
    COMPONENTS,
    DAILY_RATE_DIGITS,
    DEFAULT,
    UNQUOTABLE,
    OwedTerms,
)
from rightparty.errors import InvalidInput

CENT = Decimal("0.01")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Owed:
    """One row of `owed`: see `rightparty.book.owed.COLUMNS` for what each field means."""

    debt_id: str
    currency: str
    principal: Decimal | None
    interest: Decimal | None
    fee: Decimal | None
    total: Decimal | None
    dpd: int | None
    bucket: str | None
    oldest_due_on: date | None
    next_due_on: date | None
    next_due_amount: Decimal | None
    minimum_due: Decimal | None
    paid: Decimal
    taken_off: Decimal
    due: Decimal | None
    not_yet_due: Decimal | None
    credit: Decimal | None
    pending: Decimal
    disputed: Decimal | None
    as_of: datetime | None
    quotable: bool
    unquotable_because: str | None


@dataclass(frozen=True)
class Balance:
    """What is open on a debt on a day, before its state is looked at; None = unknown."""

    parts: Parts | None = None
    due: Decimal | None = None
    credit: Decimal | None = None
    not_yet_due: Decimal | None = None
    oldest_due_on: date | None = None
    next_due_on: date | None = None
    next_due_amount: Decimal | None = None


def owed_one(dossier: Dossier, debt_id: str, on: date, terms: OwedTerms = DEFAULT) -> Owed:
    """What `owed` says of this debt on the local day `on`, worked out from the dossier's rows.

    Raises `InvalidInput` if the debt is not in the dossier.
    """
    debt = next((row for row in dossier.rows("debts") if row["debt_id"] == debt_id), None)
    if debt is None:
        raise InvalidInput(f"debt {debt_id} is not in the book")
    ledger = ledger_of(dossier, debt, on, terms)
    as_of = debt.get("as_of") or dossier.meta.as_of
    balance = _balance(ledger, debt, on, terms)
    because = _because(ledger, debt, as_of, on, terms)
    return _owed(ledger, debt, balance, as_of, because, on)


def bucket_of(dpd: int) -> str:
    """`current`, `M1` for 1 to 30 days, … `M6`, `M7+`."""
    if dpd <= 0:
        return "current"
    return BUCKETS[(dpd - 1) // 30] if dpd <= 30 * len(BUCKETS) else "M7+"


def _balance(ledger: Ledger, debt: Row, on: date, terms: OwedTerms) -> Balance:
    if not ledger.schedule:
        return Balance()
    tolerance = terms.tolerance_in(debt["currency"])
    if any(line.revolving for line in ledger.schedule):
        return _revolving(ledger, on, tolerance)
    return _term(ledger, debt, on, terms, tolerance)


def _term(ledger: Ledger, debt: Row, on: date, terms: OwedTerms, tolerance: Decimal) -> Balance:
    open_parts, nights = _walk(ledger, on)
    late = open_parts.whole > 0
    penalty = _penalty(ledger, debt, nights, terms) if late else NOTHING
    fallen = sum((line.parts.whole for line in ledger.schedule if line.due_on < on), NOTHING)
    fallen += sum((charge.parts.whole for charge in ledger.charges), NOTHING)
    credit = max(ledger.came - fallen, NOTHING)
    coming = _coming(ledger, on, credit)
    next_due_on, next_due_amount = next(((day, left) for day, left in coming if left > 0), (None, None))
    return Balance(
        parts=Parts(open_parts.costs, open_parts.interest + penalty, open_parts.principal),
        due=fallen + penalty,
        credit=credit,
        not_yet_due=sum((left for _, left in coming), NOTHING),
        oldest_due_on=_late_since(ledger, on, tolerance) if late else None,
        next_due_on=next_due_on,
        next_due_amount=next_due_amount,
    )


def _walk(ledger: Ledger, on: date) -> tuple[Parts, Decimal]:
    """Walk the days: what is open by part at the end, and the nights of overdue principal.

    Nights count since something was last overdue without a break.
    """
    falls: dict[date, list[Parts]] = defaultdict(list)
    booked: dict[date, list[Parts]] = defaultdict(list)
    came: dict[date, Decimal] = defaultdict(Decimal)
    for line in ledger.schedule:
        falls[line.due_on + DAY].append(line.parts)
    for charge in ledger.charges:
        booked[charge.day].append(charge.parts)
    for day, amount in ledger.money:
        came[day] += amount
    open_now = dict.fromkeys(COMPONENTS, NOTHING)
    unused, nights = NOTHING, NOTHING
    days = sorted(day for day in {*falls, *booked, *came} if day <= on)
    for day, following in zip(days, [*days[1:], on + DAY], strict=False):
        for parts in (falls[day], booked[day]):
            unused = _use(unused, _fall(open_now, parts), ledger.order)
        nights += open_now["principal"]  # what comes in during the day was open in the night before it
        unused = _use(unused + came[day], open_now, ledger.order)
        nights += open_now["principal"] * ((following - day).days - 1)
        if not any(open_now.values()):
            nights = NOTHING
    return Parts(**open_now), nights


def _fall(open_now: dict[str, Decimal], fallen: Sequence[Parts]) -> dict[str, Decimal]:
    for parts in fallen:
        for name, amount in parts.as_dict().items():
            open_now[name] += amount
    return open_now


def _use(unused: Decimal, open_now: dict[str, Decimal], order: Sequence[str]) -> Decimal:
    for name in order:
        used = min(unused, open_now[name])
        open_now[name] -= used
        unused -= used
    return unused


def _penalty(ledger: Ledger, debt: Row, nights: Decimal, terms: OwedTerms) -> Decimal:
    """Penalty interest for the nights, where the lender books none itself."""
    rate = debt.get("penalty_rate")
    if rate is None or rate <= 0 or any(charge.is_penalty for charge in ledger.charges):
        return NOTHING
    unit = Decimal(1).scaleb(-DAILY_RATE_DIGITS)
    daily: Decimal = (rate / terms.day_count_in(debt["currency"])).quantize(unit, ROUND_HALF_UP)
    run_up: Decimal = nights * daily
    return run_up.quantize(CENT, ROUND_HALF_UP)


def _late_since(ledger: Ledger, on: date, tolerance: Decimal) -> date | None:
    """The first due day by which more than the tolerance is short, money meeting things in order of time.

    Charges stand among the instalments by their own day, so that none makes an older one look unpaid.
    """
    upto = NOTHING
    for due_on, whole in _by_day(ledger):
        charged = sum((charge.parts.whole for charge in ledger.charges if charge.day <= due_on), NOTHING)
        upto += whole
        if due_on < on and upto + charged - ledger.came > tolerance:
            return due_on
    return None


def _coming(ledger: Ledger, on: date, credit: Decimal) -> list[tuple[date, Decimal]]:
    """What is left to pay on each day to come once what is prepaid has met them in their order."""
    left = []
    for due_on, whole in _by_day(ledger):
        if due_on >= on:
            used = min(credit, whole)
            credit -= used
            left.append((due_on, whole - used))
    return left


def _by_day(ledger: Ledger) -> Iterator[tuple[date, Decimal]]:
    """What falls due on one day is one instalment."""
    whole: dict[date, Decimal] = defaultdict(Decimal)
    for line in ledger.schedule:
        whole[line.due_on] += line.parts.whole
    yield from sorted(whole.items())


def _revolving(ledger: Ledger, on: date, tolerance: Decimal) -> Balance:
    """The newest statement's smallest payment, less what came in since the due day before it."""
    days = sorted({line.due_on for line in ledger.schedule})
    short, minimums = {}, {}
    for opens, due_on in zip([date.min, *days], days, strict=False):
        rows = [line for line in ledger.schedule if line.due_on == due_on]
        minimums[due_on] = _minimum(rows)
        since = sum((amount for day, amount in ledger.money if opens < day), NOTHING)
        open_parts = minimums[due_on].as_dict()
        _use(since, open_parts, ledger.order)
        short[due_on] = Parts(**open_parts)
    past = [day for day in days if day < on]
    newest = short[past[-1]] if past else Parts()
    coming = [day for day in days if day >= on and short[day].whole > 0]
    return Balance(
        parts=newest,
        due=minimums[past[-1]].whole if past else NOTHING,
        credit=NOTHING,
        oldest_due_on=next((day for day in past if short[day].whole > tolerance), None),
        next_due_on=coming[0] if coming else None,
        next_due_amount=short[coming[0]].whole if coming else None,
    )


def _minimum(lines: Sequence[Line]) -> Parts:
    """A smallest payment by part: costs first, then interest, the rest is principal."""
    least = sum((line.least for line in lines), NOTHING)
    costs = min(sum((line.parts.costs for line in lines), NOTHING), least)
    interest = min(sum((line.parts.interest for line in lines), NOTHING), least - costs)
    return Parts(costs, interest, least - costs - interest)


def _because(ledger: Ledger, debt: Row, as_of: datetime | None, on: date, terms: OwedTerms) -> str | None:
    found = set(ledger.unclear)
    if debt.get("status") in CLOSED:
        found.add(debt["status"])
    if not ledger.schedule:
        found.add("no_schedule")
    if as_of is None:
        found.add("balance_date_unknown")
    elif (on - ledger.local_day(as_of)).days > terms.max_age_days:
        found.add("balance_too_old")
    return ";".join(code for code in UNQUOTABLE if code in found) or None


def _owed(
    ledger: Ledger, debt: Row, balance: Balance, as_of: datetime | None, because: str | None, on: date
) -> Owed:
    if debt.get("status") in CLOSED:
        balance = Balance(Parts(), NOTHING, NOTHING, NOTHING)
    parts, oldest = balance.parts, balance.oldest_due_on
    dpd = None if parts is None else (on - oldest).days if oldest else 0
    revolving = any(line.revolving for line in ledger.schedule)
    return Owed(
        debt_id=debt["debt_id"],
        currency=debt["currency"],
        principal=parts.principal if parts else None,
        interest=parts.interest if parts else None,
        fee=parts.costs if parts else None,
        total=parts.whole if parts else None,
        dpd=dpd,
        bucket=None if dpd is None else bucket_of(dpd),
        oldest_due_on=oldest,
        next_due_on=balance.next_due_on,
        next_due_amount=balance.next_due_amount,
        minimum_due=parts.whole if parts and revolving else None,
        paid=ledger.paid,
        taken_off=ledger.taken_off,
        due=balance.due,
        not_yet_due=balance.not_yet_due,
        credit=balance.credit,
        pending=ledger.pending,
        disputed=debt.get("disputed_amount"),
        as_of=as_of,
        quotable=because is None,
        unquotable_because=because,
    )
