"""Texts of law and missing facts in the reader's language."""

import re

import pytest

from rightparty.audit.calls import CITED
from rightparty.audit.cited import cited_in, fact_in, title_in
from rightparty.audit.judged import CONTENT, audit_law
from rightparty.audit.of_law import CITY, KIND, PLACED, ROLE
from rightparty.audit.senders import CITED as SAME_TEXT_CITED
from rightparty.audit.wording import wording
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
        (
            "PIPL arts. 5-6, 28",
            "《个人信息保护法》第5条至第6条、第28条",
            "《個人信息保護法》第5條至第6條、第28條",
        ),
        ("GB/T 45251-2025 (identity)", "GB/T 45251-2025（表明身份）", "GB/T 45251-2025（表明身分）"),
        (
            "CBA guideline 2026 (trial), conduct: registered numbers only",
            "银行业协会催收工作指引（试行，2026年） 催收行为：仅限公布的号码",
            "銀行業協會催收工作指引（試行，2026年） 催收行為：僅限公布的號碼",
        ),
        ("CONC 7.9.4R", "CONC 7.9.4R", "CONC 7.9.4R"),
        ("", "", ""),
    ],
)
def test_a_citation_is_told_as_readers_of_chinese_write_it(english: str, hans: str, hant: str) -> None:
    """Articles by number, matters in words; what has no name there stays as it is."""
    assert cited_in("en", english) == english
    assert cited_in("zh-Hans", english) == hans
    assert cited_in("zh-Hant", english) == hant


_LATIN = re.compile(r"[A-Za-z]{4,}")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_nothing_of_china_or_taiwan_is_cited_in_english(language: str) -> None:
    """Neither a rule's text nor the matter, nor what a saying or a finding of the log as a whole breaks."""
    rules = [rule for rule in whole_law().every if rule.instrument.rulebook in ("chn", "twn", "core")]
    cited = {rule.citation for rule in rules} | {of["CN"] for of in CITED.values()} | {SAME_TEXT_CITED["CN"]}
    cited |= {saying.cited("CN") for saying in all_sayings().values() if "CN" in saying.places}
    assert not {one for one in cited if _LATIN.search(cited_in(language, one))}
    instruments = {rule.instrument for rule in rules}
    titles = [title_in(language, f"{one.rulebook}.{one.id}", one.title) for one in instruments]
    assert not [title for title in titles if _LATIN.search(title)]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "evidence",
    [
        "ai_call",
        "sms, 2026-03-05 13:40:00Z, friend",
        "sms, 2026-03-05 13:40:00Z, friend, delivered 2026-03-05 15:00:00Z",
        "sent by another before, 2026-03-05 13:40:00Z",
        "3 numbers of people who do not owe this debt",
    ],
)
def test_what_shows_a_finding_is_told_in_the_language(language: str, evidence: str) -> None:
    """Facts are words; only what somebody wrote stays as it is."""
    words = wording(language, "Asia/Shanghai")
    assert not _LATIN.search(words.shown(evidence))
    assert words.shown("pay up, or else") == "pay up, or else"


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_have_words(language: str) -> None:
    """Every fact that law or a text asks for, in words; a new one shows its code until it has some."""
    facts = {str(fact) for rule in audit_law().rules for fact in rule.questions} | {READ_BY_A_PERSON}
    facts |= {saying.fact for saying in all_sayings().values() if saying.fact}
    facts |= {str(fact) for rule in whole_law().every if rule.about == "contact" for fact in rule.questions}
    facts |= {ROLE, KIND, CITY, PLACED, CONTENT, "audience"}
    assert {fact for fact in facts if fact_in(language, fact) == fact} == set()
    assert fact_in(language, "never_heard_of") == "never_heard_of"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("city", "the city in which the recipient lives"),
        ("placements", "which agency was given which debt, by whom and when"),
        ("represented", "whether an attorney or somebody else acts for the person"),
        ("notice_attorney", "whether an attorney or somebody else acts for the person"),
        ("payment_pending", "payments: under way, arrived, taken back"),
        ("promise_open", "promises to pay, and whether they were kept"),
        ("traced_without_authority", "where the number came from, and whether the borrower agreed to that"),
        ("is_reply", "whether it answers a message of that person"),
        ("channel", "by which channel"),
        ("by_agency", "whether an agency or the lender itself made the contact"),
        ("time_barred", "whether the period of limitation has passed"),
        ("notice_agreement_performing", "the state of the debt on that day: due, paid, agreed"),
        ("notice_hardship", "notices received about the person or the debt"),
        ("local_second_max", "the recipient's local day and hour"),
    ],
)
def test_a_fact_says_what_to_hand_in(fact: str, told: str) -> None:
    """Each what it is about, and not what a broader pattern says."""
    assert fact_in("en", fact) == told
