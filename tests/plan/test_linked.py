"""One human in several records: at most one of them is contacted a day, and everybody is accounted for."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import ibis.expr.types as ir
import pytest

from rightparty.bench.plan import limits_for
from rightparty.bench.plan_people import people_of_a_morning
from rightparty.engine import Engine
from rightparty.parties.linkage.laid_over import laid_over, paired
from rightparty.plan import day
from rightparty.plan.day import DayPlan, planned_day
from rightparty.plan.limits import NO_LIMITS, Limits
from tests.plan.samples import EVERYTHING, NEUTRAL, Row, book_of, debt, decision, instant, planned
from tests.plan.test_allocate import people, texts
from tests.plan.test_promises import promise


def links(engine: Engine, *humans: Sequence[str]) -> ir.Table:
    """The records of each human, as the links that lead between every two of them."""
    return paired(engine, [(one, other) for same in humans for one in same for other in same if one != other])


def statuses(plan: dict[str, Row]) -> dict[str, tuple[str, str | None]]:
    """Status and reason, by person."""
    return {person: (row["status"], row["reason"]) for person, row in plan.items()}


def test_of_one_human_one_record_is_contacted(engine: Engine) -> None:
    """The gentlest way of all goes first, whichever record it is of; somebody else has theirs."""
    book, _ = people(engine, 4, ())
    ways = {"p0": "sms", "p1": "inbox", "p2": "email", "p3": "sms"}
    decisions = [
        decision(f"c-{person}", person, channel, EVERYTHING, debt_ids=(f"d{person[1]}",))
        for person, channel in ways.items()
    ]
    assert {row["status"] for row in planned(engine, book, decisions).values()} == {"planned"}
    plan = planned(engine, book, decisions, links=links(engine, ("p0", "p1", "p2")))
    assert statuses(plan) == {
        "p0": ("skipped", "linked"),
        "p1": ("planned", "allow"),
        "p2": ("skipped", "linked"),
        "p3": ("planned", "allow"),
    }
    spared = plan["p0"]
    assert (spared["channel"], spared["at"], spared["candidate_id"]) == (None, None, None)
    assert list(spared["debt_ids"]) == ["d0"]


def test_alike_ways_are_told_apart_by_age_and_name(engine: Engine) -> None:
    """The oldest debt goes first; where all is alike, the candidate's id decides."""
    decisions = [decision(f"c{i}", f"p{i}", "sms", EVERYTHING, debt_ids=(f"d{i}",)) for i in (0, 1)]
    same = links(engine, ("p0", "p1"))
    for late, goes in ((34, "p0"), (90, "p1")):
        book = book_of(engine, debt("d0", "p0"), debt("d1", "p1", late=late))
        plan = planned(engine, book, decisions, links=same)
        assert [person for person, row in plan.items() if row["status"] == "planned"] == [goes]


@pytest.mark.parametrize(
    "other",
    [
        {"verdict": "deny", "reasons": ("chn.x.stop",)},
        {"verdict": "delay", "retry_at": instant(14), "reasons": ("chn.x.hours",)},
    ],
    ids=["denied", "held"],
)
def test_who_cannot_be_contacted_now_stands_in_nobodys_way(engine: Engine, other: dict[str, Any]) -> None:
    """Who is refused keeps the reason; who waits for an hour goes behind what may go now."""
    book, _ = people(engine, 2, ())
    now = decision("a", "p1", "sms", NEUTRAL, debt_ids=("d1",))
    shut = decision("b", "p0", "inbox", debt_ids=("d0",), **other)
    plan = planned(engine, book, [now, shut], links=links(engine, ("p0", "p1")))
    assert plan["p1"]["status"] == "planned"
    expected = ("denied", "chn.x.stop") if other["verdict"] == "deny" else ("skipped", "linked")
    assert statuses(plan)["p0"] == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"p0": [0]}, {("denied", "contacted_today")}),
        ({"p0": [3, 6], "p1": [9, 12]}, {("denied", "contacted_often")}),
        ({"p0": [3], "p1": [9, 12]}, {("planned", "allow"), ("skipped", "linked")}),
    ],
    ids=["today", "often", "three"],
)
def test_what_reached_one_record_counts_for_all(
    engine: Engine, sent: dict[str, list[int]], expected: set[tuple[str, str]]
) -> None:
    """With links laid over the book: after three contacts of a month there is one more, not one a record."""
    events = [
        {"event_id": f"{person}-{days}", "contact_id": f"{person}-{days}", "direction": "out",
         "kind": "sent", "at": instant(8) - timedelta(days=days), "channel": "email",
         "debt_ids": (), "person_id": person, "content": "full"}
        for person, ago in sent.items() for days in ago
    ]  # fmt: skip
    book, decisions = people(engine, 2, ("inbox",), events=events)
    same = links(engine, ("p0", "p1"))
    plan = planned(engine, laid_over(book, engine, same), decisions, links=same)
    assert set(statuses(plan).values()) == expected


