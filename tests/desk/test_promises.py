"""Promises in the running service: a day plans what they ask for, and the claim says it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from rightparty.channels.recording import Recording
from rightparty.desk.clock import rehearsed
from rightparty.desk.day import Order, run_day
from rightparty.desk.halt_flag import lower_flag
from rightparty.desk.sending import send_one
from rightparty.desk.stop import take_payment
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.engine import Engine
from rightparty.words.guard import findings
from tests.desk.books import DAY, SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.wrong import EARLIER, Ready, queue

PROMISED = "2026-11-14T10:00:00+08:00"


def promised(due_on: str, **more: str) -> SmallBook:
    """Two people who are late; the first promised to pay 500 by a day."""
    book = small_book(2)
    book.add("promises", promise_id="R1", person_id="P0001", debt_ids="D0001", made_at=PROMISED,
             due_on=due_on, amount="500.00", status="open", **more)  # fmt: skip
    return book


@pytest.mark.slow
@pytest.mark.parametrize(
    ("due_on", "content", "says"),
    [
        ("2026-11-25", "reminder", "500"),
        ("2026-11-24", None, ""),
        ("2026-11-23", "knock", ""),
        ("2026-11-01", "full", "1,060"),
    ],
)
def test_a_day_sends_what_a_promise_asks_for(
    store: Store,
    connection: Connection,
    engine: Engine,
    tmp_path: Path,
    due_on: str,
    content: str | None,
    says: str,
) -> None:
    """The eve: one reminder of what was promised. The day: nothing. After it: a neutral question."""
    lower_flag(store.home, None)
    from rightparty.desk.acceptance import accept
    from rightparty.law.load import load_law

    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)
    key, clock = store.home.signing_key(PERMIT_KEY).public_key(), rehearsed(MORNING)
    channel = Recording("email", key, clock)
    folder = promised(due_on).write(tmp_path / "book")
    environment = {"RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:9", "RIGHTPARTY_MAIL_DOMAIN": "x.example"}
    run_day(
        store, engine, Order(folder, DAY, send=True, at=MORNING), environment, channels={"email": channel}
    )
    rows = connection.execute(
        "SELECT content, status FROM desk_planned_contact WHERE person_id = 'P0001'"
    ).fetchall()
    if content is None:
        assert rows[0][1] == "denied"
        return
    assert rows == [(content, "sent")]
    (text,) = [one.text for one in channel.carried.messages if one.point == "person0001@mail.example"]
    assert says in text.body
    if content == "knock":
        assert not findings(text.body)
    if content == "reminder":
        assert "2026年11月14日" in text.body
        assert "1,060" not in text.body, "what was promised, not what is owed"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("due_on", "amount", "paid_at", "sent"),
    [
        ("2026-11-23", "500.00", "2026-11-23T10:00:00+08:00", True),
        ("2026-11-28", "500.00", "2026-11-22T10:00:00+08:00", True),
        ("2026-11-28", "500.00", "2026-11-21T10:00:00+08:00", False),
        ("2026-11-23", "1060.00", "2026-11-23T10:00:00+08:00", True),
    ],
)
def test_a_kept_promise_is_thanked_for_by_its_own_text(
    store: Store,
    connection: Connection,
    engine: Engine,
    tmp_path: Path,
    due_on: str,
    amount: str,
    paid_at: str,
    sent: bool,
) -> None:
    """On time or early, a part or all that was overdue: what came, thanks, and nothing that is still owed."""
    lower_flag(store.home, None)
    from rightparty.desk.acceptance import accept
    from rightparty.law.load import load_law

    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)
    channel = Recording("email", store.home.signing_key(PERMIT_KEY).public_key(), rehearsed(MORNING))
    book = promised(due_on)
    book.tables["promises"][0]["amount"] = amount
    book.add("payments", payment_id="Y", debt_id="D0001", paid_at=paid_at, amount=amount, status="posted")
    environment = {"RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:9", "RIGHTPARTY_MAIL_DOMAIN": "x.example"}
    order = Order(book.write(tmp_path / "book"), DAY, send=True, at=MORNING)
    run_day(store, engine, order, environment, channels={"email": channel})
    texts = [one.text for one in channel.carried.messages if one.point == "person0001@mail.example"]
    if not sent:
        assert texts == []
        return
    (text,) = texts
    assert text.template_id.startswith("kept.")
    assert text.content == "offer"
    assert text.body.count("¥") == 2, "what was received, in all and by debt"
    assert f"{float(amount):,.2f}" in text.body
    row = connection.execute("SELECT why FROM desk_planned_contact WHERE person_id = 'P0001'").fetchone()
    assert row is not None
    assert row[0].endswith(";promise=thanks")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("came", "first_is", "shown"),
    [
        ({"D0001": "300.00", "D0009": "200.00"}, "active", ["300.00", "200.00"]),
        ({"D0001": "1060.00"}, "active", ["1,060.00"]),
        ({"D0001": "300.00", "D0009": "199.99"}, "active", None),
        ({"D0001": "300.00", "D0009": "200.00"}, "settled", None),
    ],
)
def test_a_promise_about_several_debts_is_thanked_for_once(
    store: Store,
    connection: Connection,
    engine: Engine,
    tmp_path: Path,
    came: Mapping[str, str],
    first_is: str,
    shown: Sequence[str] | None,
) -> None:
    """The sum came over its debts: one message, what came for each, nothing that is owed; and not again."""
    lower_flag(store.home, None)
    from rightparty.desk.acceptance import accept
    from rightparty.law.load import load_law

    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)
    book = promised("2026-11-23")
    book.tables["promises"][0]["debt_ids"] = "D0001;D0009"
    for table in ("debts", "liabilities", "instalments"):
        for row in [row for row in book.tables[table] if row["debt_id"] == "D0001"]:
            other = {"debt_id": "D0009"} | ({"account": "6200000777"} if table == "debts" else {})
            book.add(table, **(row | other))
    book.tables["debts"][0]["status"] = first_is
    for debt, amount in came.items():
        book.add("payments", payment_id=f"Y-{debt}", debt_id=debt, paid_at="2026-11-23T10:00:00+08:00",
                 amount=amount, status="posted")  # fmt: skip
    folder = book.write(tmp_path / "book")
    environment = {"RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:9", "RIGHTPARTY_MAIL_DOMAIN": "x.example"}
    texts = []
    for day in range(1 if shown is None else 2):
        at = MORNING + timedelta(days=day)
        channel = Recording("email", store.home.signing_key(PERMIT_KEY).public_key(), rehearsed(at))
        order = Order(folder, DAY + timedelta(days=day), send=True, at=at)
        run_day(store, engine, order, environment, channels={"email": channel})
        texts += [one.text for one in channel.carried.messages if one.point == "person0001@mail.example"]
    thanks = [text for text in texts if text.template_id.startswith("kept.")]
    if shown is None:
        assert thanks == []
        return
    (text,) = thanks
    assert texts[0] is text, "nothing else on that day"
    total = sum(Decimal(amount) for amount in came.values())
    assert [one.strip("，。 ") for one in re.findall(r"¥([\d,.]+)", text.body)] == [f"{total:,.2f}", *shown]
    (named,) = connection.execute(
        "SELECT named_debts FROM book_events WHERE template_id LIKE 'kept.%' AND kind = 'attempt'"
    ).fetchall()
    assert named == (sorted(came),)


def test_a_payment_that_went_back_today_keeps_everybody_quiet(ready: Ready) -> None:
    """Posted yesterday, reversed this morning: the contact waits for the next day."""
    means = ready(small_book(1))
    (one,) = queue(means)
    paid = {"payment_id": "Y", "debt_id": "D0001", "paid_at": "2026-11-23T10:00:00+08:00",
            "amount": "100.00", "status": "posted"}  # fmt: skip
    means.connection.execute(
        "INSERT INTO book_payments (payment_id, debt_id, paid_at, amount, status, value_on)"
        " VALUES (%s, %s, %s, %s, 'reversed', %s)",
        [paid["payment_id"], paid["debt_id"], paid["paid_at"], paid["amount"], date(2026, 11, 24)],
    )
    assert send_one(means, one) == "held"
    row = means.connection.execute("SELECT until_event, reason FROM desk_planned_contact").fetchone()
    assert row is not None
    assert row[0] == "next_day"
    assert "core.stops.payment_was_taken_back_today" in row[1]


def test_a_reversal_taken_now_is_of_today(ready: Ready) -> None:
    """Where nobody says on which day the money went back, it is the day on which we heard."""
    means = ready(small_book(1))
    paid = {"payment_id": "Y", "debt_id": "D0001", "paid_at": "2026-11-20T10:00:00+08:00",
            "amount": "100.00", "status": "posted"}  # fmt: skip
    about = (means.connection, means.home)
    take_payment(*about, paid, EARLIER)
    take_payment(*about, {**paid, "status": "reversed"}, EARLIER)
    row = means.connection.execute("SELECT value_on FROM book_payments").fetchone()
    assert row == (date(2026, 11, 24),)
