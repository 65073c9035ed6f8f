"""A model learnt from the phrases, its thresholds, its tables of weights and its card.

Thresholds come from phrases that the weights were not learnt from: the phrases are cut in five, and each part
is scored by what the other four teach. Only texts in which no rule finds anything count, as the model is
asked of no others.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rightparty.words.learning.fit import Examples, Weights, examples, fitted, fitted_any
from rightparty.words.learning.texts import DECENT, Lesson, lessons
from rightparty.words.model import COLUMNS, FAMILY_OF, score_of
from rightparty.words.model_features import SCRIPTS
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import folded
from rightparty.words.sayings import said

PARTS: Final = 5
SURE: Final = 0.01
"""The share of decent texts that score as high as a sure one."""

UNSURE: Final = 0.04
"""The share of decent texts that score as high as one that a person should read."""


@dataclass(frozen=True)
class Learnt:
    """A script's weights by feature, what its card says, and its thresholds."""

    script: str
    names: Sequence[str]
    weights: Sequence[Weights]
    card: Mapping[str, Any]

    @property
    def table(self) -> str:
        """The weights as a table with tabs: a feature and its weight in each sum, empty where it has none."""
        lines = ["\t".join(("feature", *COLUMNS))]
        for number, name in enumerate(self.names):
            cells = [one.each[number] for one in self.weights]
            if any(cells):
                lines.append("\t".join((name, *(f"{cell:g}" if cell else "" for cell in cells))))
        return "\n".join(lines) + "\n"


def learnt(script: str, seed: int = 0) -> Learnt:
    """The model of a script."""
    taught = lessons(script, seed)
    known = examples(taught, script)
    weights = fitted(known.each, len(known.names), seed)
    used = sum(any(one.each[number] for one in weights) for number in range(len(known.names)))
    card = {
        "phrases": len({one.phrase for one in taught if one.family != DECENT}),
        "decent_phrases": len({one.phrase for one in taught if one.family == DECENT}),
        "texts": len(taught),
        "features": used,
        **_thresholds(taught, known, seed),
        "bias": {column: one.bias for column, one in zip(COLUMNS, weights, strict=True)},
    }
    return Learnt(script, known.names, weights, card)


def _thresholds(taught: Sequence[Lesson], known: Examples, seed: int) -> Mapping[str, Any]:
    scores = crossed(known, seed)
    asked = [number for number, one in enumerate(taught) if _is_asked(one.text)]
    decent = sorted((scores[number] for number in asked if known.each[number].family < 0), reverse=True)
    says = [scores[number] for number in asked if known.each[number].family >= 0]
    sure, unsure = (round(decent[int(len(decent) * share)], 3) for share in (SURE, UNSURE))
    return {
        "sure": sure,
        "unsure": unsure,
        "crossed": {
            "texts": len(says),
            "sure": round(sum(score >= sure for score in says) / len(says), 3),
            "read": round(sum(sure > score >= unsure for score in says) / len(says), 3),
            "decent_texts": len(decent),
        },
    }


def _is_asked(text: str) -> bool:
    """Whether the model would be asked: no rule finds anything, and nobody reports or warns."""
    told = vocabulary().bits["told"]
    return not any(bits & told for _, _, bits in vocabulary().hits(folded(text).run)) and not (
        {one.saying for one in said(text)} & FAMILY_OF.keys()
    )


def crossed(known: Examples, seed: int = 0) -> Sequence[float]:
    """How every example is scored by what other phrases than its own teach."""
    names = sorted({one.phrase for one in known.each})
    random.Random(seed).shuffle(names)
    part = {name: number % PARTS for number, name in enumerate(names)}
    scores = [0.0] * len(known.each)
    for number in range(PARTS):
        rest = [one for one in known.each if part[one.phrase] != number]
        weights = fitted_any(rest, len(known.names), seed)
        for place, one in enumerate(known.each):
            if part[one.phrase] == number:
                scores[place] = score_of(weights.sum(one))
    return scores


def files_of(seed: int, dated: date) -> Mapping[str, str]:
    """The model's files by name: its card, and a table of weights for each script."""
    both = [learnt(script, seed) for script in SCRIPTS]
    tables = {f"model_{one.script}.tsv": one.table for one in both}
    return {"model.toml": _card_text({one.script: one.card for one in both}, seed, dated), **tables}


def _card_text(scripts: Mapping[str, Mapping[str, Any]], seed: int, dated: date) -> str:
    lines = [
        "# Written by `rightparty words fit`: what the model over free text was learnt from; its thresholds.",
        "# It learns from phrases in `words/learning/` and the product's own texts, from no real message.",
        "#   sure, unsure   scores from which on it names a family, or asks a person to read",
        "#   crossed        texts in which no rule finds anything, scored by what other phrases teach:",
        "#                  the share that was sure, and that a person is asked to read",
        "# How it does on wording that nobody had thought of: docs/concepts/guard.md.",
        f"dated = {dated.isoformat()}",
        f"seed = {seed}",
    ]
    for script, card in scripts.items():
        plain = {name: value for name, value in card.items() if not isinstance(value, Mapping)}
        lines += ["", f"[script.{script}]", *(f"{name} = {value}" for name, value in plain.items())]
        for name in ("crossed", "bias"):
            lines.append(f"\n[script.{script}.{name}]")
            lines += [f"{key} = {value}" for key, value in card[name].items()]
    return "\n".join(lines) + "\n"
