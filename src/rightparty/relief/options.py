"""Agreements that somebody can keep: from what is left a month, within the lender's bounds and the law's.

    options_of(Owing(Decimal("24000.00")), Means(Decimal("900.00"), date(2026, 12, 1), payday=10), Bounds())

Each option has its arithmetic; none is chosen here, and none is better for being first: they stand in the
order of what they cost in all. Where nothing that is asked for can be paid, there is a token for a while.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from rightparty.errors import InvalidInput
from rightparty.relief.schedule import (
    CENT,
    CONTINUE,
    COSTS_FIRST,
    INTEREST,
    ORDERS,
    REDUCE,
    STOP,
    Owing,
    Schedule,
    Terms,
    first_after_payday,
    schedule_of,
)

QUICK, EASY, LONGEST = "quick", "easy", "longest"
PACES: Final = (QUICK, EASY, LONGEST)
"""quick: as few months as can be paid. easy: with room to spare. longest: as many as the bounds allow."""

CARD_MONTHS: Final = 60
"""Card measures 2011, art. 70: five years at most."""

_EASY_SHARE = Decimal("0.7")
_DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Means:
    """What is left a month after living, from which day on, and on which day of a month money comes in."""

    left: Decimal
    earliest: date
    payday: int | None = None

    @property
    def first_on(self) -> date:
        """The first day on which something is due: the day after a payday, where one is known."""
        return self.earliest if self.payday is None else first_after_payday(self.earliest, self.payday)


@dataclass(frozen=True)
class Bounds:
    """What a lender offers. `share`: how much of what is left may be asked for at most.

    `months`: at most; `interest`: of `INTEREST`; `reduced_rate`: yearly, where it is reduced; `part`: the
    least that is worth a payment. `token`: a sum for `token_months`, where nothing else can be kept.
    `discount_rate`: yearly, by which the lender reckons what later money is worth to it.
    """

    months: int = CARD_MONTHS
    interest: tuple[str, ...] = (STOP, REDUCE, CONTINUE)
    reduced_rate: Decimal = Decimal("0.05")
    share: Decimal = Decimal("0.8")
    part: Decimal = Decimal("50.00")
    allocation: str = COSTS_FIRST
    token: Decimal = Decimal("10.00")
    token_months: int = 6
    discount_rate: Decimal = Decimal("0.05")

    def __post_init__(self) -> None:
        odd = []
        if self.months < 1:
            odd.append(f"{self.months} months at most")
        if not self.interest or not set(self.interest) <= set(INTEREST):
            odd.append(f"interest {', '.join(self.interest) or 'none'}: there are {', '.join(INTEREST)}")
        if not 0 < self.share <= 1:
            odd.append(f"a share of {self.share}: more than nothing, at most all that is left")
        if self.allocation not in ORDERS:
            odd.append(f"allocation `{self.allocation}`: there are {', '.join(ORDERS)}")
        odd += [
            f"{name} is {rate}: write 0.05 for 5 %"
            for name, rate in (("reduced_rate", self.reduced_rate), ("discount_rate", self.discount_rate))
            if not 0 < rate < 1
        ]
        if odd:
            raise InvalidInput("; ".join(odd), "mend the lender's bounds")


@dataclass(frozen=True)
class Option:
    """An agreement that can be kept: its pace and schedule, and what is left of the month beside it.

    `interest_saved`: against the contract's rate running on for as long. `worth`: to the lender today.
    """

    pace: str
    schedule: Schedule
    spare: Decimal
    interest_saved: Decimal
    worth: Decimal


@dataclass(frozen=True)
class Token:
    """A small sum a month for a while, with interest stopped, after which the budget is looked at again."""

    amount: Decimal
    months: int
    first_on: date


def options_of(
    owing: Owing, means: Means, bounds: Bounds, *, contract_rate: Decimal, months_by_law: int | None = None
) -> Sequence[Option] | Token:
    """Every option that can be kept, the cheapest in all first; a token where there is none.

    Args:
        owing: what an agreement is about; what is in dispute stays out.
        means: what can be paid.
        bounds: the lender's.
        contract_rate: the yearly rate of the contract, which runs on where interest continues.
        months_by_law: at most, such as `CARD_MONTHS` of a card debt in mainland China.
    """
    asked = (means.left * bounds.share).quantize(CENT, "ROUND_DOWN")
    least = min(bounds.part, owing.total)
    most = min(bounds.months, months_by_law or bounds.months)
    found: dict[tuple[str, int], Option] = {}
    for interest in bounds.interest:
        rate = {STOP: Decimal(0), REDUCE: min(bounds.reduced_rate, contract_rate)}.get(
            interest, contract_rate
        )
        if interest != STOP and rate == 0:
            continue  # nothing to reduce, and nothing that could run on
        one = Terms(1, interest, means.first_on, rate, bounds.allocation)
        tried = {months: _at(owing, one, months) for months in range(1, most + 1)}
        kept = [made for made in tried.values() if made is not None and least <= made.amount <= asked]
        for pace, made in _paced(kept, asked):
            option = _option(pace, made, means, bounds, contract_rate)
            found.setdefault((interest, made.terms.months), option)
    if not found:
        return Token(min(bounds.token, means.left), bounds.token_months, means.first_on)
    return sorted(found.values(), key=lambda one: (one.schedule.total, one.schedule.terms.months))


def _paced(kept: Sequence[Schedule], asked: Decimal) -> Iterator[tuple[str, Schedule]]:
    """The shortest of those that can be kept, the shortest with room to spare, and the longest."""
    if kept:
        yield QUICK, kept[0]
        easy = next((made for made in kept if made.amount <= asked * _EASY_SHARE), None)
        if easy is not None:
            yield EASY, easy
        yield LONGEST, kept[-1]


def _at(owing: Owing, terms: Terms, months: int) -> Schedule | None:
    """None where the sum is so small that some month would have nothing to pay."""
    asked = Terms(months, terms.interest, terms.first_on, terms.annual_rate, terms.allocation)
    try:
        return schedule_of(owing, asked)
    except InvalidInput:
        return None


def _option(pace: str, schedule: Schedule, means: Means, bounds: Bounds, contract_rate: Decimal) -> Option:
    saved = Decimal(0)
    if schedule.terms.interest != CONTINUE and contract_rate:
        terms = schedule.terms
        usual = Terms(terms.months, CONTINUE, terms.first_on, contract_rate, terms.allocation)
        saved = schedule_of(schedule.owing, usual).total - schedule.total
    yearly = 1 + float(bounds.discount_rate)
    worth = sum(
        float(part.amount) / yearly ** ((part.due_on - means.earliest).days / _DAYS_A_YEAR)
        for part in schedule.parts
    )
    return Option(pace, schedule, means.left - schedule.amount, saved, Decimal(worth).quantize(CENT))
