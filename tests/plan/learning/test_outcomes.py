"""What a book says of contacts, and of days without one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.meta import BookMeta
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.plan.learning import outcomes
from rightparty.plan.learning.outcomes import Asked, PersonDay, days_as_they_were, person_days
from rightparty.plan.learning.run import days_of
from tests.plan.responses import MANNER
from tests.plan.samples import DAY, NOW, Row, book_of, debt

FIRST = DAY - timedelta(days=10)
SENT = NOW - timedelta(days=8) + timedelta(minutes=30)


def asked() -> Asked:
    """With the law as it comes with the package."""
    return Asked(load_law(), default_model(), MANNER, 7)


def contact(number: int, days_later: int, **columns: Any) -> Row:
    """An e-mail that tells, so many days after the first."""
    return {
        "event_id": f"e{number}", "contact_id": f"c{number}", "at": SENT + timedelta(days=days_later),
        "direction": "out", "kind": "delivered", "channel": "email", "creditor_id": "bank",
        "debt_ids": ("d1",), "person_id": "ana", "point_id": "p", "content": "full", **columns,
    }  # fmt: skip


def payment(number: int, hours: float, amount: str, **columns: Any) -> Row:
    """Money that came in so many hours after the first e-mail."""
    return {
        "payment_id": f"y{number}", "debt_id": "d1", "paid_at": SENT + timedelta(hours=hours),
        "amount": amount, "status": "posted", **columns,
    }  # fmt: skip


def days(engine: Engine, **more: Any) -> dict[date, PersonDay]:
    """Ten days of Ana, who owes a thousand, by day."""
    book = book_of(engine, debt("d1", "ana", late=40), **more)
    found = days_as_they_were(engine, book, asked(), [FIRST + timedelta(days=number) for number in range(10)])
    return {row.day: row for row in found}


def test_a_day_with_a_contact_and_days_without(engine: Engine) -> None:
    """What came in in the week after; a day without a contact ends where one is made."""
    paid = [payment(1, 5, "200.00"), payment(2, 24 * 7.5, "99.00")]
    found = days(engine, events=[contact(1, 0)], payments=paid)
    made = found[SENT.date()]
    assert (made.channel, made.content, made.share, made.days) == ("email", "full", 0.2, 7.0)
    assert made.since_days is None
    before, after = found[FIRST], found[SENT.date() + timedelta(days=3)]
    assert (before.channel, before.share) == (None, 0.0)
    assert before.days == pytest.approx(2 + 0.5 / 24)
    assert (after.reached, after.paid_days) == (1, 3)
    assert after.since_days == pytest.approx(3 - 0.5 / 24)


def test_two_contacts_never_share_a_payment(engine: Engine) -> None:
    """An outcome ends where the next contact is made; an answer to the person is no contact."""
    events = [contact(1, 0), contact(2, 2), contact(3, 1, content="reply")]
    found = days(engine, events=events, payments=[payment(1, 60, "100.00")])
    first, second = found[SENT.date()], found[SENT.date() + timedelta(days=2)]
    assert (first.share, first.days) == (0.0, 2.0)
    assert (second.share, second.unanswered) == (0.1, 1)  # of the thousand that was due that morning


def test_money_that_went_back_is_none(engine: Engine) -> None:
    """A payment that was reversed, in one row or in two, came in from nobody."""
    back = [
        payment(1, 5, "100.00", status="reversed"),
        payment(2, 6, "100.00"),
        payment(3, 7, "100.00", reverses="y2"),
    ]
    back.append(payment(4, 8, "100.00", status="pending"))
    found = days(engine, events=[contact(1, 0)], payments=back)
    assert found[SENT.date()].share == 0.0
    opened = (SENT.date() + timedelta(days=3) - date(2026, 1, 1)).days
    assert found[SENT.date() + timedelta(days=3)].paid_days == opened


def test_until_money_goes_back_it_has_come_in(engine: Engine) -> None:
    """On a morning between both, the payment is the last one; after, it is none. A part that stays counts."""
    back = [payment(1, 5, "100.00"), payment(2, 5 + 48, "-100.00", reverses="y1")]
    found = days(engine, payments=back)
    assert found[SENT.date() + timedelta(days=1)].paid_days == 1
    opened = (SENT.date() + timedelta(days=4) - date(2026, 1, 1)).days
    assert found[SENT.date() + timedelta(days=4)].paid_days == opened
    part = [payment(1, 5, "100.00"), payment(2, 5 + 48, "-40.00", reverses="y1")]
    found = days(engine, events=[contact(1, 0)], payments=part)
    assert (found[SENT.date()].share, found[SENT.date() + timedelta(days=4)].paid_days) == (0.06, 4)


def test_days_on_which_the_gate_denies_teach_nothing(engine: Engine) -> None:
    """This book says nothing of a proven point or a complete history: every day is left out."""
    book = book_of(engine, debt("d1", "ana", late=40), events=[contact(1, 0)])
    rows, denied = person_days(engine, book, asked(), [SENT.date(), SENT.date() + timedelta(days=1)])
    assert (rows, denied) == ([], 2)


@pytest.mark.parametrize("person", ["ana", "an|a", "a||"])
def test_an_id_may_hold_anything(engine: Engine, monkeypatch: pytest.MonkeyPatch, person: str) -> None:
    """Where the gate allows everything, every day is learnt from, whatever people are called."""

    def everything(_: Engine, __: Book, candidates: ir.Table, *___: Any, **____: Any) -> ir.Table:
        return candidates.mutate(allowed=ibis.array(["full"]))

    monkeypatch.setattr(outcomes, "decide_table", everything)
    tie = {"point_id": "p", "person_id": person, "at": NOW - timedelta(days=30), "kind": "code_confirmed"}
    point = {"point_id": "p", "kind": "email", "value": "a@example.org"}
    book = book_of(engine, debt("d1", person, late=40), evidence=[tie], points=[point])
    rows, denied = person_days(engine, book, asked(), [FIRST, FIRST + timedelta(days=1)])
    assert ([row.person_id for row in rows], denied) == ([person, person], 0)


def test_the_days_before_a_book_s_date_are_the_lender_s(engine: Engine) -> None:
    """At six in the morning in Shanghai it is still yesterday in UTC, and no day of the lender's is lost."""
    book = book_of(engine, debt("d1", "ana"))
    dawn = replace(book, meta=BookMeta(as_of=NOW - timedelta(hours=3)))
    assert days_of(engine, dawn, 3) == [DAY - timedelta(days=number) for number in (3, 2, 1)]
    with pytest.raises(InvalidInput, match="says no `as_of`"):
        days_of(engine, replace(book, meta=BookMeta()))


@pytest.mark.slow  # the gate over a whole book
def test_days_on_which_it_allows_do(engine: Engine, root: Path) -> None:
    """In the example book the gate allows a contact with those who owe: their days are learnt from."""
    book = load_book(root / "examples" / "first-book", engine)
    rows, _ = person_days(engine, book, asked(), [date(2026, 11, 22)])
    assert {row.person_id for row in rows} <= {"li-na", "wang-lei", "maria"}
    assert rows


def test_a_window_ends_where_all_is_paid(engine: Engine) -> None:
    """Nothing more could come in: the days after it say nothing of what comes by itself."""
    found = days(engine, events=[contact(1, 0)], payments=[payment(1, 12, "1500.00")])
    made = found[SENT.date()]
    assert (made.share, made.day_share, made.days) == (1.0, 1.0, 0.5)
