"""E-mail over a real SMTP server: what arrives, and what its answers mean."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.channels.mail import Envelope, OneClick, compose
from rightparty.channels.port import HaltedError, Outcome
from rightparty.channels.smtp import Server, Smtp, read_server
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.permit import decode
from tests.channels.permits import KEY, NOW, TEXT, message, permit_for
from tests.desk.sink import Sink, opened_sink


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A real mail server on this machine."""
    with opened_sink() as opened:
        yield opened


def channel_to(sink: Sink) -> Smtp:
    """E-mail through the sink, one minute into the permits."""
    return Smtp(
        read_server(sink.url), KEY.public_key(), lambda: NOW + timedelta(minutes=1), Envelope("bank.example")
    )


def test_a_mail_arrives_as_it_was_permitted(sink: Sink) -> None:
    """Reference, sender, subject, text, a way to unsubscribe, and the permit for whoever checks it."""
    given = message()
    permit = permit_for(given)
    with closing(channel_to(sink)) as channel:
        assert channel.send(given, permit).result == "sent"
    (mail,) = sink.mails
    assert sink.recipients == ["person@mail.example"]
    assert mail["Message-ID"] == "<c0ffee@bank.example>"
    assert mail["Subject"] == TEXT.subject
    assert mail["From"].addresses[0].display_name == "晨光客户服务"
    assert mail.get_content().replace("\r\n", "\n").rstrip("\n") == TEXT.body
    assert mail["List-Unsubscribe"] == "<mailto:service@bank.example?subject=unsubscribe%20c0ffee>"
    assert decode("".join(mail["X-Permit"].split())) == permit


def test_without_a_permit_the_server_hears_nothing(sink: Sink) -> None:
    """A refusal comes before the first word to the server."""
    with closing(channel_to(sink)) as channel, pytest.raises(Refused):
        channel.send(message(point="sister@mail.example"), permit_for(message()))
    assert not sink.mails


def test_one_line_carries_many_mails(sink: Sink) -> None:
    """The line is kept between messages, and opened anew when the server has closed it."""
    with closing(channel_to(sink)) as channel:
        for number in range(1, 4):
            assert channel.unready() is None
            assert channel.send(message(), permit_for(message(), number=number)).result == "sent"
    assert len(sink.mails) == 3


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("550 5.1.1 no such user", Outcome("failed", "5.1.1", "bounced", "bounced")),
        ("550 no such user", Outcome("failed", "550", "bounced", "bounced")),
        ("550 5.7.1 we do not like you", Outcome("failed", "5.7.1", "rejected")),
        ("550 5.1.11 something new", Outcome("failed", "5.1.11", "rejected")),
        ("552 5.2.2 mailbox full", Outcome("failed", "5.2.2", "rejected")),
        ("450 4.2.0 try later", Outcome("failed", "4.2.0", "rejected")),
        ("451 busy", Outcome("failed", "451", "rejected")),
    ],
)
def test_what_a_server_answers(sink: Sink, answer: str, expected: Outcome) -> None:
    """An address that is not there is evidence; a refusal of policy, a full mailbox or a later is not."""
    sink.answers = {"person@mail.example": answer}
    with closing(channel_to(sink)) as channel:
        assert channel.send(message(), permit_for(message())) == expected
    assert not sink.mails


def test_a_line_that_breaks_on_the_way_leaves_it_unknown(sink: Sink) -> None:
    """The message was out and the answer never came: nobody can tell."""
    sink.drop = True
    with closing(channel_to(sink)) as channel:
        assert channel.send(message(), permit_for(message())).result == "unknown"
    assert len(sink.mails) == 1, "this time it had arrived"


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_mail(sink: Sink) -> None:
    """Connecting takes its time: it is asked again before the first word of the mail."""
    with closing(channel_to(sink)) as channel:
        channel.heed(lambda sender: "all" if channel._client is not None else None)
        with pytest.raises(HaltedError):
            channel.send(message(), permit_for(message()))
    assert not sink.mails


def test_a_server_that_is_away_is_noticed_before_anything_is_claimed() -> None:
    """Nothing is sent, nothing is lost, and the reason names no address."""
    with opened_sink() as gone:
        port = gone.port
    channel = Smtp(Server("127.0.0.1", port), KEY.public_key(), lambda: NOW, Envelope("bank.example"))
    with closing(channel):
        assert "does not answer" in str(channel.unready())


@given(st.text(min_size=1, max_size=60), st.text(max_size=400), st.text(max_size=40))
def test_no_text_can_add_a_header(subject: str, body: str, name: str) -> None:
    """Whatever stands in subject, body or name, the headers are ours and one recipient is addressed."""
    from dataclasses import replace

    given = message(text=replace(TEXT, subject=subject, body=body), sender_name=name)
    try:
        mail = compose(given, permit_for(message()), Envelope("bank.example"))
    except ValueError:
        return  # refused outright: a line break in a header
    assert mail["To"] == "person@mail.example"
    assert {"Bcc", "Cc", "Reply-To"}.isdisjoint(mail.keys())
    assert len(mail.keys()) == len(set(mail.keys()))


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", Server("127.0.0.1", 2525)),
        ("sink://127.0.0.1:2525", Server("127.0.0.1", 2525, sink=True)),
        ("smtp://mail.example", Server("mail.example", 587)),
        ("smtps://u%40x:p%2Fq@mail.example", Server("mail.example", 465, True, "u@x", "p/q")),
    ],
)
def test_an_address_of_a_server_is_read(url: str, server: Server) -> None:
    """Scheme, name, port and who signs in."""
    assert read_server(url) == server


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://u:secret@x:port", "smtp://x/y"]
)
def test_what_is_no_address_of_a_server_is_refused_without_repeating_it(url: str) -> None:
    """It may hold a password."""
    with pytest.raises(InvalidInput) as caught:
        read_server(url)
    assert "secret" not in caught.value.message + caught.value.help


@pytest.mark.parametrize("url", ["sink://mail.example:2525", "sink://127.0.0.1"])
def test_a_sink_is_on_this_machine_and_named_as_one(url: str) -> None:
    """Only what is said to end here may be rehearsed into; a port on this machine may be a tunnel."""
    with pytest.raises(InvalidInput, match="on this machine"):
        read_server(url)
    assert not read_server("smtp://127.0.0.1:2525").sink


def test_long_headers_are_folded_and_read_back_as_they_were() -> None:
    """Both ways to unsubscribe, and the permit: on lines that every server takes."""
    key, given = b"k" * 32, message()
    permit = permit_for(given)
    one_click = OneClick("https://bank.example/unsubscribe", key, lambda _: "0a" * 32)
    mail = compose(given, permit, Envelope("bank.example", one_click=one_click))
    sent = mail.as_bytes(policy=mail.policy)
    assert max(map(len, sent.splitlines())) <= 120
    read = message_from_bytes(sent, policy=SMTP)
    assert read["List-Unsubscribe"] == mail["List-Unsubscribe"]
    assert read["List-Unsubscribe"].count("<https://bank.example/unsubscribe") == 1
    assert decode("".join(read["X-Permit"].split())) == permit


def test_a_sender_of_other_letters_is_known_before_anything_is_claimed(sink: Sink) -> None:
    """The header by which people unsubscribe cannot name it."""
    with closing(channel_to(sink)) as channel:
        given = replace(message(), sender="dienst@bänk.example")
        assert channel.unfit(given, NOW) == "sender_unfit"
        assert channel.unfit(message(), NOW) is None
