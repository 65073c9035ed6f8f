"""The forms that a text can take, as a gateway wants them approved: each with its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rightparty.law.vocabulary import NEUTRAL
from rightparty.words.languages import Language
from rightparty.words.phrases import phrase
from rightparty.words.slots import ALLOWED
from rightparty.words.templates import SECTIONS, SLOT, Part, template

_CONSTANT = ("not_me", "opt_out")
_ALWAYS = ("neutral_name", "creditor_name", "name", "total", "due_on", "as_of", "reply_by")
"""Slots that a text is not written without; those of a form are others, which may be known or not."""


@dataclass(frozen=True)
class Form:
    """One form of a text: which optional slots are filled, and the text with `${slot}` where one is."""

    template_id: str
    version: str
    language: Language
    filled: tuple[str, ...]
    text: str


def forms(content: str, language: Language, channel: str) -> Iterator[Form]:
    """Every form of a content class on a channel, each once; which slots are known makes the difference.

    Raises:
        Refused: there is no text in that language or for that channel.
    """
    chosen = template(content, language, channel)
    named = {name for part in chosen.body for name in (*part.present, *part.absent)}
    optional = sorted(named - set(_ALWAYS))
    seen: set[str] = set()
    for known in product((False, True), repeat=len(optional)):
        filled = tuple(name for name, is_known in zip(optional, known, strict=True) if is_known)
        values = {name: _value(name, language, channel) for name in ALLOWED[content]}
        for name in set(optional) - set(filled):
            del values[name]
        text = _written(chosen.body, values, " " if language == "en" else "")
        if text is not None and text not in seen and (content not in NEUTRAL or _checkable(filled)):
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
