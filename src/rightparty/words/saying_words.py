"""Where words stand in a text: compiled patterns pass over what no word begins with.

Words that begin with a Latin letter are one tree of letters, which a pattern walks to the longest of them; of
Chinese ones a pattern knows the first two characters, and a table what they may begin.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Hit = tuple[int, int, int]
"""Where a word begins and ends, and the bits of its groups."""

MARK: Final = "\x01"
"""Behind letters that stood one by one without a gap: whoever searches looks for words among them."""

_UNGAPPED = re.compile(f"[a-z]+(?={MARK})")
_LETTER = re.compile("[a-z]")
_GOES_ON = re.compile("[a-z0-9]")
_ENDS_IN_DIGITS = re.compile(r"[a-z][0-9]+\Z")
_WORD: Final = 64
"""Characters before a place in which the word is looked for that it may belong to."""


class Words:
    """Words with the bits of their groups, and what finds them in a text.

    Where several begin at one place, the longest is found. A Latin word is whole. Words may overlap, but none
    begins within one that has a bit of `masks`.
    """

    def __init__(self, words: Mapping[str, int], masks: int) -> None:
        self._words = words
        self._masks = masks
        latin = [word for word in words if "a" <= word[0] <= "z"]
        # A blank stands before the text, so that a word always begins behind something.
        self._latin = re.compile(f"[^a-z](?=({_branch(_tree_of(latin))}))")
        self._under = _by_beginning(words)
        # Beginnings that are a word themselves, and of none that is longer.
        self._sole = {
            beginning: (length, groups)
            for beginning, ((word, length, groups), *_) in self._under.items()
            if word == beginning and word[-1] > "z"
        }
        self._heads = re.compile(_heads_of(self._under))
        among = sorted((word for word in latin if word.isascii() and len(word) > 1), key=len, reverse=True)
        self._among = re.compile("|".join(map(re.escape, among)))

    def hits(self, run: str) -> list[Hit]:
        """Every word in a text, with its groups, in the order of the text."""
        found = [] if run.isascii() else self._chinese(run)
        if _LETTER.search(run) is not None:
            latin = self._in_latin(run)
            found = sorted(found + latin) if found and latin else found or latin
        for hit in found:
            if hit[2] & self._masks:
                found = self._unmasked(found)
                break
        return sorted(found + self._ungapped(run)) if MARK in run else found

    def _chinese(self, run: str) -> list[Hit]:
        found: list[Hit] = []
        sole, under, begins = self._sole, self._under, run.startswith
        for head in self._heads.finditer(run):
            start = head.start()
            two = run[start : start + 2]
            words = under.get(two)
            only = sole.get(two if words else two[0])
            if only is not None:
                found.append((start, start + only[0], only[1]))
                continue
            for word, length, groups in words or ():
                if begins(word, start) and (word[-1] > "z" or not _GOES_ON.match(run, start + length)):
                    found.append((start, start + length, groups))
                    break
        return found

    def _in_latin(self, run: str) -> list[Hit]:
        found: list[Hit] = []
        words = self._words
        for head in self._latin.finditer(f" {run}"):
            start, end = head.span(1)
            start, end = start - 1, end - 1
            if not (start and run[start - 1].isdigit() and _is_inside(run, start)):
                found.append((start, end, words[run[start:end]]))
        return found

    def _unmasked(self, found: Sequence[Hit]) -> list[Hit]:
        kept: list[Hit] = []
        covered = 0
        for hit in found:
            if hit[0] >= covered:
                kept.append(hit)
                if hit[2] & self._masks:
                    covered = hit[1]
        return kept

    def _ungapped(self, run: str) -> list[Hit]:
        return [
            (letters.start() + one.start(), letters.start() + one.end(), self._words[one[0]])
            for letters in _UNGAPPED.finditer(run)
            for one in self._among.finditer(letters[0])
        ]


def _is_inside(run: str, start: int) -> bool:
    """Whether a place behind a digit lies within a word, `a1you`, and not behind a number, `1you`."""
    return _ENDS_IN_DIGITS.search(run, max(0, start - _WORD), start) is not None


def _by_beginning(words: Mapping[str, int]) -> Mapping[str, Sequence[tuple[str, int, int]]]:
    """Chinese words by their first two characters, the longest first, each with its length and its groups.

    A word of one character also stands last under every two that begin with it.
    """
    under: dict[str, list[tuple[str, int, int]]] = {}
    for word in sorted(words, key=lambda one: (-len(one), one)):
        if not "a" <= word[0] <= "z":
            under.setdefault(word[:2], []).append((word, len(word), words[word]))
    for two, listed in under.items():
        if len(two) > 1:
            listed.extend(under.get(two[0], ()))
    return under


def _heads_of(under: Mapping[str, object]) -> str:
    """A pattern of where a Chinese word may begin."""
    begins = "".join(sorted({two[0] for two in under}))
    second = "".join(sorted({two[1] for two in under if len(two) > 1}))
    alone = "".join(sorted(two for two in under if len(two) == 1))
    return f"[{begins}](?:(?=[{re.escape(second)}])|(?<=[{alone}]))"


def _tree_of(words: Iterable[str]) -> Mapping[str, Any]:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = word
    return root


def _branch(node: Mapping[str, Any]) -> str:
    """A pattern of what may follow, the longer before the shorter; a Latin letter must not go on."""
    ways = [re.escape(char) + _branch(node[char]) for char in sorted(node) if char]
    if "" in node:
        ways.append("" if node[""][-1] > "z" else "(?![a-z0-9])")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
