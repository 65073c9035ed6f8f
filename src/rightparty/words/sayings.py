"""What a text says: threats, false authority, shame, links and the rest, each with its own words.

What is ruled out ("we will never contact your employer"), reported or warned of is not said. How a word is
written makes no difference: `saying_text.py`; the words and patterns are data: `sayings_zh.toml`.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import Any, NamedTuple

from rightparty.personal import personal
from rightparty.words.saying_patterns import Find, Pattern, vocabulary
from rightparty.words.saying_text import Folded, folded
from rightparty.words.saying_words import Hit

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
_NUMBER = re.compile("[0-9@]")
_MAYBE_LINK = re.compile(r"[a-z0-9]\.[a-z]|://", re.ASCII)
_LINK_HOST = re.compile(r"(?:https?://)?([a-z0-9.-]+)")


class Sure(Enum):
    """How it is known that a text is about a debt: not at all, by its reader who owes, or by its subject."""

    NOTHING = 0
    READER = 1
    SUBJECT = 2


class Said(NamedTuple):
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
    `by_law_alone`: it is wrong only where and since a rule of law says so.
    """

    id: str
    law: frozenset[str]
    severity: str
    citation: str
    fact: str | None = None
    true_law: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    by_law_alone: bool = False

    def cited(self, country: str | None) -> str:
        """The research's citation, of a country where it is known."""
        return self.places.get(country or "", self.citation)


_Found = tuple[str, str, int, int]


def said(text: str, *, about_debt: bool = False, to_owing: bool = False) -> tuple[Said, ...]:
    """Everything that a text says, in the order of the text.

    `about_debt`: the text is known to be about a debt, though it may not say so; else what could be anything
    ("we will call your office") is heard only beside a word of a debt. `to_owing`: it goes to somebody who
    owes, which stands for that word, but for patterns of what is said of parcels and appointments as well.
    """
    sure = Sure.SUBJECT if about_debt else Sure.READER if to_owing else Sure.NOTHING
    read = folded(text)
    words = vocabulary()
    hits = words.hits(read.run)
    plain = read.plain
    if not hits and _NUMBERS.search(plain) is None:
        return ()
    present = 0
    for hit in hits:
        present |= hit[2]
    found = _of_patterns(read, hits, present, sure)
    if (about_debt or present & words.bits["due"]) and ("." in plain or "://" in plain):
        found += _links(read)
    if _NUMBER.search(plain) is not None:
        found += [(kind, kind, *read.span_of_plain(start, end)) for kind, start, end in personal(plain)]
    if not found:
        return ()
    return tuple([Said(saying, by, text[start:end], start, end) for saying, by, start, end in _apart(found)])


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
    alone = raw.get("by_law_alone", False)
    return Saying(name, law, raw["severity"], raw["citation"], raw.get("fact"), true_law, places, alone)


_OF_COUNTRY = {"CFR": "US", "USC": "US", "CONC": "GB"}


def _by_country(citation: str) -> Mapping[str, str]:
    """The parts of a citation by the country whose law they are."""
    found: dict[str, str] = {}
    for part in citation.split("; "):
        country = next((code for mark, code in _OF_COUNTRY.items() if mark in part), "CN")
        found[country] = f"{found[country]}; {part}" if country in found else part
    return found


def _of_patterns(read: Folded, hits: Sequence[Hit], present: int, sure: Sure) -> list[_Found]:
    possible = _possible(present, sure)
    if not possible:
        return []
    bits = vocabulary().bits
    told, denied = present & bits["told"], present & bits["not"]
    found: list[_Found] = []
    for pattern, find in possible:
        if pattern.money and not (
            present & pattern.needs or _met(pattern, sure) or _MONEY.search(read.plain)
        ):
            continue
        beside = (told if pattern.told else 0) | present & pattern.unless
        doubted = beside or (denied and pattern.negated)
        for first, last in _places(find.steps, hits, read):
            if not (doubted and _taken_away(pattern, beside, first, last, hits, read)):
                found.append((pattern.saying, pattern.id, *read.span(hits[first][0], hits[last][1])))
    return found


def _met(pattern: Pattern, sure: Sure) -> bool:
    """Whether a pattern needs no word in the text, because of what is known besides."""
    return sure is Sure.SUBJECT or (sure is Sure.READER and not pattern.word)


@lru_cache(maxsize=1 << 16)
def _possible(present: int, sure: Sure) -> Sequence[tuple[Pattern, Find]]:
    """What can be found in a text with words of these groups; most texts share theirs with others."""
    return [
        (pattern, find)
        for pattern in vocabulary().patterns
        if not pattern.needs or pattern.money or present & pattern.needs or _met(pattern, sure)
        for find in pattern.finds
        if present & find.must == find.must and all(groups & present for groups, _ in find.steps)
    ]


def _places(steps: Sequence[tuple[int, int]], hits: Sequence[Hit], read: Folded) -> Sequence[tuple[int, int]]:
    """First and last hit of each place where the steps follow one another within one sentence."""
    begin = steps[0][0]
    places = [(number, number) for number, hit in enumerate(hits) if hit[2] & begin]
    for groups, gap in steps[1:]:
        reached = ((first, _next(last, groups, gap, hits, read)) for first, last in places)
        places = [(first, last) for first, last in reached if last is not None]
    return places


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
    pattern: Pattern, beside: int, first: int, last: int, hits: Sequence[Hit], read: Folded
) -> bool:
    """Whether what a pattern found is denied, or reported, warned of or excused by a word of `beside`."""
    start = hits[first][0]
    for hit in hits if beside else ():
        if hit[2] & beside and (hit[0] < start or hit[0] >= hits[first][1]):
            low, high = sorted((hit[0], start))
            if not _parted(low, high, read.ends):
                return True
    if not pattern.negated:
        return False
    bits = vocabulary().bits
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


def _links(read: Folded) -> Iterator[_Found]:
    if _MAYBE_LINK.search(read.plain) is not None:
        for found in _LINK.finditer(read.plain):
            yield "link", "link", *read.span_of_plain(*found.span())


def _apart(found: Sequence[_Found]) -> Sequence[_Found]:
    """What was found, once for the same words: of two places of one saying that overlap the longer.

    A suit that is said to be there already is not announced by the words beside.
    """
    if len(found) == 1:
        return found
    claimed = [one for one in found if one[0] == "claims_suit"]
    kept: list[_Found] = []
    for one in sorted(found, key=_longest_first):
        saying, _, start, end = one
        if saying == "announces_suit" and any(_overlap(one, other, _BESIDE) for other in claimed):
            continue
        for other in kept:
            if other[0] == saying and start < other[3] and other[2] < end:
                break
        else:
            kept.append(one)
    kept.sort(key=_IN_ORDER)
    return kept


def _longest_first(one: _Found) -> tuple[str, int, int]:
    return one[0], one[2] - one[3], one[2]


_IN_ORDER = itemgetter(2, 3, 0)


def _overlap(one: _Found, other: _Found, beside: int = 0) -> bool:
    return one[2] < other[3] + beside and other[2] < one[3] + beside
