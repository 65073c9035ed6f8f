"""A town lived through twice: the true difference is known, and people are held out of it on paper."""

from dataclasses import replace
from random import Random

import pytest

from rightparty.bench.holdout import Twice, covered
from tests.plan.learning.test_contrast import EFFECT, lenders_days


def twice(people: int = 800) -> Twice:
    """The same lender with contacts and without, under the same chance."""
    left = [replace(row, held_out=False) for row in lenders_days(people, 5, holdout=1.0)]
    return Twice(tuple(lenders_days(people, 5, holdout=0.0)), tuple(left), 0)


def test_the_truth_is_what_the_same_people_did_with_and_without() -> None:
    """Near the effect that the contacts have."""
    assert twice(4_000).true_effect == pytest.approx(EFFECT, abs=0.004)


def test_people_held_out_on_paper_have_the_days_without_contact() -> None:
    """Each person is on one side, with all of their days; the share is about that share."""
    rows = twice().held_out(0.3, Random(1))
    sides = {row.person_id: row.held_out for row in rows}
    assert len(sides) == 800
    assert 0.25 < sum(sides.values()) / 800 < 0.35
    assert all(sides[row.person_id] == row.held_out for row in rows)
    assert not any(row.channel for row in rows if row.held_out)


def test_draws_tell_how_often_the_interval_holds_the_truth() -> None:
    """About as often as it says; a wider interval more often."""
    found = covered(twice(), 0.3, 40, 1)
    assert found.draws == 40
    assert found.mean == pytest.approx(found.true_effect, abs=3 * found.error / 40**0.5)
    assert 0.8 <= found.at_90 <= found.at_95
