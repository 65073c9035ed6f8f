"""Mail that comes back: reports of failure, what machines wrote and people's words are told apart."""

from collections.abc import Sequence
from email.message import EmailMessage

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.bounces import UNREAD, Ours, read_mail
from rightparty.channels.mail import Envelope, compose
from rightparty.channels.receipts import LONGEST_REPORT, UNREADABLE, Inbound, Meaning, Receipt
from rightparty.errors import InvalidInput
from tests.channels.permits import message, permit_for

OURS = Ours("bank.example", "bounces@mail.bank.example")
SENT = compose(message(), permit_for(message()), Envelope("bank.example"))


def report(
    action: str = "failed",
    status: str = "5.1.1",
    *,
    to: str = "bounces+c0ffee@mail.bank.example",
    returned: Sequence[tuple[str, str]] = (),
    diagnostic: str = "smtp; 550 5.1.1 no such user",
) -> bytes:
    """A report as RFC 3464 has it."""
    parts = [
        ("text/plain; charset=utf-8", "It could not be delivered."),
        (
            "message/delivery-status",
            (
                "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; person@mail.example\n"
                f"Action: {action}\nStatus: {status}\nDiagnostic-Code: {diagnostic}\n"
            ),
        ),
        *(returned or ()),
    ]
    body = "".join(f"--b\nContent-Type: {kind}\n\n{text}\n" for kind, text in parts)
    head = (
        f"From: MAILER-DAEMON@mx.example\nTo: {to}\nDate: Tue, 24 Nov 2026 09:05:00 +0800\n"
        "Auto-Submitted: auto-replied\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'
    )
    return f"{head}\n{body}--b--\n".encode()


@pytest.mark.parametrize(
    ("action", "status", "meaning"),
    [
        ("failed", "5.1.1", Meaning("failed", "bounced", "bounced")),
        ("failed", "5.1.10", Meaning("failed", "bounced", "bounced")),
        ("failed", "5.7.1", Meaning("failed", "rejected")),
        ("failed", "4.4.7", Meaning("failed", "rejected")),
        ("failed", "", Meaning("failed", "bounced")),
        ("failed", "2.0.0", Meaning("failed", "bounced")),
        ("delayed", "4.4.1", Meaning("waiting")),
        ("relayed", "2.0.0", Meaning("waiting")),
        ("delivered", "2.1.5", Meaning("delivered", "delivered", "delivered")),
    ],
)
def test_what_a_report_says(action: str, status: str, meaning: Meaning) -> None:
    """Only a mailbox that is not there is evidence; a delay is not the end."""
    one = read_mail(report(action, status, diagnostic=""), OURS)
    assert isinstance(one, Receipt)
    assert (one.reference, one.meaning) == ("c0ffee", meaning)
    assert one.at is not None


def test_a_code_that_only_the_diagnosis_has() -> None:
    """Some servers leave the status out."""
    one = read_mail(report(status="failed", diagnostic="smtp; 550 5.2.1 switched off"), OURS)
    assert isinstance(one, Receipt)
    assert (one.code, one.meaning.evidence) == ("5.2.1", "bounced")


def test_a_report_is_ours_by_the_mail_that_it_returns() -> None:
    """Its headers alone, or the whole of it; anybody else's names no contact."""
    head = ("text/rfc822-headers", "Message-ID: <c0ffee@bank.example>\nSubject: x\n")
    all_of_it = ("message/rfc822", SENT.as_string())
    for part in (head, all_of_it):
        one = read_mail(report(to="service@bank.example", returned=[part]), OURS)
        assert isinstance(one, Receipt)
        assert one.reference == "c0ffee"
    foreign = ("text/rfc822-headers", "Message-ID: <c0ffee@evil.example>\n")
    for other in (
        report(to="service@bank.example"),
        report(to="bounces+c0ffee@evil.example"),
        report(to="other+c0ffee@mail.bank.example"),
        report(to="x@bank.example", returned=[foreign]),
    ):
        one = read_mail(other, OURS)
        assert isinstance(one, Receipt)
        assert one.reference is None


def written(body: str = "我不是王小明", **headers: str) -> bytes:
    """A mail that somebody, or some machine, wrote."""
    mail = EmailMessage()
    mail["From"] = "Person <person@mail.example>"
    mail["To"] = "service@bank.example"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(body)
    return mail.as_bytes()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "auto_reply"},
        {"Subject": "Out of Office: back on Monday"},
        {"Subject": "自动回复：我在休假"},
        {"Subject": "自動回覆：我在休假"},
    ],
    ids=str,
)
def test_what_a_machine_may_have_written_says_so(headers: dict[str, str]) -> None:
    """It is handed on as such: what it says may stop us, and is no proof of whose address it is."""
    one = read_mail(written(In_Reply_To="<c0ffee@bank.example>", **headers), OURS)
    assert isinstance(one, Inbound)
    assert (one.automatic, one.reference, one.subject) == (True, "c0ffee", headers.get("Subject", ""))
    assert one.text.strip() == "我不是王小明"


@pytest.mark.parametrize(
    "headers",
    [{"X_Auto_Response_Suppress": "All"}, {"Precedence": "bulk"}, {"Auto_Submitted": "no"}, {}],
    ids=str,
)
def test_what_asks_for_no_answer_is_not_a_machine_s(headers: dict[str, str]) -> None:
    """Offices' mail servers write that above what people say."""
    one = read_mail(written(**headers), OURS)
    assert isinstance(one, Inbound)
    assert not one.automatic


