"""What is personal is kept as long as its class says, and then no longer; what has no end is not touched."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.came_back import words_wait
from rightparty.desk.claim import claim
from rightparty.desk.journal_store import entries
from rightparty.desk.means import Means
from rightparty.desk.reply_parts import wait
from rightparty.desk.retention import days_kept, enforce
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased
from rightparty.engine import Engine
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.parts import bring, listen, parts
from tests.desk.sealed import read
from tests.desk.wrong import queue, report

Ready = Callable[..., Means]
TEXT = "退订，我是王小明"
SAID = datetime(2026, 11, 1, 2, tzinfo=UTC)
TWO_YEARS, FIVE_YEARS = timedelta(days=730), timedelta(days=1825)
SECOND = timedelta(seconds=1)
NONE = dict.fromkeys(
    ("message_text", "decision_facts", "call_recording", "call_task", "permit", "settled_person"), 0
)


def said_book(**more: str) -> SmallBook:
    """A bank's book with a reply and where its recording lies."""
    book = small_book(1)
    cells = {"person_id": "P0001", "text": TEXT, "recording": "/calls/1.wav"} | more
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="in",
             kind="reply", channel="email", creditor_id="BANK", debt_ids="D0001", **cells)  # fmt: skip
    return book


def settle(means: Means, status: str = "settled") -> None:
    """The debt is over, and was last paid on at a known date."""
    means.connection.execute("UPDATE book_debts SET status = %s", [status])
    means.connection.execute(
        "INSERT INTO book_payments (payment_id, debt_id, paid_at, amount) VALUES ('Y', 'D0001', %s, 9)",
        [SAID],
    )
    means.connection.execute(
        "INSERT INTO book_charges (charge_id, debt_id, at, kind, amount)"
        " VALUES ('G', 'D0001', %s, 'cost', 9)",
        [SAID],
    )


def test_words_go_on_the_day_after_their_time_and_not_before(ready: Ready) -> None:
    """A bank in China keeps them two years after the last contact; a dry run counts and changes nothing."""
    connection = ready(said_book()).connection
    assert enforce(connection, SAID + TWO_YEARS) == NONE
    over = NONE | {"message_text": 1, "call_recording": 1}
    assert enforce(connection, SAID + TWO_YEARS + SECOND, dry_run=True) == over
    assert read(connection, "events", "text", "V1") == TEXT
    assert enforce(connection, SAID + TWO_YEARS + SECOND) == over
    assert read(connection, "events", "text", "V1") is None
    assert read(connection, "events", "recording", "V1") is None
    assert enforce(connection, SAID + TWO_YEARS + SECOND) == NONE
    row = connection.execute("SELECT kind, outcome FROM book_events").fetchone()
    assert row == ("reply", None), "that there was a contact stays"


def test_the_words_are_kept_while_the_debt_is_still_being_collected(ready: Ready) -> None:
    """12 CFR 1006.100(a) counts from the last activity on the debt; a recording from its own call."""
    book = said_book()
    book.add("events", event_id="V2", contact_id="C2", at="2027-11-01T10:00:00+08:00", direction="out",
             kind="attempt", channel="email", creditor_id="BANK", debt_ids="D0001")  # fmt: skip
    connection = ready(book).connection
    assert enforce(connection, SAID + TWO_YEARS + SECOND) == NONE | {"call_recording": 1}
    assert enforce(connection, SAID + TWO_YEARS + timedelta(days=366)) == NONE | {"message_text": 1}


def test_a_consumer_finance_company_keeps_them_five_years(ready: Ready) -> None:
    """The longer duty of its kind holds."""
    book = said_book()
    book.tables["creditors"][0]["kind"] = "consumer_finance"
    connection = ready(book).connection
    assert enforce(connection, SAID + FIVE_YEARS) == NONE
    assert enforce(connection, SAID + FIVE_YEARS + SECOND)["message_text"] == 1


def test_words_that_nobody_could_act_on_go_and_still_hold_their_sender(ready: Ready) -> None:
    """A part that cannot be read by itself, for instance: its time is counted from when it came."""
    means = ready(said_book())
    bring(means, *parts("我下周五", "还1060元"), at=SAID)
    means.connection.execute("UPDATE desk_inbound_message SET words = '\\x00' WHERE part = 2")
    listen(means, SAID)
    assert len(listen(means, SAID + wait())) == 1
    kept = enforce(means.connection, SAID + TWO_YEARS)["message_text"]
    assert kept == 0
    assert enforce(means.connection, SAID + TWO_YEARS + SECOND)["message_text"] >= 1
    rows = means.connection.execute("SELECT part, words FROM desk_inbound_message ORDER BY part").fetchall()
    assert rows == [(1, None), (2, None)]
    assert words_wait(means.connection, means.marks, "+8613816000001")
    assert listen(means, SAID + TWO_YEARS + SECOND) == []


