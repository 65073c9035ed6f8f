"""A claim and a report at the same moment: one of them is first, and never do both win."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from rightparty.channels.port import Message, Outcome
from rightparty.channels.recording import Recording
from rightparty.desk import planned
from rightparty.desk.clock import rehearsed
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.sending import send_one
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.gate.permit import Permit
from tests.desk.books import small_book
from tests.desk.means import MORNING, made_ready, means_for, queued

ROUNDS = 30


class Slow(Recording):
    """A channel that says when it carries, and lets the test see whether it had ended."""

    def __init__(self, means: Means) -> None:
        super().__init__("email", means.home.signing_key(PERMIT_KEY).public_key(), means.clock)
        self.begun, self.go_on, self.ended = threading.Event(), threading.Event(), threading.Event()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        self.begun.set()
        self.go_on.wait(10)
        outcome = super()._carry(message, permit)
        self.ended.set()
        return outcome


def queue(connection: Connection) -> list[Planned]:
    """What is planned."""
    row = connection.execute("SELECT max(run_id) FROM desk_run").fetchone()
    assert row is not None
    return list(queued(connection))


def say(own: Connection, store: Store, one: Planned, how: str) -> None:
    """Report the pair, or stop the point."""
    if how == "report":
        said = Report(one.person_id, one.point_id, "portal")
        report_wrong_party(own, store.home, said, MORNING)
    else:
        suppress_point(own, store.home, Stop(one.point_id, "portal"), MORNING)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["report", "stop"])
def test_once_a_report_is_committed_nothing_leaves(
    store: Store, connection: Connection, tmp_path: Path, how: str
) -> None:
    """Many rounds, both let go at once: what is carried was carried before the report was answered."""
    made_ready(store, connection, small_book(ROUNDS), tmp_path / "book")
    means = means_for(store, connection)
    channel = means.channels["email"]
    assert isinstance(channel, Recording)
    with closing(store.connect()) as own:
        for number, one in enumerate(queue(connection)):
            gate, at_answer = threading.Barrier(2), list[int]()
            reporter = threading.Thread(
                target=reporting, args=(own, store, one, how, gate, channel, at_answer)
            )
            reporter.start()
            gate.wait(10)
            threading.Event().wait(0.002 * (number % 4))  # who is first differs from round to round
            status = send_one(means, one)
            reporter.join(20)
            assert at_answer, "the report was never answered"
            assert len(channel.carried.messages) == at_answer[0], "something left after the answer"
            query = "SELECT status FROM desk_planned_contact WHERE contact_id = %s"
            row = connection.execute(query, [one.contact_id]).fetchone()
            assert row == (("sent",) if status == "sent" else ("denied",))
            assert send_one(means, one) == "skipped"


def reporting(
    own: Connection,
    store: Store,
    one: Planned,
    how: str,
    gate: threading.Barrier,
    channel: Recording,
    at_answer: list[int],
) -> None:
    """Say it when the gate opens, and note how many messages had left when it was answered."""
    gate.wait(10)
    say(own, store, one, how)
    at_answer.append(len(channel.carried.messages))


@contextmanager
def in_the_middle(
    means: Means, one: Planned, act: Callable[[], None]
) -> Iterator[tuple[Slow, threading.Thread]]:
    """Let somebody act while the channel carries; gives the channel and the actor, who may be waiting."""
    channel = Slow(means)
    sending = replace(means, channels={"email": channel}, clock=rehearsed(MORNING))
    sender = threading.Thread(target=send_one, args=(sending, one))
    sender.start()
    assert channel.begun.wait(10)
    actor = threading.Thread(target=act)
    actor.start()
    actor.join(0.3)
    yield channel, actor
    channel.go_on.set()
    sender.join(10)


def test_a_report_waits_for_the_message_that_is_on_its_way_there(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """It is answered once that has left, and then the contact counts as made, and as a leak."""
    made_ready(store, connection, small_book(1), tmp_path / "book")
    means = means_for(store, connection)
    (one,) = queue(connection)
    with (
        closing(store.connect()) as own,
        in_the_middle(means, one, lambda: say(own, store, one, "report")) as (channel, reporter),
    ):
        assert reporter.is_alive(), "the report was answered while a message was on its way"
        channel.go_on.set()
        reporter.join(10)
        assert not reporter.is_alive()
        assert channel.ended.is_set()
    with closing(store.connect()) as own:
        row = own.execute("SELECT contact_ids FROM desk_incident").fetchone()
        assert row == ([one.contact_id],)


def test_a_report_on_another_number_waits_for_nobody(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A slow mail server to one address holds nobody else up."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    means = means_for(store, connection)
    first, second = queue(connection)
    with (
        closing(store.connect()) as own,
        in_the_middle(means, first, lambda: say(own, store, second, "report")) as (channel, reporter),
    ):
        reporter.join(10)
        assert not reporter.is_alive()
        assert not channel.ended.is_set()


@pytest.mark.slow
def test_many_at_once_wait_for_one_another_and_never_for_ever(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Reports, stops, a pause, new plans and a sender over the same numbers: nobody is turned away."""
    made_ready(store, connection, small_book(24), tmp_path / "book")
    means = means_for(store, connection)
    contacts = queue(connection)
    faults: list[BaseException] = []

    def working(act: Callable[[Connection, Planned], object], todo: Sequence[Planned]) -> None:
        with closing(store.connect()) as own:
            for one in todo:
                try:
                    act(own, one)
                except psycopg.Error as fault:
                    faults.append(fault)

    def planning(own: Connection, _: Planned) -> None:
        with own.transaction():
            planned.hold_unsent(own, -1)

    work = (
        (lambda own, one: say(own, store, one, "report"), contacts),
        (lambda own, one: say(own, store, one, "report"), contacts[::-1]),
        (lambda own, one: say(own, store, one, "stop"), contacts[12:] + contacts[:12]),
        (planning, contacts),
    )
    threads = [threading.Thread(target=working, args=one) for one in work]
    for thread in threads:
        thread.start()
    for one in contacts:
        send_one(means, one)
    for thread in threads:
        thread.join(60)
    assert not faults
    assert not any(thread.is_alive() for thread in threads)
    reports = connection.execute("SELECT count(*) FROM desk_wrong_person").fetchone()
    stops = connection.execute("SELECT count(*) FROM desk_stopped_point").fetchone()
    assert (reports, stops) == ((24,), (24,))
    seal_store(connection, store.home, MORNING)
    assert verify_store(connection, store.home).ok
