"""The gate for one contact: facts in, a Decision out, with every reason.

decision = decide(contact, dossier, load_law(), default_model())
decision.verdict, decision.reasons
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.canonical import as_text
from rightparty.errors import InvalidInput
from rightparty.gate.answers import answers as gathered_answers
from rightparty.gate.basis import Basis, Made, Opening
from rightparty.gate.combine import Outcome, Spoken
from rightparty.gate.contact import Contact, contact_hash
from rightparty.gate.decision import Decision, Reason
from rightparty.gate.elsewhere import counts_elsewhere
from rightparty.gate.gathered import Gathered
from rightparty.gate.prepared import Prepared
from rightparty.gate.retry import earliest, windows_of
from rightparty.gate.verdict import lacking, verdict
from rightparty.gate.zones import PersonalHours, hours_of
from rightparty.law.load import Law
from rightparty.law.logic import Missing
from rightparty.law.questions import Counter, Question
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import ALL
from rightparty.parties.model import PartyModel


def decide(contact: Contact, dossier: Dossier, law: Law, model: PartyModel) -> Decision:
    """Decide one contact at its own instant, under the law then in force.

    Whatever the dossier does not tell is unknown, and a rule that needs it refuses. Rows later than
    the contact's instant do not count.
    """
    return _decision(*gathered_answers(contact, dossier, law, model), law)


def decide_prepared(contact: Contact, prepared: Prepared, *, hashed: bool = True) -> Decision:
    """The same for a dossier that is kept in memory: what its rows say has been read already.

    hashed: with the hashes that a record and a permit name. Without them it is an answer and nothing else, as
    no permit is ever bound to it; a third of the work is saved.
    """
    return _decision(prepared.gathered(contact), prepared.gather(contact), prepared.law, hashed=hashed)


def decide_made(contact: Contact, prepared: Prepared) -> Made:
    """The same decision, with everything that it was made from, so that it can be made again."""
    gathered, known, law = prepared.gathered(contact), prepared.gather(contact), prepared.law
    outcome = _outcome(contact.at, contact.channel, contact.content, known, law)
    opening = Opening(
        zones=tuple(gathered.zones),
        hours=tuple(hours.key for hours in gathered.hours),
        frees={
            f"{counter.name}:{most}": gathered.frees_at(counter, most)
            for counter, most in _caps(outcome, contact.at)
        },
    )
    basis = Basis(
        at=contact.at,
        channel=contact.channel,
        content=contact.content,
        contact_hash=contact_hash(contact),
        model=prepared.model.version,
        facts=known,
        opening=opening,
    )
    waits_until = _retry(gathered, outcome, known, law)
    return Made(_told(outcome, known, law, waits_until, basis.model, basis.contact_hash), basis)


def redecide(basis: Basis, law: Law) -> Decision:
    """Decide again from what a decision was made from; under the same law, the same decision.

    Under another law, facts that only it asks are unknown, and so is when a cap that only it knows has
    room again: `retry_at` may then differ.
    """
    known, at = basis.facts, basis.at
    outcome = _outcome(at, basis.channel, basis.content, known, law)
    opening = basis.opening
    frees = [opening.frees.get(f"{counter.name}:{most}") for counter, most in _caps(outcome, at)]
    hours = [one for key in opening.hours for one in hours_of(key)]
    waits_until = (
        _earliest(at, frees, law.in_force(at), known, hours, opening.zones) if outcome.retryable else None
    )
    return _told(outcome, known, law, waits_until, basis.model, basis.contact_hash)


def _outcome(at: datetime, channel: str, content: str, known: Mapping[str, Any], law: Law) -> Outcome:
    if content not in ALL:
        raise InvalidInput(f"`{content}` is no content class", f"there are {', '.join(ALL)}")
    return verdict(law, known, at, channel, content)


def _decision(gathered: Gathered, known: Mapping[str, Any], law: Law, *, hashed: bool = True) -> Decision:
    contact = gathered.contact
    outcome = _outcome(contact.at, contact.channel, contact.content, known, law)
    waits_until = _retry(gathered, outcome, known, law)
    about = contact_hash(contact) if hashed else None
    return _told(outcome, known, law, waits_until, gathered.model.version, about)


def _retry(g: Gathered, outcome: Outcome, known: Mapping[str, Any], law: Law) -> datetime | None:
    """The earliest lawful instant; the law is asked only where waiting helps."""
    return retry_at(g, outcome, law.in_force(g.contact.at), known) if outcome.retryable else None


def _told(
    outcome: Outcome,
    known: Mapping[str, Any],
    law: Law,
    waits_until: datetime | None,
    model: str,
    contact: str | None,
) -> Decision:
    """The decision; without the hash of a contact also without that of the facts."""
    return Decision(
        verdict=outcome.verdict,
        allowed=outcome.allowed,
        ceiling=outcome.ceiling,
        retry_at=waits_until,
        until_event=outcome.until_event,
        reasons=tuple(
            _reason(s.rule, known, lacking(s.rule, known) if s.missing else ()) for s in outcome.reasons
        ),
        requires=outcome.requires,
        right_party=known["right_party"],
        rulebook=law.version,
        model=model,
        facts_hash=hashlib.sha256(law.facts_writer.write(known)).hexdigest() if contact else "",
        contact_hash=contact or "",
    )


__all__ = [
    "decide",
    "decide_made",
    "decide_prepared",
    "gathered_answers",
    "hashable",
    "redecide",
    "retry_at",
    "spoken",
]


def spoken(rules: Iterable[Rule], known: Mapping[str, Any], at: datetime) -> list[Spoken]:
    """The rules that speak on these facts, or that cannot be answered, in their order: read one by one.

    For few contacts at many dates; `decide` uses the same rules compiled (`law/compiled.py`).
    """
    found = []
    for rule in rules:
        reading = ValueReading(known, rule.instrument.parameters, rule.day(at))
        bound = binds(rule, reading)
        truth = bound & rule.condition(reading) if bound else False
        if isinstance(truth, Missing):
            found.append(Spoken(rule, lacking(rule, known)))
        elif truth:
            found.append(Spoken(rule))
    return found


def binds(rule: Rule, reading: ValueReading) -> bool:
    """Whether the rule is about such a contact; where that is unknown, it is."""
    truth = rule.binds(reading)
    return True if isinstance(truth, Missing) else bool(truth)


def hashable(known: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as canonical JSON takes them: fractions and money as text."""
    return as_text(known)


