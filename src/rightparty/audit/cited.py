"""What a report names in the reader's language: texts of law, places in them, and facts that are missing."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

Row = Mapping[str, Any]

_PLACE = re.compile(r"arts?\. (?P<articles>[\d\-(), to]+)")
_ARTICLE = re.compile(r"(?P<number>\d+(?:-\d+)?)(?P<item>(?:\(\d+\))(?:-\(\d+\))?)?")


def title_in(language: str, instrument: str, english: str) -> str:
    """The title of an instrument (`chn.pipl`), in English where no other is known."""
    return str(_words()["titles"].get(instrument, {}).get(language, english))


def cited_in(language: str, citation: str) -> str:
    """A citation with the names that its texts have in a language; what has none there stays as it is.

    >>> cited_in("zh-Hans", "Civil Code arts. 1032, 1033(1)")
    '《民法典》第1032条、第1033条第(1)项'
    """
    if language == "en" or not citation:
        return citation
    return "；".join(_part(one, language) for one in citation.split("; "))


@cache
def _part(citation: str, language: str) -> str:
    """One text and a place in it: its articles, or the matter that it speaks of."""
    text = next((one for one in _texts() if citation.startswith(str(one["en"]))), None)
    if text is None or language not in text:
        return citation
    rest = citation[len(str(text["en"])) :].strip(" ,")
    place = _PLACE.fullmatch(rest)
    if place:
        return str(text[language]) + _articles(place["articles"], language)
    told = f"{text[language]} {_matter(rest, language)}" if rest else str(text[language])
    return told.replace(" （", "（").strip()


def _articles(said: str, language: str) -> str:
    """`1032, 1033(1)` as a reader of Chinese writes it; `44 to 50` and `5-6` are ranges, `253-1` is none."""
    article, item = {"zh-Hans": ("条", "项"), "zh-Hant": ("條", "項")}[language]

    def one(found: re.Match[str]) -> str:
        number, _, of = found["number"].partition("-")
        told = f"第{number}{article}" + (f"之{_COUNTED[int(of)] if len(of) == 1 else of}" if of else "")
        return told + (f"第{found['item']}{item}" if found["item"] else "")

    ranged = _RANGE.sub(_range, said)
    return _ARTICLE.sub(one, ranged).replace(" to ", "至").replace(", ", "、")


def _range(found: re.Match[str]) -> str:
    """Two numbers as a range where they ascend; beside an article put in later stands a low one."""
    first, last = found["first"], found["last"]
    return f"{first} to {last}" if int(first) < int(last) else found.group()


_RANGE = re.compile(r"(?<![\d(-])(?P<first>\d+)-(?P<last>\d+)(?![\d-])")
_COUNTED = "零一二三四五六七八九"


def _matter(rest: str, language: str) -> str:
    """`5.3 (hours)`: numbers stay, the matter is told in words."""
    matters = _words()["matters"]

    def told(found: re.Match[str]) -> str:
        known = matters.get(found.group().strip(), {}).get(language)
        return known or found.group()

    return (
        re.sub(r"[A-Za-z][A-Za-z' -]*[A-Za-z]", told, rest)
        .replace("(", "（")
        .replace(")", "）")
        .replace(": ", "：")
    )


def fact_in(language: str, code: str) -> str:
    """A fact that is missing, in words; one of which we have none, by its code."""
    found = next((one for one in _facts() if any(fnmatchcase(code, like) for like in one["codes"])), None)
    return code if found is None else str(found[language])


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.audit") / "cited.toml").read_text(encoding="utf-8"))


@cache
def _texts() -> Sequence[Row]:
    """Names of texts as citations begin with them, the longest first."""
    texts: Sequence[Row] = _words()["texts"]
    return sorted(texts, key=lambda one: -len(one["en"]))


@cache
def _facts() -> Sequence[Row]:
    facts: Sequence[Row] = tomllib.loads(
        (files("rightparty.audit") / "facts.toml").read_text(encoding="utf-8")
    )["fact"]
    return facts
