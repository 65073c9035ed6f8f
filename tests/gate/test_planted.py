"""Faults planted in rules are noticed: by a case, by a proof, or they are none."""

from collections import Counter

import pytest

from rightparty.gate.planted import EQUIVALENT, SURVIVED, Fate, Planting
from rightparty.law.cases.own import own_cases
from rightparty.law.load import load_law
from rightparty.law.mutants import mutants
from rightparty.parties.model import default_model

LAW = load_law()
RULES = (*LAW.rules, *LAW.records)


def _noticed(fates: list[Fate]) -> float:
    counted = Counter(fate.fate for fate in fates)
    real = len(fates) - counted[EQUIVALENT]
    return (real - counted[SURVIVED]) / real


def test_each_rule_of_core_is_missed() -> None:
    """Nothing of our promise and our stops can be changed unnoticed."""
    planting = Planting(LAW, list(own_cases("core")), default_model())
    faults = [fault for rule in LAW.only("core").rules for fault in mutants(rule)]
    fates = list(planting.fates(faults))
    assert [(f.mutant.original.id, f.mutant.what) for f in fates if f.fate == SURVIVED] == []


def test_a_rule_taken_away_is_noticed() -> None:
    """Every tenth rule of the law, by a case of its own or by a proof."""
    planting = Planting(LAW, list(own_cases()), default_model())
    fates = list(planting.fates([next(mutants(rule)) for rule in RULES[::10]]))
    assert _noticed(fates) >= 0.9


@pytest.mark.drill
def test_most_faults_are_noticed() -> None:
    """All faults in all rules: no fewer than 87 in 100; `rightparty law prove --mutants` names the rest."""
    planting = Planting(LAW, list(own_cases()), default_model())
    fates = list(planting.fates([fault for rule in RULES for fault in mutants(rule)]))
    assert _noticed(fates) >= 0.87
