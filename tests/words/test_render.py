"""Rendering: exactly what is owed to who owes it, nothing at all to a stranger."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.words.fields import Claim, Fields
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, Language, money, money_in
from rightparty.words.render import content_hash, render
from tests.words.samples import AMERICA, BY_LANGUAGE, CHINA, TAIWAN, coming
from tests.words.test_guard import DEBT_WORDS

NEUTRAL = [
    (content, channel) for content in ("knock", "callback") for channel in ("email", "sms", "call", "inbox")
]


@given(
    st.lists(st.decimals("0.01", "999999999.99", places=2), min_size=1, max_size=3),
    st.sampled_from(["CNY", "USD", "TWD", "HKD"]),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["email", "sms", "call"]),
)
def test_a_full_text_states_exactly_what_is_owed(
    amounts: list[Decimal], currency: str, language: Language, channel: str
) -> None:
    """The sum stands there; every other amount is that of one of the debts."""
    claims = tuple(Claim(amount, currency, date(2026, 10, 1)) for amount in amounts)
    text = render("full", language, channel, replace(CHINA, claims=claims))
    written = money_in(text.body)
    assert money(sum(amounts, Decimal(0)), currency, language) in written
    assert set(written) <= {money(one, currency, language) for one in (*amounts, sum(amounts, Decimal(0)))}


WORDS = st.sampled_from(DEBT_WORDS)
GAPS = st.sampled_from(["", " ", ".", "-", "\u3000", "*"])


@given(WORDS, GAPS, st.sampled_from(NEUTRAL), st.sampled_from(LANGUAGES))
def test_a_name_that_tells_of_a_debt_is_refused_wherever_it_would_be_shown(
    word: str, gap: str, where: tuple[str, str], language: Language
) -> None:
    """The neutral name stands in every neutral text, who calls in a request to call back."""
    content, channel = where
    telling = "A " + gap.join(word)
    with pytest.raises(Refused, match="a neutral text would hold"):
        render(content, language, channel, replace(CHINA, neutral_name=telling))
    with pytest.raises(Refused, match="a neutral text would hold"):
        render("callback", language, channel, replace(CHINA, agent_name=telling))


@given(
    st.sampled_from(["name", "creditor_name", "agency_name", "sender_name"]),
    *(WORDS, GAPS, st.sampled_from(NEUTRAL), st.sampled_from(LANGUAGES)),
)
def test_no_other_value_smuggles_a_debt_word_into_a_neutral_text(
    field: str, word: str, gap: str, where: tuple[str, str], language: Language
) -> None:
    """Legal names don't come in at all, and a surname that reads as a debt word is left out."""
    content, channel = where
    changes: dict[str, Any] = {field: "A " + gap.join(word)}
    text = render(content, language, channel, replace(CHINA, **changes))
    assert findings(text.subject + " " + text.body) == ()
    assert word not in text.subject + text.body


@given(
    st.text(min_size=1, max_size=30),
    st.text(min_size=1, max_size=30),
    st.sampled_from(NEUTRAL),
    st.sampled_from(LANGUAGES),
)
def test_whatever_the_names_are_a_neutral_text_tells_nothing(
    neutral: str, agent: str, where: tuple[str, str], language: Language
) -> None:
    """Arbitrary names: refused, or nothing is found in the text."""
    content, channel = where
    try:
        text = render(content, language, channel, replace(CHINA, neutral_name=neutral, agent_name=agent))
    except Refused:
        return
    assert findings(text.subject + " " + text.body) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", ["full", "reminder"])
@pytest.mark.parametrize("channel", ["email", "inbox"])
def test_a_subject_tells_nothing(language: Language, content: str, channel: str) -> None:
    """What shows on a lock screen is neutral, and holds no name of the person."""
    fields = BY_LANGUAGE[language] if content == "full" else coming(BY_LANGUAGE[language])
    text = render(content, language, channel, fields)
    assert text.subject
    assert findings(text.subject) == ()
    assert str(fields.name) not in text.subject


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", ["full", "reminder"])
def test_a_call_tells_nothing_before_the_identity_check(language: Language, content: str) -> None:
    """Up to the second step, the script holds no debt word, no amount, and a surname at most."""
    fields = BY_LANGUAGE[language] if content == "full" else coming(BY_LANGUAGE[language])
    script = render(content, language, "call", fields).body
    second = {"zh-Hans": "【第二步", "zh-Hant": "【第二步", "en": "[Step 2"}[language]
    before, after = script.split(second)
    assert findings(before) == ()
    assert str(fields.name) not in before
    assert money_in(after)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("content", "channel"), NEUTRAL)
def test_a_neutral_text_shows_a_surname_at_most_and_no_creditor(
    language: Language, content: str, channel: str
) -> None:
    """Neither the given name nor the institution's legal name, nor an amount or a date."""
    fields = BY_LANGUAGE[language]
    text = render(content, language, channel, fields)
    shown = text.subject + text.body
    assert str(fields.surname) in shown
    assert str(fields.name) not in shown
    assert fields.creditor_name not in shown
    assert not money_in(shown)


