"""The fast way through a text finds exactly what the plain way finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.bench.recombined import DISGUISES, hard, samples
from rightparty.personal import personal
from rightparty.words.conduct import IN, OWES, UNKNOWN, Occasion, judged, judged_many
from rightparty.words.languages import LANGUAGES
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded
from rightparty.words.stated_amounts import amounts_in
from tests.words import plainly

TEXTS = [one.text for language in LANGUAGES for one in (*samples(language, 1, 60), *hard(language))]
ODD = "'’` .,-·*@$!017５ａＺßﬁ①“\u200b\u0301🌹\n\t_。，（）款还ıx你2you"
CHANGES = [change for one in DISGUISES.values() for change in one.values()]


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """A recombined text with characters put in, and a part of it in disguise."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.text(ODD, min_size=1, max_size=3)) + text[place:]
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 15)))
        text = text[:start] + draw(st.sampled_from(CHANGES))(text[start:end]) + text[end:]
    return text


@settings(max_examples=300)
@given(disturbed() | st.text(ODD, max_size=60))
def test_the_fast_way_is_the_plain_way(text: str) -> None:
    """Form, words, amounts, numbers: whatever stands in a text, and however it is written."""
    read = Folded(text)
    assert read.run == plainly.run_of(text)
    assert vocabulary().hits(read.run) == plainly.hits_of(read.run)
    assert list(amounts_in(text)) == plainly.amounts_of(text)
    assert list(personal(read.plain)) == plainly.numbers_of(read.plain)


def test_many_texts_are_judged_as_one_by_one() -> None:
    """Each on its own occasion, in their order."""
    occasions = (UNKNOWN, Occasion(audience=OWES, country="CN"), Occasion(direction=IN))
    pairs = [(text, occasion) for text in TEXTS[::7] for occasion in occasions]
    assert list(judged_many(pairs)) == [judged(text, occasion) for text, occasion in pairs]
