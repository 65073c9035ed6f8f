"""What is wrong with a text on an occasion, what cannot be told of it, and what is nobody's conduct."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from rightparty.law.load import load_law
from rightparty.words.conduct import Occasion, TextFinding, judged
from rightparty.words.languages import LANGUAGES
from rightparty.words.sayings import all_sayings
from rightparty.words.verdicts import CANNOT_TELL, VIOLATION
from rightparty.words.wording_sheet import instead_of

CN = Occasion(audience="owes", country="CN", at=datetime(2026, 11, 23, tzinfo=UTC))
US = Occasion(audience="owes", country="US", at=datetime(2026, 11, 23, tzinfo=UTC), us_collector=True)


def one(text: str, occasion: Occasion = CN) -> TextFinding:
    """The only finding in a text."""
    (found,) = judged(text, occasion)
    return found


def test_a_threat_is_a_violation_under_the_law_of_the_country() -> None:
    """With the rule that binds whoever writes, its citation, the words, and what to write instead."""
    found = one("再不还款就爆你通讯录")
    assert (found.rule, found.citation) == ("chn.pipl.made_public", "PIPL art. 25")
    assert (found.verdict, found.severity, found.quote) == (VIOLATION, "grave", "爆你通讯录")
    assert found.also == ()
    assert found.instead == instead_of("shames", "zh-Hans")


@pytest.mark.parametrize(
    "text", ["再不还款就联系你单位", "叫你家人替你还", "不还款就上征信黑名单", "打断你的腿"]
)
def test_a_crime_over_unlawful_debts_is_cited_of_no_licensed_lender(text: str) -> None:
    """Criminal Law art. 293-1: it speaks of a private one after any other, of an unknown one not at all."""
    crime = "chn.criminal_law.threatens_or_harasses"
    bank = one(text, replace(CN, creditor_kind="bank"))
    assert bank.rule == "chn.consumer_measures_2022.presses_or_deceives"
    unknown = one(text)
    assert unknown.rule.startswith("words.")
    assert "293" not in unknown.citation
    for found in (bank, unknown):
        assert crime not in (found.rule, *found.also)
    assert one(text, replace(CN, creditor_kind="private")).rule == crime
    member = one(text, replace(CN, creditor_kind="private", member_of=("cba",)))
    assert (member.rule != crime, member.also[-1]) == (True, crime)


def test_rules_of_a_kind_of_creditor_speak_where_the_kind_is_known() -> None:
    """Else nobody knows whether they bind, and the next finding is our own with the research's citation."""
    text = "我司已向法院提起诉讼，请还款"
    assert one(text).rule == "words.claims_suit"
    bank = replace(CN, creditor_kind="bank", filed_case="")
    assert one(text, bank).rule == "chn.consumer_measures_2022.presses_or_deceives"


def test_a_country_without_a_rulebook_has_our_own_rules() -> None:
    """What is wrong is wrong everywhere."""
    found = one("Pay your debt or we will break your legs", replace(CN, country="FR"))
    assert (found.rule, found.also) == ("words.violence", ())


@pytest.mark.parametrize(
    ("text", "fact", "good", "bad"),
    [
        ("我司已向法院提起诉讼，请还款", "filed_case", "(2026)京01民初332号", ""),
        ("如未还款，我们将依法起诉您", "suit_intended", True, False),
        ("关于还款，我们明天上门", "visit_scheduled", True, False),
        ("本所律师受托联系您还款", "law_firm_verified", True, False),
        ("还款请打开 https://pay.morning.cn/a", "own_links", ("morning.cn",), ("dawn.cn",)),
        ("还款请拨打13812345678", "own_numbers", ("138-1234-5678",), ("400-820-8820",)),
    ],
)
def test_what_a_fact_decides_cannot_be_told_without_it(text: str, fact: str, good: Any, bad: Any) -> None:
    """Unknown: cannot tell, and the fact is named. True: fine. False: a violation."""
    found = one(text)
    assert (found.verdict, found.missing) == (CANNOT_TELL, (fact,))
    assert judged(text, replace(CN, **{fact: good})) == ()
    assert one(text, replace(CN, **{fact: bad})).verdict == VIOLATION


def test_a_link_of_one_s_own_must_be_of_that_domain() -> None:
    """`morning.cn.evil.cc` and `evilmorning.cn` are somebody else's."""
    for link in ("http://morning.cn.evil.cc/a", "http://evilmorning.cn/a"):
        assert one(f"还款 {link}", replace(CN, own_links=("morning.cn",))).verdict == VIOLATION


def test_a_debt_word_is_for_those_who_owe() -> None:
    """To anybody else it is a violation, once a text; to nobody known it cannot be told."""
    text = "您朋友的欠款已逾期，请转告还款"
    found = one(text, replace(CN, audience="other", creditor_kind="bank"))
    assert (found.rule, found.quote) == ("chn.gbt_45251.search_tells_of_the_debt", "欠款")
    unknown = one(text, replace(CN, audience=None))
    assert (unknown.verdict, unknown.missing, unknown.rule) == (CANNOT_TELL, ("audience",), "words.debt_word")
    assert judged(text, replace(CN, audience="stands_in")) == ()


