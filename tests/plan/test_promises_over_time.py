"""Promises day by day: whatever is paid, late or taken back, each has its few contacts, of one kind."""

import random
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import ibis
import pytest

from rightparty.book.book import schema_of
from rightparty.book.owed import COLUMNS as OWED
from rightparty.engine import Engine
from rightparty.plan.morning import morning_of
from rightparty.plan.promises import CLASSES, OFFER, QUESTION, REMINDER, THANKS, promise_steps

Row = dict[str, Any]
FIRST, DAYS, PEOPLE = date(2026, 11, 2), 14, 60
CREDITOR = {"creditor_id": "bank", "name": "Bank", "kind": "bank", "country": "CN"}
USED = ("debt_id", "currency", "total", "dpd", "next_due_amount")
BEGINS = morning_of(FIRST, ["CN"], time(9)).begins


def instant(day: float) -> datetime:
    """An instant so many days after the first day began, where the bank is."""
    return BEGINS + timedelta(days=day)


def drawn(seed: int) -> list[tuple[Row, list[Row]]]:
    """A promise a person, and payments: learnt of at once or later, posted then or later, some taken back."""
    dice, found = random.Random(seed), []
    for number in range(PEOPLE):
        due = dice.randint(2, 8)
        promise = {"promise_id": f"r{number}", "person_id": f"p{number}", "debt_ids": (f"d{number}",),
                   "made_at": instant(0.1), "due_on": FIRST + timedelta(days=due),
                   "amount": Decimal("100.00"), "status": "open"}  # fmt: skip
        payments = []
        for turn in range(dice.randint(0, 2)):
            paid = dice.uniform(0.2, due + 2)
            known = paid + dice.choice([0, 0, 1, 3])
            payments.append(
                {"payment_id": f"y{number}-{turn}", "debt_id": f"d{number}", "paid_at": instant(paid),
                 "amount": dice.choice([Decimal("100.00"), Decimal("60.00")]), "known": known,
                 "posted": known + dice.choice([0, 0, 2]), "back": known + dice.choice([99, 99, 1, 2, 4])}
            )  # fmt: skip
        found.append((promise, payments))
    return found


def as_of(payment: Row, day: int) -> Row:
    """A payment as the bank's book has it on a day."""
    back = int(payment["back"]) if payment["back"] <= day + 0.3 else None
    status = "reversed" if back is not None else "posted" if payment["posted"] <= day + 0.3 else "pending"
    columns = ("payment_id", "debt_id", "paid_at", "amount")
    value_on = None if back is None else FIRST + timedelta(days=day if back == day else back)
    return {name: payment[name] for name in columns} | {"status": status, "value_on": value_on}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_each_promise_has_its_few_contacts_and_never_thanks_beside_a_question(
    engine: Engine, seed: int
) -> None:
    """At most one reminder, and one thanks or one question and one offer."""
    people, events = drawn(seed), list[Row]()
    made: dict[str, Counter[str]] = {promise["person_id"]: Counter() for promise, _ in people}
    debts = [
        {"debt_id": f"d{n}", "creditor_id": "bank", "product": "personal", "currency": "CNY",
         "opened_on": FIRST, "principal": Decimal(1000), "annual_rate": Decimal(0)} for n in range(PEOPLE)
    ]  # fmt: skip
    owing = [{"debt_id": f"d{n}", "currency": "CNY", "total": Decimal(500), "dpd": 9} for n in range(PEOPLE)]
    balance = engine.create("owing", owing, ibis.schema({name: OWED[name] for name in USED}))
    for day in range(1, DAYS):
        known = [as_of(one, day) for _, paid in people for one in paid if one["known"] <= day + 0.3]
        given = [promise for promise, _ in people]
        rows: dict[str, list[Row]] = {
            "creditors": [CREDITOR], "debts": debts, "payments": known, "events": events, "promises": given
        }  # fmt: skip
        tables = {name: engine.create(name, some, schema_of(name)) for name, some in rows.items()}
        morning = morning_of(FIRST + timedelta(days=day), ["CN"], time(9))
        # As the gate does: nothing while money is on its way, or on the day on which it went back.
        quiet = {row["debt_id"] for row in known if row["status"] == "pending"}
        quiet |= {row["debt_id"] for row in known if row["value_on"] == morning.day}
        for row in engine.rows(promise_steps(tables, morning, 14, balance)):
            person, step = row["person_id"], row["promise_step"]
            if step is None or row["promise_debts"][0] in quiet:
                continue
            made[person][step] += 1
            events.append(
                {"event_id": f"{person}-{day}", "contact_id": f"{person}-{day}", "direction": "out",
                 "kind": "sent", "at": morning.at, "channel": "email", "creditor_id": "bank",
                 "debt_ids": tuple(row["promise_debts"]), "person_id": person, "content": CLASSES[step][0],
                 "template_id": "kept.en.letter" if step == THANKS else "x"}
            )  # fmt: skip
    for person, steps in made.items():
        assert max(steps.values(), default=0) <= 1, person
        assert not (steps[THANKS] and (steps[QUESTION] or steps[OFFER])), person
        assert steps[OFFER] <= steps[QUESTION], person
    assert all(any(steps[one] for steps in made.values()) for one in (REMINDER, THANKS, QUESTION, OFFER))
