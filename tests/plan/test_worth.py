"""A day's plan by a response model: who is not worth a contact gets none, and who is held out neither."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.engine import Engine
from rightparty.plan.holdout import is_in_holdout
from rightparty.plan.manner import LOWERING, Lowers
from rightparty.plan.response import Factor, Response
from tests.plan.responses import MANNER, STATED
from tests.plan.samples import DAY, EVERYTHING, HOUR, NOW, Row, ana, book_of, debt, decision, planned

MAIL = decision("a", "ana", "email", EVERYTHING)
DAYS = timedelta(days=1)
NO_LOWERS = tuple(Lowers(name, 1_000, 1_000) for name in LOWERING)
HARDSHIP = {"notice_id": "n1", "at": NOW - HOUR, "kind": "hardship", "person_id": "ana"}


def learnt(share: int) -> Response:
    """A model by which an e-mail that tells brings in so many millionths of what is overdue."""
    effects = tuple(
        replace(one, share=share, learnt=True) if (one.channel, one.content) == ("email", "full") else one
        for one in STATED.effects
    )
    return replace(STATED, name="mine", version="v1", learnt=True, effects=effects)


def test_a_model_gives_the_value_and_the_plan_says_so(engine: Engine) -> None:
    """Two in a hundred of a thousand, less what an e-mail costs; `why` tells learnt from assumed."""
    row = ana(engine, MAIL, response=learnt(20_000))
    assert (row["status"], row["expected_value"]) == ("planned", Decimal("18.00"))
    assert row["why"] == "gentlest;verified;dpd=34;value=learnt"
    assert ana(engine, MAIL)["why"] == "gentlest;verified;dpd=34"


def test_who_is_not_worth_a_contact_gets_none(engine: Engine) -> None:
    """What brings in no more than it costs the person is not sent, and nothing louder is sent instead."""
    text = decision("b", "ana", "sms", EVERYTHING)
    row = ana(engine, MAIL, text, response=learnt(2_000))  # 2.00 of 1,000.00, and an e-mail costs 2.00
    assert (row["status"], row["reason"], row["channel"]) == ("skipped", "not_worth_it", None)
    assert ana(engine, MAIL, text, response=learnt(2_010))["status"] == "planned"


def test_an_assumption_leaves_nobody_out(engine: Engine) -> None:
    """A number that nobody measured does not say who hears of what they owe."""
    small = book_of(engine, debt("d1", "ana", amount="10.00"))
    row = planned(engine, small, [MAIL])["ana"]
    assert (row["status"], row["expected_value"]) == ("planned", Decimal("-1.90"))
    knock = [decision("a", "ana", "email", ("knock",))]
    assert planned(engine, small, knock, response=learnt(2_000))["ana"]["status"] == "planned"


def test_distress_may_leave_somebody_out_and_never_brings_them_in(engine: Engine) -> None:
    """A hardship on file halves what is asked for and doubles what it costs."""
    assert ana(engine, MAIL, response=learnt(6_000))["expected_value"] == Decimal("4.00")
    row = ana(engine, MAIL, response=learnt(6_000), notices=[HARDSHIP])
    assert (row["status"], row["reason"]) == ("skipped", "not_worth_it")  # 3.00 less 4.00
    later = HARDSHIP | {"at": NOW + HOUR}
    assert ana(engine, MAIL, response=learnt(6_000), notices=[later])["status"] == "planned"


PROOF = {"point_id": "p", "person_id": "ana", "at": NOW - HOUR, "kind": "wrong_number"}
COMPLAINT = {"complaint_id": "k", "at": NOW - HOUR, "source": "hotline", "cause": "calls", "person_id": "ana"}


@pytest.mark.parametrize(
    ("table", "row", "value"),
    [
        ("notices", HARDSHIP, "1.00"),  # 5.00 - 4.00
        ("notices", HARDSHIP | {"person_id": None, "debt_id": "d1"}, "1.00"),
        ("notices", HARDSHIP | {"kind": "dispute"}, "-1.00"),  # 5.00 - 6.00
        ("complaints", COMPLAINT, "-1.00"),
        ("evidence", PROOF, "-1.00"),
        ("notices", HARDSHIP | {"kind": "prefers", "channel": "sms"}, "8.00"),
    ],
)
def test_what_lowers_a_value(engine: Engine, table: str, row: Row, value: str) -> None:
    """Hardship, also of a debt alone; disputes and complaints; a wrong number. A wish of channel is none."""
    more: dict[str, Any] = {table: [row]}
    assert ana(engine, MAIL, **more)["expected_value"] == Decimal(value)


def test_contacts_of_the_month_weigh(engine: Engine) -> None:
    """The second contact that reaches somebody in a month weighs twice the first."""
    event = {
        "event_id": "e1", "contact_id": "c1", "at": NOW - timedelta(days=9), "direction": "out",
        "kind": "delivered", "channel": "email", "creditor_id": "bank", "debt_ids": ("d1",),
        "person_id": "ana", "point_id": "p", "content": "full",
    }  # fmt: skip
    assert ana(engine, MAIL, events=[event])["expected_value"] == Decimal("6.00")  # 10.00 - 2 x 2.00


def test_a_promises_own_reminder_goes_out_whatever_it_is_worth(engine: Engine) -> None:
    """On its eve the person is reminded: that is theirs, and nothing that they must be worth."""
    promise = {
        "promise_id": "r", "person_id": "ana", "debt_ids": ("d1",), "made_at": NOW - timedelta(days=3),
        "due_on": DAY + timedelta(days=1), "amount": "10.00", "status": "open",
    }  # fmt: skip
    waits = decision("a", "ana", "email", ("reminder",), verdict="delay")
    effects = tuple(replace(one, share=0, learnt=True) for one in STATED.effects)
    nothing = replace(STATED, learnt=True, effects=effects)
    options = {"response": nothing, "manner": replace(MANNER, holdout=1_000_000)}
    book = book_of(engine, debt("d1", "ana"), promises=[promise])
    row = planned(engine, book, [waits], **options)["ana"]
    assert (row["status"], row["content"]) == ("planned", "reminder")


def test_who_is_held_out_is_left_without_contact(engine: Engine) -> None:
    """A share of the people, by their ids, the same on every day; everybody else is planned as before."""
    names = [f"p{number}" for number in range(12)]
    book = book_of(engine, *(debt(f"d-{name}", name) for name in names))
    decisions = [decision(f"c-{name}", name, "email", EVERYTHING, debt_ids=[f"d-{name}"]) for name in names]
    plan = planned(engine, book, decisions, manner=replace(MANNER, holdout=300_000))
    left = {name for name in names if plan[name]["reason"] == "holdout"}
    assert left == {name for name in names if is_in_holdout(name, 300_000)}
    assert 0 < len(left) < len(names)
    assert {plan[name]["status"] for name in left} == {"skipped"}
    assert {plan[name]["status"] for name in set(names) - left} == {"planned"}


def test_what_is_told_of_a_point_or_a_debt_alone_lowers_too(engine: Engine) -> None:
    """Whoever is tied to a point that somebody complained about, or owes a debt that a notice names."""
    tie = {"point_id": "x", "person_id": "ana", "at": NOW - HOUR, "kind": "applied"}
    whole = ana(engine, MAIL, response=learnt(20_000))["expected_value"]
    by_point = {"notice_id": "n", "at": NOW - HOUR, "kind": "opt_out", "point_id": "x"}
    by_debt = {"notice_id": "n", "at": NOW - HOUR, "kind": "hardship", "debt_id": "d1"}
    told = {"complaint_id": "k", "at": NOW - HOUR, "point_id": "x"}
    for more in ({"notices": [by_point]}, {"notices": [by_debt]}, {"complaints": [told]}):
        assert ana(engine, MAIL, response=learnt(20_000), evidence=[tie], **more)["expected_value"] < whole


def test_a_complaint_answers_no_contact(engine: Engine) -> None:
    """Where silence lowers what a contact brings in, being complained at does not raise it again."""
    silence = Factor("unanswered", (1,), (1_000, 500))
    response = replace(learnt(20_000), factors=(silence,), lowers=NO_LOWERS)
    row = {"contact_id": "e", "channel": "email", "content": "full", "person_id": "ana"}
    sent = row | {"event_id": "e", "at": NOW - 2 * DAYS, "direction": "out", "kind": "sent"}
    heard = row | {"event_id": "f", "at": NOW - DAYS, "direction": "in", "kind": "reply"}
    said = {"complaint_id": "k", "at": NOW - DAYS, "person_id": "ana"}
    mild = replace(MANNER, lowers=NO_LOWERS)  # that a complaint lowers by itself is not asked here
    value = [
        planned(engine, book_of(engine, debt("d1", "ana"), **more), [MAIL], response=response, manner=mild)[
            "ana"
        ]["expected_value"]
        for more in (
            {"events": [sent]},
            {"events": [sent, heard]},
            {"events": [sent, heard], "complaints": [said]},
        )
    ]
    assert value[0] == value[2] < value[1]
