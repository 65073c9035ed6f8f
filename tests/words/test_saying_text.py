"""A text in the form in which it is searched, and the way back to what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.saying_text import Folded, fold_table, folded, written_language


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("ＰＡＹ", "pay"),
        ("pаy", "pay"),
        ("p4y3d", "payed"),
        ("催 收", "催收"),
        ("催·收·人", "催收人"),
        ("欠款，請還", "欠款,请还"),
        ("don't", "dont"),
        ("past-due", "past due"),
        ("w.e..w.i.l.l", "we will"),
        ("hu\u200ban kuan", "huan kuan"),
        ("due 5pm", "due 5pm"),
    ],
)
def test_ways_of_writing_are_read_alike(written: str, run: str) -> None:
    """Width, look-alikes, digits for letters, gaps, apostrophes, traditional characters."""
    assert Folded(written).run.strip() == run


@given(st.text(max_size=60))
def test_every_letter_of_a_run_was_written(written: str) -> None:
    """The way back leads from each letter to a character of the text, in its order."""
    one = Folded(written)
    places = [one.span(i, i + 1) for i, char in enumerate(one.run) if char.isalnum()]
    assert all(0 <= start < end <= len(written) for start, end in places)
    assert places == sorted(places)


def test_the_table_of_characters_is_one_for_one() -> None:
    """As many read as written; none twice with different readings."""
    table = fold_table()
    assert len(table["traditional"]) == len(table["simplified"])
    pairs = set(zip(table["traditional"], table["simplified"], strict=True))
    assert len({one for one, _ in pairs}) == len(pairs)
    assert len(table["looks"]) % 2 == 0


def test_the_language_of_a_text_is_told() -> None:
    """By its characters."""
    assert [written_language(text) for text in ("hello", "您好，请还款", "您好，請還款")] == [
        "en",
        "zh-Hans",
        "zh-Hant",
    ]


def test_a_long_text_is_read_as_far_as_its_limit() -> None:
    """Whatever stands behind is not searched."""
    assert len(folded("a" * 50_000).plain) == 20_000
