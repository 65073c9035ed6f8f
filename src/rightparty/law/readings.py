"""The value and the column reading of a rule: the same function over one contact, or over a table.

Both answer questions by name. The value reading looks them up in a mapping; None becomes `Missing`.
The column reading looks them up in an Ibis table, where NULL already behaves in that way.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rightparty.law.logic import Missing
from rightparty.law.parameters import Parameter, Window
from rightparty.law.questions import LocalSecond, NoticeInForce
from rightparty.law.recording import counter_of
from rightparty.law.vocabulary import Per

if TYPE_CHECKING:
    import ibis.expr.types as ir


class _Reading:
    """What both readings share: every question is turned into its name, and answered by name."""

    def __init__(self, parameters: Mapping[str, Parameter], day: date) -> None:
        self._parameters = parameters
        self._day = day

    def _answer(self, name: str) -> Any:
        raise NotImplementedError  # each reading answers in its own way

    def __getattr__(self, name: str) -> Any:
        return self._answer(name)

    def limit(self, name: str) -> Any:
        """A parameter of the rule's instrument, as in force on the contact's day."""
        return self._parameters[name].on(self._day)

    def count(self, kind: str, *, days: int, per: Per | tuple[Per, ...], **only: Any) -> Any:
        """How many past contacts of a kind lie in the window."""
        return self._answer(counter_of(kind, days, per, only).name)

    def notice(self, kind: str, *, media: tuple[str, ...] = ()) -> Any:
        """Whether a notice of this kind is in force."""
        return self._answer(NoticeInForce(kind, media).name)

    def outside(self, window: str, *, zone: str = "") -> Any:
        """Whether the hour is outside a window somewhere the person may be."""
        hours: Window = self.limit(window)
        first, last = (self._answer(LocalSecond(end, zone).name) for end in ("min", "max"))
        if hours.open_ends:
            return (first <= hours.opens) | (last >= hours.closes)
        return (first < hours.opens) | (last >= hours.closes)


class ValueReading(_Reading):
    """One contact's answers; an answer that is None, or not there, is `Missing`."""

    def __init__(self, answers: Mapping[str, Any], parameters: Mapping[str, Parameter], day: date) -> None:
        super().__init__(parameters, day)
        self._answers = answers

    def _answer(self, name: str) -> Any:
        answer = self._answers.get(name)
        return Missing(frozenset((name,))) if answer is None else answer


class ColumnReading(_Reading):
    """A table of contacts with one column a question."""

    def __init__(self, table: "ir.Table", parameters: Mapping[str, Parameter], day: date) -> None:
        super().__init__(parameters, day)
        self._table = table

    def _answer(self, name: str) -> Any:
        return self._table[name]
