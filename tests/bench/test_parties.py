"""The figures of played towns, from rows whose sums are known; beliefs against a truth by hand."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from rightparty.bench.parties import Played, as_rows, beliefs_scored, figures, together
from rightparty.book.book import schema_of
from rightparty.engine import Engine, open_engine
from rightparty.parties.learning.metrics import Bin, Metrics
from rightparty.parties.model import default_model
from rightparty.world.policies import OURS, PRACTICE
from tests.parties.samples import NOON, Row, evidence, point

GOOD = Metrics(100, 0.01, 0.05, 0.004, (Bin(100, 0.9, 0.9),))
OURS_DAY: Row = {
    "policy": OURS, "messages": 40, "debt_words": 20_000, "leaked": 1, "holders": 100, "told": 35,
    "reached": 96, "free": 90, "free_reached": 89, "answered_knock": 200, "answered_let_in": 199,
    "knocks_to_strangers": 4, "to_strangers": 4, "money": 99, "first_holders": 100,
    "first_reached_so_far": 97, "first_free_holders": 90, "first_free_reached_so_far": 88,
}  # fmt: skip
PRACTICE_DAY: Row = {**OURS_DAY, "policy": PRACTICE, "messages": 100, "to_strangers": 40, "money": 100}


def town(**changed: float) -> Played:
    """Two days of a town under both policies, ours changed as told."""
    rows = [{**day, "day": number} for day in ({**OURS_DAY, **changed}, PRACTICE_DAY) for number in (0, 1)]
    return Played(0.04, rows, GOOD)


def test_a_town_that_keeps_every_promise() -> None:
    """Each figure is the sum that its name says, and on the good side of its goal."""
    found = {one.what: one for one in figures(town())}
    assert all(one.reached for one in found.values())
    leaked = found["messages with a debt word that reached somebody else: 2 of 40,000"]
    assert leaked.measured == 0.00005
    assert leaked.between is not None
    assert leaked.between[0] < leaked.measured < leaked.between[1]
    assert found["knocks to strangers, last day: 4 for 40 of common practice"].measured == 0.1
    assert found["contacts"].measured == 0.4
    assert found["money back"].measured == 0.99


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"leaked": 3}, "messages with a debt word"),
        ({"told": 29}, "told on the first morning"),
        ({"reached": 94}, "the same, told or knocked at on that morning"),
        ({"first_reached_so_far": 94}, "the same, told or knocked at within the days played"),
        ({"free_reached": 85}, "of those whom nothing on file stops, told or knocked at on that morning"),
        ({"first_free_reached_so_far": 85}, "of those whom nothing on file stops, within the days played"),
        ({"answered_let_in": 197}, "who answered a knock"),
        ({"knocks_to_strangers": 21}, "knocks to strangers, first day"),
        ({"knocks_to_strangers": 5}, "knocks to strangers, last day"),
        ({"money": 97}, "money back"),
        ({"messages": 51}, "contacts"),
    ],
)
def test_each_goal_can_be_missed(changed: dict[str, float], what: str) -> None:
    """A figure on the wrong side is told as not reached, and says which it is."""
    missed = [one.what for one in figures(town(**changed)) if not one.reached]
    assert any(what in name for name in missed)


def test_several_towns_count_as_one() -> None:
    """Days are added up, beliefs are weighed by their number."""
    worse = Played(0.04, town().rows, Metrics(300, 0.05, 0.1, 0.02, GOOD.curve))
    both = together([town(), worse])
    assert len(both.of(OURS)) == 4
    assert both.beliefs.count == 400
    assert both.beliefs.calibration_error == pytest.approx(0.016)
    assert not next(one for one in figures(both) if "calibration" in one.what).reached
    assert {row["churn"] for row in as_rows(both)} == {"4%"}


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine for one case."""
    opened = open_engine()
    yield opened
    opened.close()


def test_beliefs_are_held_against_who_holds_the_point(engine: Engine) -> None:
    """Of two numbers that were stated alike, one is somebody else's: half of what was foretold happened."""
    rows = {
        "evidence": [evidence("stated", 5), {**evidence("stated", 5), "point_id": "x2"}],
        "points": [point(), {**point(), "point_id": "x2"}],
        "liabilities": [{"debt_id": "d", "person_id": "ana", "role": "borrower"}],
        "truth": [
            {"point_id": "x1", "person_id": "ana", "from": NOON - timedelta(days=900), "until": None},
            {"point_id": "x2", "person_id": "ben", "from": NOON - timedelta(days=900), "until": None},
        ],
    }
    tables = {name: engine.create(name, some, schema_of(name)) for name, some in rows.items()}
    metrics = beliefs_scored(engine, tables, NOON, default_model())
    assert (metrics.count, [one.observed for one in metrics.curve]) == (2, [0.5])
