"""Of a text in a language that the guard does not read it says so, once, and claims nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.bench.words import sets
from rightparty.words.conduct import IN, LANGUAGE_READ, OWES, Occasion, judged
from rightparty.words.languages import LANGUAGES
from rightparty.words.model import default_model
from rightparty.words.unread import unread
from rightparty.words.verdicts import CANNOT_TELL, MINOR
from rightparty.words.wording_sheet import instead_of

UNREAD = (
    "कृपया तुरंत भुगतान करें नहीं तो पुलिस आएगी",
    "กรุณาชำระหนี้ของคุณทันที",
    "Вы должны оплатить долг сегодня, иначе мы приедем к вам домой",
    "ادفع الدين الآن وإلا سنخبر عائلتك",
    "お支払いをお願いします。すぐに払ってください",
    "지금 당장 갚지 않으면 경찰에 신고합니다",
    "Debe pagar su deuda hoy mismo o iremos a su casa mañana",
    "Bạn phải trả nợ ngay hôm nay nếu không chúng tôi sẽ đến nhà",
    "Magbayad ka na ngayon kung hindi pupunta kami sa bahay mo",
    "U moet vandaag nog betalen of we komen naar uw huis",
    "【晨光銀行】Segera bayar hutang anda atau kami akan datang ke rumah anda 13812345678",
)
READ = (
    "您的欠款已逾期，请致电我们",
    "Please call us about your account today or tomorrow at the latest.",
    "Parents' evening: tomorrow at six, door four, light snacks for everybody",
    "ni qian de qian gai huan le, bu huan jiu zhao ni jia ren",
    "Wе wоn't bе sо nісе nехt tіmе, аnd уоu knоw іt",
    "ｗｅ　ｈａｖｅ　ｆｉｌｅｄ　ｓｕｉｔ　ｉｎ　ｃｏｕｎｔｙ　ｃｏｕｒｔ",
    "w e w i l l c a l l y o u r b o s s",
    "Gracias, hasta luego",
    "Спасибо",
    "8H3K 9Q2L 7XZ4 2PLM 4KQR 8WWN 5TTB 1CCD",
    "https://a.example.com/x?y=1 https://b.example.com/q www.c.example.com/lorem/ipsum/dolor/sit/amet",
    "Agent: Good morning, may I speak to Mr Lee?\nConsumer: He is not in.",
    "坐席：您好，请问是李先生吗？\n客户：Спасибо большое, не надо",
)


@pytest.mark.parametrize("text", UNREAD)
def test_a_text_that_is_not_read_is_told_as_such(text: str) -> None:
    """One finding that cannot be told, with its first words, whatever else stands in the text."""
    occasion = Occasion(audience=OWES, country="US")
    (found,) = judged(text, occasion, model=default_model())
    assert (found.rule, found.saying) == ("words.language_not_read", "language_not_read")
    assert (found.verdict, found.severity, found.missing) == (CANNOT_TELL, MINOR, (LANGUAGE_READ,))
    assert text[found.start : found.end] == found.quote != ""
    assert [judged(text, occasion, one)[0].instead for one in LANGUAGES] == [
        instead_of("language_not_read", one) for one in LANGUAGES
    ]
    assert judged(text, Occasion(direction=IN)) == ()


@pytest.mark.parametrize("text", READ)
def test_what_is_read_or_too_short_to_know_is_not(text: str) -> None:
    """Chinese, English, either in disguise, and what is hardly a text."""
    assert unread(text) is None


def test_no_text_of_the_bench_is_in_another_language() -> None:
    """Neither those that say something nor those that only look like it."""
    texts = [one.text for language in LANGUAGES for each in sets(language).values() for one in each]
    assert sum(unread(text) is not None for text in texts) == 0


@given(st.text(max_size=120) | st.text("абв на\nกขคमनक ", max_size=160))
def test_what_is_quoted_stands_in_the_text(text: str) -> None:
    """Within one line, and never nothing."""
    found = unread(text)
    if found is not None:
        assert text[found.start : found.end].strip() != ""
        assert len(text[found.start : found.end].splitlines()) == 1
