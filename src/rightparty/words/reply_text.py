"""A reply in one plain form, in which every character still knows where it stood.

Full-width and half-width forms, capitals, traditional characters, hidden characters, apostrophes and
blanks between Chinese characters make no difference to what somebody meant.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rightparty.words.languages import Language

LONGEST = 4_000
"""Characters of a reply that are read; nobody writes more by hand, and a human reads the rest."""

LONGEST_MESSAGE = 65_536
"""Characters of a message, with all that it quotes, in which a reply is looked for."""

_HIDDEN = ("Cf", "Cc", "Mn", "Me", "Co", "Cs")
_APOSTROPHES = "'’‘`´"
_ASCII = str.maketrans({"，": ",", "。": ".", "、": ",", "；": ";", "：": ":", "“": '"', "”": '"', "…": "."})
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True)
class Plain:
    """A reply as it is searched.

    `text` is folded, `cased` the same with its capitals: both have one length, and character `i` of them
    stood at `places[i]` of `written`. `blanks`: before which characters a blank between Chinese words stood.
    """

    written: str
    text: str
    cased: str
    places: Sequence[int]
    blanks: Sequence[int] = ()

    def quote(self, start: int, end: int) -> str:
        """What was written there, in its own characters."""
        if start >= end:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]


def plain(written: str, folded: Mapping[str, str]) -> Plain:
    """Fold a reply; `folded` maps traditional characters to those that the patterns are written in."""
    shown = _shown(written[:LONGEST])
    kept: list[tuple[str, int]] = []
    left_out: list[int] = []
    for index, (char, place) in enumerate(shown):
        if char == " ":
            before = kept[-1][0] if kept else " "
            after = next((one for one, _ in shown[index + 1 :] if one != " "), " ")
            if before == " " or after == " " or (_HAN.match(before) and _HAN.match(after)):
                left_out.append(len(kept))
                continue
        kept.append((folded.get(char, char), place))
    text = "".join(_lower(char) for char, _ in kept)
    cased, places = "".join(char for char, _ in kept), [place for _, place in kept]
    return Plain(written, text, cased, places, _between_words(left_out, text))


def _between_words(left_out: Sequence[int], text: str) -> Sequence[int]:
    """Of the blanks between Chinese characters those that part words: 没钱 别打, but not 不 要 打."""
    edges = [0, *left_out, len(text)]
    return [
        here
        for last, here, following in zip(
            edges, edges[1:], edges[2:], strict=False
        )  # each with its neighbours
        if here - last > 1 and following - here > 1
    ]


def _shown(written: str) -> list[tuple[str, int]]:
    """Every character that shows, in its plain form, with its place."""
    found: list[tuple[str, int]] = []
    for place, char in enumerate(written):
        for one in unicodedata.normalize("NFKC", char).translate(_ASCII):
            if one.isspace():
                mark = "." if one == "\n" and found else " "
                if mark != " " or not found or found[-1][0] != " ":
                    found.append((mark, place))
            elif one not in _APOSTROPHES and unicodedata.category(one) not in _HIDDEN:
                found.append((one, place))
    return found


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def written_in(written: str, traditional: frozenset[str], asked: Language | None) -> Language:
    """The language that a reply is written in; where its characters are of both, `asked`, else simplified."""
    if not _HAN.search(written):
        return "en"
    if any(char in traditional for char in written):
        return "zh-Hant"
    return asked if asked in ("zh-Hans", "zh-Hant") and not _is_simplified(written) else "zh-Hans"


def _is_simplified(written: str) -> bool:
    """Whether a text has characters that only simplified writing has."""
    return any(char in _SIMPLIFIED for char in written)


_SIMPLIFIED = frozenset("订请传简给来络联错发电话号单删骚扰还钱缴汇结过数贷笔额认识这个们门机换妈对业难说谁")


def part_of(text: str, start: int, end: int, parts: Sequence[int] = ()) -> tuple[str, str]:
    """What stands before and after a place: within its part of the sentence, and to the sentence's end.

    `parts`: where further parts begin, in rising order.
    """
    begins = parts[bisect_right(parts, start) - 1] if parts and parts[0] <= start else 0
    before = _PART.split(text[max(begins, start - _NEAR) : start])[-1]
    after = _SENTENCE.split(text[end : end + _NEAR], maxsplit=1)[0]
    return before, after


def sentence_of(text: str, start: int, end: int) -> str:
    """The whole sentence that a place stands in, with the mark that ends it."""
    low = max(0, start - 2 * _NEAR)
    first = max((m.end() for m in _SENTENCE.finditer(text[low:start])), default=0) + low
    last = _SENTENCE.search(text[: end + 2 * _NEAR], end)
    return text[first : last.end() if last else end + 2 * _NEAR].strip()


_NEAR = 80
"""Characters that are looked at around a place: what turns a word round stands near it."""

_SENTENCE = re.compile(r"[!?;]|\.(?=\s|$|[㐀-鿿])")
_PART = re.compile(r"[,!?;~]|\.(?=\s|$|[㐀-鿿])")
