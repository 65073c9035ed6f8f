"""The labelled replies, and how well they are read."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rightparty.words.replies import UNSURE, Reading, read_reply

TUESDAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Labelled:
    """A reply, what it says (`must`), what may be read as well (`may`), and a promise's sum and day."""

    language: str
    answers: bool
    must: frozenset[str]
    may: frozenset[str]
    text: str
    promise: str | None = None

    @property
    def bare(self) -> str:
        """The text without marks, blanks and capitals; itself where it has nothing else."""
        return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", self.text)).lower() or self.text

    def read(self) -> Reading:
        """The reply as it is read on that Tuesday."""
        return read_reply(self.text, today=TUESDAY, answers=self.answers)


def labelled(name: str) -> list[Labelled]:
    """Every reply of a file beside this one."""
    found = []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, answers, kinds, text, *promise = line.split("\t")
        named = kinds.split(",")
        must = frozenset(one for one in named if not one.endswith("?")) - {"other"}
        may = frozenset(one[:-1] for one in named if one.endswith("?"))
        found.append(Labelled(language, answers == "a", must, may, text, promise[0] if promise else None))
    return found


@dataclass
class Figures:
    """How many were read right, read where nothing was, and missed, by kind; how many went to a human.

    `missed_and_sure`: those missed of which no human was asked either.
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    missed_and_sure: Counter[str] = field(default_factory=Counter)
    unsure: int = 0
    faults: list[str] = field(default_factory=list)

    def read(self, kind: str) -> int:
        """How many were read as this kind."""
        return self.right[kind] + self.wrong[kind]

    def bounds(self, kind: str) -> tuple[float, float]:
        """Between which shares the precision lies, at 95 %, two-sided, by Wilson's score."""
        n, z = self.read(kind), 1.959964
        p, middle = self.right[kind] / n, self.right[kind] / n + z * z / (2 * n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def precision(self, kind: str) -> float:
        """Of those read as this kind, the share that says it."""
        return self.right[kind] / ((self.right[kind] + self.wrong[kind]) or 1)

    def recall(self, kind: str) -> float:
        """Of those that say it, the share that was read so."""
        return self.right[kind] / ((self.right[kind] + self.missed[kind]) or 1)

    def table(self) -> Mapping[str, tuple[int, float, float]]:
        """By kind: how many say it, precision, recall."""
        return {
            kind: (self.right[kind] + self.missed[kind], self.precision(kind), self.recall(kind))
            for kind in sorted({*self.right, *self.wrong, *self.missed})
        }


def figures(name: str) -> Figures:
    """The figures over one file."""
    told = Figures()
    for one in labelled(name):
        reading = one.read()
        said = frozenset(reading.kinds) - frozenset(UNSURE) | (frozenset(reading.kinds) & {"promise_unclear"})
        told.unsure += reading.is_unsure
        told.right.update(said & one.must)
        told.missed.update(one.must - said)
        if not reading.is_unsure:
            told.missed_and_sure.update(one.must - said)
        told.wrong.update(said - one.must - one.may)
        if said - one.must - one.may or one.must - said:
            told.faults.append(f"{one.text}: read {sorted(said)}, labelled {sorted(one.must)}")
    return told
