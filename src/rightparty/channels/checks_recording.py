"""The twin of a source: answers from a table it was given, and keeps everything that it was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from rightparty.channels.checks import CheckPort, Declared
from rightparty.parties.checks.check import FINDINGS, IDENTITY, RECYCLED, Answer, Question, digest_of, no_data

SOURCE: Final = "recording"


@dataclass(frozen=True)
class Told:
    """What the table says of one number: a finding, and the date of the data behind it."""

    finding: str
    as_of: datetime


class RecordingCheck(CheckPort):
    """A source that asks nobody. A number that is not in its table, or not for this check, has no data."""

    declared = Declared(
        SOURCE,
        {RECYCLED: ("number", "since"), IDENTITY: ("number", "name", "national_id")},
        timedelta(0),
        Decimal(0),
        "CNY",
    )

    def __init__(self, table: Mapping[str, Told], clock: Callable[[], datetime]) -> None:
        """`table`: what is known, by number in E.164."""
        super().__init__(clock)
        self._table = table
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        """As every source, and kept."""
        self.asked.append(question)
        return super().ask(question)

    def close(self) -> None:
        """Nothing is held open; what was asked stays."""

    def _unaskable(self, question: Question) -> str | None:
        """Anything can be asked of a table."""
        del question
        return None

    def _answer(self, question: Question) -> Answer:
        at, told = self._clock(), self._table.get(question.number)
        if told is None or FINDINGS[told.finding][0] != question.check:
            return no_data(question, at, SOURCE, "not_in_table")
        digest = digest_of(f"{question.number},{told.finding},{told.as_of.isoformat()}".encode())
        return Answer(question, at, told.finding, told.as_of, SOURCE, "in_table", digest)
