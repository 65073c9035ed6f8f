"""What a text says: threats, false authority, shame, links and the rest, each with its own words.

What is ruled out ("we will never contact your employer"), reported or warned of is not said. How a word is
written makes no difference: `saying_text.py`; the words and patterns are data: `sayings_zh.toml`.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rightparty.words.personal import personal
from rightparty.words.saying_patterns import Find, Hit, Pattern, Vocabulary, vocabulary
from rightparty.words.saying_text import Folded, folded

_NEAR_HAN, _NEAR_LATIN = 6, 26
"""How many characters may stand between a "not" and what it denies."""

_BESIDE = 8
"""Characters within which a word of a suit belongs to the claim that there is one."""

_MONEY = re.compile(
    r"[$€£₹¥₩][ ]?[0-9]"
    r"|[0-9](?:\.[0-9]+)?[ ]?(?:元|块|万|蚊|圆|rmb|usd|hkd|dollars?|yuan|euros?|pounds?|[$€£¥])"
    r"|[一二三四五六七八九两十百千万]+(?:元|块)"
)
_LINK = re.compile(
    r"(?:https?://|www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[a-z0-9_?=&%./#-]*)?"
    r"|(?<![a-z0-9@.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|top|cc|info|me|mk|ly|tw|hk|xyz|vip|app|io|co|shop|site"
    r"|online|link|club|icu|uk|tk|pw|biz|ltd|live|loan|cm|ink|fun|win|store)(?![a-z0-9])(?:/[a-z0-9_?=&%./#-]*)?"
    r"|(?<![a-z0-9@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[a-z0-9_?=&%./#-]+",
    re.ASCII,
)
_NUMBERS = re.compile(r"[0-9]{2}|@")
_MAYBE_LINK = re.compile(r"[a-z0-9]\.[a-z]|://", re.ASCII)
_LINK_HOST = re.compile(r"(?:https?://)?([a-z0-9.-]+)")


@dataclass(frozen=True)
class Said:
    """One thing that a text says: what found it, and its words from `start` to `end` as written."""

    saying: str
    pattern: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Saying:
    """What is known of a saying: see `sayings.toml`.

    `true_law`: what is said where its fact makes it true. `places`: the citation's parts by country.
    """

    id: str
    law: frozenset[str]
    severity: str
    citation: str
    fact: str | None = None
    true_law: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)

    def cited(self, country: str | None) -> str:
        """The research's citation, of a country where it is known."""
        return self.places.get(country or "", self.citation)


_Found = tuple[str, str, int, int]


def said(text: str, *, about_debt: bool = False) -> tuple[Said, ...]:
    """Everything that a text says, in the order of the text.

    `about_debt`: the text is known to be about a debt, though it may not say so; else what could be anything
    ("we will call your office") is heard only beside a word of a debt.
    """
    read = folded(text)
    words = vocabulary()
    hits = words.hits(read.run)
    if not hits and _NUMBERS.search(read.plain) is None:
        return ()
    found = [*_of_patterns(read, hits, words, about_debt), *_of_numbers(read, hits, words, about_debt)]
    return tuple(
        Said(saying, pattern, text[start:end], start, end) for saying, pattern, start, end in _apart(found)
    )


def host_of(link: str) -> str:
    """The host that a link leads to, in small letters."""
    match = _LINK_HOST.match(folded(link).plain.strip())
    return match[1].removeprefix("www.") if match else ""


@cache
def all_sayings() -> Mapping[str, Saying]:
    """Every saying by its name."""
    raw = tomllib.loads(files("rightparty.words").joinpath("sayings.toml").read_text(encoding="utf-8"))
    return {name: _saying(name, one) for name, one in raw["saying"].items()}


def _saying(name: str, raw: Mapping[str, Any]) -> Saying:
    law, true_law = (frozenset(raw.get(key, ())) for key in ("law", "true_law"))
    places = _by_country(raw["citation"])
    return Saying(name, law, raw["severity"], raw["citation"], raw.get("fact"), true_law, places)


_OF_COUNTRY = {"CFR": "US", "USC": "US", "CONC": "GB"}


def _by_country(citation: str) -> Mapping[str, str]:
    """The parts of a citation by the country whose law they are."""
    found: dict[str, str] = {}
    for part in citation.split("; "):
        country = next((code for mark, code in _OF_COUNTRY.items() if mark in part), "CN")
        found[country] = f"{found[country]}; {part}" if country in found else part
    return found


