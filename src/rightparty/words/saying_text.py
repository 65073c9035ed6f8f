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
from typing import Any, Final

from rightparty.words.characters import Each, bare
from rightparty.words.languages import Language

LONGEST: Final = 20_000
"""Characters of a text that are searched."""

_HAN = "㐀-䶿一-鿿"
_APOSTROPHES = "'’‘`´"
MARK: Final = "\x01"
"""Behind letters that stood one by one without a gap: whoever searches looks for words among them."""

_KEPT = r"\w,.:;!?。\n\x01"
_ONE = f"[a-z0-9{_HAN}]"
_MASKED = re.compile(
    r"(?<![a-z0-9@$!])(?:[a-z](?=[a-z]*[0-9@$!])|[0-9@$](?=[a-z]+[0-9@$!][a-z]))[a-z0-9@$!']*[a-z0-9]",
    re.ASCII,
)
_QUOTE_BETWEEN = re.compile(rf"([^\w\s])[{_APOSTROPHES}]\1|(\s)[{_APOSTROPHES}]\s")
_SPELT = re.compile(rf"(?<![a-z0-9]){_ONE}(?:[^\w\n]{{1,4}}{_ONE}){{3,}}(?![a-z0-9])")
_SPELT_HAN = re.compile(rf"[{_HAN}](?:[^\w\n]{{1,4}}[a-z0-9{_HAN}])+[^\w\n]{{1,4}}[{_HAN}]")
_GAPS = re.compile(r"\W+")
_HAS_HAN = re.compile(f"[{_HAN}]")
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])[^{_KEPT}]+|[^{_KEPT}]+(?=[{_HAN}])|(?<=[{_HAN}])\.(?=[{_HAN}])")
_APOSTROPHE = re.compile(rf"(?<=[a-z])[{_APOSTROPHES}](?=[a-z])")
_BLANK = re.compile(rf"[^{_KEPT}]+")
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
        self.run = self._run()

    def _run(self) -> str:
        text = self.plain
        if _MASKED.search(text):
            text = self._same = _MASKED.sub(_unmasked, text)
        if "'" in text or "’" in text:
            text = _QUOTE_BETWEEN.sub(lambda found: found[1] or " ", text)
        text = _SPELT.sub(_joined, text)
        if _HAS_HAN.search(text):
            text = _BESIDE_HAN.sub("", _SPELT_HAN.sub(_joined, text))
        text = _APOSTROPHE.sub("", text)
        return _BLANK.sub(" ", text)

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where sentences of the run end."""
        return [found.start() for found in _ENDS.finditer(self.run)]

    @cached_property
    def origin(self) -> Sequence[int]:
        """Where each character of the plain form stood."""
        return [place for place, char in enumerate(self.written) for _ in _EACH[ord(char)]]

    @cached_property
    def _letters(self) -> Sequence[int]:
        origin = self.origin
        return [origin[place] for place, char in enumerate(self._same) if char.isalnum()]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the run that begins and ends with a letter or a digit was written."""
        before = sum(map(str.isalnum, self.run[:start]))
        within = sum(map(str.isalnum, self.run[start:end]))
        if not within:
            return 0, 0
        return self._letters[before], self._letters[before + within - 1] + 1

    def span_of_plain(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the plain form was written."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """A text folded; several questions are asked of one text, one after the other."""
    return Folded(text)


def written_language(text: str) -> Language:
    """The language that a text is written in: traditional where one of its characters is."""
    if not _HAS_HAN.search(text):
        return "en"
    simple = _simple()
    return "zh-Hant" if any(simple.get(char, char) != char for char in text) else "zh-Hans"


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
