"""What a book says of contacts and of days without one: who was late, what was sent, and what came in after.

A row is a day of somebody who is late with one creditor. It is learnt from only if the gate, asked today
about that day, allows a contact: what is forbidden teaches nothing, so nothing learnt can speak for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import ibis

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.asked import COLUMNS as ASKED
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel
from rightparty.plan.day import morning_for
from rightparty.plan.learning.late import contacts_of, late_on
from rightparty.plan.learning.paid import DAY, Row, pay
from rightparty.plan.manner import Manner

Progress = Callable[[str, int, int], None]
LOOKS_BACK_DAYS = 60
"""Contacts of so many days before the first one are read, to know how long ago the last was."""
_SECOND = timedelta(seconds=1)
_MADE = "made|"


@dataclass(frozen=True)
class Asked:
    """What outcomes are read with: the law and the parties' model of today, the plan file, and the window."""

    law: Law
    model: PartyModel
    manner: Manner
    window_days: int


@dataclass(frozen=True)
class PersonDay:
    """A day of somebody late with one creditor.

    `channel` and `content`: of the contact made that day, None without. `share`: of what was overdue, what
    came in until the window ends, the next contact is made, all is paid, or the book ends, whichever is
    first; `days`: how long that was. `day_share`: what of it came in within a day; None where the book ends
    before. `since_days`: since the contact before, None without one. `held_out`: left without contact by
    chance. `first`: the first of the days on which the gate allows a contact with the person about these
    debts; `week_share` and `week_contacts`: what came in in the whole window from that morning on, and how
    many contacts were made in it, whoever was held out; None where the book ends before. The other fields:
    `plan.response.INPUTS`. Where `allowed` is not set, only the window from the first morning counts.
    """

    person_id: str
    creditor_id: str
    day: date
    channel: str | None
    content: str | None
    currency: str | None
    amount: Decimal
    share: float
    day_share: float | None
    days: float
    since_days: float | None
    held_out: bool
    own_choice: bool
    hour: int
    dpd: int | None
    reached: int
    unanswered: int
    paid_days: int | None
    distressed: bool
    complained: bool
    wrong_party: bool
    first: bool = False
    week_share: float | None = None
    week_contacts: int = 0
    allowed: bool = True


def person_days(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None = None
) -> tuple[list[PersonDay], int]:
    """The days that may be learnt from, and how many were left out because the gate denies a contact then."""
    book = _not_yet_settled(book)
    cases = _read(engine, book, asked, days, progress)
    allowed, open_ = _allowed(engine, book, cases, asked)
    _mark_first(cases, open_)
    kept = [row for row in cases if row["key"] in allowed or row["first"]]
    told = [
        replace(_person_day(row), allowed=row["key"] in allowed and row["days"] > 0)
        for row in kept
        if row["days"] > 0 or row["first"]
    ]
    return told, sum(row["key"] not in allowed for row in cases)


def days_as_they_were(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None = None
) -> list[PersonDay]:
    """The same days without asking the gate: to see what a plan did, never to learn from."""
    return [_person_day(row) for row in _read(engine, _not_yet_settled(book), asked, days, progress)]


def _not_yet_settled(book: Book) -> Book:
    """A book in which no debt is settled: a settlement has no day, and is what came of the days before it.

    Who paid all would else be missing from the days on which they were late; payments say when that ended.
    """
    debts = book.tables["debts"]
    open_ = debts.mutate(status=ibis.ifelse(debts.status == "settled", ibis.null("string"), debts.status))
    return replace(book, tables={**book.tables, "debts": open_})


def _read(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None
) -> list[Row]:
    """Every day of somebody late, with what was sent and what came in."""
    cases: list[Row] = []
    mornings = [morning_for(engine, book, day, asked.manner) for day in days]
    for number, morning in enumerate(mornings, start=1):
        cases += late_on(engine, book, morning, asked.manner)
        if progress is not None:
            progress("days read", number, len(mornings))
    ends = book.meta.as_of or mornings[-1].ends
    contacts = contacts_of(engine, book, mornings[0].begins - LOOKS_BACK_DAYS * DAY, ends)
    _attach(cases, contacts, asked.window_days)
    pay(engine, book, cases, ends, asked.window_days)
    return cases


