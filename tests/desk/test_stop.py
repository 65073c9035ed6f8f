"""Facts taken between two books: kept once, in the transaction that empties the queues."""

import tomllib
from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.linked import hold_links
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.desk.stop import (
    Fact,
    Taken,
    take_agreement,
    take_facts,
    take_notice,
    take_payment,
    take_promise,
)
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused
from rightparty.law.load import load_law
from rightparty.law.questions import NoticeDays, NoticeInForce
from tests.desk.books import SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.tampering import unlocked
from tests.desk.wrong import EARLIER, Ready, count, queue

PAID = {"payment_id": "Y1", "debt_id": "D0001", "paid_at": "2026-11-24T08:00:00+08:00", "amount": "10.00"}
PROMISED = {"promise_id": "R1", "person_id": "P0001", "debt_ids": ["D0001"], "made_at": EARLIER,
            "due_on": date(2026, 11, 30), "amount": Decimal("100.00"), "status": "open"}  # fmt: skip
AGREED = {"agreement_id": "A1", "debt_ids": ["D0001"], "person_id": "P0001", "kind": "instalment",
          "status": "performing", "agreed_at": EARLIER}  # fmt: skip


def noticed(kind: str, id: str = "N1", **more: Any) -> Mapping[str, Any]:
    """A notice about the first person."""
    return {"notice_id": id, "kind": kind, "person_id": "P0001", **more}


def take(means: Means, of: str, row: Mapping[str, Any]) -> Taken:
    """Take one fact before the morning's messages go."""
    (taken,) = take_facts(means.connection, means.home, [Fact(of, row)], EARLIER)
    return taken


STOPPING = [
    ("notice", noticed("dispute")), ("notice", noticed("attorney")), ("notice", noticed("moratorium")),
    ("notice", noticed("bankruptcy")), ("notice", noticed("deceased")), ("notice", noticed("hardship")),
    ("notice", noticed("welfare_risk")), ("notice", noticed("complaint_open")),
    ("notice", noticed("opt_out")), ("notice", noticed("settled")),
    ("notice", {"notice_id": "N", "kind": "dispute", "debt_id": "D0001"}),
    ("payment", {**PAID, "status": "posted"}), ("payment", {**PAID, "status": "pending"}),
    ("promise", PROMISED), ("agreement", AGREED),
]  # fmt: skip


def test_every_stopping_fact_takes_back_what_is_queued_for_the_person_alone(ready: Ready) -> None:
    """By whatever table it comes; the other person's contact stays as it was planned."""
    for of, row in STOPPING:
        means = ready(small_book(2))
        first, second = sorted(queue(means), key=lambda one: one.person_id)
        taken = take(means, of, row)
        assert taken.new, row
        assert list(taken.withdrawn) == [first.contact_id], row
        assert statuses(means.connection) == {first.contact_id: "denied", second.contact_id: "planned"}
        assert send_one(means, first) == "skipped"
        seal_store(means.connection, means.home, MORNING)
        assert verify_store(means.connection, means.home).ok
        with means.connection.transaction():
            means.connection.execute("SELECT 1")
        _emptied(means)


def _emptied(means: Means) -> None:
    """The next round begins from nothing, as the fixture does."""
    with unlocked(means.connection):
        for (name,) in means.connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^(book|desk)_'"
        ).fetchall():
            means.connection.execute(f"DELETE FROM {name}")
        means.connection.execute("INSERT INTO desk_journal_edge VALUES (1, '\\x0000000000000000')")


def test_a_fact_of_one_record_takes_back_what_is_queued_for_the_others(ready: Ready) -> None:
    """Linked records are one person."""
    means = ready(small_book(3))
    with means.connection.transaction():
        hold_links(means.connection, ["BANK"], (("P0001", "P0002"), ("P0002", "P0001")))
    by_person = {one.person_id: one.contact_id for one in queue(means)}
    taken = take(means, "notice", noticed("welfare_risk"))
    assert set(taken.withdrawn) == {by_person["P0001"], by_person["P0002"]}


