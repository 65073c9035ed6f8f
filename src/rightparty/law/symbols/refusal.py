"""What a law allows, as terms: a class is allowed where no rule that cuts it speaks.

The symbol's twin of `gate/decide.py` (`spoken`) and `gate/combine.py` (`_uncut`): a rule whose condition or
binding is unknown refuses, a note never cuts, an obligation only where it cannot be told.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Bit, both, either, neither
from rightparty.law.symbols.reading import binding_of, condition_of
from rightparty.law.symbols.terms import Terms
from rightparty.law.vocabulary import ALL, Effect


def speaks(rule: Rule, terms: Terms, at: datetime) -> Bit:
    """Whether a rule speaks, or cannot be answered."""
    bound, condition = _heard(rule, terms, at)
    return both(bound, neither(condition.nay))


def surely_speaks(rule: Rule, terms: Terms, at: datetime) -> Bit:
    """Whether a rule is known to bind, and speaks."""
    day = rule.day(at)
    return both(binding_of(rule, terms, day).yes, condition_of(rule, terms, day).yes)


def cuts(rule: Rule, terms: Terms, at: datetime) -> Bit:
    """Whether a rule takes its classes away."""
    bound, condition = _heard(rule, terms, at)
    if rule.effect is Effect.NOTE:
        return False
    if rule.effect is Effect.REQUIRE:
        return both(bound, neither(condition.yes), neither(condition.nay))
    return both(bound, neither(condition.nay))


def _heard(rule: Rule, terms: Terms, at: datetime) -> tuple[Bit, Any]:
    day = rule.day(at)
    return neither(binding_of(rule, terms, day).nay), condition_of(rule, terms, day)


def allowed(rules: Iterable[Rule], terms: Terms, at: datetime) -> Mapping[str, Bit]:
    """For each content class, whether none of these rules, at an instant, takes it away."""
    cutting = {rule: cuts(rule, terms, at) for rule in rules if rule.in_force(at)}
    return {
        content: neither(either(*(cut for rule, cut in cutting.items() if content in rule.cuts)))
        for content in ALL
    }
