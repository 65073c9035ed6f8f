"""The texts that a gateway has approved: which of ours is which of theirs, and with which parameters.

China's gateways send no free text. A sender's signature 【…】 and each template are approved beforehand, and
a message names a template and its parameters. What is not approved is not sent. Business messaging works
alike, without a signature: a template is known by its name and the provider's own code of its language.

The file (see the guide of the channels) names, for each text of ours, in each language and version, the
template as it was approved. A text of ours is sent only if the template, filled, is that text to the last
character: the permit is bound to our text, and the gateway sends its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from rightparty.errors import InvalidInput
from rightparty.outside import read_toml
from rightparty.words.render import Text

APPROVED: Final = "approved"
STATES: Final = ("pending", APPROVED, "rejected")
_SLOT = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,19})\}")
_FIELDS = ("template", "version", "language", "code", "state", "text")
SIGNATURE: Final = "signature"
LOCALE: Final = "locale"
"""What a gateway asks for beyond these: what stands before the text, or its own code of the language."""


@dataclass(frozen=True)
class Registered:
    """One template at the gateway: which text of ours it stands for, and how far its approval is.

    `text` is the template as it was handed in, parameters as `${name}`, without the signature. `locale`: the
    gateway's own code of its language. Of the two a gateway has one.
    """

    template: str
    version: str
    language: str
    code: str
    signature: str
    state: str
    text: str
    locale: str = ""

    @property
    def whole(self) -> str:
        """The template as it arrives: signature first, where there is one."""
        return f"【{self.signature}】{self.text}" if self.signature else self.text

    def fill(self, parameters: Mapping[str, str]) -> str:
        """What arrives with these parameters; each is filled in once."""
        return _SLOT.sub(lambda found: parameters[found[1]], self.whole)

    def parameters_of(self, body: str) -> Mapping[str, str] | None:
        """The parameters with which this template is exactly `body`; None if it never is."""
        found = _pattern(self.whole).fullmatch(body)
        if found is None:
            return None
        parameters = found.groupdict()
        return parameters if self.fill(parameters) == body else None


@dataclass(frozen=True)
class Registry:
    """Every registered template, and how long the gateway goes on trying to deliver (as contracted)."""

    held: timedelta
    templates: Sequence[Registered]

    def of(self, text: Text) -> Sequence[Registered]:
        """What is registered for a text of ours in its language and version, whatever its state."""
        asked = (text.template_id, text.template_version, text.language)
        return [one for one in self.templates if (one.template, one.version, one.language) == asked]

    def chosen(self, text: Text) -> tuple[Registered, Mapping[str, str]] | str:
        """The approved template that is exactly this text, with its parameters; else why there is none."""
        registered = self.of(text)
        if not registered:
            return "template_not_registered"
        approved = [one for one in registered if one.state == APPROVED]
        if not approved:
            return f"template_{registered[0].state}"
        for one in approved:
            parameters = one.parameters_of(text.body)
            if parameters is not None:
                return one, parameters
        return "template_differs"


def read_registry(path: Path, own: str = SIGNATURE) -> Registry:
    """The templates of a file, each with the field `own` of this gateway: `SIGNATURE` or `LOCALE`.

    Raises:
        InvalidInput: the file cannot be read, or an entry is not whole.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InvalidInput(f"the templates of the gateway cannot be read: {type(fault).__name__}") from fault
    raw = read_toml(data, "the file of templates")
    held = raw.get("held_min")
    entries = raw.get("templates")
    if not isinstance(held, int) or isinstance(held, bool) or held < 0 or not isinstance(entries, list):
        raise InvalidInput(
            "the file of templates needs `held_min` and `[[templates]]`",
            "`held_min`: how many minutes the gateway goes on trying to deliver, as your contract says",
        )
    return Registry(
        timedelta(minutes=held), [_registered(number, one, own) for number, one in enumerate(entries, 1)]
    )


def _registered(number: int, raw: Any, own: str) -> Registered:
    fields = (*_FIELDS, own)
    if not isinstance(raw, dict) or not all(isinstance(raw.get(name), str) for name in fields):
        raise InvalidInput(f"template {number}: it needs {', '.join(fields)}, all of them text")
    made = Registered(**{SIGNATURE: "", **{name: raw[name] for name in fields}})
    if made.state not in STATES:
        raise InvalidInput(f"template {number}: `{made.state}` is no state", f"one of {', '.join(STATES)}")
    if not made.code or not raw[own]:
        raise InvalidInput(f"template {number}: `code` and `{own}` are not empty", "as they are registered")
    if own == SIGNATURE and set("【】") & {*made.signature, *made.text}:
        raise InvalidInput(
            f"template {number}: a signature stands without its brackets, and once",
            "the gateway adds the brackets",
        )
    return made


def _pattern(whole: str) -> re.Pattern[str]:
    """A template as a pattern; a parameter that stands twice is the same both times."""
    seen: set[str] = set()
    parts, end = [], 0
    for slot in _SLOT.finditer(whole):
        parts.append(re.escape(whole[end : slot.start()]))
        parts.append(f"(?P={slot[1]})" if slot[1] in seen else f"(?P<{slot[1]}>.+?)")
        seen.add(slot[1])
        end = slot.end()
    return re.compile("".join((*parts, re.escape(whole[end:]))), re.DOTALL)