def test_an_open_call_task_is_called_off_and_its_permit_revoked(ready: Ready) -> None:
    """The caller's list is empty once the fact is taken; the permit is good for nothing."""
    means = ready(small_book(1), channel="call")
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    means.connection.execute(
        "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from,"
        " call_until) VALUES (%s, '', '', '', '', '{}', %s, %s)",
        [one.contact_id, MORNING, MORNING + timedelta(hours=1)],
    )
    taken = take_payment(
        means.connection, means.home, {**PAID, "status": "pending"}, MORNING + timedelta(minutes=1)
    )
    assert list(taken.withdrawn) == [one.contact_id]
    (row,) = means.connection.execute("SELECT revoked_because FROM desk_permit").fetchall()
    assert row == ("withdrawn:payment:pending",)
    assert count(means, "desk_call_task WHERE withdrawn_at IS NULL") == 0


def test_the_same_again_changes_nothing_and_something_else_is_refused(ready: Ready) -> None:
    """By id, for each kind of fact; a notice may learn what it did not know, and never unlearn."""
    means = ready(small_book(1))
    for of, row in (("notice", noticed("dispute")), ("payment", {**PAID, "status": "pending"}),
                    ("promise", PROMISED), ("agreement", AGREED)):  # fmt: skip
        assert take(means, of, row).new
        before = len(journal_of(means.connection))
        assert not take(means, of, row).new
        assert len(journal_of(means.connection)) == before
    assert take(means, "notice", noticed("dispute", ref="letter 7")).new
    for of, row in (
        ("notice", noticed("hardship")),
        ("payment", {**PAID, "status": "pending", "amount": "11.00"}),
        ("promise", {**PROMISED, "amount": "1.00"}),
        ("agreement", {**AGREED, "debt_ids": ["D0002"], "person_id": "P0001"}),
    ):
        with pytest.raises(Refused):
            take(means, of, row)


def test_a_payment_says_what_became_of_it_and_never_comes_back(ready: Ready) -> None:
    """Pending, posted, reversed: one way."""
    means = ready(small_book(1))
    for status in ("pending", "posted", "reversed"):
        assert take(means, "payment", {**PAID, "status": status}).new
    for status in ("posted", "pending"):
        with pytest.raises(Refused, match="cannot become"):
            take(means, "payment", {**PAID, "status": status})


@pytest.mark.parametrize("status", ["pending", "posted", "reversed"])
def test_a_payment_whose_status_nobody_states_holds_back(ready: Ready, status: str) -> None:
    """What was queued is taken back; later it is told what it is, and that is never unlearnt."""
    means = ready(small_book(1))
    queue(means)
    assert take(means, "payment", PAID).withdrawn
    assert not take(means, "payment", PAID).new
    assert take(means, "payment", {**PAID, "status": status}).new
    assert not take(means, "payment", PAID).new
    assert count(means, f"book_payments WHERE status = '{status}'") == 1


BAD = [
    ("notice", noticed("nonsense"), InvalidInput), ("notice", {"kind": "dispute"}, InvalidInput),
    ("notice", noticed("dispute", colour="red"), InvalidInput),
    ("notice", noticed("dispute", detail={"colour": "red"}), InvalidInput),
    ("notice", noticed("opt_out", until=MORNING), Refused),
    ("notice", {"notice_id": "N", "kind": "dispute"}, InvalidInput),
    ("notice", {**noticed("dispute"), "person_id": "nobody"}, Refused),
    ("payment", {**PAID, "status": "paid"}, InvalidInput),
    ("payment", {**PAID, "status": "posted", "amount": 1.5}, InvalidInput),
    ("payment", {**PAID, "status": "posted", "amount": "-1.00"}, InvalidInput),
    ("payment", {**PAID, "status": "posted", "amount": "NaN"}, InvalidInput),
    ("payment", {**PAID, "status": "posted", "paid_at": "2026-11-24T08:00:00"}, InvalidInput),
    ("payment", {**PAID, "status": "posted", "debt_id": "D9"}, Refused),
    ("promise", {**PROMISED, "debt_ids": []}, InvalidInput),
    ("agreement", {**AGREED, "debt_ids": ["D0001", "D9"]}, Refused),
]  # fmt: skip