def _of_patterns(read: Folded, hits: Sequence[Hit], words: Vocabulary, about_debt: bool) -> Iterator[_Found]:
    present = 0
    for hit in hits:
        present |= hit[2]
    money: bool | None = None
    for pattern, find in _possible(present, about_debt):
        if pattern.money and not (present & pattern.needs or about_debt):
            money = _MONEY.search(read.plain) is not None if money is None else money
            if not money:
                continue
        for first, last in _places(find.steps, hits, read):
            if not _taken_away(pattern, first, last, hits, read, words):
                start, end = read.span(hits[first][0], hits[last][1])
                yield pattern.saying, pattern.id, start, end


@lru_cache(maxsize=1 << 16)
def _possible(present: int, about_debt: bool) -> Sequence[tuple[Pattern, Find]]:
    """What can be found in a text with words of these groups; most texts share theirs with others."""
    return [
        (pattern, find)
        for pattern in vocabulary().patterns
        if not pattern.needs or pattern.money or about_debt or present & pattern.needs
        for find in pattern.finds
        if present & find.must == find.must and all(groups & present for groups, _ in find.steps)
    ]


def _places(find: Sequence[tuple[int, int]], hits: Sequence[Hit], read: Folded) -> Iterator[tuple[int, int]]:
    """First and last hit of each place where the steps follow one another within one sentence."""
    for first, hit in enumerate(hits):
        if not hit[2] & find[0][0]:
            continue
        last: int | None = first
        for groups, gap in find[1:]:
            last = _next(last, groups, gap, hits, read) if last is not None else None
        if last is not None:
            yield first, last


def _next(last: int, groups: int, gap: int, hits: Sequence[Hit], read: Folded) -> int | None:
    here = hits[last][1]
    for number in range(last + 1, len(hits)):
        start, _, of = hits[number]
        if start - here > gap:
            return None
        if of & groups and start >= here:
            return None if _parted(here, start, read.ends) else number
    return None


def _parted(start: int, end: int, ends: Sequence[int]) -> bool:
    """Whether a sentence ends between two places."""
    place = bisect_left(ends, start)
    return place < len(ends) and ends[place] < end


def _taken_away(
    pattern: Pattern, first: int, last: int, hits: Sequence[Hit], read: Folded, words: Vocabulary
) -> bool:
    """Whether what a pattern found is denied, reported, warned of, or excused."""
    start = hits[first][0]
    bits = words.bits
    beside = pattern.unless | (bits["told"] if pattern.told else 0)
    for hit in hits:
        if hit[2] & beside and (hit[0] < start or hit[0] >= hits[first][1]):
            low, high = sorted((hit[0], start))
            if not _parted(low, high, read.ends):
                return True
    if not pattern.negated:
        return False
    if any(hit[2] & bits["not"] and hit[0] >= hits[first][1] for hit in hits[first + 1 : last]):
        return True
    return _denied(first, hits, read, bits)


def _denied(first: int, hits: Sequence[Hit], read: Folded, bits: Mapping[str, int]) -> bool:
    """Whether a "not" stands shortly before, with nothing between that begins anew."""
    start = hits[first][0]
    near = _NEAR_LATIN if read.run[start].isascii() else _NEAR_HAN
    for number in range(first - 1, -1, -1):
        low, high, groups = hits[number]
        if high > start:
            if groups & bits["not"] and low < start:
                return True  # its last character is the first of what it denies
            continue
        if start - high > near or groups & bits["turn"]:
            return False
        if groups & bits["not"]:
            between = read.run[high:start]
            return "," not in between and not _parted(low, start, read.ends)
    return False


def _of_numbers(read: Folded, hits: Sequence[Hit], words: Vocabulary, about_debt: bool) -> Iterator[_Found]:
    due = about_debt or any(hit[2] & words.bits["due"] for hit in hits)
    plain = read.plain
    if due and _MAYBE_LINK.search(plain):
        for found in _LINK.finditer(plain):
            yield "link", "link", *read.span_of_plain(*found.span())
    for kind, start, end in personal(plain):
        yield kind, kind, *read.span_of_plain(start, end)


def _apart(found: Sequence[_Found]) -> Sequence[_Found]:
    """What was found, once for the same words: of two places of one saying that overlap the longer.

    A suit that is said to be there already is not announced by the words beside.
    """
    claimed = [one for one in found if one[0] == "claims_suit"]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one[0], one[2] - one[3], one[2])):
        if one[0] == "announces_suit" and any(_overlap(one, other, _BESIDE) for other in claimed):
            continue
        if not any(other[0] == one[0] and _overlap(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (one[2], one[3], one[0]))


def _overlap(one: _Found, other: _Found, beside: int = 0) -> bool:
    return one[2] < other[3] + beside and other[2] < one[3] + beside