def test_a_later_file_does_not_bring_words_back(
    ready: Ready, connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """The lender's file still has them; the store has had them long enough."""
    means, book = ready(said_book()), said_book()
    enforce(means.connection, SAID + TWO_YEARS + SECOND)
    with connection.transaction():
        load_into_store(connection, engine, load_book(book.write(tmp_path / "again"), engine))
    assert read(connection, "events", "text", "V1") is None


def test_tasks_and_permits_go_by_their_own_time(ready: Ready) -> None:
    """A month after the call, and three years after the permit."""
    means = ready(small_book(1), "call")
    connection = means.connection
    (one,) = queue(means)
    claim(means, one)
    row = connection.execute("SELECT valid_until FROM desk_permit").fetchone()
    assert row is not None
    ended = row[0]
    connection.execute(
        "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from,"
        " call_until) VALUES (%s, 'x', '', 'en', 'x', '{}', %s, %s)",
        [one.contact_id, MORNING, MORNING],
    )
    assert enforce(connection, MORNING + timedelta(days=30)) == NONE
    assert enforce(connection, MORNING + timedelta(days=30) + SECOND) == NONE | {"call_task": 1}
    assert enforce(connection, ended + timedelta(days=1095))["permit"] == 0
    assert enforce(connection, ended + timedelta(days=1095) + SECOND)["permit"] == 1
    assert connection.execute("SELECT number, script FROM desk_call_task").fetchone() == (None, None)


def test_who_settled_long_ago_is_shredded(ready: Ready) -> None:
    """By the last date of any of their debts, here an instalment that would have fallen due later."""
    means = ready(small_book(1))
    settle(means)
    last = datetime(2027, 1, 10, tzinfo=UTC)
    assert enforce(means.connection, last + FIVE_YEARS) == NONE
    assert enforce(means.connection, last + FIVE_YEARS + SECOND) == NONE | {"settled_person": 1}
    assert isinstance(read(means.connection, "points", "value", "M0001"), Erased)
    assert enforce(means.connection, last + FIVE_YEARS + SECOND) == NONE


_COMPLAINS = """
INSERT INTO book_complaints (complaint_id, at, source, cause, person_id, due_on)
VALUES ('K', '2026-11-01', 'x', 'x', 'P0001', '2026-11-20')
"""
_AGREED = """
INSERT INTO book_agreements (agreement_id, debt_ids, person_id, kind, status)
VALUES ('A', '{D0001}', 'P0001', 'instalment', 'performing')
"""
_STANDS_IN = """
INSERT INTO book_debts (debt_id, creditor_id, product, currency, opened_on, principal, annual_rate)
VALUES ('D9', 'BANK', 'personal', 'CNY', '2026-01-01', 1, 0);
INSERT INTO book_relations (debt_id, person_id, role) VALUES ('D9', 'P0001', 'attorney')
"""


@pytest.mark.parametrize(
    "still",
    [
        "UPDATE book_debts SET status = 'active'",
        "UPDATE book_debts SET status = NULL",
        "DELETE FROM book_payments",
        _COMPLAINS,
        _AGREED,
        _STANDS_IN,
    ],
)
def test_who_may_still_be_needed_is_kept(ready: Ready, still: str) -> None:
    """An active or unknown debt, no known date, an open complaint, an agreement, a part in another's debt."""
    means = ready(small_book(1))
    settle(means)
    means.connection.execute(still)
    if "payments" in still:
        means.connection.execute("DELETE FROM book_charges")
        means.connection.execute("DELETE FROM book_instalments")
    assert enforce(means.connection, SAID + 2 * FIVE_YEARS)["settled_person"] == 0


def test_stops_reports_and_the_journal_have_no_end(ready: Ready) -> None:
    """Whatever the time, they stand as they stood."""
    book = said_book()
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0001",
             recording="/calls/stop.wav")  # fmt: skip
    means = ready(book)
    report(means)
    settle(means)
    kept = ("desk_wrong_person", "desk_stopped_point", "book_evidence")
    rows = {name: means.connection.execute(f"SELECT * FROM {name}").fetchall() for name in kept}
    place_waiting(means.connection)
    before = [entry.data for entry in entries(means.connection)]
    assert before
    means.connection.execute("UPDATE desk_incident SET closed_at = now()")
    assert enforce(means.connection, SAID + 20 * FIVE_YEARS)["settled_person"] == 1
    assert [entry.data for entry in entries(means.connection)][: len(before)] == before
    for name in ("desk_wrong_person", "book_evidence"):
        assert means.connection.execute(f"SELECT * FROM {name}").fetchall() == rows[name]
    kinds = means.connection.execute("SELECT kind FROM book_notices WHERE notice_id = 'N1'").fetchone()
    assert kinds == ("opt_out",)


def test_every_time_has_a_source() -> None:
    """No number without the text it comes from, or the word that it is assumed."""
    told = tomllib.loads((files("rightparty.desk") / "retention.toml").read_text(encoding="utf-8"))
    for name, one in told["class"].items():
        assert set(one["days"]) == set(one["sources"]), name
        assert "default" in one["days"], name
        assert all(one["sources"].values()), name
    assert set(told["class"]) == set(NONE)


def test_the_nearest_rule_counts() -> None:
    """Country and kind, then country, then the general one."""
    days = {"default": 3, "CN": 2, "CN:bank": 1}
    assert [days_kept(days, *one) for one in (("CN", "bank"), ("CN", "p2p"), ("US", "bank"))] == [1, 2, 3]