def _reason(rule: Rule, known: Mapping[str, Any], missing: tuple[str, ...]) -> Reason:
    # How often other lenders were in touch is theirs to know: that the cap is full is all that is told.
    told = [name for name, asked in rule.questions.items() if not _of_others(asked)]
    return Reason(
        rule=rule.id,
        citation=rule.citation,
        effect=rule.effect.value,
        sentence=rule.sentence,
        facts={name: known[name] for name in told if known.get(name) is not None},
        missing=missing,
    )


def _of_others(asked: Question) -> bool:
    return isinstance(asked, Counter) and counts_elsewhere(asked)


def retry_at(
    g: Gathered, outcome: Outcome, rules: Sequence[Rule], known: Mapping[str, Any]
) -> datetime | None:
    """The earliest lawful instant, where waiting helps; None where it does not."""
    if not outcome.retryable:
        return None
    at = g.contact.at
    frees = [g.frees_at(counter, most) for counter, most in _caps(outcome, at)]
    return _earliest(at, frees, rules, known, g.hours, g.zones)


def _caps(outcome: Outcome, at: datetime) -> list[tuple[Counter, int]]:
    """The caps that are waited for: what each counts, and how many it allows."""
    return [
        (cap.counter, int(rule.limit(cap.limit, at))) for rule in outcome.waits for cap in rule.recording.caps
    ]


def _earliest(
    at: datetime,
    frees: Iterable[datetime | None],
    rules: Sequence[Rule],
    known: Mapping[str, Any],
    hours: Sequence[PersonalHours],
    zones: Sequence[str],
) -> datetime | None:
    binding = [
        rule
        for rule in rules
        if rule.recording.hours and binds(rule, ValueReading(known, rule.instrument.parameters, rule.day(at)))
    ]
    last = max((instant for instant in frees if instant), default=None)
    return earliest(at, last, windows_of(binding, at), hours, zones)
