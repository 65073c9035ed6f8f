"""Our rules for OpenFisca: one variable a fact, an instrument and a rule, with formulas over whole columns.

A text is one of an `Enum`, which OpenFisca keeps as small numbers, and numbers are handed over as they are.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from rightparty.bench.peers.printer import Printer
from rightparty.bench.peers.ruleset import Ruleset
from rightparty.law.terms import Term


class _NumPy(Printer):
    joins: ClassVar[Mapping[str, str]] = {"and": " & ", "or": " | "}

    def __init__(self, names: Mapping[str, str], words: Mapping[str, str]) -> None:
        super().__init__({name: f'c("{short}", p)' for name, short in names.items()})
        self._words = words

    def compared(self, left: Any, right: Any, *, sign: str) -> str:
        return f"({super().compared(left, right, sign=sign)})"

    def truth(self, value: bool) -> str:
        return f"c.filled_array({value})"

    def word(self, value: str) -> str:
        return self._words[value]

    def negated(self, text: str) -> str:
        return f"~({text})"

    def among(self, part: Term, values: tuple[Any, ...]) -> str:
        asked = self.value(part)
        return " | ".join(f"({asked} == {self.value(value)})" for value in values)


def variables(rules: Ruleset) -> dict[str, Any]:
    """`facts`: the input variables by type. `words`: what a text may be. `formulas`: Python over `c` and `p`.

    A word stands in a formula as a member of the enumeration `W`, which all texts share.
    """
    words = dict.fromkeys(word for found in rules.words.values() for word in found)
    named = {word: f"W.{word}" for word in words}
    printer = _NumPy(rules.names, named)
    formulas = {short: printer.text(term) for short, term in rules.guards.values()}
    for one in rules.ruled:
        spoken = printer.text(one.spoken)
        if isinstance(one.guard, Term):
            spoken = f'c("{rules.guards[one.guard.key][0]}", p) & ({spoken})'
        formulas[f"r{one.number}"] = spoken
    facts = {rules.names[name]: question.type for name, question in rules.questions.items()}
    return {"facts": facts, "words": list(words), "formulas": formulas}
