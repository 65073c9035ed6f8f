"""The forms of a text: whatever is known of a person, the text that is written is one of them."""

from dataclasses import replace

import pytest

from rightparty.channels.sms_templates import Registered, Registry
from rightparty.words.fields import Fields
from rightparty.words.forms import forms
from rightparty.words.languages import Language
from rightparty.words.render import render
from tests.words.samples import BY_LANGUAGE, for_class


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
@pytest.mark.parametrize("content", ["full", "reminder", "knock", "callback"])
def test_every_text_is_one_of_its_forms(language: Language, content: str) -> None:
    """Registered and approved, each text finds the template that is exactly it."""
    from datetime import timedelta

    for fields in known(for_class(content, BY_LANGUAGE[language]), language):
        text = render(content, language, "sms", fields)
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
            for number, form in enumerate(forms(content, language, "sms"))
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
