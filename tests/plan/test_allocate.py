"""A day's plan within shared limits: who goes, which way, and who is first in line tomorrow."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.engine import Engine
from rightparty.plan.allocate import digits
from rightparty.plan.day import DayPlan, planned_day
from rightparty.plan.limits import NO_LIMITS, Agents, Limits, Messages, Replies
from tests.plan.samples import (
    EVERYTHING,
    HOUR,
    MORNING,
    NOW,
    Row,
    balance_of,
    book_of,
    debt,
    decided_of,
    decision,
    instant,
    open_at,
    planned,
)

CALLS = Limits(agents=Agents(each=Decimal(6), minutes=Decimal(12)))


def texts(most: int) -> Limits:
    """Room for so many text messages."""
    return Limits(messages={"sms": Messages(most=most)})


def people(engine: Engine, number: int, channels: tuple[str, ...], **more: Any) -> tuple[Any, list[Row]]:
    """So many people, each owing more than the one before, with one way a channel."""
    debts = [debt(f"d{i}", f"p{i}", amount=f"{1000 + 1000 * i}.00") for i in range(number)]
    decisions = [
        decision(f"c{i}-{channel}", f"p{i}", channel, EVERYTHING, debt_ids=(f"d{i}",))
        for i in range(number)
        for channel in channels
    ]
    return book_of(engine, *debts, **more), decisions


def test_of_those_there_is_no_room_for_everybody_stands_in_the_plan(engine: Engine) -> None:
    """Room for two texts of five: the most worth go, the others are told why not."""
    book, decisions = people(engine, 5, ("sms",))
    plan = planned(engine, book, decisions, limits=texts(2))
    assert {person for person, row in plan.items() if row["status"] == "planned"} == {"p3", "p4"}
    left = plan["p0"]
    assert (left["status"], left["reason"], left["channel"], left["at"]) == (
        "skipped",
        "limit:sms",
        None,
        None,
    )


def test_whoever_waited_comes_first(engine: Engine) -> None:
    """Every day of waiting doubles what a contact counts for: the least worth is first after a few."""
    book, decisions = people(engine, 5, ("sms",))
    waited = engine.create(
        "waited", [{"person_id": "p0", "days": 4}], ibis.schema({"person_id": "string", "days": "int64"})
    )
    plan = planned(engine, book, decisions, limits=texts(1), waited=waited)
    assert [person for person, row in plan.items() if row["status"] == "planned"] == ["p0"]


def test_a_later_way_is_taken_where_a_limit_blocks_the_first(engine: Engine) -> None:
    """With room for one e-mail the other person is knocked at by text, and the plan says what was short."""
    book, decisions = people(engine, 2, ("email", "sms"))
    plan = planned(engine, book, decisions, limits=Limits(messages={"email": Messages(most=1)}))
    told = sorted((row["channel"], row["why"]) for row in plan.values())
    assert told == [("email", "gentlest;verified;dpd=34"), ("sms", "gentlest;verified;dpd=34;limit=email")]


def test_nobody_is_called_because_a_limit_is_full(engine: Engine) -> None:
    """A call waits for a try in vain, and a full day is none."""
    book, decisions = people(engine, 2, ("sms", "call"))
    plan = planned(engine, book, decisions, limits=texts(1))
    assert plan["p0"]["reason"] == "limit:sms"


def test_a_limit_brings_nobody_a_letter(engine: Engine) -> None:
    """The last way stays the last: who has no room on another waits."""
    book, decisions = people(engine, 2, ("sms", "letter"))
    plan = planned(engine, book, decisions, limits=texts(1))
    assert plan["p0"]["reason"] == "limit:sms"


def test_calls_share_the_agents_minutes(engine: Engine) -> None:
    """Twelve minutes are two calls of six."""
    book, decisions = people(engine, 5, ("call",))
    plan = planned(engine, book, decisions, limits=CALLS)
    assert sum(row["status"] == "planned" for row in plan.values()) == 2
    assert plan["p0"]["reason"] == "limit:agents"


def test_minutes_of_those_who_speak_a_language_are_theirs(engine: Engine) -> None:
    """English-speaking agents have an hour's tenth: one call in English; the others are not held back."""
    persons = [
        {"person_id": f"p{i}", "kind": "person", "language": "en" if i < 3 else "zh-Hans"} for i in range(5)
    ]
    book, decisions = people(engine, 5, ("call",), persons=persons)
    limits = Limits(agents=Agents(each=Decimal(6), language={"en": Decimal(6)}))
    plan = planned(engine, book, decisions, limits=limits)
    assert {person for person, row in plan.items() if row["status"] == "planned"} == {"p2", "p3", "p4"}
    assert plan["p0"]["reason"] == "limit:agents.en"


