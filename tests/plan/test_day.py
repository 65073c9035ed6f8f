"""A day's plan: one contact a person, the gentlest, and everybody accounted for."""

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.engine import Engine
from rightparty.law.vocabulary import ALL
from rightparty.plan.accounted import COLUMNS
from rightparty.plan.day import STATUSES, morning_for
from rightparty.plan.manner import default_manner
from tests.plan.samples import (
    DAY,
    EVERYTHING,
    HOUR,
    MORNING,
    NEUTRAL,
    NOW,
    Row,
    ana,
    book_of,
    debt,
    decision,
    instant,
    planned,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("inbox", "full"), ("email", "full")),
        (("email", "full"), ("email", "knock")),
        (("email", "knock"), ("sms", "knock")),
        (("sms", "knock"), ("call", "callback")),
        (("call", "callback"), ("sms", "full")),
    ],
)
def test_the_gentler_step_is_taken(engine: Engine, first: tuple[str, str], second: tuple[str, str]) -> None:
    """Of two contacts that are allowed, the one named first in the plan file is made."""
    row = ana(
        engine, decision("b", "ana", second[0], [second[1]]), decision("c", "ana", first[0], [first[1]])
    )
    assert (row["status"], row["channel"], row["content"]) == ("planned", *first)
    assert (row["candidate_id"], row["point_id"], row["at"]) == ("c", "c-point", NOW)


def test_a_message_tells_where_it_may_and_knocks_otherwise(engine: Engine) -> None:
    """By e-mail to a verified address everything is told; to another, nothing."""
    assert ana(engine, decision("a", "ana", "email", EVERYTHING))["content"] == "full"
    assert ana(engine, decision("a", "ana", "email", NEUTRAL))["content"] == "knock"


def test_a_call_starts_neutral_even_where_everything_may_be_told(engine: Engine) -> None:
    """The identity check comes before any debt word."""
    assert ana(engine, decision("a", "ana", "call", EVERYTHING))["content"] == "callback"


def test_ones_own_choice_of_channel_comes_first(engine: Engine) -> None:
    """Who asked for text messages gets one, with everything in it where that is allowed."""
    prefers = {"notice_id": "n1", "at": NOW - HOUR, "kind": "prefers", "person_id": "ana", "channel": "sms"}
    both = (decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "sms", EVERYTHING))
    row = ana(engine, *both, notices=[prefers])
    assert (row["channel"], row["content"], row["why"]) == ("sms", "full", "own_choice;verified;dpd=34")
    assert ana(engine, *both)["why"] == "gentlest;verified;dpd=34"


def test_a_choice_holds_while_it_stands_and_the_last_one_counts(engine: Engine) -> None:
    """Taken back, still to come, said by somebody else, or overtaken: it is no choice."""

    def prefers(number: int, channel: str, hours_ago: int, columns: Row | None = None) -> Row:
        row = {"notice_id": f"n{number}", "at": NOW - hours_ago * HOUR, "kind": "prefers", "person_id": "ana"}
        return row | {"channel": channel} | (columns or {})

    both = (decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "sms", EVERYTHING))
    void = [
        prefers(1, "sms", 1, {"until": NOW}),
        prefers(2, "sms", -1),
        prefers(3, "sms", 1, {"given_by": "ben"}),
        prefers(4, "sms", 1, {"from": NOW + HOUR}),
        prefers(5, "sms", 3),
        prefers(6, "email", 2),
    ]
    assert ana(engine, *both, notices=void)["channel"] == "inbox"


def test_where_the_own_choice_is_not_allowed_the_order_holds(engine: Engine) -> None:
    """A choice is never pressed against the law."""
    prefers = {"notice_id": "n1", "at": NOW - HOUR, "kind": "prefers", "person_id": "ana", "channel": "sms"}
    row = ana(
        engine, decision("a", "ana", "sms", []), decision("b", "ana", "email", NEUTRAL), notices=[prefers]
    )
    assert (row["channel"], row["content"], row["why"]) == ("email", "knock", "gentlest;verified;dpd=34")


def test_what_may_go_later_today_is_held_until_then(engine: Engine) -> None:
    """Held, with the instant at which to decide again, and no word yet of what may be said."""
    later = decision("a", "ana", "sms", verdict="delay", retry_at=instant(14), reasons=("chn.x.hours",))
    row = ana(engine, later)
    assert (row["status"], row["at"], row["content"], row["reason"]) == (
        "held",
        instant(14),
        None,
        "chn.x.hours",
    )
    assert (row["channel"], row["candidate_id"]) == ("sms", "a")


