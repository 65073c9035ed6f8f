"""Faults planted in rules are noticed: by a case, by a proof, or they are none."""

import pytest

from rightparty.gate.planted import SURVIVED, Planting
from rightparty.law.cases.own import own_cases
from rightparty.law.load import RULEBOOKS, load_law
from rightparty.law.mutants import mutants
from rightparty.parties.model import default_model

LAW = load_law()


@pytest.fixture(scope="module")
def planting() -> Planting:
    """The law with all cases of the project."""
    return Planting(LAW, list(own_cases()), default_model())


EVERY_FOURTH = 4
"""In every run each fourth fault; all of them in the drill."""


@pytest.mark.slow
@pytest.mark.parametrize("apart", [EVERY_FOURTH, pytest.param(1, marks=pytest.mark.drill)])
@pytest.mark.parametrize("book", RULEBOOKS)
def test_each_fault_in_each_rule_is_noticed(planting: Planting, book: str, apart: int) -> None:
    """Rules removed, comparisons flipped, numbers moved, channels dropped: a case is there for each."""
    faults = [fault for rule in LAW.only(book).every for fault in mutants(rule)][::apart]
    assert faults
    fates = planting.fates(faults)
    assert [(f.mutant.original.id, f.mutant.what) for f in fates if f.fate == SURVIVED] == []
