"""Our plan under two policies in a town: what it came to."""

from decimal import Decimal
from typing import Any

import pytest

from rightparty.world.policies import OURS
from rightparty.world.trial import MEASURES, TRIAL, came_to


def rows() -> list[dict[str, Any]]:
    """Two days under each policy; money as JSON keeps it."""
    found: list[dict[str, Any]] = [
        {"policy": policy, "day": day, "people": 10, **dict.fromkeys(MEASURES, factor * (day + 1))}
        | {"money": f"{factor * 10}.50", "money_caused": "0"}
        for policy, factor in ((OURS, 1), (TRIAL, 2))
        for day in (1, 0)
    ]
    return found


def test_days_are_summed_and_counts_so_far_are_the_last() -> None:
    """Whatever ends in `so_far` counts from the beginning already."""
    found = {row["measure"]: row for row in came_to(rows())}
    assert found["money"] == {
        "measure": "money",
        "now": Decimal("21.00"),
        "then": Decimal("41.00"),
        "difference": Decimal("20.00"),
    }
    assert (found["messages"]["now"], found["messages"]["then"]) == (3, 6)
    assert (found["often_so_far"]["now"], found["often_so_far"]["then"]) == (2, 4)


def test_a_trial_has_a_picture_of_its_own() -> None:
    """Money, burden, strangers, in every language."""
    pytest.importorskip("altair", reason="pictures are an extra")
    from rightparty.world.picture import LANGUAGES, draw

    for language in LANGUAGES:
        assert "rightparty / " in draw(rows(), language, 0.04)
