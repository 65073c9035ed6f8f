"""DuckDB and Spark plan the same day by a response model, within limits, and the days after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.law.load import load_law
from rightparty.parties.linkage.laid_over import paired
from rightparty.plan.calendar import calendar
from rightparty.plan.day import planned_day
from rightparty.plan.limits import Limits, Messages
from rightparty.plan.response import FALLING, Factor, Response
from tests.engine.test_same_rows import differences
from tests.plan.responses import MANNER, STATED
from tests.plan.samples import DAY, EVERYTHING, MORNING, NOW, Row, book_of, debt, decided_of, decision

ROOM = Limits(messages={"email": Messages(most=2), "sms": Messages(most=0)})
PEOPLE = [f"p{number}" for number in range(8)]


def a_model() -> Response:
    """A model in which every step was learnt, and every fact of the past counts."""
    effects = tuple(replace(one, learnt=True) for one in STATED.effects)
    factors = (
        Factor("own_choice", (1,), (1_000, 1_250)),
        Factor("hour", (12, 17), (1_100, 1_000, 900)),
        *(Factor(name, (1, 31), (1_000, 777, 333)) for name in FALLING),
    )
    return replace(STATED, learnt=True, effects=effects, factors=factors)


def asked() -> list[Row]:
    """An e-mail that may tell and a text that may knock, for each."""
    mails = [decision(f"m-{who}", who, "email", EVERYTHING, debt_ids=[f"d-{who}"]) for who in PEOPLE]
    texts = [decision(f"t-{who}", who, "sms", ("knock",), debt_ids=[f"d-{who}"]) for who in PEOPLE]
    return [*mails, *texts]


def days(engine: Engine) -> tuple[list[Row], list[Row]]:
    """The day's plan and the next two days."""
    sent = {
        "event_id": "e1", "contact_id": "c1", "at": NOW - timedelta(days=9), "direction": "out",
        "kind": "delivered", "channel": "email", "creditor_id": "bank", "debt_ids": ("d-p1",),
        "person_id": "p1", "point_id": "p", "content": "full",
    }  # fmt: skip
    hardship = {"notice_id": "n1", "at": NOW - timedelta(days=1), "kind": "hardship", "person_id": "p2"}
    paid = {
        "payment_id": "y1", "debt_id": "d-p3", "paid_at": NOW - timedelta(days=4), "amount": "20.00",
        "status": "posted",
    }  # fmt: skip
    debts = [debt(f"d-{who}", who, amount=f"{100 * 3**number}.00") for number, who in enumerate(PEOPLE)]
    book = book_of(engine, *debts, events=[sent], notices=[hardship], payments=[paid])
    balance = engine.materialize(owed(book.tables, DAY, as_of_default=book.meta.as_of), "owed_of_day")
    decided, law, manner = decided_of(engine, asked()), load_law(), replace(MANNER, holdout=200_000)
    same = paired(engine, [("p4", "p5"), ("p5", "p4"), ("p2", "p6"), ("p6", "p2")])
    plan = planned_day(
        engine, book, decided, MORNING, manner=manner, response=a_model(), law=law, balance=balance,
        limits=ROOM, links=same,
    ).contacts  # fmt: skip
    ahead = calendar(
        engine, book, decided, plan, balance, MORNING, manner=manner, law=law, response=a_model(), days=3,
        limits=ROOM, links=same,
    )  # fmt: skip
    return list(engine.rows(plan)), list(engine.rows(ahead.contacts))


@pytest.mark.drill
def test_a_day_by_a_model_within_limits(duck: Engine, spark: Engine) -> None:
    """Every column of every row; and there is something of each kind to compare."""
    plan, ahead = days(duck)
    assert {row["status"] for row in plan} == {"planned", "skipped"}
    reasons = {row["reason"] for row in plan}
    assert {"not_worth_it", "holdout", "linked"} <= reasons
    assert any(reason.startswith("limit:") for reason in reasons)
    assert len({row["day"] for row in ahead}) > 1
    other = days(spark)
    assert not differences(plan, other[0])
    assert not differences(ahead, other[1])
