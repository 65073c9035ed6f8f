"""Debts of the quarter: who owes them, what falls due, and the money that came in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from rightparty.world.lender import CREDITORS, Creditor
from rightparty.world.people import closest
from rightparty.world.quarter import Inhabitant, Quarter
from rightparty.world.second_rows import from_a_file

_CENT = Decimal("0.01")
_ZERO = Decimal(0)
_SIZES = {"CNY": (3_000, 60_000, 100), "USD": (800, 15_000, 50)}
_RATES = {
    "credit_card": ("0.1460", "0.1825"),
    "personal": ("0.0980", "0.1380", "0.1680"),
    "instalment": ("0.1560", "0.1980", "0.2390"),
    "auto": ("0.0690", "0.0990"),
}
PUNCTUAL, SLOW, STRUGGLING, STOPPED = "punctual", "slow", "struggling", "stopped"


@dataclass(eq=False)
class Debt:
    """A debt while its history is written; `short_since`: since when an instalment is not paid in full."""

    debt_id: str
    creditor: Creditor
    borrower: Inhabitant
    opened_on: date
    behaviour: str
    product: str
    instalments: list[tuple[date, Decimal]] = field(default_factory=list)  # due date, sum that must be paid
    short_since: date | None = None
    agency_id: str | None = None
    placed: list[tuple[str, datetime]] = field(default_factory=list)  # agency, since when
    liable: list[Inhabitant] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)  # emergency contacts, by id

    @property
    def opened_at(self) -> datetime:
        """The hour of the application."""
        return datetime(self.opened_on.year, self.opened_on.month, self.opened_on.day, 6, 30, tzinfo=UTC)

    def days_late(self, on: date) -> int:
        """Days since the oldest short instalment fell due; 0 when none is short."""
        return (on - self.short_since).days if self.short_since else 0


def lend(quarter: Quarter) -> list[Debt]:
    """Debts of about half of the inhabitants, with schedule and payments."""
    dice, rates = quarter.dice, quarter.rates
    debts = []
    for person in quarter.people:
        if not dice.chance(rates.borrowers):
            continue
        behaviour = _behaviour(quarter)
        count = 2 if dice.chance(rates.second_debt) else 1
        first = _debt(quarter, person, behaviour)
        debts += [first] if count == 1 else [first, _debt(quarter, person, behaviour, first)]
    return debts


def _behaviour(quarter: Quarter) -> str:
    rates, point = quarter.rates, quarter.dice.roll()
    for behaviour, share in ((PUNCTUAL, rates.punctual), (SLOW, rates.slow), (STRUGGLING, rates.struggling)):
        if point < share:
            return behaviour
        point -= share
    return STOPPED


def _debt(quarter: Quarter, person: Inhabitant, behaviour: str, first: Debt | None = None) -> Debt:
    dice = quarter.dice
    creditor = dice.pick(CREDITORS[quarter.country])
    elsewhere = first is not None and first.creditor is not creditor
    if elsewhere and quarter.apart("second files").chance(quarter.rates.second_file):
        person = from_a_file(quarter, person)
    product = dice.pick(creditor.products)
    today = quarter.at.date()
    opened = today - timedelta(days=dice.between(45, 800))
    debt = Debt(quarter.new_id("D"), creditor, person, opened, behaviour, product, liable=[person])
    low, high, step = _SIZES[creditor.currency]
    principal = Decimal(low + dice.below((high - low) // step) * step)
    rate = Decimal(dice.pick(_RATES[product]))
    write_debt(quarter, debt, principal, rate, "active")
    if product == "credit_card":
        _card_statements(quarter, debt, rate)
    else:
        equal_instalments(quarter, debt, principal, rate)
    _pay(quarter, debt)
    return debt


def write_debt(quarter: Quarter, debt: Debt, principal: Decimal, rate: Decimal, status: str) -> None:
    """The debt and that its borrower owes it."""
    person = debt.borrower
    quarter.add(
        "debts",
        debt_id=debt.debt_id,
        creditor_id=debt.creditor.creditor_id,
        product=debt.product,
        currency=debt.creditor.currency,
        opened_on=debt.opened_on,
        principal=principal,
        annual_rate=rate,
        as_of=quarter.maybe(quarter.at - timedelta(hours=quarter.dice.between(2, 9))),
        status=quarter.maybe_status(status),
        penalty_rate=_ZERO,
        grace_days=3,
        allocation="costs interest principal",
        disbursed=principal,
        all_in_rate=rate,
        country=quarter.country,
        region=person.city.region if person.city.country == quarter.country else None,
        original_creditor=debt.creditor.creditor_id,
        account=f"A{debt.debt_id[1:]}",
        disputed_amount=_ZERO,
        in_default_when_acquired=False,
    )
    quarter.add(
        "liabilities",
        debt_id=debt.debt_id,
        person_id=person.person_id,
        role="borrower",
        basis="signed",
        document=f"contract/{debt.debt_id}",
        amount=principal,
    )


def equal_instalments(quarter: Quarter, debt: Debt, principal: Decimal, rate: Decimal) -> None:
    """Parts of half a year, a year or two, of equal principal and falling interest."""
    months = quarter.dice.pick((6, 12, 12, 24))
    part = (principal / months).quantize(_CENT)
    left = principal
    for number in range(1, months + 1):
        share = part if number < months else left
        interest = (left * rate / 12).quantize(_CENT, ROUND_HALF_UP)
        due = month_later(debt.opened_on, number)
        quarter.add(
            "instalments",
            debt_id=debt.debt_id,
            number=number,
            due_on=due,
            principal=share,
            interest=interest,
            fee=_ZERO,
        )
        debt.instalments.append((due, share + interest))
        left -= share


def _card_statements(quarter: Quarter, debt: Debt, rate: Decimal) -> None:
    """A statement a month until the last one before the book's date; a tenth of it must be paid."""
    dice, today = quarter.dice, quarter.at.date()
    number, spending = 1, _SIZES[debt.creditor.currency][0]
    while (due := month_later(debt.opened_on, number)) <= today + timedelta(days=20):
        used = Decimal(dice.between(spending // 4, spending))
        interest = (used * rate / 12).quantize(_CENT, ROUND_HALF_UP)
        minimum = ((used + interest) / 10).quantize(_CENT)
        quarter.add(
            "instalments",
            debt_id=debt.debt_id,
            number=number,
            due_on=due,
            principal=used,
            interest=interest,
            fee=_ZERO,
            minimum=minimum,
        )
        debt.instalments.append((due, used + interest))
        number += 1


def _pay(quarter: Quarter, debt: Debt) -> None:
    """Payments up to the book's date, as the borrower behaves; notes since when the debt is short."""
    today = quarter.at.date()
    due = [(day, amount) for day, amount in debt.instalments if day <= today]
    trouble = len(due) - quarter.dice.between(1, 7)
    for index, (day, amount) in enumerate(due):
        in_trouble = debt.behaviour in (STRUGGLING, STOPPED) and index >= trouble
        paid = _pay_one(quarter, debt, day, amount, in_trouble)
        if not paid:
            debt.short_since = debt.short_since or day
            _late_fee(quarter, debt, day)
    if debt.short_since is None and quarter.dice.chance(0.01) and due:
        pay(quarter, debt, quarter.ago(1, 20), quarter.dice.share(due[-1][1], 0.1, 0.5))  # too much


def _pay_one(quarter: Quarter, debt: Debt, day: date, amount: Decimal, in_trouble: bool) -> bool:
    """Pay one instalment, or not; True if it is paid in full by the book's date."""
    dice = quarter.dice
    if in_trouble:
        if debt.behaviour == STOPPED or dice.chance(0.45):
            return False
        if dice.chance(0.5):
            at = at_daytime(quarter, day + timedelta(days=dice.between(2, 20)))
            pay(quarter, debt, at, dice.share(amount, 0.2, 0.7))
            return False
    late = debt.behaviour == SLOW or in_trouble or dice.chance(0.03)
    at = at_daytime(quarter, day + timedelta(days=dice.between(3, 40) if late else -dice.between(0, 4)))
    if dice.chance(0.08):  # in two parts
        first = dice.share(amount, 0.3, 0.7)
        pay(quarter, debt, at - timedelta(hours=20), first)
        amount -= first
    if dice.chance(0.004):
        _bounced(quarter, debt, at - timedelta(days=1), amount)
    return pay(quarter, debt, at, amount)


def pay(quarter: Quarter, debt: Debt, at: datetime, amount: Decimal) -> bool:
    """A payment row, unless it lies in the future; True if it counts today. The newest may be pending."""
    if at > quarter.at:
        return False
    pending = quarter.at - at < timedelta(days=2) and quarter.dice.chance(0.5)
    quarter.add(
        "payments",
        payment_id=quarter.new_id("Y"),
        debt_id=debt.debt_id,
        paid_at=at,
        amount=amount,
        status="pending" if pending else "posted",
        value_on=None if pending else local_day(quarter, at),
        payer_id=debt.borrower.person_id,
    )
    return not pending


def _late_fee(quarter: Quarter, debt: Debt, due_on: date) -> None:
    """A card's late fee, five days after an unpaid statement; one in ten was waived."""
    at = at_daytime(quarter, due_on + timedelta(days=5))
    if debt.product != "credit_card" or at > quarter.at:
        return
    amount = Decimal("10.00")
    quarter.add(
        "charges", charge_id=quarter.new_id("H"), debt_id=debt.debt_id, at=at, kind="late_fee", amount=amount
    )
    waived = at + timedelta(days=3)
    if quarter.dice.chance(0.1) and waived < quarter.at:
        quarter.add(
            "charges",
            charge_id=quarter.new_id("H"),
            debt_id=debt.debt_id,
            at=waived,
            kind="waiver",
            amount=amount,
        )


def _bounced(quarter: Quarter, debt: Debt, at: datetime, amount: Decimal) -> None:
    """A direct debit that the bank took back an hour later."""
    if at + timedelta(hours=1) > quarter.at:
        return
    first = quarter.new_id("Y")
    for payment_id, when, reverses in (
        (first, at, None),
        (quarter.new_id("Y"), at + timedelta(hours=1), first),
    ):
        quarter.add(
            "payments",
            payment_id=payment_id,
            debt_id=debt.debt_id,
            paid_at=when,
            amount=amount,
            status="posted",
            value_on=local_day(quarter, when),
            payer_id=debt.borrower.person_id,
            reverses=reverses,
        )


def also_liable(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Co-borrowers, guarantors and spouses who owe: each with a document that says so."""
    dice, rates = quarter.dice, quarter.rates
    for debt in debts:
        near = closest(quarter, debt.borrower)
        for share, role, bases in (
            (rates.co_borrower, "co_borrower", ("signed",)),
            (rates.guarantor, "guarantor", ("joint_guarantee", "joint_guarantee", "general_guarantee")),
            (rates.liable_spouse, "spouse", ("joint_debt",)),
        ):
            other = next(near, None) if dice.chance(share) else None
            if other is None or (role == "spouse" and other.household != debt.borrower.household):
                continue
            debt.liable.append(other)
            quarter.add(
                "liabilities",
                debt_id=debt.debt_id,
                person_id=other.person_id,
                role=role,
                basis=quarter.maybe(dice.pick(bases)),
                document=f"{role}/{debt.debt_id}",
            )


def month_later(day: date, months: int) -> date:
    """The same day of a later month, at most the 28th."""
    index = day.month - 1 + months
    return date(day.year + index // 12, index % 12 + 1, min(day.day, 28))


def local_day(quarter: Quarter, at: datetime) -> date:
    """The day on the lender's clock."""
    return (at + timedelta(hours=8 if quarter.country == "CN" else -6)).date()


def at_daytime(quarter: Quarter, day: date) -> datetime:
    """An instant on a day, during the lender's daytime."""
    hour = 1 if quarter.country == "CN" else 15
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return start + timedelta(seconds=quarter.dice.below(8 * 3600))
