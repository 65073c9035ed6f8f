"""What people see of a value without a reason to see it whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.masking import masked


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("name", "王小明", "王**"),
        ("name", "李娜", "李*"),
        ("name", "歐陽修之", "歐**"),
        ("name", "Li Na", "L. N."),
        ("name", "María José García López", "M. J. G."),
        ("mobile", "+8613800138000", "138****8000"),
        ("landline", "+862112345678", "****78"),
        ("mobile", "+12125550123", "+1 212*****23"),
        ("mobile", "+85291234567", "+852 91****67"),
        ("mobile", "+919876543210", "+91 98*****210"),
        ("mobile", "+4915112345678", "***********78"),
        ("mobile", "12345", "****45"),
        ("email", "lina@mail.example", "l***@m***"),
        ("email", "nobody", "****"),
        ("national_id", "310101199001011234", "****34"),
        ("birth_date", "1990-01-31", "1990-**-**"),
        ("account", "6200000017", "****17"),
        ("post", "上海市黄浦区人民大道200号", "****0号"),
        ("name", "  ", ""),
    ],
)
def test_each_kind_of_value_is_masked_by_the_habit_of_its_field(field: str, value: str, shown: str) -> None:
    """Enough to recognise it."""
    assert masked(field, value) == shown


@given(st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True))
def test_of_a_number_four_digits_are_always_hidden(number: str) -> None:
    """Whatever the country, what is shown cannot be called."""
    shown = masked("mobile", number)
    assert shown.count("*") >= 4
    assert number.removeprefix("+") not in shown


@given(st.text(min_size=1, max_size=40), st.sampled_from(["name", "email", "national_id", "account", "post"]))
def test_nothing_is_shown_whole(value: str, field: str) -> None:
    """What was masked is never the value itself, but for what is a mask already."""
    text = value.strip()
    if any(letter.isalnum() for letter in text):
        assert masked(field, text) != text or "." in text
