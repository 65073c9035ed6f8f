"""Parts of text messages, as 3GPP TS 23.038 and 23.040 count them."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.parts import BASIC, EXTENSION, counted

GSM = st.text(st.sampled_from(sorted(BASIC)), max_size=500)
EXTENDED = st.text(st.sampled_from(sorted(EXTENSION)), max_size=300)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=400)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


def test_the_alphabet_has_as_many_signs_as_seven_bits_less_the_escape() -> None:
    """And its extension those of the table of 23.038, 6.2.1.1; none is in both."""
    assert len(BASIC) == 127
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", "gsm7", 0, 0),
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("a" * 306, "gsm7", 306, 2),
        ("a" * 307, "gsm7", 307, 3),
        ("€" * 80, "gsm7", 160, 1),
        ("a" + "€" * 80, "gsm7", 161, 2),
        ("€" * 153, "gsm7", 306, 3),  # 76 whole signs a part: an escape is not parted from its sign
        ("好" * 70, "ucs2", 70, 1),
        ("好" * 71, "ucs2", 71, 2),
        ("好" * 134, "ucs2", 134, 2),
        ("好" * 135, "ucs2", 135, 3),
        ("a" * 159 + "好", "ucs2", 160, 3),
        ("𠮷" * 35, "ucs2", 70, 1),
        ("𠮷" * 67, "ucs2", 134, 3),  # 33 whole signs a part: a pair is not cut in two
        ("`", "ucs2", 1, 1),  # a grave accent is not in the alphabet
    ],
)
def test_known_lengths(text: str, alphabet: str, units: int, parts: int) -> None:
    """On both sides of each boundary."""
    found = counted(text)
    assert (found.alphabet, found.units, found.parts) == (alphabet, units, parts)


@given(GSM, EXTENDED)
def test_a_sign_of_the_extension_is_two(plain: str, extended: str) -> None:
    """Nothing but the two tables is needed, so seven bits do."""
    found = counted(plain + extended)
    assert found.alphabet == "gsm7"
    assert found.units == len(plain) + 2 * len(extended)


@given(ANY)
def test_one_sign_beyond_makes_all_of_it_ucs2(text: str) -> None:
    """Then a unit is two octets of UTF-16."""
    found = counted(text + "好")
    assert found.alphabet == "ucs2"
    assert found.units == len((text + "好").encode("utf-16-be")) // 2


@given(ANY | GSM | HAN)
def test_parts_hold_the_units_and_waste_at_most_one_each(text: str) -> None:
    """Between what the units need, and what they need if each part leaves one unit unused."""
    found = counted(text)
    whole, part = (160, 153) if found.alphabet == "gsm7" else (70, 67)
    if found.units <= whole:
        assert found.parts == (1 if text else 0)
    else:
        assert ceil(found.units / part) <= found.parts <= ceil(found.units / (part - 1))


@given(ANY, ANY)
def test_more_text_is_never_fewer_parts(one: str, other: str) -> None:
    """Whatever is added."""
    assert counted(one).parts <= counted(one + other).parts


def test_a_count_reads_as_a_person_says_it() -> None:
    """As it stands above a form."""
    assert str(counted("好" * 71)) == "2 parts (ucs2, 71 units)"
    assert str(counted("a")) == "1 part (gsm7, 1 units)"
