"""What the model over free text looks at, in a text as it is searched.

Of Chinese, one and two characters that stand together; of English, one and two words, and how long words begin.
Of both, the groups of the guard's own words, `[kin]`, with those that follow, `[you>kin]`. Digits are left out.
A long text is looked at in passages, each by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded
from rightparty.words.saying_words import Hit

CHINESE: Final = "zh"
ENGLISH: Final = "en"
SCRIPTS: Final = (CHINESE, ENGLISH)

Features = Mapping[str, tuple[int, int]]
"""Each feature of a passage with where it stands in the run first."""

_HAN = re.compile("[㐀-䶿一-鿿]")
_CHUNK = re.compile(r"[^\W\d_]+")
_CHARACTERS: Final = (1, 2)
_WORDS: Final = (1, 2)
_FOLLOWING: Final = 2
"""Words of the guard within which one follows another."""

_WITHIN: Final = 5
"""Letters of a part of an English word, so that its endings matter less; written with a `~`."""

_LONGEST: Final = {CHINESE: 70, ENGLISH: 190}
"""Characters of a passage, where whole sentences fit."""


def script_of(run: str) -> str:
    """`zh` where a Chinese character stands, else `en`."""
    return CHINESE if _HAN.search(run) else ENGLISH


def passages(read: Folded, script: str) -> Iterator[tuple[int, int]]:
    """Where the passages of a text begin and end in its run: sentences, as many together as fit."""
    longest = _LONGEST[script]
    start = last = 0
    for end in (*read.ends, len(read.run)):
        if end - start > longest and last > start:
            yield start, last
            start = last
        last = end
    if last > start:
        yield start, last


def features(run: str, hits: Sequence[Hit], start: int, end: int, script: str) -> Features:
    """The features of a passage of a text in which the guard's words stand at `hits`."""
    text = run[start:end]
    found: dict[str, tuple[int, int]] = {}
    if script == CHINESE:
        for chunk in _CHUNK.finditer(text):
            _characters(chunk[0], start + chunk.start(), found)
    else:
        words = [(one[0], start + one.start(), start + one.end()) for one in _CHUNK.finditer(text)]
        _of_words(words, found)
    _of_groups([hit for hit in hits if start <= hit[0] and hit[1] <= end], found)
    return found


def _of_groups(hits: Sequence[Hit], found: dict[str, tuple[int, int]]) -> None:
    named = [(_groups(bits), start, end) for start, end, bits in hits]
    for place, (groups, start, end) in enumerate(named):
        for group in groups:
            found.setdefault(f"[{group}]", (start, end))
        for others, _, last in named[place + 1 : place + 1 + _FOLLOWING]:
            for group in groups:
                for other in others:
                    found.setdefault(f"[{group}>{other}]", (start, max(end, last)))


@lru_cache(maxsize=1 << 14)
def _groups(bits: int) -> Sequence[str]:
    return [group.split(" ")[-1] for group, bit in vocabulary().bits.items() if bits & bit]


def _characters(chunk: str, at: int, found: dict[str, tuple[int, int]]) -> None:
    for size in _CHARACTERS:
        for place in range(len(chunk) - size + 1):
            found.setdefault(chunk[place : place + size], (at + place, at + place + size))


def _of_words(words: Sequence[tuple[str, int, int]], found: dict[str, tuple[int, int]]) -> None:
    for size in _WORDS:
        for place in range(len(words) - size + 1):
            part = words[place : place + size]
            found.setdefault(" ".join([word for word, _, _ in part]), (part[0][1], part[-1][2]))
    for word, start, end in words:
        if len(word) > _WITHIN:
            found.setdefault(f"{word[:_WITHIN]}~", (start, end))
