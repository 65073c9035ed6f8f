"""How people respond: laws that hold for every value of every assumption."""

import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.response import (
    ABILITIES,
    LAPSED,
    NOT_SHARES,
    PAYING,
    STOPPED,
    Response,
    default_response,
)

NAMES = [field.name for field in fields(Response)]
RESPONSE = default_response()
SCALED = st.builds(RESPONSE.scaled, st.sampled_from(NAMES), st.sampled_from((0.5, 1.0, 2.0)))
EFFECT, BEFORE = st.floats(0, 10), st.integers(0, 60)


def test_every_assumption_says_its_unit_and_its_source() -> None:
    """No number stands alone, and none stands there for nothing."""
    raw = tomllib.loads(files("rightparty.world").joinpath("reactions.toml").read_text(encoding="utf-8"))
    assert set(raw) == set(NAMES)
    assert all(entry["unit"] and entry["source"] for entry in raw.values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_an_assumption_can_be_halved_and_doubled(name: str, factor: float) -> None:
    """One changes, the others stay, and a share stays a share."""
    changed = RESPONSE.scaled(name, factor)
    assert [other for other in NAMES if getattr(changed, other) != getattr(RESPONSE, other)] == [name]
    assert name in NOT_SHARES or 0 <= getattr(changed, name) <= 1


@given(SCALED, EFFECT, st.sampled_from(ABILITIES), BEFORE, st.booleans())
def test_every_chance_is_one(
    response: Response, effect: float, ability: str, before: int, harassed: bool
) -> None:
    """Nothing happens with less than no chance, or more than certainly."""
    chances = (
        response.pays(effect, ability, before, harassed=harassed),
        response.objects(response.opts_out, harassed=harassed),
        response.harassed(before),
        *(response.answers(channel, before) for channel in ("sms", "email", "inbox", "push")),
    )
    assert all(0 <= chance <= 1 for chance in chances)


@given(SCALED, EFFECT, st.sampled_from(ABILITIES), BEFORE, BEFORE)
def test_more_contacts_never_bring_in_more_each(
    response: Response, effect: float, ability: str, first: int, second: int
) -> None:
    """The effect of a further contact falls, and all contacts together come to a bound."""
    few, many = sorted((first, second))
    assert response.pays(effect, ability, many, harassed=False) <= response.pays(
        effect, ability, few, harassed=False
    )
    assert response.answers("sms", many) <= response.answers("sms", few)
    assert response.harassed(few) <= response.harassed(many)


@given(EFFECT, EFFECT, st.sampled_from(ABILITIES), BEFORE)
def test_a_stronger_way_of_telling_never_brings_in_less(
    first: float, second: float, ability: str, before: int
) -> None:
    """Chances grow with the effect, and fall with pressure."""
    weak, strong = sorted((first, second))
    pays = [RESPONSE.pays(effect, ability, before, harassed=False) for effect in (weak, strong)]
    assert pays[0] <= pays[1]
    assert RESPONSE.pays(strong, ability, before, harassed=True) <= pays[1]


@given(st.sampled_from(["pays_told", "lapsed", "stopped", "saturation"]), BEFORE)
def test_chances_grow_with_what_they_are_made_of(name: str, before: int) -> None:
    """Half an assumption never gives more, and double never less."""
    half, double = RESPONSE.scaled(name, 0.5), RESPONSE.scaled(name, 2.0)
    for ability in ABILITIES:
        got = [one.pays(1.0, ability, before, harassed=False) for one in (half, RESPONSE, double)]
        assert got == sorted(got)


def test_who_has_stopped_pays_little_whatever_is_sent() -> None:
    """Ability decides more than the way of telling does."""
    spoken = RESPONSE.human_voice
    assert RESPONSE.pays(spoken, STOPPED, 0, harassed=False) < RESPONSE.pays(1.0, LAPSED, 0, harassed=False)
    assert RESPONSE.pays(1.0, LAPSED, 0, harassed=False) < RESPONSE.pays(1.0, PAYING, 0, harassed=False)


def test_the_poll_stands_as_it_was_taken() -> None:
    """Of people behind on credit 47 % feel harassed at four contacts a month, and 86 % at five."""
    assert (RESPONSE.harassed(4), RESPONSE.harassed(5)) == (0.47, 0.86)
