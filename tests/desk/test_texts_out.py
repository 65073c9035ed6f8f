"""Text messages from claim to receipt, through a real message centre that throttles, drops and repeats."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from rightparty.channels.failover import Failover
from rightparty.desk.came_back import waiting_words
from rightparty.desk.claim import LONGEST, PERMIT_KEY
from rightparty.desk.clock import rehearsed
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.worklist import StoreWorklist
from rightparty.wiring import open_channels
from tests.channels.peers import PATIENCE_S, centre
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.wrong import count, queue

Ready = Callable[..., Means]


def book_of(*people: int) -> SmallBook:
    """People whose numbers end so that the centre behaves as it should."""
    book = small_book(0)
    for number in people:
        book.late_person(number, email=False)
    return book


def test_every_text_is_claimed_sent_once_and_accounted_for(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """Delivered, delivered and told so twice, undeliverable, turned away, lost on the line, answered."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    with centre() as peer:
        opened = open_channels(
            {"RIGHTPARTY_SMPP_URL": peer.url},
            key,
            clock,
            StoreWorklist(connection),
            ports_of(connection, store.home, clock),
        )
        means = ready(book_of(1, 3, 4, 8, 9, 10), "sms", channels=opened, clock=clock)
        with closing(opened["sms"]):
            for one in queue(means):
                send_one(means, one)
            end = time.monotonic() + PATIENCE_S
            while count(means, "desk_carrier_receipt") < 4 or not count(means, "desk_inbound_message"):
                assert time.monotonic() < end, "the receipts did not come"
                opened["sms"].unready()
                time.sleep(0.02)
    rows = connection.execute(
        "SELECT right(person_id, 1), status, reason FROM desk_planned_contact ORDER BY 1"
    ).fetchall()
    assert rows == [
        ("0", "sent", None),
        ("1", "failed", "ESME_RTHROTTLED"),
        ("3", "failed", "outcome unknown; not sent again"),
        ("4", "sent", None),
        ("8", "sent", None),
        ("9", "failed", "receipt:UNDELIV"),
    ]
    delivered = connection.execute(
        "SELECT right(person_id, 1) FROM book_events WHERE kind = 'delivered' ORDER BY 1"
    ).fetchall()
    assert delivered == [("0",), ("4",), ("8",)]
    (words,) = waiting_words(connection, store.home)
    assert (words.sender, words.text, words.part) == ("8613816000008", "退订", (1, 1))


def test_two_centres_stand_in_for_one_another(ready: Ready, store: Store, connection: Connection) -> None:
    """One that is down is passed over; receipts find their contact by the other's own ids."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    with centre() as peer:
        urls = f"smpp://bank:secret@127.0.0.1:1 {peer.url}"
        ports = ports_of(connection, store.home, clock)
        opened = open_channels({"RIGHTPARTY_SMPP_URL": urls}, key, clock, StoreWorklist(connection), ports)
        assert isinstance(opened["sms"], Failover)
        means = ready(book_of(10), "sms", channels=opened, clock=clock)
        with closing(opened["sms"]):
            (one,) = queue(means)
            assert send_one(means, one) == "sent"
            end = time.monotonic() + PATIENCE_S
            while not count(means, "desk_carrier_receipt"):
                assert time.monotonic() < end, "the receipt did not come"
                opened["sms"].poll()
                time.sleep(0.02)
    assert connection.execute("SELECT DISTINCT carrier FROM desk_provider_id").fetchall() == [("smpp:2",)]


def test_a_letter_is_sent_by_the_same_steps(
    ready: Ready, store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A letter waits for the printer with its address; a permit lasts as long as its channel needs."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    environment = {"RIGHTPARTY_PRINT_QUEUE": str(tmp_path / "queue")}
    ports = ports_of(connection, store.home, clock)
    opened = open_channels(environment, key, clock, StoreWorklist(connection), ports)
    book = book_of(1)
    book.at_home(1)
    means = ready(book, "letter", channels=opened, clock=clock)
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    assert (tmp_path / "queue" / f"{one.contact_id}.pdf").read_bytes().startswith(b"%PDF-")
    hours = connection.execute("SELECT valid_until - valid_from FROM desk_permit").fetchone()
    assert hours is not None
    assert hours[0].total_seconds() / 60 in LONGEST["letter"]
