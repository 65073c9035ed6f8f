"""Our rules in other engines' languages: what they look like, and that every rule has its turn."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rightparty.bench.decide import rules_of
from rightparty.bench.law import AT
from rightparty.bench.peers import cedar, gorules, openfisca, rule_engine_text
from rightparty.bench.peers.beside import PEERS, Heard, differences
from rightparty.bench.peers.environment import environment, versions
from rightparty.bench.peers.ruleset import Ruleset, ruleset
from rightparty.errors import RightpartyError
from rightparty.law.load import load_law
from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, Rule
from rightparty.law.vocabulary import ALL, DENY, Force
from tests.bench.drawn_facts import drawn_facts

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
BOUND = Instrument("text", "core", "A text", Force.LAW, 1.0, binds=lambda c: c.within("US-MA"))


def rules(*conditions: Any, instrument: Instrument = BOUND) -> Ruleset:
    """One rule for each condition, under one instrument."""
    made = [
        Rule(
            citation="", effect=DENY, condition=condition, cuts=ALL, since=date(1900, 1, 1),
            instrument=instrument, name=f"rule_{number}", confidence=1.0, seen_in_original=True,
        )
        for number, condition in enumerate(conditions)
    ]  # fmt: skip
    return ruleset(made, NOW)


def of_country(country: str) -> Ruleset:
    """The rules that peers are given for a country."""
    at = datetime.fromisoformat(AT[country])
    return ruleset(rules_of(load_law(), country, at), at)


SAMPLE = rules(
    lambda c: (c.channel == "sms") & no(among(c.role, ("heir", "spouse"))) | (c.dpd > 3),
    lambda c: (c.overdue <= Decimal("0.25")) & c.notice("attorney"),
)


def test_a_rule_in_zen() -> None:
    """Both forms list the numbers of the rules that hold; words stand in single quotes."""
    first = "(q3) and (((q0 == 'sms') and (not (q1 in ['heir', 'spouse']))) or (q2 > 3))"
    second = "(q3) and ((q4 <= 0.25) and (q5))"
    assert SAMPLE.names == {
        "within_US-MA": "q3", "channel": "q0", "role": "q1", "dpd": "q2", "overdue": "q4",
        "notice_attorney": "q5",
    }  # fmt: skip
    assert gorules.expression(SAMPLE) == {
        "expression": f"filter([{first} ? 0 : -1, {second} ? 1 : -1], # >= 0)"
    }
    assert '"hitPolicy": "collect"' in gorules.table(SAMPLE)["graph"]


def test_a_rule_in_cedar() -> None:
    """A `forbid` a rule; fractions are whole numbers of millionths."""
    made = cedar.policies(SAMPLE)
    assert made["fractions"] == ["q4"]
    permit, first, second = made["policies"].splitlines()
    assert permit == "permit (principal, action, resource);"
    told = (
        '((context.q0 == "sms") && (!(["heir", "spouse"].contains(context.q1)))) || (context.q2 > 3)',
        "(context.q4 <= 250000) && (context.q5)",
    )
    for number, line in enumerate((first, second)):
        head = f'@id("{number}") forbid (principal, action, resource)'
        assert line == f"{head} when {{ context.q3 }} when {{ {told[number]} }};"


def test_a_number_too_fine_for_cedar_is_refused() -> None:
    """Rather than rounded: the answer might differ."""
    with pytest.raises(RightpartyError, match="millionths"):
        cedar.policies(rules(lambda c: c.overdue > Decimal("0.0000001")))


def test_a_rule_in_rule_engine() -> None:
    """An instrument's own condition once, then its rules."""
    made = rule_engine_text.texts(SAMPLE)
    ((guard, block),) = made["blocks"]
    assert guard == "q3"
    assert block[1] == (1, "(q4 <= 0.25) and (q5)")
    assert made["types"]["q4"] == "number"


