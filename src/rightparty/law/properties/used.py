"""The law is not vacuous: something is allowed through each channel, and no rule is idle."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import z3

from rightparty.law.load import COUNTRIES, Law
from rightparty.law.properties.property import (
    EVER,
    Goal,
    Property,
    each_instrument,
    each_rulebook_alone,
    each_rulebook_whole,
)
from rightparty.law.questions import Within
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Truth, both, either, neither, term
from rightparty.law.symbols.refusal import allowed, cuts, surely_speaks
from rightparty.law.symbols.terms import Terms
from rightparty.law.symbols.words import code
from rightparty.law.symbols.world import World, events_for
from rightparty.law.vocabulary import KNOCK, PUSH, TELLING, Effect

IDLE = {"house.default.outside_house_hours": "the default window is the whole day; a lender narrows it"}
"""Rules that refuse nothing as they stand, on purpose."""

CHANNELS = ("call", "ai_call", "sms", "email", "app", PUSH, "inbox", "im", "letter", "visit")


def _something_through_each_channel(law: Law, at: datetime) -> Iterator[Goal]:
    """Where a country of the rulebook is concerned, a message that tells can go through each channel.

    As a push, which others may see, one that knocks.
    """
    world = World()
    left = allowed(law.rules, world, at)
    books = {rule.instrument.rulebook for rule in law.rules}
    here = [country for country, book in COUNTRIES.items() if book in books]
    concerned = (world.answer(Within(country)) for country in here)
    somewhere = either(*(place.yes for place in concerned if isinstance(place, Truth)))
    channel = world.word("channel")
    for one in CHANNELS:
        contents = (KNOCK,) if one == PUSH else TELLING
        anything = both(somewhere, either(*(left[content] for content in contents)))
        through = z3.And(channel.code == code(one), term(anything))
        label = f"{', '.join(sorted(books))}: through {one}"
        yield Goal(world, through, label, possible=True, rules=law.rules)


def only_refusers(rules: Iterable[Rule], among: Iterable[Rule], at: datetime) -> Iterator[Goal]:
    """For each rule: is there a contact that it surely refuses, and none of the others as firmly?

    A rule that asks for something of a message, or only notes, is asked whether it ever speaks.
    """
    among = tuple(among)
    world = World(events_for(among, at))
    here = [rule for rule in among if rule.in_force(at)]
    cut = {rule: cuts(rule, world, at) for rule in here}
    for rule in rules:
        if not rule.in_force(at) or rule.id in IDLE:
            continue
        speaks = surely_speaks(rule, world, at)
        if rule.effect in (Effect.NOTE, Effect.REQUIRE):
            yield Goal(world, term(speaks), rule.id, possible=True, rules=(rule,))
            continue
        alone = either(
            *(
                neither(either(*(cut[other] for other in _beside(rule, here) if content in other.cuts)))
                for content in rule.cuts
            )
        )
        yield Goal(world, term(both(speaks, alone)), rule.id, possible=True, rules=(rule,))


_AS_FIRM = {
    Effect.DENY: (Effect.DENY, Effect.LIMIT),
    Effect.LIMIT: (Effect.DENY, Effect.LIMIT),
    Effect.RISK: (Effect.DENY, Effect.LIMIT, Effect.RISK),
    Effect.DELAY: (Effect.DENY, Effect.LIMIT, Effect.DELAY, Effect.SUSPEND),
    Effect.SUSPEND: (Effect.DENY, Effect.LIMIT, Effect.DELAY, Effect.SUSPEND),
}
"""What makes a rule needless: a denial is not replaced by a wait, nor the law's no by a lost presumption."""


def _beside(rule: Rule, rules: Iterable[Rule]) -> Iterator[Rule]:
    return (other for other in rules if other is not rule and other.effect in _AS_FIRM[rule.effect])


def _each_rule_about_records(law: Law, at: datetime) -> Iterator[Goal]:
    """Each rule about an agreement, a record, a transfer or a wording speaks of one that there could be."""
    terms = {about: Terms(about) for about in dict.fromkeys(rule.about for rule in law.records)}
    for rule in law.records:
        if rule.in_force(at):
            speaks = term(surely_speaks(rule, terms[rule.about], at))
            yield Goal(terms[rule.about], speaks, rule.id, possible=True, rules=(rule,))


def _no_rule_is_idle(law: Law, at: datetime) -> Iterator[Goal]:
    """Each rule of an instrument is the only refuser of some contact within it."""
    yield from only_refusers(law.rules, law.rules, at)


def _no_rule_is_covered(law: Law, at: datetime) -> Iterator[Goal]:
    """Each rule is the only refuser of some contact among all instruments, without core and house policy.

    Rules of other rulebooks say nothing where none of their countries is concerned.
    """
    yield from only_refusers(law.rules, law.rules, at)


USED = (
    Property(
        "used.each_channel",
        "Through each channel that is not open to others, some message that tells is allowed; "
        "as a push, one that knocks.",
        "Rightparty: not vacuous",
        (),
        _something_through_each_channel,
        EVER,
        parts=each_rulebook_whole,
    ),
    Property(
        "used.each_rule",
        "Each rule is the only refuser of some contact within its own instrument.",
        "Rightparty: not vacuous",
        (),
        _no_rule_is_idle,
        EVER,
        parts=each_instrument,
        once=True,
    ),
    Property(
        "used.each_rule_about_records",
        "Each rule about an agreement, a record, a transfer or a wording speaks of one that there could be.",
        "Rightparty: not vacuous",
        (),
        _each_rule_about_records,
        EVER,
        parts=each_instrument,
        once=True,
        records=True,
    ),
    Property(
        "used.beside_others",
        "Each rule is the only refuser of some contact among all instruments; those that are not are listed.",
        "Rightparty: not vacuous",
        (),
        _no_rule_is_covered,
        EVER,
        parts=each_rulebook_alone,
        serious=False,
        newest_only=True,
    ),
)
"""That the law allows something, and every rule does something."""
