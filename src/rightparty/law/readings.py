"""The value and the column reading of a rule: the same function over one contact, or over a table.

Both answer questions by name. The value reading looks them up in a mapping; None becomes `Missing`.
The column reading looks them up in an Ibis table, where NULL already behaves in that way.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rightparty.law.asking import Asking
from rightparty.law.logic import Missing
from rightparty.law.parameters import Parameter, Window
from rightparty.law.questions import ClosedDay, LocalSecond, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir


class Reading(Asking):
    """What all readings share: every question is turned into its name, and answered by name."""

    def __init__(self, parameters: Mapping[str, Parameter], day: date) -> None:
        self._parameters = parameters
        self._day = day

    def _answer(self, name: str) -> Any:
        raise NotImplementedError  # each reading answers in its own way

    def _ask(self, question: Question) -> Any:
        return self._answer(question.name)

    def __getattr__(self, name: str) -> Any:
        return self._answer(name)

    def limit(self, name: str) -> Any:
        """A parameter of the rule's instrument, as in force on the contact's day."""
        return self._parameters[name].on(self._day)

    def outside(self, window: str, *, zone: str = "") -> Any:
        """Whether the hour, or the day, is outside a window somewhere the person may be."""
        hours: Window = self.limit(window)
        first, last = (self._answer(LocalSecond(end, zone).name) for end in ("min", "max"))
        if hours.open_ends:
            outside = (first <= hours.opens) | (last >= hours.closes)
        else:
            outside = (first < hours.opens) | (last >= hours.closes)
        if hours.days or hours.holidays:
            return outside | self._answer(ClosedDay(hours.days, hours.holidays).name)
        return outside


class ValueReading(Reading):
    """One contact's answers; an answer that is None, or not there, is `Missing`.

    `said`: what the text of a record says, for rules on wording.
    """

    def __init__(
        self,
        answers: Mapping[str, Any],
        parameters: Mapping[str, Parameter],
        day: date,
        said: Collection[str] = (),
    ) -> None:
        super().__init__(parameters, day)
        self._answers = answers
        self._said = said

    def _answer(self, name: str) -> Any:
        answer = self._answers.get(name)
        return Missing(frozenset((name,))) if answer is None else answer

    def says(self, *what: str) -> bool:
        """Whether the text says one of these things."""
        return any(one in self._said for one in what)


class ColumnReading(Reading):
    """A table of contacts with one column a question."""

    def __init__(self, table: "ir.Table", parameters: Mapping[str, Parameter], day: date) -> None:
        super().__init__(parameters, day)
        self._table = table

    def _answer(self, name: str) -> Any:
        return self._table[name]
