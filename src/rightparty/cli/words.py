"""`rightparty words`: the texts that messages are made of."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cyclopts import App

from rightparty.cli.words_check import check
from rightparty.cli.words_fit import fit
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from rightparty.words.forms import Form

app = App(name="words", help="The texts that messages are made of, and what is wrong with others.")

_HEAD = """\
# Text messages as the gateway is to approve them. Hand in `text` with the signature, note the code
# that it is given, and set `state` to "approved" once it is.
# Forms that you never need can be taken out: they are skipped.

held_min = {held}  # how many minutes the gateway goes on trying to deliver, as your contract says
"""
_HEAD_IM = """\
# Instant messages as WhatsApp is to approve them, as "utility" templates with named parameters: write
# each `${{name}}` there as {{{{name}}}}, give `code` as the template's name, and set
# `message_send_ttl_seconds` to no more than {held} minutes. Set `state` to "approved" once it is.
# Forms that you never need can be taken out: they are skipped.

held_min = {held}  # how many minutes the provider goes on trying to deliver, as the templates say
"""
_BEGIN = "【${neutral_name}】"
_LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_HK", "en": "en"}


@app.command
def forms(
    *,
    signature: str,
    held_min: int,
    language: str = "zh-Hans",
    channel: str = "sms",
    country: str = "CN",
    most_parts: int | None = None,
) -> None:
    """Print every form of every text message, as a file of templates for a gateway that approves them.

    Parameters are written `${name}`, as Alibaba Cloud does; all are pending until somebody says otherwise.
    Above each stands how many parts of a text message it comes to with long values.

    Example: rightparty words forms --signature 晨光客户服务 --held-min 30

    Args:
        signature: the creditor's neutral name, with which each text begins, without brackets.
        held_min: how many minutes the gateway goes on trying to deliver.
        language: zh-Hans or zh-Hant; for `im` also en: text messages in English begin without a signature.
        channel: sms, or im for WhatsApp.
        country: the creditor's, whose free help the texts name.
        most_parts: tell which texts come to more parts than these.
    """
    if channel not in ("sms", "im"):
        raise InvalidInput(f"texts for `{channel}` are approved by nobody", "name sms or im")
    if language not in _LOCALES or (channel == "sms" and language == "en"):
        raise InvalidInput(f"texts in `{language}` begin with no signature", "name zh-Hans or zh-Hant")
    if not signature or set('【】"\\') & set(signature):
        raise InvalidInput("this is no signature", "give the neutral name without brackets")
    print((_HEAD if channel == "sms" else _HEAD_IM).format(held=held_min), end="")
    longer: dict[str, int] = {}
    for form, entry in _entries(signature, language, channel, country):
        count = f"# at most {form.longest}\n" if channel == "sms" else ""
        print(f"\n{count}{entry}")
        if channel == "sms" and most_parts is not None and form.longest.parts > most_parts:
            longer[form.template_id] = max(form.longest.parts, longer.get(form.template_id, 0))
    for template_id, parts in longer.items():
        print(f"{template_id}: up to {parts} parts, more than {most_parts}", file=sys.stderr)


def _entries(signature: str, language: str, channel: str, country: str) -> "Iterator[tuple[Form, str]]":
    from rightparty.words.forms import forms as forms_of
    from rightparty.words.languages import checked
    from rightparty.words.occasions import TEXTS
    from rightparty.words.templates import SECTIONS, sections

    known = checked(language)
    for content in (name for name in TEXTS if SECTIONS[channel] in sections(name, known)):
        for number, form in enumerate(forms_of(content, known, channel, country), 1):
            text = form.text.removeprefix(_BEGIN) if channel == "sms" else form.text
            own = {"code": "SMS_", "signature": signature}
            if channel == "im":
                version = form.version.replace("-", "_").replace(".", "_")
                name = f"{content}_{version}_{number}"
                own = {"code": name, "locale": _LOCALES[language]}
            entry = {
                "template": form.template_id,
                "version": form.version,
                "language": form.language,
                **own,
                "state": "pending",
                "text": text.replace("${neutral_name}", signature),
            }
            lines = (f"{field} = {json.dumps(value, ensure_ascii=False)}" for field, value in entry.items())
            yield form, "\n".join(("[[templates]]", *lines))


app.command(check)
app.command(fit)
