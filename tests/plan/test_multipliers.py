"""Prices of shared limits, and whole contacts at them, held against linear programmes."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.plan.multipliers import Group, best_option, best_prices, maximum, solution
from rightparty.plan.rounding import NOTHING, Filling, filled
from tests.plan.linear import linear_bound

USES = ((60, 0, 3), (60, 0, 2), (0, 10, 2), (0, 10, 1), (0, 0, 1))


def people(number: int, seed: int) -> list[Group]:
    """So many people with some of five kinds of contact each; a later one is worth no more."""
    dice = random.Random(seed)
    groups = []
    for _ in range(number):
        amount, most, options = dice.lognormvariate(3, 1.3), 1e9, []
        for kind in dice.sample(range(len(USES)), dice.randint(1, 4)):
            most = min(most, amount * dice.uniform(0.005, 0.03))
            options.append((kind, most))
        groups.append(Group(1, tuple(options)))
    return groups


def tight(number: int) -> list[int]:
    """Room for about one in ten, a sixth and a twentieth of the people."""
    return [6 * number, 2 * number, number // 5]


def choice(groups: Sequence[Group], room: Sequence[int]) -> tuple[Filling, float]:
    """The whole contacts, and the bound that the prices prove."""
    prices = best_prices(groups, USES, room)
    return filled(groups, USES, room, prices.prices), prices.bound


def test_the_simplex_finds_what_is_known() -> None:
    """A textbook case: 3x + 5y with x <= 4, 2y <= 12, 3x + 2y <= 18 is 36 at (2, 6)."""
    rows = [[1.0, 0.0], [0.0, 2.0], [3.0, 2.0]]
    most, prices = maximum([3, 5], rows, [4, 12, 18])
    values, _, _ = solution([3, 5], rows, [4, 12, 18])
    assert most == pytest.approx(36)
    assert values == pytest.approx([2, 6])
    assert prices == pytest.approx([0, 1.5, 1])
    with pytest.raises(ValueError, match="no greatest value"):
        maximum([1], [[-1.0]], [1])


def test_the_earlier_option_is_taken_where_two_are_the_same() -> None:
    """Prices move somebody only where another way leaves more; and nobody goes where it is worth less."""
    options = ((0, 5.0), (1, 5.0))
    assert best_option(options, [0.0, 0.0]) == 0
    assert best_option(options, [1.0, 0.0]) == 1
    assert best_option(options, [6.0, 6.0]) == NOTHING
    assert best_option(options, [5.0, 6.0]) == 0


@pytest.mark.parametrize("number", [20, 100, 1000, 5000])
def test_the_bound_is_that_of_the_linear_programme(number: int) -> None:
    """The prices prove the same bound as HiGHS finds over all people at once."""
    groups, room = people(number, number), tight(number)
    assert best_prices(groups, USES, room).bound == pytest.approx(linear_bound(groups, USES, room), rel=1e-6)


@pytest.mark.parametrize("number", [500, 1000, 5000])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whole_contacts_come_within_a_thousandth_of_the_bound(number: int, seed: int) -> None:
    """Goal: less than 0.1 % is lost by choosing whole people, from some hundreds on."""
    filling, bound = choice(people(number, seed), tight(number))
    assert min(filling.room) >= 0
    assert (bound - filling.total()) / bound < 0.001


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 60),
    st.integers(0, 10**6),
    st.tuples(st.integers(0, 400), st.integers(0, 100), st.integers(0, 60)),
)
def test_limits_hold_and_little_is_lost(number: int, seed: int, room: tuple[int, int, int]) -> None:
    """No limit is ever passed; nobody has two contacts; at most one contact a limit is lost to the bound."""
    groups = people(number, seed)
    filling, bound = choice(groups, room)
    assert min(filling.room) >= 0
    assert all(sum(counts.values()) == 1 for counts in filling.counts)
    dearest = max(worth for group in groups for _, worth in group.options)
    assert bound - len(room) * dearest - 1e-6 <= filling.total() <= bound * (1 + 1e-9) + 1e-9


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 60),
    st.integers(0, 10**6),
    st.tuples(st.integers(0, 400), st.integers(0, 100), st.integers(0, 60)),
    st.tuples(st.integers(0, 200), st.integers(0, 50), st.integers(0, 30)),
)
def test_more_room_is_never_worth_less(
    number: int, seed: int, room: tuple[int, int, int], more: tuple[int, int, int]
) -> None:
    """The bound never falls; whole contacts stay within what one contact a limit can make."""
    groups = people(number, seed)
    looser = [some + extra for some, extra in zip(room, more, strict=True)]
    (before, bound), (after, wider) = choice(groups, room), choice(groups, looser)
    assert wider >= bound * (1 - 1e-6) - 1e-9
    dearest = max(worth for group in groups for _, worth in group.options)
    assert after.total() >= before.total() - len(room) * dearest - 1e-6


@given(st.integers(1, 40), st.integers(0, 10**6), st.integers(0, 40), st.integers(0, 10))
@settings(max_examples=40, deadline=None)
def test_of_messages_alone_the_most_worth_go(number: int, seed: int, most: int, more: int) -> None:
    """One limit on messages of one kind: those worth most go, so more room is never worth less, exactly."""
    dice = random.Random(seed)
    groups = [Group(1, ((0, dice.uniform(0.01, 9)),)) for _ in range(number)]

    def total(room: int) -> float:
        prices = best_prices(groups, [(1,)], [room])
        return filled(groups, [(1,)], [room], prices.prices).total()

    best = sorted((group.options[0][1] for group in groups), reverse=True)
    assert total(most) == pytest.approx(sum(best[:most]))
    assert total(most + more) >= total(most) - 1e-9


def test_with_room_for_all_everybody_goes_the_first_way() -> None:
    """Limits that do not bind change nothing."""
    groups = people(200, 7)
    filling, bound = choice(groups, [10**6] * 3)
    assert all(counts == {0: 1} for counts in filling.counts)
    assert filling.total() == pytest.approx(bound)


def test_those_who_are_alike_are_one_group() -> None:
    """A thousand people in one group: some go this way, some that, the others wait."""
    group = Group(1000, ((0, 5.0), (2, 4.0)))
    filling, _ = choice([group], [600, 2000, 10**6])
    assert filling.counts == [{0: 10, 2 - 1: 200, NOTHING: 790}]
