"""One click to unsubscribe: an address for one contact that only we could have written."""

from contextlib import closing
from datetime import timedelta
from email.policy import SMTP
from string import ascii_letters, digits

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.mail import Envelope, OneClick, compose, read_bounces, read_one_click
from rightparty.channels.one_click import Click, check_one_click, one_click_token
from rightparty.channels.smtp import Smtp, read_server
from rightparty.errors import InvalidInput
from tests.channels.permits import KEY, NOW, message, permit_for
from tests.desk.sink import opened_sink

SECRET = b"k" * 32
MARK = "0a" * 32


@drawn(
    st.text(ascii_letters + digits + "_-", min_size=1, max_size=64),
    st.none() | st.binary(min_size=32, max_size=32),
)
def test_a_token_names_its_contact(reference: str, where: bytes | None) -> None:
    """And where it went, with the secret it was made with, and no other."""
    mark = where.hex() if where is not None else None
    token = one_click_token(reference, SECRET, mark)
    assert check_one_click(token, SECRET) == Click(reference, mark)
    assert check_one_click(token, b"another") is None


@drawn(st.text(max_size=120))
def test_nothing_else_is_a_token(text: str) -> None:
    """Whatever stands in an address."""
    assert check_one_click(text, SECRET) is None


def test_a_flipped_letter_is_no_token() -> None:
    """Neither in the reference nor in the mark."""
    token = one_click_token("c0ffee", SECRET, MARK)
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        assert check_one_click(token[:place] + other + token[place + 1 :], SECRET) is None
    with pytest.raises(ValueError, match="reference"):
        one_click_token("a b", SECRET)
    with pytest.raises(ValueError, match="mark"):
        one_click_token("c0ffee", SECRET, "person@mail.example")


def test_a_mail_offers_both_ways_and_reports_come_to_an_address_of_the_contact() -> None:
    """RFC 8058: by mail, and by one POST; the envelope's sender names our reference."""
    marked: list[str] = []

    def mark(value: str) -> str:
        marked.append(value)
        return MARK

    click = OneClick("https://bank.example/u/", SECRET, mark)
    envelope = Envelope("bank.example", "bounces@mail.bank.example", click)
    with opened_sink() as sink:
        channel = Smtp(read_server(sink.url), KEY.public_key(), lambda: NOW + timedelta(minutes=1), envelope)
        with closing(channel):
            assert channel.send(message(), permit_for(message())).result == "sent"
    (mail,) = sink.mails
    assert sink.senders == ["bounces+c0ffee@mail.bank.example"]
    by_mail, by_click = "".join(mail["List-Unsubscribe"].split()).split(",")
    assert by_mail.startswith("<mailto:service@bank.example?")
    address = by_click.strip("<>")
    assert address.startswith("https://bank.example/u/c0ffee.")
    assert check_one_click(address.rsplit("/", 1)[1], SECRET) == Click("c0ffee", MARK)
    assert marked == [message().point]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert SECRET.hex() not in repr(click) + repr(envelope)


def test_an_address_to_click_leaves_as_it_is_however_long() -> None:
    """No part of it is encoded: a mail programme reads no encoded word there (RFC 2047, 5)."""
    click = OneClick("https://collections.bank-of-the-far-east.example/unsubscribe/", SECRET, lambda _: MARK)
    mail = compose(message(), permit_for(message()), Envelope("bank.example", None, click))
    raw = mail.as_bytes(policy=SMTP)
    head = raw.partition(b"List-Unsubscribe: ")[2].partition(b"\r\nList-Unsubscribe-Post")[0].decode()
    by_mail, by_click = head.split(",\r\n ")
    assert by_mail == "<mailto:service@bank.example?subject=unsubscribe%20c0ffee>"
    assert by_click == f"<{click.address('c0ffee', message().point)}>"


def test_addresses_that_are_none_are_refused() -> None:
    """One click is https; an address for reports has no plus of its own."""
    assert read_bounces("bounces@mail.bank.example") == "bounces@mail.bank.example"
    for bad in ("bounces+x@bank.example", "bank.example", "a b@bank.example", "x@bank"):
        with pytest.raises(InvalidInput):
            read_bounces(bad)
    for bad in ("http://bank.example/u", "https://bank.example/u?x=1", "bank.example"):
        with pytest.raises(InvalidInput):
            read_one_click(bad)
