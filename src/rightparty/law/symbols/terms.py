"""A free term for every question: an answer that may be anything of its type, or unknown.

`World` narrows these down to what can be; alone they serve to hold the symbol reading against the value
reading, and to compare rules.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import z3

from rightparty.law.facts import FactDefinition
from rightparty.law.questions import DebtNumber, Fact, Question
from rightparty.law.records import CONTACT, facts_about
from rightparty.law.symbols.kleene import Amount, Truth, Word
from rightparty.law.symbols.words import code

Answer = Truth | Word | Amount


class Terms:
    """Answers to the questions of a contact, or of a kind of record; `axioms` of those that were asked."""

    def __init__(self, about: str = CONTACT, prefix: str = "") -> None:
        self.about = about
        self.prefix = prefix if about == CONTACT else f"{prefix}{about}."
        self.facts: Mapping[str, FactDefinition] = facts_about(about)
        self.asked: dict[str, Question] = {}
        self.answers: dict[str, Answer] = {}
        self.said: dict[str, Any] = {}
        self.more: list[Any] = []

    def answer(self, question: Question) -> Answer:
        """The term for a question; the same term whenever it is asked."""
        if question.name not in self.answers:
            self.asked[question.name] = question
            self.answers[question.name] = self._made(question)
        return self.answers[question.name]

    def says(self, *what: str) -> Truth:
        """Whether the text of a record says one of these things."""
        for one in what:
            self.said.setdefault(one, z3.Bool(f"{self.prefix}says_{one}"))
        return Truth.of(z3.Or(*(self.said[one] for one in what)))

    def axioms(self) -> list[Any]:
        """What holds of the answers asked for so far."""
        return [axiom for question in self.asked.values() for axiom in self._axioms_of(question)]

    def _made(self, question: Question) -> Answer:
        return self.free(question)

    def free(self, question: Question) -> Answer:
        """A term of the question's type about which nothing is said."""
        name, known = self._name(question), z3.Bool(f"known {self._name(question)}")
        kind = self.type_of(question)
        if kind == "truth":
            return Truth.of(z3.Bool(name), known)
        if kind == "text":
            return Word(z3.Int(name), known, code)
        return Amount(z3.Int(name) if kind == "whole" else z3.Real(name), known)

    def type_of(self, question: Question) -> str:
        """Text, truth, whole or number, as the facts of this kind of thing have it."""
        return self.facts[question.name].type if isinstance(question, Fact) else question.type

    def _name(self, question: Question) -> str:
        return f"{self.prefix}{question.name}"

    def _axioms_of(self, question: Question) -> Iterator[Any]:
        """A text of a closed list is one of that list; counts and rates are no less than nothing."""
        answer = self.answers[question.name]
        if isinstance(answer, Word):
            values = self.facts[question.name].values if isinstance(question, Fact) else ()
            yield z3.Or(*(answer.code == code(value) for value in values)) if values else answer.code >= 0
        if isinstance(question, DebtNumber) and isinstance(answer, Amount):
            yield answer.value >= 0
