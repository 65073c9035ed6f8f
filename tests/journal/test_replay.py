"""Deciding again from the facts that were kept: identical, explained, and everything that is neither."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightparty.book.dossier import Dossier
from rightparty.canonical import Json, canonical, parse
from rightparty.errors import InvalidInput
from rightparty.gate.basis import Made
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide, decide_made, redecide
from rightparty.gate.permit import decision_hash
from rightparty.gate.prepared import Prepared
from rightparty.journal.facts_vector import decode, encode, facts_hash
from rightparty.journal.record import Record, digest, instant
from rightparty.journal.replay import FAULTS, LawThen, erased, replay, unkept
from rightparty.law.load import Law, load_law
from rightparty.law.vocabulary import ALL
from rightparty.parties.model import default_model
from tests.gate.cases import Case, cases
from tests.gate.stories import Story
from tests.gate.test_prepared import _dossier

LAW, MODEL = load_law(), default_model()
KEY = b"k" * 32
NOON = "2026-11-23T12:00:00+08:00"
NIGHT = "2026-11-23T22:30:00+08:00"


def record_of(made: Made, **changed: Any) -> Record:
    """The record of a decision, as the desk writes it."""
    decision, basis = made.decision, made.basis
    body: dict[str, Json] = {
        "contact": digest("C", KEY), "person": digest("P", KEY), "point": digest("X", KEY), "debts": [],
        "channel": basis.channel, "content": basis.content, "verdict": decision.verdict,
        "facts": decision.facts_hash, "rulebook": decision.rulebook, "model": decision.model,
        "decision": decision_hash(decision), "for_at": instant(basis.at), "allowed": list(decision.allowed),
        "reasons": sorted({reason.rule for reason in decision.reasons}), "requires": list(decision.requires),
        "ceiling": decision.ceiling, "until_event": decision.until_event,
        "retry_at": instant(decision.retry_at) if decision.retry_at else None,
        "right_party": decision.right_party,
    }  # fmt: skip
    body |= changed
    return Record("decision", basis.at, {name: value for name, value in body.items() if value is not None})


def _made(contact: Contact, dossier: Dossier) -> Made:
    return decide_made(contact, Prepared(dossier, LAW, MODEL))


def made_at(at: str = NOON) -> Made:
    """A decision about an ordinary contact."""
    return _made(*Story().proposed(at))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases(1), move=st.integers(-40, 40), content=st.sampled_from(ALL))
def test_any_decision_is_made_again_from_its_kept_bytes(case: Case, move: int, content: str) -> None:
    """Whatever the facts, the decision made from the bytes is the one made from the book, in every part."""
    assert case.contact is not None
    contact = replace(case.contact, at=case.contact.at + timedelta(hours=move), content=content)
    made = _made(contact, _dossier(case))
    assert made.decision == decide(contact, _dossier(case), LAW, MODEL)
    vector = encode(made.basis)
    assert facts_hash(vector) == made.decision.facts_hash
    again = redecide(decode(vector), LAW)
    assert again == made.decision
    assert decision_hash(again) == decision_hash(made.decision)
    assert replay(vector, record_of(made), LAW).outcome == "identical"


def test_each_type_of_fact_comes_back_as_it_was() -> None:
    """Text, truth, whole numbers, fractions, money, and what is unknown."""
    facts = decode(encode(made_at().basis)).facts
    known = made_at().basis.facts
    assert facts == known
    assert {name: type(value) for name, value in facts.items()} == {n: type(v) for n, v in known.items()}
    assert len({type(value) for value in facts.values()}) > 3


def test_a_fact_without_a_written_form_is_refused() -> None:
    """Nothing is kept that could not be read back."""
    basis = made_at().basis
    with pytest.raises(InvalidInput, match="`odd` is a frozenset"):
        encode(replace(basis, facts={**basis.facts, "odd": frozenset({1})}))


def test_the_same_law_must_give_the_same_decision() -> None:
    """Any part of the record that the facts do not give is a fault, and is named."""
    made = made_at(NIGHT)
    vector = encode(made.basis)
    for name, value in (
        ("verdict", "allow"), ("allowed", ["full"]), ("reasons", []), ("requires", []),
        ("retry_at", "2026-11-23T23:00:00Z"), ("model", "other"), ("right_party", "unproven"),
    ):  # fmt: skip
        found = replay(vector, record_of(made, **{name: value}), LAW)
        assert found.outcome == "differs"
        assert found.differences[0].startswith(f"{name}: ")
    found = replay(vector, record_of(made, decision="0" * 64), LAW)
    assert found.differences == ("the hash of the decision",)


def test_other_facts_than_those_recorded_are_a_fault() -> None:
    """Facts changed behind the record's back, or of another decision, do not have its hash."""
    made = made_at()
    value = parse(encode(made.basis))
    assert isinstance(value, dict)
    facts = value["facts"]
    assert isinstance(facts, dict)
    changed = canonical({**value, "facts": {**facts, "owes": False}})
    assert replay(changed, record_of(made), LAW).outcome == "differs"
    assert replay(encode(made_at(NIGHT).basis), record_of(made), LAW).outcome == "differs"
    for broken in (b"", b"{}", b"\xff", canonical({"facts": {}}), canonical({**value, "v": 2})):
        assert replay(broken, record_of(made), LAW).outcome == "differs"


