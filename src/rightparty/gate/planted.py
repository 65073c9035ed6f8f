"""Planted faults, and what notices them: a case, the solver that finds no difference, or a proof."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rightparty.gate.agreement import compare
from rightparty.gate.answers import answered
from rightparty.gate.contact import Contact
from rightparty.gate.decide import spoken
from rightparty.gate.gathered import Gathered
from rightparty.gate.trial import try_case
from rightparty.law.cases.case import Case
from rightparty.law.equivalent import alike, alike_in_company
from rightparty.law.judge import judge
from rightparty.law.load import Law
from rightparty.law.mutants import Mutant
from rightparty.law.properties import PROPERTIES
from rightparty.law.properties.property import Property, names_of
from rightparty.law.prove import prove_one
from rightparty.law.questions import by_kind
from rightparty.law.rule import Rule
from rightparty.parties.model import PartyModel

CASE, PROOF, EQUIVALENT, SURVIVED = "case", "proof", "equivalent", "survived"
Report = Callable[[str, int, int], None]
_GENERIC = "used.each_rule"


@dataclass(frozen=True)
class Fate:
    """What became of a fault: noticed by a case or a proof, no fault at all, or neither. `by`: which, how."""

    mutant: Mutant
    fate: str
    by: str = ""

    @property
    def noticed(self) -> bool:
        """Whether something fails because of it."""
        return self.fate in (CASE, PROOF)


class Planting:
    """The law, and the cases that hold it; each case is read once for all faults."""

    def __init__(self, law: Law, cases: Sequence[Case], model: PartyModel) -> None:
        self._law, self._model = law, model
        self._last = law.changes()[-1]
        self._cases = [_Read(case, law, model) for case in cases]

    def fates(self, mutants: Sequence[Mutant], report: Report = lambda _l, _d, _t: None) -> Iterator[Fate]:
        """The fate of each fault, one by one."""
        for number, mutant in enumerate(mutants, 1):
            yield self.fate(mutant)
            report("faults", number, len(mutants))

    def fate(self, mutant: Mutant) -> Fate:
        """What notices a fault, the cheapest first."""
        if case := self._noticing_case(mutant):
            return Fate(mutant, CASE, case)
        if alike(mutant.original, mutant.rule):
            return Fate(mutant, EQUIVALENT, "says the same")
        if property_ := self._failing_property(mutant):
            return Fate(mutant, PROOF, property_)
        if alike_in_company(mutant.original, mutant.rule, self._company(mutant.original)):
            return Fate(mutant, EQUIVALENT, "other rules say the same")
        return Fate(mutant, SURVIVED)

    def _noticing_case(self, mutant: Mutant) -> str:
        """The first case that no longer agrees, among those that the rule now answers otherwise."""
        for read in self._cases:
            if read.said(mutant.original) == read.said(mutant.rule):
                continue
            if read.tells(mutant) or self._fails(read, mutant):
                return f"{read.case.where} {read.case.id}"
        return ""

    def _fails(self, read: "_Read", mutant: Mutant) -> bool:
        return read.agrees and not compare(try_case(read.case, mutant.planted(self._law), self._model)).passed

    def _company(self, rule: Rule) -> Law:
        """The rules of its book beside which a rule is decided, with what content classes mean.

        What the law alone leaves equal, the product leaves equal; our own rules are of the product only.
        """
        book = rule.instrument.rulebook
        own = rule not in self._law.alone.rules
        whole = self._law if own else self._law.alone
        return whole.where(lambda one: one.instrument.rulebook in (book, "core"))

    def _failing_property(self, mutant: Mutant) -> str:
        names = names_of(mutant.original)
        planted = mutant.planted(self._law)
        newest = mutant.original.in_force(self._last)
        for one in PROPERTIES:
            concerned = one.serious and names & {*one.books}
            if concerned and _fails(planted, replace(one, newest_only=newest)):
                return one.id
        idle = next(one for one in PROPERTIES if one.id == _GENERIC)
        own = planted.where(lambda rule: names_of(rule) == names)
        return idle.id if own.rules and mutant.rule is not None and _fails(own, idle) else ""


def _fails(law: Law, one: Property) -> bool:
    return not prove_one(law, one, first_only=True).proven


class _Read:
    """A case with what is known of it, and what a single rule says to it."""

    def __init__(self, case: Case, law: Law, model: PartyModel) -> None:
        self.case = case
        self._law, self._model = law, model
        self._said: dict[Rule, object] = {}
        self._contact = None if case.contact is None else Contact(**case.contact)

    @cached_property
    def _gathered(self) -> Gathered | None:
        return Gathered(self._contact, self.case.dossier, self._model) if self._contact else None

    @cached_property
    def _known(self) -> Mapping[str, Any]:
        if self._gathered is None:
            return {}
        return {**answered(self._gathered, by_kind(self._law.questions.values())), **self.case.facts}

    @cached_property
    def agrees(self) -> bool:
        """Whether the case agrees with the law as it is."""
        return compare(try_case(self.case, self._law, self._model)).passed

    def said(self, rule: Rule | None) -> object:
        """What one rule says to the case: silent, speaking, or for want of what it cannot say."""
        if rule is None or not rule.in_force(self.case.at):
            return ()
        if rule not in self._said:
            self._said[rule] = self._heard(rule)
        return self._said[rule]

    def _heard(self, rule: Rule) -> object:
        if self._gathered is None or rule.about != "contact":
            return tuple(
                heard.missing
                for record in self.case.records
                for heard in judge(record, (rule,), self.case.at).heard
            )
        other = [q for q in rule.questions.values() if q.name not in self._known]
        known = {**self._known, **answered(self._gathered, by_kind(other))} if other else self._known
        return tuple(one.missing for one in spoken((rule,), known, self.case.at))

    def tells(self, mutant: Mutant) -> bool:
        """Whether the case says outright that the rule speaks, or is silent, and now it is otherwise."""
        rule, speaks = mutant.original.id, bool(self.said(mutant.rule))
        expected = self.case.expected
        return (rule in expected.speaks and not speaks) or (rule in expected.silent and speaks)
