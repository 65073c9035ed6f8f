"""What a rule says, in the product's languages: English stands in the rule itself, Chinese beside it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.law.load import load_law, rulebooks


@cache
def sentence(rule: str, language: str) -> str | None:
    """A rule's sentence in `en`, `zh-Hans` or `zh-Hant`; in English while it is not translated.

    None where no rule of the law now has this id: it may be one of an older version.
    """
    translated = translations()
    for part in rule.split("."):
        translated = translated.get(part, {})
    return translated.get(language) or next(
        (one.sentence for one in (*load_law().rules, *load_law().records) if one.id == rule), None
    )


@cache
def translations() -> Mapping[str, Any]:
    """The translated sentences, by rulebook, instrument, rule and language: `<instrument>.zh.toml` each."""
    return {
        book.id: {name: _translated(book.id, name) for name in book.instruments}
        for book in rulebooks().values()
    }


def _translated(book: str, instrument: str) -> Mapping[str, Any]:
    path = files("rightparty.law.rulebooks") / book / f"{instrument}.zh.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
