"""Whether two forms of a rule say the same: the solver looks for a contact or record that they part on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import z3

from rightparty.law.load import Law
from rightparty.law.prove import PATIENCE_MS
from rightparty.law.records import CONTACT
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Bit, both, either, neither, term
from rightparty.law.symbols.reading import binding_of, condition_of
from rightparty.law.symbols.terms import Terms
from rightparty.law.symbols.world import World, events_for
from rightparty.law.vocabulary import Effect

_SURE_CUTS = (Effect.DENY, Effect.LIMIT)
_WAITS = (Effect.DELAY, Effect.SUSPEND)


def alike(rule: Rule, other: Rule | None) -> bool:
    """Whether a rule and another form of it, or nothing, speak and are unknown at the same contacts."""
    return all(_none_parts(rule, other, at, ()) for at in _instants(rule))


def alike_in_company(rule: Rule, other: Rule | None, law: Law) -> bool:
    """Whether they leave the same classes, for good and for now, beside all other rules of a law."""
    if rule.about != CONTACT or rule.effect in (Effect.NOTE, Effect.REQUIRE):
        return False
    beside = [one for one in law.rules if one is not rule]
    return all(_none_parts(rule, other, at, [b for b in beside if b.in_force(at)]) for at in _instants(rule))


def _instants(rule: Rule) -> Iterator[datetime]:
    """Every instant at which the numbers that a rule reads may change while it is in force."""
    changes = {rule.starts_at}
    for limit in rule.recording.limits:
        changes |= {rule.starts_on(dated.since) for dated in rule.instrument.parameters[limit].values}
    yield from sorted(at for at in changes if rule.in_force(at))


def _none_parts(rule: Rule, other: Rule | None, at: datetime, beside: Sequence[Rule]) -> bool:
    """Whether no contact shows a difference; where the solver gives up, one might."""
    both_forms = [one for one in (rule, other) if one is not None]
    events = events_for((*both_forms, *beside), at)
    terms: Terms = World(events) if rule.about == CONTACT else Terms(rule.about)
    parting = _parting(rule, other, terms, at, beside)
    if parting is False:
        return True
    solver = z3.Solver()
    solver.set("timeout", PATIENCE_MS // 4)
    solver.add(*terms.axioms(), term(parting))
    return bool(solver.check() == z3.unsat)


def _parting(rule: Rule, other: Rule | None, terms: Terms, at: datetime, beside: Sequence[Rule]) -> Bit:
    was, now = _said(rule, terms, at), _said(other, terms, at) if other is not None else (False, False)
    if not beside:
        return either(*(_differ(a, b) for a, b in zip(was, now, strict=True)))
    heard = [(one, _said(one, terms, at)) for one in beside]
    parted = []
    for level in (_SURE_CUTS, (*_SURE_CUTS, Effect.RISK), (*_SURE_CUTS, Effect.RISK, *_WAITS)):
        difference = _differ(_cut(rule, was, level), _cut(rule, now, level))
        for content in rule.cuts if difference is not False else ():
            others = (_cut(one, said, level) for one, said in heard if content in one.cuts)
            parted.append(both(difference, neither(either(*others))))
    return either(*parted)


def _said(rule: Rule, terms: Terms, at: datetime) -> tuple[Bit, Bit]:
    """Whether a rule surely speaks, and whether it cannot be answered."""
    day = rule.day(at)
    bound = neither(binding_of(rule, terms, day).nay)
    condition = condition_of(rule, terms, day)
    return both(bound, condition.yes), both(bound, neither(condition.yes), neither(condition.nay))


def _cut(rule: Rule, said: tuple[Bit, Bit], level: Sequence[Effect]) -> Bit:
    """Whether a rule cuts by an effect of this level; one that cannot be answered cuts at every level."""
    if rule.effect is Effect.NOTE:
        return False
    return either(said[1], said[0] if rule.effect in level else False)


def _differ(one: Bit, other: Bit) -> Any:
    if isinstance(one, bool) and isinstance(other, bool):
        return one != other
    left, right = term(one), term(other)
    return False if left.eq(right) else left != right
