"""A debt that is time-barred: nothing unasked, and a warning in every answer."""

from dataclasses import replace
from typing import Any

import pytest

from rightparty.errors import Refused
from rightparty.law.vocabulary import REPLY, STATUTORY
from rightparty.words.fields import Fields
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.obligations import obligations
from rightparty.words.occasions import TEXTS, UNTOLD
from rightparty.words.phrases import phrase
from rightparty.words.render import render
from rightparty.words.templates import SECTIONS, sections
from tests.words.samples import AMERICA, BY_LANGUAGE, for_class

ANSWERS = [
    text
    for text, content in TEXTS.items()
    if content in (STATUTORY, REPLY) and text not in UNTOLD and text != "remedy"
]


def _barred(fields: Fields, **facts: Any) -> Fields:
    claims = tuple(replace(one, facts={**one.facts, "time_barred": True, **facts}) for one in fields.claims)
    return replace(fields, claims=claims)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["full", "offer", "kept", "reminder", "agreed"])
def test_nothing_is_sent_unasked(language: Language, text: str) -> None:
    """Neither a demand nor an offer: whoever pays a little may owe all of it again."""
    fields = _barred(for_class(text, BY_LANGUAGE[language]))
    with pytest.raises(Refused, match="time-barred"):
        render(TEXTS[text], language, "email", fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ANSWERS)
def test_every_answer_and_notice_warns_of_paying_a_little(language: Language, text: str) -> None:
    """On every channel; where it is not known to be time-barred, nothing is said of that."""
    fields = for_class(text, BY_LANGUAGE[language])
    for channel, section in SECTIONS.items():
        if section in sections(text, language):
            warned = phrase("time_barred", language, section)
            assert warned in render(TEXTS[text], language, channel, _barred(fields)).body
            assert warned not in render(TEXTS[text], language, channel, fields).body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ANSWERS)
@pytest.mark.parametrize("obsolete", [True, False, None])
def test_in_the_united_states_in_the_prescribed_words(language: Language, text: str, obsolete: Any) -> None:
    """Cal. Civ. Code 1788.14(d): which of them depends on whether it may be reported; unknown is unmet."""
    fields = _barred(for_class(text, BY_LANGUAGE[language]), obsolete=obsolete)
    fields = replace(fields, country="US")
    found = render(TEXTS[text], language, "letter", fields)
    assert "The law limits how long you can be sued on a debt." in found.body
    assert ("we will not report it" in found.body) is (obsolete is True)
    assert ("may continue to report it" in found.body) is (obsolete is False)
    assert ("time_barred_disclosure" in obligations(found, fields)) is (obsolete is not None)


def test_what_is_not_time_barred_does_not_say_so() -> None:
    """The obligation is not met by a text about a debt of which nothing is known."""
    fields = for_class("disputed", AMERICA)
    assert "time_barred_disclosure" not in obligations(render("reply", "en", "letter", fields), fields)
