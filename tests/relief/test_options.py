"""Options from what is left: each can be kept, keeps within the bounds, and shows what it costs."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.relief.options import (
    CARD_MONTHS,
    LONGEST,
    QUICK,
    Bounds,
    Means,
    Option,
    Token,
    options_of,
)
from rightparty.relief.schedule import CONTINUE, STOP, Owing

TODAY = date(2026, 12, 1)
RATE = Decimal("0.18")


def money(text: str) -> Decimal:
    """An amount."""
    return Decimal(text)


def options(
    owed: str, left: str, bounds: Bounds | None = None, by_law: int | None = CARD_MONTHS
) -> list[Option]:
    """The options of a card debt; fails if there is but a token."""
    found = options_of(
        Owing(money(owed)), Means(money(left), TODAY, 10), bounds or Bounds(),
        contract_rate=RATE, months_by_law=by_law,
    )  # fmt: skip
    assert not isinstance(found, Token)
    return list(found)


def test_the_cheapest_in_all_comes_first_and_none_is_left_out() -> None:
    """24,000 with 900 left: at 720 a month 34 months without interest, fewer at no other rate."""
    found = options("24000.00", "900.00")
    first = found[0].schedule
    assert (first.terms.interest, first.terms.months, found[0].pace) == (STOP, 34, QUICK)
    assert first.amount == money("705.89")
    assert first.parts[0].due_on == date(2026, 12, 11)
    assert found[0].spare == money("194.11")
    totals = [one.schedule.total for one in found]
    assert totals == sorted(totals)
    assert {one.schedule.terms.interest for one in found} == {"stop", "reduce", "continue"}


def test_what_stopping_interest_saves_is_shown() -> None:
    """Against the contract's rate for as long; what continues saves nothing."""
    found = options("24000.00", "900.00")
    assert all((one.interest_saved == 0) == (one.schedule.terms.interest == CONTINUE) for one in found)
    assert found[0].interest_saved > money("6000")


def test_no_law_s_months_are_passed() -> None:
    """Five years of a card debt, though the lender would offer ten."""
    found = options("40000.00", "900.00", Bounds(months=120))
    assert max(one.schedule.terms.months for one in found) <= CARD_MONTHS
    longer = options("40000.00", "900.00", Bounds(months=120), by_law=None)
    assert max(one.schedule.terms.months for one in longer) > CARD_MONTHS


def test_where_nothing_can_be_kept_there_is_a_token() -> None:
    """Small, for a while, and never more than is left."""
    poor = Means(money("6.00"), TODAY)
    found = options_of(Owing(money("24000.00")), poor, Bounds(), contract_rate=RATE)
    assert found == Token(money("6.00"), 6, TODAY)


def test_a_small_debt_is_paid_at_once() -> None:
    """A sum below the least payment is one payment."""
    (one,) = options("20.00", "900.00", Bounds(interest=(STOP,)))
    assert one.schedule.terms.months == 1


@settings(max_examples=60)
@given(
    st.integers(2_000, 20_000_000).map(lambda cents: Decimal(cents) / 100),
    st.integers(100, 2_000_000).map(lambda cents: Decimal(cents) / 100),
    st.integers(0, 3_600).map(lambda points: Decimal(points) / 10_000),
    st.integers(1, 120),
)
def test_every_option_can_be_kept(owed: Decimal, left: Decimal, rate: Decimal, months: int) -> None:
    """A month never asks for more than the share; sums add up; nothing outlasts bounds and law."""
    bounds = Bounds(months=months)
    found = options_of(
        Owing(owed), Means(left, TODAY, 15), bounds, contract_rate=rate, months_by_law=CARD_MONTHS
    )
    if isinstance(found, Token):
        assert found.amount <= left
        return
    assert found
    for one in found:
        schedule = one.schedule
        assert schedule.amount <= left * bounds.share
        assert one.spare >= 0
        assert sum(part.principal for part in schedule.parts) == owed
        assert schedule.terms.months <= min(months, CARD_MONTHS)
        assert 0 < one.worth <= schedule.total
        assert one.interest_saved >= 0
    longest = [one for one in found if one.pace == LONGEST]
    assert all(one.schedule.amount >= min(bounds.part, owed) for one in longest)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"months": 0}, "0 months at most"),
        ({"interest": ()}, "interest none"),
        ({"interest": ("waive",)}, "interest waive"),
        ({"share": Decimal("1.1")}, "a share of 1.1"),
        ({"allocation": "ours"}, "allocation `ours`"),
        ({"discount_rate": Decimal(5)}, "discount_rate is 5"),
    ],
)
def test_bounds_that_make_no_sense_are_refused(wrong: dict[str, object], named: str) -> None:
    """With what is wrong."""
    with pytest.raises(InvalidInput, match=named):
        Bounds(**wrong)  # type: ignore[arg-type]