def test_money_is_a_limit_too(engine: Engine) -> None:
    """A budget of 0.12 at 0.05 a message is two messages, and not two and a half."""
    book, decisions = people(engine, 4, ("sms",))
    money = Messages(price=Decimal("0.05"), money=Decimal("0.12"), currency="CNY")
    plan = planned(engine, book, decisions, limits=Limits(messages={"sms": money}))
    assert sum(row["status"] == "planned" for row in plan.values()) == 2
    assert plan["p0"]["reason"] == "limit:sms.money"


def test_what_was_sent_today_is_gone(engine: Engine) -> None:
    """A message of this morning has used the room of this day."""
    sent = {
        "event_id": "e",
        "contact_id": "e",
        "at": NOW,
        "direction": "out",
        "kind": "sent",
        "channel": "sms",
    }
    book, decisions = people(
        engine, 3, ("sms",), events=[sent | {"content": "knock", "person_id": "somebody"}]
    )
    plan = planned(engine, book, decisions, limits=texts(2))
    assert sum(row["status"] == "planned" for row in plan.values()) == 1


def test_replies_set_the_hour(engine: Engine) -> None:
    """One staffed hour now and one at three: a part goes out later, and what nobody could read stays."""
    book, decisions = people(engine, 12, ("email",))
    decisions = [row | open_at(*range(8, 21)) for row in decisions]
    hours = {9: Decimal(10), 15: Decimal(10)}
    staff = Replies(each=Decimal(10), hours=hours, rate={"email": Decimal("0.5")})
    plan = planned(engine, book, decisions, limits=Limits(replies=staff))
    made = [row for row in plan.values() if row["status"] == "planned"]
    assert {row["at"] for row in made} == {NOW, instant(15)}
    assert 2 <= len(made) < 12
    assert {row["reason"] for row in plan.values() if row["status"] == "skipped"} == {"limit:replies"}


NIGHT = Limits(agents=Agents(each=Decimal(6), hours={9: Decimal(6), 14: Decimal(6), 22: Decimal(60)}))


def test_nobody_is_planned_for_an_hour_that_is_closed_to_them(engine: Engine) -> None:
    """Ten calls have room at ten at night: who may not be called then waits, and who may goes then."""
    book, decisions = people(engine, 5, ("call",))
    day, late, now = open_at(9, 10, 14), open_at(9, 22), open_at()
    told = [row | hours for row, hours in zip(decisions, (day, day, late, now, now), strict=True)]
    plan = planned(engine, book, told, limits=NIGHT)
    at = {person: row["at"] for person, row in plan.items() if row["status"] == "planned"}
    assert at == {"p4": NOW, "p2": instant(22), "p1": instant(14)}
    assert {plan[person]["reason"] for person in ("p0", "p3")} == {"limit:agents"}


def test_where_the_gate_was_not_asked_for_hours_no_later_one_is_used(engine: Engine) -> None:
    """Decided at nine, they may go at nine."""
    book, decisions = people(engine, 3, ("call",))
    plan = planned(engine, book, decisions, limits=NIGHT)
    assert [row["at"] for row in plan.values() if row["status"] == "planned"] == [NOW]


