"""A check of a number by somebody outside: the question, the answer, and the row of evidence it becomes.

An answer is *yes*, *no* or *no data*. Each finding is one kind of evidence and has exactly one answer, so
that no adapter can turn "I do not know" into something that speaks for a person, or against one.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from rightparty.book.dossier import Row

RECYCLED: Final = "recycled"
"""Has the number passed on, or been given up for good, since an instant?"""

IDENTITY: Final = "identity"
"""Is the number in this person's name, by name and identity number?"""

YES: Final = "yes"
NO: Final = "no"
NO_DATA: Final = "no_data"

FINDINGS: Mapping[str, tuple[str, str]] = {
    "recycled": (RECYCLED, YES),
    "disconnected": (RECYCLED, YES),
    "not_recycled": (RECYCLED, NO),
    "recycling_unknown": (RECYCLED, NO_DATA),
    "carrier_match": (IDENTITY, YES),
    "carrier_mismatch": (IDENTITY, NO),
    "carrier_no_record": (IDENTITY, NO),
    "match_unknown": (IDENTITY, NO_DATA),
}
"""Kinds of evidence that a check can find, each with the check and the answer that it stands for."""

CONFIRMING = ("not_recycled", "carrier_match")
"""Findings that speak for the person: they are as old as the data may be."""

UNKNOWN: Mapping[str, str] = {RECYCLED: "recycling_unknown", IDENTITY: "match_unknown"}
"""What is found where a source has no data, by check."""


@dataclass(frozen=True)
class Question:
    """One number to be checked for one person. `reference` is ours and tells a source nothing.

    `number` is in E.164. `since`, aware: when the person was last known to have it (RECYCLED). `name` and
    `national_id` are asked only by IDENTITY, and are never printed.
    """

    reference: str
    check: str
    point_id: str
    person_id: str
    number: str
    since: datetime | None = None
    name: str = field(default="", repr=False)
    national_id: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.check == RECYCLED and (self.since is None or self.since.tzinfo is None):
            raise ValueError("whether a number has passed on is asked since an aware instant")


@dataclass(frozen=True)
class Answer:
    """What a source said at `at`; `as_of` is the date of its data, None where it has none.

    `since`: from when on a number has passed on, where the source narrows what was asked. `authority`: the
    rule of law that gives this answer a meaning of its own, where one does. `code`: the source's own word.
    `digest`: SHA-256 of what came back, in hex, so that the answer can be proven later.
    """

    question: Question
    at: datetime
    finding: str
    as_of: datetime | None
    source: str
    code: str
    digest: str = ""
    authority: str | None = None
    since: datetime | None = None

    def __post_init__(self) -> None:
        if FINDINGS[self.finding][0] != self.question.check:
            raise ValueError(f"a check of `{self.question.check}` cannot find `{self.finding}`")

    @property
    def answer(self) -> str:
        """YES, NO or NO_DATA."""
        return FINDINGS[self.finding][1]

    @property
    def lag(self) -> timedelta | None:
        """How far the data was behind; None where there was none."""
        return None if self.as_of is None else self.at - self.as_of


def no_data(question: Question, at: datetime, source: str, code: str, raw: bytes = b"") -> Answer:
    """The answer of a source that has none: it failed, refused, or knows nothing."""
    return Answer(question, at, UNKNOWN[question.check], None, source, code, digest_of(raw) if raw else "")


def digest_of(raw: bytes) -> str:
    """SHA-256 of what came back, in hex."""
    return hashlib.sha256(raw).hexdigest()


def evidence_row(answer: Answer) -> Row:
    """The row of the table `evidence` that an answer becomes; instants are aware."""
    question = answer.question
    return {
        "point_id": question.point_id,
        "person_id": question.person_id,
        "at": answer.at,
        "kind": answer.finding,
        "as_of": answer.as_of,
        "since": answer.since or question.since,
        "source": answer.source,
        "authority": answer.authority,
        "contact_id": None,
    }
