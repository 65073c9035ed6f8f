"""A reply's plain form: one for all ways of typing the same, and every character knows its place."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.languages import Language
from rightparty.words.reply_patterns import patterns
from rightparty.words.reply_text import plain, written_in


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("  退 订 ", "退订"),
        ("ＳＴＯＰ", "stop"),
        ("don’t", "dont"),
        ("不\u200b想 活", "不想活"),
        ("請停止傳簡訊", "请停止传简讯"),
        ("I  am\tfine", "i am fine"),
        ("还 500 元", "还 500 元"),
    ],
)
def test_the_plain_form(written: str, text: str) -> None:
    """Blanks between Chinese characters go; those that part words stay."""
    assert plain(written, patterns().folded).text == text


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("没钱 别打了", ["没钱", "别打了"]),
        ("不 要 打", ["不要打"]),
        ("退 订", ["退订"]),
        ("I owe 钱", ["i owe 钱"]),
    ],
)
def test_a_blank_between_chinese_words_parts_them(written: str, parts: Sequence[str]) -> None:
    """As many write in place of a comma; between single characters it parts nothing."""
    here = plain(written, patterns().folded)
    edges = [0, *here.blanks, len(here.text)]
    assert [here.text[one:other] for one, other in pairwise(edges)] == parts


@given(st.text(max_size=60))
def test_every_character_stands_where_it_stood(written: str) -> None:
    """Places rise, and a quotation of the whole is a part of what was written."""
    here = plain(written, patterns().folded)
    assert len(here.text) == len(here.cased) == len(here.places)
    assert list(here.places) == sorted(here.places)
    assert here.quote(0, len(here.text)) in written


@pytest.mark.parametrize(
    ("written", "asked", "language"),
    [
        ("stop", None, "en"),
        ("不是本人", None, "zh-Hans"),
        ("不是本人", "zh-Hant", "zh-Hant"),
        ("打错了", "zh-Hant", "zh-Hans"),
        ("打錯了", "zh-Hans", "zh-Hant"),
        ("唔識佢", None, "zh-Hant"),
        ("还没还呢", None, "zh-Hans"),
        ("一家著名的公司", None, "zh-Hans"),
    ],
)
def test_the_language_is_that_of_the_characters(written: str, asked: Language | None, language: str) -> None:
    """Where they are of both writings, that in which the person is written to."""
    assert written_in(written, patterns().traditional, asked) == language
