"""More contacts, more stops and weaker proof never turn a refusal into an allowance.

Two worlds that share every symbol but one are held side by side. Each rule is asked by itself: one that
would fall silent is set against everything that would then still refuse.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import z3

from rightparty.law.load import Law
from rightparty.law.properties.property import EVER, Goal, Goals, Property, each_rulebook
from rightparty.law.questions import Fact, NoticeDays, NoticeInForce, Question
from rightparty.law.rule import Rule
from rightparty.law.symbols.events import Event, History
from rightparty.law.symbols.kleene import Amount, Truth, Word, amount, both, either, neither, term, truth
from rightparty.law.symbols.refusal import allowed, cuts
from rightparty.law.symbols.terms import Answer
from rightparty.law.symbols.words import code
from rightparty.law.symbols.world import EVENTS, World
from rightparty.law.vocabulary import ALL, Effect

STOPS = (
    "opt_out", "refuses_contact", "cease", "refused_to_pay", "attorney", "adviser", "dispute",
    "identity_theft", "settled", "payment_pending", "agreement_performing", "moratorium", "bankruptcy",
    "deceased", "incapable", "welfare_risk", "bereavement", "hardship", "complaint_open",
)  # fmt: skip
"""Notices that stop something while they are in force."""

STOP_FACTS = (
    "represented", "attorney_acts", "settled", "payment_pending", "promise_open", "agreement_performing",
    "complaint_unanswered", "inconvenient_now", "reversed_today", "agency_recall_overdue",
    "outside_agreed_hours", "time_barred", "liability_ended",
    "only_in_address_books",
)  # fmt: skip
"""Facts that stop something while they are true."""

EXCEPTIONS = (
    "a contact that answers an inbound one (12 CFR 1006.6(b)(2)-1, 1006.14(h)(2)(ii))",
    "a call to a number learnt since to be another's is no longer counted (comment 14(b)(2)(i)-3)",
    "a notice that law wants sent first, or anew, ends the wait for it (12 CFR 1006.42(a)(1); NRS 649.366)",
    "an attorney who agrees or stays silent, or a court, permits contact (12 CFR 1006.6(b)(2)(i), (ii))",
    "a dispute raised after the validation period suspends nothing (12 CFR 1006.38(d)(2))",
    "an obligation that cannot be told refuses; once known, the message meets it (Cal. Civ. Code 1788.14(d))",
    "a stop that ended is no stop (GB/T 45251-2025, 5.3; Debt Respite Scheme Regulations 2020, reg. 26)",
    "calls under a consent to be called are not counted (12 CFR 1006.14(b)(3)(i))",
)
"""What law lets a later fact undo; none of it is one more outbound contact, stop, or weaker proof."""

NOT_STOPPING = ("consents", "unanswered", "after_period")
"""Details of a notice that make it an exception to a stop, and no stop."""

ORDERED_FIRST = ("validation_notice", "nv_medical_60day_notice")
"""Flags of notices that law wants sent before collection goes on."""


Worlds = Callable[[], tuple[World, World, list[Any]]]
"""Makes a world before a change, one after it, and what holds between the two."""


@dataclass(frozen=True)
class _Happened(Event):
    """An event of which it is settled whether it happened."""

    so: bool = True

    @property
    def present(self) -> Any:
        """Whether it happened."""
        return z3.BoolVal(self.so)


class _Changed(World):
    """A world that shares all symbols with another but for some answers."""

    def __init__(self, changes: Callable[[Question], Answer | None], history: History | None = None) -> None:
        super().__init__(history=history)
        self._changes = changes

    def _made(self, question: Question) -> Answer:
        changed = self._changes(question)
        return super()._made(question) if changed is None else changed


def _one_more_contact() -> tuple[World, World, list[Any]]:
    """Without and with one more contact that we made; what it does to facts drawn from the history."""
    base = History.of(EVENTS)
    first = base.events[0]
    without, with_ = (
        replace(base, events=(_Happened(first.number, first.now, so=so), *base.events[1:]))
        for so in (False, True)
    )
    before = World(history=without)
    spent = z3.Bool("one more contact spends the consent to calls")
    failed = z3.Int("failed days with one more contact")

    def changed(question: Question) -> Answer | None:
        if question == Fact("call_consented"):
            consented = before.truth("call_consented")
            lost = both(consented.yes, spent)
            return Truth(both(consented.yes, neither(spent)), either(consented.nay, lost))
        if question == Fact("borrower_failed_days"):
            return Amount(failed, amount(before.answer(question)).known)
        return None

    after = _Changed(changed, with_)
    ordered = [z3.Not(first.bit(f"flag_{flag}")) for flag in ORDERED_FIRST]
    return before, after, [z3.Not(first.inbound), first.t("attempt") < base.now.at, *ordered]


def _one_more_stop() -> tuple[World, World, list[Any]]:
    """With fewer stops known to be in force, and with more."""
    before = World()

    def more(question: Question) -> Answer | None:
        old = before.answer(question)
        if isinstance(old, Truth) and _stops(question):
            new = z3.Bool(f"more {question.name}")
            new = both(new, *_attorney_in_the_way(before)) if "attorney" in question.name else new
            return Truth(either(old.yes, new), both(old.nay, neither(new)))
        if isinstance(question, NoticeDays) and question.kind in STOPS and isinstance(old, Amount):
            return None if question.of else old
        return None

    return before, _Changed(more), []


def _attorney_in_the_way(world: World) -> Iterator[Any]:
    """Where an attorney is a stop: none is known to agree or to stay silent, and no court permits contact."""
    for permit in (
        NoticeInForce("attorney", detail=("consents",)),
        NoticeInForce("attorney", detail=("unanswered",)),
        NoticeInForce("consent", detail=("court",)),
    ):
        yield truth(world.answer(permit)).nay


def _stops(question: Question) -> bool:
    """Whether a yes to the question is one more stop."""
    if isinstance(question, NoticeInForce):
        return question.kind in STOPS and not set(question.detail) & {*NOT_STOPPING}
    return isinstance(question, Fact) and question.name in STOP_FACTS


def _weaker_proof() -> tuple[World, World, list[Any]]:
    """With stronger proof of the point, and with weaker or none."""
    before = World()
    order = ("verified", "unverified", "not_theirs")
    after_code, known = z3.Int("weaker right_party"), z3.Bool("known weaker right_party")
    untied = z3.Bool("no longer tied")

    def weaker(question: Question) -> Answer | None:
        if question == Fact("right_party"):
            return Word(after_code, known, code)
        if question == Fact("tied"):
            tied = before.truth("tied")
            return Truth(both(tied.yes, neither(untied)), either(tied.nay, untied))
        return None

    old = before.word("right_party")
    steps = [
        z3.Implies(old.code == code(state), z3.Or(*(after_code == code(one) for one in order[place:])))
        for place, state in enumerate(order)
    ]
    return before, _Changed(weaker), [*steps, z3.Or(z3.Not(known), term(old.known))]


def _never_freed(worlds: Worlds) -> Goals:
    """No class that was refused is allowed afterwards: rule by rule, then in company."""

    def goals(law: Law, at: datetime) -> Iterator[Goal]:
        before, after, changes = worlds()
        # What is only asked of a message once it is known is no refusal to be undone.
        rules = [r for r in law.rules if r.in_force(at) and r.effect is not Effect.REQUIRE]
        book = law.rules[-1].instrument.rulebook
        own = [rule for rule in rules if rule.instrument.rulebook == book]  # core was asked by itself before
        silenced = [rule for rule in own if _may_fall_silent(rule, before, after, changes, at)]
        if not silenced:
            yield Goal(before, z3.BoolVal(val=False), "each rule by itself", rules=law.rules)
            return
        was, now = allowed(rules, before, at), allowed(rules, after, at)
        freed = either(*(both(neither(was[content]), now[content]) for content in ALL))
        names = ", ".join(rule.id for rule in silenced)
        yield Goal(after, z3.And(*before.axioms(), *changes, term(freed)), names, rules=law.rules)

    return goals


def _may_fall_silent(rule: Rule, before: World, after: World, changes: list[Any], at: datetime) -> bool:
    """Whether a change that only makes things worse can stop a rule from cutting."""
    was, now = term(cuts(rule, before, at)), term(cuts(rule, after, at))
    if was.eq(now):  # nothing that it asks has changed
        return False
    falls = both(was, neither(now))
    solver = z3.Solver()
    solver.add(*changes, *before.axioms(), *after.axioms(), term(falls))
    return bool(solver.check() == z3.sat)


def _monotone(name: str, sentence: str, worlds: Worlds) -> Property:
    return Property(
        f"monotone.{name}",
        sentence,
        "Rightparty: product decisions are monotone",
        (),
        _never_freed(worlds),
        EVER,
        exceptions=EXCEPTIONS,
        parts=each_rulebook,
    )


MONOTONE = (
    _monotone("contacts", "One more contact that we made never frees what was refused.", _one_more_contact),
    _monotone("stops", "One more stop in force never frees what was refused.", _one_more_stop),
    _monotone("proof", "Weaker proof of the point never frees what was refused.", _weaker_proof),
)
"""The three, over the whole law."""
