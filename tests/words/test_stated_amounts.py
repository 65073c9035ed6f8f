"""Amounts of money in a text."""

from decimal import Decimal

import pytest

from rightparty.words.stated_amounts import amounts_in


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("应还3200元", ["3200"]),
        ("应还￥1,580.50", ["1580.50"]),
        ("欠款3.5万元", ["35000"]),
        ("HK$5,200 or NT$18,000", ["5200", "18000"]),
        ("$400 by 5pm, call 4008208820", ["400"]),
        ("2,000 dollars", ["2000"]),
        ("12月5日，尾号3683", []),
    ],
)
def test_amounts_are_read(text: str, amounts: list[str]) -> None:
    """Only what has a currency's sign or name is an amount."""
    assert [amount for amount, _, _ in amounts_in(text)] == [Decimal(one) for one in amounts]


def test_an_amount_has_its_place() -> None:
    """As it was written, full-width too."""
    text = "欠款１,２００元"
    ((amount, start, end),) = amounts_in(text)
    assert (amount, text[start:end]) == (Decimal(1200), "１,２００元")