@pytest.mark.parametrize("retry_at", [None, instant(24), instant(33)])
def test_what_may_go_tomorrow_is_denied_today(engine: Engine, retry_at: Any) -> None:
    """A day's plan holds nothing beyond the day, and nothing that waits for an event."""
    later = decision(
        "a", "ana", "sms", verdict="delay", retry_at=retry_at, reasons=("core.stops.promise_is_open",)
    )
    row = ana(engine, later)
    assert (row["status"], row["at"], row["reason"]) == ("denied", None, "core.stops.promise_is_open")


def test_waiting_to_tell_is_no_reason_to_knock(engine: Engine) -> None:
    """Where telling has to wait (told today, four times this month), a knock would go round the cap."""
    capped = decision("a", "ana", "sms", ["knock"], verdict="delay", retry_at=instant(40))
    assert ana(engine, capped)["status"] == "denied"


@pytest.mark.parametrize("allowed", [("statutory",), ("offer", "statutory"), ("reply",)])
def test_nothing_is_sent_only_because_it_may_be(engine: Engine, allowed: tuple[str, ...]) -> None:
    """Legal notices, offers and answers have their own occasions."""
    row = ana(engine, decision("a", "ana", "email", allowed, reasons=("core.stops.hardship_is_open",)))
    assert (row["status"], row["reason"]) == ("denied", "core.stops.hardship_is_open")


def test_who_cannot_be_reached_is_skipped_and_said_so(engine: Engine) -> None:
    """No point at all, or only channels that nobody should use."""
    assert planned(engine, book_of(engine, debt("d1", "ana")), [])["ana"]["reason"] == "no_point"
    row = ana(engine, decision("a", "ana", "ai_call", EVERYTHING))
    assert (row["status"], row["reason"], row["debt_ids"]) == ("skipped", "no_channel", ("d1",))


def test_channels_that_cannot_be_carried_are_left_out(engine: Engine) -> None:
    """An installation without an inbox plans none."""
    both = [decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "email", EVERYTHING)]
    book = book_of(engine, debt("d1", "ana"))
    assert planned(engine, book, both, channels=["email"])["ana"]["channel"] == "email"
    assert planned(engine, book, both, channels=["call"])["ana"]["reason"] == "no_point"


def test_who_was_contacted_today_is_left_alone(engine: Engine) -> None:
    """By whomever, over whatever debt; an answer to the person does not count."""

    def event(**columns: Any) -> Row:
        row = {"event_id": "e1", "contact_id": "c1", "at": NOW - HOUR, "direction": "out", "kind": "attempt"}
        return (
            row
            | {"channel": "call", "creditor_id": "bank", "debt_ids": ("d9",), "person_id": "ana"}
            | columns
        )

    mail = decision("a", "ana", "email", EVERYTHING)
    row = ana(engine, mail, events=[event()])
    assert (row["status"], row["reason"], row["channel"]) == ("denied", "contacted_today", None)
    for other in (
        event(direction="in"),
        event(content="reply"),
        event(at=MORNING.begins - timedelta(seconds=1)),
        event(person_id="ben"),
    ):
        assert ana(engine, mail, events=[other])["status"] == "planned"


@pytest.mark.parametrize(
    ("place", "at", "met"),
    [
        ({"country": "US", "zone": "America/New_York"}, "2026-11-23T13:00:00Z", True),  # 8:00 and 20:00 there
        ({"country": "US", "region": "US-NY"}, "2026-11-23T13:00:00Z", True),
        ({"country": "US"}, "2026-11-23T05:30:00Z", True),  # half past midnight, if it is in the east
        ({"country": "US", "zone": "America/New_York"}, "2026-11-23T04:30:00Z", False),  # the day before
        ({"country": "CN", "zone": "Asia/Shanghai"}, "2026-11-23T04:00:00Z", False),  # yesterday at noon
        ({"country": "CN"}, "2026-11-23T13:00:00Z", False),
        ({"country": "JP"}, "2026-11-23T15:30:00Z", True),  # after midnight there, an hour before ours
        ({"country": "XX"}, "2026-11-23T13:00:00Z", False),
    ],
)
def test_a_day_is_that_of_the_person_too(engine: Engine, place: Row, at: str, met: bool) -> None:
    """Contacted yesterday by the lender's clock and today by that of the person: left alone."""
    person = {"person_id": "ana", "name": "Ana", **place}
    row = ana(
        engine,
        decision("a", "ana", "email", EVERYTHING),
        persons=[person],
        events=[knock(datetime.fromisoformat(at))],
    )
    assert row["status"] == ("denied" if met else "planned")
    assert (row["reason"] == "contacted_today") is met


