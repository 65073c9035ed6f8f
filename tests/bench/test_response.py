"""Figures of a response model: what ranking is worth, and how far foretold and true are apart."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.bench.response import Contact, Policy
from rightparty.bench.response_figures import _calibration_rows, _policy_rows, _ranking_rows, area
from rightparty.plan.fairness import Check


class Found:
    """What the figures are worked out from."""

    def __init__(self, contacts: list[Contact], policies: list[Policy]) -> None:
        self.contacts, self.policies = tuple(contacts), tuple(policies)


def contacts(count: int) -> list[Contact]:
    """Contacts foretold rightly, with amounts that say nothing."""
    dice = Random(1)
    true = [dice.random() for _ in range(count)]
    return [
        Contact(1 + number % 2, f"p{number // 2}", one, 2 * one, dice.random(), one)
        for number, one in enumerate(true)
    ]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50))
def test_no_ranking_is_better_than_the_truth(true: list[float]) -> None:
    """The truth itself ranks best; what tells nothing apart is worth a half."""
    values, nothing = np.array(true), np.zeros(len(true))
    assert area(values, nothing) == pytest.approx(0.5)
    assert area(values, values) >= 0.5 - 1e-9
    assert area(values, -values) <= area(values, values) + 1e-9


def test_what_is_foretold_rightly_is_calibrated_and_ranks() -> None:
    """True over foretold is one; over what is assumed twice as high, a half; amounts rank as chance does."""
    found = Found(contacts(600), [])
    rows = {str(row["what"]): row for row in (*_calibration_rows(found), *_ranking_rows(found))}  # type: ignore[arg-type]
    assert rows["true over foretold money"]["measured"] == pytest.approx(1.0)
    assert rows["true over assumed money"]["measured"] == pytest.approx(0.5)
    assert rows["error by tenth, foretold"]["measured"] == pytest.approx(0.0, abs=1e-9)
    by_model, by_truth = rows["area, by the model"], rows["area, by the truth itself"]
    assert by_model["measured"] == by_truth["measured"]
    assert rows["area, by amount"]["measured"] == pytest.approx(0.5, abs=0.05)
    low, high = rows["area, by the model"]["low"], rows["area, by the model"]["high"]
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert low < 0.7 < high or low > 0.5


def test_policies_are_summed_over_towns() -> None:
    """Money and contacts of all towns; of fairness the worst, and what each town said."""
    check = Check("sick", 200, 20.0, 0.3, 0.2, 0.1, 0.05, "rejected")
    towns = [Policy(town, "ours, model", 10.0, 4.0, 7, 2.0, 1.5, (check,)) for town in (1, 2)]
    rows = {str(row["what"]): row for row in _policy_rows(Found([], towns))}  # type: ignore[arg-type]
    assert (rows["money"]["measured"], rows["contacts"]["measured"]) == (20.0, 14.0)
    assert rows["most contacted tenth less book: sick"]["measured"] == 0.1
    assert rows["most contacted tenth less book: sick"]["note"] == "rejected; rejected"
