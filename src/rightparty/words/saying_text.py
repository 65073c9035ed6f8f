"""A text as the guard over free text searches it, in which what was found can be found again as written.

Every character is read in one form; what stands between the characters of a word is left out, and letters
written one by one are put together. Letters and digits only ever stand for one another, one for one, and are
never left out: the place of a letter in the text as searched is told by how many stand before it.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import compress
from typing import Any, Final

from rightparty.words.characters import Each, bare
from rightparty.words.languages import Language
from rightparty.words.saying_words import MARK

LONGEST: Final = 20_000
"""Characters of a text that are searched."""

_HAN = "㐀-䶿一-鿿"
_APOSTROPHES = "'’‘`´"
_KEPT = r"\w,.:;!?。\n\x01"
_ONE = f"[a-z0-9{_HAN}]"
_GAP = r"[^\w\n]"
# Before a costly pattern is tried, a cheap one that begins with something rare says whether it can be there.
_MAYBE_MASKED = re.compile(r"[0-9@$!](?:(?<=[a-z](?s:.))|(?=[a-z]))")
_MASKED = re.compile(
    r"(?<![a-z0-9@$!])(?:[a-z](?=[a-z]*[0-9@$!])|[0-9@$](?=[a-z]+[0-9@$!][a-z]))[a-z0-9@$!']*[a-z0-9]",
    re.ASCII,
)
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_QUOTE_BETWEEN = re.compile(rf"([^\w\s])[{_APOSTROPHES}]\1|(\s)[{_APOSTROPHES}]\s")
_MAYBE_SPELT = re.compile(rf"{_GAP}{_ONE}{_GAP}{{1,4}}{_ONE}")
_SPELT = re.compile(rf"(?<![a-z0-9]){_ONE}{_GAP}{{1,4}}{_ONE}(?:{_GAP}{{1,4}}{_ONE}){{2,}}(?![a-z0-9])")
_SPELT_HAN = re.compile(rf"[{_HAN}](?:{_GAP}{{1,4}}[a-z0-9{_HAN}])+{_GAP}{{1,4}}[{_HAN}]")
_GAPS = re.compile(r"\W+")
_HAS_HAN = re.compile(f"[{_HAN}]")
_BESIDE_HAN = re.compile(
    rf"[^{_KEPT}](?:(?<=[{_HAN}](?s:.))[^{_KEPT}]*|[^{_KEPT}]*(?=[{_HAN}]))|\.(?<=[{_HAN}]\.)(?=[{_HAN}])"
)
_APOSTROPHE = re.compile(rf"(?<=[a-z])[{_APOSTROPHES}](?=[a-z])")
_BLANK = re.compile(rf"[^{_KEPT}](?:(?<! )[^{_KEPT}]*|[^{_KEPT}]+)")
_SIGNS = {"、": ",", "】": ",", "【": ",", "…": "。", "_": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
_ENDS = re.compile(r"[!?;。\n]|\.(?![0-9a-z])")
_WORDLESS = 8
"""Letters without a gap from which on words are looked for among them."""


class Folded:
    """A text as `written`, in its `plain` form character by character, and its `run`, which is searched."""

    def __init__(self, written: str) -> None:
        self.written = written[:LONGEST]
        self.plain = self.written.translate(_EACH)
        self._same = self.plain
        self._joined = False
        self.run = self._run()

    def _run(self) -> str:
        text = self.plain
        if _MAYBE_MASKED.search(text) is not None:
            text = self._same = _MASKED.sub(_unmasked, text)
        apostrophes = _ANY_APOSTROPHE.search(text) is not None
        if apostrophes and ("'" in text or "’" in text):
            text = _QUOTE_BETWEEN.sub(lambda found: found[1] or " ", text)
        chinese = not text.isascii() and _HAS_HAN.search(text) is not None
        if _MAYBE_SPELT.search(text) is not None:
            text = self._put_together(text, chinese=chinese)
        if chinese:
            text = _BESIDE_HAN.sub("", text)
        if apostrophes:
            text = _APOSTROPHE.sub("", text)
        return _BLANK.sub(" ", text)

    def _put_together(self, text: str, *, chinese: bool) -> str:
        joined = _SPELT.sub(_joined, text)
        if chinese:
            joined = _SPELT_HAN.sub(_joined, joined)
        self._joined = joined != text
        return joined

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where sentences of the run end."""
        return [found.start() for found in _ENDS.finditer(self.run)]

    @cached_property
    def origin(self) -> Sequence[int]:
        """Where each character of the plain form stood."""
        if len(self.plain) == len(self.written) and _EACH.uneven.isdisjoint(self.written):
            return range(len(self.written))
        return [place for place, char in enumerate(self.written) for _ in _EACH[ord(char)]]

    @cached_property
    def _letters(self) -> Mapping[int, int]:
        """Where each letter and digit of the run was written: they are as many as before, in their order."""
        run, same = self.run, self._same
        places = compress(range(len(run)), map(str.isalnum, run))
        return dict(zip(places, compress(self.origin, map(str.isalnum, same)), strict=True))

    @cached_property
    def _as_written(self) -> bool:
        """Whether each character of the run stands where it was written: none was left out or put in."""
        lengths = {len(self.written), len(self.plain), len(self.run)}
        return not self._joined and len(lengths) == 1 and _EACH.uneven.isdisjoint(self.written)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the run that begins and ends with a letter or a digit was written."""
        if self._as_written and self.run[start].isalnum() and self.run[end - 1].isalnum():
            return start, end
        letters = self._letters
        within = [place for place in range(start, end) if place in letters]
        return (letters[within[0]], letters[within[-1]] + 1) if within else (0, 0)

    def span_of_plain(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the plain form was written."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """A text folded; several questions are asked of one text, one after the other."""
    return Folded(text)


def written_language(text: str) -> Language:
    """The language that a text is written in: traditional where one of its characters is."""
    if text.isascii() or not _HAS_HAN.search(text):
        return "en"
    return "zh-Hans" if _traditional().isdisjoint(text) else "zh-Hant"


@cache
def _traditional() -> frozenset[str]:
    return frozenset(char for char, simple in _simple().items() if char != simple)


def _each(char: str) -> str:
    """What a character is read as: other writings' look-alikes as Latin, traditional as simplified."""
    if char in _SIGNS:
        return _SIGNS[char]
    looks, simple = _looks(), _simple()
    return "".join(" " if one in "\t\v\f" else looks.get(one, simple.get(one, one)) for one in bare(char))


