"""The guard: what a stranger must not read is found, however it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.guard import Finding, findings, fold

DEBT_WORDS = (
    *(
        "贷款",
        "欠款",
        "逾期",
        "催收",
        "还款",
        "债务",
        "老赖",
        "利息",
        "法院",
        "起诉",
        "信用卡",
        "账单",
        "分期",
        "律师",
    ),
    *(
        "貸款",
        "欠繳",
        "逾期",
        "催繳",
        "還款",
        "債務",
        "卡費",
        "信用卡",
        "帳單",
        "聯徵",
        "強制執行",
        "追數",
        "收數",
    ),
    *(
        "debt",
        "loan",
        "overdue",
        "owe",
        "repayment",
        "collection",
        "instalment",
        "lawsuit",
        "balance",
        "daikuan",
    ),
)
SEPARATORS = st.sampled_from(["", " ", "\u200b", "\u00ad", ".", "-", "\u3000", "\u2060", "*", "_"])


@given(st.sampled_from(DEBT_WORDS), st.data())
def test_a_debt_word_is_found_however_it_is_taken_apart(word: str, data: st.DataObject) -> None:
    """Blanks, points and invisible characters between the letters hide nothing; nor do capitals."""
    written = data.draw(SEPARATORS).join(data.draw(st.sampled_from([word, word.upper()])))
    assert any(one.kind == "word" for one in findings(f"您好 {written} 谢谢"))


@given(st.sampled_from(DEBT_WORDS))
def test_a_debt_word_is_found_in_full_width_letters_and_with_accents(word: str) -> None:
    """Every ASCII letter has a full-width twin, and every letter takes an accent."""
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalpha() else char for char in word)
    accented = "".join(unicodedata.normalize("NFC", char + "\u0301") for char in word)
    assert findings(wide)
    assert findings(accented)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("l0an", "word"),
        ("d3bt", "word"),
        ("yourloanisready", "word"),
        ("Kredit: dеbt", "script"),  # a Cyrillic е
        ("долг", "script"),
        ("ローン", "script"),
        ("请付 ¥100", "amount"),
        ("五千元", "amount"),
        ("3000塊", "amount"),
        ("usd 20", "amount"),
        ("1,200", "amount"),
        ("12.50", "amount"),
        ("见 abc.com", "link"),
        ("http://x", "link"),
        ("💰", "symbol"),
        ("€", "symbol"),
    ],
)
def test_masks_amounts_links_and_foreign_letters_are_found(text: str, kind: str) -> None:
    """Digits for letters, numbers of money, addresses of pages, and writings without a lexicon."""
    assert kind in {one.kind for one in findings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "王先生，您好。有一条通知给您，请在官方App里输入482913查看。",
        "陳小姐，您好。請您方便時回電 02-2555-0101。",
        "Hello Mr Andrews. Please call Dana or any of our representatives back at +1 302-555-0111.",
        "Hello Ann, we are here to help. Welcome! Open the window.",
        "赖先生，十分感谢，三分钟后见。",
    ],
)
def test_ordinary_neutral_sentences_pass(text: str) -> None:
    """What our own templates say, and names that only look like words of debt across a blank."""
    assert findings(text) == ()


def test_one_language_can_be_asked_alone() -> None:
    """Chinese text is not searched for English words unless asked; both ways of writing Chinese are."""
    assert findings("loan", "zh-Hans") == ()
    assert findings("貸款", "zh-Hans") == findings("貸款", "zh-Hant")[:0] + findings("貸款", "zh-Hans")
    assert {one.term for one in findings("貸", "zh-Hans")} == {"貸"}
    assert findings("贷", "en") == ()
    assert str(findings("loan", "en")[0]) == str(Finding("word", "loan", "en")) == "word `loan`"


@given(st.text(max_size=80))
def test_the_guard_reads_anything(text: str) -> None:
    """No text crashes it, and folding a folded text changes nothing that it would find."""
    assert isinstance(findings(text), tuple)
    assert {one.kind for one in findings(text)} >= {one.kind for one in findings(fold(text))} - {
        "amount",
        "link",
    }
