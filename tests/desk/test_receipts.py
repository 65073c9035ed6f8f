"""What carriers report later: each outcome once, whenever and however often it comes."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.channels.port import FAILED, SENT, UNKNOWN, Outcome
from rightparty.channels.receipts import DELIVERED, WAITING, Meaning, Receipt
from rightparty.channels.recording import Recording
from rightparty.desk.clock import rehearsed
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.planned import UNKNOWN_OUTCOME
from rightparty.desk.receipts import StoreTraces, Taken, take_receipt, unknown_receipts
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.wrong import count, queue

Ready = Callable[..., Means]
ARRIVED = Meaning(DELIVERED, "delivered", "delivered")
GONE = Meaning(FAILED, "bounced", "disconnected")
SOON = MORNING + timedelta(minutes=10)


def sent(ready: Ready, store: Store, answer: Outcome, people: int = 1) -> tuple[Means, list[str]]:
    """Texts handed to a carrier that answers so; gives their references."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    numbers = [f"+8613816{number:06}" for number in range(1, people + 1)]
    twin = Recording("sms", key, clock, dict.fromkeys(numbers, answer))
    means = ready(small_book(people), "sms", channels={"sms": twin}, clock=clock)
    contacts = queue(means)
    for one in contacts:
        send_one(means, one)
    return means, [one.contact_id for one in contacts]


def take(means: Means, meaning: Meaning = ARRIVED, **more: object) -> Taken:
    """A receipt of the message centre, ten minutes later."""
    receipt = Receipt("smpp", "CODE", meaning, **more)  # type: ignore[arg-type]
    return take_receipt(means.connection, means.home, receipt, SOON)


def kinds(connection: Connection, contact_id: str) -> list[str]:
    """The kinds of event that a contact has."""
    rows = connection.execute("SELECT kind FROM book_events WHERE contact_id = %s ORDER BY 1", [contact_id])
    return [kind for (kind,) in rows.fetchall()]


def test_a_receipt_counts_once_and_the_journal_verifies(ready: Ready, store: Store) -> None:
    """By the carrier's own id; the same again, and a later "on its way", change nothing."""
    answer = Outcome(SENT, "OK", carrier="smpp", ids=("m1", "m2"))
    means, (contact,) = sent(ready, store, answer)
    assert take(means, provider_id="m1", at=MORNING + timedelta(minutes=1)) == Taken("taken", contact)
    before = len(journal_of(means.connection))
    assert take(means, provider_id="m2") == Taken("again", contact)
    assert take(means, reference=contact) == Taken("again", contact)
    assert take(means, Meaning(WAITING), reference=contact) == Taken("waiting", contact)
    assert len(journal_of(means.connection)) == before
    assert kinds(means.connection, contact) == ["attempt", "delivered", "sent"]
    evidence = means.connection.execute(
        "SELECT kind, at FROM book_evidence WHERE contact_id = %s", [contact]
    ).fetchall()
    assert evidence == [("delivered", MORNING + timedelta(minutes=1))]
    assert statuses(means.connection) == {contact: "sent"}
    seal_store(means.connection, means.home, SOON)
    assert verify_store(means.connection, means.home).ok


def test_what_was_sent_and_came_back_has_failed(ready: Ready, store: Store) -> None:
    """With what it tells of the number; a delivery that is reported later too is kept beside it."""
    means, (contact,) = sent(ready, store, Outcome(SENT, "OK"))
    assert take(means, GONE, reference=contact).status == "taken"
    row = means.connection.execute("SELECT status, reason FROM desk_planned_contact").fetchone()
    assert row == ("failed", "receipt:CODE")
    assert take(means, ARRIVED, reference=contact).status == "taken"
    assert kinds(means.connection, contact) == ["attempt", "delivered", "failed", "sent"]
    told = means.connection.execute(
        "SELECT kind FROM book_evidence WHERE contact_id = %s ORDER BY 1", [contact]
    )
    assert told.fetchall() == [("delivered",), ("disconnected",)]


@pytest.mark.parametrize(
    ("meaning", "status", "reason"),
    [(ARRIVED, "sent", "receipt:CODE"), (GONE, "failed", "receipt:CODE")],
)
def test_what_nobody_could_tell_is_told_by_its_receipt(
    ready: Ready, store: Store, meaning: Meaning, status: str, reason: str
) -> None:
    """It counts as made all the while, and is never sent again."""
    means, (contact,) = sent(ready, store, Outcome(UNKNOWN, "lost", "unknown"))
    stood = means.connection.execute("SELECT status, reason FROM desk_planned_contact").fetchone()
    assert stood == ("failed", UNKNOWN_OUTCOME)
    take(means, meaning, reference=contact)
    row = means.connection.execute("SELECT status, reason FROM desk_planned_contact").fetchone()
    assert row == (status, reason)


def test_a_receipt_that_names_nobody_is_counted_and_never_guessed(ready: Ready, store: Store) -> None:
    """A foreign reference, an unknown id, one id of two contacts, another channel's carrier, no name."""
    answer = Outcome(SENT, "OK", carrier="smpp", ids=("twice",))
    means, contacts = sent(ready, store, answer, people=2)
    for reference, id in (("c0ffee", None), (None, "m9"), (None, "twice"), (None, None)):
        assert take(means, reference=reference, provider_id=id) == Taken("unknown")
    posted = Receipt("letter", "moved", GONE, reference=contacts[0])
    assert take_receipt(means.connection, means.home, posted, SOON) == Taken("unknown")
    assert unknown_receipts(means.connection, SOON.date()) == {"letter": 1, "smpp": 4}
    assert count(means, "desk_carrier_receipt") == 0


def test_a_carriers_clock_is_believed_within_reason(ready: Ready, store: Store) -> None:
    """Before the claim, or in the future: then it is now."""
    means, (contact,) = sent(ready, store, Outcome(SENT, "OK"))
    take(means, reference=contact, at=MORNING - timedelta(days=1))
    take(means, GONE, reference=contact, at=MORNING + timedelta(days=1))
    rows = means.connection.execute("SELECT DISTINCT at FROM desk_carrier_receipt").fetchall()
    assert rows == [(SOON,)]


def test_a_code_that_no_database_takes_loses_no_receipt(ready: Ready, store: Store) -> None:
    """What became of the message is worth more than how its carrier spells it."""
    means, (contact,) = sent(ready, store, Outcome(SENT, "OK", carrier="smpp", ids=("m1",)))
    receipt = Receipt("smpp", "4\x00/\ud800", GONE, provider_id="m1")
    assert take_receipt(means.connection, means.home, receipt, SOON) == Taken("taken", contact)
    code = means.connection.execute("SELECT code FROM desk_carrier_receipt").fetchone()
    assert code == ("4\ufffd/\ufffd",)


def test_what_was_planned_and_never_left_has_no_receipt(ready: Ready) -> None:
    """A reference alone is not a message."""
    means = ready(small_book(1), "sms")
    (one,) = queue(means)
    assert take(means, reference=one.contact_id) == Taken("unknown")


def test_the_store_knows_where_a_message_went(ready: Ready, store: Store) -> None:
    """Number, sender, time and ids: what a carrier is asked with."""
    answer = Outcome(SENT, "OK", carrier="smpp", ids=("m1", "m2"))
    means, (contact,) = sent(ready, store, answer)
    trace = StoreTraces(means.connection).trace(contact, "smpp")
    assert trace is not None
    assert (trace.point, trace.sender, list(trace.ids)) == ("+8613816000001", "10690001", ["m1", "m2"])
    assert MORNING <= trace.at < SOON
    assert StoreTraces(means.connection).trace("c0ffee", "smpp") is None