def test_the_day_where_a_number_is_from_counts_too(engine: Engine) -> None:
    """A resident of Shanghai with a number from New York may be there."""
    row = ana(
        engine,
        decision("a", "ana", "email", EVERYTHING),
        persons=[{"person_id": "ana", "name": "Ana", "country": "CN"}],
        points=[{"point_id": "m", "kind": "mobile", "value": "+1", "zones": ("America/New_York",)}],
        evidence=[{"point_id": "m", "person_id": "ana", "at": NOW - 99 * HOUR, "kind": "stated"}],
        events=[knock(datetime.fromisoformat("2026-11-23T13:00:00Z"))],
    )
    assert (row["status"], row["reason"]) == ("denied", "contacted_today")


def knock(at: datetime) -> Row:
    """A message to Ana that says nothing."""
    row: Row = {"event_id": "e1", "contact_id": "c1", "at": at, "direction": "out", "kind": "sent"}
    row |= {"channel": "email", "creditor_id": "bank", "debt_ids": ("d1",), "person_id": "ana"}
    return row | {"content": "knock"}


def test_reminders_go_twice_at_most(engine: Engine) -> None:
    """Before a due date, with nothing overdue, two contacts in seven days and no more."""
    book = debt("d1", "ana", late=-3)
    mail = decision("a", "ana", "email", ["reminder"])

    def sent(number: int, days_ago: int) -> Row:
        row = {"event_id": f"e{number}", "contact_id": f"c{number}", "at": NOW - timedelta(days=days_ago)}
        row |= {"direction": "out", "kind": "attempt", "channel": "email", "creditor_id": "bank"}
        return row | {"debt_ids": ("d1",), "person_id": "ana", "content": "reminder"}

    once = [sent(1, 2), sent(2, 8)]
    assert planned(engine, book_of(engine, book, events=once), [mail])["ana"]["content"] == "reminder"
    assert planned(engine, book_of(engine, book, events=[*once, sent(3, 1)]), [mail]) == {}


def test_who_owes_nothing_overdue_stands_in_the_plan_only_to_be_contacted(engine: Engine) -> None:
    """A stand-in whom the gate lets us write to does; somebody's friend whom it refuses does not."""
    decisions = [
        decision("a", "attorney", "email", EVERYTHING),
        decision("b", "friend", "email", []),
        decision("c", "payer", "email", ["statutory"], debt_ids=["d2"]),
    ]
    book = book_of(engine, debt("d1", "ana"), debt("d2", "payer", late=-60))
    plan = planned(engine, book, decisions)
    assert {person: row["status"] for person, row in plan.items()} == {
        "ana": "skipped",
        "attorney": "planned",
    }


def test_a_debt_that_cannot_be_worked_out_is_not_forgotten(engine: Engine) -> None:
    """Without a schedule nobody knows whether something is overdue: the person stands in the plan."""
    lost = debt("d1", "ana")
    del lost["instalments"]
    row = planned(engine, book_of(engine, lost), [decision("a", "ana", "email", [], reasons=("core.x",))])[
        "ana"
    ]
    assert (row["status"], row["reason"], row["debt_ids"]) == ("denied", "core.x", ("d1",))


def test_whose_liability_has_ended_is_not_in_the_plan(engine: Engine) -> None:
    """Who owes is who owes now."""
    ended = debt("d1", "ana")
    ended["liabilities"] |= {"until": NOW - HOUR}
    assert planned(engine, book_of(engine, ended), []) == {}


def test_the_oldest_debt_goes_first(engine: Engine) -> None:
    """Of two creditors that may both write, the one whose debt has been overdue longer."""
    book = book_of(engine, debt("d1", "ana", late=5), debt("d2", "ana", late=50))
    decisions = [
        decision("a", "ana", "email", EVERYTHING, debt_ids=["d1"]),
        decision("b", "ana", "email", EVERYTHING, debt_ids=["d2"]),
    ]
    assert planned(engine, book, decisions)["ana"]["debt_ids"] == ("d2",)


def test_one_contact_carries_all_of_a_candidates_debts(engine: Engine) -> None:
    """What one creditor has to say is said at once, and valued together."""
    book = book_of(engine, debt("d1", "ana", amount="1000.00"), debt("d2", "ana", amount="500.00"))
    row = planned(engine, book, [decision("a", "ana", "email", EVERYTHING, debt_ids=["d1", "d2"])])["ana"]
    assert row["debt_ids"] == ("d1", "d2")
    assert row["expected_value"] == Decimal("13.00")  # 1500 x 0.010 - 0.4 x 5.00


