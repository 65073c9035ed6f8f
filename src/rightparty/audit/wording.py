"""The words of what an audit hands out, in the three languages, and what a rule says in each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.errors import InvalidInput
from rightparty.law.sentences import LANGUAGES, sentence


@dataclass(frozen=True)
class Wording:
    """The words of one language, and the zone in which instants are told."""

    language: str
    zone: str
    words: Mapping[str, Any]

    def __call__(self, key: str, **filled: object) -> str:
        """A piece of wording; whole numbers are told with separators."""
        return str(self.words[key]).format(**{name: told(value) for name, value in filled.items()})

    def name(self, code: str | None) -> str:
        """A code of the log or of ours in words, where there are any; else as it is."""
        known = self.words["channels"].get(code) or self.words.get(code or "")
        return known if isinstance(known, str) else (code or self.words["unknown"])

    def moment(self, at: datetime | None) -> str:
        """An instant in the report's zone, to the minute."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}" if at else "–"

    def sense(self, rule: str) -> str:
        """What a rule says: the law's own sentence, ours, or the id of a rule that neither has now."""
        ours = _ours().get(rule, {})
        return sentence(rule, self.language) or ours.get(self.language) or ours.get("en") or rule


def told(value: object) -> str:
    """A value as people read it."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent; never 0 % of something, nor 100 % of less than all."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    if 0 < percent < 0.1:
        return "< 0.1 %"
    if 99.9 < percent < 100:
        return "> 99.9 %"
    return f"{percent:.1f} %"


def wording(language: str, zone: str = "UTC") -> Wording:
    """The words in a language.

    Raises:
        InvalidInput: there are none in it.
    """
    if language not in LANGUAGES:
        raise InvalidInput(f"there is no report in `{language}`", f"languages: {', '.join(LANGUAGES)}")
    return Wording(language, zone, _words()[language])


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("rightparty.audit") / "report.toml").read_text(encoding="utf-8"))


@cache
def _ours() -> Mapping[str, Mapping[str, str]]:
    """The sentences of our own rules by id."""
    return tomllib.loads((files("rightparty.audit") / "patterns.toml").read_text(encoding="utf-8"))