def test_a_changed_law_explains_another_verdict() -> None:
    """A rule that is new since refuses now: it is named, and nothing else is at fault."""
    now = made_at(NIGHT)
    rules = [reason.rule for reason in now.decision.reasons]
    law = LAW.where(lambda one: one.id not in rules)
    then = Made(redecide(now.basis, law), now.basis)
    assert then.decision.verdict == "allow"
    found = replay(encode(then.basis), record_of(then), LAW, LawThen(law.rule_versions))
    assert found.outcome == "explained"
    assert "allow then, delay now" in found.sentence
    assert [
        f"{rule} refuses now, and is new, or two people had set it aside" for rule in sorted(rules)
    ] == list(found.differences)


def test_a_rule_that_has_not_changed_must_answer_as_it_did() -> None:
    """That the law changed elsewhere explains nothing that an unchanged rule says otherwise."""
    made = made_at(NIGHT)
    [rule, *_] = (reason.rule for reason in made.decision.reasons)
    versions = LawThen({**LAW.rule_versions, "core.some.rule_gone_since": "0" * 12})
    other = record_of(made, rulebook="core@000000000000", reasons=[])
    found = replay(encode(made.basis), other, LAW, versions)
    assert (found.outcome, found.differences[0]) == ("differs", f"{rule} refuses now")
    day = made_at(NOON)
    silent = record_of(day, rulebook="core@000000000000", reasons=[rule])
    found = replay(encode(day.basis), silent, LAW, versions)
    assert (found.outcome, found.differences[0]) == ("differs", f"{rule} refused then")
    same = record_of(made, rulebook="core@000000000000")
    assert replay(encode(made.basis), same, LAW, versions).outcome == "explained"


def without_what_refuses(at: str) -> tuple[Made, Law]:
    """A decision made under a law without the rules that refuse it under ours, and that law."""
    now = made_at(at)
    rules = [reason.rule for reason in now.decision.reasons]
    law = LAW.where(lambda one: one.id not in rules)
    return Made(redecide(now.basis, law), now.basis), law


def test_under_its_own_law_a_decision_is_identical_and_ours_is_explained() -> None:
    """The law of that day decides as it did; what ours says, and which rules make it say so, is told too."""
    then, law = without_what_refuses(NIGHT)
    kept = LawThen(law.rule_versions, law)
    found = replay(encode(then.basis), record_of(then), LAW, kept)
    assert (found.outcome, found.decision) == ("identical", then.decision)
    assert found.sentence.startswith("allow, as recorded, under the law of that day (")
    assert found.sentence.endswith("delay under the present one")
    assert found.differences
    assert all("refuses now, and is new" in line for line in found.differences)


def test_a_rule_that_asks_what_nobody_asked_then_is_told_apart() -> None:
    """It refuses for want of a fact, which the law of that day had no use for: that is said."""
    made = made_at()
    [rule] = [one for one in LAW.rules if one.id == "core.stops.person_has_died"]
    asked = set(rule.questions)
    law = LAW.where(lambda one: not asked & set(one.questions))
    facts = {name: value for name, value in made.basis.facts.items() if name in law.questions}
    basis = replace(made.basis, facts=facts)
    then = Made(redecide(basis, law), basis)
    found = replay(encode(basis), record_of(then), LAW, LawThen(law.rule_versions, law))
    assert found.outcome == "identical"
    (line,) = [line for line in found.differences if line.startswith(rule.id)]
    assert line.endswith("it asks what nobody asked then, and what is unknown refuses")


def test_under_its_own_law_a_decision_that_does_not_come_out_is_a_fault() -> None:
    """The record says what neither the law of that day nor the facts give."""
    then, law = without_what_refuses(NIGHT)
    kept = LawThen(law.rule_versions, law)
    for name, value in (("verdict", "deny"), ("decision", "0" * 64), ("requires", [])):
        found = replay(encode(then.basis), record_of(then, **{name: value}), LAW, kept)
        assert found.outcome == "differs", name


def test_a_law_whose_texts_were_refused_decides_nothing() -> None:
    """Neither identical nor explained is claimed; the version is named, and it is a fault."""
    then, law = without_what_refuses(NIGHT)
    kept = LawThen(law.rule_versions, fault="its texts are not those of house@1")
    found = replay(encode(then.basis), record_of(then), LAW, kept)
    assert found.outcome == "law refused"
    assert found.outcome in FAULTS
    assert law.versions["chn"] in found.sentence
    assert "its texts are not those of house@1" in found.sentence
    assert found.decision is None


def test_a_law_that_nobody_kept_is_not_at_hand() -> None:
    """The rulebook is named; nothing is claimed of the decision."""
    made = made_at()
    found = replay(encode(made.basis), record_of(made, rulebook="core@000000000000;chn@1"), LAW)
    assert found.outcome == "not at hand"
    assert "cannot be replayed: core@000000000000, chn@1 is not at hand" in found.sentence


def test_what_is_gone_is_said_to_be_gone() -> None:
    """Erased is not identical, and neither is what nobody kept."""
    assert erased("2027-01-01").outcome == "erased"
    assert unkept().outcome == "unkept"
    made = made_at()
    with pytest.raises(InvalidInput, match="holds no decision"):
        replay(
            encode(made.basis),
            Record("outcome", made.basis.at, {"contact": digest("C", KEY), "outcome": "sent"}),
            LAW,
        )


def test_each_rule_has_a_version_of_its_own() -> None:
    """The versions of all rules are kept with the law's: a changed rule changes one of them."""
    versions = LAW.rule_versions
    assert set(versions) == {rule.id for rule in LAW.every}
    assert len(set(versions.values())) == len(versions)
