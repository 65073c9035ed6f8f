"""A rule's condition as a formula that people read: the same function, asked for its own shape.

    all of
      channel is one of call, ai_call, ringless
      connected contacts in one calendar day, per creditor and person >= connected_calls_per_day (3)

Parts are expanded and names of constants replaced by what they hold: the condition is run, not copied.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rightparty.law.asking import Asking
from rightparty.law.meanings import listed, meaning, number
from rightparty.law.parameters import Parameter
from rightparty.law.questions import Fact, Question
from rightparty.law.records import CONTACT
from rightparty.law.rule import Condition, Instrument, always

_INDENT = "  "
_HEADS = {
    ("and", False): "all of",
    ("or", False): "any of",
    ("and", True): "not all of",
    ("or", True): "none of",
}


@dataclass(frozen=True, eq=False)
class Formula:
    """One term of a condition: an atom with its `text`, or `parts` joined by `and` or `or`."""

    text: str = ""
    join: str = ""
    parts: tuple["Formula", ...] = ()
    negated: bool = False

    def _with(self, join: str, other: object, *, first: bool = True) -> "Formula":
        pair = (self, _term(other)) if first else (_term(other), self)
        parts: list[Formula] = []
        for one in pair:
            parts += one.parts if one.join == join and not one.negated else (one,)
        return Formula(join=join, parts=tuple(parts))

    def __and__(self, other: object) -> "Formula":
        return self._with("and", other)

    def __rand__(self, other: object) -> "Formula":
        return self._with("and", other, first=False)

    def __or__(self, other: object) -> "Formula":
        return self._with("or", other)

    def __ror__(self, other: object) -> "Formula":
        return self._with("or", other, first=False)

    def __invert__(self) -> "Formula":
        return Formula(self.text, self.join, self.parts, not self.negated)

    def _held(self, sign: str, other: object) -> "Formula":
        return Formula(f"{self.text} {sign} {_term(other).text}")

    def _reckoned(self, sign: str, other: object) -> "Formula":
        return Formula(f"({self.text} {sign} {_term(other).text})")

    def __eq__(self, other: object) -> Any:
        return self._held("is", other)

    def __ne__(self, other: object) -> Any:
        return self._held("is not", other)

    def __lt__(self, other: object) -> "Formula":
        return self._held("<", other)

    def __le__(self, other: object) -> "Formula":
        return self._held("<=", other)

    def __gt__(self, other: object) -> "Formula":
        return self._held(">", other)

    def __ge__(self, other: object) -> "Formula":
        return self._held(">=", other)

    def __add__(self, other: object) -> "Formula":
        return self._reckoned("+", other)

    def __sub__(self, other: object) -> "Formula":
        return self._reckoned("-", other)

    def __mul__(self, other: object) -> "Formula":
        return self._reckoned("*", other)

    def __radd__(self, other: object) -> "Formula":
        return _term(other)._reckoned("+", self)

    def __rsub__(self, other: object) -> "Formula":
        return _term(other)._reckoned("-", self)

    def __rmul__(self, other: object) -> "Formula":
        return _term(other)._reckoned("*", self)

    def isin(self, values: Collection[object]) -> "Formula":
        """Membership, as `among` asks for it."""
        return Formula(f"{self.text} is one of {listed(tuple(values))}")

    def __hash__(self) -> int:
        return id(self)

    def lines(self, indent: str = "") -> Iterator[str]:
        """The formula, one term a line; what a head says holds for the lines indented below it."""
        if not self.parts:
            yield f"{indent}{'not: ' if self.negated else ''}{self.text}"
            return
        yield f"{indent}{_HEADS[self.join, self.negated]}"
        for part in self.parts:
            yield from part.lines(indent + _INDENT)


class FormulaReading(Asking):
    """The reading that answers every question with its own words."""

    def __init__(self, parameters: Mapping[str, Parameter], about: str) -> None:
        self._parameters = parameters
        self._about = about

    def _ask(self, question: Question) -> Formula:
        return Formula(meaning(question, self._about))

    def __getattr__(self, name: str) -> Formula:
        return Formula(Fact(name).name)

    def limit(self, name: str) -> Formula:
        """A parameter: its name, and all its values."""
        return Formula(f"{name} ({number(self._parameters[name])})")

    def outside(self, window: str, *, zone: str = "") -> Formula:
        """A window of permitted hours."""
        where = f"in {zone}" if zone else "somewhere the person may be"
        return Formula(f"the hour is outside {window} ({number(self._parameters[window])}) {where}")

    def says(self, *what: str) -> Formula:
        """What a text says."""
        return Formula(f"the text says {' or '.join(what)}")


def formula(condition: Condition, parameters: Mapping[str, Parameter], about: str) -> str:
    """A condition as a formula, one term a line."""
    return "\n".join(_term(condition(FormulaReading(parameters, about))).lines())


def binding(instrument: Instrument) -> str:
    """Whom an instrument binds, as a formula; nothing where it binds every contact."""
    if instrument.binds is always:
        return ""
    return formula(instrument.binds, instrument.parameters, CONTACT)


def _term(value: object) -> Formula:
    if isinstance(value, Formula):
        return value
    if isinstance(value, bool):
        return Formula("always" if value else "never")
    return Formula(str(value))
