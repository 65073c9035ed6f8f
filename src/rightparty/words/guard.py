"""The guard over neutral texts: is there anything in them that a stranger must not read?

A text is folded before it is searched, so that full-width letters, blanks or points between the
characters, invisible characters, accents and digits in place of letters hide nothing. Letters of
other writings than Chinese and Latin are a finding themselves: there is no lexicon for them here.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rightparty.words.characters import CHARACTERS_MAX, HIDDEN, Each
from rightparty.words.languages import Language


@dataclass(frozen=True)
class Finding:
    """Something found: its `kind` (word, amount, link, script, symbol), and the `term` as folded."""

    kind: str
    term: str
    language: Language | None = None

    def __str__(self) -> str:
        return f"{self.kind} `{self.term}`"


_KEPT_FORMS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No")
_GAP = r"[\W_]{0,2}"
_SIGNS = r"[$€£₹¥￥₩]"
_CODES = r"(?:rmb|cny|usd|hkd|twd|gbp|eur|inr|czk|nt\$)"
_NUMERALS = "0-9〇零一二三四五六七八九十百千万萬亿億两兩壹贰叁肆伍陆柒捌玖拾佰仟"
_AMOUNT = re.compile(
    rf"{_SIGNS}|(?<![a-z]){_CODES}\s*[0-9]|[0-9]\s*{_CODES}(?![a-z])|[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+\.[0-9]{{2}}(?![0-9])"
    rf"|[{_NUMERALS}]+[元块塊圆圓]"
)
_LINK = re.compile(r"https?:|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![a-z])|/[a-z0-9]+/", re.ASCII)
_LEET = re.compile(r"[a-z0-9@$!]*(?:[a-z][0-9@$!]|[0-9@$!][a-z])[a-z0-9@$!]*", re.ASCII)


def findings(text: str, language: Language | None = None) -> tuple[Finding, ...]:
    """Everything in `text` that tells of a debt, in one language's words or (None) in those of all.

    The Chinese lexicon holds both ways of writing, whichever of the two languages is named. Amounts of
    money, links and foreign writings are found whatever the language.
    """
    plain = fold(text)
    found = [*_foreign(plain), *(Finding("link", match) for match in _matches(_LINK, plain))]
    found += [Finding("amount", match) for match in _matches(_AMOUNT, plain)]
    found += _words(plain, "zh-Hans" if language is None else language)
    found += _words(plain, "en") if language is None else ()
    return tuple(dict.fromkeys(found))


def fold(text: str) -> str:
    """One form for all ways of writing the same: no capitals, accents, full-width or hidden characters."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", apart.translate(_VISIBLE))


def holds_link(text: str) -> bool:
    """Whether some finding in `text` would be a link."""
    return _LINK.search(fold(text)) is not None


def _visible(char: str) -> str:
    if char.isspace():
        return " "  # the end of a line parts words too
    if unicodedata.category(char) in HIDDEN:
        return ""
    letters: Mapping[str, str] = _lexicon()["fold"]["letters"]
    return letters.get(char, char)


def _said(char: str) -> str:
    return char if unicodedata.category(char) in _KEPT_FORMS else ""


_VISIBLE, _SAID = Each(_visible), Each(_said)


def _words(plain: str, language: Language) -> Iterator[Finding]:
    lexicon = _lexicon()
    if language == "en":
        unmasked = _LEET.sub(_unmask, plain)
        for form in dict.fromkeys((plain, unmasked)):
            yield from (Finding("word", _letters(match), language) for match in _matches(_english(), form))
            for run in map(_letters, form.split()):
                stems = (stem for stem in lexicon["english"]["anywhere"] if stem in run)
                yield from (Finding("word", stem, language) for stem in stems)
        return
    run = plain.translate(_SAID)
    chinese = lexicon["chinese"]
    yield from (Finding("word", char, language) for char in chinese["characters"] if char in run)
    yield from (Finding("word", word, language) for word in chinese["words"] if word in run)
    yield from (Finding("word", match, language) for match in _matches(_spelled(), plain))


def _foreign(plain: str) -> Iterator[Finding]:
    """Letters of another writing, and signs that stand for money or stand for words."""
    for char in dict.fromkeys(plain):
        kind = _kind(char)
        if kind is not None:
            yield Finding(kind, char)


@lru_cache(maxsize=CHARACTERS_MAX)
def _kind(char: str) -> str | None:
    """The kind of finding that a character is by itself, if it is one."""
    category = unicodedata.category(char)
    name = unicodedata.name(char, "")
    if category[0] == "L" and not (char.isascii() or name.startswith("CJK UNIFIED IDEOGRAPH")):
        return "script"
    return "symbol" if category in ("So", "Sc") else None


def _unmask(match: re.Match[str]) -> str:
    digits: Mapping[str, str] = _lexicon()["fold"]["digits"]
    return "".join(digits.get(char, char) for char in match.group())


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match.group().strip() for match in pattern.finditer(text))


@cache
def _lexicon() -> Mapping[str, Any]:
    return tomllib.loads(files("rightparty.words").joinpath("lexicon.toml").read_text(encoding="utf-8"))


@cache
def _english() -> re.Pattern[str]:
    return _spaced(_lexicon()["english"]["words"])


@cache
def _spelled() -> re.Pattern[str]:
    return _spaced(_lexicon()["spelled"]["words"])


def _spaced(words: list[str]) -> re.Pattern[str]:
    """Any of the words, with up to two other characters between one letter and the next."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        "(?<![a-z])(?:" + "|".join(_GAP.join(map(re.escape, word)) for word in longest_first) + ")(?![a-z])"
    )
