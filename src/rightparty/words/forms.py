"""The forms that a text can take, as a gateway wants them approved: each with its parameters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from rightparty.law.vocabulary import KNOCK
from rightparty.words.languages import Language
from rightparty.words.parts import Counted, counted
from rightparty.words.phrases import free_help, phrase
from rightparty.words.slots import ALLOWED
from rightparty.words.templates import SECTIONS, SLOT, Part, template

_CONSTANT = ("not_me", "opt_out", "opted_out")
_PARAMETER = re.compile(r"\$\{([a-z_]+)\}")
_ALWAYS = ("neutral_name", "creditor_name", "name", "total", "due_on", "as_of", "reply_by", "help")
"""Slots that a text is not written without; those of a form are others, which may be known or not."""

_NEVER = ("ai_label", "time_barred")
"""Slots that no form fills: a gateway approves no text of a machine, and none of a time-barred debt."""

_DAYS = (
    "due_on", "as_of", "reply_by", "promised", "agreed_on", "first_on", "received_on", "answer_by",
    "paused_until", "placed_on",
)  # fmt: skip
_NAMES = ("creditor_name", "agency_name", "agency", "neutral_name", "name")
_PHONES = ("hotline", "callback_phone", "agency_phone")
_SUMS = ("total", "agreed_total", "first_amount")
_HAN = {
    **dict.fromkeys(_DAYS, "2026年12月30日"),
    **dict.fromkeys(_NAMES, 18 * "名"),
    **dict.fromkeys(("surname", "agent_name"), "欧阳"),
}
_LATIN = {
    **dict.fromkeys(_DAYS, "September 30, 2026"),
    **dict.fromkeys(_NAMES, 30 * "n"),
    **dict.fromkeys(("surname", "agent_name"), 15 * "n"),
}
_ANY = {
    **dict.fromkeys(_SUMS, "US$9,999,999.99"),
    **dict.fromkeys(_PHONES, "+1 302-555-0100 99"),
    "code": 10 * "0",
    "reference": 12 * "0",
    "link": "https://" + 32 * "x",
    "count": "36",
}
_LONGEST: Mapping[Language, Mapping[str, str]] = {
    "zh-Hans": _ANY | _HAN, "zh-Hant": _ANY | _HAN, "en": _ANY | _LATIN,
}  # fmt: skip
"""Long values, as they are in books: what a form may cost. A longer one costs what it costs."""


@dataclass(frozen=True)
class Form:
    """One form of a text: which optional slots are filled, and the text with `${slot}` where one is."""

    template_id: str
    version: str
    language: Language
    filled: tuple[str, ...]
    text: str

    @property
    def longest(self) -> Counted:
        """How many text messages it is with long values in it."""
        values = {**_LONGEST[self.language], "disclosure": phrase("disclosure", self.language)}
        return counted(_PARAMETER.sub(lambda found: values.get(found.group(1), ""), self.text))


def forms(content: str, language: Language, channel: str, country: str = "CN") -> Iterator[Form]:
    """Every form of a text on a channel, each once; which slots are known makes the difference.

    `country`: the creditor's (ISO 3166-1 alpha-2), whose free help the text names.

    Raises:
        Refused: there is no text in that language or for that channel.
    """
    chosen = template(content, language, channel)
    named = {name for part in chosen.body for name in (*part.present, *part.absent)}
    optional = sorted(named - {*_ALWAYS, *_NEVER})
    seen: set[str] = set()
    for known in product((False, True), repeat=len(optional)):
        filled = tuple(name for name, is_known in zip(optional, known, strict=True) if is_known)
        values = {name: _value(name, language, channel) for name in ALLOWED[content]}
        values["help"] = free_help(country, language, SECTIONS[channel])
        for name in {*optional, *_NEVER} & values.keys() - set(filled):
            del values[name]
        text = _written(chosen.body, values, " " if language == "en" else "")
        if text is not None and text not in seen and (content != KNOCK or _checkable(filled)):
            seen.add(text)
            yield Form(chosen.id, chosen.version, language, filled, text)


def _value(name: str, language: Language, channel: str) -> str:
    return phrase(name, language, SECTIONS[channel]) if name in _CONSTANT else f"${{{name}}}"


def _written(parts: tuple[Part, ...], values: dict[str, str], between: str) -> str | None:
    """None where a part needs what is not known: that form is never written."""
    written = []
    for part in parts:
        if part.applies(values):
            if not set(SLOT.findall(part.text)) <= values.keys():
                return None
            written.append(SLOT.sub(lambda found: values[found.group(1)], part.text))
    return between.join(written)


def _checkable(filled: tuple[str, ...]) -> bool:
    """A neutral text gives its reader a code or a link to check it by."""
    return bool({"code", "link"} & {*filled})
