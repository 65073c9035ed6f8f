"""Instalments of an agreement: exact to the cent, in the order agreed on, on days that exist."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.relief.schedule import (
    CONTINUE,
    COSTS_FIRST,
    ORDERS,
    PRINCIPAL_FIRST,
    REDUCE,
    STOP,
    Owing,
    Terms,
    first_after_payday,
    month_after,
    schedule_of,
)

FIRST = date(2026, 12, 11)
CENT = Decimal("0.01")


def money(text: str) -> Decimal:
    """An amount."""
    return Decimal(text)


def test_twelve_thousand_in_two_years_without_interest_are_five_hundred_a_month() -> None:
    """As whoever signs it reckons."""
    found = schedule_of(Owing(money("12000.00")), Terms(24, STOP, FIRST))
    assert {part.amount for part in found.parts} == {money("500.00")}
    assert (found.parts[0].due_on, found.parts[-1].due_on) == (FIRST, date(2028, 11, 11))
    assert (found.total, found.interest_added) == (money("12000.00"), Decimal(0))


def test_interest_that_runs_on_is_that_of_the_tables() -> None:
    """10,000 at 12 % over a year: 888.49 a month, 661.86 of interest in all."""
    found = schedule_of(Owing(money("10000.00")), Terms(12, CONTINUE, FIRST, Decimal("0.12")))
    assert found.amount == money("888.49")
    assert found.parts[0].interest == money("100.00")
    assert found.parts[0].left == money("9211.51")
    assert found.interest_added == money("661.86")
    assert found.parts[-1].amount <= found.amount


def test_the_odd_cents_are_in_the_last_part_which_is_the_smaller() -> None:
    """Nobody is asked for a larger sum at the end."""
    found = schedule_of(Owing(money("100.00")), Terms(3, STOP, FIRST))
    assert [part.amount for part in found.parts] == [money("33.34"), money("33.34"), money("33.32")]


def test_without_another_agreement_costs_go_first_and_principal_last() -> None:
    """Civil Code, art. 561; principal first only where it was agreed on."""
    owing = Owing(money("100.00"), interest=money("20.00"), fee=money("30.00"))
    usual = schedule_of(owing, Terms(3, STOP, FIRST)).parts
    assert [(part.fee, part.interest, part.principal) for part in usual] == [
        (money("30.00"), money("20.00"), money("0.00")),
        (money("0.00"), money("0.00"), money("50.00")),
        (money("0.00"), money("0.00"), money("50.00")),
    ]
    kinder = schedule_of(owing, Terms(3, STOP, FIRST, allocation=PRINCIPAL_FIRST)).parts
    assert [part.principal for part in kinder] == [money("50.00"), money("50.00"), money("0.00")]


def test_with_principal_first_less_interest_accrues() -> None:
    """As it bears interest and nothing else does."""
    owing = Owing(money("5000.00"), interest=money("800.00"))
    terms = Terms(12, REDUCE, FIRST, Decimal("0.06"))
    kinder = replace(terms, allocation=PRINCIPAL_FIRST)
    assert schedule_of(owing, kinder).interest_added < schedule_of(owing, terms).interest_added


def test_what_is_in_dispute_stays_out() -> None:
    """It is neither asked for nor granted."""
    found = schedule_of(Owing(money("900.00"), disputed=money("300.00")), Terms(6, STOP, FIRST))
    assert found.total == money("600.00")


def test_months_are_shorter_than_others() -> None:
    """The day comes back where there is one."""
    assert [month_after(date(2027, 1, 31), months) for months in range(3)] == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]


AMOUNTS = st.integers(0, 50_000_000).map(lambda cents: cents * CENT)
RATES = st.integers(1, 3_600).map(lambda points: Decimal(points) / 10_000)


@st.composite
def agreements(draw: st.DrawFn) -> tuple[Owing, Terms]:
    """A debt and terms that leave no month without a payment."""
    principal = draw(st.integers(1_000_000, 50_000_000)) * CENT
    disputed = (principal * draw(st.sampled_from([0, 0, 1])) / 2).quantize(CENT)
    owing = Owing(principal, draw(AMOUNTS), draw(AMOUNTS), disputed)
    interest = draw(st.sampled_from([STOP, REDUCE, CONTINUE]))
    rate = Decimal(0) if interest == STOP else draw(RATES)
    order = draw(st.sampled_from([COSTS_FIRST, PRINCIPAL_FIRST]))
    first = draw(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
    return owing, Terms(draw(st.integers(1, 60)), interest, first, rate, order)


@given(agreements())
def test_everything_adds_up_to_the_cent(agreed: tuple[Owing, Terms]) -> None:
    """Of each kind as much is paid as was owed, and no interest but what accrued."""
    owing, terms = agreed
    found = schedule_of(owing, terms)
    assert len(found.parts) == terms.months
    assert sum(part.principal for part in found.parts) == owing.principal - owing.disputed
    assert sum(part.fee for part in found.parts) == owing.fee
    assert sum(part.interest for part in found.parts) == owing.interest + found.interest_added
    assert found.parts[-1].left == 0
    assert {part.amount for part in found.parts[:-1]} <= {found.amount}
    assert 0 < found.parts[-1].amount <= found.amount
    assert (found.interest_added == 0) == (terms.interest == STOP)
    days = [part.due_on for part in found.parts]
    assert days == sorted(set(days))


@given(agreements())
def test_interest_accrues_on_the_principal_that_is_left(agreed: tuple[Owing, Terms]) -> None:
    """Reckoned again month by month: a twelfth of the yearly rate, to the cent, and none on interest."""
    owing, terms = agreed
    principal, held = owing.principal - owing.disputed, owing.interest + owing.fee
    for part in schedule_of(owing, terms).parts:
        accrued = principal * terms.annual_rate / 12
        held += accrued.quantize(CENT, "ROUND_HALF_UP") - part.interest - part.fee
        principal -= part.principal
        assert part.left == principal + held


@given(agreements())
def test_a_cent_less_a_month_would_not_do(agreed: tuple[Owing, Terms]) -> None:
    """Nobody is asked for more than it takes: paid a cent less, something is left at the end."""
    owing, terms = agreed
    held = {"principal": owing.principal - owing.disputed, "interest": owing.interest, "fee": owing.fee}
    amount = schedule_of(owing, terms).amount - CENT
    for _ in range(terms.months):
        held["interest"] += (held["principal"] * terms.annual_rate / 12).quantize(CENT, "ROUND_HALF_UP")
        money = amount
        for kind in ORDERS[terms.allocation]:
            paid = min(money, held[kind])
            held[kind] -= paid
            money -= paid
    assert sum(held.values()) > 0


@given(agreements(), st.integers(1, 24))
def test_more_months_ask_for_less_a_month_and_never_for_less_in_all(
    agreed: tuple[Owing, Terms], more: int
) -> None:
    """So that what time costs is seen."""
    owing, terms = agreed
    short, long = schedule_of(owing, terms), schedule_of(owing, replace(terms, months=terms.months + more))
    assert long.amount <= short.amount
    assert long.total >= short.total


@given(st.dates(date(2026, 1, 1), date(2031, 1, 1)), st.integers(1, 31))
@example(date(2027, 2, 28), 31)
@example(date(2027, 3, 1), 31)
def test_the_first_day_is_the_day_after_a_payday(earliest: date, payday: int) -> None:
    """The next one there is, within a month or so."""
    found = first_after_payday(earliest, payday)
    assert 0 <= (found - earliest).days <= 31
    before = date.fromordinal(found.toordinal() - 1)
    assert before.day == payday or (before.day < payday and found.day == 1)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"months": 0}, "0 months"),
        ({"months": 601}, "601 months"),
        ({"interest": CONTINUE}, "only what stops has none"),
        ({"annual_rate": Decimal("0.1")}, "only what stops has none"),
        ({"annual_rate": Decimal(12), "interest": CONTINUE}, "write 0.12 for 12 %"),
        ({"interest": "waived"}, "stop, reduce, continue"),
        ({"allocation": "ours"}, "costs_first, principal_first"),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, object], named: str) -> None:
    """With what is wrong."""
    right: dict[str, object] = {"months": 12, "interest": STOP, "first_on": FIRST}
    with pytest.raises(InvalidInput, match=named):
        Terms(**{**right, **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("owing", "named"),
    [
        ({"principal": money("-1.00")}, "principal is -1.00"),
        ({"principal": money("1.005")}, "principal is 1.005"),
        ({"principal": money("1.00"), "disputed": money("2.00")}, "2.00 of 1.00 is disputed"),
    ],
)
def test_sums_that_make_no_sense_are_refused(owing: dict[str, Decimal], named: str) -> None:
    """Whole cents, none below nought."""
    with pytest.raises(InvalidInput, match=named):
        Owing(**owing)


def test_nothing_to_pay_is_no_agreement() -> None:
    """Nor is a month in which nothing would be left."""
    with pytest.raises(InvalidInput, match="nothing is owed"):
        schedule_of(Owing(money("5.00"), disputed=money("5.00")), Terms(1, STOP, FIRST))
    with pytest.raises(InvalidInput, match="leaves months with nothing to pay"):
        schedule_of(Owing(money("0.10")), Terms(6, STOP, FIRST))
    with pytest.raises(InvalidInput, match="payday 32"):
        first_after_payday(FIRST, 32)
