"""Chance by occasion: the same on every machine, and as even as chance is."""

from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.chance import times, uniform


def test_chance_is_the_same_on_every_machine() -> None:
    """Two draws stand here: a machine that draws otherwise is seen."""
    assert uniform("answer", 1, "P0001", 3) == 0.841194287706264
    assert uniform("answer", 1, "P0001", 4) != uniform("answer", 1, "P00014")


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4))
def test_chance_lies_between_nought_and_one(words: list[str]) -> None:
    """Whatever the occasion is called."""
    assert 0 <= uniform(*words) < 1


def test_chance_is_even() -> None:
    """Of many occasions a tenth falls into each tenth."""
    counts = [0] * 10
    for number in range(20_000):
        counts[int(uniform("even", number) * 10)] += 1
    assert all(1_850 < count < 2_150 for count in counts)


@given(st.floats(0, 20), st.floats(0, 1, exclude_max=True))
def test_a_rate_gives_the_whole_number_below_or_above(rate: float, luck: float) -> None:
    """Never further from the rate than one."""
    assert abs(times(rate, luck) - rate) <= 1
