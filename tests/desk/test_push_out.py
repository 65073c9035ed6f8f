"""Pushes from claim to outcome, through a real HTTP server that answers as an app's gateway does."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from rightparty.channels.port import Channel
from rightparty.desk.clock import rehearsed
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.sending import recover, send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import LONGEST, PERMIT_KEY
from rightparty.desk.worklist import StoreWorklist
from rightparty.wiring import open_channels
from tests.channels.vendor import HANG_UP, Vendor, vendor
from tests.desk.books import LONG_AGO, SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.wrong import queue

Ready = Callable[..., Means]
CLOCK = rehearsed(MORNING)


@pytest.fixture
def gateway() -> Iterator[Vendor]:
    """The gateway of the lender's app."""
    with vendor() as told:
        yield told


@pytest.fixture
def opened(gateway: Vendor, store: Store, connection: Connection) -> Iterator[dict[str, Channel]]:
    """The channels of an installation that names it."""
    key = store.home.signing_key(PERMIT_KEY).public_key()
    ports = ports_of(connection, store.home, CLOCK)
    channels = open_channels(
        {"RIGHTPARTY_PUSH_URL": gateway.url}, key, CLOCK, StoreWorklist(connection), ports
    )
    with closing(channels["push"]):
        yield dict(channels)


def book_of(people: int) -> SmallBook:
    """People who have signed in to the app today, and the app as the bank's own sender."""
    book = small_book(people)
    book.add("senders", sender_id="S-push", creditor_id="BANK", channel="push", value="BANK-app",
             from_=LONG_AGO)  # fmt: skip
    for number in range(1, people + 1):
        book.at_home(number)
    return book


def knocks(means: Means) -> None:
    """What is planned is a knock."""
    means.connection.execute("UPDATE desk_planned_contact SET content = 'knock'")


def ends(connection: Connection) -> list[tuple[str, str | None]]:
    """Where contacts stand, and why."""
    query = "SELECT status, reason FROM desk_planned_contact ORDER BY person_id"
    return [(status, reason) for status, reason in connection.execute(query).fetchall()]


def test_a_knock_reaches_the_device_of_the_book_and_no_debt_word_with_it(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """To the point's own value, from the creditor's own app, for no longer than the permit."""
    means = ready(book_of(1), "push", channels=opened, clock=CLOCK)
    knocks(means)
    gateway.says({"name": "projects/bank/messages/1"})
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    ((_, _, body),) = gateway.asked
    said = json.loads(body)
    assert (said["reference"], said["to"], said["from"]) == (one.contact_id, "app-0001", "BANK-app")
    assert said["body"].startswith("晨光客户服务：")
    assert not {"款", "债", "欠", "还", "逾期", "元"} & {*said["body"]}
    assert said["ttl_s"] <= LONGEST["push"][0] * 60
    assert connection.execute("SELECT carrier, provider_id FROM desk_provider_id").fetchall() == [
        ("push", "projects/bank/messages/1")
    ]


def test_a_debt_word_is_never_pushed(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """Though the point is proven: whoever passes by sees a push, so the gate refuses what tells."""
    means = ready(book_of(1), "push", channels=opened, clock=CLOCK)
    (one,) = queue(means)
    assert (one.content, send_one(means, one)) == ("full", "denied")
    assert ends(connection) == [("denied", "core.promise.others_would_see_a_push")]
    assert not gateway.asked


def test_an_app_that_was_taken_off_speaks_against_its_point(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """The failure and its evidence stand together."""
    means = ready(book_of(1), "push", channels=opened, clock=CLOCK)
    knocks(means)
    gateway.says(b"", 410)
    (one,) = queue(means)
    assert send_one(means, one) == "failed"
    assert ends(connection) == [("failed", "410")]
    told = connection.execute(
        "SELECT person_id, point_id, kind FROM book_evidence WHERE contact_id = %s", [one.contact_id]
    ).fetchall()
    assert told == [("P0001", "A0001", "bounced")]
    kinds = connection.execute("SELECT kind, outcome FROM book_events ORDER BY kind").fetchall()
    assert ("failed", "bounced") in kinds


def test_without_a_sender_nothing_is_pushed(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """Who it comes from is the book's to say."""
    book = small_book(1)
    book.at_home(1)
    means = ready(book, "push", channels=opened, clock=CLOCK)
    knocks(means)
    (one,) = queue(means)
    assert send_one(means, one) == "skipped"
    assert ends(connection) == [("skipped", "no_sender:push")]
    assert not gateway.asked


def test_a_push_whose_answer_is_missing_counts_and_is_never_made_again(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """One request, one attempt; and a day later nobody has it in hand any more."""
    means = ready(book_of(1), "push", channels=opened, clock=CLOCK)
    knocks(means)
    gateway.answers.append(HANG_UP)
    (one,) = queue(means)
    assert send_one(means, one) == "failed"
    assert ends(connection) == [("failed", "outcome unknown; not sent again")]
    assert not queue(means)
    assert len(gateway.asked) == 1
    attempts = connection.execute("SELECT count(*) FROM book_events WHERE kind = 'attempt'").fetchone()
    assert attempts == (1,)


def test_what_a_dead_sender_left_is_asked_for_by_our_reference(
    ready: Ready, gateway: Vendor, opened: dict[str, Channel], connection: Connection
) -> None:
    """The gateway's word decides, and no second push is made."""
    means = ready(book_of(1), "push", channels=opened, clock=CLOCK)
    knocks(means)
    (one,) = queue(means)
    gateway.says({"state": "sent"})
    connection.execute(
        "UPDATE desk_planned_contact SET status = 'claimed', claimed_at = %s, sender_id = 'S-push'", [MORNING]
    )
    assert recover(means) == 1
    assert ends(connection) == [("sent", None)]
    assert gateway.asked == [("GET", f"/push/{one.contact_id}", b"")]
