"""Into which cells a law cuts a number: values between the same limits get the same answers from all rules.

Six days past due and seven are one and the same to a law that asks only whether it is more than thirty. So
contacts whose numbers lie in the same cells need to be decided but once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from rightparty.law.parameters import Parameter
from rightparty.law.readings import Reading
from rightparty.law.rule import Rule

Number = int | float | Decimal


@dataclass
class Cells:
    """What rules compare numbers with.

    `asked`: every question that some rule asks. `limits`: by question, the numbers that its answer is
    compared with. `pairs`: questions whose answers are compared with each other, in order of their names.
    `exact`: questions of whose answers something else is made, so that no two values are alike.
    """

    asked: set[str] = field(default_factory=set)
    limits: dict[str, set[Number]] = field(default_factory=dict)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)


def cells_of(rules: Iterable[Rule], at: datetime) -> Cells:
    """The cells of rules in force, in the law of an instant."""
    found = Cells()
    for rule in rules:
        reading = _Reading(found, rule.instrument.parameters, rule, at)
        for asked in (rule.instrument.binds, rule.on_channel, rule.condition):
            asked(reading)
    return found


class _Reading(Reading):
    """The reading that answers nothing, and notes what each answer is compared with."""

    def __init__(self, found: Cells, parameters: Mapping[str, Parameter], rule: Rule, at: datetime) -> None:
        super().__init__(parameters, rule.day(at))
        self._found = found

    def _answer(self, name: str) -> "_Compared":
        self._found.asked.add(name)
        return _Compared(self._found, (name,))


class _Compared:
    """An answer, or what was made of some; `names`: whose value is in it."""

    def __init__(self, found: Cells, names: tuple[str, ...] = ()) -> None:
        self._found = found
        self._names = names

    def _with(self, other: object) -> "_Compared":
        if isinstance(other, _Compared):
            self._beside(other)
        elif isinstance(other, Number) and not isinstance(other, bool):
            for name in self._names:
                self._found.limits.setdefault(name, set()).add(other)
        elif not isinstance(other, str | bool):
            self._mixed()
        return _Compared(self._found)

    def _beside(self, other: "_Compared") -> None:
        if len(self._names) == len(other._names) == 1:
            first, last = sorted(self._names + other._names)
            self._found.pairs.add((first, last))
        else:
            self._mixed(other)

    def _mixed(self, other: object = None) -> "_Compared":
        names = self._names + (other._names if isinstance(other, _Compared) else ())
        self._found.exact.update(names)
        return _Compared(self._found, names)

    def _joined(self, _other: object = None) -> "_Compared":
        return _Compared(self._found)

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _with  # type: ignore[assignment]  # no truth value
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _mixed
    __and__ = __rand__ = __or__ = __ror__ = _joined

    def __invert__(self) -> "_Compared":
        return _Compared(self._found)

    def isin(self, values: Collection[Any]) -> "_Compared":
        """Membership, as a column spells it."""
        for value in values:
            self._with(value)
        return _Compared(self._found)

    def __hash__(self) -> int:
        return id(self)

    def __bool__(self) -> bool:
        raise TypeError("a rule must not branch on an answer: use `&`, `|` and `no(...)`")
