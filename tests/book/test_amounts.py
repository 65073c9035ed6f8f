"""Whatever amounts an export states, paid plus overdue is what fell due."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.amounts import Due, amounts_due

_MONEY = st.decimals(0, 10**7, places=2)


def _sum(due: Due) -> Decimal:
    return due.principal + due.interest + (due.fee or Decimal())


@given(_MONEY, _MONEY)
def test_only_what_is_overdue_and_paid_is_known(overdue: Decimal, paid: Decimal) -> None:
    """What the export calls overdue stays overdue after the payment is taken off."""
    due = amounts_due({"overdue": overdue, "amount": paid})
    assert _sum(due) - due.paid == overdue
    assert due.paid == paid


@given(_MONEY, _MONEY, _MONEY)
def test_what_fell_due_in_parts(principal: Decimal, interest: Decimal, fee: Decimal) -> None:
    """Parts are kept as they are; a total beside them must agree."""
    parts = {"principal": principal, "interest": interest, "fee": fee}
    assert amounts_due(parts) == Due(principal, interest, fee, Decimal())
    total = principal + interest + fee
    assert amounts_due({**parts, "total": total}) == amounts_due(parts)
    with pytest.raises(ValueError, match="add up"):
        amounts_due({**parts, "total": total + 1})


@given(_MONEY, _MONEY)
def test_a_total_and_what_of_it_is_overdue(paid: Decimal, overdue: Decimal) -> None:
    """What is neither overdue nor unpaid was paid."""
    assert amounts_due({"total": paid + overdue, "overdue": overdue}).paid == paid


@given(_MONEY, _MONEY)
def test_unpaid_parts_have_the_payment_taken_off_already(principal: Decimal, interest: Decimal) -> None:
    """A payment is not subtracted twice."""
    given_amounts = {"overdue_principal": principal, "overdue_interest": interest, "amount": Decimal(5)}
    assert amounts_due(given_amounts) == Due(principal, interest, None, Decimal("0.00"))


@pytest.mark.parametrize(
    "amounts",
    [
        {"total": 10, "amount": 3, "overdue": 8},
        {"total": 10, "overdue": 12},
        {"interest": 5},
        {"overdue_principal": 5, "overdue": 4},
        {"principal": 12, "total": 10},
    ],
)
def test_amounts_that_contradict_each_other_are_refused(amounts: dict[str, int]) -> None:
    """No amount is bent to fit another."""
    with pytest.raises(ValueError, match=r"\w"):
        amounts_due({name: Decimal(amount) for name, amount in amounts.items()})
