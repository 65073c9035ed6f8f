"""At which hour contacts go out, so that the replies fit those who read them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.plan.pacing import Batch, Desk, paced

HALF = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4))


def desk(*minutes: int, shares: tuple[Fraction, ...] = HALF, after: int = 0) -> Desk:
    """A desk with these minutes, hour by hour."""
    return Desk(tuple(map(Fraction, minutes)), shares, Fraction(after))


def test_what_comes_while_nobody_is_there_is_read_in_the_next_hour() -> None:
    """A quarter comes at noon, when nobody is there: the hour after reads it with its own."""
    assert desk(60, 0, 60).loads() == [
        [Fraction(1, 2), 0, 0],
        [Fraction(1, 2), Fraction(3, 4), Fraction(1, 2)],
        [0, Fraction(1, 4), Fraction(1, 2)],
    ]


def test_without_an_hour_to_come_nothing_goes_out_late() -> None:
    """What would be answered tonight waits for nobody: only the morning's contacts go out."""
    assert desk(60, 60, 60).profile() == [120, 0, 0]
    assert desk(0, 0).most() == 0
    assert desk(0, 0, after=60).most() == 0, "a day without staff brings no replies upon the next"


def test_calls_take_their_own_hour() -> None:
    """Agents' minutes are used at once: an hour of sixty minutes has ten calls of six."""
    calls = Batch(25, {"agents": Fraction(6)})
    agents = desk(60, 30, 60, shares=(Fraction(1),))
    assert paced([calls], {"agents": agents}, 3) == [[10, 5, 10]]
    assert agents.most() == 150


def test_nobody_goes_out_after_their_hours_and_the_room_is_used_by_others() -> None:
    """Who may be called in the first hour only has it; the others take what is left, and nobody is late."""
    agents = desk(60, 0, 60, shares=(Fraction(1),))
    soon, any_time = Batch(12, {"agents": Fraction(6)}, 0b011), Batch(12, {"agents": Fraction(6)})
    assert paced([any_time, soon], {"agents": agents}, 3) == [[0, 0, 10], [10, 0, 0]]
    assert soon.choice({"agents": agents}, 3) == [0], "of both hours that are open, one is staffed"


def test_whoever_may_go_only_later_is_placed_first() -> None:
    """The early ones have the morning; a late one keeps a place in the afternoon."""
    agents = desk(60, 60, shares=(Fraction(1),))
    late, early = Batch(10, {"agents": Fraction(6)}, 0b10), Batch(20, {"agents": Fraction(6)})
    out = paced([early, late], {"agents": agents}, 2)
    assert out == [[10, 0], [0, 10]]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(0, 120), min_size=1, max_size=10),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 20), st.integers(0, 2**10 - 1)), max_size=4),
)
def test_no_hour_is_ever_overfull(
    minutes: list[int], after: int, batches: list[tuple[int, int, int]]
) -> None:
    """Whatever is to go out, the replies of every hour fit; nobody goes at an hour not theirs, or twice."""
    staff = desk(*minutes, after=after)
    asked = [Batch(people, {"r": Fraction(each, 10)}, open_) for people, each, open_ in batches]
    out = paced(asked, {"r": staff}, len(minutes))
    brought = [
        sum((batch.brings["r"] * hours[hour] for batch, hours in zip(asked, out, strict=True)), Fraction(0))
        for hour in range(len(minutes))
    ]
    for load, room in zip(staff.loads(), staff.room(), strict=True):
        assert sum((part * some for part, some in zip(load, brought, strict=True)), Fraction(0)) <= room
    for batch, hours in zip(asked, out, strict=True):
        assert sum(hours) <= batch.people
        assert not any(some for hour, some in enumerate(hours) if not batch.may_leave(hour))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 120), min_size=1, max_size=10), st.integers(1, 60))
def test_the_best_spread_fits_and_is_used(minutes: list[int], after: int) -> None:
    """The minutes that a day may bring can be brought: small replies fill it nearly whole."""
    staff = desk(*minutes, after=after)
    each = Fraction(1, 100)
    people = int(staff.most() / each)
    (out,) = paced([Batch(people, {"r": each})], {"r": staff}, len(minutes))
    assert people - sum(out) <= len(minutes) + 1
    assert staff.most() > 0 or people == 0


def test_a_profile_is_exact() -> None:
    """What floating point finds is made to fit."""
    staff = desk(7, 11, 13, after=3)
    for load, room in zip(staff.loads(), staff.room(), strict=True):
        assert (
            sum((part * some for part, some in zip(load, staff.profile(), strict=True)), Fraction(0)) <= room
        )
    assert float(staff.most()) == pytest.approx(float(sum(staff.profile())))