@pytest.mark.parametrize("country", ["CN", "TW", "US"])
@pytest.mark.parametrize(
    ("text", "saying", "verdict"),
    [
        ("请将款项转到我的微信", "private_account", VIOLATION),
        ("孩子上学会受影响", "invented_consequence", VIOLATION),
        ("派出所已经掌握你的位置", "criminal_threat", VIOLATION),
        ("您已被列入失信被执行人名单", "claims_suit", CANNOT_TELL),
        ("我是XX律师事务所的律师，受银行委托", "poses_as_lawyer", CANNOT_TELL),
        ("叫你家人帮你还", "tells_family", VIOLATION),
        ("我们将向你的公司发函", "tells_employer", VIOLATION),
        ("請立即還款，否則移送地檢署", "criminal_threat", VIOLATION),
        ("Your wages will be garnished", "announces_suit", CANNOT_TELL),
        ("We will contact your employer HR department", "tells_employer", VIOLATION),
    ],
)
def test_plain_wording_to_who_owes_needs_no_word_of_a_debt(
    text: str, saying: str, verdict: str, country: str
) -> None:
    """Who is written to says what it is about."""
    found = one(text, replace(CN, country=country))
    assert (found.saying, found.verdict) == (saying, verdict)


def test_a_known_class_of_content_says_more_than_the_reader() -> None:
    """A text that tells nothing, to somebody who owes, is about no debt."""
    text = "We will call your office"
    assert one(text).saying == "tells_employer"
    assert judged(text, replace(CN, content="knock")) == ()


def test_a_court_lists_who_does_not_obey_it() -> None:
    """True where there is a case."""
    text = "您已被列入失信被执行人名单"
    assert judged(text, replace(CN, filed_case="(2026)京01执332号")) == ()
    assert one(text, replace(CN, filed_case="")).verdict == VIOLATION


def test_a_debt_in_latin_letters_is_one() -> None:
    """Syllable by syllable, too."""
    found = one("ni qian de qian gai huan le", replace(CN, audience="other"))
    assert (found.saying, found.quote) == ("debt_word", "qian de qian")


def test_where_somebody_lives_is_for_them_alone() -> None:
    """To anybody else it is a violation, to nobody known it cannot be told."""
    text = "王先生住址：朝阳区望京花园3单元502室，请转告"
    assert judged(text, CN) == ()
    told = one(text, replace(CN, audience="other"))
    assert (told.rule, told.verdict) == ("words.home_address", VIOLATION)
    assert one(text, replace(CN, audience=None)).missing == ("audience",)


def test_what_came_in_is_nobody_s_conduct() -> None:
    """A borrower may quote, curse and send links."""
    text = "你们这些畜生，再打电话我就报警，欠款3200元我会还，看 http://a.cc/b"
    assert judged(text, replace(CN, direction="in")) == ()
    assert judged(text, CN) != ()


def test_an_amount_is_what_is_owed() -> None:
    """Unknown: cannot tell. Another: a violation. Beside the right one others may stand, and in an offer."""
    text = "您的欠款3200元已逾期"
    assert one(text).missing == ("amount_owed",)
    assert judged(text, replace(CN, amount_owed=Decimal("3200.00"))) == ()
    wrong = one(text, replace(CN, amount_owed=Decimal(320)))
    assert (wrong.saying, wrong.quote, wrong.verdict) == ("wrong_amount", "3200元", VIOLATION)
    assert judged("欠款3200元，其中利息200元", replace(CN, amount_owed=Decimal(3200))) == ()
    assert judged("欠款可分期，每期500元", replace(CN, content="offer")) == ()


def test_a_text_that_tells_names_its_creditor() -> None:
    """Where the name is known; a neutral text need not."""
    named = replace(CN, creditor_names=("晨光银行", "Morning Bank"))
    assert one("您的欠款已逾期", named).saying == "lacks_identity"
    assert judged("【晨光銀行】您的欠款已逾期", named) == ()
    assert judged("请致电我们", named) == ()


def test_a_suit_on_a_time_barred_debt_is_forbidden_though_it_is_meant() -> None:
    """12 CFR 1006.26(b)."""
    barred = replace(US, time_barred=True, suit_intended=True)
    assert one("Your debt: we will sue you", barred).rule == "usa.reg_f_content.suit_on_a_time_barred_debt"
    assert judged("Your debt: we will sue you", replace(barred, time_barred=False)) == ()


@pytest.mark.parametrize("threat", ["再不还钱就弄死你。", "We will break your legs. "])
def test_a_text_of_any_length_is_read_to_its_end(threat: str) -> None:
    """What stands behind twenty thousand characters is quoted from its own place."""
    chinese = "钱" in threat
    decent = "您的账单已出，有困难可以协商。" if chinese else "Your bill is ready, we can talk about it. "
    text = decent * 2_000 + threat
    (found,) = judged(text, CN if chinese else US)
    assert found.saying == "violence"
    assert text[found.start : found.end] == found.quote
    assert judged(decent * 2_000, CN) == ()


def test_the_language_of_the_text_is_that_of_the_advice() -> None:
    """Unless another one is asked for."""
    said = {"zh-Hans": "你这个老赖", "zh-Hant": "你這個老賴", "en": "you deadbeat"}
    for language in LANGUAGES:
        assert one(said[language]).instead == instead_of("insults", language)
    (found,) = judged(said["en"], CN, "zh-Hant")
    assert found.instead == instead_of("insults", "zh-Hant")


def test_there_is_something_to_write_instead_of_everything() -> None:
    """In three languages."""
    for saying in all_sayings():
        assert all(instead_of(saying, language) for language in LANGUAGES)


def test_what_the_law_calls_a_saying_some_rule_asks_for() -> None:
    """Every saying with words of the law is heard by some rule of some country."""
    asked = {
        word
        for rule in load_law().records
        for word in rule.condition.__code__.co_consts
        if isinstance(word, str)
    }
    for saying in all_sayings().values():
        assert not saying.law or saying.law & asked, saying.id
