"""The values that a text is filled with: what is hidden, foreign or false in them is refused."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.words.fields import Fields, is_own_link, surname_of
from tests.words.samples import CHINA


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王伟", "王"),
        ("歐陽 娜娜", "歐陽"),
        ("欧阳", "欧"),
        ("司马相如", "司马"),
        ("Maria Clara Jensen", "Jensen"),
        ("Prince", "Prince"),
        ("", None),
        (None, None),
    ],
)
def test_a_neutral_text_gets_the_surname_alone(name: str | None, surname: str | None) -> None:
    """One character, a compound surname, or the last word; never the given name of a full name."""
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    "change",
    [
        {"neutral_name": "安和\u200b服务"},
        {"neutral_name": "x\u202ey"},
        {"creditor_name": " "},
        {"name": "王\n伟"},
        {"agent_name": "a" * 81},
        {"code": "12345"},
        {"code": "12a456"},
        {"callback_phone": "call me"},
        {"hotline": "400"},
        {"link": "http://m.qinghe.example/x"},
        {"domain": None},
    ],
    ids=str,
)
def test_what_hides_or_has_the_wrong_form_is_refused(change: dict[str, Any]) -> None:
    """Invisible and reordering characters, line ends, and codes and numbers that are none."""
    with pytest.raises(Refused):
        replace(CHINA, **change)


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("https://bank.example/a", True),
        ("https://m.bank.example/a?x=1", True),
        ("https://bank.example.evil.example/a", False),
        ("https://evilbank.example/a", False),
        ("https://bank.example@evil.example/a", False),
        ("https://evil.example/bank.example", False),
        ("https://bank.example:8443/a", False),
        ("https://bank.example\\@evil.example", False),
        ("https://xn--bnk-tla.example/a", False),
        ("https://bank.example/%64ebt", False),
        ("https://bänk.example/a", False),
        ("http://bank.example/a", False),
        ("https://[::1/a", False),
        ("bank.example/a", False),
    ],
)
def test_a_link_leads_to_the_creditors_own_domain_or_is_none(link: str, own: bool) -> None:
    """Look-alikes, other ports, hidden users and escapes are all somebody else's."""
    assert is_own_link(link, "bank.example") is own


@given(st.text(max_size=60))
def test_no_text_crashes_the_check_of_a_link(link: str) -> None:
    """Whatever is given as a link, the answer is yes or no."""
    assert is_own_link("https://bank.example/" + link, "bank.example") in (True, False)
    assert is_own_link(link, None) is False


def test_a_claim_must_add_up() -> None:
    """Parts that don't give the amount are refused before anything is written."""
    with pytest.raises(Refused, match="is not 3120"):
        replace(CHINA.claims[0], interest=Decimal("220.44"))
    assert replace(CHINA.claims[0], interest=None).amount == Decimal("3120.45")


def test_a_tail_is_a_tail() -> None:
    """A whole card number has no place in a text."""
    with pytest.raises(Refused, match="no tail"):
        replace(CHINA.claims[0], tail="6222021234567890")


def test_nothing_but_the_creditor_need_be_known() -> None:
    """Everything else may be unknown: what needs it is left out, or refused when it is rendered."""
    assert Fields("Bank", None, "GB").surname is None
