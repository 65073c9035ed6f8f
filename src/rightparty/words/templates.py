"""Templates: texts as data, one file per language and text, checked when they are loaded.

A file has sections: `letter` (e-mail and in-app inbox), `post` (on paper), `sms`, `call` (a script for a
human), `push`; `same_as` takes another section's words.
A section's `body` is a list of parts; a part with `when` is left out unless every slot that `when`
names has a value (`!slot`: has none). `identity = true` puts the language's identity check first.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.errors import InvalidInput, Refused
from rightparty.words.languages import Language
from rightparty.words.occasions import TEXTS, UNTOLD
from rightparty.words.phrases import shared_version, table
from rightparty.words.plain import SLOT
from rightparty.words.slots import ALLOWED

__all__ = [
    "CALL_OUTCOMES",
    "SECTIONS",
    "SLOT",
    "Part",
    "Template",
    "check_slots",
    "own_words",
    "sections",
    "shared_words",
    "template",
]

SECTIONS: Final[Mapping[str, str]] = {
    "email": "letter", "inbox": "letter", "app": "letter", "sms": "sms", "im": "sms",
    "call": "call", "push": "push", "letter": "post",
}  # fmt: skip
"""Which section of a template file a channel uses; the other channels have no texts."""

CALL_OUTCOMES: Final = (
    "answered", "wrong_person", "refused", "no_answer", "busy", "not_in_service",
    "voicemail", "voicemail_full",
)  # fmt: skip
"""The codes that a caller may end a call with: outcomes of the book, as the scripts explain them."""

_IDENTITY = "identity"


@dataclass(frozen=True)
class Part:
    """A piece of text with slots, and the slots that must have a value, or must have none, for it."""

    text: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def applies(self, values: Mapping[str, str]) -> bool:
        """Whether the part belongs into a text with these values."""
        return all(name in values for name in self.present) and not any(
            name in values for name in self.absent
        )


@dataclass(frozen=True)
class Template:
    """One text before it is filled: `identity` is what is said before the person is known to be right.

    `version`: the number of the file, that of the sentences it shares with others, and a digest of all its
    words: another word is another version. `text`: its name (`occasions.TEXTS`).
    """

    id: str
    version: str
    text: str
    section: str
    subject: str
    identity: tuple[Part, ...]
    body: tuple[Part, ...]


def template(text: str, language: Language, channel: str) -> Template:
    """The template of a text (`occasions.TEXTS`) for a language and channel.

    Raises:
        Refused: there is none: then nothing of the kind is sent there, and a human takes over.
    """
    section = SECTIONS.get(channel)
    found = _load(text, language).get(section) if section and text in ALLOWED else None
    if found is None:
        raise Refused(
            f"there is no `{text}` text for the channel `{channel}` in `{language}`",
            "choose another channel, or let a human speak to this person",
        )
    return found


def sections(text: str, language: Language) -> frozenset[str]:
    """The sections that a text has in a language."""
    return frozenset(_load(text, language))


@cache
def _load(text: str, language: Language) -> Mapping[str, Template]:
    """Every section of one template file."""
    raw = _read(language, text)
    identity = _parts(_read(language, _IDENTITY)["call"]["body"])
    loaded = {}
    for name, section in raw.items():
        if not isinstance(section, dict):
            continue
        words = raw[section["same_as"]] if "same_as" in section else section
        loaded[name] = Template(
            id=f"{text}.{language}.{name}",
            version="",
            text=text,
            section=name,
            subject=words.get("subject", ""),
            identity=identity if words.get(_IDENTITY) else (),
            body=_parts(words["body"]),
        )
    numbered = {
        name: replace(one, version=f"{raw['version']}.{shared_version()}-{_digest(one, language)}")
        for name, one in loaded.items()
    }
    for one in numbered.values():
        check_slots(one)
    return numbered


def _read(language: Language, name: str) -> Mapping[str, Any]:
    data = files("rightparty.words").joinpath("templates", language, f"{name}.toml").read_bytes()
    return tomllib.loads(data.decode())


def _digest(template: Template, language: Language) -> str:
    """Of every word that the text may hold: its own, and those that its language shares."""
    return hashlib.sha256(f"{own_words(template)}{shared_words(language)}".encode()).hexdigest()[:8]


def own_words(template: Template) -> str:
    """All that stands in the template itself, in a form that can be digested."""
    parts = [[part.text, part.present, part.absent] for part in (*template.identity, *template.body)]
    return json.dumps([template.subject, parts], ensure_ascii=False)


@cache
def shared_words(language: Language) -> str:
    """All sentences that texts share, in a form that can be digested."""
    tables = {name: table(name) for name in ("phrases", "help", "statements", "validation")}
    told = [
        tables["phrases"][language], tables["help"], tables["statements"],
        tables["validation"][language], tables["validation"]["en"],
    ]  # fmt: skip
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)


def check_slots(template: Template) -> None:
    """Refuse a template that asks for what its class may not say.

    Raises:
        InvalidInput: it names a slot that is unknown or not allowed; or, in what is said before an
            identity check and in a subject, one that only a neutral text may hold.
    """
    neutral = ALLOWED["knock"]
    if template.text not in TEXTS or (template.text in UNTOLD and template.identity):
        raise InvalidInput(f"`{template.id}` is no text that there is", "see `words.occasions.TEXTS`")
    for text, allowed in (
        *((part, ALLOWED[template.text]) for part in template.body),
        *((part, neutral) for part in template.identity),
        (Part(template.subject), neutral),
    ):
        asked = {*SLOT.findall(text.text), *text.present, *text.absent}
        if not asked <= allowed:
            extra = ", ".join(sorted(asked - allowed))
            raise InvalidInput(
                f"`{template.id}` may not ask for `{extra}` there", "see `words.slots.ALLOWED`"
            )


def _parts(raw: Sequence[str | Mapping[str, Any]]) -> tuple[Part, ...]:
    return tuple(_part(one) for one in raw)


def _part(raw: str | Mapping[str, Any]) -> Part:
    if isinstance(raw, str):
        return Part(raw)
    names = str(raw["when"]).split()
    present = tuple(name for name in names if not name.startswith("!"))
    return Part(raw["text"], present, tuple(name[1:] for name in names if name.startswith("!")))
