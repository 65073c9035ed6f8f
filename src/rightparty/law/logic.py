"""Truth with a third value, and the few helpers a rule may call besides `&` and `|`.

A fact that nobody stated is neither true nor false. `False & unknown` is false and
`True | unknown` is true, as in SQL; everything else stays unknown, and an unknown rule refuses.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, eq=False)
class Missing:
    """A truth value that cannot be told, and the facts for want of which it cannot."""

    facts: frozenset[str]

    def _with(self, other: object) -> "Missing":
        return Missing(self.facts | other.facts) if isinstance(other, Missing) else self

    def __and__(self, other: object) -> Any:
        return False if other is False else self._with(other)

    def __or__(self, other: object) -> Any:
        return True if other is True else self._with(other)

    __rand__ = __and__
    __ror__ = __or__

    def __eq__(self, other: object) -> Any:
        return self._with(other)

    def __ne__(self, other: object) -> Any:
        return self._with(other)

    def __lt__(self, other: object) -> Any:
        return self._with(other)

    __le__ = __gt__ = __ge__ = __lt__
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __lt__

    def __hash__(self) -> int:
        return hash(self.facts)

    def __invert__(self) -> "Missing":
        return self

    def __bool__(self) -> bool:
        raise TypeError(f"unknown for want of {', '.join(sorted(self.facts))}: no truth value to branch on")


def no(truth: Any) -> Any:
    """The opposite of a truth value, in every reading (Python's `not` and `~True` are both wrong here)."""
    return not truth if isinstance(truth, bool) else ~truth


def among(fact: Any, values: Collection[Any]) -> Any:
    """Is the fact one of these values? (`in` cannot be answered by a column.)"""
    if isinstance(fact, Missing):
        return fact
    if hasattr(fact, "isin"):
        return fact.isin(tuple(values))
    return fact in values
