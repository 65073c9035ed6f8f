"""Texts put together from phrases, to measure how well the guard over free text does.

The phrases stand in `bench/texts/`, apart from the guard's own lists, and say what kind each text is of.
Some are written in disguise, as people write who know that a machine reads along.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from rightparty.words.languages import Language

PER_LANGUAGE = 420
"""Texts of each side, positive and look-alike, that are made for each language."""

_SLOT = re.compile(r"\{([a-z0-9_]+)\}")
_MARKED = re.compile(r"\[([^\]]+)\]")
_EVERY_THIRD = 3
_SHORT = 3
_FRAMES_MAX = 4000
_LETTERS = str.maketrans("aeiopcxy", "аеіорсху")
_DIGITS = str.maketrans("oeaits", "034175")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_SPELT = {
    "欠款": "qiankuan", "催收": "cuishou", "还款": "huankuan", "逾期": "yuqi", "贷款": "dai kuan",
    "律师": "lvshi", "法院": "fayuan", "起诉": "qi su", "上门": "shangmen", "通讯录": "tongxunlu",
    "家人": "jiaren", "单位": "dan wei", "坐牢": "zuolao", "老赖": "laolai", "曝光": "baoguang",
    "报警": "baojing", "爸妈": "ba ma", "验证码": "yanzhengma", "征信": "zhengxin",
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A text and what it is: `kind` of what it says, or of what it only looks like; `disguise`, if any."""

    text: str
    kind: str
    positive: bool
    disguise: str = ""


def samples(language: Language, seed: int = 0, count: int = PER_LANGUAGE) -> list[Sample]:
    """At least `count` positive texts and as many look-alikes, each kind as often as the others."""
    raw = _phrases(language)
    return [*_side(raw, "positive", language, seed, count), *_side(raw, "lookalike", language, seed, count)]


def hard(language: Language) -> list[Sample]:
    """Texts written to slip through, which are no recombinations: `texts/hard.toml`."""
    text = files("rightparty.bench.texts").joinpath("hard.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)[language]
    positive = [Sample(text, kind, positive=True) for kind, text in raw["positive"]]
    return [*positive, *(Sample(text, "hard", positive=False) for text in raw["lookalike"])]


def _side(raw: Mapping[str, Any], side: str, language: Language, seed: int, count: int) -> Iterator[Sample]:
    kinds = raw[side]
    each = -(-count // len(kinds))
    for entry in kinds:
        chance = random.Random(f"{language} {entry['kind']} {seed}")
        every = sorted(set(_filled(entry, raw["slots"])))
        chosen = chance.sample(every, min(each, len(every)))
        for number, marked in enumerate(chosen):
            disguise = ""
            if number % _EVERY_THIRD == 0 and "[" in marked:
                disguise = chance.choice(list(DISGUISES["en" if language == "en" else "zh"]))
            text = _written(marked, language, disguise)
            hidden = text != _MARKED.sub(r"\1", marked)
            yield Sample(text, entry["kind"], side == "positive", disguise if hidden else "")


def _filled(entry: Mapping[str, Any], slots: Mapping[str, list[str]]) -> Iterator[str]:
    """Every text of an entry, evenly over its frames; its own slots go before those of all."""
    every = {**slots, **{name: value for name, value in entry.items() if name not in ("kind", "frames")}}
    for frame in entry["frames"]:
        names = list(dict.fromkeys(_SLOT.findall(frame)))
        for number, values in enumerate(product(*(every[name] for name in names))):
            if number >= _FRAMES_MAX:
                break
            text = frame
            for name, value in zip(names, values, strict=True):
                text = text.replace(f"{{{name}}}", value)
            yield _checked(_SLOT.sub(lambda slot: every[slot[1]][0], text))


def _checked(text: str) -> str:
    """A number before `*` with its last digit set so that its check holds."""
    return re.sub(r"([0-9][0-9 -]+)\*", lambda number: _with_check(number[1]), text)


_RESIDENT = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _with_check(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if len(digits) == _RESIDENT:  # a resident's number of mainland China: GB 11643
        total = sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=False))
        return number[:-1] + "10X98765432"[total % 11]
    for last in "0123456789":  # a card's: ISO/IEC 7812
        tried = digits[:-1] + last
        doubled = [int(one) * (1 + place % 2) for place, one in enumerate(reversed(tried))]
        if sum(one - 9 * (one > 9) for one in doubled) % 10 == 0:  # the sum of digits
            return number[:-1] + last
    return number


def _written(marked: str, language: Language, disguise: str) -> str:
    change: Callable[[str], str] = DISGUISES["en" if language == "en" else "zh"].get(disguise, str)
    return _MARKED.sub(lambda words: change(words[1]), marked)


def _between(mark: str) -> Callable[[str], str]:
    def change(words: str) -> str:
        return (mark + mark).join(mark.join(word) for word in words.split(" "))

    return change


def _spelt(words: str) -> str:
    for word, spelt in _SPELT.items():
        words = words.replace(word, f" {spelt} ")
    return words.strip()


DISGUISES: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "zh": {
        "spaces": _between(" "), "points": _between("·"), "stars": _between("*"), "emoji": _between("🌹"),
        "invisible": _between("\u200b"), "pinyin": _spelt, "dashes": _between("-"),
    },
    "en": {
        "spaces": _between(" "), "points": _between("."), "invisible": "\u200b".join,
        "wide": lambda words: words.translate(_WIDE), "homoglyphs": lambda words: words.translate(_LETTERS),
        "digits": lambda words: " ".join(
            one[0] + one[1:].translate(_DIGITS) if len(one) > _SHORT else one for one in words.split(" ")
        ),
    },
}  # fmt: skip
"""Ways of hiding words, by writing."""


@cache
def _phrases(language: Language) -> Mapping[str, Any]:
    name = language.lower().replace("-", "_")
    text = files("rightparty.bench.texts").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
