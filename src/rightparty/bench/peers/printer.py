"""A term of the law written in another language: what all these languages have in common.

Each is told how to write a name, a word, a number, a list of words, and which signs it joins terms with.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from rightparty.law.terms import Term


class Printer:
    """Writes terms for one language; `names`: how each question is called there."""

    joins: ClassVar[Mapping[str, str]] = {"and": " and ", "or": " or "}

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def text(self, term: Any) -> str:
        """A term that is true or false, in brackets wherever it is part of another."""
        if isinstance(term, bool):
            return self.truth(term)
        match term.op:
            case "ask":
                return self.name(term.parts[0])
            case "and" | "or":
                return self.joins[term.op].join(f"({self.text(part)})" for part in term.parts)
            case "not":
                return self.negated(self.text(term.parts[0]))
            case "in":
                return self.among(term.parts[0], term.parts[1])
            case _:
                return self.compared(*term.parts, sign=term.op)

    def compared(self, left: Any, right: Any, *, sign: str) -> str:
        """Two values held against each other."""
        return f"{self.value(left)} {sign} {self.value(right)}"

    def value(self, part: Any) -> str:
        """A question's answer, a constant, or a sum."""
        if isinstance(part, Term):
            if part.op in ("+", "-", "*"):
                return "(" + f" {part.op} ".join(self.value(one) for one in part.parts) + ")"
            return self.name(part.parts[0])
        if isinstance(part, bool):
            return self.truth(part)
        return self.word(part) if isinstance(part, str) else self.number(part)

    def name(self, question: str) -> str:
        """A question's answer."""
        return self._names[question]

    def truth(self, value: bool) -> str:
        """True or false."""
        return "true" if value else "false"

    def word(self, value: str) -> str:
        """A text."""
        return f'"{value}"'

    def number(self, value: int | Decimal | float) -> str:
        """A number of the law."""
        return str(value)

    def negated(self, text: str) -> str:
        """The opposite of a truth."""
        return f"not ({text})"

    def among(self, part: Term, values: tuple[Any, ...]) -> str:
        """Whether an answer is one of some constants."""
        return f"{self.value(part)} in [{', '.join(self.value(value) for value in values)}]"
