"""The console's own words, in the product's languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES: Mapping[str, str] = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
DEFAULT = "en"
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def choose(asked: str | None, accepted: str) -> str:
    """The language of a page: the one asked for, else the first accepted that we speak, else English.

    >>> choose(None, "zh-TW,zh;q=0.9,en;q=0.8")
    'zh-Hant'
    """
    if asked in LANGUAGES:
        return str(asked)
    for tag in (part.partition(";")[0].strip().lower() for part in accepted.split(",")):
        if tag.startswith(_TRADITIONAL):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return DEFAULT


@cache
def words(language: str) -> Mapping[str, str]:
    """Every text of the console in one language."""
    raw = tomllib.loads((files("rightparty.desk.console") / "words.toml").read_text(encoding="utf-8"))
    return {name: texts[language] for name, texts in raw.items()}
