"""Instant messages from claim to reply: approved forms out, signed calls in, through real HTTP both ways."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rightparty.channels.port import Channel
from rightparty.cli.main import run
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import waiting_words, words_wait
from rightparty.desk.clock import rehearsed
from rightparty.desk.console.served import serve_store
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.ports import ports_of
from rightparty.desk.receipts import unknown_receipts
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store, use_django
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.worklist import StoreWorklist
from rightparty.wiring import open_channels
from tests.channels.test_whatsapp_calls import call, status, wrote
from tests.channels.vendor import Vendor, vendor
from tests.desk.books import LONG_AGO, PROVEN, SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.wrong import count, queue

Ready = Callable[..., Means]
CLOCK = rehearsed(MORNING)
SECRET = "s3cret"
ADDRESS = "/carriers/whatsapp"


@pytest.fixture
def provider() -> Iterator[Vendor]:
    """Where WhatsApp's interface would listen."""
    with vendor() as told:
        yield told


@pytest.fixture
def approved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Every form of every text, as it was printed and then approved; tried for five minutes."""
    asked = ["--signature", "晨光客户服务", "--held-min", "5", "--channel", "im"]
    assert run(["words", "forms", *asked]) == 0
    path = tmp_path / "templates.toml"
    path.write_text(capsys.readouterr().out.replace('"pending"', '"approved"'), encoding="utf-8")
    return path


def channels_of(provider: Vendor, approved: Path, store: Store, connection: Connection) -> dict[str, Channel]:
    """The channels of an installation that names it."""
    key = store.home.signing_key(PERMIT_KEY).public_key()
    environment = {
        "RIGHTPARTY_WHATSAPP_URL": provider.url.replace("//", "//token:t@"),
        "RIGHTPARTY_WHATSAPP_TEMPLATES": str(approved),
    }
    ports = ports_of(connection, store.home, CLOCK)
    return dict(open_channels(environment, key, CLOCK, StoreWorklist(connection), ports))


@pytest.fixture
def opened(
    provider: Vendor, approved: Path, store: Store, connection: Connection
) -> Iterator[dict[str, Channel]]:
    """These channels, until the end of the test."""
    channels = channels_of(provider, approved, store, connection)
    with closing(channels["im"]):
        yield channels


@pytest.fixture
def post(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Call our address as the interface does, signed unless another signature is given; gives the status."""
    monkeypatch.setenv("RIGHTPARTY_WHATSAPP_SECRET", SECRET)
    use_django(store)
    from django.db import connections

    serve_store(store)
    browser = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")

    def posted(body: bytes, signature: str | None = None) -> int:
        made = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        answer = browser.post(
            ADDRESS,
            body,
            content_type="application/json",
            headers={"X-Hub-Signature-256": made if signature is None else signature},
        )
        return int(answer.status_code)

    with closing(store.connect()):
        yield posted
    connections.close_all()


def book_of(people: int) -> SmallBook:
    """People who wrote to us from such a number today, and the bank's own number by its id."""
    book = small_book(people)
    book.add("senders", sender_id="S-im", creditor_id="BANK", channel="im", value="106540352242922",
             from_=LONG_AGO)  # fmt: skip
    for number in range(1, people + 1):
        point = f"I{number:04}"
        book.add("points", point_id=point, kind="im", value=f"+8613916{number:06}", place="own")
        for at, kind in (("2026-01-10T10:00:00+08:00", "stated"), (PROVEN, "code_confirmed")):
            book.add("evidence", point_id=point, person_id=f"P{number:04}", at=at, kind=kind)
    return book


def planned(ready: Ready, opened: dict[str, Channel], people: int = 1) -> tuple[Means, list[Planned]]:
    """Knocks that are ready to leave."""
    means = ready(book_of(people), "im", channels=opened, clock=CLOCK)
    means.connection.execute("UPDATE desk_planned_contact SET content = 'knock'")
    return means, queue(means)


def taken(provider: Vendor, number: int = 1) -> None:
    """The interface takes one more message."""
    provider.says({"messages": [{"id": f"wamid.{number}", "message_status": "accepted"}]})


def test_a_knock_leaves_as_the_approved_form_that_is_exactly_our_text(
    ready: Ready, opened: dict[str, Channel], provider: Vendor, connection: Connection, approved: Path
) -> None:
    """From the bank's own number to the point's value; the form is found among those that were printed."""
    means, (one,) = planned(ready, opened)
    taken(provider)
    assert send_one(means, one) == "sent"
    ((_, path, body),) = provider.asked
    said = json.loads(body)
    assert path == "/v23.0/106540352242922/messages"
    assert (said["to"], said["biz_opaque_callback_data"]) == ("+8613916000001", one.contact_id)
    assert said["template"]["name"].startswith("knock_")
    assert f'code = "{said["template"]["name"]}"' in approved.read_text(encoding="utf-8")
    assert connection.execute("SELECT carrier, provider_id FROM desk_provider_id").fetchall() == [
        ("whatsapp", "wamid.1")
    ]


def test_what_is_not_approved_is_skipped(
    ready: Ready, provider: Vendor, connection: Connection, store: Store, tmp_path: Path
) -> None:
    """With its reason, and without a call."""
    file = tmp_path / "nothing.toml"
    file.write_text("held_min = 5\ntemplates = []\n")
    channels = channels_of(provider, file, store, connection)
    with closing(channels["im"]):
        means, (one,) = planned(ready, channels)
        assert send_one(means, one) == "skipped"
    rows = connection.execute("SELECT reason FROM desk_planned_contact").fetchall()
    assert rows == [("unfit:template_not_registered",)]
    assert not provider.asked


