"""A mail as it is written."""

from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.mail import Envelope, as_sent, compose
from tests.channels.permits import message, permit_for

NAMES = ("晨光客户服务", "Bank", 'Care "24/7", Ltd.', "Ćosić & Søn", "x" * 90, "")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("time", ["first", "again"])
def test_headers_that_are_made_once_are_those_of_their_own_mail(name: str, time: str) -> None:
    """Whoever sent before: name and address of this sender, and its own text."""
    given = message(sender_name=name, sender=f"care{len(name)}@bank.example")
    sent = as_sent(compose(given, permit_for(given), Envelope("bank.example")))
    read = message_from_bytes(sent, policy=SMTP)
    assert isinstance(read, EmailMessage), time
    (sender,) = read["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, given.sender)
    assert read["To"].addresses[0].addr_spec == given.point
    assert read.get_content().replace("\r\n", "\n").rstrip("\n") == given.text.body
    assert read["MIME-Version"] == "1.0"


@drawn(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=80))
def test_a_sender_is_folded_as_email_folds_it(name: str) -> None:
    """Byte for byte as the library does it without our shortcuts, at first and again."""
    given = message(sender_name=name)
    plain = EmailMessage(policy=SMTP)
    plain["From"] = Address(name, addr_spec=given.sender)
    (line,) = (SMTP.fold_binary(header, value) for header, value in plain.raw_items())
    for _ in range(2):
        assert line in as_sent(compose(given, permit_for(given), Envelope("bank.example")))
