"""What the reporter of a wrong person, or the holder of a point, is told: a reference, not a word more."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from rightparty.words.languages import Language

Answer = Literal["reported", "stopped", "opted_out", "lifted"]


def answer(what: Answer, reference: str, language: Language) -> str:
    """The sentence for whoever told us; it says neither who was meant nor what about."""
    return _words()[what][language].format(reference=reference)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("rightparty.desk") / "reporter.toml").read_text(encoding="utf-8"))
