"""SMPP over TLS: a centre that is who it must be is served, and nobody else hears a word."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.channels.port import Outcome
from rightparty.channels.receipts import Inbound
from rightparty.channels.smpp import Smpp, read_centre
from tests.channels.peers import Centre, centre
from tests.channels.permits import KEY, NOW, permit_for
from tests.channels.sms import KNOCK, LONG, Lent, receipts, sms
from tests.channels.test_smpp import iter_now, until
from tests.channels.tls import Authority, Terminator, terminated

EXPIRED = timedelta(seconds=-1)


@pytest.fixture(scope="module")
def running() -> Iterator[Centre]:
    """One centre for all tests."""
    with centre() as peer:
        yield peer


@pytest.fixture
def peer(running: Centre) -> Centre:
    """The centre, with nothing left of what it told before."""
    list(iter_now(running))
    return running


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this machine trusts, and no other."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return made


def channel_to(terminator: Terminator, lent: Lent, host: str = "127.0.0.1") -> Smpp:
    """A line to the centre behind the terminator, one minute into the permits."""
    url = f"smpps://bank:secret@{host}:{terminator.port}"
    later = NOW + timedelta(minutes=1)
    return Smpp(read_centre(url), KEY.public_key(), lambda: later, lent, lent.heard, 5)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_message_goes_and_its_answer_comes_through_tls(
    peer: Centre, authority: Authority, host: str
) -> None:
    """With a good certificate for that name: bound, sent, receipted and answered, all within TLS."""
    lent, given = Lent(), sms("8")
    with terminated(peer.port, authority.certificate(host)) as terminator:
        with closing(channel_to(terminator, lent, host)) as channel:
            assert channel.unready() is None
            outcome = channel.send(given, permit_for(given))
            until(lambda: len(lent.came) == 2, channel)
        assert terminator.calls == 1
    taken = peer.next("id")
    assert outcome == Outcome("sent", "ESME_ROK", carrier="smpp", ids=(taken["id"],))
    assert taken["text"] == KNOCK.body
    assert receipts(lent.came) == {taken["id"]: "DELIVRD"}
    assert [one.text for one in lent.came if isinstance(one, Inbound)] == ["退订"]
    assert b"secret" in terminator.heard, "the terminator sees what it takes the TLS off"


def test_what_came_in_one_record_is_read_to_its_end(peer: Centre, authority: Authority) -> None:
    """A long text has a receipt a part; what TLS has read already does not show on the socket."""
    lent, given = Lent(), sms("0", text=LONG)
    with (
        terminated(peer.port, authority.certificate("127.0.0.1")) as terminator,
        closing(channel_to(terminator, lent)) as channel,
    ):
        ids = channel.send(given, permit_for(given)).ids
        assert len(ids) > 1
        until(lambda: len(lent.came) == len(ids), channel)
    assert set(receipts(lent.came)) == set(ids)


def refused(peer: Centre, terminator: Terminator) -> str:
    """Why a line is not opened there; nothing was sent, not so much as a password."""
    lent, given = Lent(), sms()
    with closing(channel_to(terminator, lent)) as channel:
        why = channel.unready()
        outcome = channel.send(given, permit_for(given))
    assert outcome == Outcome("failed", "untrusted", provider_fault=True)
    assert why is not None
    assert terminator.calls == 2, "it was tried"
    assert not terminator.heard
    assert not list(iter_now(peer))
    return why


def test_a_certificate_for_another_name_is_refused(peer: Centre, authority: Authority) -> None:
    """Of a trusted issuer, and in time: but it is not this centre's."""
    with terminated(peer.port, authority.certificate("other.example", "127.0.0.2")) as terminator:
        why = refused(peer, terminator)
    assert why.startswith("the message centre is not trusted: its certificate is not accepted: ")
    assert "127.0.0.1" in why
    assert "mismatch" in why


def test_a_certificate_of_an_unknown_issuer_is_refused(
    peer: Centre, authority: Authority, tmp_path: Path
) -> None:
    """Right name, in time: but anybody may have made it."""
    assert authority.file.exists()
    strange = Authority(tmp_path, "strangers").certificate("127.0.0.1")
    with terminated(peer.port, strange) as terminator:
        assert "unable to get local issuer certificate" in refused(peer, terminator)


def test_an_expired_certificate_is_refused(
    peer: Centre, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    """Right name, trusted issuer: but a second too late. The log says so, once."""
    with terminated(peer.port, authority.certificate("127.0.0.1", lasts=EXPIRED)) as terminator:
        assert "certificate has expired" in refused(peer, terminator)
        lent = Lent()
        with closing(channel_to(terminator, lent)) as channel:
            caplog.clear()
            assert channel.unready() == channel.unready()
    assert [one.getMessage() for one in caplog.records] == [
        "the message centre of smpp is not trusted: its certificate is not accepted: certificate has expired"
    ]


def test_a_centre_without_tls_is_not_spoken_to(peer: Centre, authority: Authority) -> None:
    """`smpps://` never falls back: no PDU leaves, and the reason is said."""
    assert authority.file.exists()
    given = sms()
    with closing(channel_to(Terminator(peer.port), Lent())) as channel:
        channel._timeout_s = 0.5
        assert channel.unready() is not None
        assert channel.send(given, permit_for(given)).provider_fault
    assert not list(iter_now(peer))
