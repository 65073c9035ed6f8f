"""Texts of law and missing facts in the reader's language."""

import re

import pytest

from rightparty.audit.cited import cited_in, fact_in, title_in
from rightparty.audit.judged import audit_law
from rightparty.law.load import whole_law
from rightparty.law.sentences import LANGUAGES
from rightparty.words.conduct import READ_BY_A_PERSON
from rightparty.words.sayings import all_sayings


@pytest.mark.parametrize(
    ("english", "hans", "hant"),
    [
        ("Civil Code art. 546", "《民法典》第546条", "《民法典》第546條"),
        ("PIPL arts. 44 to 50", "《个人信息保护法》第44条至第50条", "《個人信息保護法》第44條至第50條"),
        (
            "Criminal Law art. 253-1; interpretation of 2017, arts. 3, 5",
            "《刑法》第253条之一；2017年司法解释第3条、第5条",
            "《刑法》第253條之一；2017年司法解釋第3條、第5條",
        ),
        ("GB/T 45251-2025, 5.3 (hours)", "GB/T 45251-2025 5.3（时段）", "GB/T 45251-2025 5.3（時段）"),
        ("CONC 7.9.4R", "CONC 7.9.4R", "CONC 7.9.4R"),
        ("", "", ""),
    ],
)
def test_a_citation_is_told_as_readers_of_chinese_write_it(english: str, hans: str, hant: str) -> None:
    """Articles by number, matters in words; what has no name there stays as it is."""
    assert cited_in("en", english) == english
    assert cited_in("zh-Hans", english) == hans
    assert cited_in("zh-Hant", english) == hant


def test_no_rule_of_china_is_cited_in_english() -> None:
    """Neither its text nor the matter: no word of four Latin letters is left, but the system's own name."""
    rules = [rule for rule in whole_law().every if rule.instrument.rulebook == "chn"]
    left = {one for rule in rules for one in re.findall(r"[A-Za-z]{4,}", cited_in("zh-Hans", rule.citation))}
    assert not left
    titles = [title_in("zh-Hant", f"chn.{rule.instrument.id}", rule.instrument.title) for rule in rules]
    assert not {title for title in titles if re.search(r"[A-Za-z]{4,}", title)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_have_words(language: str) -> None:
    """Every fact that law or a text asks for, in words; a new one shows its code until it has some."""
    facts = {str(fact) for rule in audit_law().rules for fact in rule.questions} | {READ_BY_A_PERSON}
    facts |= {saying.fact for saying in all_sayings().values() if saying.fact}
    assert facts
    assert {fact for fact in facts if fact_in(language, fact) == fact} == set()
    assert fact_in(language, "never_heard_of") == "never_heard_of"
