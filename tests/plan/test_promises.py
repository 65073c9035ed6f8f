"""What a promise asks for on a day: a reminder on its eve; a neutral question, an offer, and nothing more."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.engine import Engine
from tests.plan.samples import DAY, EVERYTHING, MORNING, NOW, Row, ana, book_of, debt, decision, planned

MADE = NOW - timedelta(days=10)


def promise(days_ago: int, **more: Any) -> Row:
    """A promise of Ana's that was due so many days ago."""
    due_on = DAY - timedelta(days=days_ago)
    return {"promise_id": "p", "person_id": "ana", "debt_ids": ("d1",), "made_at": MADE, "due_on": due_on,
            "amount": Decimal("100.00"), "status": "open"} | more  # fmt: skip


def paid(status: str = "posted") -> Row:
    """What was promised, paid in time."""
    return {"payment_id": "y", "debt_id": "d1", "paid_at": MADE + timedelta(days=1),
            "amount": Decimal("100.00"), "status": status}  # fmt: skip


def sent(content: str, days_ago: float = 1) -> Row:
    """A message that went to Ana."""
    at = MORNING.begins - timedelta(days=days_ago) + timedelta(hours=12)
    return {"event_id": content, "contact_id": content, "direction": "out", "kind": "sent", "at": at,
            "channel": "email", "creditor_id": "bank", "debt_ids": ("d1",), "person_id": "ana",
            "point_id": "x", "content": content}  # fmt: skip


def chosen(engine: Engine, *promises: Row, allowed: Any = EVERYTHING, verdict: str = "", **more: Any) -> Row:
    """Ana's row where e-mail may carry all of these."""
    one = decision("c1", "ana", "email", allowed, verdict=verdict)
    return ana(engine, one, promises=promises, **more)


def test_on_the_eve_a_reminder_goes_though_everything_else_waits(engine: Engine) -> None:
    """The gate delays what presses, and leaves the reminder; on any other day it leaves nothing."""
    row = chosen(engine, promise(-1), allowed=("reminder", "statutory"), verdict="delay")
    assert (row["status"], row["content"]) == ("planned", "reminder")
    assert row["why"].endswith(";promise=reminder")
    for days in (0, -2):
        row = chosen(engine, promise(days), allowed=("reminder", "statutory"), verdict="delay")
        assert row["status"] == "denied", days


@pytest.mark.parametrize(
    ("days_ago", "rows", "content"),
    [
        (1, [], "knock"),
        (2, [sent("knock")], "offer"),
        (3, [sent("knock", 2), sent("offer")], "full"),
        (3, [sent("offer")], "full"),
        (15, [], "full"),
        (14, [], "knock"),
        (1, [sent("knock", 5)], "knock"),
    ],
)
def test_a_broken_promise_leads_to_a_question_and_an_offer_each_once(
    engine: Engine, days_ago: int, rows: list[Row], content: str
) -> None:
    """What went before it was due is no question after it; after both, or two weeks, the plan goes on."""
    row = chosen(engine, promise(days_ago), events=rows)
    assert (row["status"], row["content"]) == ("planned", content)


def kept(days_ago: int, **more: Any) -> Row:
    """A payment of what was promised, so many days ago."""
    at = MORNING.begins - timedelta(days=days_ago) + timedelta(hours=12)
    return paid() | {"paid_at": at} | more


@pytest.mark.parametrize(
    ("due_days_ago", "paid_days_ago", "rows", "content"),
    [
        (1, 1, [], "offer"),
        (1, 2, [], "offer"),
        (2, 2, [], "offer"),
        (3, 3, [], "full"),
        (1, 1, [sent("knock", 0.49)], None),
        (2, 2, [sent("offer") | {"template_id": "kept.en.letter"}], "full"),
        (2, 2, [sent("knock")], "full"),
    ],
)
def test_a_kept_promise_is_thanked_for_once_and_only_lately(
    engine: Engine, due_days_ago: int, paid_days_ago: int, rows: list[Row], content: str | None
) -> None:
    """The day after the money came, or the next; not where something else went since; then never again."""
    row = chosen(engine, promise(due_days_ago), payments=[kept(paid_days_ago)], events=rows)
    assert row["content"] == content
    assert row["why"] is None or (row["why"].endswith(";promise=thanks") == (content == "offer"))


def test_who_paid_early_is_thanked_while_all_else_waits(engine: Engine) -> None:
    """The gate lets only the class of the thanks through before the day."""
    row = chosen(engine, promise(-3), payments=[kept(1)], allowed=("offer", "statutory"), verdict="delay")
    assert (row["status"], row["content"]) == ("planned", "offer")
    assert row["expected_value"] < 0, "thanks bring in nothing"


