"""There is one way to send: no other module can open a line, and no channel sends without a permit."""

import ast
import inspect
from dataclasses import replace

import pytest

from rightparty.channels import (
    call_task,
    failover,
    inbox,
    letter,
    push,
    recording,
    smpp,
    sms_http,
    sms_template,
    smtp,
    whatsapp,
)
from rightparty.channels.port import Channel
from rightparty.errors import Refused
from tests.channels.permits import KEY, NOW, TEXT, message, permit_for
from tests.code_health.source import PACKAGE, Source, sources

LINES_OUT = {
    "aiosmtplib",
    "smtplib",
    "httpx",
    "requests",
    "urllib3",
    "telnetlib",
    "ftplib",
    "smpplib",
    "socket",
    "select",
    "http",
    "imaplib",
    "poplib",
    "weasyprint",
}
OPENERS = {
    "channels/smtp.py": {"aiosmtplib"},
    "channels/smpp.py": {"smpplib", "select"},
    "channels/http_line.py": {"http"},
    "channels/mail_folder.py": {"imaplib"},
    "channels/webhook_line.py": {"http", "socket"},
    "channels/letter.py": {"weasyprint"},
    "channels/checks_aliyun.py": {"http"},
    "audit/page.py": {"weasyprint"},
    "bench/service_load.py": {"http"},
    "cli/demo_sink.py": {"socket"},
    "desk/paging.py": {"http"},
    "desk/server.py": {"socket"},
}
"""Who may open what: each kind of line leaves one module; the demonstration's sink and the console listen.

A mailbox is only read, a webhook carries no message to a person, an alarm calls the lender's own staff and
names nobody, what makes a letter or a report fetches nothing, and a benchmark asks the server that it has
just started.
"""

CHANNELS = (
    smtp.Smtp,
    call_task.CallTask,
    recording.Recording,
    sms_template.SmsTemplate,
    sms_http.SmsHttp,
    smpp.Smpp,
    inbox.AppInbox,
    letter.Letter,
    push.Push,
    whatsapp.WhatsApp,
    failover.Failover,
)
PUBLIC = {"name", "carrier", "unready", "unfit", "poll", "find", "close", "heed"}


def imported(source: Source) -> set[str]:
    """The top-level packages that a module imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_each_kind_of_line_is_opened_by_one_module() -> None:
    """No other module of the package imports anything that sends."""
    for source in sources(PACKAGE):
        name = source.path.relative_to(PACKAGE).as_posix()
        assert imported(source) & LINES_OUT <= OPENERS.get(name, set()), name


def test_no_channel_has_a_second_door() -> None:
    """Channels differ in what they do behind the check; the check itself is nobody's to replace."""
    for channel in CHANNELS:
        assert issubclass(channel, Channel)
        assert "send" not in vars(channel), f"{channel.__name__} must not have a `send` of its own"
        public = {name for name in vars(channel) if not name.startswith("_")}
        assert public - PUBLIC <= ({"weights"} if channel is failover.Failover else set()), channel.__name__


def test_sending_takes_a_message_and_a_permit_and_nothing_else() -> None:
    """No flag, no number and no text can be handed in beside them."""
    assert list(inspect.signature(Channel.send).parameters) == ["self", "message", "permit"]


def test_what_carries_is_called_by_the_check_alone() -> None:
    """Nowhere in the package is `_carry` or `sendmail` called but behind `send`.

    Behind the door of a failover its carriers are handed what passed: that is the one other call.
    """
    callers = [
        source.at(node)
        for source in sources(PACKAGE)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("_carry", "sendmail", "send_message", "_deliver")
    ]
    files = [place.rsplit(":", 1)[0] for place in callers]
    assert sorted(files) == [
        "src/rightparty/channels/failover.py",
        "src/rightparty/channels/port.py",
        *["src/rightparty/channels/smtp.py"] * 2,
    ]


@pytest.mark.parametrize("name", ["call", "email", "sms", "inbox", "letter", "push", "im"])
def test_every_channel_has_a_twin(name: str) -> None:
    """It checks as every channel does, and keeps what it was given."""
    twin = recording.Recording(name, KEY.public_key(), lambda: NOW)
    given = message(text=replace(TEXT, channel=name))
    assert twin.send(given, permit_for(given)).result == "sent"
    with pytest.raises(Refused):
        twin.send(replace(given, point="another"), permit_for(given, number=2))
    assert twin.carried.messages == [given]


def test_no_number_is_typed_in_and_the_sender_is_the_books() -> None:
    """A claim takes the number from `points`, and the caller's identity from `senders`."""
    maker = ast.parse((PACKAGE / "desk" / "weighing.py").read_text(encoding="utf-8"))
    (made,) = (
        node
        for node in ast.walk(maker)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
    )
    given = {word.arg: ast.unparse(word.value) for word in made.keywords}
    assert given["point"] == "point['value']"
    assert given["sender"] == "sender['value']"
    assert given["sender_name"] == "sender['shown_name'] or creditor['neutral_name'] or ''"


def test_a_message_is_made_in_one_place() -> None:
    """Only where a claim decides are messages made: nobody can type in an address."""
    makers = {
        source.path.relative_to(PACKAGE).as_posix()
        for source in sources(PACKAGE)
        if "from rightparty.channels.port import" in source.text
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
    }
    assert makers == {"desk/weighing.py"}