def test_whose_hours_nobody_staffs_goes_another_way_or_waits_and_uses_no_room(engine: Engine) -> None:
    """E-mails are read from ten on: who may get none then is sent a text, which brings no reply, or waits."""
    book, decisions = people(engine, 3, ("email", "sms"))
    shut, open_ = open_at(9), open_at(9, 10)
    told = [row | (open_ if row["person_id"] == "p0" else shut) for row in decisions]
    rate = {"email": Decimal(1), "sms": Decimal(0)}
    hours = {10: Decimal(10), 11: Decimal(10)}
    limits = Limits(replies=Replies(each=Decimal(10), hours=hours, rate=rate))
    plan = planned(engine, book, [row for row in told if row["candidate_id"] != "c2-sms"], limits=limits)
    assert (plan["p0"]["channel"], plan["p0"]["at"]) == ("email", instant(10))
    assert (plan["p1"]["channel"], plan["p1"]["why"]) == ("sms", "gentlest;verified;dpd=34;limit=replies")
    assert (plan["p2"]["status"], plan["p2"]["reason"]) == ("skipped", "limit:replies")


def called(number: int, at: datetime, **more: Any) -> Row:
    """A call that was made."""
    row = {"event_id": f"e{number}", "contact_id": f"e{number}", "at": at, "direction": "out"}
    return row | {"kind": "attempt", "channel": "call", "content": "callback", "person_id": "q"} | more


def test_calls_in_a_language_that_were_made_today_are_gone(engine: Engine) -> None:
    """Two calls of six minutes in English have used the twelve; others are not held back."""
    persons = [
        {"person_id": name, "kind": "person", "language": "zh-Hans" if name == "p0" else "en"}
        for name in ("p0", "p1", "p2", "q")
    ]
    events = [called(number, NOW) for number in range(2)]
    book, decisions = people(engine, 3, ("call",), persons=persons, events=events)
    limits = Limits(agents=Agents(each=Decimal(6), language={"en": Decimal(12)}))
    plan = planned(engine, book, decisions, limits=limits)
    assert {person: row["status"] for person, row in plan.items()} == {
        "p0": "planned", "p1": "skipped", "p2": "skipped",
    }  # fmt: skip


def test_calls_of_the_hour_that_has_begun_are_gone(engine: Engine) -> None:
    """Ten calls of six minutes at nine: at a minute past, that hour is used up; earlier calls used others."""
    limits = Limits(agents=Agents(each=Decimal(6), hours={9: Decimal(60)}))
    for made_at, left in ((NOW, 0), (NOW - HOUR, 3), (NOW - 24 * HOUR, 3)):
        events = [called(number, made_at) for number in range(10)]
        book, decisions = people(engine, 3, ("call",), events=events)
        morning = replace(MORNING, at=NOW + timedelta(minutes=1))
        plan = planned(engine, book, decisions, morning=morning, limits=limits)
        assert sum(row["status"] == "planned" for row in plan.values()) == left, made_at


def test_nobody_there_to_read_nothing_is_sent(engine: Engine) -> None:
    """On a day without staff, what would be answered waits for a day with."""
    book, decisions = people(engine, 2, ("email",))
    staff = Replies(each=Decimal(10), hours={9: Decimal(60)}, days=("sun",))
    plan = planned(engine, book, decisions, limits=Limits(replies=staff))
    assert {row["reason"] for row in plan.values()} == {"limit:replies"}


def test_whoever_is_held_keeps_a_place(engine: Engine) -> None:
    """A text that may go at two counts for today's texts: it is worth more, so the other one waits."""
    book = book_of(engine, debt("d0", "p0"), debt("d1", "p1", amount="9000.00"))
    later = decision("b", "p1", "sms", verdict="delay", retry_at=instant(14), reasons=("chn.x.hours",))
    now = decision("a", "p0", "sms", EVERYTHING, debt_ids=("d0",))
    plan = planned(engine, book, [now, later | {"debt_ids": ("d1",)}], limits=texts(1))
    assert (plan["p1"]["status"], plan["p1"]["at"]) == ("held", instant(14))
    assert plan["p0"]["reason"] == "limit:sms"


def within(engine: Engine, book: Any, decisions: list[Row], limits: Limits) -> DayPlan:
    """The plan and what it says of its limits."""
    decided = decided_of(engine, decisions)
    return planned_day(engine, book, decided, MORNING, balance=balance_of(engine, book), limits=limits)


