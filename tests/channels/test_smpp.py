"""Text messages over SMPP 3.4 to a real message centre: what it takes, turns away, loses and reports."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from rightparty.channels import smpp
from rightparty.channels.port import HaltedError, Outcome
from rightparty.channels.receipts import Inbound, Meaning, Receipt
from rightparty.channels.smpp import Centre, Smpp, read_centre
from rightparty.channels.smpp_reports import Delivered, read_delivered
from rightparty.channels.smpp_text import parts_of
from rightparty.errors import InvalidInput
from tests.channels.peers import PATIENCE_S, centre
from tests.channels.peers import Centre as Peer
from tests.channels.permits import KEY, NOW, permit_for
from tests.channels.sms import ENGLISH, KNOCK, LONG, Lent, receipts, sms


@pytest.fixture(scope="module")
def running() -> Iterator[Peer]:
    """One centre for all tests."""
    with centre() as peer:
        yield peer


@pytest.fixture
def peer(running: Peer) -> Peer:
    """The centre, with nothing left of what it told before."""
    while not running.events.empty():
        running.events.get()
    return running


def channel_to(peer: Peer, lent: Lent | None = None, timeout_s: float = 5, url: str = "") -> Smpp:
    """A line to the centre, one minute into the permits."""
    lent = lent or Lent()
    return Smpp(
        read_centre(url or peer.url),
        KEY.public_key(),
        lambda: NOW + timedelta(minutes=1),
        lent,
        lent.heard,
        timeout_s,
    )


def until(found: Callable[[], bool], channel: Smpp) -> None:
    """Poll until it is so."""
    end = time.monotonic() + PATIENCE_S
    while not found():
        assert time.monotonic() < end, "it did not come"
        channel.poll()
        time.sleep(0.01)


def test_a_text_arrives_as_it_was_permitted(peer: Peer) -> None:
    """To the number, from the sender, to the last character, with an end and a receipt asked for."""
    given = sms()
    with closing(channel_to(peer)) as channel:
        assert channel.unready() is None
        outcome = channel.send(given, permit_for(given))
    taken = peer.next("id")
    assert outcome == Outcome("sent", "ESME_ROK", carrier="smpp", ids=(taken["id"],))
    assert (taken["to"], taken["from"], taken["text"]) == ("8613816000000", "10690001", KNOCK.body)
    assert (taken["coding"], taken["receipt"]) == (8, 1)
    assert taken["until"] == "2026-11-24T01:05:00.000Z", "its life ends with its permit"


def test_plain_english_takes_one_octet_a_letter(peer: Peer) -> None:
    """In the centre's own alphabet, as far as every alphabet has these signs."""
    given = sms(text=ENGLISH)
    with closing(channel_to(peer)) as channel:
        channel.send(given, permit_for(given))
    taken = peer.next("id")
    assert (taken["coding"], taken["text"]) == (0, ENGLISH.body)


def test_a_long_text_comes_in_parts_and_has_an_id_a_part(peer: Peer) -> None:
    """Put together, the parts are the text."""
    given = sms(text=LONG)
    parts = parts_of(LONG.body, given.reference)
    assert parts is not None
    with closing(channel_to(peer)) as channel:
        outcome = channel.send(given, permit_for(given))
    taken = [peer.next("id") for _ in parts.parts]
    assert outcome.ids == tuple(one["id"] for one in taken)
    assert [one["part"] for one in taken] == list(range(1, len(taken) + 1))
    assert "".join(one["text"] for one in taken) == LONG.body


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("1", Outcome("failed", "ESME_RTHROTTLED", provider_fault=True, carrier="smpp")),
        ("6", Outcome("failed", "ESME_RINVDSTADR", "rejected", carrier="smpp")),
    ],
    ids=["throttled", "no such number"],
)
def test_what_is_turned_away_has_certainly_failed(peer: Peer, last: str, expected: Outcome) -> None:
    """A throttle is the centre's affair; a wrong number is not, and nobody else is asked."""
    given = sms(last)
    with closing(channel_to(peer)) as channel:
        assert channel.send(given, permit_for(given)) == expected


@pytest.mark.parametrize(("last", "timeout_s"), [("2", 0.3), ("3", 5)], ids=["hangs", "drops the line"])
def test_after_a_lost_answer_nobody_can_tell(peer: Peer, last: str, timeout_s: float) -> None:
    """It may have been taken: unknown, and the line is opened anew for the next."""
    given = sms(last)
    with closing(channel_to(peer, timeout_s=timeout_s)) as channel:
        outcome = channel.send(given, permit_for(given))
        assert (outcome.result, outcome.provider_fault) == ("unknown", False)
        assert channel.unready() is None
        assert channel.send(sms(), permit_for(sms(), number=2)).result == "sent"


def test_a_text_of_which_a_part_is_taken_is_unknown(peer: Peer) -> None:
    """What the phone will show of half a text nobody can tell: it is not sent again."""
    given = sms("7", text=LONG)
    with closing(channel_to(peer)) as channel:
        outcome = channel.send(given, permit_for(given))
    assert outcome == Outcome(
        "unknown", "ESME_RTHROTTLED", "unknown", carrier="smpp", ids=(peer.next("id")["id"],)
    )


