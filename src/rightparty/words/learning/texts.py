"""Texts to learn from, put together from phrases: `phrases_zh.toml`, `phrases_en.toml`."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.words.model_features import CHINESE, script_of

DECENT: Final = "none"
_SLOT = re.compile(r"\{([a-z]+)\}")
_TIMES, _WRAPPED, _DECENT = 8, 1, 6
"""How often a phrase is put together with others, is made decent, and a decent text is."""

_HOUSE: Final = (
    "phrases.toml",
    "help.toml",
    "statements.toml",
    "instead.toml",
    "care.toml",
    "validation.toml",
)
_SOME_SLOT = re.compile(r"\{[^}]*\}")
_TOO_SHORT, _LONGEST = 8, 150


@dataclass(frozen=True)
class Lesson:
    """A text, the family of what it says (`none`: decent), and the phrase it is made of."""

    text: str
    family: str
    phrase: str


def lessons(script: str, seed: int = 0) -> list[Lesson]:
    """All lessons of a script, the same for one seed."""
    raw = phrases(script)
    chance = random.Random(f"{script} {seed}")
    return [*_of_phrases(raw, chance), *_decent(raw, chance)]


@cache
def phrases(script: str) -> Mapping[str, Any]:
    """The phrases as they stand in their file."""
    text = files("rightparty.words.learning").joinpath(f"phrases_{script}.toml").read_text(encoding="utf-8")
    return {**tomllib.loads(text), "script": script}


def _of_phrases(raw: Mapping[str, Any], chance: random.Random) -> Iterator[Lesson]:
    for family, says in raw["says"].items():
        for phrase in says:
            for number in range(_TIMES):
                before = chance.choice(raw["before" if number % 2 else "polite"])
                after = chance.choice(raw["after" if number % 3 else "closing"])
                text = f"{before}{_cased(phrase, chance)}{after}"
                yield Lesson(_filled(text, raw, chance), family, phrase)
            for wrap in chance.sample(raw["wraps"], _WRAPPED):
                yield Lesson(_filled(wrap.replace("{}", phrase), raw, chance), DECENT, phrase)


def _decent(raw: Mapping[str, Any], chance: random.Random) -> Iterator[Lesson]:
    for phrase in (*raw["decent"], *_house(raw["script"])):
        for _ in range(_DECENT):
            text = f"{chance.choice(raw['polite'])}{phrase}{chance.choice(raw['closing'])}"
            yield Lesson(_filled(text, raw, chance), DECENT, phrase)


def _house(script: str) -> Iterator[str]:
    """What the product writes to borrowers: its shared sentences, and what it tells others to write."""
    for name in _HOUSE:
        raw = tomllib.loads(files("rightparty.words").joinpath(name).read_text(encoding="utf-8"))
        for text in _strings(raw):
            if len(text) > _TOO_SHORT and (script_of(text) == CHINESE) == (script == CHINESE):
                yield _SOME_SLOT.sub("", text)[:_LONGEST]


def _strings(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Mapping):
        for value in raw.values():
            yield from _strings(value)


def _cased(phrase: str, chance: random.Random) -> str:
    return phrase[0].upper() + phrase[1:] if chance.random() < 1 / 2 else phrase


def _filled(text: str, raw: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return _SLOT.sub(lambda slot: chance.choice(raw[slot[1]]), text)
