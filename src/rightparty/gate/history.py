"""Past contacts, one mark a kind, however many rows of the events table tell of them.

Rows of one contact share `contact_id`. Connected, conversation, voicemail, delivered and failed imply
an attempt even where no attempt row stands, and a contact counts once per kind (contract, section 1).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, product
from typing import Any

from rightparty.book.contacts import CONNECTED_KINDS, REACHED_KINDS, TELLING_FIRST
from rightparty.book.dossier import Row
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import ATTEMPT, CONNECTED, CONVERSATION, FULL, TOLD, UNANSWERED, VOICE

ELSEWHERE = ("work", "shared", "billing")
"""Places of a point that are not home: counters per PLACE tell the two apart."""

CONSENT_DAYS = 7
"""A consent to calls runs for this many days, of which the day of receipt is the first."""

FAILED_DAYS = 30
"""How many days back attempts count of which nobody took notice."""

UNDELIVERED = frozenset({"bounced", "rejected", "not_in_service"})
"""Outcomes of a message that came back; one that merely went out has not failed."""


@dataclass(frozen=True)
class Mark:
    """One kind of thing that happened in one past contact, at `t`.

    `answered_at`: when the contact was connected, if it was. An attempt is unanswered until then.
    `reached_at`: when somebody, or a voicemail, took the call. A call tells nothing before that.
    """

    contact_id: str
    kind: str
    t: datetime
    answered_at: datetime | None
    reached_at: datetime | None
    inbound: bool
    person_id: str | None
    point_id: str | None
    creditor_id: str
    collector_id: str
    channel: str
    content: str | None
    outcomes: frozenset[str]
    flags: frozenset[str]
    debts: tuple[str, ...]


def marks_of(events: Iterable[Row], liable: Mapping[str, Sequence[str]]) -> list[Mark]:
    """The value reading of `history_table.marks`: events of one person or point, as marks.

    `liable`: persons by debt; an event that names nobody counts for everyone who owes its debts.
    """
    ordered = sorted(events, key=lambda row: (row["contact_id"], row["direction"]))
    found: list[Mark] = []
    for (contact_id, direction), group in groupby(
        ordered, key=lambda row: (row["contact_id"], row["direction"])
    ):
        found += _marks_of_contact(contact_id, direction == "in", list(group), liable)
    return found


def _marks_of_contact(
    contact_id: str, inbound: bool, rows: Sequence[Row], liable: Mapping[str, Sequence[str]]
) -> Iterable[Mark]:
    debts = _max(rows, "counted_debts") or _max(rows, "named_debts") or _max(rows, "debt_ids") or ()
    spoken_of = _spoken_of(rows) or debts
    answered_at = min((row["at"] for row in rows if row["kind"] in CONNECTED_KINDS), default=None)
    spoke_at = min((row["at"] for row in rows if row["kind"] == CONVERSATION), default=None)
    reached_at = min((row["at"] for row in rows if row["kind"] in REACHED_KINDS), default=None)
    times = {ATTEMPT: min(row["at"] for row in rows), CONNECTED: answered_at, CONVERSATION: spoke_at}
    owing = {person for debt in debts for person in liable.get(debt, ())}
    persons = _all(rows, "person_id") or tuple(sorted(owing)) or (None,)
    points = _all(rows, "point_id") or (None,)
    creditor = _max(rows, "creditor_id")
    for kind, t in times.items():
        for who, where in product(persons, points):
            if t is not None:
                yield Mark(
                    contact_id,
                    kind,
                    t,
                    answered_at,
                    reached_at,
                    inbound,
                    who,
                    where,
                    creditor,
                    _max(rows, "agency_id") or creditor,
                    _max(rows, "channel"),
                    _most_telling(_all(rows, "content")),
                    frozenset(row["outcome"] for row in rows if row.get("outcome")),
                    frozenset(flag for row in rows for flag in row.get("flags") or ()),
                    tuple(spoken_of if kind == CONVERSATION else debts),
                )


def _spoken_of(rows: Sequence[Row]) -> tuple[str, ...] | None:
    """Debts that the conversation was about, where they differ from those the call is counted to.

    A conversation counts to every debt discussed, whoever raised it (comment 14(b)(4)-1).
    """
    spoken: tuple[str, ...] | None = _max([row for row in rows if row["kind"] == CONVERSATION], "named_debts")
    return spoken


def _all(rows: Sequence[Row], column: str) -> tuple[Any, ...]:
    return tuple(sorted({row[column] for row in rows if row.get(column)}))


def _most_telling(contents: Sequence[str]) -> str | None:
    return min(contents, key=TELLING_FIRST.index, default=None)


def _max(rows: Sequence[Row], column: str) -> Any:
    return max((row[column] for row in rows if row.get(column)), default=None)


def counts(mark: Mark, counter: Counter, at: datetime, answer: datetime | None) -> bool:
    """Whether a mark is of the kind a counter counts, before `at` (days and keys are checked apart)."""
    if mark.t >= at or (mark.inbound and not counter.inbound):
        return False
    if counter.kind == TOLD:
        if mark.kind != ATTEMPT or (
            mark.channel in VOICE and (mark.reached_at is None or mark.reached_at >= at)
        ):
            return False
    elif counter.kind == UNANSWERED:
        if mark.kind != ATTEMPT or (mark.answered_at is not None and mark.answered_at < at):
            return False
    elif mark.kind != counter.kind:
        return False
    return (
        (not counter.channels or mark.channel in counter.channels)
        and (not counter.contents or (mark.content or FULL) in counter.contents)  # unknown: it told
        and (not counter.flags or bool(mark.flags & set(counter.flags)))
        and not mark.outcomes & set(counter.without)
        and (not counter.since_answer or answer is None or mark.t > answer)
    )