@pytest.mark.parametrize(
    ("last", "code", "result"),
    [("0", "DELIVRD", "delivered"), ("5", "EXPIRED", "failed"), ("9", "UNDELIV", "failed")],
)
def test_receipts_reach_the_handler(peer: Peer, last: str, code: str, result: str) -> None:
    """By the centre's id, and acknowledged once they are kept."""
    lent, given = Lent(), sms(last)
    with closing(channel_to(peer, lent)) as channel:
        (id,) = channel.send(given, permit_for(given)).ids
        until(lambda: bool(lent.came), channel)
        assert peer.next("acknowledged") == {"acknowledged": id, "status": 0}
    (receipt,) = lent.came
    assert isinstance(receipt, Receipt)
    assert (receipt.provider_id, receipt.code, receipt.meaning.result) == (id, code, result)
    if last == "5":
        assert receipt.at == NOW + timedelta(minutes=5), "the phone was off until the end of the permit"


def test_a_receipt_that_comes_twice_is_given_twice(peer: Peer) -> None:
    """The handler tells them apart; the line only carries."""
    lent, given = Lent(), sms("4")
    with closing(channel_to(peer, lent)) as channel:
        channel.send(given, permit_for(given))
        until(lambda: len(lent.came) == 2, channel)
    assert set(receipts(lent.came).values()) == {"DELIVRD"}


def test_a_reply_reaches_the_handler(peer: Peer) -> None:
    """From the number, to ours, in its own letters."""
    lent, given = Lent(), sms("8")
    with closing(channel_to(peer, lent)) as channel:
        channel.send(given, permit_for(given))
        until(lambda: len(lent.came) == 2, channel)
    (reply,) = (one for one in lent.came if isinstance(one, Inbound))
    assert (reply.channel, reply.sender, reply.to, reply.text) == ("sms", "8613816000008", "10690001", "退订")


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_text(peer: Peer) -> None:
    """Binding takes its time: it is asked again before the first part."""
    with closing(channel_to(peer)) as channel:
        channel.heed(lambda sender: "all" if channel._client is not None else None)
        with pytest.raises(HaltedError):
            channel.send(sms(), permit_for(sms()))
    assert all("id" not in event for event in iter_now(peer))


def test_a_delivery_that_cannot_be_read_is_counted_and_acknowledged(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would come again for ever, and hold up what comes after it."""

    def faulty(one: Delivered, carrier: str) -> Receipt | Inbound:
        if not failed:
            failed.append(one)
            raise IndexError
        return read_delivered(one, carrier)

    failed: list[Delivered] = []
    monkeypatch.setattr(smpp, "read_delivered", faulty)
    lent, given = Lent(), sms("4")  # its receipt comes twice
    with closing(channel_to(peer, lent)) as channel:
        channel.send(given, permit_for(given))
        until(lambda: len(lent.came) == 2, channel)
        peer.next("acknowledged")
    assert lent.came[0] == Receipt("smpp", "", Meaning("waiting"))
    assert isinstance(lent.came[1], Receipt)
    assert lent.came[1].code == "DELIVRD"


def test_what_the_handler_could_not_keep_is_not_acknowledged(peer: Peer) -> None:
    """It fails, and the delivery waits: a killed process loses none."""
    lent, given = Lent(), sms("0")

    def broken(one: Receipt | Inbound) -> None:
        raise RuntimeError("the database went away")

    channel = Smpp(read_centre(peer.url), KEY.public_key(), lambda: NOW, lent, broken)
    with closing(channel):
        channel.send(given, permit_for(given))
        peer.next("id")
        with pytest.raises(RuntimeError):
            until(lambda: False, channel)
    assert all("acknowledged" not in event for event in iter_now(peer))


def iter_now(peer: Peer) -> Iterator[dict[str, object]]:
    """What the centre has told by now."""
    while not peer.events.empty():
        yield peer.events.get()


def test_a_message_whose_id_is_known_can_be_asked_for(peer: Peer) -> None:
    """Delivered is sent, not delivered has failed; without an id, nobody can tell."""
    lent = Lent()
    with closing(channel_to(peer, lent)) as channel:
        for last, expected in (("0", "sent"), ("9", "failed")):
            given = sms(last, reference=f"r{last}")
            lent.sent(given, channel.send(given, permit_for(given, number=int(last) + 1)).ids)
            found = channel.find(given.reference)
            assert found is not None
            assert found.result == expected
        lent.sent(sms(reference="lost"))
        assert channel.find("lost") is None
        assert channel.find("nobody's") is None


def test_a_centre_that_is_not_there_or_lets_us_not_in_is_down(peer: Peer) -> None:
    """Asked before a contact is claimed; sent all the same, nothing has left."""
    given = sms()
    for url in ("smpp://bank:wrong@127.0.0.1:" + str(peer.port), "smpp://bank:secret@127.0.0.1:1"):
        with closing(channel_to(peer, url=url)) as channel:
            assert "does not answer" in str(channel.unready())
            outcome = channel.send(given, permit_for(given))
            assert (outcome.code, outcome.result, outcome.provider_fault) == ("down", "failed", True)


def test_addresses_of_centres() -> None:
    """TLS everywhere but on this machine; a fault repeats no password."""
    assert read_centre("smpps://bank:s%40x@sms.example") == Centre("sms.example", 3550, True, "bank", "s@x")
    for bad in ("smpp://bank:word@sms.example", "http://bank:word@127.0.0.1", "smpp://bank:word@127.0.0.1:x"):
        with pytest.raises(InvalidInput) as fault:
            read_centre(bad)
        assert "word@" not in str(fault.value)
    assert "s@x" not in repr(read_centre("smpps://bank:s%40x@sms.example"))
