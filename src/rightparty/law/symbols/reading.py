"""The symbol reading of a rule: the same function as ever, over Z3 terms."""

from datetime import date
from typing import Any

from rightparty.law.questions import Fact, Question
from rightparty.law.readings import Reading
from rightparty.law.rule import Rule
from rightparty.law.symbols.kleene import Truth, truth
from rightparty.law.symbols.terms import Terms


class SymbolReading(Reading):
    """All contacts at once: every answer is a term with a third value."""

    def __init__(self, terms: Terms, rule: Rule, day: date) -> None:
        super().__init__(rule.instrument.parameters, day)
        self._terms = terms
        self._questions = rule.questions

    def _answer(self, name: str) -> Any:
        question = self._questions.get(name)
        if question is None:
            if name not in self._terms.facts:
                raise AttributeError(f"no fact `{name}`")
            question = Fact(name)
        return self._terms.answer(question)

    def _ask(self, question: Question) -> Any:
        return self._terms.answer(question)

    def says(self, *what: str) -> Truth:
        """Whether the text of a record says one of these things."""
        return self._terms.says(*what)


def condition_of(rule: Rule, terms: Terms, day: date) -> Truth:
    """When a rule's condition is true, and when it is false; unknown in between."""
    return truth(rule.condition(SymbolReading(terms, rule, day)))


def binding_of(rule: Rule, terms: Terms, day: date) -> Truth:
    """When a rule is about a contact, and when it is not."""
    return truth(rule.binds(SymbolReading(terms, rule, day)))