def test_a_mail_of_ours_that_comes_back_as_it_went_says_nothing() -> None:
    """Somebody's rule sends it on to us: "reply STOP" in it is ours."""
    one = read_mail(SENT.as_bytes(), OURS)
    assert isinstance(one, Inbound)
    assert (one.automatic, one.subject, one.text) == (True, "", UNREADABLE)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_subject_that_nothing_encodes_is_read(charset: str) -> None:
    """Some programs write their letters as they are."""
    raw = "From: a@mail.example\nSubject: 别再给我写信\n\nok\n".encode(charset)
    one = read_mail(raw, OURS)
    assert isinstance(one, Inbound)
    assert one.subject == "别再给我写信"


def test_what_a_person_writes_is_handed_on() -> None:
    """In their own letters, with the contact that they answer."""
    one = read_mail(written(Subject="Re: x", In_Reply_To="<c0ffee@bank.example>"), OURS)
    assert isinstance(one, Inbound)
    assert (one.channel, one.sender, one.reference) == ("email", "person@mail.example", "c0ffee")
    assert one.text.strip() == "我不是王小明"
    assert "王小明" not in repr(one)
    assert "person@" not in repr(one)


@pytest.mark.parametrize(
    ("headers", "reference"),
    [
        ({"References": "<old@bank.example> <x@mail.example> <new@bank.example>"}, "new"),
        ({"References": "<old@bank.example> <new@bank.example> <x@mail.example>"}, "new"),
        ({"References": "<old@bank.example>" + " <x@mail.example>" * 900}, None),
        ({"References": "<old@bank.example> <new@bank.example>", "In-Reply-To": "<mid@bank.example>"}, "mid"),
        ({"References": "<old@bank.example> <new@bank.example>", "In-Reply-To": "<x@mail.example>"}, "new"),
    ],
    ids=str,
)
def test_the_mail_that_is_answered_is_the_last_of_ours(
    headers: dict[str, str], reference: str | None
) -> None:
    """A conversation names all that went before; what stands in `In-Reply-To` comes first."""
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    one = read_mail(f"From: a@mail.example\n{head}\nSTOP\n".encode(), OURS)
    assert isinstance(one, Inbound)
    assert one.reference == reference


def test_a_mail_bears_an_id_of_its_own() -> None:
    """By which it is known when it is delivered again; it is shown nowhere."""
    one = read_mail(written(Message_ID="<1@mail.example>"), OURS)
    assert isinstance(one, Inbound)
    assert one.provider_id == "<1@mail.example>"
    assert "1@mail" not in repr(one)
    bare = read_mail(written(), OURS)
    assert isinstance(bare, Inbound)
    assert bare.provider_id is None


def test_a_report_that_somebody_forwards_is_a_mail_of_theirs() -> None:
    """What is attached to it is not what they say."""
    attached = report(to="x@bank.example").decode()
    body = f"--o\n\nSTOP\n--o\nContent-Type: message/rfc822\n\n{attached}\n--o--\n"
    head = 'From: a@mail.example\nContent-Type: multipart/mixed; boundary="o"\n'
    one = read_mail(f"{head}\n{body}".encode(), OURS)
    assert isinstance(one, Inbound)
    assert one.text.strip() == "STOP"


def test_a_mail_that_unsubscribes_says_so() -> None:
    """As the address in List-Unsubscribe makes it."""
    for more in ({}, {"Auto_Submitted": "auto-generated"}, {"Return_Path": "<>"}):
        one = read_mail(written("", Subject="unsubscribe c0ffee", **more), OURS)
        assert isinstance(one, Inbound)
        assert (one.subject, one.text, one.reference) == ("unsubscribe c0ffee", UNREADABLE, "c0ffee")


def test_a_report_in_another_form_proves_nothing() -> None:
    """It is kept as one that was not read."""
    mail = written("I was not able to deliver your message.", Return_Path="<>")
    one = read_mail(mail.replace(b"Person <person@mail.example>", b"MAILER-DAEMON@mx.example"), OURS)
    assert isinstance(one, Receipt)
    assert (one.code, one.meaning) == (UNREAD, Meaning("waiting"))


def test_a_mail_without_end_is_not_read() -> None:
    """Somebody looks at it by hand."""
    with pytest.raises(InvalidInput):
        read_mail(b"x" * (LONGEST_REPORT + 1), OURS)


_LINES = st.sampled_from(
    [
        b"Content-Type: multipart/report; boundary=x",
        b'Content-Type: multipart/mixed; boundary=""',
        b"Content-Type: message/delivery-status",
        b"Content-Type: message/rfc822",
        b"Content-Type: text/plain; charset=nonsense",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode",
        b"Subject: =?nonsense?B?!!!?=",
        b"Subject: =?utf-8?Q?=FF=FE?=",
        b"From: =?utf-8?B?=?= <@@>",
        b"Date: Tue, 99 Nov 99999 99:99:99 +9999",
        b"Status: 5.1.1",
        b"Action: failed",
        b"",
        b"--x",
        b"--x--",
        b"begin 644 x",
        b"\xff\x00\xe4",
    ]
)


@drawn(st.binary(max_size=400) | st.lists(_LINES | st.binary(max_size=20), max_size=30).map(b"\n".join))
def test_no_mail_does_more_than_be_read(raw: bytes) -> None:
    """Anything at all is one of the two, and hashable as such."""
    assert isinstance(read_mail(raw, OURS), Receipt | Inbound)
