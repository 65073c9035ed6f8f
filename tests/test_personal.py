"""Numbers and addresses of persons, told from other numbers by their check digits."""

import pytest

from rightparty.personal import (
    is_card_number,
    is_hong_kong_number,
    is_resident_number,
    is_taiwan_number,
    personal,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("11010519491231002x", ["national_id"]),
        ("110105194912310021", []),
        ("110105 19491231 002x", ["national_id"]),
        ("card 4111 1111 1111 1111", ["bank_card"]),
        ("card 4111 1111 1111 1112", []),
        ("order 20261123103000123", []),
        ("a123456789", ["national_id"]),
        ("a123456780", []),
        ("id g123456(a)", ["national_id"]),
        ("id g123456(7)", []),
        ("219-09-9999", ["ssn"]),
        ("000-09-9999", []),
        ("call 13812345678", ["mobile_number"]),
        ("call 400-820-8820", []),
        ("+852 6123 4567", ["mobile_number"]),
        ("住址:朝阳区望京花园3单元502室", ["home_address"]),
        ("他家住海淀区中关村南大街12号", ["home_address"]),
        ("您是否还住在原来的地方,请致电4008208820", []),
        ("包裹已送到望京花园3单元502室", []),
        ("she lives at 12 oak street", ["home_address"]),
        ("our address is 12 oak street", []),
        ("write to j.w@bank.example", ["email"]),
        ("￥1580.50 on 2026-11-23", []),
    ],
)
def test_numbers_are_told_apart(text: str, kinds: list[str]) -> None:
    """A date, an amount or an order number is nobody's; a wrong check digit makes a number nothing."""
    assert [kind for kind, _, _ in personal(text)] == kinds


def test_a_place_is_where_the_number_stands() -> None:
    """From its first character to behind its last."""
    text = "ssn 219-09-9999."
    ((_, start, end),) = personal(text)
    assert text[start:end] == "219-09-9999"


def test_one_wrong_digit_is_found_out() -> None:
    """In every number with a check digit, whichever digit it is."""
    for is_number, number in (
        (is_resident_number, "11010519491231002x"),
        (is_card_number, "4111111111111111"),
        (is_taiwan_number, "a123456789"),
        (is_hong_kong_number, "g123456(a)"),
    ):
        assert is_number(number)
        for place, char in enumerate(number):
            if char.isdigit():
                other = str((int(char) + 1) % 10)
                assert not is_number(number[:place] + other + number[place + 1 :]), (number, place)