def test_what_the_book_has_no_word_for_is_refused_and_nothing_is_done(ready: Ready) -> None:
    """Unknown columns, codes, ids; amounts that are none; an end to a stop that has none."""
    means = ready(small_book(1))
    for of, row, fault in BAD:
        with pytest.raises(fault):
            take(means, of, row)
    assert count(means, "desk_fact") == 0
    assert set(statuses(means.connection).values()) == {"planned"}


def test_a_kind_that_leaves_the_queue_stops_nothing_in_the_gate_either(ready: Ready) -> None:
    """What `stop.toml` lists as leaving the queue is asked for by no rule of the stops."""
    stops = [rule for rule in load_law().rules if rule.id.startswith("core.stops.")]
    asked = {
        question.kind
        for rule in stops
        for question in rule.questions.values()
        if isinstance(question, NoticeInForce | NoticeDays)
    }
    leaves = tomllib.loads((files("rightparty.desk") / "stop.toml").read_text(encoding="utf-8"))["leaves"]
    assert len(asked) > 12
    assert not asked & set(leaves)
    means = ready(small_book(1))
    assert not take(means, "notice", noticed("prefers", channel="email")).withdrawn
    assert set(statuses(means.connection).values()) == {"planned"}


def placed(book: SmallBook) -> SmallBook:
    """The first debt is with an agency."""
    book.add("agencies", agency_id="AG", creditor_id="BANK", name="催收")
    book.add("placements", debt_id="D0001", agency_id="AG", from_="2026-11-01T00:00:00+08:00")
    return book


def test_where_collection_stops_everywhere_the_agency_is_asked_for_the_debt(ready: Ready) -> None:
    """The placement is recalled in the same transaction; a payment under way leaves it where it is."""
    means = ready(placed(small_book(2)))
    assert not take(means, "payment", {**PAID, "status": "pending"}).recalled
    assert list(take_agreement(means.connection, means.home, AGREED, EARLIER).recalled) == ["D0001"]
    row = means.connection.execute("SELECT recalled_at FROM book_placements").fetchone()
    assert row == (EARLIER,)
    kinds = [record.kind for record in journal_of(means.connection)]
    assert kinds.count("recall") == 1
    assert not take(means, "notice", noticed("dispute")).recalled, "asked once"


def test_a_later_book_that_does_not_know_the_recall_leaves_it_standing(ready: Ready, tmp_path: Path) -> None:
    """The lender's file may lag behind; the agency stays without the debt."""
    means = ready(placed(small_book(1)))
    take_agreement(means.connection, means.home, AGREED, EARLIER)
    reloaded(means, tmp_path / "later", "2026-11-25T07:00:00+08:00", placed(small_book(1)))
    assert means.connection.execute("SELECT recalled_at FROM book_placements").fetchone() == (EARLIER,)


def test_wrappers_take_what_they_are_named_for(ready: Ready) -> None:
    """Each is one fact of its kind."""
    means = ready(small_book(1))
    about = (means.connection, means.home)
    assert take_notice(*about, noticed("dispute"), EARLIER).id == "N1"
    assert take_promise(*about, PROMISED, EARLIER).id == "R1"
    assert count(means, "desk_fact") == 2


def reloaded(means: Means, folder: Path, as_of: str, book: SmallBook | None = None) -> None:
    """The same people's book of another hour, in which nothing was paid, promised or agreed."""
    book = book or small_book(1)
    book.as_of = as_of
    with closing(open_engine()) as engine, means.connection.transaction():
        load_into_store(means.connection, engine, load_book(book.write(folder), engine))


def test_a_book_drawn_up_before_does_not_forget_what_was_taken_since(ready: Ready, tmp_path: Path) -> None:
    """Loaded again, it leaves payment and agreement as they were taken; a later book knows better."""
    means = ready(small_book(1))
    take(means, "payment", {**PAID, "status": "pending"})
    take(means, "agreement", AGREED)
    reloaded(means, tmp_path / "again", "2026-11-24T07:00:00+08:00")
    assert count(means, "book_payments WHERE status = 'pending'") == 1
    assert count(means, "book_agreements WHERE status = 'performing'") == 1
    reloaded(means, tmp_path / "later", "2026-11-25T07:00:00+08:00")
    assert count(means, "book_payments") == 0
