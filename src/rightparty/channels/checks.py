"""The port for checks by somebody outside: a question goes out, an answer or *no data* comes back.

A check tells nobody anything: it needs no permit, names no creditor and no debt, and sends only what its
source compares. A source that fails, refuses or is silent has no data; it never raises.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from rightparty.parties.checks.check import Answer, Question, no_data


@dataclass(frozen=True)
class Declared:
    """What a source says of itself.

    `sends`: what leaves the house, by the checks it answers. `lag_max`: how far its data may be behind.
    `price_max`: the most that one answer costs, None where it is not public, in `currency`.
    `per_second`: how many questions it takes; None where it takes files.
    """

    source: str
    sends: Mapping[str, tuple[str, ...]]
    lag_max: timedelta
    price_max: Decimal | None
    currency: str
    per_second: int | None = None


class CheckPort(ABC):
    """A source that answers one question at a time."""

    declared: Declared

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def ask(self, question: Question) -> Answer:
        """What the source says, once: a question is never repeated on a guess, for each costs.

        A check that the source does not answer, and a question it could not answer, does not leave.
        """
        if question.check not in self.declared.sends:
            return no_data(question, self._clock(), self.declared.source, "not_answered_here")
        if self._unaskable(question) is not None:
            return no_data(question, self._clock(), self.declared.source, "not_askable")
        return self._answer(question)

    @abstractmethod
    def close(self) -> None:
        """Let go of connections."""

    @abstractmethod
    def _unaskable(self, question: Question) -> str | None:
        """Why the source could not answer this; None where it could."""

    @abstractmethod
    def _answer(self, question: Question) -> Answer:
        """Ask the source. Never raises for what it does."""
