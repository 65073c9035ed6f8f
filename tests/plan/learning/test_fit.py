"""A fit finds what contacts bring in, and stays with the assumption where outcomes are few."""

from decimal import Decimal
from random import Random

import pytest

from rightparty.errors import Refused
from rightparty.plan.learning.baseline import baseline
from rightparty.plan.learning.fit import fit
from rightparty.plan.learning.outcomes import PersonDay
from rightparty.plan.learning.run import apart, calibration, contacts_by
from rightparty.plan.response import FALLING
from tests.plan.learning.days import BY_ITSELF, WINDOW, day, days
from tests.plan.responses import STATED


def mail(rows: list[PersonDay]) -> tuple[float, float, float]:
    """What an e-mail was found to bring in, with its interval."""
    response = fit(rows, STATED, WINDOW, "it").response
    [one] = [one for one in response.effects if (one.channel, one.content) == ("email", "full")]
    assert one.learnt
    assert one.low is not None
    assert one.high is not None
    return one.share / 1e6, one.low / 1e6, one.high / 1e6


@pytest.mark.parametrize("effect", [0.0, 0.01, 0.03])
def test_a_fit_finds_the_effect(effect: float) -> None:
    """With many outcomes the assumption (0.010) no longer matters."""
    share, low, high = mail(days(12_000, effect))
    assert low <= effect <= high
    assert share == pytest.approx(effect, abs=0.003)


def test_what_comes_by_itself_is_no_effect() -> None:
    """Money that comes in as much without a contact is not counted to contacts."""
    found = fit(days(12_000, 0.0), STATED, WINDOW, "it")
    assert found.baseline.held_out == found.baseline.controls
    assert found.observed == pytest.approx(0.0, abs=0.002)
    assert max(cell.rate for cell in found.baseline.cells) == pytest.approx(BY_ITSELF, rel=0.15)


def test_few_outcomes_stay_near_the_assumption() -> None:
    """A step with few contacts keeps its assumption; too few in all are refused."""
    response = fit(days(300, 0.05), STATED, WINDOW, "it").response
    told = {(one.channel, one.content): one for one in response.effects}
    assert not told["sms", "knock"].learnt
    assert told["sms", "knock"].share == 8_000
    with pytest.raises(Refused, match="too few to learn from"):
        fit(days(50, 0.05), STATED, WINDOW, "it")


def test_who_is_likely_to_pay_anyway_does_not_flatter_contacts() -> None:
    """Contacts go to those who paid lately and pay again by themselves: cells and odds take that off."""
    roll = Random(3).random
    rows = []
    for number in range(16_000):
        lately = number % 2 == 0
        by_itself = 0.10 if lately else 0.02
        contacted = roll() < (0.8 if lately else 0.2)
        came = 0.1 * (roll() < by_itself + (0.1 if contacted else 0.0))
        facts = {"paid_days": 5 if lately else 90, "held_out": False}
        rows.append(day(number, came, "email" if contacted else None, **facts))
    share, low, high = mail(rows)
    assert low <= 0.01 <= high
    assert share == pytest.approx(0.01, abs=0.003)
    assert baseline(rows, WINDOW).held_out == 0


def test_facts_that_stand_for_distress_only_lower() -> None:
    """Even where those of whom it is known pay more: the factor stays at what was assumed."""
    rows = days(3_000, 0.01) + days(3_000, 0.05, seed=2, distressed=True, reached=3, unanswered=3)
    response = fit(rows, STATED, WINDOW, "it").response
    stated = {one.name: one.lift for one in STATED.lowers}
    assert all(one.lift <= stated[one.name] for one in response.lowers)
    for factor in response.factors:
        if factor.name in FALLING:
            assert list(factor.values) == sorted(factor.values, reverse=True)


def test_people_held_out_say_how_good_it_is() -> None:
    """One in five is not fitted on; what was foretold of them is held against what came in."""
    rows = days(8_000, 0.02)
    training, testing = apart(rows)
    assert not {row.person_id for row in training} & {row.person_id for row in testing}
    groups = calibration(fit(training, STATED, WINDOW, "it"), testing)
    assert len(groups) == 5
    seen = sum(one.seen * one.contacts for one in groups) / sum(one.contacts for one in groups)
    assert seen == pytest.approx(0.02, abs=0.006)


def test_a_plan_by_the_model_leaves_out_what_it_is_not_worth() -> None:
    """Contacts that bring in less than they cost are none that the plan would have made."""
    worthless = fit(days(12_000, 0.0), STATED, WINDOW, "it").response
    small = [day(1, 0.0, "email", amount=Decimal("20.00"))]
    assert contacts_by(small, worthless) == {}
    assert contacts_by(small, STATED) == {"p1": 1}
