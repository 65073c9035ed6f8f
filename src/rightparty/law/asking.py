"""How a rule asks: one method a family of questions, the same for every reading.

A reading gives `_ask`, which answers one question; everything here only builds the question.
"""

from typing import Any

from rightparty.law.questions import (
    Counter,
    DebtIs,
    DebtNumber,
    EvidenceDays,
    Flag,
    Member,
    MinutesSince,
    NoticeDays,
    NoticeInForce,
    Question,
    Within,
)
from rightparty.law.vocabulary import Per


class Asking:
    """The argument `c` of a rule. Plain facts are attributes: `c.channel`, `c.owes`."""

    def _ask(self, question: Question) -> Any:
        raise NotImplementedError  # each reading answers in its own way

    def count(self, kind: str, *, days: int, per: Per | tuple[Per, ...], **only: Any) -> Any:
        """How many past contacts of a kind lie in a window of calendar days: see `Counter`."""
        return self._ask(Counter(kind, days, _tuple(per), **only))

    def minutes_since(self, kind: str, *, per: Per | tuple[Per, ...], channels: tuple[str, ...] = ()) -> Any:
        """Minutes since we last did something: see `MinutesSince`."""
        return self._ask(MinutesSince(kind, _tuple(per), channels))

    def notice(self, kind: str, **only: Any) -> Any:
        """Whether a notice of this kind is in force: see `NoticeInForce`."""
        return self._ask(NoticeInForce(kind, **only))

    def notice_days(self, kind: str, **only: Any) -> Any:
        """Days since a notice of this kind took effect, or since a date it names: see `NoticeDays`."""
        return self._ask(NoticeDays(kind, **only))

    def evidence_days(self, *kinds: str) -> Any:
        """Days since the latest evidence of one of these kinds: see `EvidenceDays`."""
        return self._ask(EvidenceDays(kinds))

    def debt_is(self, column: str, *values: str) -> Any:
        """Whether some debt named has one of these values (without values: has any): see `DebtIs`."""
        return self._ask(DebtIs(column, values))

    def debt_number(self, column: str, pick: str = "max") -> Any:
        """The largest or smallest number of the debts named: see `DebtNumber`."""
        return self._ask(DebtNumber(column, pick))

    def member(self, association: str) -> Any:
        """Whether creditor or agency is a member of an association: see `Member`."""
        return self._ask(Member(association))

    def within(self, place: str) -> Any:
        """Whether a country or subdivision is concerned: see `Within`."""
        return self._ask(Within(place))

    def flagged(self, flag: str) -> Any:
        """Whether the contact is proposed with this flag: see `Flag`."""
        return self._ask(Flag(flag))


def _tuple(per: Per | tuple[Per, ...]) -> tuple[Per, ...]:
    return (per,) if isinstance(per, Per) else tuple(per)
