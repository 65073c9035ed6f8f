"""A law that speaks only where it cannot be told whether the real one would: for want of a fact."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from rightparty.law.load import Law
from rightparty.law.logic import no
from rightparty.law.rule import Condition


@lru_cache(maxsize=8)
def unsure(law: Law) -> Law:
    """The same rules, each of which refuses where a fact that it needs is missing, and is silent elsewhere.

    So the reasons of a decision under it are those that the law itself gave without being able to tell.
    """
    return Law(tuple(replace(rule, condition=_untold(rule.condition)) for rule in law.rules))


def _untold(condition: Condition) -> Condition:
    """`x & no(x)` is false where x is known, and unknown where x is: an unknown rule refuses."""

    def untold(c: Any) -> Any:
        truth = condition(c)
        return truth & no(truth)

    untold.__doc__ = condition.__doc__
    return untold
