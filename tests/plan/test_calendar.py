"""The calendar against real days: what it says of a day to come, and what is then decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.linkage.laid_over import laid_over, paired
from rightparty.parties.model import default_model
from rightparty.plan.calendar import (
    COLUMNS,
    DAYS,
    Calendar,
    calendar,
)
from rightparty.plan.calendar_ways import NOTHING_OVERDUE, PROMISE_OPEN
from rightparty.plan.day import morning_for, plan_day
from rightparty.plan.limits import NO_LIMITS, Agents, Limits, Messages
from rightparty.plan.manner import default_manner
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.plan import samples

AT = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
A_DAY = timedelta(days=1)
LAW = load_law()


@dataclass(frozen=True)
class Today:
    """A town's first morning, decided and planned."""

    book: Book
    decided: ir.Table
    plan: ir.Table
    balance: ir.Table
    morning: Morning


@pytest.fixture(scope="module")
def today(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Today:
    """A small town on a Monday."""
    folder = Path(tmp_path_factory.mktemp("calendar")) / "town"
    write_town(make_town(500, 9, 0.04, AT), book_meta(AT), folder)
    return planned(engine, load_book(folder, engine), 0, "first")


def planned(engine: Engine, book: Book, number: int, name: str) -> Today:
    """The plan of a day, from a book whose balances were drawn up an hour before."""
    morning = morning_for(engine, book, (AT + number * A_DAY).date())
    drawn_up = morning.at - timedelta(hours=1)
    debts = book.tables["debts"].mutate(as_of=stamp(drawn_up).cast(book.tables["debts"].as_of.type()))
    meta = replace(book.meta, as_of=drawn_up, complete_since=dict(book.meta.complete_since))
    book = replace(
        book, meta=meta, tables={**book.tables, "debts": engine.materialize(debts, f"{name}_debts")}
    )
    asked = default_candidates(book.tables, morning.at)
    decided = decide_table(engine, book, asked, morning.at, LAW, default_model(), name=f"{name}_decided")
    balance = engine.materialize(owed(book.tables, morning.day, as_of_default=drawn_up), f"{name}_owed")
    plan = plan_day(engine, book, decided, morning, law=LAW, balance=balance, name=f"{name}_plan")
    return Today(book, decided, plan, balance, morning)


def expected(engine: Engine, today: Today, limits: Limits = NO_LIMITS) -> Calendar:
    """The calendar of the town."""
    return calendar(
        engine,
        today.book,
        today.decided,
        today.plan,
        today.balance,
        today.morning,
        manner=default_manner(),
        law=LAW,
        limits=limits,
    )


def lived(engine: Engine, today: Today, contacts: Sequence[Mapping[str, Any]], name: str) -> Book:
    """The book after what the calendar expected has been sent, and nobody has answered."""
    decided = {row["candidate_id"]: row for row in engine.rows(today.decided)}
    contents = {"tells": "full", "knocks": "knock", "reminds": "reminder"}
    events = today.book.tables["events"]
    rows = []
    for row in contacts:
        asked = decided[row["candidate_id"]]
        contact = f"{row['person_id']}:{row['day']}"
        rows.append(
            {
                "event_id": contact,
                "contact_id": contact,
                "at": row["at"],
                "direction": "out",
                "kind": "attempt" if row["channel"] == "call" else "sent",
                "channel": row["channel"],
                "debt_ids": asked["debt_ids"],
                "person_id": row["person_id"],
                "point_id": asked["point_id"],
                "content": contents[row["says"]],
            }
        )
    more = engine.create(f"{name}_more", rows, events.schema())
    both = engine.materialize(ibis.union(events, more), f"{name}_events")
    return replace(today.book, tables={**today.book.tables, "events": both})


def test_the_rules_that_it_knows_are_there() -> None:
    """Two refusals end on a known day: the rules are named as the law names them."""
    assert {NOTHING_OVERDUE, PROMISE_OPEN} <= {rule.id for rule in LAW.rules}


def test_today_is_the_plan_and_nobody_has_two_contacts_on_a_day(engine: Engine, today: Today) -> None:
    """Its first day is the plan; nobody is contacted twice a day, or more than four times in the window."""
    found = expected(engine, today)
    rows = engine.rows(found.contacts)
    assert tuple(found.contacts.columns) == COLUMNS
    assert len(found.days) == DAYS
    plan = {row["candidate_id"] for row in engine.rows(today.plan) if row["status"] in ("planned", "held")}
    assert {row["candidate_id"] for row in rows if row["basis"] in ("planned", "held")} == plan
    assert len(rows) == len({(row["day"], row["person_id"]) for row in rows})
    each = [row["person_id"] for row in rows]
    assert max(each.count(person) for person in set(each)) <= 4
    assert all(row["left"] >= 0 for row in rows)
    assert sum(day["contacts"] for day in found.days) == len(rows)


def test_of_one_human_one_record_is_expected_a_day(engine: Engine, today: Today) -> None:
    """Two records each: together no more than one contact a day, and four in the window."""
    people = sorted({row["person_id"] for row in engine.rows(expected(engine, today).contacts)})
    couples = list(zip(people[::2], people[1::2], strict=False))
    links = paired(engine, [pair for one, other in couples for pair in ((one, other), (other, one))])
    book = laid_over(today.book, engine, links)
    by: dict[str, Any] = {"law": LAW, "links": links}
    plan = plan_day(
        engine, book, today.decided, today.morning, balance=today.balance, name="linked_plan", **by
    )
    found = calendar(
        engine, book, today.decided, plan, today.balance, today.morning, manner=default_manner(), **by
    )
    human = {person: couple for couple in couples for person in couple}
    made = [(row["day"], human.get(row["person_id"])) for row in engine.rows(found.contacts)]
    made = [(day, couple) for day, couple in made if couple is not None]
    assert len(made) == len(set(made)) > len(couples) / 2
    each = [couple for _, couple in made]
    assert max(each.count(couple) for couple in couples) <= 4


@pytest.mark.drill
def test_most_of_what_it_says_is_what_is_decided_then(engine: Engine, today: Today) -> None:
    """Day by day what it expected is sent and nobody answers: the plans of those days say nearly the same."""
    rows = engine.rows(expected(engine, today).contacts)
    days = [(AT + number * A_DAY).date() for number in range(4)]
    agreed = said = real = 0
    for number in (1, 2, 3):
        before = [row for row in rows if row["day"] in days[:number]]
        book = lived(engine, today, before, f"day{number}")
        then = engine.rows(planned(engine, book, number, f"day{number}").plan)
        made = {row["person_id"]: row["channel"] for row in then if row["status"] in ("planned", "held")}
        told = {row["person_id"]: row["channel"] for row in rows if row["day"] == days[number]}
        agreed += sum(made.get(person) == channel for person, channel in told.items())
        said, real = said + len(told), real + len(made)
    assert agreed >= 0.95 * max(said, real)


def test_minutes_of_a_language_hold_on_every_day(engine: Engine, today: Today) -> None:
    """Without a minute in the language that most people speak, they are not called on any later day."""
    spoken = engine.rows(today.book.tables["persons"].select("language").distinct())
    every = {row["language"]: Decimal(0) for row in spoken if row["language"]}
    assert every
    limits = Limits(agents=Agents(each=Decimal(6), language=every))
    speak = {
        row["person_id"] for row in engine.rows(today.book.tables["persons"]) if row["language"] is not None
    }
    free = [row for row in engine.rows(expected(engine, today).contacts) if row["day"] > today.morning.day]
    assert any(row["channel"] == "call" and row["person_id"] in speak for row in free)
    tight = engine.rows(expected(engine, today, limits).contacts)
    later = [row for row in tight if row["day"] > today.morning.day and row["channel"] == "call"]
    assert not [row for row in later if row["person_id"] in speak]


def test_a_limit_holds_on_every_day(engine: Engine, today: Today) -> None:
    """Three text messages a day are three on each day; the others come later."""
    free, tight = expected(engine, today), expected(engine, today, Limits(messages={"sms": Messages(most=3)}))
    assert all(day["by_channel"].get("sms", 0) <= 3 for day in tight.days[1:])
    assert max(day["by_channel"].get("sms", 0) for day in free.days[1:]) > 3


def test_a_month_is_counted_to_the_hour_as_the_plan_counts_it(engine: Engine) -> None:
    """Four contacts late in a morning: thirty days later, before that hour, there is no fifth."""
    late = samples.NOW - timedelta(days=29) + timedelta(hours=1)
    row = {"direction": "out", "kind": "sent", "channel": "inbox", "person_id": "ana", "content": "knock"}
    events = [
        {**row, "event_id": f"e{n}", "contact_id": f"c{n}", "at": late + timedelta(hours=n)} for n in range(4)
    ]
    book = samples.book_of(engine, samples.debt("d1", "ana"), events=events)
    decided = samples.decided_of(engine, [samples.decision("a", "ana", "email", samples.EVERYTHING)])
    balance = owed(book.tables, samples.DAY, as_of_default=book.meta.as_of)
    balance = engine.materialize(balance, "ana_owed")

    def plan_of(morning: Morning) -> ir.Table:
        return plan_day(engine, book, decided, morning, law=LAW, balance=balance, name="ana_plan")

    days = [morning_for(engine, book, samples.DAY + timedelta(days=number)) for number in range(3)]
    real = [engine.rows(plan_of(morning))[0] for morning in days]
    assert [row["reason"] == "contacted_often" for row in real] == [True, True, False]
    assert real[2]["status"] == "planned"
    told = expected(engine, Today(book, decided, plan_of(days[0]), balance, days[0])).contacts
    first = min(engine.rows(told), key=lambda row: row["at"])
    assert (first["day"], first["left"]) == (days[2].day, 3)