@pytest.mark.parametrize(
    ("row", "status_after", "told"),
    [
        (status("delivered"), "sent", ["delivered"]),
        (status("read"), "sent", ["delivered"]),
        (status("failed", 131026), "failed", []),
        (status("sent"), "sent", []),
    ],
    ids=["delivered", "read", "undeliverable", "on its way"],
)
def test_reports_find_their_contact(
    ready: Ready,
    opened: dict[str, Channel],
    provider: Vendor,
    connection: Connection,
    post: Callable[..., int],
    row: dict[str, Any],
    status_after: str,
    told: list[str],
) -> None:
    """By our reference; twice is once. A failure is no evidence against the number."""
    means, (one,) = planned(ready, opened)
    taken(provider)
    assert send_one(means, one) == "sent"
    body = call(statuses=[row | {"biz_opaque_callback_data": one.contact_id}])
    assert [post(body), post(body)] == [200, 200]
    assert connection.execute("SELECT status FROM desk_planned_contact").fetchall() == [(status_after,)]
    kinds = connection.execute(
        "SELECT kind FROM book_evidence WHERE contact_id = %s", [one.contact_id]
    ).fetchall()
    assert [kind for (kind,) in kinds] == told


def test_a_stop_by_instant_message_stops(
    ready: Ready,
    opened: dict[str, Channel],
    provider: Vendor,
    connection: Connection,
    post: Callable[..., int],
) -> None:
    """While it waits nothing goes to its sender; once it is read, what was queued there is withdrawn."""
    means, (first, second) = planned(ready, opened, 2)
    numbers = {"P0001": "8613916000001", "P0002": "8613916000002"}
    assert post(call(messages=[wrote(type="text", text={"body": "打错了，我不是王小明"}) | {
        "from": numbers[first.person_id]}])) == 200  # fmt: skip
    assert words_wait(connection, means.marks, f"+{numbers[first.person_id]}")
    (did,) = act_on_words(connection, means.home, MORNING)
    assert "wrong_person" in did.kinds
    assert list(did.people) == [first.person_id]
    assert [one.person_id for one in queue(means)] == [second.person_id]
    taken(provider)
    assert send_one(means, second) == "sent"


def test_a_picture_waits_for_a_person_and_holds_its_sender(
    ready: Ready,
    opened: dict[str, Channel],
    provider: Vendor,
    connection: Connection,
    post: Callable[..., int],
) -> None:
    """Nobody knows what it says: nothing goes there meanwhile."""
    means, (one,) = planned(ready, opened)
    body = call(messages=[wrote(type="image", image={"id": "1"}) | {"from": "8613916000001"}])
    assert post(body) == 200
    assert len(waiting_words(connection, means.home)) == 1
    assert send_one(means, one) == "held"
    assert not provider.asked


def test_a_message_that_is_handed_over_again_after_it_was_read_is_one(
    ready: Ready, connection: Connection, post: Callable[..., int]
) -> None:
    """By the provider's id, which nothing in the store repeats; the same words of another day are others."""
    means = ready(book_of(1), "im")
    number, done = "8613916000001", []
    for id in ("wamid.1", "wamid.1", "wamid.2"):
        assert (
            post(call(messages=[wrote(id=id, type="text", text={"body": "退订"}) | {"from": number}])) == 200
        )
        done.append([list(one.kinds) for one in act_on_words(connection, means.home, MORNING)])
    assert done == [[["stop"]], [], [["stop"]]]
    marks = connection.execute("SELECT id_mark FROM desk_inbound_message").fetchall()
    assert not any("wamid" in mark for (mark,) in marks)


def test_an_entry_that_cannot_be_read_loses_no_stop_of_the_same_call(
    ready: Ready, connection: Connection, post: Callable[..., int]
) -> None:
    """Reports of other senders, and what names nobody, are counted; the call is thanked for."""
    means = ready(small_book(1))
    others = status("delivered", id="wamid.other", biz_opaque_callback_data="x" * 500)
    rows = [{"type": "text", "text": {"body": "hi"}}, wrote(type="text", text={"body": "STOP"})]
    assert post(call(statuses=[others], messages=rows)) == 200
    assert words_wait(connection, means.marks, "+8613816000000")
    assert unknown_receipts(connection, date(2026, 1, 1)) == {"whatsapp": 2}


def test_what_is_not_signed_is_told_nothing_and_does_nothing(
    ready: Ready, post: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is anything taken where no secret is set; a signed call of nonsense is refused."""
    means = ready(small_book(1))
    body = call(messages=[wrote(type="text", text={"body": "STOP"})], statuses=[status("delivered")])
    assert post(body, "sha256=" + "0" * 64) == 404
    assert post(body, "") == 404
    assert post(b"[]") == 400
    monkeypatch.setenv("RIGHTPARTY_WHATSAPP_SECRET", "")
    assert post(body, "sha256=" + hmac.new(b"", body, hashlib.sha256).hexdigest()) == 404
    assert count(means, "desk_inbound_message") == count(means, "desk_unknown_receipt") == 0


@pytest.mark.usefixtures("post")
def test_our_address_answers_to_the_word_that_was_agreed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """And to no other; without one agreed on, to none. What is given back is a plain number."""
    browser = Client(HTTP_HOST="localhost")
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "agreed"}
    assert browser.get(ADDRESS, asked).status_code == 404
    monkeypatch.setenv("RIGHTPARTY_WHATSAPP_VERIFY", "agreed")
    answer = browser.get(ADDRESS, asked)
    assert (answer.status_code, answer.content) == (200, b"1158201444")
    for wrong in ({"hub.verify_token": "é"}, {"hub.verify_token": ""}, {"hub.challenge": "<script>"}):
        assert browser.get(ADDRESS, asked | wrong).status_code == 404
