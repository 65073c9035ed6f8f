"""More rules only refuse more; a house policy only tightens."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import z3

from rightparty.law.load import Law
from rightparty.law.parameters import Dated, Parameter, Window
from rightparty.law.properties.property import EVER, Goal, Property
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Amount, both, either, neither, term
from rightparty.law.symbols.refusal import allowed, cuts
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import ALL


def _further_refusals(law: Law, at: datetime) -> Iterator[Goal]:
    """Whatever further rules cut, no class comes free: what is proven of a law holds under more rules."""
    world = World()
    base = allowed(law.only("core").rules, world, at)
    further = {content: z3.Bool(f"some further rule cuts {content}") for content in ALL}
    stacked = {content: both(base[content], neither(further[content])) for content in ALL}
    freed = either(*(both(neither(base[content]), stacked[content]) for content in ALL))
    yield Goal(world, term(freed), "core under arbitrary further rules")


def _house_is_tighter(law: Law, at: datetime) -> Iterator[Goal]:
    """A contact that the law refuses stays refused under the house policy, and under a tighter one."""
    world = World()
    rules = [rule for rule in law.rules if rule.in_force(at)]
    house = [rule for rule in rules if rule.instrument.rulebook == "house"]
    bare = allowed([rule for rule in rules if rule not in house], world, at)
    whole = allowed(rules, world, at)
    yield Goal(
        world,
        term(either(*(both(neither(bare[content]), whole[content]) for content in ALL))),
        "the default house policy",
        rules=law.rules,
    )
    for rule in house:
        for limit in sorted(rule.recording.limits):
            tighter, bounds = _tightened(rule, limit, at)
            loosened = both(cuts(rule, world, at), neither(cuts(tighter, world, at)))
            yield Goal(world, z3.And(*bounds, term(loosened)), f"{limit}, tightened", rules=(rule,))


def _tightened(rule: Rule, limit: str, at: datetime) -> tuple[Rule, list[Any]]:
    """The rule with a lender's own value in place of a number: any value that `load_law` would take."""
    current = rule.limit(limit, at)
    bounds: list[Any] = []
    if isinstance(current, Window):
        opens, closes = z3.Int("opens"), z3.Int("closes")
        bounds = [opens >= current.opens, closes <= current.closes, opens < closes]
        hours: Any = {"opens": Amount(opens, known=True), "closes": Amount(closes, known=True)}
        value: Any = replace(current, **hours)
    else:
        own = z3.Int("own value")
        bounds = [own >= 0, own <= current]
        value = Amount(own, known=True)
    parameter = rule.instrument.parameters[limit]
    changed = Parameter(limit, parameter.unit, (Dated(date(1900, 1, 1), value, "the lender's own"),))
    instrument = replace(rule.instrument, parameters={**rule.instrument.parameters, limit: changed})
    return replace(rule, instrument=instrument), bounds


STACKING = (
    Property(
        "stacking.more_rules_refuse_more",
        "Rules on top of core, whatever they are, only refuse more: what core refuses stays refused.",
        "Rightparty: decisions",
        ("core",),
        _further_refusals,
        EVER,
    ),
    Property(
        "stacking.house_policy_only_tightens",
        "A house policy, the default or any that may replace it, allows nothing that the law refuses.",
        "Rightparty: house policy",
        (),
        _house_is_tighter,
        EVER,
    ),
)
"""What stacking rulebooks does."""