def _attach(
    cases: Sequence[Row], contacts: Mapping[tuple[str, str], Sequence[Row]], window_days: int
) -> None:
    """The day's first contact of each case, and when the one before it and the next one were made."""
    for key, case in enumerate(cases):
        made = contacts.get((case["person_id"], case["creditor_id"]), ())
        begins, ends = case["begins"], case["begins"] + DAY
        today = next((one for one in made if begins <= one["at"] < ends), None)
        start = case["at"] if today is None else today["at"]
        before = [one["at"] for one in made if one["at"] < (begins if today is None else start)]
        after = (one["at"] for one in made if one["at"] > start)
        case |= {
            "key": str(key),
            "contact": today,
            "start": start,
            "since_days": (start - before[-1]) / DAY if before else None,
            "next_at": next(after, None),
            "week_contacts": sum(case["at"] < one["at"] <= case["at"] + window_days * DAY for one in made),
        }


def _mark_first(cases: Sequence[Row], open_: set[str]) -> None:
    """The first morning on which each case is open: until then nobody of them was treated differently."""
    seen: set[tuple[str, str]] = set()
    for case in sorted(cases, key=lambda one: one["day"]):
        who = (case["person_id"], case["creditor_id"])
        case["first"] = case["key"] in open_ and who not in seen
        if case["first"]:
            seen.add(who)


def _allowed(engine: Engine, book: Book, cases: Sequence[Row], asked: Asked) -> tuple[set[str], set[str]]:
    """Keys of the days that may be learnt from, and of those on whose morning any contact is allowed.

    The first: where the gate of today allows the contact that was made, or any contact where none was.
    """
    made = [
        {
            "candidate_id": _MADE + case["key"], "debt_ids": case["contact"]["asked_debts"],
            "person_id": case["person_id"], "point_id": case["contact"]["point_id"],
            "channel": case["contact"]["channel"], "content": case["contact"]["content"],
            "at": case["start"] - _SECOND,
        }
        for case in cases
        if case["contact"] is not None and case["contact"]["content"] and case["contact"]["point_id"]
    ]  # fmt: skip
    without = [{name: case[name] for name in ("key", "person_id", "creditor_id", "at")} for case in cases]
    if not without:
        return set(), set()
    columns = ("candidate_id", "debt_ids", "person_id", "point_id", "channel", "content", "at")
    schema = {name: ASKED[name] for name in columns}
    contacts = engine.create("learn_made", made, ibis.schema(schema))
    idle = engine.create(
        "learn_idle",
        without,
        ibis.schema({"key": "string", "person_id": "string", "creditor_id": "string", "at": "timestamp"}),
    )
    last = max(case["at"] for case in cases)
    could = default_candidates(book.tables, last)
    could = could.filter(could.channel.isin(sorted({step.channel for step in asked.manner.steps})))
    # The creditor by a debt, all of which are of one: ids may hold whatever their names are joined by.
    owed_to = book.tables["debts"].select("creditor_id", first_debt="debt_id")
    could = could.mutate(first_debt=could.debt_ids[0]).join(owed_to, "first_debt")
    both = could.join(idle, ["person_id", "creditor_id"])
    days = both.select(
        candidate_id=both.key, **{name: both[name] for name in columns if name != "candidate_id"}
    )
    candidates = ibis.union(contacts, days.cast(schema))
    decided = decide_table(engine, book, candidates, last, asked.law, asked.model, name="learn_decided")
    planned = {step.content for step in asked.manner.steps}
    usable = ibis.or_(*(decided.allowed.contains(content) for content in sorted(planned)))
    answers = engine.rows(
        decided.mutate(usable=usable)
        .group_by("candidate_id")
        .aggregate(any_=lambda t: t.usable.any(), asked_for=lambda t: t.allowed.contains(t.content).any())
    )
    contacted = {case["key"] for case in cases if case["contact"] is not None}
    as_made = {row["candidate_id"].removeprefix(_MADE) for row in answers if row["asked_for"]}
    open_ = {row["candidate_id"] for row in answers if row["any_"]} & {one["key"] for one in without}
    return (open_ - contacted) | (as_made & contacted), open_


def _person_day(row: Row) -> PersonDay:
    contact = row["contact"] or {}
    return PersonDay(
        row["person_id"],
        row["creditor_id"],
        row["day"],
        contact.get("channel"),
        contact.get("content"),
        row["currency"],
        row["amount"],
        row["share"],
        row["day_share"] if row["whole_day"] else None,
        row["days"],
        row["since_days"],
        row["held_out"],
        bool(contact) and contact["channel"] == row["own_channel"],
        int((row["start"] - row["begins"]).total_seconds()) // 3600,
        row["dpd"],
        row["reached"] or 0,
        row["unanswered"] or 0,
        row["paid_days"],
        bool(row["distressed"]),
        bool(row["complained"]),
        bool(row["wrong_party"]),
        row.get("first", False),
        row["week_share"],
        row["week_contacts"],
    )
