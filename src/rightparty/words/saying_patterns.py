"""The words and patterns of `sayings_zh.toml` and `sayings_en.toml`, checked and compiled when first needed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.errors import InvalidInput

SPOKEN: Final = ("due", "you", "debt")
"""Groups that a longer word belongs to where it holds one of their words."""

SHARED: Final = (*SPOKEN, "we", "mask", "not", "told", "turn")
"""Groups that are one for all languages; any other is a language's own."""

_FILES: Mapping[str, str] = {"zh": "sayings_zh.toml", "en": "sayings_en.toml"}


@dataclass(frozen=True)
class Pattern:
    """One pattern: see `sayings_zh.toml`. `finds`: steps of (groups, characters between this and the step before)."""

    id: str
    saying: str
    why: str
    finds: Sequence[Sequence[tuple[int, int]]]
    needs: int
    unless: int
    money: bool = False
    told: bool = True
    negated: bool = True


@dataclass(frozen=True)
class Vocabulary:
    """Every word with the groups that it belongs to, as bits, and what finds the words in a text."""

    words: Mapping[str, int]
    bits: Mapping[str, int]
    search: re.Pattern[str]
    within: re.Pattern[str]
    patterns: Sequence[Pattern]


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
    latin = [word for word in words if word.isascii()]
    han = [word for word in words if not word.isascii()]
    search = rf"\b(?:{_tree(latin)})(?![a-z0-9])|{_tree(han)}"
    within = _tree([word for word in latin if len(word) > 1])
    return Vocabulary(words, bits, re.compile(search, re.ASCII), re.compile(within), patterns)


def _listed(raws: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    listed: dict[str, set[str]] = {}
    for code, raw in raws.items():
        for group, words in raw["groups"].items():
            listed.setdefault(_named(group, code), set()).update(words)
        for group, words in raw.get("spelt", {}).items():
            spelt = (form for word in words for form in (word, word.replace(" ", "")))
            listed.setdefault(_named(group, code), set()).update(spelt)
    return listed


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


def _tree(words: Sequence[str]) -> str:
    """An expression for any of the words, the longest first, that reads each character once."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: Mapping[str, Any]) -> str:
    ends = "" in node
    ways = [re.escape(char) + _branch(rest) for char, rest in sorted(node.items()) if char]
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if ends else ''}"


def _pattern(raw: Mapping[str, Any], code: str, bits: Mapping[str, int]) -> Pattern:
    def bit(groups: str) -> int:
        names = [_named(one, code) for one in groups.split("|")]
        unknown = [one for one in names if one not in bits]
        if unknown:
            raise InvalidInput(f"the pattern `{raw['id']}` names no group: `{unknown[0]}`", "correct its entry")
        return sum(bits[one] for one in names)

    def steps(find: str) -> Sequence[tuple[int, int]]:
        parts = find.split()
        return [(bit(parts[0]), 0), *((bit(parts[n + 1]), int(parts[n])) for n in range(1, len(parts), 2))]

    needs = [one for one in raw.get("needs", ()) if one != "money"]
    return Pattern(
        id=raw["id"],
        saying=raw["saying"],
        why=raw.get("why", ""),
        finds=[steps(find) for find in raw["find"]],
        needs=sum(bit(one) for one in needs),
        unless=sum(bit(one) for one in raw.get("unless", ())),
        money="money" in raw.get("needs", ()),
        told=raw.get("told", True),
        negated=raw.get("negated", True),
    )


def _check(patterns: Sequence[Pattern]) -> None:
    ids = [one.id for one in patterns]
    for one in patterns:
        if not one.why or ids.count(one.id) > 1:
            raise InvalidInput(f"the pattern `{one.id}` has no reason, or an id twice", "correct its entry")
