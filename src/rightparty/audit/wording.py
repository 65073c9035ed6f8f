"""The words of what an audit hands out, in the three languages, and what a rule says in each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.audit.cited import cited_in, fact_in
from rightparty.errors import InvalidInput
from rightparty.law.sentences import LANGUAGES, sentence

_AT = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
_CONTACT = re.compile(rf"(?P<channel>\w+), (?P<at>{_AT})Z, (?P<role>[\w?]+)(?:, delivered (?P<came>{_AT})Z)?")
_CIRCLE = re.compile(r"(?P<count>\d+) numbers of people who do not owe this debt")
_AGAIN = re.compile(r"sent by another before, (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)Z")
"""How findings write the facts that show them (`findings`, `senders`)."""


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
        for kind in ("channels", "sources", "found_bys"):
            if code in self.words[kind]:
                return str(self.words[kind][code])
        known = self.words.get(code or "")
        return known if isinstance(known, str) else (code or self.words["unknown"])

    def role(self, code: str | None) -> str:
        """Who somebody is to a debt, in words; a word of the log that we do not know, as it is."""
        return str(self.words["roles"].get(code or "", code or self.words["unknown"]))

    def stage(self, code: str) -> str:
        """A direction, a kind of event or an outcome, in words."""
        return str(self.words["stages"].get(code, code))

    def fact(self, code: str) -> str:
        """A fact that is missing, in words; a count or a notice by what kind it is."""
        return fact_in(self.language, code)

    def cited(self, citation: str | None) -> str:
        """A citation by the names that the texts have in this language."""
        return cited_in(self.language, citation or "")

    def listed(self, parts: Iterable[str]) -> str:
        """Several things one after another."""
        return str(self.words["comma"]).join(parts)

    def list_of(self, parts: Iterable[str]) -> str:
        """Several things one after another that may have commas themselves."""
        return str(self.words["semicolon"]).join(parts)

    def shown(self, evidence: str) -> str:
        """What shows a finding: `sms, 2026-03-05 13:40:00Z, friend` in words; anything else as it is."""
        if found := _CONTACT.fullmatch(evidence):
            at = self.moment(_instant(found["at"]))
            told = [self.name(found["channel"]), at, self.role(found["role"])]
            if found["came"]:
                told.append(self("delivered_at", at=self.moment(_instant(found["came"]))))
            return self.listed(told)
        if found := _CIRCLE.fullmatch(evidence):
            return self("circle", count=int(found["count"]))
        if found := _AGAIN.fullmatch(evidence):
            return self("sent_before", at=self.moment(_instant(found["at"])))
        return str(self.words["channels"].get(evidence, evidence))

    def moment(self, at: datetime | None) -> str:
        """An instant in the report's zone, to the minute."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}" if at else "–"

    def sense(self, rule: str) -> str:
        """What a rule says: the law's own sentence, ours, or the id of a rule that neither has now."""
        ours = _ours().get(rule, {})
        return sentence(rule, self.language) or ours.get(self.language) or ours.get("en") or rule


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


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
