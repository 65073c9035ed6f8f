"""What the model over free text looks at, in a text as it is searched.

Of Chinese, one and two characters that stand together; of English, one and two words, and how words begin.
Of both, the groups of the guard's own words, `[kin]`, with those that follow, `[you>kin]`. Digits are left
out. A long text is looked at in passages, each by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Final

from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded
from rightparty.words.saying_words import Hit

CHINESE: Final = "zh"
ENGLISH: Final = "en"
SCRIPTS: Final = (CHINESE, ENGLISH)

Places = Mapping[str, tuple[int, int]]
"""Each feature of a passage with where it stands in the run first."""

_HAN = re.compile("[㐀-䶿一-鿿]")
_CHUNK = re.compile(r"[^\W\d_]+")
_FOLLOWING: Final = 2
"""Words of the guard within which one follows another."""

_BEGINNING: Final = 5
"""Letters of how a word begins, so that its endings matter less; written with a `~`."""

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


def names(run: str, hits: Sequence[Hit], start: int, end: int, script: str) -> set[str]:
    """The features of a passage of a text in which the guard's words stand at `hits`."""
    found: set[str] = set()
    chunks = _CHUNK.findall(run, start, end)
    if script == CHINESE:
        for chunk in chunks:
            found.update(chunk)
            found.update(map(add, chunk, chunk[1:]))
    else:
        found.update(chunks)
        found.update([f"{one} {other}" for one, other in pairwise(chunks)])
        found.update([f"{one[:_BEGINNING]}~" for one in chunks if len(one) > _BEGINNING])
    bits = [groups for low, high, groups in hits if start <= low and high <= end]
    for place, groups in enumerate(bits):
        found.update(_alone(groups))
        for others in bits[place + 1 : place + 1 + _FOLLOWING]:
            found.update(_together(groups, others))
    return found


def places(run: str, hits: Sequence[Hit], start: int, end: int, script: str) -> Places:
    """The features of a passage with where each stands first."""
    found: dict[str, tuple[int, int]] = {}
    chunks = [(one[0], *one.span()) for one in _CHUNK.finditer(run, start, end)]
    if script == CHINESE:
        for chunk, at, _ in chunks:
            for size in (1, 2):
                for place in range(len(chunk) - size + 1):
                    found.setdefault(chunk[place : place + size], (at + place, at + place + size))
    else:
        for word, low, high in chunks:
            found.setdefault(word, (low, high))
            if len(word) > _BEGINNING:
                found.setdefault(f"{word[:_BEGINNING]}~", (low, high))
        for (one, low, _), (other, _, high) in pairwise(chunks):
            found.setdefault(f"{one} {other}", (low, high))
    within = [hit for hit in hits if start <= hit[0] and hit[1] <= end]
    for place, (low, high, groups) in enumerate(within):
        found.update(dict.fromkeys(_alone(groups) - found.keys(), (low, high)))
        for _, last, others in within[place + 1 : place + 1 + _FOLLOWING]:
            found.update(dict.fromkeys(_together(groups, others) - found.keys(), (low, max(high, last))))
    return found


@lru_cache(maxsize=1 << 14)
def _groups(bits: int) -> Sequence[str]:
    return [group.split(" ")[-1] for group, bit in vocabulary().bits.items() if bits & bit]


@lru_cache(maxsize=1 << 14)
def _alone(groups: int) -> frozenset[str]:
    return frozenset(f"[{one}]" for one in _groups(groups))


@lru_cache(maxsize=1 << 16)
def _together(groups: int, others: int) -> frozenset[str]:
    return frozenset(f"[{one}>{other}]" for one in _groups(groups) for other in _groups(others))
