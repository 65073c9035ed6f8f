"""Deciding again what was decided: from the sealed facts, under the law of that day.

A record says what was decided and names its facts by their hash. Whoever opens the facts can decide anew:

- *identical*: under its own law, the same decision, to the last reason; where that law is no longer ours,
  what ours says is told too, and the rules that make the difference;
- *explained*: the law has changed since, and only which rules it had was kept: only rules that changed answer
  otherwise, and they are named;
- *differs*: the record, the facts and the law do not fit together. That is a fault, whoever caused it;
- *erased*: the key was destroyed; the record still stands, and proves that something was decided;
- *unkept*: nobody kept the facts of this decision;
- *unreadable*: the facts were kept and cannot be opened: they were changed, or a master key is missing;
- *not at hand*: it was made under another version of the law, whose rules were not kept;
- *law refused*: the texts kept of that version are not those that its name is the hash of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rightparty.canonical import Json
from rightparty.errors import InvalidInput
from rightparty.gate.basis import Basis
from rightparty.gate.combine import Spoken
from rightparty.gate.decide import redecide
from rightparty.gate.decision import Decision
from rightparty.gate.permit import decision_hash
from rightparty.journal.facts_vector import decode, facts_hash
from rightparty.journal.record import Record, instant
from rightparty.law.load import Law

IDENTICAL, EXPLAINED, DIFFERS = "identical", "explained", "differs"
ERASED, UNKEPT, NOT_AT_HAND, UNREADABLE = "erased", "unkept", "not at hand", "unreadable"
LAW_REFUSED = "law refused"
OUTCOMES = (IDENTICAL, EXPLAINED, ERASED, UNKEPT, NOT_AT_HAND, LAW_REFUSED, UNREADABLE, DIFFERS)
FAULTS = (LAW_REFUSED, UNREADABLE, DIFFERS)
"""Outcomes that must not be."""


@dataclass(frozen=True)
class Replayed:
    """What came of one record: an outcome, one sentence, and what is different in detail.

    `decision`: the one made now, where it could be made.
    """

    outcome: str
    sentence: str
    differences: tuple[str, ...] = ()
    decision: Decision | None = field(default=None, compare=False)


@dataclass(frozen=True)
class LawThen:
    """What was kept of a version of the law: the hash of each rule, and the law itself, read from its texts.

    `fault`: why the texts were refused, where they were; without law and fault, no texts were kept.
    """

    rules: Mapping[str, str]
    law: Law | None = None
    fault: str = ""


def erased(when: str = "") -> Replayed:
    """The outcome where the person's key is gone."""
    return Replayed(ERASED, f"the facts were erased{f' on {when}' if when else ''}; the record stands")


def unkept() -> Replayed:
    """The outcome where the facts were never kept."""
    return Replayed(UNKEPT, "the facts of this decision were not kept: it cannot be made again")


def unreadable(why: str) -> Replayed:
    """The outcome where what was kept cannot be opened."""
    return Replayed(UNREADABLE, f"the facts kept cannot be opened: {why}")


def replay(vector: bytes, record: Record, law: Law, then: LawThen | None = None) -> Replayed:
    """Decide again from `vector`, and hold it against a `decision` record.

    `law`: the one at hand. `then`: what was kept of the version that the record names, if another.

    Raises:
        InvalidInput: the record is not one of a decision.
    """
    if record.kind != "decision":
        raise InvalidInput(f"a `{record.kind}` record holds no decision", "replay decisions only")
    body = record.body
    try:
        if facts_hash(vector) != body["facts"]:
            return Replayed(DIFFERS, "the facts kept are not those that the record names")
        basis = decode(vector)
    except InvalidInput as fault:
        return Replayed(DIFFERS, f"the facts kept cannot be read: {fault.message}")
    if body["rulebook"] == law.version:
        return _same_law(basis, body, law)
    return _other_law(basis, body, law, then)


def _same_law(basis: Basis, body: Mapping[str, Json], law: Law) -> Replayed:
    decision = redecide(basis, law)
    unlike = differences(decision, body)
    if not unlike and body.get("decision", decision_hash(decision)) == decision_hash(decision):
        return Replayed(IDENTICAL, f"{decision.verdict}, as recorded", decision=decision)
    sentence = "the same law decides otherwise on these facts"
    return Replayed(DIFFERS, sentence, unlike or ("the hash of the decision",), decision)


