"""How well findings agree with what was planted: precision and recall, the misses and the false alarms."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from rightparty.words.verdicts import BY_MODEL, BY_RULE, CANNOT_TELL, VIOLATION
from rightparty.world.interval import wilson
from rightparty.world.planted.planter import LABELS_FILE
from rightparty.world.planted.sheet import FINE

Row = Mapping[str, Any]

CONTACT, LINE = "contact_id", "line"
"""By what a finding names its contact: an id, or a line of the export, which has no ids."""

COLUMNS = (
    "what",
    "name",
    "planted",
    "found",
    "recall",
    "recall_low",
    "recall_high",
    "alarms",
    "precision",
    "overtold",
)
"""Columns of a table of scores.

what: `all`, `found by`, `boundary`, `kind` or `rule`. planted: contacts of which it should be told; found: of
these, told rightly. recall_low, recall_high: where it lies with 95 %. alarms: contacts that were called a
violation wrongly. overtold: contacts called a violation of which it cannot be told. precision and recall are
None where there is nothing to divide by.
"""


@dataclass
class Score:
    """One line of a table of scores."""

    what: str
    name: str
    planted: int = 0
    found: int = 0
    told: int = 0
    alarms: int = 0
    overtold: int = 0

    @property
    def recall(self) -> float | None:
        """Of what was planted, the share that was found."""
        return self.found / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Of the contacts called a violation, the share that are one."""
        return (self.told - self.alarms) / self.told if self.told else None

    def row(self) -> dict[str, Any]:
        """The columns of `COLUMNS`."""
        low, high = wilson(self.found, self.planted) if self.planted else (None, None)
        return {
            "what": self.what,
            "name": self.name,
            "planted": self.planted,
            "found": self.found,
            "recall": self.recall,
            "recall_low": low,
            "recall_high": high,
            "alarms": self.alarms,
            "precision": self.precision,
            "overtold": self.overtold,
        }


@dataclass
class Scored:
    """All scores in order, the labels that were missed, and the findings that are false alarms.

    A missed label has `instead`: the rules that spoke of its contact, if any. A false alarm has `kind` and
    `sentence` of the label whose contact it accuses; none where lawful traffic without a label is accused.
    """

    scores: list[Score] = field(default_factory=list)
    misses: list[dict[str, Any]] = field(default_factory=list)
    alarms: list[dict[str, Any]] = field(default_factory=list)

    def of(self, what: str, name: str = "") -> Score:
        """One score; an empty one where there is nothing of it."""
        for score in self.scores:
            if (score.what, score.name) == (what, name):
                return score
        self.scores.append(Score(what, name))
        return self.scores[-1]

    def table(self) -> Sequence[dict[str, Any]]:
        """The scores as rows."""
        return [score.row() for score in self.scores]


def read_labels(folder: Path) -> Sequence[Row]:
    """The labels of a planted folder, their lists as tuples and yes and no as truths."""
    with (folder / LABELS_FILE).open(encoding="utf-8", newline="") as file:
        return [_label(row) for row in csv.DictReader(file)]


def _label(row: Mapping[str, str]) -> Row:
    lists = {name: tuple(filter(None, row[name].split(";"))) for name in ("rules", "also")}
    truths = {name: row[name] == "yes" for name in ("words", "boundary")}
    return {**row, **lists, **truths, LINE: int(row[LINE])}


def score(findings: Iterable[Row], labels: Sequence[Row], *, by: str = CONTACT) -> Scored:
    """Hold findings against labels.

    A contact is found if any of its expected rules says what should be said. Whoever is called a violation by
    a rule that is neither expected nor may speak beside, or without a label, is falsely accused; a finding of
    `cannot_tell` accuses nobody.

    Args:
        findings: mappings with `rule`, `verdict`, `found_by`, `contact_id` or `line`, and perhaps `also`.
        labels: as `read_labels` gives them.
        by: the column by which the two are matched.
    """
    known = {label[by]: label for label in labels}
    heard: dict[Any, list[Row]] = {}
    for finding in findings:
        heard.setdefault(finding[by], []).append(finding)
    scored = Scored()
    for name in ("", BY_RULE, BY_MODEL):
        scored.of("found by" if name else "all", name)
    scored.of("boundary")
    for contact, label in known.items():
        _judge(scored, label, heard.get(contact, ()))
    for contact, told in heard.items():
        if contact not in known:
            _accused(scored, None, told)
    scored.scores.sort(key=lambda one: _ORDER.index(one.what))
    return scored


