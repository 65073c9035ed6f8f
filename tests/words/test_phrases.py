"""Sentences that texts share: whole in every language, with a source where they state a fact."""

import re
from datetime import date

import pytest

from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.phrases import free_help, helped, shared_version, table


def test_every_sentence_stands_in_every_language_in_the_same_forms() -> None:
    """A form that one language lacks would be another text there."""
    phrases = table("phrases")
    assert set(phrases) == {"version", *LANGUAGES}
    english = {name: set(forms) for name, forms in phrases["en"].items()}
    for language in LANGUAGES:
        assert {name: set(forms) for name, forms in phrases[language].items()} == english
    assert shared_version() >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slots_of_a_sentence_are_the_same_in_every_language(language: Language) -> None:
    """A fact that is said in one language is said in all."""
    for name, forms in table("phrases")[language].items():
        for form, text in forms.items():
            asked = set(re.findall(r"\{[a-z_]+\}", text))
            assert asked == set(re.findall(r"\{[a-z_]+\}", table("phrases")["en"][name][form])), (name, form)


@pytest.mark.parametrize("country", helped())
def test_free_help_names_a_number_its_source_and_when_it_was_looked_up(country: str) -> None:
    """The same number in every language, and in short."""
    place = table("help")[country]
    assert place["source"]
    assert isinstance(place["checked"], date)
    told = [free_help(country, language, section) for language in LANGUAGES for section in ("plain", "sms")]
    numbers = [
        {re.sub(r"\D", "", one) for one in re.findall(r"[0-9][0-9 -]{3,}[0-9]", text)} for text in told
    ]
    assert numbers[0]
    assert all(one == numbers[0] for one in numbers)


def test_help_is_known_where_we_know_the_law() -> None:
    """And somewhere else, that there is such help at all."""
    assert {"CN", "US", "GB", "HK", "TW", "IN", "SG"} <= set(helped())
    for language in LANGUAGES:
        assert free_help("ZZ", language) == table("help")["default"][language]
        assert len(free_help("ZZ", language, "sms")) < len(free_help("ZZ", language))


def test_a_validation_notice_has_the_same_lines_in_every_language() -> None:
    """With the same slots, in their order."""
    said = table("validation")
    for part in ("lines", "rights", "answer"):
        slots = {
            language: [sorted(set(re.findall(r"\{[a-z_]+\}", line))) for line in said[language][part]]
            for language in LANGUAGES
        }
        assert slots["zh-Hans"] == slots["zh-Hant"] == slots["en"]
    assert all(set(said[language]["by"]) == set(said["en"]["by"]) for language in LANGUAGES)
