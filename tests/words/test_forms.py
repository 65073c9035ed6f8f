"""The forms of a text: whatever is known of a person, the text that is written is one of them."""

from dataclasses import replace

import pytest

from rightparty.channels.sms_templates import Registered, Registry
from rightparty.words.fields import Fields
from rightparty.words.forms import forms
from rightparty.words.languages import Language
from rightparty.words.occasions import TEXTS
from rightparty.words.parts import counted
from rightparty.words.render import render
from rightparty.words.templates import sections
from tests.words.samples import BY_LANGUAGE, for_class

WRITTEN = [text for text in TEXTS if "sms" in sections(text, "zh-Hans")]


def known(fields: Fields, language: Language) -> list[Fields]:
    """The same sample with more and less known."""
    del language
    return [
        fields,
        replace(fields, name="贷记"),
        replace(fields, hotline=None),
        replace(fields, agency_name="安和服务有限公司"),
        replace(fields, agency_name=None, hotline=None),
    ]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("content", WRITTEN)
def test_every_text_is_one_of_its_forms(language: Language, content: str) -> None:
    """Registered and approved, each text finds the template that is exactly it."""
    from datetime import timedelta

    for fields in known(for_class(content, BY_LANGUAGE[language]), language):
        text = render(TEXTS[content], language, "sms", fields)
        name = str(fields.neutral_name)
        registered = [
            Registered(
                form.template_id,
                form.version,
                language,
                f"SMS_{number}",
                name,
                "approved",
                form.text.removeprefix("【${neutral_name}】").replace("${neutral_name}", name),
            )
            for number, form in enumerate(forms(content, language, "sms", fields.country))
        ]
        chosen = Registry(timedelta(0), registered).chosen(text)
        assert not isinstance(chosen, str), chosen
        template, parameters = chosen
        assert template.fill(parameters) == text.body


def test_a_form_holds_no_slot_of_another_class() -> None:
    """A knock's forms ask for a surname and a code at most, and always for a way to check them."""
    found = list(forms("knock", "zh-Hans", "sms"))
    assert {slot for form in found for slot in form.filled} == {"code", "surname", "link"}
    assert all({"code", "link"} & {*form.filled} for form in found)
    assert not any("${name}" in form.text or "${total}" in form.text for form in found)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("content", WRITTEN)
def test_a_form_comes_to_no_fewer_parts_than_a_text_of_its_kind(language: Language, content: str) -> None:
    """The longest of the forms is what a text with ordinary values may cost at most."""
    fields = for_class(content, BY_LANGUAGE[language])
    text = render(TEXTS[content], language, "sms", fields)
    longest = max(form.longest.units for form in forms(content, language, "sms", fields.country))
    assert longest >= counted(text.body).units


def test_no_form_is_of_a_machine_or_of_a_debt_that_is_time_barred() -> None:
    """Nobody asks a gateway to approve these beforehand."""
    for content in WRITTEN:
        assert not any({"ai_label", "time_barred"} & {*form.filled} for form in forms(content, "en", "sms"))
