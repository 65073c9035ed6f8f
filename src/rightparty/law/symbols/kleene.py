"""Answers as Z3 terms with a third value: the symbol's twins of `Missing`, of text and of numbers.

A truth is two terms: that it is known true, and that it is known false. Both false means unknown. No
object here has a truth value of its own, so that `and`, `or`, `not`, `in` and `if` cannot pass silently.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import z3

Bit = Any
"""A Python truth value, or a Z3 term of sort Bool; `both` and its like fold the Python ones away."""


def both(*bits: Bit) -> Bit:
    """Conjunction."""
    open_ = [bit for bit in bits if bit is not True]
    if any(bit is False for bit in open_):
        return False
    return True if not open_ else open_[0] if len(open_) == 1 else z3.And(*open_)


def either(*bits: Bit) -> Bit:
    """Disjunction."""
    open_ = [bit for bit in bits if bit is not False]
    if any(bit is True for bit in open_):
        return True
    return False if not open_ else open_[0] if len(open_) == 1 else z3.Or(*open_)


def neither(bit: Bit) -> Bit:
    """Negation."""
    return not bit if isinstance(bit, bool) else z3.Not(bit)


def term(bit: Bit) -> Any:
    """A bit as a Z3 term."""
    return z3.BoolVal(bit) if isinstance(bit, bool) else bit


class _NoBranch:
    """Whatever asks an answer for one truth value is refused, a set of them included."""

    def __bool__(self) -> bool:
        raise TypeError("a rule must not branch on an answer: use `&`, `|` and `no(...)`")

    def __contains__(self, _other: object) -> bool:
        raise TypeError("write `among(fact, values)`")

    def __hash__(self) -> int:
        raise TypeError("an answer in a set or a key would be compared, and so branched on")


@dataclass(frozen=True, eq=False)
class Truth(_NoBranch):  # noqa: PLW1641 -- its parent refuses to be hashed
    """A truth value: `yes`, it is known to be true; `nay`, it is known to be false; never both."""

    yes: Bit
    nay: Bit

    @classmethod
    def of(cls, value: Bit, known: Bit = True) -> "Truth":
        """The truth of a term that means something only where it is known."""
        return cls(both(known, value), both(known, neither(value)))

    @property
    def known(self) -> Bit:
        """Whether it can be told."""
        return either(self.yes, self.nay)

    @property
    def value(self) -> Bit:
        """What it is, where it can be told."""
        return self.yes

    def __and__(self, other: object) -> "Truth":
        it = truth(other)
        return Truth(both(self.yes, it.yes), either(self.nay, it.nay))

    def __or__(self, other: object) -> "Truth":
        it = truth(other)
        return Truth(either(self.yes, it.yes), both(self.nay, it.nay))

    __rand__ = __and__
    __ror__ = __or__

    def __invert__(self) -> "Truth":
        return Truth(self.nay, self.yes)

    def __eq__(self, other: object) -> "Truth":  # type: ignore[override]  # a third value, not a bool
        it = truth(other)
        same = either(both(self.yes, it.yes), both(self.nay, it.nay))
        return Truth(same, either(both(self.yes, it.nay), both(self.nay, it.yes)))

    def __ne__(self, other: object) -> "Truth":  # type: ignore[override]  # a third value, not a bool
        return ~(self == other)


def truth(value: object) -> Truth:
    """A truth value, whatever stands for one: Python's, or a term's.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, Truth):
        return value
    if isinstance(value, bool):
        return Truth(value, not value)
    raise TypeError(f"{value!r} is no truth value: a rule combines comparisons and truths")


@dataclass(frozen=True, eq=False)
class Word(_NoBranch):  # noqa: PLW1641 -- its parent refuses to be hashed
    """A text, as the code under which `codes` knows it; other texts have codes that no constant has."""

    code: Any
    known: Bit
    codes: Callable[[str], int]

    def __eq__(self, other: object) -> Truth:  # type: ignore[override]  # a third value, not a bool
        if isinstance(other, Word):
            return Truth.of(self.code == other.code, both(self.known, other.known))
        if not isinstance(other, str):
            raise TypeError(f"a text is compared with {other!r}, which is none")
        return Truth.of(self.code == self.codes(other), self.known)

    def __ne__(self, other: object) -> Truth:  # type: ignore[override]  # a third value, not a bool
        return ~(self == other)

    def isin(self, values: Collection[str]) -> Truth:
        """Whether it is one of these."""
        return Truth.of(either(*(self.code == self.codes(value) for value in values)), self.known)


def word(value: object) -> Word:
    """A text.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, Word):
        return value
    raise TypeError(f"{value!r} is no text")


@dataclass(frozen=True, eq=False)
class Amount(_NoBranch):  # noqa: PLW1641 -- its parent refuses to be hashed
    """A number."""

    value: Any
    known: Bit

    def _held(self, other: object, compare: Callable[[Any, Any], Any]) -> Truth:
        it = amount(other)
        return Truth.of(compare(self.value, it.value), both(self.known, it.known))

    def _with(self, other: object, combine: Callable[[Any, Any], Any]) -> "Amount":
        it = amount(other)
        return Amount(combine(self.value, it.value), both(self.known, it.known))

    def __lt__(self, other: object) -> Truth:
        return self._held(other, lambda a, b: a < b)

    def __le__(self, other: object) -> Truth:
        return self._held(other, lambda a, b: a <= b)

    def __gt__(self, other: object) -> Truth:
        return self._held(other, lambda a, b: a > b)

    def __ge__(self, other: object) -> Truth:
        return self._held(other, lambda a, b: a >= b)

    def __eq__(self, other: object) -> Truth:  # type: ignore[override]  # a third value, not a bool
        return self._held(other, lambda a, b: a == b)

    def __ne__(self, other: object) -> Truth:  # type: ignore[override]  # a third value, not a bool
        return ~(self == other)

    def __add__(self, other: object) -> "Amount":
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other: object) -> "Amount":
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other: object) -> "Amount":
        return amount(other) - self

    def __mul__(self, other: object) -> "Amount":
        return self._with(other, lambda a, b: a * b)

    __radd__ = __add__
    __rmul__ = __mul__

    def isin(self, values: Collection[object]) -> Truth:
        """Whether it is one of these."""
        found = truth(value=False)
        for value in values:
            found = found | (self == value)
        return found


def amount(value: object) -> Amount:
    """A number, whatever stands for one; fractions are exact.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, Amount):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise TypeError(f"{value!r} is no number")
    return Amount(number(value), known=True)


def number(value: float | Decimal | Fraction) -> Any:
    """A Python number as an exact Z3 value: a binary fraction stays what it is."""
    if isinstance(value, int):
        return z3.IntVal(value)
    exact = Fraction(value)
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")