@pytest.mark.parametrize(
    ("late", "currency", "allowed", "value"),
    [
        (34, "CNY", EVERYTHING, Decimal("8.00")),
        (34, "CNY", ("knock",), Decimal("3.00")),
        (-3, "CNY", ("reminder",), Decimal("8.00")),
        (34, "CZK", EVERYTHING, None),
    ],
)
def test_the_value_of_a_contact(
    engine: Engine, late: int, currency: str, allowed: tuple[str, ...], value: Decimal | None
) -> None:
    """Assumed lift times the amount less the burden; unknown in a currency that nobody priced."""
    book = book_of(engine, debt("d1", "ana", late=late, currency=currency))
    assert planned(engine, book, [decision("a", "ana", "email", allowed)])["ana"]["expected_value"] == value


def test_a_contact_keeps_its_id_however_often_the_day_is_planned(engine: Engine) -> None:
    """The id is made of the person and the day, so that a contact is never made twice under two names."""
    first = ana(engine, decision("a", "ana", "email", EVERYTHING))
    second = ana(engine, decision("a", "ana", "email", []))
    assert first["contact_id"] == second["contact_id"]
    assert tuple(first) == COLUMNS


def test_the_morning_is_the_creditors(engine: Engine) -> None:
    """A book says where its lender sits."""
    assert morning_for(engine, book_of(engine), DAY) == MORNING


def test_the_balance_is_worked_out_where_none_is_given(engine: Engine) -> None:
    """The same plan from the balance of these tests and from the book's own rules."""
    unknown = debt("d3", "cai")
    del unknown["instalments"]
    book = book_of(engine, debt("d1", "ana"), debt("d2", "ben", late=-3), unknown)
    decisions = [
        decision("a", "ana", "email", EVERYTHING),
        decision("b", "ben", "email", ["reminder"], debt_ids=["d2"]),
    ]
    assert planned(engine, book, decisions, balance=None) == planned(engine, book, decisions)


classes = st.lists(st.sampled_from(ALL), unique=True, max_size=4)
drafts = st.builds(
    lambda person, channel, allowed, verdict, hour, state: decision(
        "",
        f"p{person}",
        channel,
        allowed,
        debt_ids=[f"d{person}"],
        verdict=verdict if verdict in ("delay", "deny") else "",
        retry_at=None if hour is None else instant(hour),
        right_party=state,
        reasons=(),
    ),
    st.integers(0, 99),
    st.sampled_from(["inbox", "email", "sms", "call", "ai_call", "push"]),
    classes,
    st.sampled_from(["", "", "delay", "deny"]),
    st.none() | st.integers(0, 40),
    st.sampled_from(["verified", "unverified", "not_theirs", None]),
)


@pytest.mark.slow
@settings(max_examples=8)
@given(
    st.lists(drafts, min_size=50, max_size=400),
    st.sets(st.integers(0, 99)),
    st.randoms(use_true_random=False),
)
def test_everybody_who_owes_is_in_the_plan_exactly_once(
    engine: Engine, drafted: list[Row], owing: set[int], random: Any
) -> None:
    """Planned, held, denied and skipped add up; only what is allowed is planned; row order means nothing."""
    decisions = [{**row, "candidate_id": f"c{number}"} for number, row in enumerate(drafted)]
    by_id = {row["candidate_id"]: row for row in decisions}
    book = book_of(engine, *(debt(f"d{n}", f"p{n}", late=34 if n in owing else -60) for n in range(100)))
    plan = planned(engine, book, decisions)
    assert {f"p{n}" for n in owing} <= set(plan)
    assert sum(Counter(row["status"] for row in plan.values())[status] for status in STATUSES) == len(plan)
    for person, row in plan.items():
        assert row["reason"]
        assert row["status"] in (("planned", "held") if int(person[1:]) not in owing else STATUSES)
        if row["status"] == "planned":
            chosen = by_id[row["candidate_id"]]
            assert row["content"] in chosen["allowed"]
            assert chosen["verdict"] in ("allow", "limited")
            assert (row["channel"], row["content"]) in {
                (s.channel, s.content) for s in default_manner().steps
            }
        if row["status"] == "held":
            assert MORNING.at < row["at"] < MORNING.ends
    random.shuffle(decisions)
    assert planned(engine, book, decisions) == plan


def test_amounts_that_no_cell_holds_together_are_planned_all_the_same(engine: Engine) -> None:
    """Two of the largest amounts a book may have: their sum is larger, and one person's debts stop no day."""
    most = "9999999999999999.99"
    book = book_of(engine, debt("d1", "ana", amount=most), debt("d2", "ana", amount=most))
    row = planned(engine, book, [decision("a", "ana", "email", EVERYTHING, debt_ids=["d1", "d2"])])["ana"]
    assert row["status"] == "planned"
    assert row["expected_value"] > 0
