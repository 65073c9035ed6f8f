"""What is told of each saying under one law: worked out once, for as many texts as are judged under it."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rightparty.words.languages import Language
from rightparty.words.required import LACKS
from rightparty.words.sayings import all_sayings
from rightparty.words.wording_law import Asked, Speaking, lacking, speaking


class Told(NamedTuple):
    """What a finding tells of a saying: see `conduct.TextFinding`."""

    rule: str
    citation: str
    severity: str
    instead: str
    also: tuple[str, ...]


class Sheet:
    """What is told of each saying under the law that was asked."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._told: dict[tuple[str, Language], Told] = {}
        self._though_true: dict[tuple[str, Language], Told | None] = {}

    def told(self, saying: str, language: Language) -> Told:
        """Of what is not true or not allowed; where no rule speaks, by our own rule."""
        key = (saying, language)
        found = self._told.get(key)
        if found is None:
            known = all_sayings()[saying]
            law = speaking(known.law, self._asked)
            own = (Speaking(f"words.{saying}", known.cited(self._asked.country)),)
            found = self._told[key] = _told(saying, language, law or own)
        return found

    def though_true(self, saying: str, language: Language) -> Told | None:
        """Of what is true: None where no rule forbids it."""
        key = (saying, language)
        if key not in self._though_true:
            law = speaking(all_sayings()[saying].true_law, self._asked)
            self._though_true[key] = _told(saying, language, law) if law else None
        return self._though_true[key]

    def not_yet(self, saying: str) -> bool:
        """Whether a rule forbids it today that was not in force yet on the day, and no other did."""
        law = all_sayings()[saying].law
        later = speaking(law, replace(self._asked, day=None))
        return self._asked.day is not None and bool(later) and not speaking(law, self._asked)

    def lacking(self, held: frozenset[str], language: Language) -> Mapping[str, Told]:
        """By part, what is told of a text that holds only these of `required.PARTS`."""
        found = lacking(held, self._asked)
        return {part: _told(LACKS[part], language, (said,)) for part, said in found.items()}


@lru_cache(maxsize=4096)
def sheet_of(asked: Asked) -> Sheet:
    """The sheet of a law; many texts are judged under each."""
    return Sheet(asked)


def instead_of(saying: str, language: Language) -> str:
    """What to write instead of a saying."""
    return _instead()[saying][language]


def _told(saying: str, language: Language, law: tuple[Speaking, ...]) -> Told:
    chosen, *others = law
    return Told(
        rule=chosen.rule,
        citation=chosen.citation,
        severity=all_sayings()[saying].severity,
        instead=instead_of(saying, language),
        also=tuple(one.rule for one in others),
    )


@cache
def _instead() -> Mapping[str, Mapping[Language, str]]:
    text = files("rightparty.words").joinpath("instead.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[Language, str]] = tomllib.loads(text)
    return table
