"""The patterns of `replies.toml`, checked and compiled when they are first needed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.errors import InvalidInput

KINDS: Final = (
    "distress",
    "death",
    "wrong_person",
    "stop",
    "attorney",
    "dispute",
    "hardship",
    "paid",
    "promise",
    "promise_unclear",
    "language",
    "question",
    "other",
)
"""What a reply may say, the strictest first: in this order it is acted on."""

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Pattern:
    """One pattern: what it searches for, and what turns it into a doubt. See `replies.toml`."""

    id: str
    kind: str
    why: str
    find: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    alone: bool = False
    answers: bool = False
    cased: bool = False
    doubt: bool = False
    question: bool = True
    parted: bool = False
    prefers: str | None = None


@dataclass(frozen=True)
class Patterns:
    """Everything by which a reply is read."""

    patterns: Sequence[Pattern]
    whole: re.Pattern[str]
    question: re.Pattern[str]
    hedge: re.Pattern[str]
    refusal: re.Pattern[str]
    folded: Mapping[str, str]
    traditional: frozenset[str]
    money: Mapping[str, frozenset[str]]
    why: Mapping[str, str]


@cache
def patterns() -> Patterns:
    """All patterns.

    Raises:
        InvalidInput: an entry without its reason, of an unknown kind, or with an id that another one has.
    """
    raw = tomllib.loads(files("rightparty.words").joinpath("replies.toml").read_text(encoding="utf-8"))
    kinds, fold = raw["kind"], raw["fold"]
    words = raw["words"]
    found = tuple(_pattern(one, kinds.get(one["kind"], {}), words) for one in raw["pattern"])
    _check(found)
    pairs = zip(fold["traditional"], fold["simplified"], strict=True)
    folded = {one: other for one, other in pairs if one != other}
    doubt = raw["doubt"]
    return Patterns(
        patterns=found,
        whole=_any(raw["scope"]["all"], words),
        question=_any(doubt["question"], words),
        hedge=_any(doubt["hedge"], words),
        refusal=_any(doubt["refusal"], words),
        folded=folded,
        traditional=frozenset(folded) - frozenset(fold["either"]) | frozenset(fold["cantonese"]),
        money={sign: frozenset(codes) for sign, codes in raw["money"].items()},
        why={name: kind["why"] for name, kind in kinds.items()},
    )


def _pattern(raw: Mapping[str, Any], kind: Mapping[str, Any], words: Mapping[str, Sequence[str]]) -> Pattern:
    guarded = raw.get("guards", True)

    def guard(name: str) -> re.Pattern[str]:
        return _any([*raw.get(name, ()), *(kind.get(name, ()) if guarded else ())], words)

    return Pattern(
        id=raw["id"],
        kind=raw["kind"],
        why=raw.get("why", ""),
        find=_any(raw["find"], words),
        before=guard("before"),
        after=guard("after"),
        alone=raw.get("alone", False),
        answers=raw.get("answers", False),
        cased=raw.get("cased", False),
        doubt=raw.get("doubt", False),
        question=raw.get("question", kind.get("question", True)),
        parted=kind.get("parted", False),
        prefers=raw.get("prefers"),
    )


def _any(expressions: Sequence[str], words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    if not expressions:
        return _NOTHING
    return re.compile("|".join(f"(?:{_spelt_out(one, words)})" for one in expressions))


def _spelt_out(expression: str, words: Mapping[str, Sequence[str]]) -> str:
    """An expression with each `«name»` replaced by the words of that list."""
    for name, listed in words.items():
        expression = expression.replace(f"«{name}»", "|".join(listed))
    return expression


def _check(found: Sequence[Pattern]) -> None:
    ids = [one.id for one in found]
    for one in found:
        if not one.why or one.kind not in KINDS or ids.count(one.id) > 1:
            raise InvalidInput(
                f"the pattern `{one.id}` has no reason, an unknown kind, or an id twice",
                "correct `words/replies.toml`",
            )
