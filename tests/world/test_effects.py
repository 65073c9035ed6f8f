"""What a contact really brings in: nothing where nobody is reached, and never what would have come anyway."""

from collections import deque
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.world.course import Day
from rightparty.world.effects import effects_of, own_payments
from rightparty.world.policies import Message
from rightparty.world.purse import Purse
from rightparty.world.response import PAYING, STOPPED
from rightparty.world.scene import Aftermath
from tests.world.test_reactions import AT, CALL, CERTAIN, SCENE, TEXT

SURE = replace(CERTAIN, pays_told=1, pays_in_full=1, saturation=1, protests_text=0, harassed_pays=1)
OWES = {"d1": (Decimal("100.00"), 40)}
ABLE = {"d1": PAYING}


def played(*messages: Message, response: Any = SURE) -> Day:
    """A day on which Ana owes a hundred, and these are sent."""
    return Day(replace(SCENE, response=response), OWES, list(messages), Aftermath())


def extra(day: Day, own: Any = None, *, answered: float = 0.25, abilities: Any = ABLE) -> float:
    """What the day's only contact brings in beyond what comes anyway."""
    [one] = effects_of(day, abilities, own or {}, answered, 7, turns=20)
    assert (one.person_id, one.creditor_id, one.overdue) == ("ana", "bank", 100.0)
    assert one.extra <= one.caused
    return one.extra


def test_who_is_told_and_pays_brings_in_all_that_is_overdue() -> None:
    """Where everybody reads and pays at once and in full."""
    assert extra(played(TEXT)) == pytest.approx(100.0)


def test_who_is_not_reached_brings_in_nothing() -> None:
    """At a number of somebody else, or of nobody."""
    assert extra(played(replace(TEXT, point_id="sold"))) == 0.0
    assert extra(played(replace(TEXT, point_id="dead"))) == 0.0


def test_what_would_have_come_anyway_is_no_effect() -> None:
    """Of money that the town pays within the window, only its date is moved; later money counts."""
    soon, late = AT + timedelta(days=6), AT + timedelta(days=9)
    assert extra(played(TEXT), {"d1": [(soon, Decimal("100.00"))]}) == 0.0
    assert extra(played(TEXT), {"d1": [(soon, Decimal("30.00"))]}) == pytest.approx(70.0)
    assert extra(played(TEXT), {"d1": [(late, Decimal("100.00"))]}) == pytest.approx(100.0)


def test_a_call_that_nobody_takes_is_weighed_in() -> None:
    """A call is played as taken, and counts for the share of dials that somebody takes."""
    quarter, half = (extra(played(CALL), answered=share) for share in (0.25, 0.5))
    assert half == pytest.approx(2 * quarter)


def test_chance_is_turned_and_ability_tells() -> None:
    """Over many turns a share pays; whoever stopped paying pays less; the same turns give the same."""
    likely = replace(SURE, pays_told=0.5)
    some = extra(played(TEXT, response=likely))
    assert 0.0 < some < 100.0
    assert some == extra(played(TEXT, response=likely))
    assert extra(played(TEXT, response=likely), abilities={"d1": STOPPED}) < some


def test_what_is_not_overdue_is_not_measured() -> None:
    """A reminder of what falls due is about other sums."""
    assert effects_of(played(replace(TEXT, debt_ids=("other",))), ABLE, {}, 0.25, 7) == []


def test_the_towns_own_payments_are_those_that_stay() -> None:
    """What goes back later, and what takes it back, is none."""
    row = {"debt_id": "d1", "paid_at": AT, "amount": Decimal("5.00"), "reverses": None, "taken_back": False}
    own = deque([row, row | {"taken_back": True}, row | {"reverses": "y1"}])
    assert own_payments(Purse(own)) == {"d1": [(AT, Decimal("5.00"))]}
