"""What the demonstration prints: its words by language, and the summary made of the day's figures."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.law.load import Law
from rightparty.law.sentences import sentence
from rightparty.world.score import Score

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SHOWN_RULES = 8
ZONE = ZoneInfo("Asia/Shanghai")
_PLACES = {"en": "Shanghai", "zh-Hans": "北京", "zh-Hant": "北京"}
_PEOPLE = ("sent", "held", "denied", "failed", "skipped")


@dataclass(frozen=True)
class Told:
    """What a morning came to: the run's own figures, and the scores that only the truth can give."""

    at: datetime
    people: int
    figures: Mapping[str, Any]
    ours: Score
    practice: Score
    mails: int


@cache
def words(language: str) -> Mapping[str, Any]:
    """The demonstration's words in a language."""
    text = files("rightparty.cli").joinpath("demo.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text)[language]
    return found


def summary(told: Told, law: Law, language: str) -> Iterator[str]:
    """The lines of the summary, in the language."""
    say, local = words(language), told.at.astimezone(ZONE)
    day = f"{local:%A} {local.day} {local:%B %Y}" if language == "en" else f"{local:%Y-%m-%d}"
    yield say["title"].format(
        day=day, time=f"{local:%H:%M}", place=_PLACES[language], people=f"{told.people:,}"
    )
    yield ""
    figures = {key: f"{value:,}" for key, value in told.figures.items() if isinstance(value, int)}
    yield from _aligned([
        (say["overdue"], say["overdue_is"].format(**figures)),
        (say["candidates"], say["candidates_is"].format(**figures)),
        *((say[verdict], f"{count:,}") for verdict, count in told.figures["verdicts"].items()),
    ])  # fmt: skip
    yield ""
    yield f"{say['refused_by']}:"
    yield from _rules(told.figures["refused_by"], law, language)
    yield ""
    yield f"{say['people']}: {told.figures['planned']:,}"
    yield from _aligned([(f"  {say[status]}", _status(told, status, say, language)) for status in _PEOPLE])
    yield ""
    yield say["sink"].format(count=f"{told.mails:,}")
    yield ""
    yield from verdicts(told, language)


def verdicts(told: Told, language: str) -> Iterator[str]:
    """The three lines that count: who was addressed, what leaked, and what would have elsewhere."""
    say = words(language)
    yield say["not_liable"].format(count=f"{told.figures['not_liable']:,}")
    for key, score in (("leaked", told.ours), ("leaked_practice", told.practice)):
        yield say[key].format(leaked=f"{score.leaked:,}", debt_words=f"{score.debt_words:,}")


def _rules(counts: Mapping[str, int], law: Law, language: str) -> Iterator[str]:
    """The rules that spoke most often, each as a sentence with its citation."""
    known = {rule.id: rule for rule in law.rules}
    for rule_id, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:SHOWN_RULES]:
        rule = known.get(rule_id)
        citation = f" ({rule.citation})" if rule else ""
        yield f"  {count:>8,}  {sentence(rule_id, language) or rule_id}{citation}"


def _status(told: Told, status: str, say: Mapping[str, Any], language: str) -> str:
    """How many contacts ended so; of what was sent, what it was; of what is held, until when."""
    count = f"{told.figures['statuses'][status]:,}"
    details: list[str] = []
    if status == "sent":
        kinds: dict[str, int] = {}
        for made in told.figures["made"]:
            kind = "knocks" if made["content"] == "knock" else made["content"]
            kind = "calls" if made["channel"] == "call" else kind
            kinds[kind] = kinds.get(kind, 0) + made["count"]
        details = [f"{say.get(kind, kind)} {number:,}" for kind, number in sorted(kinds.items())]
    if status == "held":
        details = [_until(until, number, say) for until, number in told.figures["held_until"].items()]
    separator = ", " if language == "en" else "，"
    return f"{count}   ({separator.join(details)})" if details else count


def _until(until: str, count: int, say: Mapping[str, Any]) -> str:
    try:
        moment = datetime.fromisoformat(until).astimezone(ZONE)
    except ValueError:
        return str(say["event"].format(count=f"{count:,}", until=until))
    return str(say["held_until"].format(count=f"{count:,}", until=f"{moment:%H:%M}"))


def _aligned(pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Labels and values in two columns; a Chinese character is two columns wide."""
    width = max(columns(label) for label, _ in pairs)
    for label, value in pairs:
        yield f"{label}{' ' * (width - columns(label))}  {value}"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in text)
