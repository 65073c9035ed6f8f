"""Templates: texts as data, one file per language and content class, checked when they are loaded.

A file has sections: `letter` (e-mail and in-app inbox), `post` (on paper), `sms`, `call` (a script for a
human), `push`.
A section's `body` is a list of parts; a part with `when` is left out unless every slot that `when`
names has a value (`!slot`: has none). `identity = true` puts the language's identity check first.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.errors import InvalidInput, Refused
from rightparty.words.languages import Language
from rightparty.words.slots import ALLOWED

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

SLOT = re.compile(r"\{([a-z_]+)\}")
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
    """One text before it is filled: `identity` is what is said before the person is known to be right."""

    id: str
    version: str
    content: str
    section: str
    subject: str
    identity: tuple[Part, ...]
    body: tuple[Part, ...]


def template(content: str, language: Language, channel: str) -> Template:
    """The template for a content class (or `KEPT`, a text of the class `offer`), language and channel.

    Raises:
        Refused: there is none: then nothing of that class is sent there, and a human takes over.
    """
    section = SECTIONS.get(channel)
    found = _load(content, language).get(section) if section and content in ALLOWED else None
    if found is None:
        raise Refused(
            f"there is no `{content}` text for the channel `{channel}` in `{language}`",
            "choose another channel, or let a human speak to this person",
        )
    return found


@cache
def _load(content: str, language: Language) -> Mapping[str, Template]:
    """Every section of one template file."""
    folder = files("rightparty.words").joinpath("templates", language)
    data = folder.joinpath(f"{content}.toml").read_bytes()
    check = folder.joinpath(f"{_IDENTITY}.toml").read_bytes()
    raw = tomllib.loads(data.decode())
    identity = _parts(tomllib.loads(check.decode())["call"]["body"])
    digest = hashlib.sha256(data + check).hexdigest()[:8]
    sections = {name: value for name, value in raw.items() if isinstance(value, dict)}
    loaded = {
        name: Template(
            id=f"{content}.{language}.{name}",
            version=f"{raw['version']}-{digest}",
            content=content,
            section=name,
            subject=section.get("subject", ""),
            identity=identity if section.get(_IDENTITY) else (),
            body=_parts(section["body"]),
        )
        for name, section in sections.items()
    }
    for one in loaded.values():
        check_slots(one)
    return loaded


def check_slots(template: Template) -> None:
    """Refuse a template that asks for what its class may not say.

    Raises:
        InvalidInput: it names a slot that is unknown or not allowed; or, in what is said before an
            identity check and in a subject, one that only a neutral text may hold.
    """
    neutral = ALLOWED["knock"]
    for text, allowed in (
        *((part, ALLOWED[template.content]) for part in template.body),
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