_ORDER = ("all", "found by", "boundary", "kind", "rule")


def _judge(scored: Scored, label: Row, told: Sequence[Row]) -> None:
    """Count one labelled contact."""
    lines = [scored.of("all"), scored.of("kind", label["kind"])]
    lines += [scored.of("boundary")] if label["boundary"] else []
    if label["verdict"] == FINE:
        _accused(scored, label, told, lines[1:])
        return
    right = [one for one in told if _rules_of(one) & set(label["rules"])]
    exact = [one for one in right if one["verdict"] == label["verdict"]]
    for line in lines:
        line.planted += 1
        line.found += bool(exact)
    makers = {one["found_by"] for one in exact} or {BY_MODEL if label["words"] else BY_RULE}
    for maker in makers:
        line = scored.of("found by", maker)
        line.planted += 1
        line.found += bool(exact)
    for rule in label["rules"]:
        line = scored.of("rule", rule)
        line.planted += 1
        line.found += any(rule in _rules_of(one) for one in exact)
    if not exact:
        scored.misses.append({**label, "instead": tuple(sorted({one["rule"] for one in told}))})
    _rightly_told(scored, label, told, lines)


def _rightly_told(scored: Scored, label: Row, told: Sequence[Row], lines: Sequence[Score]) -> None:
    """What was called a violation of a contact that is one, or of which it cannot be told."""
    accusing = [one for one in told if one["verdict"] == VIOLATION]
    fitting = [one for one in accusing if any(_may_speak(label, rule) for rule in _rules_of(one))]
    beside = [one for one in accusing if one not in fitting]
    if fitting:
        for line in (*lines, *_makers(scored, fitting), *_rules(scored, fitting)):
            line.told += 1
            line.overtold += label["verdict"] == CANNOT_TELL
    if beside:
        _accused(scored, label, beside, lines[1:])


def _rules_of(finding: Row) -> set[str]:
    """The rule that speaks, and those that the same words break besides."""
    return {finding["rule"], *(finding.get("also") or ())}


def _may_speak(label: Row, rule: str) -> bool:
    return rule in label["rules"] or any(fnmatchcase(rule, one) for one in label["also"])


def _accused(scored: Scored, label: Row | None, told: Sequence[Row], lines: Sequence[Score] = ()) -> None:
    """A contact that is called a violation wrongly."""
    accusing = [one for one in told if one["verdict"] == VIOLATION]
    if not accusing:
        return
    for line in (scored.of("all"), *lines, *_makers(scored, accusing), *_rules(scored, accusing)):
        line.told += 1
        line.alarms += 1
    about = {name: label[name] for name in ("kind", "side", "sentence")} if label else {}
    scored.alarms += [{**dict.fromkeys(("kind", "side", "sentence")), **about, **one} for one in accusing]


def _makers(scored: Scored, findings: Sequence[Row]) -> Iterable[Score]:
    return [scored.of("found by", maker) for maker in sorted({one["found_by"] for one in findings})]


def _rules(scored: Scored, findings: Sequence[Row]) -> Iterable[Score]:
    return [scored.of("rule", rule) for rule in sorted({one["rule"] for one in findings})]


def told(scored: Scored, write: Callable[[str], None]) -> None:
    """Every miss and every false alarm in a line of its own, with its sentence."""
    for miss in scored.misses:
        instead = f"; spoke instead: {', '.join(miss['instead'])}" if miss["instead"] else ""
        write(f"missed {miss['event_id']} ({miss['kind']}): {miss['sentence']}{instead}")
    for alarm in scored.alarms:
        about = f" ({alarm['kind']}, {alarm['side']}): {alarm['sentence']}" if alarm["kind"] else ": lawful"
        write(f"false alarm by {alarm['rule']}{about}")
