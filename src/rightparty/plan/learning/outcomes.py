"""What a book says of contacts and of days without one: who was late, what was sent, and what came in after.

A row is a day of somebody who is late with one creditor. It is learnt from only if the gate, asked today
about that day, allows a contact: what is forbidden teaches nothing, so nothing learnt can speak for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate.asked import CLOSED
from rightparty.gate.asked import COLUMNS as ASKED
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.law.vocabulary import REPLY, STATUTORY
from rightparty.parties.model import PartyModel
from rightparty.plan.day import morning_for
from rightparty.plan.holdout import in_holdout
from rightparty.plan.known import what_is_known, with_past
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp

Progress = Callable[[str, int, int], None]
Row = dict[str, Any]
DAY = timedelta(days=1)
PEOPLE_MAX = 30_000
"""More people than this teach little further; a part of them is taken, by the hash of their ids."""
LOOKS_BACK_DAYS = 60
"""Contacts of so many days before the first one are read, to know how long ago the last was."""
_SECOND = timedelta(seconds=1)

CASE = ("person_id", "creditor_id", "debt_ids", "amount", "currency", "dpd", "held_out")
FACTS = (
    "own_channel", "reached", "unanswered", "paid_days", "distressed", "complained", "wrong_party",
)  # fmt: skip


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
    chance. The other fields: `plan.response.INPUTS`.
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


def person_days(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None = None
) -> tuple[list[PersonDay], int]:
    """The days that may be learnt from, and how many were left out because the gate denies a contact then."""
    cases = _read(engine, book, asked, days, progress)
    allowed = _allowed(engine, book, cases, asked)
    kept = [row for row in cases if row["key"] in allowed]
    return [_person_day(row) for row in kept if row["days"] > 0], len(cases) - len(kept)


def days_as_they_were(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None = None
) -> list[PersonDay]:
    """The same days without asking the gate: to see what a plan did, never to learn from."""
    return [_person_day(row) for row in _read(engine, book, asked, days, progress)]


def _read(
    engine: Engine, book: Book, asked: Asked, days: Sequence[date], progress: Progress | None
) -> list[Row]:
    """Every day of somebody late, with what was sent and what came in."""
    cases: list[Row] = []
    mornings = [morning_for(engine, book, day, asked.manner) for day in days]
    for number, morning in enumerate(mornings, start=1):
        cases += _cases(engine, book, morning, asked)
        if progress is not None:
            progress("days read", number, len(mornings))
    ends = book.meta.as_of or mornings[-1].ends
    contacts = _contacts(engine, book, mornings[0].begins - LOOKS_BACK_DAYS * DAY, ends)
    _attach(cases, contacts)
    _pay(engine, book, cases, ends, asked.window_days)
    return cases


def _cases(engine: Engine, book: Book, morning: Morning, asked: Asked) -> list[Row]:
    """Who was late with whom on a morning, and what was known of them then.

    What came in later that day is left out: who paid after a contact was still late when it was made.
    """
    paid = book.tables["payments"]
    tables = {**book.tables, "payments": paid.filter(paid.paid_at <= stamp(morning.at))}
    balance = engine.materialize(
        owed(tables, morning.day, as_of_default=book.meta.as_of).select(
            "debt_id", "total", "dpd", "next_due_amount", "currency"
        ),
        "learn_balance",
    )
    chosen_by, tried = what_is_known(tables, morning, asked.manner, balance)
    known = with_past(chosen_by, tried, tables, morning)
    liable, debts = tables["liabilities"], tables["debts"]
    open_ = debts.filter(debts.status.isnull() | ~debts.status.isin(CLOSED))
    late = balance.filter(balance.total > 0, balance.dpd > 0)
    row = liable.filter(liable.until.isnull() | (liable.until > stamp(morning.at)))
    row = row.select("debt_id", "person_id").distinct()
    row = row.join(open_.select("debt_id", "creditor_id"), "debt_id").join(late, "debt_id")
    case = row.group_by("person_id", "creditor_id").aggregate(
        debt_ids=row.debt_id.collect(distinct=True, order_by=row.debt_id),
        amount=row.total.sum().cast("decimal(38, 2)"),
        currency=ibis.cases((row.currency.nunique() == 1, row.currency.max())),
        dpd=row.dpd.max(),
    )
    # Taken by the hash of the id: the same people on every day.
    some = case.select("person_id").distinct()
    some = some.order_by(some.person_id.hexdigest("md5"), "person_id").limit(PEOPLE_MAX)
    case = case.semi_join(some, "person_id").left_join(known, "person_id").drop("person_id_right")
    share = asked.manner.holdout
    case = case.mutate(held_out=in_holdout(case.person_id, share) if share else ibis.literal(False))
    wanted = (
        "person_id",
        "creditor_id",
        "debt_ids",
        "amount",
        "currency",
        "dpd",
        "held_out",
        "promise_step",
        *FACTS,
    )
    found = engine.rows(case.select(*wanted).order_by("person_id", "creditor_id"))
    return [{**one, "day": morning.day, "at": morning.at, "begins": morning.begins} for one in found]


def _contacts(
    engine: Engine, book: Book, since: datetime, until: datetime
) -> dict[tuple[str, str], list[Row]]:
    """Contacts that we made, by person and creditor, in the order of time; none that answers somebody."""
    events = book.tables["events"]
    made = events.filter(
        events.direction == "out",
        events["at"] >= stamp(since),
        events["at"] <= stamp(until),
        events.person_id.notnull(),
        events.content.isnull() | ~events.content.isin((REPLY, STATUTORY)),
    )
    each = made.group_by("contact_id", "person_id", "creditor_id").aggregate(
        at=made["at"].min(),
        channel=made.channel.min(),
        content=made.content.min(),
        point_id=made.point_id.min(),
        asked_debts=made.debt_ids.first(order_by=made["at"]),
    )
    found: dict[tuple[str, str], list[Row]] = {}
    for row in engine.rows(each.order_by("at", "contact_id")):
        found.setdefault((row["person_id"], row["creditor_id"]), []).append(row)
    return found


def _attach(cases: Sequence[Row], contacts: Mapping[tuple[str, str], Sequence[Row]]) -> None:
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
        }


def _allowed(engine: Engine, book: Book, cases: Sequence[Row], asked: Asked) -> set[str]:
    """Keys of the days on which the gate of today allows the contact made, or any contact where none was."""
    made = [
        {
            "candidate_id": case["key"], "debt_ids": case["contact"]["asked_debts"],
            "person_id": case["person_id"], "point_id": case["contact"]["point_id"],
            "channel": case["contact"]["channel"], "content": case["contact"]["content"],
            "at": case["start"] - _SECOND,
        }
        for case in cases
        if case["contact"] is not None and case["contact"]["content"] and case["contact"]["point_id"]
    ]  # fmt: skip
    without = [
        {"key": case["key"], "case": f"{case['person_id']}|{case['creditor_id']}", "at": case["at"]}
        for case in cases
        if case["contact"] is None
    ]
    if not made and not without:
        return set()
    columns = ("candidate_id", "debt_ids", "person_id", "point_id", "channel", "content", "at")
    schema = {name: ASKED[name] for name in columns}
    contacts = engine.create("learn_made", made, ibis.schema(schema))
    idle = engine.create(
        "learn_idle", without, ibis.schema({"key": "string", "case": "string", "at": "timestamp"})
    )
    last = max(case["at"] for case in cases)
    could = default_candidates(book.tables, last)
    could = could.filter(could.channel.isin(sorted({step.channel for step in asked.manner.steps})))
    parts = could.candidate_id.split("|")
    both = could.mutate(case=parts[0] + "|" + parts[1]).join(idle, "case")
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
    contacted = {one["candidate_id"] for one in made}
    return {
        row["candidate_id"]
        for row in answers
        if (row["asked_for"] if row["candidate_id"] in contacted else row["any_"])
    }


def _pay(
    engine: Engine,
    book: Book,
    cases: Iterable[Row],
    ends: datetime,
    window_days: int,
) -> None:
    """What came in on each case's debts in its window, as a share of what was overdue.

    Once all is paid the window ends: nothing more could come in, and no contact would follow.
    """
    paid = _payments(engine, book)
    for case in cases:
        start = case["start"]
        until = min(start + window_days * DAY, case["next_at"] or ends, ends)
        came = sorted(
            (at, amount)
            for debt in case["debt_ids"]
            for at, amount in paid.get(debt, ())
            if start < at <= until
        )
        total = first_day = Decimal(0)
        for at, amount in came:
            total += amount
            first_day += amount if at <= start + DAY else 0
            if total >= case["amount"]:  # nothing is left that could come in
                until = at
                break
        case["days"] = (until - start) / DAY
        case["whole_day"] = start + DAY <= ends
        case["share"] = float(min(total / case["amount"], Decimal(1)))
        case["day_share"] = float(min(first_day / case["amount"], Decimal(1)))


def _payments(engine: Engine, book: Book) -> dict[str, list[tuple[datetime, Decimal]]]:
    """Money that came in and stayed, by debt."""
    payments = book.tables["payments"]
    undone = payments.filter(payments.reverses.notnull()).select(payment_id=payments.reverses)
    stayed = payments.filter(
        payments.reverses.isnull(), payments.status.isnull() | (payments.status != "reversed")
    )
    found: dict[str, list[tuple[datetime, Decimal]]] = {}
    for row in engine.rows(
        stayed.anti_join(undone, "payment_id").select("debt_id", "paid_at", "amount").order_by("paid_at")
    ):
        found.setdefault(row["debt_id"], []).append((row["paid_at"], row["amount"]))
    return found


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
    )
