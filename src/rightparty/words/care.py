"""What somebody in distress is answered: free help where they live, and not a word of a debt."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.words.languages import LANGUAGES, Language

_NAMED_FIRST = ("frame", "default")


def care_answer(country: str | None, language: Language) -> str:
    """The answer in one language, with the lines of a country (ISO 3166-1 alpha-2); None is unknown."""
    texts = _texts()
    lines = texts.get(country or "", texts["default"])
    return str(texts["frame"][language]).format(lines=lines[language])


def countries() -> tuple[str, ...]:
    """The countries whose lines are known."""
    return tuple(sorted(_texts().keys() - set(_NAMED_FIRST)))


def unsourced() -> tuple[str, ...]:
    """Countries whose lines name no source, day, or one of our languages: none may."""
    wanted = {"source", "checked", *LANGUAGES}
    return tuple(country for country in countries() if not wanted <= _texts()[country].keys())


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.words") / "care.toml").read_text(encoding="utf-8"))
