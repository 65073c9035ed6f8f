"""What a promise asks for on a day: a reminder on its eve; a neutral question, an offer, and nothing more."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.engine import Engine
from tests.plan.samples import DAY, EVERYTHING, MORNING, NOW, Row, ana, decision

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
