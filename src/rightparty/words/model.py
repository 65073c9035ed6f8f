"""A second reader of free text: a linear model, asked where no rule found anything of a family of sayings.

It adds up the weights of what stands in a passage: `model_zh.tsv` and `model_en.tsv` can be checked line by
line. One sum says whether the passage says anything of any family, and one for each family which it is. A
sure score names the family; one between two thresholds only says that a person should read the text. Either
is a judgement that a person has to confirm, never a violation by itself. How it was learnt: `model.toml`.
"""

import csv
import io
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, fsum, sqrt
from typing import Any, Final, NamedTuple

from rightparty.words.model_features import SCRIPTS, Places, names, passages, places, script_of
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import folded

PRESSURE: Final = "pressure"
"""The saying of an unsure score: a person should read this."""

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "threat": ("intimidation", "violence", "vague_threat"),
    "authority": ("poses_as_authority", "poses_as_lawyer"),
    "legal": ("criminal_threat", "claims_suit", "announces_suit"),
    "consequence": ("invented_consequence",),
    "shaming": ("shames",),
    "third_party": ("tells_family", "tells_employer"),
    "visit": ("visits_home",),
    "insult": ("insults",),
    "borrowing": ("urges_borrowing",),
    "payment": ("private_account", "asks_data", "promises_credit_repair"),
    "haste": ("today_only",),
}
"""The sayings of each family; a sure score is told as the first."""

FAMILY_OF: Final = {saying: family for family, sayings in FAMILIES.items() for saying in sayings}

ANY: Final = "any"
COLUMNS: Final = (*FAMILIES, ANY)
"""The sums, as the tables of weights name them."""

_EVIDENCE = 3
"""Features of the largest weight between which the words that are quoted stand."""

_FEWEST_HAN, _FEWEST_WORDS = 4, 2
"""Characters of Chinese or words of English that the quoted words have at least, but for a signature."""

_SIGNATURE = re.compile("【[^】]*】")
_HAN = re.compile("[㐀-䶿一-鿿]")
_WORDS = re.compile(r"[^\W\d_㐀-䶿一-鿿]+")

_APART = 12
"""Characters between two of them from which on they are no longer one passage."""

_LIKELY = 0.5
"""Of a text in which rules found one family, how likely another one has to be by itself."""


class Thought(NamedTuple):
    """What the model makes of a text: a family, its lead saying or `pressure`, how sure, and the words."""

    family: str
    saying: str
    score: float
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Side:
    """The model of one script: weights of each feature, and a bias, for each of `COLUMNS`; and thresholds.

    `any`: the weights of the last column.
    """

    weights: Mapping[str, Sequence[float]]
    any: Mapping[str, float]
    biases: Sequence[float]
    sure: float
    unsure: float


@dataclass(frozen=True)
class WordingModel:
    """The model of all scripts, and what is to be known of it."""

    sides: Mapping[str, Side]
    card: Mapping[str, Any]


_NAMES: Final = tuple(FAMILIES)
_ANY: Final = COLUMNS.index(ANY)


class _Passage(NamedTuple):
    """How sure it is that a passage says anything, which family, how likely that is by itself, and where."""

    score: float
    family: int
    likely: float
    start: int
    end: int


