"""The gate for one contact: facts in, a Decision out, with every reason.

decision = decide(contact, dossier, load_law(), default_model())
decision.verdict, decision.reasons
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.canonical import canonical
from rightparty.errors import InvalidInput
from rightparty.gate.answers import answers as gathered_answers
from rightparty.gate.combine import Outcome, Spoken
from rightparty.gate.contact import Contact, contact_hash
from rightparty.gate.decision import Decision, Reason
from rightparty.gate.gathered import Gathered
from rightparty.gate.prepared import Prepared
from rightparty.gate.retry import earliest, windows_of
from rightparty.gate.verdict import lacking, verdict
from rightparty.law.load import Law
from rightparty.law.logic import Missing
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


def decide_prepared(contact: Contact, prepared: Prepared) -> Decision:
    """The same for a dossier that is kept in memory: what its rows say has been read already."""
    return _decision(prepared.gathered(contact), prepared.gather(contact), prepared.law)


def _decision(gathered: Gathered, known: Mapping[str, Any], law: Law) -> Decision:
    contact = gathered.contact
    if contact.content not in ALL:
        raise InvalidInput(f"`{contact.content}` is no content class", f"there are {', '.join(ALL)}")
    outcome = verdict(law, known, contact.at, contact.channel, contact.content)
    return Decision(
        verdict=outcome.verdict,
        allowed=outcome.allowed,
        ceiling=outcome.ceiling,
        retry_at=retry_at(gathered, outcome, law.in_force(contact.at), known) if outcome.retryable else None,
        until_event=outcome.until_event,
        reasons=tuple(
            _reason(s.rule, known, lacking(s.rule, known) if s.missing else ()) for s in outcome.reasons
        ),
        requires=outcome.requires,
        right_party=known["right_party"],
        rulebook=law.version,
        model=gathered.model.version,
        facts_hash=hashlib.sha256(canonical(_hashable(known))).hexdigest(),
        contact_hash=contact_hash(contact),
    )


__all__ = ["decide", "decide_prepared", "gathered_answers", "retry_at", "spoken"]


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


def _hashable(known: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as canonical JSON takes them: fractions and money as text."""
    return {k: v if v is None or isinstance(v, bool | int | str) else str(v) for k, v in known.items()}


def _reason(rule: Rule, known: Mapping[str, Any], missing: tuple[str, ...]) -> Reason:
    return Reason(
        rule=rule.id,
        citation=rule.citation,
        effect=rule.effect.value,
        sentence=rule.sentence,
        facts={name: known[name] for name in rule.questions if known.get(name) is not None},
        missing=missing,
    )


def retry_at(
    g: Gathered, outcome: Outcome, rules: Sequence[Rule], known: Mapping[str, Any]
) -> datetime | None:
    """The earliest lawful instant, where waiting helps; None where it does not."""
    if not outcome.retryable:
        return None
    at = g.contact.at
    frees = [
        g.frees_at(cap.counter, int(rule.limit(cap.limit, at)))
        for rule in outcome.waits
        for cap in rule.recording.caps
    ]
    binding = [
        rule
        for rule in rules
        if rule.recording.hours and binds(rule, ValueReading(known, rule.instrument.parameters, rule.day(at)))
    ]
    last = max((instant for instant in frees if instant), default=None)
    return earliest(at, last, windows_of(binding, at), g.hours, g.zones)
