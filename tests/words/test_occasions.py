"""Notices, answers and confirmations: typed, of one class each, and true on the day they are written."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.law.vocabulary import REPLY, STATUTORY
from rightparty.words.languages import LANGUAGES, Language, money, money_in
from rightparty.words.occasions import (
    INTEREST,
    REMEDIES,
    TEXTS,
    Agreed,
    Answer,
    Assigned,
    Ceased,
    Occasion,
    Payment,
    Placed,
    Remedy,
)
from rightparty.words.render import render
from tests.words.samples import AMERICA, AS_OF, BY_LANGUAGE, CHINA, EARLIER, LATER, for_class, occasion_of

DAY = timedelta(days=1)
ABOUT = [text for text in TEXTS if occasion_of(text, AMERICA) is not None]


@pytest.mark.parametrize("text", ABOUT)
def test_an_occasion_is_of_the_class_of_its_text(text: str) -> None:
    """And no text of another class is made of it."""
    occasion = occasion_of(text, AMERICA)
    assert occasion is not None
    assert (occasion.text, occasion.content) == (text, TEXTS[text])
    for other in set(TEXTS.values()) - {occasion.content}:
        with pytest.raises(Refused, match="no text of the class"):
            render(other, "en", "email", for_class(text, AMERICA))


@pytest.mark.parametrize("content", [STATUTORY, REPLY])
def test_a_class_of_many_texts_is_about_something(content: str) -> None:
    """Nothing is written of a notice that is none, or of an answer to nothing."""
    with pytest.raises(Refused, match="nothing says what"):
        render(content, "en", "email", AMERICA)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [text for text in ABOUT if text != "validation"])
def test_a_text_is_told_apart_by_its_id(text: str, language: Language) -> None:
    """The class stands in the contact, the text in the template's id."""
    found = render(TEXTS[text], language, "email", for_class(text, BY_LANGUAGE[language]))
    assert (found.name, found.content) == (text, TEXTS[text])


@pytest.mark.parametrize(
    ("occasion", "why"),
    [
        (Ceased(AS_OF + DAY), "`received_on` is still to come"),
        (Assigned("Somebody", AS_OF + DAY), "`assigned_on` is still to come"),
        (Remedy("claim", AS_OF + DAY, LATER), "`decided_on` is still to come"),
        (Remedy("claim", EARLIER, AS_OF), "lies in the past"),
        (Answer("disputed", AS_OF + DAY), "`received_on` is still to come"),
        (Answer("disputed", EARLIER, EARLIER), "`answer_by` lies in the past"),
        (Answer("hardship", EARLIER, paused_until=EARLIER), "`paused_until` lies in the past"),
        (Agreed(AS_OF + DAY, "USD", (Payment(LATER, Decimal(1)),), "stop"), "`agreed_on` is still to come"),
        (Agreed(AS_OF, "USD", (Payment(EARLIER, Decimal(1)),), "stop"), "falls before the agreement"),
    ],
)
def test_what_is_not_true_today_is_not_written(occasion: Occasion, why: str) -> None:
    """What has not happened yet, and what can be kept no more."""
    fields = replace(AMERICA, occasion=occasion)
    with pytest.raises(Refused, match=why):
        render(occasion.content, "en", "email", fields)


def test_what_no_occasion_is_made_of() -> None:
    """Another remedy than those of the list, an answer about nothing, an agreement without payments."""
    two = (Payment(LATER, Decimal(1)), Payment(LATER, Decimal(2)))
    wrong: list[tuple[Any, str]] = [
        (lambda: Remedy("arrest", EARLIER, LATER), "no remedy"),
        (lambda: Answer("full", EARLIER), "no answer about"),
        (lambda: Agreed(EARLIER, "USD", (), "stop"), "has payments"),
        (lambda: Agreed(EARLIER, "USD", two, "stop"), "on a day of its own"),
        (lambda: Agreed(EARLIER, "USD", two[:1], "free"), "of interest"),
        (lambda: Agreed(EARLIER, "USD", (Payment(LATER, Decimal(0)),), "stop"), "has payments"),
        (lambda: Placed("Agency\u202e", "+1 302-555-0133", LATER), "do not show"),
        (lambda: Placed("Agency", "call us", LATER), "telephone"),
        (lambda: Answer("disputed", EARLIER, reference=" "), "empty"),
    ]
    for make, why in wrong:
        with pytest.raises(Refused, match=why):
            make()


@given(
    st.lists(st.decimals("0.01", "99999.99", places=2), min_size=1, max_size=36),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["email", "letter", "sms"]),
    st.sampled_from(INTEREST),
)
def test_an_agreement_states_its_payments_and_what_they_come_to(
    amounts: list[Decimal], language: Language, channel: str, interest: str
) -> None:
    """Every amount is the sum or one of the payments; in a text message the sum and the first."""
    payments = tuple(Payment(LATER + number * DAY, amount) for number, amount in enumerate(amounts))
    fields = replace(BY_LANGUAGE[language], occasion=Agreed(EARLIER, "USD", payments, interest))
    written = set(money_in(render("offer", language, channel, fields).body))
    whole, each = (
        money(sum(amounts, Decimal(0)), "USD", language),
        {money(one, "USD", language) for one in amounts},
    )
    assert written == ({whole, money(amounts[0], "USD", language)} if channel == "sms" else {whole} | each)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REMEDIES)
def test_a_remedy_is_announced_of_a_debt_that_is_not_time_barred(language: Language, kind: str) -> None:
    """12 CFR 1006.26(b): of one that is, or may be, no claim is; what is reported is no claim."""
    fields = for_class("remedy", BY_LANGUAGE[language])
    fields = replace(fields, occasion=Remedy(kind, EARLIER, LATER))
    assert render("statutory", language, "letter", fields).body
    for known in (True, None):
        claim = replace(fields.claims[0], facts={**fields.claims[0].facts, "time_barred": known})
        barred = replace(fields, claims=(claim,))
        if kind == "claim":
            with pytest.raises(Refused, match="no claim is announced"):
                render("statutory", language, "letter", barred)
        else:
            assert render("statutory", language, "letter", barred).body


@given(st.text(min_size=1, max_size=40))
def test_whatever_a_name_is_it_smuggles_in_no_link_and_no_amount(name: str) -> None:
    """Refused, or written without either."""
    try:
        fields = replace(CHINA, occasion=Placed(name, "400-810-9999", LATER))
        body = render("statutory", "zh-Hans", "sms", fields).body
    except Refused:
        return
    assert money_in(body) == []
    assert "http" not in body
