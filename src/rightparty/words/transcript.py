"""Calls that were written down: who said what, and whether a debt was told before it was clear who listens.

A line that begins with a speaker's name and a colon is that speaker's; what no line tells of a speaker is no
transcript, and nothing is concluded from it. The words stand in `transcript.toml`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rightparty.words.saying_text import folded
from rightparty.words.sayings import said

CALLER: Final = "caller"
CALLED: Final = "called"
MACHINE: Final = "machine"

_COLON = re.compile(r"[ \t]*[:：]")
_LONGEST_NAME = 20
_BREAK = re.compile(r"[\r\n]+|(?<=[。！？!?.])[ \t]+")


@dataclass(frozen=True)
class Turn:
    """What one speaker said: `CALLER`, `CALLED` or a message left on a `MACHINE`, from `start` to `end`.

    `label`: where the speaker's name before it begins.
    """

    speaker: str
    start: int
    end: int
    label: int = 0


@dataclass(frozen=True)
class Passage:
    """Words of a text, as written, from `start` to `end`."""

    quote: str
    start: int
    end: int


def turns(text: str) -> Sequence[Turn]:
    """The turns of a transcript in their order; none of a text that names no speakers."""
    found: list[tuple[str, int, int]] = []
    places = [0, *(match.end() for match in _BREAK.finditer(text))]
    for place in places:
        colon = _COLON.search(text, place, place + _LONGEST_NAME + 2)
        if colon is not None:
            speaker = _speakers().get(folded(text[place : colon.start()]).plain.strip())
            if speaker is not None:
                found.append((speaker, place, colon.end()))
    ends = [*(start for _, start, _ in found), len(text)][1:]
    return [
        Turn(speaker, words, end, label) for (speaker, label, words), end in zip(found, ends, strict=True)
    ]


def own_words(text: str) -> str:
    """The text with what others than the caller said left blank, so that every place stays where it was.

    Names of speakers are left blank as well: a *Debt collector:* before a line is no word that was spoken.
    What is no transcript is the caller's own.
    """
    spoken = turns(text)
    if not spoken:
        return text
    chars = list(text)
    for turn in spoken:
        end = turn.end if turn.speaker == CALLED else turn.start
        chars[turn.label : end] = " " * (end - turn.label)
    return "".join(chars)


def told_first(text: str, names: Sequence[str] = ()) -> Passage | None:
    """Where a caller told of a debt before whoever listened had said, when asked, who they are.

    Args:
        text: a transcript; of any other text None.
        names: of the lender: that a bank calls, or a lender, does not tell of a debt.
    """
    asked = confirmed = False
    for turn in turns(text):
        words = _part(text, turn)
        if turn.speaker == CALLED:
            if asked and _matches("denies", words):
                asked = confirmed = False
            elif asked and _matches("confirms", words):
                confirmed = True
            continue
        if turn.speaker == CALLER and not confirmed:
            told = _debt_in(text, turn, names)
            if told is not None:
                return told
        asked = asked or _matches("asks", words)
    return None


def told_to_a_machine(text: str, names: Sequence[str] = ()) -> Passage | None:
    """Where what was left on a machine tells of a debt."""
    spoken = [turn for turn in turns(text) if turn.speaker != CALLED] or [Turn(MACHINE, 0, len(text))]
    return next((told for turn in spoken if (told := _debt_in(text, turn, names)) is not None), None)


def machine_said_so(text: str) -> bool | None:
    """Whether a machine that called said that it is one; None of what is no transcript.

    One that says so and then that it is human did not.
    """
    spoken = [_part(text, turn) for turn in turns(text) if turn.speaker != CALLED]
    if not spoken:
        return None
    words = " ".join(spoken)
    return _matches("labels", words) and not _matches("poses", words)


def _debt_in(text: str, turn: Turn, names: Sequence[str]) -> Passage | None:
    part = text[turn.start : turn.end]
    for name in names:
        part = part.replace(name, " " * len(name))
    for one in said(part):
        if one.saying == "debt_word":
            start = turn.start + one.start
            return Passage(text[start : turn.start + one.end], start, turn.start + one.end)
    return None


def _part(text: str, turn: Turn) -> str:
    return folded(text[turn.start : turn.end]).plain.strip()


def _matches(what: str, words: str) -> bool:
    return _patterns()[what].search(words) is not None


@cache
def _raw() -> Mapping[str, Sequence[str]]:
    text = files("rightparty.words").joinpath("transcript.toml").read_text(encoding="utf-8")
    table: Mapping[str, Sequence[str]] = tomllib.loads(text)
    return table


@cache
def _speakers() -> Mapping[str, str]:
    return {name: speaker for speaker in (CALLER, CALLED, MACHINE) for name in _raw()[speaker]}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        what: re.compile("|".join(f"(?:{one})" for one in _raw()[what]), re.MULTILINE)
        for what in ("asks", "confirms", "denies", "labels", "poses")
    }
