"""What goes wrong with one message, or with the line to the database, and what must not follow from it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from rightparty.channels.mail import Envelope
from rightparty.channels.port import Message, Outcome
from rightparty.channels.receipts import DELIVERED, Meaning, Receipt
from rightparty.channels.recording import Recording
from rightparty.channels.smtp import Server, Smtp
from rightparty.desk import claim as claiming
from rightparty.desk.claim import claim
from rightparty.desk.means import Means
from rightparty.desk.planned import SENDER_DIED, UNKNOWN_OUTCOME
from rightparty.desk.receipts import take_receipt
from rightparty.desk.same_point import points_held
from rightparty.desk.sending import Ended, finish_many, recover, send_many
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.gate.permit import Permit
from tests.desk.books import small_book
from tests.desk.means import MORNING, means_for, queued, statuses

Ready = Callable[..., Means]


class Troubled(Recording):
    """A channel that runs `trouble` before it carries a message."""

    trouble: Callable[[Message], None]

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        self.trouble(message)
        return super()._carry(message, permit)


def troubled(means: Means, trouble: Callable[[Message], None]) -> tuple[Means, Troubled]:
    """The means with such a channel for e-mail."""
    channel = Troubled("email", means.home.signing_key(PERMIT_KEY).public_key(), means.clock)
    channel.trouble = trouble
    return replace(means, channels={"email": channel}), channel


def test_whoever_loses_the_database_sends_nothing_more(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """With the line its points are let go: a stop is answered, and no message follows it."""
    plain = ready(small_book(4))
    with closing(store.connect()) as own:
        means = means_for(store, own)
        pid = own.info.backend_pid

        def cut(message: Message) -> None:
            del message
            connection.execute("SELECT pg_terminate_backend(%s)", [pid])

        means, channel = troubled(means, cut)
        with pytest.raises(psycopg.OperationalError):
            send_many(means, queued(connection))
    assert len(channel.carried.messages) == 1
    assert set(statuses(connection).values()) == {"claimed"}
    assert recover(plain) == 4
    assert {r for (r,) in connection.execute("SELECT DISTINCT reason FROM desk_planned_contact")} <= {
        SENDER_DIED, "never_recorded", None,
    }  # fmt: skip


def test_one_message_that_cannot_be_carried_holds_up_no_other(ready: Ready, connection: Connection) -> None:
    """It counts as made, since nobody can tell how far it got; the others arrive."""
    means = ready(small_book(4))
    unlucky = queued(connection)[1].contact_id

    def fall(message: Message) -> None:
        if message.reference == unlucky:
            raise ValueError("person0002@mail.example is a name that no log should hold")

    means, channel = troubled(means, fall)
    ended = dict(send_many(means, queued(connection)))
    assert ended.pop(unlucky) == "failed"
    assert set(ended.values()) == {"sent"}
    row = connection.execute("SELECT reason FROM desk_planned_contact WHERE contact_id = %s", [unlucky])
    assert row.fetchone() == (UNKNOWN_OUTCOME,)
    assert len(channel.carried.messages) == 3


def test_one_contact_that_cannot_be_decided_holds_up_no_other(
    ready: Ready, connection: Connection, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What errs is not made; the log says where, and not about whom."""
    means = ready(small_book(4))
    unlucky = queued(connection)[2]
    plain = claiming.decided_for  # type: ignore[attr-defined]  # where it is used

    def errs(contact: Any, prepared: Any, *more: Any) -> Any:
        if contact.person_id == unlucky.person_id:
            raise ZeroDivisionError(contact.person_id)
        return plain(contact, prepared, *more)

    monkeypatch.setattr(claiming, "decided_for", errs)
    ended = dict(send_many(means, queued(connection)))
    assert ended.pop(unlucky.contact_id) == "skipped"
    assert set(ended.values()) == {"sent"}
    assert "ZeroDivisionError in errs" in caplog.text
    assert unlucky.person_id not in caplog.text


@pytest.mark.parametrize(
    "address", ["josé@mail.example", "a..b@mail.example", ".a@mail.example", "a@mail.例"]
)
def test_an_address_that_no_mail_can_be_written_to_is_skipped(
    ready: Ready, store: Store, connection: Connection, address: str
) -> None:
    """Asked before the contact is claimed: nothing is left half done."""
    means = ready()
    key = store.home.signing_key(PERMIT_KEY).public_key()
    message = Message("c0ffee", address, None, "service@bank.example")  # type: ignore[arg-type]  # not looked at
    channel = Smtp(Server("127.0.0.1", 1), key, means.clock, Envelope("bank.example"))
    assert channel.unfit(message, MORNING) == "address_unfit"
    assert channel.unfit(replace(message, point="a.b@mail.example"), MORNING) is None


def test_what_was_taken_back_stays_taken_back(ready: Ready, connection: Connection) -> None:
    """A report ended it; that nobody can tell what became of it changes nothing, and what is known does."""
    means = ready(small_book(1))
    one = queued(connection)[0]
    claim(means, one)
    report_wrong_party(connection, means.home, Report(one.person_id, one.point_id, "email"), MORNING)
    reason = "SELECT reason FROM desk_planned_contact"
    before = connection.execute(reason).fetchone()
    events = connection.execute("SELECT count(*) FROM book_events").fetchone()
    finish_many(means, [Ended(one.contact_id, "email", Outcome("unknown", "lost", "unknown"))])
    assert connection.execute(reason).fetchone() == before
    assert connection.execute("SELECT count(*) FROM book_events").fetchone() == events
    finish_many(means, [Ended(one.contact_id, "email", Outcome("sent", "250"))])
    assert statuses(connection) == {one.contact_id: "sent"}


def test_a_receipt_that_came_before_its_sender_could_tell_is_believed(
    ready: Ready, connection: Connection
) -> None:
    """Its sender died; the carrier had reported that it arrived."""
    means = ready(small_book(1))
    one = queued(connection)[0]
    claim(means, one)
    receipt = Receipt(
        "smtp", "DELIVRD", Meaning(DELIVERED, "delivered", "delivered"), reference=one.contact_id
    )
    take_receipt(connection, means.home, receipt, means.clock())
    means = replace(means, channels={})
    assert recover(means) == 1
    assert statuses(connection) == {one.contact_id: "sent"}


def test_points_that_cannot_all_be_held_are_all_let_go(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """Where the last lock is not to be had, the first ones do not stay behind."""
    ready(small_book(3))
    points = [one.point_id for one in queued(connection)]
    with closing(store.connect()) as other, closing(store.connect()) as own:
        own.execute("SET lock_timeout = '200ms'")
        with (
            points_held(other, points[1:2]),
            pytest.raises(psycopg.errors.LockNotAvailable),
            points_held(own, points),
        ):
            raise AssertionError("two held one point")
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = %s"
        assert connection.execute(held, [own.info.backend_pid]).fetchone() == (0,)
