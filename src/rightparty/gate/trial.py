"""Answering a case twice: by the instruments alone, and by the product with its promise and house policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.gate.combine import Outcome, Spoken, combine
from rightparty.gate.contact import Contact
from rightparty.gate.decide import gathered_answers, retry_at, spoken
from rightparty.gate.gathered import Gathered
from rightparty.law.cases.case import Case
from rightparty.law.judge import judge
from rightparty.law.load import Law
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import FULL, LOCATE, REPLY, STATUTORY, Effect
from rightparty.parties.model import PartyModel

SEVERITY = ("allow", "limited", "delay", "deny")
"""Verdicts, the loosest first."""


@dataclass(frozen=True)
class Answer:
    """What a law says to a case; `rules`: every rule that spoke, whatever it cuts.

    `legal_effects`: what those rules that decided, and notes, call the result.
    """

    verdict: str
    allowed: tuple[str, ...] = ()
    retry_at: datetime | None = None
    until_event: str | None = None
    legal_effects: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """A case with its answers; the law's may call a thing `limited` that the product denies."""

    case: Case
    law: Answer
    product: Answer


def try_case(case: Case, law: Law, model: PartyModel) -> Trial:
    """Answer a case by the instruments alone and by the whole law."""
    if case.contact is None:
        gathered, known = None, {}
    else:
        contact = Contact(**case.contact)
        gathered, gathered_known = gathered_answers(contact, case.dossier, law, model)
        known = {**gathered_known, **case.facts}
    return Trial(
        case,
        _answer(case, law.alone, gathered, known, alone=True),
        _answer(case, law, gathered, known, alone=False),
    )


def _answer(
    case: Case, law: Law, gathered: Gathered | None, known: Mapping[str, Any], *, alone: bool
) -> Answer:
    parts = [_of_record(case, record, law.records) for record in case.records]
    if gathered is not None:
        parts.append(_of_contact(case, gathered, law, known, alone=alone))
    worst = max(parts, key=lambda part: SEVERITY.index(part.verdict))
    return Answer(
        worst.verdict,
        worst.allowed,
        worst.retry_at,
        worst.until_event,
        tuple(effect for part in parts for effect in part.legal_effects),
        tuple(rule for part in parts for rule in part.rules),
        tuple(sorted({name for part in parts for name in part.missing})),
    )


def _of_record(case: Case, record: Any, rules: Sequence[Rule]) -> Answer:
    judged = judge(record, rules, case.at)
    return Answer(
        judged.verdict,
        legal_effects=_effects(h.rule for h in judged.heard),
        rules=tuple(h.rule.id for h in judged.heard),
        missing=tuple(name for h in judged.heard for name in h.missing),
    )


def _of_contact(case: Case, gathered: Gathered, law: Law, known: Mapping[str, Any], *, alone: bool) -> Answer:
    rules = law.in_force(case.at)
    heard = spoken(rules, known, case.at)
    content = gathered.contact.content
    risks = [s for s in heard if s.rule.effect is Effect.RISK and not s.missing]
    # The law allows what only costs a presumption, in a narrower form; we do not.
    counted = [s for s in heard if not (alone and s in risks)]
    outcome = combine(counted, content)
    verdict = outcome.verdict
    if verdict == "allow" and (_narrowed(content, outcome, heard) or (alone and _cut(risks, content))):
        verdict = "limited"
    if not case.expected.waits and verdict == "delay":
        verdict = "deny"
    deciding = [s.rule for s in heard if s.rule.effect is Effect.NOTE or content in s.rule.cuts]
    return Answer(
        verdict,
        outcome.allowed,
        retry_at(gathered, outcome, rules, known),
        outcome.until_event,
        _effects(deciding),
        tuple(s.rule.id for s in heard),
        tuple(name for s in heard for name in s.missing),
    )


def _narrowed(content: str, outcome: Outcome, heard: Iterable[Spoken]) -> bool:
    """Whether an answer, an ordered notice or a search goes where a limit has left nothing else."""
    if content not in (REPLY, STATUTORY, LOCATE) or FULL in outcome.allowed:
        return False
    limits = [s for s in heard if s.cutting and FULL in s.rule.cuts]
    # A search has a name of its own in law, whatever else is forbidden there: only a limit narrows it.
    named = content != LOCATE
    return any(s.rule.effect is Effect.LIMIT or (named and s.rule.legal_effect) for s in limits)


def _cut(risks: Iterable[Spoken], content: str) -> bool:
    return any(content in s.rule.cuts for s in risks)


def _effects(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(rule.legal_effect for rule in rules if rule.legal_effect)
