"""How well the guard over free text does: recall and precision for each language, with intervals, and speed.

A text is a hit where the guard finds in it what it says; a look-alike is a false alarm where the guard finds
anything that its words say. Texts that have nothing to do with money are judged as if a stranger read them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rightparty.bench.recombined import PER_LANGUAGE, Sample, hard, samples
from rightparty.bench.unseen import (
    ALSO,
    BY_FACTS,
    DEBTOR,
    RULES,
    STRANGER,
    WAYS,
    Text,
    counted,
    reading,
    unseen,
)
from rightparty.words.conduct import judged
from rightparty.words.languages import LANGUAGES, Language
from rightparty.world.interval import wilson

_OF_MONEY = frozenset(("hard", "lawful_reminder", "promise_not_to", "victim", "warning"))
LABELS: Final[Mapping[str, frozenset[str]]] = {
    "threat_employer_contact": frozenset(("tells_employer",)),
    "threat_third_party_contact": frozenset(("tells_family", "tells_employer")),
    "third_party_disclosure": frozenset(("debt_word",)),
    "debt_amount_to_third_party": frozenset(("debt_word",)),
    "third_party_pressure_to_pay": frozenset(("debt_word",)),
    "public_shaming": frozenset(("shames",)),
    "threat_criminal": frozenset(("criminal_threat",)),
    "intimidation": frozenset(("intimidation", "violence")),
    "home_visit_threat": frozenset(("visits_home",)),
    "vague_threat": frozenset(("vague_threat", "intimidation")),
    "legal_threat": frozenset(("claims_suit", "announces_suit")),
    "possible_false_court_claim": frozenset(("claims_suit",)),
    "exaggerated_consequence": frozenset(("invented_consequence",)),
    "credit_blacklist_wording": frozenset(("invented_consequence",)),
    "insulting_term": frozenset(("insults",)),
}
"""What each label of a file of labelled messages asks the guard to find; other labels are about no words."""


@dataclass(frozen=True)
class Measured:
    """Counts for one language and one kind of text, or `all`; `wrong`: the texts that it got wrong."""

    language: str
    kind: str
    positives: int
    found: int
    lookalikes: int
    alarms: int
    wrong: tuple[str, ...] = ()

    @property
    def recall(self) -> float | None:
        """The share of positive texts in which what they say was found; None where there are none."""
        return self.found / self.positives if self.positives else None

    @property
    def precision(self) -> float | None:
        """Of the texts that were found to say something the share that do; None where nothing was found."""
        flagged = self.found + self.alarms
        return self.found / flagged if flagged else None

    @property
    def row(self) -> Mapping[str, Any]:
        """Counts and rates; `recall_from`, `recall_to` and so on are the ends of Wilson intervals of 95 %."""
        recall, precision = wilson(self.found, self.positives), wilson(self.found, self.found + self.alarms)
        return {
            "language": self.language,
            "kind": self.kind,
            "by": RULES,
            "positives": self.positives,
            "lookalikes": self.lookalikes,
            "alarms": self.alarms,
            "recall": self.recall,
            "recall_from": recall[0],
            "recall_to": recall[1],
            "precision": self.precision,
            "precision_from": precision[0],
            "precision_to": precision[1],
            "read": 0.0,
            "read_alike": 0.0,
        }


def measured(language: Language, seed: int = 0, count: int = PER_LANGUAGE) -> Measured:
    """The guard on recombined texts of a language."""
    return _counted(language, "all", samples(language, seed, count))


def measured_on_hard(language: Language) -> Measured:
    """The guard on texts that were written to slip through."""
    return _counted(language, "hard", hard(language))


def measured_by_kind(language: Language, seed: int = 0, count: int = PER_LANGUAGE) -> Iterator[Measured]:
    """The same, for each kind of text."""
    every = samples(language, seed, count)
    for kind in dict.fromkeys(one.kind for one in every):
        yield _counted(language, kind, [one for one in every if one.kind == kind])


def rows(seed: int = 0, *, by_kind: bool = False) -> list[Mapping[str, Any]]:
    """For each language and way of reading a row of recombined texts, of hard ones and of those held out.

    `by_kind`: instead, one for each kind of recombined text, read by rules.
    """
    if by_kind:
        return [one.row for language in LANGUAGES for one in measured_by_kind(language, seed)]
    return [
        counted(language, name, way, texts).row
        for language in LANGUAGES
        for name, texts in sets(language, seed).items()
        for way in WAYS
    ]


def sets(language: Language, seed: int = 0) -> Mapping[str, Sequence[Text]]:
    """The texts of a language by the set that they belong to."""
    return {
        "all": [as_text(one) for one in samples(language, seed)],
        "hard": [as_text(one) for one in hard(language)],
        "unseen": unseen(language),
    }


def as_text(one: Sample) -> Text:
    """A sample on its occasion: what has nothing to do with money is read as by a stranger."""
    stranger = one.kind == "debt_word" or not (one.positive or one.kind in _OF_MONEY)
    return Text(one.text, one.kind if one.positive else None, STRANGER if stranger else DEBTOR)


def _counted(language: str, kind: str, texts: Iterable[Sample]) -> Measured:
    positives = found = lookalikes = alarms = 0
    wrong: list[str] = []
    for one in texts:
        says = sayings_of(one)
        if one.positive:
            positives += 1
            hit = bool(says & ALSO.get(one.kind, frozenset((one.kind,))))
            found += hit
        else:
            lookalikes += 1
            hit = not says
            alarms += not hit
        if not hit:
            wrong.append(one.text)
    return Measured(language, kind, positives, found, lookalikes, alarms, tuple(wrong))


def sayings_of(one: Sample) -> frozenset[str]:
    """What rules find that a text says."""
    return reading(as_text(one), RULES).sayings


def labelled(file: Path) -> Measured:
    """The guard on a file of labelled messages (JSON lines with `text`, `audience` and `labels`).

    A label that asks for words counts as one positive; a message without labels is a look-alike.
    """
    positives = found = lookalikes = alarms = 0
    wrong: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        occasion = STRANGER if message["audience"] == "third_party" else DEBTOR
        says = {finding.saying for finding in judged(message["text"], occasion)} - BY_FACTS
        asked = [LABELS[label] for label in message["labels"] if label in LABELS]
        hits = [bool(says & one) for one in asked]
        positives, found = positives + len(hits), found + sum(hits)
        if not message["labels"]:
            lookalikes += 1
            alarms += bool(says)
        if not all(hits) or (says and not message["labels"]):
            wrong.append(message["text"])
    return Measured("any", "labelled", positives, found, lookalikes, alarms, tuple(wrong))