def test_limits_say_how_far_they_are_used_and_what_more_would_be_worth(engine: Engine) -> None:
    """The price of a text lies between the best of those left out and the last of those who get one."""
    book, decisions = people(engine, 20, ("sms",))
    found = within(engine, book, decisions, texts(10))
    (used,) = found.used
    assert (used.name, int(used.used), int(used.room)) == ("sms", 10, 10)
    rows = {row["person_id"]: row for row in engine.rows(found.contacts)}
    assert (rows["p9"]["reason"], rows["p10"]["status"]) == ("limit:sms", "planned")
    left, gone = (0.008 * amount / 5 - 0.5 for amount in (10_000, 11_000))
    assert left - 1e-6 <= used.price <= gone + 1e-6
    assert found.bound >= found.worth > 0


@pytest.mark.parametrize("examples", [4, pytest.param(60, marks=pytest.mark.drill)])
def test_no_limit_is_passed_and_without_limits_it_is_the_plan(engine: Engine, examples: int) -> None:
    """Room is kept, each person has one row, and with room for all nothing changes."""

    @settings(max_examples=examples)
    @given(
        st.lists(st.sets(st.sampled_from(["sms", "email", "call"]), min_size=1), min_size=1, max_size=12),
        st.integers(0, 6),
        st.integers(0, 6),
        st.integers(0, 30),
    )
    def holds(ways: list[set[str]], most: int, mails: int, minutes: int) -> None:
        _hold_within_limits(engine, ways, most, mails, minutes)

    holds()


def _hold_within_limits(engine: Engine, ways: list[set[str]], most: int, mails: int, minutes: int) -> None:
    debts = [debt(f"d{i}", f"p{i}", amount=f"{500 + 700 * i}.00") for i in range(len(ways))]
    decisions = [
        decision(f"c{i}-{channel}", f"p{i}", channel, EVERYTHING, debt_ids=(f"d{i}",))
        for i, channels in enumerate(ways)
        for channel in sorted(channels)
    ]
    book = book_of(engine, *debts)
    limits = Limits(
        agents=Agents(each=Decimal(6), minutes=Decimal(minutes)),
        messages={"sms": Messages(most=most), "email": Messages(most=mails)},
    )
    tight = planned(engine, book, decisions, limits=limits)
    made = [row["channel"] for row in tight.values() if row["status"] == "planned"]
    assert len(tight) == len(ways)
    assert made.count("sms") <= most
    assert made.count("email") <= mails
    assert 6 * made.count("call") <= minutes
    wide = Limits(agents=Agents(each=Decimal(6), minutes=Decimal(600)), messages={"sms": Messages(most=99)})
    free = planned(engine, book, decisions, limits=NO_LIMITS)
    assert planned(engine, book, decisions, limits=wide) == free


def test_whoever_something_stands_for_waits_where_the_gentlest_way_is_full(engine: Engine) -> None:
    """Hardship takes nobody's turn, and no louder way takes the place of the one that has no room."""
    hardship = {"notice_id": "n", "kind": "hardship", "person_id": "p1", "at": NOW}
    limits = Limits(messages={"email": Messages(most=1)})
    book, (first, _, *second) = people(engine, 2, ("email", "sms"))
    assert planned(engine, book, [first, *second], limits=limits)["p1"]["channel"] == "sms"
    book, _ = people(engine, 2, ("email", "sms"), notices=[hardship])
    plan = planned(engine, book, [first, *second], limits=limits)
    assert (plan["p0"]["channel"], plan["p1"]["reason"]) == ("email", "limit:email")


def test_a_worth_is_written_by_its_digits_however_small_or_large(engine: Engine) -> None:
    """Ties fall by this text, so no engine's own way of writing a fraction may stand in it."""
    worths = {0.0005: "0.000500000000", 0.01: "0.010000000000", 5.0: "5.000000000000"}
    worths |= {1e7: "10000000.000000000000", 2.0**50: f"{2**50}.000000000000"}
    table = engine.create("worths", [{"x": x} for x in worths], ibis.schema({"x": "float64"}))
    assert {row["x"]: row["text"] for row in engine.rows(table.select("x", text=digits(table.x)))} == worths
