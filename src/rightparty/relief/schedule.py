"""The instalments of an agreement: what is owed, cut into monthly parts that add up to the cent.

    schedule_of(Owing(Decimal("12000.00")), Terms(24, STOP, date(2026, 12, 11)))

Every part but the last is the same sum, and the last is no larger. Whole cents are counted throughout:
interest of a month is a twelfth of the yearly rate on the principal that is left, rounded to the cent, and
bears no interest itself.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from rightparty.errors import InvalidInput

STOP: Final = "stop"
REDUCE: Final = "reduce"
CONTINUE: Final = "continue"
INTEREST: Final = (STOP, REDUCE, CONTINUE)
"""What becomes of interest while the agreement is kept. It is a term of every agreement, and said: no law
orders it to stop (Card measures 2011, art. 70, item 3)."""

COSTS_FIRST, PRINCIPAL_FIRST = "costs_first", "principal_first"
ORDERS: Final = {
    COSTS_FIRST: ("fee", "interest", "principal"),
    PRINCIPAL_FIRST: ("principal", "interest", "fee"),
}
"""What a payment pays first. Without another agreement costs, interest, principal (Civil Code, art. 561)."""

CENT: Final = Decimal("0.01")
_MONTHS_A_YEAR = 12
_MOST_MONTHS = 600


@dataclass(frozen=True)
class Owing:
    """What an agreement is about, in one currency: whole cents, nothing below nought.

    `disputed`: the part of the principal that is in dispute. It stays out of the agreement: whoever pays does
    not grant that it is owed.
    """

    principal: Decimal
    interest: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)
    disputed: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        odd = [
            f"{name} is {amount}"
            for name, amount in vars(self).items()
            if amount < 0 or amount != amount.quantize(CENT)
        ]
        if self.disputed > self.principal:
            odd.append(f"{self.disputed} of {self.principal} is disputed")
        if odd:
            raise InvalidInput("; ".join(odd), "give amounts of whole cents, none below nought")

    @property
    def total(self) -> Decimal:
        """The sum that the agreement is about."""
        return self.principal - self.disputed + self.interest + self.fee


@dataclass(frozen=True)
class Terms:
    """What is agreed on: `months` parts, the first on `first_on`, the others on the same day of each month.

    `interest` is of `INTEREST`, `allocation` of `ORDERS`. `annual_rate` is the yearly rate that runs on while
    the agreement is kept (0.12 is 12 %); none where interest stops.
    """

    months: int
    interest: str
    first_on: date
    annual_rate: Decimal = Decimal(0)
    allocation: str = COSTS_FIRST

    def __post_init__(self) -> None:
        odd = []
        if not 1 <= self.months <= _MOST_MONTHS:
            odd.append(f"{self.months} months: there are 1 to {_MOST_MONTHS}")
        if self.interest not in INTEREST:
            odd.append(f"interest `{self.interest}`: there are {', '.join(INTEREST)}")
        if self.allocation not in ORDERS:
            odd.append(f"allocation `{self.allocation}`: there are {', '.join(ORDERS)}")
        if not 0 <= self.annual_rate < 1:
            odd.append(f"a yearly rate of {self.annual_rate}: write 0.12 for 12 %")
        if (self.interest == STOP) != (self.annual_rate == 0):
            odd.append(
                f"interest `{self.interest}` at a rate of {self.annual_rate}: only what stops has none"
            )
        if odd:
            raise InvalidInput("; ".join(odd), "mend the terms of the agreement")


@dataclass(frozen=True)
class Part:
    """One instalment: its number from 1, its day, and what of it is principal, interest and fee."""

    number: int
    due_on: date
    principal: Decimal
    interest: Decimal
    fee: Decimal
    left: Decimal = field(compare=False)

    @property
    def amount(self) -> Decimal:
        """What is to be paid on that day."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True)
class Schedule:
    """All instalments of an agreement. `interest_added`: what accrues while it is kept."""

    owing: Owing
    terms: Terms
    parts: Sequence[Part]

    @property
    def total(self) -> Decimal:
        """What is paid in all."""
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def interest_added(self) -> Decimal:
        """What is paid beyond what was owed when it was agreed on."""
        return self.total - self.owing.total

    @property
    def amount(self) -> Decimal:
        """What is paid each month: of the first part, as of all but the last."""
        return self.parts[0].amount