def test_a_rule_in_openfisca() -> None:
    """Formulas over columns: an instrument's truth is a variable that its rules share."""
    made = openfisca.variables(SAMPLE)
    assert made["formulas"] == {
        "g0": 'c("q3", p)',
        "r0": 'c("g0", p) & ((((c("q0", p) == W.sms)) & (~((c("q1", p) == W.heir) | (c("q1", p) == '
        'W.spouse)))) | ((c("q2", p) > 3)))',
        "r1": 'c("g0", p) & (((c("q4", p) <= 0.25)) & (c("q5", p)))',
    }
    assert {"sms", "heir"} <= set(made["words"])


def test_a_rule_that_cannot_speak_is_given_to_nobody() -> None:
    """Its condition is false whatever the facts; its number is not used again."""
    made = rules(lambda c: False, lambda c: c.owes)
    assert [one.number for one in made.ruled] == [1]


def test_facts_are_complete_where_nothing_that_matters_is_lacking() -> None:
    """What nobody misses may be anything; a row that some rule cannot answer, or bind, is left out."""
    known: Mapping[str, Any] = {
        "within_US-MA": True, "channel": "sms", "role": "borrower", "dpd": None, "overdue": Decimal("0.5"),
        "notice_attorney": None,
    }  # fmt: skip
    assert SAMPLE.complete(known) == {
        "q3": True, "q0": "sms", "q1": "borrower", "q2": 0, "q4": 0.5, "q5": False
    }  # fmt: skip
    assert SAMPLE.complete({**known, "overdue": None}) is None
    assert SAMPLE.complete({**known, "within_US-MA": None, "notice_attorney": False, "dpd": 0}) is None


@pytest.mark.parametrize("country", ["CN", "US"])
def test_every_rule_speaks_and_is_silent_on_drawn_facts(country: str) -> None:
    """So that a peer that reads one of them otherwise is found out by the drill."""
    made = of_country(country)
    said = [set(made.spoken(row)) for row in drawn_facts(made, 800)]
    always = {one.number for one in made.ruled if one.spoken is True and one.guard is True}
    never_heard = [one.rule.id for one in made.ruled if not any(one.number in spoke for spoke in said)]
    never_silent = [
        one.rule.id
        for one in made.ruled
        if one.number not in always and all(one.number in spoke for spoke in said)
    ]
    assert (never_heard, never_silent) == ([], [])


@pytest.mark.parametrize("country", ["CN", "US"])
def test_every_rule_of_a_country_can_be_written_in_every_language(country: str) -> None:
    """None is left out of any translation: each stands in it by its number."""
    made = of_country(country)
    assert len(made.ruled) > 100
    policies = cedar.policies(made)["policies"]
    assert policies.count("@id(") == len(made.ruled)
    assert len([name for name in openfisca.variables(made)["formulas"] if name[0] == "r"]) == len(made.ruled)
    blocks = rule_engine_text.texts(made)["blocks"]
    assert sum(len(block) for _, block in blocks) == len(made.ruled)
    assert gorules.expression(made)["expression"].count(" ? ") == len(made.ruled)


def test_a_peer_that_hears_something_else_is_told_with_the_rules() -> None:
    """By row, and by the ids of the rules that only one of us heard."""
    heard = Heard(2, 1.0, {0: (0,), 1: (0, 1)})
    assert differences(SAMPLE, [(0,), (1,)], heard) == ["row 1: core.text.rule_0"]
    assert heard.rate == 2


def test_each_peer_is_pinned() -> None:
    """The lock file names every peer."""
    assert {peer.package for peer in PEERS} <= set(versions())


def test_an_index_out_of_reach_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what pip said, and what to do instead."""
    failed = subprocess.CompletedProcess(["pip"], 1, "", "ERROR: No matching distribution found for cedarpy")
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_more: failed)
    with pytest.raises(RightpartyError, match="No matching distribution") as told:
        environment(tmp_path / "peers")
    assert "--no-peers" in str(told.value.help)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """No environment is made over other files."""
    (tmp_path / "letters.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(RightpartyError, match="something else"):
        environment(tmp_path)
    assert (tmp_path / "letters.txt").exists()
