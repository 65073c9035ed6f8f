"""What a text says, however it is written, and what it does not say though it looks like it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.saying_patterns import vocabulary
from rightparty.words.sayings import all_sayings, host_of, said
from rightparty.words.verdicts import SEVERITIES

TEXTS = tomllib.loads(Path(__file__).with_name("said.toml").read_text(encoding="utf-8"))
SAYS = [(saying, text) for saying, texts in TEXTS["says"].items() for text in texts]
DISGUISED = [(saying, text) for saying, texts in TEXTS["disguised"].items() for text in texts]
LOOKS_LIKE = TEXTS["looks"]["like"]


@pytest.mark.parametrize(("saying", "text"), SAYS)
def test_what_a_text_says_is_found_with_its_words(saying: str, text: str) -> None:
    """Each by its name, with words that stand in the text where the finding says."""
    found = [one for one in said(text) if one.saying == saying]
    assert found
    assert all(text[one.start : one.end] == one.quote != "" for one in found)


@pytest.mark.parametrize("text", LOOKS_LIKE)
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    """What is denied, reported, warned of, or about something else; a word of a debt may well stand in it."""
    assert {one.saying for one in said(text)} <= {"debt_word"}


@pytest.mark.parametrize(("saying", "text"), DISGUISED)
def test_a_disguise_hides_nothing(saying: str, text: str) -> None:
    """Gaps, look-alike letters, digits, full-width forms, hidden characters, Chinese in Latin letters."""
    assert saying in {one.saying for one in said(text)}


def test_the_words_found_are_quoted_as_they_were_written() -> None:
    """In their own characters, disguise included."""
    text = "Hi: ｙｏｕ ｗｉｌｌ ｇｏ ｔｏ ｊ.ａ.ｉ.ｌ now, 不还钱就爆·你·通·讯·录！"
    quotes = {one.saying: one.quote for one in said(text)}
    assert quotes["shames"] == "爆·你·通·讯·录"


def test_what_is_about_a_debt_by_its_occasion_needs_no_word_of_one() -> None:
    """Elsewhere the same words could mean anything."""
    assert said("We will call your office") == ()
    assert [one.saying for one in said("We will call your office", about_debt=True)] == ["tells_employer"]


def test_who_owes_needs_no_word_of_a_debt_but_for_what_is_said_of_other_things_too() -> None:
    """A parcel comes to somebody's door as well, whether they owe or not."""
    assert [one.saying for one in said("We will call your office", to_owing=True)] == ["tells_employer"]
    for text in ("您的包裹已到楼下", "Our driver will come to your address today only", "请扫描二维码签到"):
        assert said(text, to_owing=True) == ()
        assert said(text, about_debt=True) != ()


def test_a_not_denies_what_stands_by_it_and_no_more() -> None:
    """A condition before a threat is no denial of it, nor is the sentence before."""
    for text in ("If this is not settled we will sue you", "我们不想这样。再不还钱就联系你家人"):
        assert {one.saying for one in said(text)} & {"announces_suit", "tells_family"}


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever the characters: places lie in the text, and what is quoted stands there."""
    for one in said(text, about_debt=True):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.quote


@given(
    st.sampled_from([text for _, text in SAYS]), st.sampled_from(["\u200b", "\u00ad", "\ufeff"]), st.data()
)
def test_invisible_characters_change_nothing(text: str, hidden: str, data: st.DataObject) -> None:
    """Wherever one stands, the text says the same."""
    place = data.draw(st.integers(0, len(text)))
    written = text[:place] + hidden + text[place:]
    assert [one.saying for one in said(written)] == [one.saying for one in said(text)]


def test_every_pattern_says_something_known() -> None:
    """Each pattern's saying is described, with a severity and a citation, and each description is used."""
    sayings = all_sayings()
    assert {one.saying for one in vocabulary().patterns} <= set(sayings)
    assert all(one.severity in SEVERITIES and one.citation for one in sayings.values())
    lacking = {"lacks_identity", "lacks_opt_out", "lacks_disclosure"}  # what no pattern finds
    assert {saying for saying, _ in SAYS} | lacking | {
        "wrong_amount",
        "pressure",
        "language_not_read",
    } == set(sayings)


def test_the_host_of_a_link_is_told() -> None:
    """Without scheme, www and path, in small letters."""
    assert host_of("HTTPS://www.Pay-Now.cc/x?y=1") == "pay-now.cc"
    assert host_of("t.cn/A6") == "t.cn"
