"""Choices drawn from one number, for cases of several hundred choices each.

Hypothesis gives an example up that makes more than some thousands of choices, so that forty cases in one book
would never be drawn; it draws the number instead.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Choice = Callable[[Random], Any]
Draw = Callable[[Choice], Any]


def draws(seed: int) -> Draw:
    """What makes every choice of one case."""
    dice = Random(seed)
    return lambda choice: choice(dice)


def sampled_from(values: Sequence[Any]) -> Choice:
    """One of some values, all as likely."""
    return lambda dice: dice.choice(values)


def integers(least: int, most: int) -> Choice:
    """A whole number between two, both included."""
    return lambda dice: dice.randint(least, most)


def booleans() -> Choice:
    """True or false."""
    return sampled_from((False, True))


def just(value: Any) -> Choice:
    """Always the same."""
    return lambda _: value


def one_of(*choices: Choice) -> Choice:
    """What one of some choices gives."""
    return lambda dice: dice.choice(choices)(dice)


def several(choice: Choice, most: int) -> Choice:
    """A list of up to so many."""
    return lambda dice: [choice(dice) for _ in range(dice.randint(0, most))]


def maybe(choice: Choice) -> Choice:
    """That, or unknown."""
    return one_of(just(None), choice)