def test_a_promises_reminder_goes_before_the_gentler_way(engine: Engine) -> None:
    """It has this day alone; the other record can be told tomorrow."""
    eve = promise(-1) | {"person_id": "p1"}
    book = book_of(engine, debt("d0", "p0"), debt("d1", "p1"), promises=[eve])
    decisions = [
        decision("a", "p0", "inbox", EVERYTHING, debt_ids=("d0",)),
        decision("b", "p1", "email", ("reminder", "statutory"), verdict="delay"),
    ]
    alone = planned(engine, book, decisions)
    assert (alone["p0"]["status"], alone["p1"]["content"]) == ("planned", "reminder")
    plan = planned(engine, book, decisions, links=links(engine, ("p0", "p1")))
    assert (plan["p0"]["reason"], plan["p1"]["content"]) == ("linked", "reminder")


def test_only_one_record_asks_for_room(engine: Engine) -> None:
    """With two texts, the human's one and somebody else's go out, though both records are worth more."""
    book, decisions = people(engine, 3, ("sms",))
    plan = planned(engine, book, decisions, limits=texts(2), links=links(engine, ("p1", "p2")))
    assert statuses(plan) == {
        "p0": ("planned", "allow"),
        "p1": ("planned", "allow"),
        "p2": ("skipped", "linked"),
    }


def test_without_room_for_the_one_the_other_is_not_contacted_either(engine: Engine) -> None:
    """What the limits say is said of the record that asked."""
    book, decisions = people(engine, 3, ("sms",))
    plan = planned(engine, book, decisions, limits=texts(1), links=links(engine, ("p0", "p1")))
    assert statuses(plan) == {
        "p0": ("skipped", "limit:sms"),
        "p1": ("skipped", "linked"),
        "p2": ("planned", "allow"),
    }


def test_links_that_lead_to_nobody_of_the_day_change_nothing(engine: Engine) -> None:
    """Records that owe nothing, or are not in the book."""
    book, decisions = people(engine, 3, ("sms",))
    plain = planned(engine, book, decisions, limits=texts(2))
    assert planned(engine, book, decisions, limits=texts(2), links=links(engine, ("p0", "x", "y"))) == plain


PEOPLE = 400


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param(limits_for(PEOPLE), id="limits"),
        pytest.param(NO_LIMITS, id="no limits", marks=pytest.mark.drill),
    ],
)
def test_ranges_change_nothing(engine: Engine, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of one human that lie in different ranges are one human; nobody is left out of the plan."""
    morning = people_of_a_morning(engine, PEOPLE)
    named = [row["person_id"] for row in engine.rows(morning.decided.select("person_id").distinct())]
    humans = list(zip(*(sorted(named)[start : start + 60] for start in (0, 90, 200)), strict=False))
    same = links(engine, *humans)

    def by(some: ir.Table | None) -> DayPlan:
        return planned_day(
            engine, morning.book, morning.decided, morning.morning,
            balance=morning.balance, limits=limits, links=some,
        )  # fmt: skip

    def rows(plan: DayPlan) -> list[Row]:
        return engine.rows(plan.contacts.order_by("person_id"))

    everybody = {row["person_id"] for row in rows(by(None))}
    whole = by(same)
    found = rows(whole)
    assert {row["person_id"] for row in found} == everybody
    for records in humans:
        assert len(reached(found, records)) <= 1
    assert any(row["reason"] == "linked" for row in found)
    monkeypatch.setattr(day, "RANGE_CANDIDATES", 90)
    parts = by(same)
    assert rows(parts) == found
    assert (parts.used, parts.worth) == (whole.used, whole.worth)


def reached(rows: Iterable[Row], records: Sequence[str]) -> list[Row]:
    """Which of some records are contacted."""
    return [row for row in rows if row["person_id"] in records and row["status"] in ("planned", "held")]
