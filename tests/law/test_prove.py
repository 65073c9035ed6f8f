"""Proofs: core holds, and each way in which one could fail is told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.load import Law, load_law
from rightparty.law.parameters import Dated, Parameter, Window
from rightparty.law.properties import PROPERTIES
from rightparty.law.properties.property import EVER, Property, all_of, never
from rightparty.law.properties.situations import denied, surely
from rightparty.law.prove import chosen, periods, prove, prove_one
from rightparty.law.rule import Instrument, Rule
from rightparty.law.symbols.story import story
from rightparty.law.vocabulary import ALL, ATTEMPT, CREDITOR, DELAY, PERSON, Effect, Force

LAW = load_law()
CORE = LAW.only("core")
BY_ID = {one.id: one for one in PROPERTIES}
OWES = "core.promise.person_does_not_owe"


@pytest.mark.slow
def test_core_keeps_its_promise() -> None:
    """Every property of core is proven, and each is about something."""
    law, properties = chosen(LAW, ("core",))
    proofs = list(prove(law, properties))
    assert [proof.of.id for proof in proofs if not proof.proven] == []
    assert {proof.of.id for proof in proofs if proof.absent} == {"used.each_channel", "used.beside_others"}


def test_what_a_whole_rulebook_keeps_is_not_asked_of_one_instrument() -> None:
    """Massachusetts alone does not keep Regulation F, and nobody promised that it would."""
    _, of_instrument = chosen(LAW, ("usa.massachusetts_collectors",))
    _, of_book = chosen(LAW, ("usa",))
    assert not [one.id for one in of_instrument if "usa" in one.books]
    assert [one.id for one in of_book if "usa" in one.books]


def test_without_a_rule_the_promise_breaks_and_the_story_says_how() -> None:
    """A stranger is told of a debt; the story names who, which point, what, when and the rule missed."""
    rule = CORE.rule(OWES)
    cut = CORE.where(lambda one: one is not rule)
    proof = prove_one(cut, BY_ID["promise.no_stranger_is_told"], left_out=(rule,))
    example = proof.failures[0].example
    assert proof.result == "FAILED"
    assert example is not None
    assert example.missed == (rule,)
    assert example.answers["owes"] is False
    assert example.answers["content"] in example.allowed
    told = "\n".join(story(example))
    for part in ("emergency contact is called", "content `full`", "owes: no", "right party: verified", OWES):
        assert part in told


@pytest.mark.slow
def test_every_rule_of_the_promise_is_needed() -> None:
    """Whatever rule of the promise is taken away, some property of the promise fails."""
    promises = [one for one in PROPERTIES if one.id.startswith("promise.")]
    unmissed = []
    for rule in LAW.only("core.promise").rules:
        cut = CORE.where(lambda one, rule=rule: one is not rule)  # type: ignore[misc]  # bound at once
        if rule.effect is not Effect.NOTE and all(
            prove_one(cut, one, first_only=True).proven for one in promises
        ):
            unmissed.append(rule.name)
    assert unmissed == []


def test_a_property_about_nothing_says_so() -> None:
    """No such contact can exist: the proof would be empty."""
    nothing = Property(
        "test.nothing",
        "Who owes and does not owe is sent nothing.",
        "none",
        ("core",),
        never(all_of(surely("owes"), denied("owes")), ALL),
    )
    proof = prove_one(CORE, nothing)
    assert proof.result == "FAILED"
    assert [failure.label for failure in proof.failures] == ["such a contact exists"]
    assert proof.failures[0].example is None


def test_a_law_without_such_rules_has_nothing_to_prove() -> None:
    """Hours of a country whose rulebook is not there."""
    proof = prove_one(CORE, BY_ID["hours.tw"])
    assert (proof.result, proof.goals) == ("nothing to prove", 0)


def test_hours_hold_to_the_second() -> None:
    """The window of the rulebook moved by a second is found by the number beside the citation."""
    taiwan = LAW.only("twn")
    assert prove_one(taiwan, BY_ID["hours.tw"]).proven
    moved = Law(tuple(_opening_a_second_sooner(rule) for rule in taiwan.rules))
    assert not prove_one(moved, BY_ID["hours.tw"]).proven


def _opening_a_second_sooner(rule: Rule) -> Rule:
    parameters = dict(rule.instrument.parameters)
    for name, parameter in parameters.items():
        hours = parameter.values[0].value
        if isinstance(hours, Window):
            dated = replace(parameter.values[0], value=replace(hours, opens=hours.opens - 1))
            parameters[name] = replace(parameter, values=(dated,))
    return replace(rule, instrument=replace(rule.instrument, parameters=parameters))


def test_a_lenders_policy_is_proven_to_tighten(tmp_path: Path) -> None:
    """A file that tightens is loaded and proven; one that loosens is not even loaded."""
    name = next(iter(LAW.only("house").rules)).instrument
    number = next(n for n, p in name.parameters.items() if isinstance(p.values[-1].value, int))
    limit = name.parameters[number].values[-1].value
    policy = tmp_path / "house.toml"
    policy.write_text(f"{number} = {limit - 1}\n")
    law = load_law(policy).only("core", "twn", "house")
    assert prove_one(law, BY_ID["stacking.house_policy_only_tightens"]).proven
    policy.write_text(f"{number} = {limit + 1}\n")
    with pytest.raises(InvalidInput):
        load_law(policy)


def _fewer_than_the_cap(c: Any) -> Any:
    """Speaks the wrong way round: a smaller cap refuses less."""
    return c.count(ATTEMPT, days=1, per=(CREDITOR, PERSON)) < c.limit("cap")


def test_a_house_rule_that_a_tighter_number_loosens_is_found() -> None:
    """Whatever number a lender may put in, it must not free anything."""
    cap = Parameter("cap", "contacts", (Dated(EVER, 3, "test"),))
    house = Instrument("default", "house", "Test", Force.POLICY, 1.0, parameters={"cap": cap})
    rule = Rule(
        citation="test",
        effect=DELAY,
        condition=_fewer_than_the_cap,
        cuts=ALL,
        since=EVER,
        instrument=house,
        name="fewer_than_the_cap",
        confidence=1.0,
        seen_in_original=True,
    )
    proof = prove_one(Law((rule,)), BY_ID["stacking.house_policy_only_tightens"])
    assert [failure.label for failure in proof.failures] == ["cap, tightened"]


def test_a_law_is_proven_anew_when_it_changes_and_only_then() -> None:
    """One period for each number that a rule reads, whatever else changes elsewhere."""
    rule = LAW.rule("core.promise.person_does_not_owe")
    later = replace(rule, since=date(2026, 1, 1))
    starts = [datetime(year, 1, 1, tzinfo=UTC) for year in (2024, 2025, 2026, 2027)]
    found = list(periods(Law((rule, later)), starts))
    assert [(at.year, until and until.year) for at, _, until in found] == [(2024, 2026), (2026, None)]


def test_every_property_says_what_and_whence() -> None:
    """A sentence, a citation, and an id of its own."""
    assert len(BY_ID) == len(PROPERTIES)
    assert all(one.sentence.endswith(".") and one.citation for one in PROPERTIES)


@pytest.mark.drill
def test_the_whole_law_is_proven() -> None:
    """Every property, over every rulebook, at every date."""
    failed = [proof.of.id for proof in prove(LAW, PROPERTIES) if proof.of.serious and not proof.proven]
    assert failed == []
