"""Past contacts, one mark a kind, however many rows of the events table tell of them.

Rows of one contact share `contact_id`. Connected, conversation, voicemail, delivered and failed imply
an attempt even where no attempt row stands, and a contact counts once per kind (contract, section 1).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, product
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.dossier import Row
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import ALL, ATTEMPT, CONNECTED, CONVERSATION, FULL, TOLD, UNANSWERED, VOICE

if TYPE_CHECKING:
    import ibis.expr.types as ir

_TELLING_FIRST = (*ALL, "locate")
_CONNECTED_KINDS = (CONNECTED, CONVERSATION)
_REACHED_KINDS = (*_CONNECTED_KINDS, "voicemail")


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
    """The value reading of `marks`: events of one person or point, as marks.

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
    answered_at = min((row["at"] for row in rows if row["kind"] in _CONNECTED_KINDS), default=None)
    spoke_at = min((row["at"] for row in rows if row["kind"] == CONVERSATION), default=None)
    reached_at = min((row["at"] for row in rows if row["kind"] in _REACHED_KINDS), default=None)
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
    return min(contents, key=_TELLING_FIRST.index, default=None)


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


def contacts(events: "ir.Table", since: datetime) -> "ir.Table":
    """One row a past contact (and direction) with an event since an instant, whatever rows tell of it."""
    recent = events.filter(events["at"] >= ibis.literal(since.replace(tzinfo=None)).cast("timestamp"))
    e = recent.mutate(inbound=recent.direction == "in")
    connected = e.kind.isin(_CONNECTED_KINDS)
    grouped = e.group_by("contact_id", "inbound").agg(
        first_at=e["at"].min(),
        answered_at=e["at"].min(where=connected),
        spoke_at=e["at"].min(where=e.kind == CONVERSATION),
        reached_at=e["at"].min(where=e.kind.isin(_REACHED_KINDS)),
        persons=e.person_id.collect(distinct=True),
        points=e.point_id.collect(distinct=True),
        creditor_id=e.creditor_id.max(),
        agency_id=e.agency_id.max(),
        channel=e.channel.max(),
        telling=e.content.cases(*((content, place) for place, content in enumerate(_TELLING_FIRST))).min(),
        outcomes=e.outcome.collect(),
        debts=ibis.coalesce(e.counted_debts.max(), e.named_debts.max(), e.debt_ids.max()),
    )
    return grouped.mutate(
        collector_id=ibis.coalesce(grouped.agency_id, grouped.creditor_id),
        content=grouped.telling.cases(*enumerate(_TELLING_FIRST)),
    ).drop("agency_id", "telling")


def by_point(contact: "ir.Table") -> "ir.Table":
    """`contacts` once for each point named, in a column `point_id`."""
    return _each(contact, "points", "point_id").drop("persons")


def by_person(contact: "ir.Table", liabilities: "ir.Table") -> "ir.Table":
    """`contacts` once for each person named; one that names nobody, for each person who owes its debts."""
    people = ibis.union(_each(contact, "persons", "person_id"), _attributed(contact, liabilities))
    return people.drop("points")


def marks(spread: "ir.Table") -> "ir.Table":
    """Marks of `by_point` or `by_person`: the columns of `Mark`, `outcomes` as an array."""
    kinds = [
        spread.mutate(kind=ibis.literal(kind), t=spread[column]).filter(spread[column].notnull())
        for kind, column in ((ATTEMPT, "first_at"), (CONNECTED, "answered_at"), (CONVERSATION, "spoke_at"))
    ]
    return ibis.union(*kinds).drop("first_at", "spoke_at")


def _each(contact: "ir.Table", several: str, one: str) -> "ir.Table":
    """Contacts once for each person (or point) that some row names."""
    return contact.mutate(**{one: contact[several]}).unnest(one)


def _attributed(contact: "ir.Table", liabilities: "ir.Table") -> "ir.Table":
    """Contacts that name nobody, once for each person who owes one of their debts."""
    unnamed = contact.filter(contact.persons.isnull() | (contact.persons.length() == 0))
    opened = unnamed.mutate(debt=unnamed.debts).unnest("debt")
    owing = liabilities.select(owing_debt=liabilities.debt_id, person_id=liabilities.person_id)
    pairs = opened.join(owing, opened.debt == owing.owing_debt).select("contact_id", "inbound", "person_id")
    joined = unnamed.join(pairs.distinct(), ["contact_id", "inbound"])
    return joined.select(*contact.columns, "person_id")
