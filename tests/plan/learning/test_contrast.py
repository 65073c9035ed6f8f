"""What contacts bring in by the hold-out alone: the truth lies in the interval as often as it says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from rightparty.plan.learning.baseline import baseline
from rightparty.plan.learning.contrast import contrast
from rightparty.plan.learning.fit import fit
from rightparty.plan.learning.outcomes import PersonDay
from tests.plan.learning.days import WINDOW, day
from tests.plan.responses import STATED

EFFECT = 0.02
DAYS = 6


def lenders_days(people: int, seed: int, *, holdout: float = 0.2, effect: float = EFFECT) -> list[PersonDay]:
    """Days of a lender whose plan contacts whoever has just fallen behind: those pay by themselves most.

    Everybody begins on a day of their own, pays by themselves less each day, and is contacted at most once:
    on the first day if they fell behind within the week, else on the third.
    """
    roll = Random(seed).random
    rows: list[PersonDay] = []
    for number in range(people):
        late = roll() < 0.5
        apart = roll() < holdout
        begins = int(3 * roll())
        contacted = None if apart else begins + (0 if not late else 2)
        by_itself = 0.02 if late else 0.12
        for ahead in range(begins, DAYS):
            made = contacted == ahead
            pays = by_itself * 0.8**ahead + (10 * effect if made else 0.0)
            came = 0.1 * (roll() < pays)
            rows.append(
                replace(
                    day(number, came, "email" if made else None),
                    day=date(2026, 11, 1) + timedelta(days=ahead),
                    dpd=40 if late else 3,
                    held_out=apart,
                    since_days=float(ahead - contacted)
                    if contacted is not None and ahead > contacted
                    else None,
                    first=ahead == begins,
                    week_share=came if made or contacted is None else None,
                    week_contacts=int(contacted is not None and contacted >= ahead),
                )
            )
        rows[-(DAYS - begins) :] = _windows(rows[-(DAYS - begins) :])
    return rows


def _since(ahead: int, contacted: int | None) -> float | None:
    return float(ahead - contacted) if contacted is not None and ahead > contacted else None


def _windows(rows: Sequence[PersonDay]) -> list[PersonDay]:
    """The window from the first morning holds what came in on all of these days."""
    whole = sum(row.share for row in rows)
    return [replace(row, week_share=min(whole, 1.0) if row.first else None) for row in rows]


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Of forty lenders, the interval of nine in ten holds the effect for at least 85 in a hundred of them."""
    found = [contrast(lenders_days(1_500, seed)) for seed in range(1, 41)]
    held = [abs(one.effect - EFFECT) <= 1.645 * one.error for one in found if one is not None]
    assert len(held) == 40
    assert sum(held) >= 0.85 * 40


def test_days_that_a_plan_left_say_too_much() -> None:
    """The same lenders, held against days without contact: who is contacted would have paid."""
    rows = lenders_days(20_000, 1, effect=0.0)
    found = fit(rows, STATED, WINDOW, "it")
    assert found.held is not None
    assert found.observed - 1.96 * found.observed_error > 0
    assert abs(found.held.effect) <= 1.96 * found.held.error
    assert found.level.by_chance


def test_a_model_goes_by_the_hold_out() -> None:
    """What is foretold of all contacts together is the hold-out's effect, near what was assumed."""
    found = fit(lenders_days(20_000, 2), STATED, WINDOW, "it")
    assert found.level.told
    [mail] = [one for one in found.response.effects if (one.channel, one.content) == ("email", "full")]
    assert mail.share / 1e6 == pytest.approx(found.level.value, rel=0.01)
    assert mail.low is not None
    assert mail.high is not None
    assert mail.low / 1e6 <= EFFECT <= mail.high / 1e6


def test_a_small_hold_out_leaves_the_assumption() -> None:
    """Where it says less than the assumption did, no step is learnt, so nobody is left out by the model."""
    rows = [_times(row, 3) for row in lenders_days(600, 3, holdout=0.1)]
    found = fit(rows, STATED, WINDOW, "it")
    assert not found.level.told
    assert found.level.people_times > 1
    assert not any(one.learnt for one in found.response.effects)
    assert [one.share for one in found.response.effects] == [one.share for one in STATED.effects]


def _times(row: PersonDay, times: int) -> PersonDay:
    """The same with larger payments: outcomes that lie further apart tell less."""
    whole = None if row.week_share is None else times * row.week_share
    return replace(row, share=times * row.share, week_share=whole)


def test_without_people_held_out_there_is_no_contrast() -> None:
    """None at all, or too few of them; and none where nobody was contacted."""
    assert contrast([]) is None
    assert contrast(lenders_days(500, 1, holdout=0.0)) is None
    assert contrast(lenders_days(500, 1, holdout=0.02)) is None
    idle = [replace(row, week_contacts=0) for row in lenders_days(500, 1)]
    assert contrast(idle) is None
    assert baseline(idle, WINDOW).controls > 0