def thoughts(text: str, model: WordingModel, heard: Collection[str] = ()) -> tuple[Thought, ...]:
    """What the model makes of a text, but for the families of the sayings that rules have `heard` in it.

    Each family once, where it is surest. An unsure one only where there is nothing else. A text in which
    somebody reports or warns is left to the rules.

    What is quoted is enough for a person to judge: of a sure one as many of its features as that takes; an
    unsure one whose heaviest features are too few words is not told.
    """
    read = folded(text)
    hits = vocabulary().hits(read.run)
    told = vocabulary().bits["told"]
    if any(bits & told for _, _, bits in hits):
        return ()
    script = script_of(read.run)
    side = model.sides[script]
    known = {FAMILY_OF[one] for one in heard if one in FAMILY_OF}
    best: dict[int, _Passage] = {}
    for start, end in passages(read, script):
        one = _passage(side, names(read.run, hits, start, end, script), start, end)
        if one is None or _NAMES[one.family] in known or (known and one.likely < _LIKELY):
            continue
        if one.family not in best or one.score > best[one.family].score:
            best[one.family] = one
    sure = [one for one in best.values() if one.score >= side.sure]
    unsure = [] if sure or known else sorted(best.values(), key=lambda one: -one.score)[:1]
    found = []
    for one in sure or unsure:
        is_sure = one.score >= side.sure
        where = _evidence(side, places(read.run, hits, one.start, one.end, script))
        spans = (read.span(low, high) for low, high in (where if is_sure else where[:1]))
        start, end = next((span for span in spans if _is_evidence(text, *span)), (0, 0))
        if start < end:
            name = _NAMES[one.family]
            saying = FAMILIES[name][0] if is_sure else PRESSURE
            found.append(Thought(name, saying, round(one.score, 3), text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.family)))


def _passage(side: Side, found: Collection[str], start: int, end: int) -> _Passage | None:
    """What a passage says, unless hardly anything."""
    if not found:
        return None
    scale = 1 / sqrt(len(found))
    weighed = side.weights.keys() & found
    score = score_of(fsum(map(side.any.__getitem__, weighed)) * scale + side.biases[_ANY])
    if score < side.unsure:
        return None
    sums = [
        fsum(side.weights[feature][family] for feature in weighed) * scale + side.biases[family]
        for family in range(_ANY)
    ]
    family = max(range(_ANY), key=sums.__getitem__)
    return _Passage(score, family, score_of(sums[family]), start, end)


def score_of(total: float) -> float:
    """A sum as a score from 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _evidence(side: Side, where: Places) -> Sequence[tuple[int, int]]:
    """From the first to the last of the features that weigh most, where they stand close to one another.

    First of `_EVIDENCE` of them, then with one more each time.
    """
    weighed = [(side.any[feature], *place) for feature, place in where.items() if feature in side.any]
    weighed.sort(key=lambda part: (-part[0], part[1], part[2]))
    _, start, end = weighed[0]
    found = []
    for number, (_, low, high) in enumerate(weighed):
        if low - end < _APART and start - high < _APART:
            start, end = min(start, low), max(end, high)
        if number >= min(_EVIDENCE, len(weighed)) - 1:
            found.append((start, end))
    return found


def _is_evidence(text: str, start: int, end: int) -> bool:
    """Whether what is quoted says enough for a person to judge, besides a signature."""
    bare = _SIGNATURE.sub(lambda found: " " * len(found[0]), text)[start:end]
    return len(_HAN.findall(bare)) >= _FEWEST_HAN or len(_WORDS.findall(bare)) >= _FEWEST_WORDS


@cache
def default_model() -> WordingModel:
    """The model that the package carries."""
    room = files("rightparty.words")
    card = tomllib.loads(room.joinpath("model.toml").read_text(encoding="utf-8"))
    tables = {one: room.joinpath(f"model_{one}.tsv").read_text(encoding="utf-8") for one in SCRIPTS}
    return read_model(card, tables)


def read_model(card: Mapping[str, Any], tables: Mapping[str, str]) -> WordingModel:
    """A model from its card, and for each script its table of weights."""
    return WordingModel({script: _side(card["script"][script], tables[script]) for script in SCRIPTS}, card)


def _side(raw: Mapping[str, Any], table: str) -> Side:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    weights = {row["feature"]: [float(row[column] or 0) for column in COLUMNS] for row in rows}
    some = {feature: each[_ANY] for feature, each in weights.items()}
    biases = [float(raw["bias"][column]) for column in COLUMNS]
    return Side(weights, some, biases, float(raw["sure"]), float(raw["unsure"]))
