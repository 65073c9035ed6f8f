"""Every rule can be told to people in their language."""

import re

import pytest

from rightparty.law.load import whole_law
from rightparty.law.sentences import LANGUAGES, for_borrower, group_of, groups, sentence, translations
from rightparty.words.guard import findings

EVERY = whole_law().every


def test_every_rule_is_translated_and_nothing_else() -> None:
    """Each rule of the law has its two Chinese sentences; no sentence is left over from an older rule."""
    found = {
        f"{book}.{instrument}.{name}": set(texts)
        for book, instruments in translations().items()
        for instrument, rules in instruments.items()
        for name, texts in rules.items()
    }
    assert found == {rule.id: {"zh-Hans", "zh-Hant"} for rule in EVERY}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_numbers_agree_with_the_law(language: str) -> None:
    """A translation names no hour that the English sentence does not name."""
    for rule in EVERY:
        told = sentence(rule.id, language) or ""
        hours = {hour.lstrip("0") for hour in re.findall(r"\b(\d{1,2}):00", told)}
        assert hours <= {hour.lstrip("0") for hour in re.findall(r"\d+", rule.sentence)}, rule.id


def test_a_rule_without_translation_is_told_in_english() -> None:
    """In English the sentence is the rule's own; an unknown rule has none."""
    some = EVERY[0]
    assert sentence(some.id, "en") == some.sentence
    assert sentence(some.id, "fr") == some.sentence
    assert sentence("no.such.rule", "zh-Hans") is None


def test_every_rule_is_in_a_group_of_reasons() -> None:
    """So that a borrower can be told why, whatever it was."""
    lost = [rule.id for rule in EVERY if group_of(rule.id) is None]
    assert not lost, "name them in a group of src/rightparty/law/borrower.toml:\n" + "\n".join(lost)


def test_no_group_names_a_rule_that_there_is_not() -> None:
    """A whole id in a group is a rule's, and is in one group only."""
    named = [rule for group in groups() for rule in group.rules if "*" not in rule]
    assert set(named) <= {rule.id for rule in EVERY}
    assert len(named) == len(set(named))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_borrower_reads_tells_a_stranger_nothing(language: str) -> None:
    """No sentence of any group has a word that the guard over neutral messages would stop."""
    for group in groups():
        assert not findings(group.texts[language]), group.name


def test_a_borrower_reads_each_sentence_once() -> None:
    """Two rules of one group, one of another, and one that there is no longer."""
    rules = [
        "chn.gbt_45251.outside_permitted_hours",
        "usa.reg_f.outside_convenient_hours",
        "core.stops.disputed",
        "chn.older.rule",
    ]
    assert for_borrower(rules, "zh-Hans") == (
        "现在不在可以联系您的时间内。",
        "您提出了异议，我们会先查清楚。",
    )
    assert for_borrower(rules[:1], "fr") == for_borrower(rules[:1], "en")
