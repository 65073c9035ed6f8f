"""Asking somebody what only this person should know, before anything is told.

The questions are fixed texts: nothing of the record stands in them, there are no answers to choose from, and
which answer was wrong is never said. A check is begun only where a stranger, and somebody of the same home,
are unlikely enough to pass; else a code is the way.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from math import prod
from typing import Any, Final

from rightparty.book.dossier import Row
from rightparty.errors import InvalidInput, Refused
from rightparty.parties.known import KEYS, Known

SOURCE: Final = "knowledge"
PASSED: Final = "passed"
NOT_PASSED: Final = "not passed"
"""All that whoever asks the questions is told."""

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_RANDOM_BYTES = 16


@dataclass(frozen=True)
class Fact:
    """Something to ask for. `stranger`, `household`: the chance that they answer rightly.

    Of one `subject` only one is asked. `countries`: only of people who live there; empty = anywhere.
    """

    key: str
    subject: str
    stranger: float
    household: float
    countries: tuple[str, ...]
    wording: Mapping[str, str]


@dataclass(frozen=True)
class KnowledgeRules:
    """What `[knowledge]` of `verification.toml` says, and the facts in it."""

    least: int
    most: int
    stranger_max: float
    household_max: float
    tries: int
    per: timedelta
    valid_for: timedelta
    facts: tuple[Fact, ...]


@lru_cache(maxsize=1)
def knowledge_rules() -> KnowledgeRules:
    """The rules that come with the package."""
    text = (files("rightparty.parties") / "verification.toml").read_text(encoding="utf-8")
    return parse_rules(text, "verification.toml")


def parse_rules(text: str, where: str) -> KnowledgeRules:
    """Rules from the text of such a file; `where` names it in faults.

    Raises:
        InvalidInput: they do not fit; names every fault.
    """
    raw = tomllib.loads(text)
    problems = list(_problems(raw))
    if problems:
        raise InvalidInput(
            f"{where}: no usable questions", "compare it with the one of the package", problems
        )
    rules = raw["knowledge"]
    return KnowledgeRules(
        rules["least"],
        rules["most"],
        rules["stranger_max"],
        rules["household_max"],
        rules["tries"],
        timedelta(days=rules["in_days"]),
        timedelta(minutes=rules["minutes"]),
        tuple(
            Fact(
                one["key"],
                one["subject"],
                float(one["stranger"]),
                float(one["household"]),
                tuple(one.get("countries", ())),
                {language: one[language] for language in LANGUAGES},
            )
            for one in raw["fact"]
        ),
    )


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    if raw["knowledge"]["least"] < 2:
        yield "knowledge.least is below 2: one right answer is none"
    for one in raw["fact"]:
        key = one.get("key")
        if key not in KEYS:
            yield f"`{key}` is nothing that may be asked for: one of {', '.join(KEYS)}"
        if not one.get("source") or not one.get("checked"):
            yield f"`{key}` has no source, or nobody looked"
        if not all(
            isinstance(one.get(who), float | int) and 0 < one[who] <= 1 for who in ("stranger", "household")
        ):
            yield f"`{key}` has no chance for a stranger or a household above 0 and up to 1"
        yield from (f"`{key}` has no wording in {name}" for name in LANGUAGES if not one.get(name))


@dataclass(frozen=True)
class Check:
    """One check, from its first question on. `keys`: what was asked. `passed`: None until it is over."""

    check_id: str
    person_id: str
    point_id: str
    keys: tuple[str, ...]
    begun_at: datetime
    contact_id: str | None = None
    passed: bool | None = None


@dataclass(frozen=True)
class Done:
    """What came of a check. `kept`: as it must be kept. `reason`: why it failed, for our records alone."""

    kept: Check
    evidence: Row | None
    reason: str = ""

    @property
    def told(self) -> str:
        """PASSED or NOT_PASSED, and no word more."""
        return PASSED if self.evidence is not None else NOT_PASSED


def locked_until(past: Iterable[Check], person_id: str, at: datetime) -> datetime | None:
    """Until when a person cannot be asked, at any point; None where they can.

    A check that was begun and not passed counts, finished or not: who hung up has heard the questions.
    """
    rules = knowledge_rules()
    vain = sorted(
        one.begun_at
        for one in past
        if one.person_id == person_id and not one.passed and at - rules.per < one.begun_at
    )
    return vain[-rules.tries] + rules.per if len(vain) >= rules.tries else None


def begin(
    past: Sequence[Check],
    known: Known,
    random: bytes,
    *,
    check_id: str,
    point_id: str,
    at: datetime,
    contact_id: str | None = None,
) -> Check:
    """A check with questions chosen by 16 `random` bytes; keep it before the first question is asked.

    Raises:
        Refused: the person is locked, or too little is known that others do not know: send a code.
    """
    if len(random) < _RANDOM_BYTES:
        raise ValueError(f"questions are chosen by {_RANDOM_BYTES} random bytes")
    until = locked_until(past, known.person_id, at)
    if until is not None:
        raise Refused(
            "nothing is asked: two checks were in vain", f"wait until {until.isoformat()}, or send a code"
        )
    sets = askable(known, _asked_last(past, known.person_id))
    if not sets:
        raise Refused("nothing can be asked that others do not know as well", "send a code")
    keys = sets[int.from_bytes(random) % len(sets)]
    return Check(check_id, known.person_id, point_id, keys, at, contact_id)


def _asked_last(past: Iterable[Check], person_id: str) -> tuple[str, ...]:
    """What was asked in the last check, if it was in vain: nobody is asked the same twice in a row."""
    theirs = [one for one in past if one.person_id == person_id]
    last = max(theirs, key=lambda one: (one.begun_at, one.check_id), default=None)
    return () if last is None or last.passed else last.keys


def askable(known: Known, without: Sequence[str] = ()) -> Sequence[tuple[str, ...]]:
    """The smallest sets of questions that together keep others out; none where no set does."""
    rules = knowledge_rules()
    facts = [
        fact
        for fact in rules.facts
        if fact.key not in without
        and known.has(fact.key)
        and (not fact.countries or known.country in fact.countries)
    ]
    for size in range(rules.least, rules.most + 1):
        sets = [some for some in combinations(facts, size) if _keeps_out(some, rules)]
        if sets:
            return [tuple(fact.key for fact in some) for some in sets]
    return ()


def _keeps_out(some: Sequence[Fact], rules: KnowledgeRules) -> bool:
    apart = len({fact.subject for fact in some}) == len(some)
    return (
        apart
        and prod(fact.stranger for fact in some) <= rules.stranger_max + 1e-12
        and prod(fact.household for fact in some) <= rules.household_max + 1e-12
    )


def wording(key: str, language: str) -> str:
    """The question for a fact; the same for everybody."""
    (fact,) = (one for one in knowledge_rules().facts if one.key == key)
    return fact.wording[language]


def finish(check: Check, answers: Mapping[str, str], known: Known, at: datetime) -> Done:
    """Hold the answers, by key, against what is known. All questions are asked before any is judged."""
    right = [known.answers(key, answers.get(key, "")) for key in check.keys]
    kept = replace(check, passed=bool(check.passed))
    if check.passed is not None:
        return Done(kept, None, "over")
    if known.person_id != check.person_id:
        return Done(kept, None, "somebody_else")
    if not check.begun_at <= at < check.begun_at + knowledge_rules().valid_for:
        return Done(kept, None, "late")
    if not all(right) or len(right) < knowledge_rules().least:
        return Done(kept, None, "wrong")
    return Done(replace(check, passed=True), _evidence(check, at))


def _evidence(check: Check, at: datetime) -> Row:
    return {
        "point_id": check.point_id,
        "person_id": check.person_id,
        "at": at,
        "kind": "answered_as_self",
        "as_of": None,
        "since": None,
        "source": SOURCE,
        "authority": None,
        "contact_id": check.contact_id,
    }
