"""Every rule can be told to people in their language."""

import re

import pytest

from rightparty.law.load import load_law
from rightparty.law.sentences import sentence, translations


def test_every_rule_is_translated_and_nothing_else() -> None:
    """Each rule of the law has its two Chinese sentences; no sentence is left over from an older rule."""
    found = {
        f"{book}.{instrument}.{name}": set(texts)
        for book, instruments in translations().items()
        for instrument, rules in instruments.items()
        for name, texts in rules.items()
    }
    law = load_law()
    assert found == {rule.id: {"zh-Hans", "zh-Hant"} for rule in (*law.rules, *law.records)}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_numbers_agree_with_the_law(language: str) -> None:
    """A translation names no hour that the English sentence does not name."""
    for rule in load_law().rules:
        told = sentence(rule.id, language) or ""
        hours = {hour.lstrip("0") for hour in re.findall(r"\b(\d{1,2}):00", told)}
        assert hours <= {hour.lstrip("0") for hour in re.findall(r"\d+", rule.sentence)}, rule.id


def test_a_rule_without_translation_is_told_in_english() -> None:
    """In English the sentence is the rule's own; an unknown rule has none."""
    some = load_law().rules[0]
    assert sentence(some.id, "en") == some.sentence
    assert sentence(some.id, "fr") == some.sentence
    assert sentence("no.such.rule", "zh-Hans") is None
