"""A response model and shared limits together: who is left alone uses no room, and value drives who goes."""

from dataclasses import replace

from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.law.load import load_law
from rightparty.plan.calendar import calendar
from rightparty.plan.day import plan_day
from rightparty.plan.holdout import is_in_holdout
from rightparty.plan.limits import NO_LIMITS, Limits, Messages
from rightparty.plan.response import Response
from tests.plan.responses import MANNER, STATED
from tests.plan.samples import (
    DAY,
    EVERYTHING,
    MORNING,
    Row,
    book_of,
    debt,
    decided_of,
    decision,
    planned,
)

ONE = Limits(messages={"email": Messages(most=1)})


def learnt(email: int, sms: int = 8_000) -> Response:
    """A model by which an e-mail that tells, and a text that knocks, bring in so many millionths."""
    shares = {("email", "full"): email, ("sms", "knock"): sms}
    effects = tuple(
        replace(one, share=shares[one.channel, one.content], learnt=True)
        if (one.channel, one.content) in shares
        else one
        for one in STATED.effects
    )
    return replace(STATED, learnt=True, effects=effects)


def mails(*people: str) -> list[Row]:
    """An e-mail that may tell, for each."""
    return [decision(f"m-{who}", who, "email", EVERYTHING, debt_ids=[f"d-{who}"]) for who in people]


def test_the_value_drives_who_goes(engine: Engine) -> None:
    """With room for one, whoever owes more goes; where distress halves that, the other does."""
    notice = {"notice_id": "n", "at": MORNING.begins, "kind": "hardship", "person_id": "ana"}
    debts = [debt("d-ana", "ana", amount="2000.00"), debt("d-bo", "bo", amount="1500.00")]
    for notices, goes in (([], "ana"), ([notice], "bo")):
        book = book_of(engine, *debts, notices=notices)
        plan = planned(engine, book, mails("ana", "bo"), limits=ONE, response=learnt(20_000))
        assert plan[goes]["status"] == "planned"
        assert {row["reason"] for who, row in plan.items() if who != goes} == {"limit:email"}


def test_who_is_left_alone_uses_no_room(engine: Engine) -> None:
    """Not worth it, or held out: the room is another's, and no limit is named as the reason."""
    debts = [debt("d-ana", "ana", amount="100.00"), debt("d-bo", "bo", amount="5000.00")]
    book = book_of(engine, *debts)
    plan = planned(engine, book, mails("ana", "bo"), limits=ONE, response=learnt(2_000))
    assert (plan["ana"]["status"], plan["ana"]["reason"]) == ("skipped", "not_worth_it")
    assert plan["bo"]["status"] == "planned"
    names = [f"p{number}" for number in range(12)]
    book = book_of(engine, *(debt(f"d-{name}", name) for name in names))
    manner = replace(MANNER, holdout=300_000)
    plan = planned(engine, book, mails(*names), limits=ONE, manner=manner)
    out = {name for name in names if is_in_holdout(name, 300_000)}
    assert {name for name in names if plan[name]["reason"] == "holdout"} == out
    assert sum(row["status"] == "planned" for row in plan.values()) == 1
    assert {plan[name]["reason"] for name in set(names) - out if plan[name]["status"] != "planned"} == {
        "limit:email"
    }


def test_no_limit_sends_anybody_another_way_that_is_not_worth_it(engine: Engine) -> None:
    """Where e-mails are full, a text is sent instead only if it brings in more than it costs."""
    debts = [debt("d-ana", "ana", amount="1000.00")]
    text = decision("t-ana", "ana", "sms", EVERYTHING, debt_ids=["d-ana"])
    none = Limits(messages={"email": Messages(most=0)})
    book, asked = book_of(engine, *debts), [*mails("ana"), text]
    plan = planned(engine, book, asked, limits=none, response=learnt(20_000, 8_000))
    assert (plan["ana"]["channel"], plan["ana"]["content"]) == ("sms", "knock")
    plan = planned(engine, book, asked, limits=none, response=learnt(20_000, 0))
    assert (plan["ana"]["status"], plan["ana"]["reason"]) == ("skipped", "limit:email")


def test_a_calendar_goes_by_the_model_too(engine: Engine) -> None:
    """Who is not worth a contact, or held out, is in no day of it."""
    names = [f"p{number}" for number in range(12)]
    book = book_of(
        engine, *(debt(f"d-{name}", name) for name in names), debt("d-poor", "poor", amount="10.00")
    )
    decided = decided_of(engine, mails(*names, "poor"))
    manner, response = replace(MANNER, holdout=300_000), learnt(20_000)
    balance = engine.materialize(owed(book.tables, DAY, as_of_default=book.meta.as_of), "balance")
    law = load_law()
    plan = plan_day(
        engine,
        book,
        decided,
        MORNING,
        manner=manner,
        response=response,
        law=law,
        balance=balance,
        name="first",
    )
    found = calendar(
        engine, book, decided, plan, balance, MORNING, manner=manner, response=response, law=law,
        limits=NO_LIMITS, days=3,
    )  # fmt: skip
    people = {row["person_id"] for row in engine.rows(found.contacts)}
    assert people == {name for name in names if not is_in_holdout(name, 300_000)}
