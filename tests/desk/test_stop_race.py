"""A claim and a fact that stops it, at the same moment: once the fact is committed, nothing leaves."""

import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.channels.recording import Recording
from rightparty.desk import stop
from rightparty.desk.clock import rehearsed
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.same_point import lock_plan
from rightparty.desk.sending import send_one
from rightparty.desk.stop import Fact, take_facts
from rightparty.desk.store import Connection, Store
from rightparty.desk.wrong_party import Report, report_wrong_party
from tests.desk.books import small_book
from tests.desk.means import MORNING, made_ready, means_for
from tests.desk.test_wrong_party_race import Slow, queue

ROUNDS = 24
KINDS = ("opt_out", "payment", "wrong_person", "agreement")


def said(one: Planned, how: str) -> Fact:
    """What is taken for the person of a contact."""
    person, debt = one.person_id, one.debt_ids[0]
    rows: Mapping[str, Mapping[str, Any]] = {
        "opt_out": {"notice_id": f"N{person}", "kind": "opt_out", "person_id": person, "scope": "all"},
        "payment": {"payment_id": f"Y{person}", "debt_id": debt, "paid_at": MORNING, "amount": "1060.00",
                    "status": "pending"},
        "agreement": {"agreement_id": f"A{person}", "debt_ids": [debt], "person_id": person,
                      "kind": "instalment", "status": "performing", "agreed_at": MORNING},
    }  # fmt: skip
    return Fact("notice" if how == "opt_out" else how, rows[how])


def act(own: Connection, store: Store, one: Planned, how: str) -> None:
    """Take it, and return once it is committed."""
    if how == "wrong_person":
        report_wrong_party(own, store.home, Report(one.person_id, one.point_id, "portal"), MORNING)
    else:
        take_facts(own, store.home, [said(one, how)], MORNING)


@pytest.mark.slow
@pytest.mark.parametrize("how", KINDS)
def test_once_a_fact_is_committed_nothing_leaves(
    store: Store, connection: Connection, tmp_path: Path, how: str
) -> None:
    """Many rounds, both let go at once: what is carried was carried before the fact was answered."""
    made_ready(store, connection, small_book(ROUNDS), tmp_path / "book")
    means = means_for(store, connection)
    channel = means.channels["email"]
    assert isinstance(channel, Recording)
    seen = set[str]()
    with closing(store.connect()) as own:
        for number, one in enumerate(queue(connection)):
            gate, at_answer = threading.Barrier(2), list[int]()

            def acting(one: Planned = one, gate: threading.Barrier = gate, at: list[int] = at_answer) -> None:
                gate.wait(10)
                act(own, store, one, how)
                at.append(len(channel.carried.messages))

            actor = threading.Thread(target=acting)
            actor.start()
            gate.wait(10)
            threading.Event().wait(0.002 * (number % 4))  # who is first differs from round to round
            status = send_one(means, one)
            actor.join(20)
            assert at_answer, "the fact was never answered"
            assert len(channel.carried.messages) == at_answer[0], "something left after the answer"
            assert send_one(means, one) == "skipped"
            seen.add(status)
    seal_store(connection, store.home, MORNING)
    assert verify_store(connection, store.home).ok
    assert seen <= {"sent", "skipped", "denied"}


@pytest.mark.parametrize("how", ["opt_out", "payment", "agreement"])
def test_a_fact_waits_for_the_message_that_is_on_its_way_to_the_person(
    store: Store, connection: Connection, tmp_path: Path, how: str
) -> None:
    """It is answered once that has left; a fact about another person waits for nobody."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    means = means_for(store, connection)
    first, second = queue(connection)
    channel = Slow(means)
    sending = replace(means, channels={"email": channel}, clock=rehearsed(MORNING))
    sender = threading.Thread(target=send_one, args=(sending, first))
    sender.start()
    assert channel.begun.wait(10)
    with closing(store.connect()) as own, closing(store.connect()) as other:
        act(other, store, second, how)
        actor = threading.Thread(target=act, args=(own, store, first, how))
        actor.start()
        actor.join(0.3)
        assert actor.is_alive(), "answered while a message was on its way"
        channel.go_on.set()
        actor.join(10)
        assert not actor.is_alive()
        assert channel.ended.is_set()
        sender.join(10)


@pytest.mark.slow
def test_facts_reports_and_a_sender_never_wait_for_ever(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Four kinds of facts over the same people in different orders: nobody is turned away."""
    made_ready(store, connection, small_book(16), tmp_path / "book")
    means = means_for(store, connection)
    contacts = queue(connection)
    faults: list[BaseException] = []

    def working(how: str, todo: list[Planned]) -> None:
        with closing(store.connect()) as own:
            for one in todo:
                try:
                    act(own, store, one, how)
                except psycopg.Error as fault:
                    faults.append(fault)

    orders = (contacts, contacts[::-1], contacts[8:] + contacts[:8], contacts[::2] + contacts[1::2])
    threads = [
        threading.Thread(target=working, args=(how, order)) for how, order in zip(KINDS, orders, strict=True)
    ]
    for thread in threads:
        thread.start()
    for one in contacts:
        send_one(means, one)
    for thread in threads:
        thread.join(60)
    assert not faults
    assert not any(thread.is_alive() for thread in threads)
    seal_store(connection, store.home, MORNING)
    assert verify_store(connection, store.home).ok


def test_a_stop_that_the_database_turned_away_is_taken_again(
    ready: Callable[..., Means], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever said stop is not told to say it again; within a transaction it is for its owner."""
    connection = ready(small_book(1)).connection
    plain, calls = lock_plan, list[int]()

    def turned_away(own: Connection) -> None:
        plain(own)
        calls.append(1)
        if len(calls) < 3:
            raise psycopg.errors.DeadlockDetected

    monkeypatch.setattr(stop, "lock_plan", turned_away)
    (one,) = queue(connection)
    with pytest.raises(psycopg.errors.DeadlockDetected), connection.transaction():
        act(connection, store, one, "opt_out")
    calls.clear()
    act(connection, store, one, "opt_out")
    assert len(calls) == 3
    assert connection.execute("SELECT kind FROM book_notices").fetchall() == [("opt_out",)]
    assert connection.execute("SELECT DISTINCT status FROM desk_planned_contact").fetchall() == [("denied",)]
