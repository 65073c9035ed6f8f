"""What credit costs: examples printed in the law first, then what has to hold of every price."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.relief.cost import Charge, Paid, cost_table, effective_rate, nominal_rate
from rightparty.relief.schedule import CONTINUE, Owing, Terms, month_after, schedule_of

PER_CENT = Decimal("0.0001")


def monthly(amount: str, count: int, first: date) -> list[Paid]:
    """So many equal payments, a month apart."""
    return [Paid(month_after(first, number), Decimal(amount)) for number in range(count)]


@pytest.mark.parametrize(
    ("received", "on", "payments", "rate"),
    [
        ("5000", date(1978, 1, 10), monthly("230", 24, date(1978, 2, 10)), "0.0969"),
        ("6000", date(1978, 2, 10), monthly("200", 36, date(1978, 4, 1)), "0.1182"),
    ],
    ids=["regular first period", "long first period"],
)
def test_nominal_rates_of_appendix_j(received: str, on: date, payments: list[Paid], rate: str) -> None:
    """12 CFR 1026, appendix J (c)(1)(i) and (ii)."""
    assert nominal_rate(Decimal(received), on, payments).quantize(PER_CENT) == Decimal(rate)


def test_the_effective_rate_of_the_directive() -> None:
    """1,000 received, 1,200 paid a year and a half later: 12.9 % (Directive 2008/48/EC, first example)."""
    paid = [Paid(date(2025, 1, 1) + timedelta(days=547), Decimal(1200))]
    rate = effective_rate(Decimal(1000), date(2025, 1, 1), paid)
    assert rate.quantize(Decimal("0.001")) == Decimal("0.129")


def test_a_year_of_one_payment_is_its_interest() -> None:
    """Whatever is counted, a year is a year."""
    paid = [Paid(date(2027, 3, 1), Decimal(1240))]
    assert effective_rate(Decimal(1000), date(2026, 3, 1), paid) == Decimal("0.24")


RATES = st.integers(1, 6_000).map(lambda points: Decimal(points) / 10_000)


@settings(max_examples=50)
@given(st.integers(1_000, 1_000_000), RATES, st.integers(1, 60))
def test_the_price_of_a_schedule_is_its_rate(amount: int, rate: Decimal, months: int) -> None:
    """Of instalments without any other charge, and but for what is rounded to the cent."""
    on = date(2026, 12, 1)
    terms = Terms(months, CONTINUE, month_after(on, 1), rate)
    parts = schedule_of(Owing(Decimal(amount).quantize(Decimal("0.01"))), terms).parts
    paid = [Paid(part.due_on, part.amount) for part in parts]
    assert abs(nominal_rate(Decimal(amount), on, paid) - rate) <= Decimal("0.0002")


@settings(max_examples=50)
@given(st.integers(1_000, 100_000), st.integers(0, 20_000), st.integers(1, 36), st.integers(1, 500))
def test_whatever_is_charged_besides_raises_the_price(amount: int, cost: int, months: int, fee: int) -> None:
    """By either rate; and what is kept back does too."""
    on = date(2026, 12, 1)
    each = (Decimal(amount + cost) / months).quantize(Decimal("0.01"), "ROUND_UP")
    paid = [Paid(month_after(on, number), each) for number in range(1, months + 1)]
    dearer = [*paid[:-1], Paid(paid[-1].on, each + fee)]
    for rate in (effective_rate, nominal_rate):
        plain = rate(Decimal(amount), on, paid)
        assert rate(Decimal(amount), on, dearer) >= plain
        assert rate(Decimal(amount - min(fee, amount // 2)), on, paid) >= plain
    assert effective_rate(Decimal(amount), on, paid) >= 0


def test_the_table_names_every_charge_and_whoever_takes_it() -> None:
    """Interest, a guarantee's fee, and apart from them what being late would cost."""
    on = date(2026, 12, 1)
    paid = monthly("1100", 10, date(2027, 1, 1))
    interest = Charge("interest", "bank", Decimal(600))
    guarantee = Charge("guarantee", "guarantor", Decimal(400))
    late = Charge("penalty_interest", "bank", None, "1.5 times the rate, on what is overdue")
    table = cost_table(Decimal(10_000), on, paid, [interest, late, guarantee])
    assert (table.total, list(table.charges), list(table.if_late)) == (
        Decimal(1000),
        [interest, guarantee],
        [late],
    )
    assert table.nominal.quantize(PER_CENT) == Decimal("0.2126")
    assert table.effective > table.nominal
    with pytest.raises(InvalidInput, match="the charges come to 600"):
        cost_table(Decimal(10_000), on, paid, [interest, late])


@pytest.mark.parametrize(
    ("charge", "named"),
    [
        (("tip", "bank", Decimal(1)), "`tip`"),
        (("fee", "bank", None), "`fee` of None"),
        (("fee", "bank", Decimal(-1)), "`fee` of -1"),
        (("late_fee", "bank", None), "without an amount"),
    ],
)
def test_a_charge_has_a_name_and_an_amount(charge: tuple[str, str, Decimal | None], named: str) -> None:
    """Or says how it is reckoned, where it hangs on being late."""
    with pytest.raises(InvalidInput, match=named):
        Charge(*charge)


@pytest.mark.parametrize(
    ("received", "paid", "named"),
    [
        ("0", [Paid(date(2027, 1, 1), Decimal(1))], "is paid for 0"),
        ("10", [Paid(date(2027, 1, 1), Decimal(9))], "9 is paid for 10"),
        ("10", [Paid(date(2026, 1, 1), Decimal(11))], "before 2026-12-01"),
    ],
)
def test_what_is_no_price_is_refused(received: str, paid: list[Paid], named: str) -> None:
    """Nothing received, less paid than that, or paid before."""
    for rate in (effective_rate, nominal_rate):
        with pytest.raises(InvalidInput, match=named):
            rate(Decimal(received), date(2026, 12, 1), paid)
