"""Texts held out, and three ways of reading them: by rules, by the model, and by both as the product does.

`texts/unseen.toml` says how they were written, and that nothing may be mended by them.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Final

from rightparty.words.conduct import OTHER, OUT, OWES, Occasion, judged
from rightparty.words.languages import Language
from rightparty.words.model import FAMILY_OF, PRESSURE, default_model, thoughts
from rightparty.words.verdicts import BY_MODEL
from rightparty.world.interval import wilson

RULES: Final = "rules"
MODEL: Final = "model"
BOTH: Final = "both"
WAYS: Final = (RULES, MODEL, BOTH)

DEBTOR: Final = Occasion(audience=OWES, direction=OUT)
STRANGER: Final = Occasion(audience=OTHER, direction=OUT)
ALSO: Final[Mapping[str, frozenset[str]]] = {
    "personal_data": frozenset(("national_id", "bank_card", "ssn")),
    "link": frozenset(("link", "qr_code")),
}
"""Kinds of texts that are several sayings."""

BY_FACTS = frozenset(("wrong_amount", "lacks_identity"))
"""Findings that turn on what is known of the debt, not on the words."""


@dataclass(frozen=True)
class Text:
    """A text on its occasion; `kind`: what it says, None where it only looks like it."""

    text: str
    kind: str | None
    occasion: Occasion


@dataclass(frozen=True)
class Reading:
    """What was found in a text: sayings by rule, families by a sure model; whether a person is to read it."""

    sayings: frozenset[str]
    families: frozenset[str]
    read: bool

    def has(self, kind: str) -> bool:
        """Whether what was found is that: by its name, or of a model by its family."""
        return bool(self.sayings & ALSO.get(kind, frozenset((kind,)))) or FAMILY_OF.get(kind) in self.families


@dataclass(frozen=True)
class Counted:
    """Counts of a language, a set of texts and a way of reading: those that say something, look-alikes.

    `read`, `read_alike`: of either, those that a person is asked to read, and nothing else was found.
    """

    language: str
    texts: str
    way: str
    positives: int
    found: int
    read: int
    lookalikes: int
    alarms: int
    read_alike: int

    @property
    def row(self) -> Mapping[str, Any]:
        """Counts and rates; `recall_from`, `recall_to` and so on are the ends of Wilson intervals of 95 %."""
        recall, precision = wilson(self.found, self.positives), wilson(self.found, self.found + self.alarms)
        return {
            "language": self.language,
            "kind": self.texts,
            "by": self.way,
            "positives": self.positives,
            "lookalikes": self.lookalikes,
            "alarms": self.alarms,
            "recall": self.found / self.positives,
            "recall_from": recall[0],
            "recall_to": recall[1],
            "precision": self.found / max(1, self.found + self.alarms),
            "precision_from": precision[0],
            "precision_to": precision[1],
            "read": self.read / self.positives,
            "read_alike": self.read_alike / self.lookalikes,
        }


def unseen(language: Language) -> Sequence[Text]:
    """The texts of a language that were held out."""
    raw = tomllib.loads(files("rightparty.bench.texts").joinpath("unseen.toml").read_text(encoding="utf-8"))
    side = raw[language]
    return [
        *(Text(text, kind, STRANGER if kind == "debt_word" else DEBTOR) for kind, text in side["positive"]),
        *(Text(text, None, DEBTOR) for text in side["lookalike"]),
        *(Text(text, None, STRANGER) for text in side["stranger"]),
        *(Text(text, None, replace(DEBTOR, filed_case=number)) for number, text in side["suit"]),
    ]


def reading(one: Text, way: str) -> Reading:
    """What a way of reading finds in a text."""
    if way == MODEL:
        found = thoughts(one.text, default_model())
        sure = frozenset(thought.family for thought in found if thought.saying != PRESSURE)
        return Reading(frozenset(), sure, bool(found) and not sure)
    heard = judged(one.text, one.occasion, model=default_model() if way == BOTH else None)
    by_rule = frozenset(finding.saying for finding in heard if finding.found_by != BY_MODEL) - BY_FACTS
    by_model = [finding for finding in heard if finding.found_by == BY_MODEL]
    families = frozenset(FAMILY_OF[one.saying] for one in by_model if one.saying != PRESSURE)
    return Reading(by_rule, families, bool(by_model) and not families and not by_rule)


def counted(language: str, name: str, way: str, texts: Iterable[Text]) -> Counted:
    """How a way of reading does on texts of a language."""
    positives = found = read = lookalikes = alarms = read_alike = 0
    for one in texts:
        heard = reading(one, way)
        if one.kind is not None:
            positives += 1
            found += heard.has(one.kind)
            read += heard.read
        else:
            lookalikes += 1
            alarms += bool(heard.sayings or heard.families)
            read_alike += heard.read
    return Counted(language, name, way, positives, found, read, lookalikes, alarms, read_alike)
