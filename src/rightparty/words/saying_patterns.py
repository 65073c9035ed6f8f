"""The words and patterns of `sayings_zh.toml` and `sayings_en.toml`, checked when they are first needed."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final

from rightparty.errors import InvalidInput
from rightparty.words.saying_words import Hit, Words

SPOKEN: Final = ("due", "you", "debt")
"""Groups that a longer word belongs to where it holds one of their words."""

SHARED: Final = (*SPOKEN, "we", "mask", "not", "told", "turn")
"""Groups that are one for all languages; any other is a language's own."""

_FILES: Mapping[str, str] = {"zh": "sayings_zh.toml", "en": "sayings_en.toml"}


@dataclass(frozen=True)
class Find:
    """One way to find a pattern: steps of (groups, characters between this and the step before).

    `must`: groups without which it cannot be there.
    """

    steps: Sequence[tuple[int, int]]
    must: int


@dataclass(frozen=True)
class Pattern:
    """One pattern: see `sayings_zh.toml`."""

    id: str
    saying: str
    why: str
    finds: Sequence[Find]
    needs: int
    unless: int
    money: bool = False
    word: bool = False
    told: bool = True
    negated: bool = True


@dataclass(frozen=True)
class Vocabulary:
    """Every word with the groups that it belongs to, as bits; what finds them in a text; and the patterns."""

    words: Mapping[str, int]
    bits: Mapping[str, int]
    found: Words
    patterns: Sequence[Pattern]

    def hits(self, run: str) -> list[Hit]:
        """Every word in a text, with its groups."""
        return self.found.hits(run)


@cache
def vocabulary() -> Vocabulary:
    """All words and patterns.

    Raises:
        InvalidInput: a pattern without its reason, of an unknown group, or with an id that another one has.
    """
    raws = {
        code: tomllib.loads(files("rightparty.words").joinpath(name).read_text(encoding="utf-8"))
        for code, name in _FILES.items()
    }
    listed = _listed(raws)
    bits = {group: 1 << number for number, group in enumerate(sorted(listed))}
    words = _words(listed, bits)
    patterns = [_pattern(one, code, bits) for code, raw in raws.items() for one in raw["pattern"]]
    _check(patterns)
    return Vocabulary(words, bits, Words(words, bits["mask"]), patterns)


def _listed(raws: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    listed: dict[str, set[str]] = {}
    for code, raw in raws.items():
        for group, words in raw["groups"].items():
            listed.setdefault(_named(group, code), set()).update(words)
        for group, words in raw.get("spelt", {}).items():
            spelt = (form for word in words for form in _spelt(word))
            listed.setdefault(_named(group, code), set()).update(spelt)
    return listed


def _spelt(word: str) -> Iterator[str]:
    """A word of several syllables with and without each of the blanks between them."""
    first, *rest = word.split(" ")
    for gaps in product(("", " "), repeat=len(rest)):
        yield first + "".join(gap + syllable for gap, syllable in zip(gaps, rest, strict=True))


def _named(group: str, code: str) -> str:
    return group if group in SHARED else f"{code} {group}"


def _words(listed: Mapping[str, set[str]], bits: Mapping[str, int]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for group, words in listed.items():
        for word in words:
            found[word] = found.get(word, 0) | bits[group]
    for word in found.keys() - listed["mask"]:
        space = " " if word.isascii() else ""
        within = f"{space}{word}{space}"
        for group in SPOKEN:
            if any(f"{space}{one}{space}" in within for one in listed[group]):
                found[word] |= bits[group]
    return found


def _pattern(raw: Mapping[str, Any], code: str, bits: Mapping[str, int]) -> Pattern:
    def bit(groups: str) -> int:
        names = [_named(one, code) for one in groups.split("|")]
        unknown = [one for one in names if one not in bits]
        if unknown:
            raise InvalidInput(
                f"the pattern `{raw['id']}` names no group: `{unknown[0]}`", "correct its entry"
            )
        return sum(bits[one] for one in names)

    def ways(find: str) -> Find:
        parts = find.split()
        steps = [(bit(parts[0]), 0), *((bit(parts[n + 1]), int(parts[n])) for n in range(1, len(parts), 2))]
        return Find(steps, sum({groups for groups, _ in steps if groups.bit_count() == 1}))

    needs = [one for one in raw.get("needs", ()) if one != "money"]
    return Pattern(
        id=raw["id"],
        saying=raw["saying"],
        why=raw.get("why", ""),
        finds=[ways(find) for find in raw["find"]],
        needs=sum(bit(one) for one in needs),
        unless=sum(bit(one) for one in raw.get("unless", ())),
        money="money" in raw.get("needs", ()),
        word=raw.get("word", False),
        told=raw.get("told", True),
        negated=raw.get("negated", True),
    )


def _check(patterns: Sequence[Pattern]) -> None:
    ids = [one.id for one in patterns]
    for one in patterns:
        if not one.why or ids.count(one.id) > 1:
            raise InvalidInput(f"the pattern `{one.id}` has no reason, or an id twice", "correct its entry")