def _other_law(basis: Basis, body: Mapping[str, Json], law: Law, then: LawThen | None) -> Replayed:
    books = ", ".join(changed_rulebooks(str(body["rulebook"]), law))
    if then is None:
        return Replayed(
            NOT_AT_HAND, f"cannot be replayed: {books} is not at hand, and its rules were not kept"
        )
    if then.fault:
        return Replayed(LAW_REFUSED, f"the law kept of that day ({books}) is refused: {then.fault}")
    present = redecide(basis, law)
    explained = _explained(basis, body, law, then.rules, present)
    if then.law is None or explained.outcome == DIFFERS:
        return explained
    own = _same_law(basis, body, then.law)
    if own.outcome != IDENTICAL:
        return own
    sentence = f"{own.sentence}, under the law of that day ({books}); {present.verdict} under the present one"
    return Replayed(IDENTICAL, sentence, explained.differences, own.decision)


def _explained(
    basis: Basis, body: Mapping[str, Json], law: Law, then: Mapping[str, str], decision: Decision
) -> Replayed:
    """Which rules make the difference between the record and what the law at hand decides on its facts."""
    now = law.rule_versions
    changed = {rule for rule in {*now, *then} if now.get(rule) != then.get(rule)}
    contradictions = _contradictions(basis, body, law, changed)
    if contradictions:
        sentence = "rules that have not changed since answer otherwise on these facts"
        return Replayed(DIFFERS, sentence, contradictions, decision)
    recorded = set(_list(body, "reasons"))
    present = {reason.rule for reason in decision.reasons}
    named = [f"{rule} refused then, and has changed or gone" for rule in sorted(recorded - present)]
    unasked = {one.rule for one in decision.reasons if set(one.missing) - set(basis.facts)}
    named += [
        f"{rule} refuses now, {_since(rule, then)}{_UNASKED if rule in unasked else ''}"
        for rule in sorted(present - recorded)
    ]
    same = "the same verdict" if decision.verdict == body["verdict"] else f"{decision.verdict} now"
    books = ", ".join(changed_rulebooks(str(body["rulebook"]), law))
    sentence = f"{body['verdict']} then, {same}: the law has changed since ({books})"
    return Replayed(EXPLAINED, sentence, tuple(named), decision)


_UNASKED = ": it asks what nobody asked then, and what is unknown refuses"


def _since(rule: str, then: Mapping[str, str]) -> str:
    return "and has changed" if rule in then else "and is new, or two people had set it aside"


def _contradictions(basis: Basis, body: Mapping[str, Json], law: Law, changed: set[str]) -> tuple[str, ...]:
    """Unchanged rules that spoke then and are silent now, or the other way round."""
    made = law.compiled.at(basis.at, basis.channel)
    heard = [
        Spoken(made.rules[number]) if number >= 0 else Spoken(made.rules[~number], ("unknown",))
        for number in made.heard(basis.facts)
    ]
    speaking = {one.rule.id for one in heard}
    recorded = set(_list(body, "reasons"))
    # A rule that cuts the class that was asked stands among the reasons whenever it speaks.
    against = {one.rule.id for one in heard if one.cutting and basis.content in one.rule.cuts}
    silent = sorted(recorded - speaking - changed)
    loud = sorted(against - recorded - changed)
    return (*(f"{rule} refused then" for rule in silent), *(f"{rule} refuses now" for rule in loud))


def changed_rulebooks(version: str, law: Law) -> Sequence[str]:
    """The rulebooks, as `name@hash`, of a recorded version that this law has not got."""
    present = set(law.version.split(";"))
    return [one for one in version.split(";") if one not in present] or ["a set of rulebooks"]


def differences(decision: Decision, body: Mapping[str, Json]) -> tuple[str, ...]:
    """What a decision says otherwise than the body of its record."""
    now: Mapping[str, Json] = {
        "verdict": decision.verdict,
        "allowed": list(decision.allowed),
        "ceiling": decision.ceiling,
        "retry_at": instant(decision.retry_at) if decision.retry_at else None,
        "until_event": decision.until_event,
        "reasons": sorted({reason.rule for reason in decision.reasons}),
        "requires": list(decision.requires),
        "right_party": decision.right_party,
        "model": decision.model,
    }
    return tuple(
        f"{name}: {body.get(name)} recorded, {value} now"
        for name, value in now.items()
        if (body.get(name) or None) != (value or None)
    )


def _list(body: Mapping[str, Json], name: str) -> list[str]:
    value = body.get(name)
    return [str(one) for one in value] if isinstance(value, list | tuple) else []
