"""What a rule says, in the product's languages: to staff, and to the borrower by group of reasons.

For staff, English stands in the rule itself and Chinese beside it. For the borrower there is one sentence a
group, in `borrower.toml`, which says as well which rules are in it.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.law.load import rulebooks, whole_law
from rightparty.law.rule import Rule

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class Group:
    """Rules for which a borrower is given one sentence: by `texts` per language.

    `rules`: ids, or patterns of ids or names (`borrower.toml` says how). `about`, `effect`: rules of these
    kinds that no group names.
    """

    name: str
    texts: Mapping[str, str]
    rules: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    effect: tuple[str, ...] = ()


@cache
def sentence(rule: str, language: str) -> str | None:
    """A rule's sentence in `en`, `zh-Hans` or `zh-Hant`; in English while it is not translated.

    None where no rule of the law now has this id: it may be one of an older version.
    """
    translated = translations()
    for part in rule.split("."):
        translated = translated.get(part, {})
    return translated.get(language) or next(
        (one.sentence for one in whole_law().every if one.id == rule), None
    )


def for_borrower(rules: Iterable[str], language: str) -> tuple[str, ...]:
    """The distinct sentences for a borrower behind some rules, in the rules' order; English is the default.

    A rule that nobody put into a group, or of an older law, has none.
    """
    found = (group_of(rule) for rule in rules)
    told = (group.texts.get(language) or group.texts["en"] for group in found if group is not None)
    return tuple(dict.fromkeys(told))


@cache
def group_of(rule: str) -> Group | None:
    """The group of a rule: by its own id, by the first pattern, by what it is about, by its effect."""
    known = next((one for one in whole_law().every if one.id == rule), None)
    if known is None:
        return None
    return next(_candidates(known), None)


def _candidates(rule: Rule) -> Iterator[Group]:
    every = groups()
    yield from (group for group in every if rule.id in group.rules)
    yield from (group for group in every if rule.about in group.about)
    yield from (group for group in every if str(rule.effect) in group.effect)
    yield from (group for group in every if any(_matches(rule, one) for one in group.rules))


def _matches(rule: Rule, pattern: str) -> bool:
    return fnmatchcase(rule.id if "." in pattern else rule.name, pattern)


@cache
def groups() -> tuple[Group, ...]:
    """Every group of reasons, in the order of the file."""
    text = (files("rightparty.law") / "borrower.toml").read_text(encoding="utf-8")
    return tuple(
        Group(
            name,
            {language: said[language] for language in LANGUAGES},
            tuple(said.get("rules", ())),
            tuple(said.get("about", ())),
            tuple(said.get("effect", ())),
        )
        for name, said in tomllib.loads(text).items()
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