def test_in_china_no_text_carries_a_link() -> None:
    """There a code is typed in the official app; elsewhere the creditor's own link stands beside it."""
    for content, channel in [*NEUTRAL, ("full", "email"), ("full", "sms")]:
        assert "https" not in render(content, "zh-Hans", channel, CHINA).body
    assert str(TAIWAN.link) in render("knock", "zh-Hant", "email", TAIWAN).body


def test_a_link_in_a_value_is_refused_in_a_telling_text_too() -> None:
    """Nobody's page but the creditor's own, not even hidden in a name."""
    with pytest.raises(Refused, match="link"):
        render("full", "en", "email", replace(AMERICA, creditor_name="Greenfield www.evil.example"))


@pytest.mark.parametrize("content", ["full", "knock"])
@pytest.mark.parametrize("language", ["fr", "cs", "", None])
def test_in_a_language_without_texts_nothing_is_sent(content: str, language: str | None) -> None:
    """The refusal names the way out: a human."""
    with pytest.raises(Refused, match="no texts in the language") as fault:
        render(content, language, "email", CHINA)
    assert "human" in fault.value.help


@pytest.mark.parametrize(
    ("content", "change", "why"),
    [
        ("full", {"name": None}, "needs `name`"),
        ("full", {"reply_by": None}, "leaves time|needs `reply_by`"),
        ("full", {"reply_by": date(2026, 11, 23)}, "leaves time"),
        ("full", {"as_of": None}, "the day that its amounts"),
        ("full", {"as_of": date(2026, 10, 5)}, "overdue debts"),
        ("full", {"claims": ()}, "needs `total`"),
        ("full", {"neutral_name": None}, "needs `neutral_name`"),
        ("reminder", {}, "not due yet"),
        ("reminder", {"as_of": None}, "the day that its amounts"),
        ("knock", {"code": None, "link": None}, "needs a code or a link"),
        ("knock", {"neutral_name": "青禾贷款"}, "贷"),
        ("callback", {"callback_phone": None}, "needs `callback_phone`"),
        ("callback", {"agent_name": None}, "needs `agent_name`"),
    ],
)
def test_what_a_text_needs_and_lacks_is_named(content: str, change: dict[str, Any], why: str) -> None:
    """Unknown is never filled with a guess."""
    with pytest.raises(Refused, match=why):
        render(content, "zh-Hans", "email", replace(CHINA, **change))


@pytest.mark.parametrize("channel", ["email", "sms", "im", "letter"])
def test_a_knock_in_writing_can_be_checked(channel: str) -> None:
    """Without a code or a link of the creditor's own, whoever gets it could not tell it from a fraud."""
    with pytest.raises(Refused, match="needs a code or a link"):
        render("knock", "zh-Hans", channel, replace(CHINA, code=None, link=None))


def test_a_product_that_the_book_does_not_know_is_refused() -> None:
    """A text names what was borrowed by the book's own list."""
    claims = (replace(CHINA.claims[0], product="timeshare"),)
    with pytest.raises(Refused, match="timeshare"):
        render("full", "en", "email", replace(CHINA, claims=claims))


def test_debts_in_two_currencies_are_added_up_apart() -> None:
    """One sum for each money, joined in words."""
    other = Claim(Decimal("10.00"), "USD", date(2026, 10, 1))
    text = render("full", "en", "sms", replace(AMERICA, claims=(CHINA.claims[0], other)))
    assert "CN¥3,120.45 and $10.00 that you owe" in text.body


@given(st.text("{}nametolc_ ", min_size=1, max_size=30))
def test_what_stands_in_a_value_is_never_taken_for_a_slot(value: str) -> None:
    """A name made of braces stays what it is."""
    assume(value.strip())
    claims = (replace(CHINA.claims[0], original_creditor=value),)
    assert value in render("full", "en", "email", replace(AMERICA, name=value, claims=claims)).body


def test_a_hash_binds_subject_and_body() -> None:
    """Anybody can compute it: SHA-256 of subject, zero byte, body."""
    text = render("full", "zh-Hans", "email", CHINA)
    assert content_hash(text) == hashlib.sha256(f"{text.subject}\0{text.body}".encode()).hexdigest()
    moved = replace(text, subject=text.subject + text.body[:1], body=text.body[1:])
    assert content_hash(moved) != content_hash(text)


def test_a_surname_that_reads_as_a_debt_word_is_left_out() -> None:
    """Ms Cash is greeted without her name rather than not at all."""
    text = render("knock", "en", "sms", replace(AMERICA, name="Rosa Cash"))
    assert "Cash" not in text.body
    assert "Hello." in text.body


def test_a_reminder_is_about_what_is_to_come() -> None:
    """It states the coming amount and its day, and nothing of consequences."""
    text = render("reminder", "zh-Hans", "sms", coming(CHINA))
    assert "¥3,120.45 将于2026年11月30日到期" in text.body


def test_fields_for_nobody_are_refused_everywhere() -> None:
    """With nothing known, nothing is written."""
    for content in ("full", "reminder", "knock", "callback"):
        for channel in ("email", "sms", "call"):
            with pytest.raises(Refused):
                render(content, "en", channel, Fields("Bank", None, "GB"))