def schedule_of(owing: Owing, terms: Terms) -> Schedule:
    """The instalments by which everything is paid in so many months, each but the last the same.

    Raises:
        InvalidInput: nothing is owed, or so little that some month would have nothing to pay.
    """
    if owing.total == 0:
        raise InvalidInput("nothing is owed", "an agreement needs a debt that is not in dispute")
    parts = _parts(owing, terms, _level(owing, terms))
    if len(parts) < terms.months:
        what = f"{owing.total} in {terms.months} months"
        raise InvalidInput(f"{what} leaves months with nothing to pay", "choose fewer months")
    return Schedule(owing, terms, parts)


def _level(owing: Owing, terms: Terms) -> int:
    """The smallest sum of cents that pays everything in so many months, looked for around an annuity's."""
    least = -(-_cents(owing.total) // terms.months)
    low, high, step = least, max(least, _annuity(owing, terms)), 1
    while not _pays(owing, terms, high):
        low, high, step = high + 1, high + step, 2 * step
    step = 1
    while high > low and _pays(owing, terms, max(low, high - step)):
        high, step = max(low, high - step), 2 * step
    low = max(low, high - step)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _pays(owing, terms, middle) else (middle + 1, high)
    return high


def _pays(owing: Owing, terms: Terms, level: int) -> bool:
    return _run(owing, terms, level)[-1].left <= 0


def _annuity(owing: Owing, terms: Terms) -> int:
    """About what it will be: an annuity of the principal, and the rest in equal parts."""
    principal = float(owing.principal - owing.disputed)
    rest = float(owing.interest + owing.fee)
    rate = float(terms.annual_rate) / _MONTHS_A_YEAR
    factor = rate / (1 - (1 + rate) ** -terms.months) if rate else 1 / terms.months
    return int(100 * (principal * factor + rest / terms.months))


@dataclass(slots=True)
class _Month:
    """What one payment pays, in cents, and what is left after it."""

    principal: int
    interest: int
    fee: int
    left: int


def _run(owing: Owing, terms: Terms, level: int) -> list[_Month]:
    """The months at such a payment; the last ones may have nothing left to pay."""
    yearly, whole = terms.annual_rate.as_integer_ratio()
    twice = 2 * _MONTHS_A_YEAR * whole
    held = {
        "principal": _cents(owing.principal - owing.disputed),
        "interest": _cents(owing.interest),
        "fee": _cents(owing.fee),
    }
    order = ORDERS[terms.allocation]
    months = []
    for _ in range(terms.months):
        # A twelfth of the year's, to the nearest cent, a half upwards.
        held["interest"] += (2 * held["principal"] * yearly + twice // 2) // twice
        money, paid = level, {}
        for name in order:
            paid[name] = min(money, held[name])
            held[name] -= paid[name]
            money -= paid[name]
        months.append(_Month(paid["principal"], paid["interest"], paid["fee"], sum(held.values())))
    return months


def _parts(owing: Owing, terms: Terms, level: int) -> tuple[Part, ...]:
    return tuple(
        Part(
            number,
            month_after(terms.first_on, number - 1),
            _money(month.principal),
            _money(month.interest),
            _money(month.fee),
            _money(month.left),
        )
        for number, month in enumerate(_run(owing, terms, level), 1)
        if month.principal or month.interest or month.fee
    )


def month_after(first: date, months: int) -> date:
    """The same day so many months later; where a month is shorter, its last."""
    place = first.month - 1 + months
    year, month = first.year + place // _MONTHS_A_YEAR, place % _MONTHS_A_YEAR + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def first_after_payday(earliest: date, payday: int) -> date:
    """The first day from `earliest` on that comes the day after a payday (1 to 31, a day of the month).

    >>> first_after_payday(date(2026, 11, 24), 10)
    datetime.date(2026, 12, 11)
    """
    if not 1 <= payday <= 31:
        raise InvalidInput(f"payday {payday} is no day of a month", "give one from 1 to 31")
    begin = earliest.replace(day=1)
    for months in range(-1, 3):
        month = month_after(begin, months)
        paid = month.replace(day=min(payday, monthrange(month.year, month.month)[1]))
        following = date.fromordinal(paid.toordinal() + 1)
        if following >= earliest:
            return following
    raise AssertionError("a payday comes every month")


def _cents(amount: Decimal) -> int:
    return int(amount / CENT)


def _money(cents: int) -> Decimal:
    return cents * CENT