def test_where_thanks_cannot_go_nothing_else_does(engine: Engine) -> None:
    """No demand in their place; and nobody is rung up for them, unless calls are what they chose."""
    row = chosen(engine, promise(1), payments=[kept(1)], allowed=("full", "knock"))
    assert row["status"] == "denied"
    call = decision("c1", "ana", "call", EVERYTHING)
    rows: dict[str, Any] = {"promises": [promise(1)], "payments": [kept(1)]}
    assert ana(engine, call, **rows)["status"] == "denied"
    chose = {"notice_id": "n", "at": MADE, "kind": "prefers", "person_id": "ana", "channel": "call"}
    assert ana(engine, call, notices=[chose], **rows)["content"] == "offer"


def test_thanks_are_said_about_the_debts_of_the_promise(engine: Engine) -> None:
    """A contact about another debt says no thanks, and nothing goes in their place."""
    other = decision("c1", "ana", "email", EVERYTHING, debt_ids=("d2",))
    assert ana(engine, other, promises=[promise(1)], payments=[kept(1)])["status"] == "denied"


BOTH = ("d1", "d2")


@pytest.mark.parametrize(
    ("about", "second", "payments", "content"),
    [
        (BOTH, {}, [kept(1)], "offer"),
        (
            BOTH,
            {},
            [kept(1, amount=Decimal(60)), kept(2, payment_id="z", debt_id="d2", amount=Decimal(40))],
            "offer",
        ),
        (BOTH, {}, [kept(1, amount=Decimal(60))], "knock"),
        (("d1",), {}, [kept(1)], None),
        (BOTH, {"currency": "USD"}, [kept(1)], "full"),
        (BOTH, {"creditor_id": "other"}, [kept(1)], "full"),
        (BOTH, {"status": "settled"}, [kept(1)], "full"),
    ],
)
def test_a_promise_about_several_debts_is_thanked_for_as_one(
    engine: Engine, about: tuple[str, ...], second: Row, payments: list[Row], content: str | None
) -> None:
    """Once the sum came, for whichever; in one message about all of them, or not at all."""
    book = book_of(engine, debt("d1", "ana"), debt("d2", "ana", **second),
                   promises=[promise(1, debt_ids=BOTH)], payments=payments)  # fmt: skip
    one = decision("c1", "ana", "email", EVERYTHING, debt_ids=about)
    row = planned(engine, book, [one])["ana"]
    assert row["content"] == content
    thanks = sent("offer", 0.9) | {"template_id": "kept.en.letter", "debt_ids": BOTH}
    if content == "offer":
        assert row["why"].endswith(";promise=thanks")
        again = book_of(engine, debt("d1", "ana"), debt("d2", "ana"), promises=[promise(2, debt_ids=BOTH)],
                        payments=[kept(2)], events=[thanks])  # fmt: skip
        assert planned(engine, again, [one])["ana"]["content"] == "full", "once"


def test_who_was_thanked_is_asked_no_question_when_the_money_goes_back(engine: Engine) -> None:
    """One promise has thanks, or a question and an offer, and never both."""
    thanks = sent("offer", 4) | {"template_id": "kept.en.letter"}
    row = chosen(engine, promise(1), payments=[paid("reversed")], events=[thanks])
    assert row["content"] == "full"
    assert row["why"].count("promise=") == 0


def test_a_kept_promise_asks_for_nothing(engine: Engine) -> None:
    """The ordinary plan goes on, with no question and no offer; a reversal breaks it again."""
    assert chosen(engine, promise(1), payments=[paid()])["content"] == "full"
    assert chosen(engine, promise(1), payments=[paid("reversed")])["content"] == "knock"
    assert chosen(engine, promise(1, status="withdrawn"))["content"] == "full"


def test_where_the_step_cannot_be_made_nothing_else_goes_instead(engine: Engine) -> None:
    """No debt word in place of the question, no demand in place of the offer."""
    assert chosen(engine, promise(1), allowed=("full", "offer"))["status"] == "denied"
    row = chosen(engine, promise(2), allowed=("full", "knock"), events=[sent("knock")])
    assert row["status"] == "denied"


def test_without_a_broken_promise_nobody_is_made_an_offer(engine: Engine) -> None:
    """An offer has its occasion."""
    assert chosen(engine, allowed=("offer",))["status"] == "denied"
