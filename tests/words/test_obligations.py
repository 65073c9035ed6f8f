"""Obligations: shown by the text itself."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from rightparty.law.load import load_law
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.obligations import OBLIGATIONS, obligations
from rightparty.words.render import render
from tests.words.samples import AMERICA, BY_LANGUAGE, CHINA


def _met(content: str = "full", channel: str = "email", **change: Any) -> frozenset[str]:
    fields = replace(AMERICA, **change)
    return obligations(render(content, "en", channel, fields), fields)


def test_every_obligation_that_a_rule_asks_for_is_known_here() -> None:
    """A rule can't require of a text what nobody could show."""
    asked = {rule.obligation for rule in load_law().rules if rule.obligation}
    assert asked <= set(OBLIGATIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", ["full", "knock", "callback"])
@pytest.mark.parametrize("channel", ["email", "sms", "inbox", "im"])
def test_every_written_text_says_who_writes_and_how_to_stop(
    language: Language, content: str, channel: str
) -> None:
    """Identity line, opt-out and a neutral sender stand in all of them, in each language."""
    fields = BY_LANGUAGE[language]
    met = obligations(render(content, language, channel, fields), fields)
    assert {"identity_line", "opt_out", "neutral_sender", "amount_equals_owed", "verifiable_code"} <= met


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_debt_collector_says_so_in_the_language_of_the_text(language: Language) -> None:
    """12 CFR 1006.18(e)(4): the disclosure is in the same language as the rest."""
    fields = replace(BY_LANGUAGE[language], debt_collector=True)
    for channel in ("email", "sms", "call"):
        assert "debt_collector_disclosure" in obligations(render("full", language, channel, fields), fields)


def test_who_does_not_say_so_does_not_meet_it() -> None:
    """Unknown or false: the sentence is not there, and the obligation not met."""
    for known in (False, None):
        assert not {"debt_collector_disclosure", "initial_disclosure"} & _met(debt_collector=known)


def test_a_neutral_text_has_nothing_to_disclose() -> None:
    """Saying that a debt collector writes would tell of the debt."""
    assert "debt_collector_disclosure" in _met("knock", debt_collector=True)


def test_a_text_that_was_changed_meets_less() -> None:
    """The text is what is looked at, not the template it came from."""
    text = render("full", "zh-Hans", "email", CHINA)
    assert "identity_line" not in obligations(replace(text, body=text.body.replace("消费金融", "")), CHINA)
    assert "opt_out" not in obligations(replace(text, body=text.body.replace("回复 T", "回复 Q")), CHINA)
    assert "amount_equals_owed" not in obligations(replace(text, body=text.body + "¥1.00"), CHINA)
    assert "amount_equals_owed" not in obligations(
        replace(text, body=text.body.replace("3,120.45", "3,120.46")), CHINA
    )
    assert "verifiable_code" not in obligations(text, replace(CHINA, code="000000"))


def test_an_agency_must_be_named() -> None:
    """Who writes for somebody else says both names."""
    text = render("full", "en", "email", AMERICA)
    assert "identity_line" not in obligations(text, replace(AMERICA, agency_name="Somebody Else"))


def test_the_sender_shown_is_neutral() -> None:
    """A department of collection or law is no neutral name; without any name, nothing is shown."""
    assert "neutral_sender" in _met()
    for name in ("Greenfield Collections", "青禾法务部", "清收中心"):
        assert "neutral_sender" not in _met(sender_name=name)


def test_validity_is_an_instant_to_end_at() -> None:
    """A message without an end may arrive at night."""
    assert "validity" not in _met()
    assert "validity" in _met(valid_until=datetime(2026, 11, 23, 13, 50, tzinfo=UTC))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["email", "sms", "letter"])
@pytest.mark.parametrize("content", ["full", "knock", "callback"])
def test_what_a_machine_made_says_so(language: Language, channel: str, content: str) -> None:
    """And nothing else does: where a label is required, no permit is issued without it."""
    fields = BY_LANGUAGE[language]
    assert "ai_label" not in obligations(render(content, language, channel, fields), fields)
    fields = replace(fields, machine_made=True)
    assert "ai_label" in obligations(render(content, language, channel, fields), fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["email", "letter"])
@pytest.mark.parametrize("absent", [None, "address", "tax_id"])
def test_who_is_owed_is_identified_by_name_address_and_tax_number(
    language: Language, channel: str, absent: str | None
) -> None:
    """Lei 8.078 art. 42-A: all three, or it is not met."""
    known: dict[str, Any] = {"address": "Rua das Flores 100, Recife", "tax_id": "12.345.678/0001-95"}
    fields = replace(BY_LANGUAGE[language], **known | ({absent: None} if absent else {}))
    met = obligations(render("full", language, channel, fields), fields)
    assert ("creditor_identity" in met) is (absent is None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_collectors_letter_shows_its_licence(language: Language) -> None:
    """One that is no collector's, or unknown, is not shown."""
    fields = replace(BY_LANGUAGE[language], debt_collector=True, licence="10123-99")
    text = render("full", language, "letter", fields)
    assert "licence_number" in obligations(text, fields)
    assert "licence_number" not in obligations(text, replace(fields, licence="10123-98"))
    for other in (replace(fields, debt_collector=None), replace(fields, licence=None)):
        assert "licence_number" not in obligations(render("full", language, "letter", other), other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", ["full", "knock", "callback"])
def test_every_letter_is_marked_private(language: Language, content: str) -> None:
    """First of all, and on paper alone."""
    fields = BY_LANGUAGE[language]
    text = render(content, language, "letter", fields)
    assert "private_and_confidential" in obligations(text, fields)
    assert "private_and_confidential" not in obligations(replace(text, body="x" + text.body), fields)
    email = render(content, language, "email", fields)
    assert "private_and_confidential" not in obligations(email, fields)