_EACH = Each(_each)


def _unmasked(found: re.Match[str]) -> str:
    digits: Mapping[str, str] = fold_table()["digits"]
    return "".join(digits.get(char, char) for char in found[0])


def _joined(found: re.Match[str]) -> str:
    """Characters written one by one, put together; a longer gap than the usual one parts words."""
    text = found[0]
    gaps = _GAPS.findall(text)
    usual = Counter(gaps).most_common(1)[0][0]
    joined = _GAPS.sub(lambda gap: "" if gap[0] == usual else _parting(gap[0], usual), text)
    if joined.isascii() and joined.isalpha() and len(joined) >= _WORDLESS:
        return f" {joined}{MARK} "
    return joined


def _parting(gap: str, usual: str) -> str:
    return gap if gap.strip() and not gap.startswith(usual) else " "


@cache
def fold_table() -> Mapping[str, Any]:
    """The table `fold` of `sayings.toml`."""
    raw = tomllib.loads(files("rightparty.words").joinpath("sayings.toml").read_text(encoding="utf-8"))
    table: Mapping[str, Any] = raw["fold"]
    return table


@cache
def _looks() -> Mapping[str, str]:
    pairs = fold_table()["looks"]
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


@cache
def _simple() -> Mapping[str, str]:
    table = fold_table()
    return dict(zip(table["traditional"], table["simplified"], strict=True))
